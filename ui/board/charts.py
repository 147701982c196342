"""The four pictures of the board (看板), drawn by painter on screen, as picture and into the PDF.

Each is handed a painter, its room and the board, and gives back the places one can point at.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainterPath, QPen

from ui import style
from ui.tasks.arranging import NOBODY, Filter, State
from workbench.assigning.board import UNDECIDED
from workbench.assigning.quarters import NAMES, ORDER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter

    from workbench.assigning.board import Board, Flow, Trend

_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTRE = Qt.AlignmentFlag.AlignCenter
_GAP = 2.0
_FLOW_GAP = 5.0
_SLOT = 0.8
"""The least height of a flow, in lines of its words."""
_OPEN_STROKES = Qt.BrushStyle.BDiagPattern
_LEAVING = ("完成退出", "退出")
_FATES = {
    "延续": "q0", "深化": "q1", "合并": "q2", "拆分": "q4",
    "结转": "q3", UNDECIDED: "warn", "完成退出": "ok", "退出": "q0", "新增": "ok",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a picture: what it says, and which tasks it stands for."""

    rect: QRectF
    words: str
    wanted: Filter | None = None


class Pen:
    """A painter with our fonts and the colours of screen or paper."""

    def __init__(self, painter: QPainter, shade: Callable[[str], QColor]) -> None:
        self.painter = painter
        self.shade = shade

    def write(
        self, rect: QRectF, words: str, token: str = "ink", role: str = "small",
        side: Qt.AlignmentFlag = _LEFT,
    ) -> None:  # fmt: skip
        """Words in `rect`, cut where they have no room."""
        font = style.font(role)
        self.painter.setFont(font)
        self.painter.setPen(self.shade(token))
        cut = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        self.painter.drawText(rect, side, cut)

    def bar(self, rect: QRectF, token: str) -> None:
        """A full bar."""
        self.painter.fillRect(rect, self.shade(token))

    def hatched(self, rect: QRectF) -> None:
        """A bar of what is open: outline and slanted strokes."""
        colour = self.shade("warn")
        self.painter.fillRect(rect, QBrush(colour, Qt.BrushStyle.BDiagPattern))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(colour, 1))
        self.painter.drawRect(rect)


def _width(words: str, role: str = "small") -> float:
    return QFontMetricsF(style.font(role)).horizontalAdvance(words)


def _line() -> float:
    return QFontMetricsF(style.font("small")).height()


def draw_loads(pen: Pen, room: QRectF, board: Board) -> list[Mark]:
    """各单位任务: a bar a unit, stacked by quarter, numbers in the bars, the sum behind."""
    high = _line() + 8
    most = max(1, int((room.height() - high) // high))
    loads = board.loads[:most]
    unseen = len(board.loads) - len(loads)
    left = min(max((_width(load.unit) for load in loads), default=0) + 12, room.width() / 3)
    unit = (room.width() - left - style.px(40)) / max((load.total for load in loads), default=1)
    marks: list[Mark] = []
    for at, load in enumerate(loads):
        top = room.top() + at * high
        pen.write(QRectF(room.left(), top, left - 8, high), load.unit, side=_RIGHT)
        x = room.left() + left
        for quarter in ORDER:
            count = load.quarters[quarter]
            if not count:
                continue
            rect = QRectF(x, top + 3, max(unit * count - _GAP, 2), high - 6)
            pen.bar(rect, f"q{quarter}")
            if rect.width() > _width(str(count)):
                pen.write(rect, str(count), "surface", "small", _CENTRE)
            words = f"{load.unit}，{NAMES[quarter]} {count}项"
            marks.append(Mark(rect, words, Filter(unit=load.unit, quarter=quarter)))
            x += unit * count
        pen.write(QRectF(x + 6, top, style.px(40), high), str(load.total), "ink2", "strong")
    foot = QRectF(room.left(), room.top() + len(loads) * high, room.width(), high)
    _legend(pen, foot.adjusted(left, 0, 0, 0))
    if unseen:
        pen.write(foot.adjusted(0, 0, -8, 0), f"另有 {unseen} 家", "ink3", side=_RIGHT)
    return marks


def _legend(pen: Pen, room: QRectF) -> None:
    x, side = room.left(), style.px(10)
    for quarter in ORDER:
        pen.bar(QRectF(x, room.center().y() - side / 2, side, side), f"q{quarter}")
        pen.write(
            QRectF(x + side + 4, room.top(), style.px(80), room.height()), NAMES[quarter], "ink2"
        )
        x += side + 18 + _width(NAMES[quarter])


def draw_covers(pen: Pen, room: QRectF, board: Board) -> list[Mark]:
    """责任落实: a bar a chapter, what nobody answers for hatched behind it."""
    high = min(_line() + 10, room.height() / max(len(board.covers), 1))
    left = min(max((_width(c.title) for c in board.covers), default=0) + 8, room.width() * 0.4)
    most = max((c.assigned + c.open for c in board.covers), default=1) or 1
    unit = (room.width() - left - style.px(64)) / most
    marks: list[Mark] = []
    for at, cover in enumerate(board.covers):
        top = room.top() + at * high
        pen.write(QRectF(room.left(), top, left - 8, high), cover.title)
        x, y, thick = room.left() + left, top + high * 0.18, high * 0.64
        done = QRectF(x, y, unit * cover.assigned, thick)
        pen.bar(done, "accent")
        words = f"{cover.title}：已定 {cover.assigned} 项"
        wanted = Filter(chapter=cover.section_id, state=State.ASSIGNED)
        marks += [Mark(done, words, wanted)] if cover.assigned else []
        x = done.right() + _GAP
        told = str(cover.assigned)
        if cover.open:
            unmet = QRectF(x, y, max(unit * cover.open - _GAP, 3), thick)
            pen.hatched(unmet)
            wanted = Filter(chapter=cover.section_id, only_open=True)
            marks.append(Mark(unmet, f"{cover.title}：{NOBODY} {cover.open} 项", wanted))
            x, told = unmet.right(), f"未定 {cover.open}"
        token = "warn" if cover.open else "ink2"
        pen.write(QRectF(x + 6, top, style.px(80), high), told, token)
    return marks


def draw_flows(pen: Pen, room: QRectF, board: Board) -> list[Mark]:
    """条目去留: last year's items at the left, where they went; this year's at the right.

    A flow is as broad as its items of last year at both ends; what is new comes from nowhere.
    """
    foot = _line() + 8
    least = max(foot * _SLOT, _line())
    unit = _unit(board, room.height() - foot - _FLOW_GAP * len(board.flows), least)
    label = _width("完成退出 000→000") + 8
    right = room.right() - label
    y_old = y_new = room.top()
    names: list[tuple[QRectF, str, Filter | None]] = []
    for flow in board.flows:
        leaves = flow.fate in _LEAVING
        broad = _count(flow) * unit
        slot = max(broad, least)
        end = right - room.width() * 0.2 if leaves else right
        old = QRectF(room.left(), y_old, 10, broad if flow.old else 0)
        new = QRectF(end, y_new + (slot - max(broad, 1)) / 2, 10, max(broad, 1))
        _draw_flow(pen, flow, old, new)
        names.append((new, _flow_words(flow), None if leaves else Filter(fate=flow.fate)))
        y_old += old.height() + (_FLOW_GAP if flow.old else 0)
        y_new += slot + _FLOW_GAP
    base = QRectF(room.left(), room.bottom() - foot, room.width(), foot)
    tops = spread([b.center().y() for b, _, _ in names], _line(), room.top(), base.top())
    marks: list[Mark] = []
    for (b, words, wanted), top in zip(names, tops, strict=True):
        room_of = QRectF(b.right() + 6, top, label + 40, _line())
        pen.write(room_of, words)
        marks.append(Mark(b.united(room_of), f"{words} 项", wanted))
    old_count, new_count = sum(f.old for f in board.flows), sum(f.new for f in board.flows)
    last = f"{board.last_year}年" if board.last_year else "上年"
    pen.write(base, f"{last} {old_count}项", role="strong")
    pen.write(base, f"{board.year}年 {new_count}项", role="strong", side=_RIGHT)
    return marks


def _count(flow: Flow) -> int:
    """The items of last year; of what is new those of this year."""
    return flow.old or flow.new


def _flow_words(flow: Flow) -> str:
    """Its count as 条目去留 tells it; of what became more or fewer what it became, too."""
    turned = flow.fate in ("合并", "拆分") and flow.new not in (0, flow.old)
    return f"{flow.fate} {flow.old}→{flow.new}" if turned else f"{flow.fate} {_count(flow)}"


def _draw_flow(pen: Pen, flow: Flow, old: QRectF, new: QRectF) -> None:
    token, opened = _FATES[flow.fate], flow.fate == UNDECIDED
    draw = pen.hatched if opened else partial(pen.bar, token=token)
    if flow.old:
        _ribbon(pen, old, new, token, hatched=opened)
        draw(old)
    draw(new)


def _unit(board: Board, room: float, least: float) -> float:
    """How high one item is, so that every flow has room for its words and all fit into `room`."""
    ends = [_count(flow) for flow in board.flows]
    unit = room / max(sum(ends), 1)
    for _ in ends:
        small = [count for count in ends if count * unit < least]
        large = sum(ends) - sum(small)
        if not large:
            break
        unit = min(unit, max(room - least * len(small), 0) / large)
    return unit


def spread(centres: Sequence[float], high: float, top: float, bottom: float) -> list[float]:
    """Where lines of words begin that are `high` each, by what they name, none upon another.

    Where there is no room for all of them they lie as far apart as there is.
    """
    step = min(high, (bottom - top - high) / max(len(centres) - 1, 1))
    found: list[float] = []
    for centre in centres:
        found.append(max(centre - high / 2, found[-1] + step if found else top))
    end = bottom - high
    for at in reversed(range(len(found))):
        found[at] = min(found[at], end)
        end = found[at] - step
    return found


def _ribbon(pen: Pen, a: QRectF, b: QRectF, token: str, *, hatched: bool) -> None:
    path = QPainterPath(QPointF(a.right(), a.top()))
    middle = (a.right() + b.left()) / 2
    path.cubicTo(middle, a.top(), middle, b.top(), b.left(), b.top())
    path.lineTo(b.left(), b.bottom())
    path.cubicTo(middle, b.bottom(), middle, a.bottom(), a.right(), a.bottom())
    colour = QColor(pen.shade(token))  # the token's own is shared
    colour.setAlphaF(0.28)
    pen.painter.fillPath(path, QBrush(colour, _OPEN_STROKES) if hatched else colour)


def draw_trends(pen: Pen, room: QRectF, board: Board) -> list[Mark]:
    """指标走势: a small picture a figure; one that falls back is told by colour and arrow."""
    columns = max(1, int(room.width() // style.px(260)))
    lines = max(1, int(room.height() // style.px(90)))
    once = {(trend.name, trend.unit): trend for trend in reversed(board.trends)}
    worth = (t for t in board.trends if once[t.name, t.unit] is t)
    shown = sorted(worth, key=lambda t: -len(t.values))[: columns * lines]
    wide = room.width() / columns
    high = room.height() / max(1, -(-len(shown) // columns))
    marks: list[Mark] = []
    for at, trend in enumerate(shown):
        x = room.left() + wide * (at % columns)
        cell = QRectF(
            x, room.top() + high * (at // columns), wide - 16, min(high, style.px(130)) - 6
        )
        _draw_trend(pen, cell, trend, board.year)
        *before, target = trend.words
        told_years = zip(trend.values, before, strict=True)
        past = "、".join(f"{year}年{printed}" for (year, _), printed in told_years)
        told = "，低于去年或上级要求" if trend.falls else ""
        words = f"{trend.name}（{trend.unit}）：{past}，{board.year}年目标{target}{told}"
        marks.append(Mark(cell, words, Filter(words=trend.name)))
    return marks


def _arrow(trend: Trend) -> str:
    """Which way a figure goes that falls back; one that should sink falls back by rising."""
    if not trend.falls:
        return ""
    short = trend.asked is not None and trend.target < trend.asked
    past = trend.values[-1][1] if trend.values else trend.target
    if trend.target > past:
        return "" if short else "↑"
    return "↓" if trend.target < past else ""


def _draw_trend(pen: Pen, cell: QRectF, trend: Trend, year: int) -> None:
    head, painter = _line(), pen.painter
    pen.write(QRectF(cell.left(), cell.top(), cell.width(), head),
              f"{trend.name}（{trend.unit}）", role="strong")  # fmt: skip
    asked = f"上级{trend.asked:g}" if trend.asked is not None else ""
    behind = max(float(style.px(54)), _width(asked)) + 2
    plot = cell.adjusted(8, head + 8, -behind - 10, -head - 4)
    values = [value for _, value in trend.values] + [trend.target]
    every = values + ([trend.asked] if trend.asked is not None else [])
    low, span = min(every), (max(every) - min(every)) or 1.0
    step = plot.width() / max(len(values) - 1, 1)

    def place(at: int, value: float) -> QPointF:
        return QPointF(
            plot.left() + at * step, plot.bottom() - (value - low) / span * plot.height()
        )

    points = [place(at, value) for at, value in enumerate(values)]
    painter.setPen(QPen(pen.shade("line"), 1))
    painter.drawLine(
        QPointF(plot.left(), plot.bottom() + 4), QPointF(plot.right(), plot.bottom() + 4)
    )
    token = "err" if trend.falls else "accent"
    _draw_curve(pen, points, token)
    told = f"{_arrow(trend)}{trend.words[-1]}"
    at = points[-1]
    pen.write(QRectF(at.x() + 10, at.y() - head / 2, behind, head), told, token, "strong")
    if trend.asked is not None:
        y = place(0, trend.asked).y()
        painter.setPen(QPen(pen.shade("ink3"), 1.5))
        painter.drawLine(QPointF(at.x() - 10, y), QPointF(at.x() + 8, y))
        close = abs(y - at.y()) < head
        shift = (at.y() - y + (head if y > at.y() else -head)) * close
        pen.write(QRectF(at.x() + 10, y - head / 2 + shift, behind, head), asked, "ink3")
    years = [told_year for told_year, _ in trend.values] + [year]
    for place_at, told_year in zip(points, years, strict=True):
        pen.write(QRectF(place_at.x() - style.px(16), plot.bottom() + 6, style.px(32), head),
                  f"{told_year % 100}", "ink2", "note", _CENTRE)  # fmt: skip


def _draw_curve(pen: Pen, points: Sequence[QPointF], token: str) -> None:
    """Past values solid with dots, this year's dashed to an open circle."""
    painter = pen.painter
    painter.setPen(QPen(pen.shade("ink2"), 1.5))
    painter.drawPolyline(points[:-1])
    painter.setPen(QPen(pen.shade(token), 2, Qt.PenStyle.DashLine))
    painter.drawPolyline(points[-2:])
    painter.setPen(QPen(pen.shade("ink2"), 1))
    painter.setBrush(pen.shade("ink2"))
    for point in points[:-1]:
        painter.drawEllipse(point, 2.5, 2.5)
    painter.setBrush(pen.shade("surface"))
    painter.setPen(QPen(pen.shade(token), 2))
    painter.drawEllipse(points[-1], 4, 4)
