"""Files are chosen where she was last; a folder that is gone is passed over, a suffix is added."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from ui.choosing import IN, OUT, PDF, Chooser, chooser_of

DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "来文"
    folder.mkdir()
    return folder


@pytest.fixture
def window(qtbot):
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    shown = QWidget()
    qtbot.addWidget(shown)
    yield shown
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, on=False)


def answered(words):
    """Writes `words` over what the chooser that opens proposes, and confirms; told: what it was."""
    told = []

    def answer():
        chooser = QApplication.activeModalWidget()
        assert isinstance(chooser, QFileDialog)
        chooser.activateWindow()
        field = chooser.findChild(QLineEdit)
        told.extend((chooser.directory().path(), field.text()))
        field.setFocus()
        field.setText(words)
        QTest.qWait(50)
        QTest.keyClick(field, Qt.Key.Key_Return)
        if chooser.isVisible():
            chooser.reject()

    QTimer.singleShot(200, answer)
    return told


def test_a_chooser_begins_where_the_last_file_went(session, settings, folder, window):
    told = answered(str(folder / "看板.pdf"))
    Chooser(session, settings).to_write(window, "导出看板", "看板.pdf", PDF)

    again = answered("")
    Chooser(session, settings).to_write(window, "导出看板", "看板.pdf", PDF)

    assert told[0] != str(folder)
    assert again == [str(folder), "看板.pdf"]


def test_a_name_without_suffix_gets_it(session, settings, folder, window):
    answered(str(folder / "要点1.5稿"))

    chosen = Chooser(session, settings).to_write(window, "导出看板", "看板.pdf", PDF)

    assert chosen == folder / "要点1.5稿.pdf"


def test_files_taken_in_and_put_out_have_folders_of_their_own(session, settings, folder):
    chooser = Chooser(session, settings)

    chooser.keep(folder, IN)

    assert chooser.start(IN) == folder
    assert chooser.start(OUT) != folder


def test_a_folder_that_is_gone_is_passed_over(session, settings, folder, monkeypatch):
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(folder / "无"))
    chooser = Chooser(session, settings)
    chooser.keep(folder)
    shutil.rmtree(folder)

    assert chooser.start() == Path.home()


def test_every_page_asks_the_same_chooser(session, settings):
    chooser = Chooser(session, settings)

    assert chooser_of(session) is chooser
