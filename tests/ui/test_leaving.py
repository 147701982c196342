"""The window closed while an export runs: what was begun is finished, unless closed once more."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest

from workbench.errors import ExportError

FORMATS = ["pdf", "docx", "xlsx"]


@pytest.fixture
def gate(monkeypatch):
    """Every export waits for it between its first and its second file."""
    opened = threading.Event()

    def write(plan, folder, formats, by_unit, progress, units):
        files = tuple(folder / f"要点.{suffix}" for suffix in formats)
        for file in files:
            progress(0, len(files), file.name)
            file.write_text(plan.title, encoding="utf-8")
            opened.wait(5)
        return SimpleNamespace(files=files, fonts={}, substitutions=(), failures=(), missing="")

    monkeypatch.setattr("workbench.app.export_plan", write)
    yield opened
    opened.set()


@pytest.fixture
def exporting(window, session, tmp_path, gate, qtbot):
    """The window while the second of three files is not written yet."""
    with qtbot.waitSignal(session.work_started):
        session.making.export(tmp_path, FORMATS)
    qtbot.waitUntil(lambda: any(tmp_path.glob("要点.*")))
    return window


def test_closing_waits_for_the_export_and_says_so(exporting):
    closed = exporting.close()
    exporting.status.refresh()

    assert not closed
    assert exporting.isVisible()
    assert exporting.status.message.text() == "正在完成导出…"
    assert exporting.status.message.isVisibleTo(exporting)


def test_the_window_closes_by_itself_once_all_files_are_written(exporting, gate, tmp_path, qtbot):
    exporting.close()

    gate.set()

    qtbot.waitUntil(exporting.isHidden)
    assert len(list(tmp_path.glob("要点.*"))) == len(FORMATS)


def test_closing_once_more_calls_the_export_off(exporting, gate, fake, tmp_path):
    exporting.close()
    threading.Timer(0.2, gate.set).start()

    closed = exporting.close()

    assert closed
    assert fake.closed
    assert len(list(tmp_path.glob("要点.*"))) < len(FORMATS)


def test_an_export_that_fails_keeps_the_window_open_to_be_read(
    window, session, tmp_path, qtbot, monkeypatch
):
    def refuse(*_, **__):
        raise ExportError("未能写出‘要点.pdf’：磁盘已满。", "请腾出空间。")

    monkeypatch.setattr("workbench.app.export_plan", refuse)
    session.making.export(tmp_path, FORMATS)

    with qtbot.waitSignal(session.idle):
        window.close()

    assert window.isVisible()
    assert "磁盘已满" in window.area.bars.news[0].text
