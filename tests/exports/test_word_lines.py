"""Lines of the Word file break where those of the PDF break, without a hard line break."""

from __future__ import annotations

import ctypes
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pypdfium2
import pytest
from pypdfium2 import raw

from exports.paragraphs import set_block
from exports.standard import GB9704
from exports.typesetting import compose
from exports.word import write_word
from exports.word_lines import Stretch, spaced
from workbench.app import read_file
from workbench.drafting.samples import samples
from workbench.issuing.paper import paper
from workbench.manuscript import Block, BlockRole, Run
from workbench.reading.assembly import plan_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.plan import Plan

FOLIO = re.compile(r"—\d+—")
LINE = "完善分级诊疗制度和医疗质量管理体系推动优质资源扩容下沉均衡布局"


def stretches(text: str) -> list[Stretch]:
    block = Block(BlockRole.BODY, (Run(text),))
    return spaced(set_block(block).strips, text, GB9704)


def test_a_line_that_every_program_ends_there_is_left_alone() -> None:
    assert stretches(LINE * 2) == [Stretch(0, 2 * len(LINE))]


def test_a_line_into_which_a_mark_is_drawn_is_set_closer() -> None:
    text = "加大财政投入，优化资源配置，提升全市基层健康治理水平。到明年底实现全覆盖。"

    first = stretches(text)[0]

    assert (text[: first.end][-1], first.spacing < 0) == ("。", True)


def test_a_line_that_keeps_a_number_whole_is_set_wider() -> None:
    text = "坚持统筹谋划，全面加强基层医疗卫生机构能力建设到2027年底前建成" + LINE

    first = stretches(text)[0]

    assert (text[: first.end][-1], first.spacing > 0) == ("到", True)


def test_a_number_that_begins_a_line_behind_a_mark_is_said_to_be_chinese() -> None:
    text = "加大财政投入，优化资源配置，提升全市基层健康治理水平。2027年实现全覆盖。"

    words = [text[s.start : s.end] for s in stretches(text) if s.begins_line]

    assert words == ["2027"]


def test_the_stretches_are_all_of_the_paragraph_in_order() -> None:
    text = "到2027年，" + "新建6个站点、培训80人，完成率达到95%以上；" * 12

    found = stretches(text)

    assert "".join(text[s.start : s.end] for s in found) == text


def test_no_paragraph_of_text_holds_a_line_break(sample_plan: Plan, tmp_path: Path) -> None:
    write_word(sample_plan, tmp_path / "a.docx")

    texts = docx.Document(str(tmp_path / "a.docx")).paragraphs

    assert not [p.text for p in texts if "\n" in p.text and p.style.name != "公文标题"]


def ends(lines: Sequence[str]) -> tuple[set[int], str]:
    """Where lines end, counted in characters without blanks, and the whole text."""
    found, text = set(), ""
    for line in lines:
        text += "".join(line.split())
        found.add(len(text))
    return found, text


def composed(plan: Plan) -> list[list[str]]:
    return [[line.text for line in page.lines] for page in compose(paper(plan))]


def shown(path: Path) -> list[list[str]]:
    """The lines of a PDF page by page, without page numbers."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [_lines(page) for page in pdf]


def _lines(page: pypdfium2.PdfPage) -> list[str]:
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    rows: dict[int, list[tuple[float, str]]] = {}
    for at in range(text.count_chars()):
        char = text.get_text_range(at, 1)
        raw.FPDFText_GetCharOrigin(text.raw, at, ctypes.byref(x), ctypes.byref(y))
        if char.strip():
            rows.setdefault(round(y.value / 6), []).append((x.value, char))
    ordered = ["".join(c for _, c in sorted(rows[key])) for key in sorted(rows, reverse=True)]
    return [line for line in ordered if not FOLIO.fullmatch(line)]


@pytest.fixture
def compared(
    tmp_path: Path, convert_all: Callable[..., list[Path]]
) -> Callable[[Sequence[Plan]], list[tuple[float, int, int]]]:
    """For each plan the share of lines that end alike, the pages shown and those composed."""

    def found(plans: Sequence[Plan]) -> list[tuple[float, int, int]]:
        files = [tmp_path / f"{number}.docx" for number in range(len(plans))]
        for plan, file in zip(plans, files, strict=True):
            write_word(plan, file)
        return list(map(_compared, plans, convert_all("pdf", *files)))

    return found


def _compared(plan: Plan, path: Path) -> tuple[float, int, int]:
    ours, theirs = composed(plan), shown(path)
    wanted, text = ends([line for page in ours for line in page])
    found, told = ends([line for page in theirs for line in page])
    assert told == text
    return len(wanted & found) / len(wanted), len(theirs), len(ours)


def test_libreoffice_breaks_the_lines_where_the_pdf_breaks_them(
    sample_plan: Plan, compared: Callable[[Sequence[Plan]], list[tuple[float, int, int]]]
) -> None:
    ((share, pages, wanted),) = compared([sample_plan])

    assert share >= 0.95
    assert abs(pages - wanted) <= 1


@pytest.mark.long
def test_libreoffice_breaks_the_lines_of_every_plan_where_the_pdf_does(
    seeds: list[Path],
    sample_plan: Plan,
    compared: Callable[[Sequence[Plan]], list[tuple[float, int, int]]],
) -> None:
    plans = [plan_of(read_file(path).outline) for path in (*seeds, *samples())]
    plans.append(replace(sample_plan, sections=sample_plan.sections * 10))

    found = compared(plans)

    assert min(share for share, *_ in found) >= 0.95
    assert max(abs(pages - wanted) for _, pages, wanted in found) <= 1
