"""What a wild hand lets go over a widget: sentences of the library, papers, mere words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.wild_widgets import lives
from ui.carrying import Carried
from workbench.drafting.samples import samples

if TYPE_CHECKING:
    import random

    from ui.session import Session

_COPY, _LEFT, _NONE = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


def random_load(chance: random.Random, session: Session) -> tuple[str, QMimeData]:
    """What it is called, and the thing."""
    kind = chance.choice(("sentence", "sentence", "sentence", "words", "text", "paper", "file"))
    data = QMimeData()
    if kind in ("sentence", "words", "paper"):
        origin = chance.choice(session.workbench.documents()).id
        tasks = tuple(task.id for task in session.workbench.find_plan(origin).tasks())
        some = tuple(chance.sample(tasks, min(len(tasks), chance.randint(1, 3))))
        words = "新增急救站点6个。" if kind == "words" else ""
        Carried(origin, some if kind == "sentence" else (), words).packed(data)
    elif kind == "file":
        data.setUrls([QUrl.fromLocalFile(str(chance.choice(samples())))])
    else:
        data.setText("哨点")
    return kind, data


def drop(widget: QWidget, at: QPoint, data: QMimeData) -> None:
    """Drag `data` over the widget or what takes it around it, and let go where it may be."""
    while not widget.acceptDrops() and widget.parentWidget() and not widget.isWindow():
        at, widget = widget.mapToParent(at), widget.parentWidget()
    QApplication.sendEvent(widget, QDragEnterEvent(at, _COPY, data, _LEFT, _NONE))
    move = QDragMoveEvent(at, _COPY, data, _LEFT, _NONE)
    if lives(widget):
        QApplication.sendEvent(widget, move)
    if not lives(widget):
        return
    if move.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(at), _COPY, data, _LEFT, _NONE))
    else:
        QApplication.sendEvent(widget, QDragLeaveEvent())
