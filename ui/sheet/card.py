"""A small card beside a mark the mouse rests on: last year, the superior, where else it stands.

指标　急救站点　6个
去年目标 5个 · 实绩 5个
上级要求：未提
另有 2 处：（四）第1句、（五）第2句（Ctrl+点击前往）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QTimer
from PySide6.QtWidgets import QToolTip

from ui.sheet.spans import Mark
from workbench.drafting.moving import sentence_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.session import Session
    from ui.sheet.following import Following, Subject
    from ui.sheet.view import SheetView

REST_MS = 400
_NAMED = 3


class Card(QObject):
    """Tells about the mark under the mouse once it rests there."""

    def __init__(self, sheet: SheetView, session: Session, following: Following) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._session = session
        self._following = following
        self._point = QPointF()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._show)

    def hover(self, point: QPointF) -> None:
        """The mouse moved; it may rest here."""
        self._point = point
        self._rest.start()

    def leave(self) -> None:
        """She types, or the mouse is elsewhere."""
        self._rest.stop()

    def words_at(self, point: QPointF) -> str:
        """What the card says at a point of the viewport, "" where no mark is."""
        cursor = self._sheet.cursorForPosition(point.toPoint())
        rect = self._sheet.cursorRect(cursor)
        near = abs(rect.center().x() - point.x()) <= self._sheet.sheet.page.em
        subject = self._following.subject(cursor) if near else None
        return "\n".join(self._lines(subject)) if subject and subject.mark else ""

    def _lines(self, subject: Subject) -> Iterator[str]:
        assert subject.mark is not None
        if subject.mark is Mark.TARGET:
            yield from self._target(subject)
        else:
            yield f"{subject.mark.label}　{subject.words}"
        others = self._following.others(subject)
        plan = self._session.plan
        if others and plan:
            names = "、".join(sentence_name(plan, echo.task_id) for echo in others[:_NAMED])
            more = "等" if len(others) > _NAMED else ""
            yield f"另有 {len(others)} 处：{names}{more}（Ctrl+点击前往）"

    def _target(self, subject: Subject) -> Iterator[str]:
        """The figure, last year's, and how it stands to the superior's."""
        from ui.details.targets import last_words, verdict

        task = self._sheet.sheet.task(subject.task_id)
        targets = task.targets if task else ()
        at = next((i for i, t in enumerate(targets) if subject.words in t.quote), -1)
        if at < 0:
            yield f"指标　{subject.words}"
            return
        yield f"指标　{targets[at].indicator}　{targets[at].figure or subject.words}"
        known = self._session.known(subject.task_id)
        history = known.histories(targets)[at] if known else None
        told, _, _ = verdict(targets[at], history, compared=bool(known and known.asked))
        yield from (line for line in (last_words(targets[at], history), told) if line)

    def _show(self) -> None:
        if words := self.words_at(self._point):
            area = self._sheet.viewport()
            here = self._point.toPoint()
            stays = QRect(here.x() - 20, here.y() - 14, 40, 28)
            QToolTip.showText(area.mapToGlobal(here), words, area, stays)
