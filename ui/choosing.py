"""Choosing a file or a folder: each chooser begins where such a thing came from or went last time.

    chooser_of(session).to_write(self, "导出看板", name_ending(plan.title, "看板.pdf"), PDF)

A folder that is there no longer – a drive pulled out – is passed over for the documents.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QFileDialog, QWidget

    from ui.session import Session

IN, OUT, COPY = "import/folder", "export/folder", "copy/folder"
"""Where files are taken in from, where papers are put, where copies of the store are."""
EXCEL, PDF = "Excel 工作簿 (*.xlsx)", "PDF (*.pdf)"


class Chooser(QObject):
    """Asks for files and folders, and keeps the folder in `settings` until the next time."""

    def __init__(self, session: Session, settings: QSettings | None = None) -> None:
        super().__init__(session)
        self._settings = settings
        self._folders: dict[str, str] = {}

    def start(self, key: str = OUT) -> Path:
        """The folder a chooser begins in."""
        kept = self._folders.get(key, "")
        if self._settings is not None:
            kept = str(self._settings.value(key, kept))
        where = QtCore.QStandardPaths.StandardLocation.DocumentsLocation
        documents = QtCore.QStandardPaths.writableLocation(where)
        there = (Path(folder) for folder in (kept, documents) if folder and _is(Path(folder)))
        return next(there, Path.home())

    def keep(self, folder: Path, key: str = OUT) -> None:
        """Begin here the next time."""
        self._folders[key] = str(folder)
        if self._settings is not None:
            self._settings.setValue(key, str(folder))

    def to_read(
        self, parent: QWidget, title: str, kinds: str, *, several: bool = False
    ) -> tuple[Path, ...]:
        """The files she chose to be read, none where she chose none.

        `kinds` as Qt takes them: 表格 (*.xlsx *.csv);;所有文件 (*).
        """
        dialog = QtWidgets.QFileDialog(parent, title, str(self.start(IN)), kinds)
        mode = QtWidgets.QFileDialog.FileMode
        dialog.setFileMode(mode.ExistingFiles if several else mode.ExistingFile)
        dialog.setOption(dialog.Option.HideNameFilterDetails)  # 25 suffixes tell nobody much
        return self._ask(dialog, IN)

    def to_write(
        self, parent: QWidget, title: str, name: str, kinds: str, key: str = OUT
    ) -> Path | None:
        """The file she named, with the suffix of `kinds`; she was asked if it is there already."""
        suffix = "".join(re.findall(r"\*(\.[\w-]+)", kinds)[:1])
        dialog = QtWidgets.QFileDialog(parent, title, str(self.start(key)), kinds)
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(name)
        chosen = next(iter(self._ask(dialog, key)), None)
        if chosen is None or chosen.name.endswith(suffix):
            return chosen
        whole = chosen.with_name(chosen.name + suffix)  # Qt takes the 5 of 要点1.5稿 for a suffix
        if whole.exists():
            return self.to_write(parent, title, whole.name, kinds, key)  # asks about this one, too
        return whole

    def folder(self, parent: QWidget, title: str, key: str = OUT) -> Path | None:
        """The folder she chose."""
        dialog = QtWidgets.QFileDialog(parent, title, str(self.start(key)))
        dialog.setFileMode(dialog.FileMode.Directory)
        dialog.setOption(dialog.Option.ShowDirsOnly)
        chosen = next(iter(asked(dialog)), None)
        if chosen:
            self.keep(chosen, key)
        return chosen

    def _ask(self, dialog: QFileDialog, key: str) -> tuple[Path, ...]:
        chosen = asked(dialog)
        if chosen:
            self.keep(chosen[0].parent, key)
        return chosen


def asked(dialog: QFileDialog) -> tuple[Path, ...]:
    """What is chosen when the dialog closes."""
    chosen = tuple(map(Path, dialog.selectedFiles())) if dialog.exec() else ()
    dialog.deleteLater()
    return chosen


def chooser_of(session: Session) -> Chooser:
    """The one chooser of a session."""
    return session.findChild(Chooser) or Chooser(session)


def _is(folder: Path) -> bool:
    """A folder is there; a drive that does not answer has none."""
    try:
        return folder.is_dir()
    except OSError:
        return False
