"""Files dropped anywhere in the window are imported, also over fields that take text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QWidget

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrop(QObject):
    """Watches widgets for files dropped on them; other drops go their own way.

    Signals:
        dropped(paths): local files were dropped.
    """

    dropped = Signal(object)

    def watch(self, widget: QWidget) -> None:
        """Take files dropped on `widget`; where it takes no drops its window gets them anyway."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() not in _DRAGS:
            return False
        drop = cast("QDropEvent", event)
        paths = files_in(drop.mimeData())
        if not paths:
            return False
        drop.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """The local files that are dragged, none if it is something else."""
    urls = data.urls() if data.hasUrls() else []
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
