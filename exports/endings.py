"""What closes a letter: 附件说明, signature and date with and without seal, 附注.

    附件：1.江城市卫生健康重点任务清单
          2.江城市卫生健康重点任务责任分工
                                        江城市卫生健康委员会
                                            2027年1月8日
    （此件公开发布）

GB/T 9704-2012, 7.3.4 – 7.3.6. Under a seal the date leaves four characters free and the signature
is centred above it, two rows below the text: a seal of 42 mm centred on both begins less than a
row below the text, and reaches a row below the date.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from exports.linebreak import Measure, break_paragraph
from exports.strips import Setting, body_strips, cells, hanging
from workbench.manuscript import BlockRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.linebreak import Row
    from exports.standard import Standard
    from workbench.manuscript import Block

SHORT = 4
"""Lines; what closes a text and is no longer is not parted, nor from what follows it."""

_LONE_DATE_INDENT = 4.0  # cells free at the right of a date that has no signature above it
_SEAL_ABOVE, _SEAL_BELOW = 2, 1  # rows a seal takes above the signature and below the date
_SEAL_LEAST = 1  # rows above the signature where room is short: the seal touches no text


def annex_list(block: Block, standard: Standard) -> Setting:
    """附件说明: a line an annex, two characters in; what runs on begins below the name."""
    strips = body_strips(block, _annex_rows(block, standard), standard)
    together = len(strips) if len(strips) <= SHORT else 2
    return Setting(strips, 1, together=together, tail=True, least=1)


def _annex_rows(block: Block, standard: Standard) -> Iterator[Row]:
    text = block.text
    ends = list(accumulate(len(run.text) for run in block.runs))
    label = ends[0] if len(ends) > 1 else 0
    inset = standard.indent + cells(text[:label])
    for start, end in zip([0, *ends[1:]], ends[1:] or ends, strict=False):
        name = max(start, label)
        first = inset if start else standard.indent
        measure = Measure(standard.columns, first)
        yield from hanging(text, start, name + number_length(text[name:end]), end, measure)


def number_length(name: str) -> int:
    """How many characters the number of an annex has, 1. and the like; a year is none."""
    digits = len(name) - len(name.lstrip("0123456789"))
    return digits + 1 if digits and name[digits : digits + 1] == "." else 0


def note(block: Block, standard: Standard) -> Setting:
    """附注, right below the date, two characters in."""
    rows = break_paragraph(block.text, Measure(standard.columns, standard.indent))
    strips = body_strips(block, rows, standard)
    return Setting(strips, together=len(strips), tail=True)


def sign_off(block: Block, standard: Standard, beside: str) -> Setting:
    """Signature or date; `beside` is the other of the two, "" where there is none."""
    signs = block.role is BlockRole.SIGNATURE
    signature, date = (block.text, beside) if signs else (beside, block.text)
    places = _sealed_places if block.sealed else _places
    at_signature, at_date = places(cells(signature), cells(date), standard)
    left = at_signature if signs else at_date
    rows = break_paragraph(block.text, Measure(standard.columns - left))
    strips = body_strips(block, rows, standard, left * standard.cell)
    opens = signs or not signature
    return Setting(
        strips,
        before=(_SEAL_ABOVE if block.sealed else 1) if opens else 0,
        least=_SEAL_LEAST if opens and block.sealed else 0,
        keep=signs,
        together=len(strips),
        tail=True,
        room=_SEAL_BELOW if block.sealed and (not signs or not date) else 0,
        fresh=block.new_page,
    )


def _places(signature: float, date: float, standard: Standard) -> tuple[float, float]:
    """The cells to the left of signature and date without seal, from the widths of both.

    The signature leaves two cells free at the right and the date begins two cells after it; where
    the date would then leave less than two cells, it leaves two and the signature moves with it.
    """
    free, shift = standard.signature_indent, standard.date_shift
    if not signature:
        return 0.0, max(0.0, standard.columns - date - _LONE_DATE_INDENT)
    at_signature = standard.columns - free - signature
    if date and at_signature + shift + date > standard.columns - free:
        at_signature = standard.columns - free - date - shift
    return max(0.0, at_signature), max(0.0, at_signature) + shift


def _sealed_places(signature: float, date: float, standard: Standard) -> tuple[float, float]:
    """The same under a seal; a signature too long to be centred ends at the right edge."""
    at_date = standard.columns - standard.sealed_indent - date
    middle = at_date + date / 2 if date else at_date - signature / 2
    at_signature = min(middle - signature / 2, standard.columns - signature)
    return max(0.0, at_signature), max(0.0, at_date)
