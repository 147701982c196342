"""Two papers compared beside the window: which there are, what changed, and that as a page to read.

The page is written in HTML with the tokens of its colours in braces; `coloured` puts them in.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from ui import style
from ui.state import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.gateway import Gateway
    from workbench.drafting.compare_changes import Comparison
    from workbench.drafting.compare_rows import Row
    from workbench.drafting.compare_spans import Piece
    from workbench.drafting.redline import MarkedBlock
    from workbench.plan import Plan

NOW = "now"
_VERSION, _PAPER = "version:", "paper:"
_MOST = 400
"""So many rows or paragraphs are shown; all of them stand in what is exported."""
_RULE = "border-bottom: 1px solid {line};"
_TOKENS = ("ink", "ink2", "ink3", "err", "ok", "line", "head", "err_soft", "ok_soft")


@dataclass(frozen=True, slots=True)
class Side:
    """Something that can be compared: the plan as it is, a version of it, another paper."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed from one to the other, in words, and as two pages to read.

    `places`: the id of the item, paragraph or sentence each line is about, "" for none.
    """

    old: Plan
    new: Plan
    comparison: Comparison
    lines: tuple[str, ...]
    table: str
    text: str
    places: tuple[str, ...] = ()


def sides(gateway: Gateway, plan: Plan) -> tuple[Side, ...]:
    """The plan as it is, its versions (the newest first), other plans, the library."""
    from workbench.versions import timeline

    found = [Side(NOW, "现在的这份要点")]
    found += [
        Side(f"{_VERSION}{moment.number}", moment.version.title)
        for moment in reversed(timeline(gateway, plan.id).moments)
        if moment.version and not moment.undone
    ]
    found += [Side(_PAPER + p.id, p.title) for p in gateway.plans() if p.id != plan.id]
    found += [Side(_PAPER + d.id, d.title or d.name) for d in gateway.documents()]
    return tuple(found)


def plan_of(gateway: Gateway, plan: Plan, key: str) -> Plan:
    """What a key stands for.

    Raises:
        NotFoundError: it is there no more.
    """
    if key == NOW:
        return plan
    if key.startswith(_VERSION):
        return gateway.store.plan_at(plan.id, int(key.removeprefix(_VERSION)))
    return gateway.find_plan(key.removeprefix(_PAPER))


def compared(gateway: Gateway, plan: Plan, old: str, new: str) -> Compared:
    """What changed; for the background."""
    from workbench.drafting.compare import compare
    from workbench.drafting.compare_rows import rows
    from workbench.drafting.compare_words import placed_words
    from workbench.drafting.redline import redline

    before, after = plan_of(gateway, plan, old), plan_of(gateway, plan, new)
    found = compare(before, after)
    words = placed_words(found)
    return Compared(
        before,
        after,
        found,
        tuple(words),
        _table(rows(found)),
        _text(redline(before, after, found)),
        tuple(ref.id if ref else "" for ref in words.values()),
    )


def coloured(page: str) -> str:
    """The page in the colours of the theme there is now."""
    for token in _TOKENS:
        page = page.replace("{" + token + "}", style.shade_name(token) or "transparent")
    return page


# -- by sentence ----------------------------------------------------------------------------


def _table(rows: Sequence[Row]) -> str:
    head = "".join(
        f"<th align='left' width='{width}%'>{name}</th>"
        for name, width in (("位置", 16), ("原文", 34), ("修改后", 34), ("说明", 16))
    )
    body = "".join(map(_row, rows[:_MOST]))
    return (
        "<table width='100%' cellspacing='0' cellpadding='6'>"
        f"<tr style='background: {{head}};'>{head}</tr>{body}</table>{_rest(len(rows))}"
    )


def _row(row: Row) -> str:
    cells = (_plain(row.place), _pieces(row.old, gone=True), _pieces(row.new, gone=False))
    words = (*cells, _plain(row.remark))
    return "<tr>" + "".join(f"<td style='{_RULE}'>{each}</td>" for each in words) + "</tr>"


def _pieces(pieces: Iterable[Piece], *, gone: bool) -> str:
    return "".join(
        _marked(piece.text, gone=gone) if piece.changed else escape(piece.text) for piece in pieces
    ).replace("\n", "<br>")


def _plain(words: str) -> str:
    return f"<span style='color: {{ink2}};'>{escape(words)}</span>"


def _marked(words: str, *, gone: bool) -> str:
    """Struck or underlined, and in a colour of its own: readable in grey, too."""
    look = (
        "color: {err}; background: {err_soft}; text-decoration: line-through;"
        if gone
        else "color: {ok}; background: {ok_soft}; text-decoration: underline;"
    )
    return f"<span style='{look}'>{escape(words)}</span>"


def _rest(count: int) -> str:
    if count <= _MOST:
        return ""
    return f"<p style='color: {{ink3}};'>还有 {count - _MOST} 处没有列出，导出后可看全部。</p>"


# -- by character ---------------------------------------------------------------------------


def _text(blocks: Sequence[MarkedBlock]) -> str:
    paragraphs = "".join(map(_paragraph, blocks[:_MOST]))
    return f"{paragraphs}{_rest(len(blocks))}"


def _paragraph(block: MarkedBlock) -> str:
    words = "".join(
        _weighed(
            escape(text) if mark.value == "kept" else _marked(text, gone=mark.value == "gone"),
            bold=role.value != "text",
        )
        for text, role, mark in block.stretches
    )
    tone = "ink" if block.changed else "ink2"
    return f"<p style='color: {{{tone}}}; line-height: 150%;'>{words}</p>"


def _weighed(words: str, *, bold: bool) -> str:
    """Numbers and headings are bold."""
    return f"<b>{words}</b>" if bold else words


def place_in(plan: Plan, key: str) -> Selection | None:
    """Where an item, paragraph or sentence stands in `plan`; None where it does not."""
    for section, _ in plan.walk():
        if section.id == key:
            return Selection(section_id=key)
        for paragraph in section.paragraphs:
            if paragraph.id == key:
                return Selection(section_id=section.id)
            if any(task.id == key for task in paragraph.tasks):
                return Selection(section_id=section.id, task_ids=(key,))
    return None
