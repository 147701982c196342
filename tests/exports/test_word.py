"""The Word file: the manuscript's text whole and in order, real styles, the official page."""

from __future__ import annotations

import re
import time
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.word import write_word
from workbench.errors import ExportError
from workbench.manuscript import manuscript, plain_text
from workbench.numbering import ARTICLES_ON_TOP
from workbench.plan import Notice, Paragraph, Plan, Section, SectionKind, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docx.document import Document
    from lxml.etree import _Element

# ECMA-376-1, 17.3.1.26 and 17.3.2.28: the children of pPr and rPr as the schema orders them.
PPR = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl rPr sectPr"
)
RPR = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike vanish color spacing w kern position sz szCs "
    "highlight u effect bdr shd fitText vertAlign rtl cs em lang"
)
ORDER = {qn("w:pPr"): PPR.split(), qn("w:rPr"): RPR.split()}


def paragraph(name: str, *texts: str) -> Paragraph:
    return Paragraph(name, tuple(Task(f"{name}{i}", text) for i, text in enumerate(texts)))


def city() -> Plan:
    network = Section(
        "s2",
        "完善院前急救网络",
        run_in=True,
        paragraphs=(
            paragraph(
                "p2", "新建急救站点6个，平均反应时间缩短至10分钟以内。", "推动信息互联互通。"
            ),
            paragraph("p3", "实现“上车即入院”——省、市、区三级贯通。"),
        ),
    )
    theme = Section("s4", "强化队伍建设", SectionKind.THEME, True, (paragraph("p4", "引进人才。"),))
    return Plan(
        "plan",
        "2027年江城市卫生健康工作要点",
        2027,
        notice=Notice(
            "江城市卫生健康委员会关于印发2027年江城市卫生健康工作要点的通知",
            addressees="各区卫生健康局，委机关各处室",
            paragraphs=(paragraph("p0", "现将《工作要点》印发给你们，请认真贯彻落实。"),),
            signature="江城市卫生健康委员会",
            date="2027年1月8日",
        ),
        preamble=(paragraph("p1", "2027年，全市各医院要把方便群众放在心上。"),),
        sections=(
            Section("s1", "健全公共卫生服务体系", sections=(network,)),
            Section("s3", "保障措施", sections=(theme,)),
        ),
        closing=(paragraph("p9", "各单位每季度报送进展。"),),
    )


def written(plan: Plan, path: Path) -> Document:
    write_word(plan, path)
    return docx.Document(str(path))


def styles_of(document: Document) -> list[str]:
    return [paragraph.style.name for paragraph in document.paragraphs]


def level(paragraph: docx.text.paragraph.Paragraph) -> int:
    """The outline level, 1 = top, 0 = text; the paragraph's own before its style's."""
    for element in (paragraph._p, paragraph.style.element):
        found = element.find(f".//{qn('w:outlineLvl')}")
        if found is not None:
            return int(found.get(qn("w:val"))) + 1
    return 0


def parts(path: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            yield name, package.read(name).decode()


def solid(text: str) -> str:
    return "".join(text.split())


def test_each_paragraph_is_a_block_of_the_manuscript(tmp_path: Path) -> None:
    document = written(city(), tmp_path / "a.docx")

    texts = [paragraph.text.replace("\n", "") for paragraph in document.paragraphs]

    assert texts == [block.text for block in manuscript(city())]


def test_styles_are_the_official_ones(tmp_path: Path) -> None:
    document = written(city(), tmp_path / "a.docx")

    assert styles_of(document) == [
        "公文标题",
        "主送机关",
        "Normal",
        "署名",
        "成文日期",
        "公文标题",
        "Normal",
        "一级标题",
        "二级条文",
        "Normal",
        "一级标题",
        "二级条文",
        "Normal",
    ]


def test_headings_have_outline_levels_also_where_the_text_follows_at_once(tmp_path: Path) -> None:
    document = written(city(), tmp_path / "a.docx")

    headings = [(p.text[:6], level(p)) for p in document.paragraphs if level(p)]

    assert headings == [
        ("一、健全公共", 1),
        ("（一）完善院", 2),
        ("二、保障措施", 1),
        ("强化队伍建设", 2),
    ]


def test_a_theme_phrase_alone_keeps_its_outline_level(tmp_path: Path) -> None:
    theme = Section("s2", "强化政治建设", SectionKind.THEME, paragraphs=(paragraph("p", "学习。"),))
    plan = Plan("plan", "工作安排", sections=(Section("s1", "加强党建", sections=(theme,)),))

    document = written(plan, tmp_path / "a.docx")

    assert [(p.style.name, level(p)) for p in document.paragraphs[1:3]] == [
        ("一级标题", 1),
        ("主题句", 2),
    ]


def test_a_heading_that_opens_its_paragraph_has_its_own_face(tmp_path: Path) -> None:
    document = written(city(), tmp_path / "a.docx")

    runs = [(run.style.name, run.text[:12]) for run in document.paragraphs[8].runs]

    assert runs[0] == ("二级标题字符", "（一）完善院前急救网络。")
    assert [name for name, _ in runs[1:]] == ["Default Paragraph Font"]


@pytest.mark.parametrize(
    ("name", "font", "size"),
    [
        ("公文标题", "方正小标宋简体", 44),
        ("一级标题", "黑体", 32),
        ("二级标题", "楷体_GB2312", 32),
        ("三级标题", "仿宋_GB2312", 32),
        ("Normal", "仿宋_GB2312", 32),
        ("页码", "宋体", 28),
    ],
)
def test_faces_and_sizes_follow_the_standard(
    tmp_path: Path, name: str, font: str, size: int
) -> None:
    document = written(city(), tmp_path / "a.docx")

    run = document.styles[name].element.rPr

    assert run.find(qn("w:rFonts")).get(qn("w:eastAsia")) == font
    assert run.find(qn("w:sz")).get(qn("w:val")) == str(size)


def test_digits_in_the_text_stand_in_times(tmp_path: Path) -> None:
    fonts = written(city(), tmp_path / "a.docx").styles["Normal"].element.rPr.find(qn("w:rFonts"))

    assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}


def test_level_styles_take_the_faces_of_the_plans_own_numbering(tmp_path: Path) -> None:
    plan = Plan("plan", "安排", scheme=ARTICLES_ON_TOP, sections=(Section("s", "加强党建"),))

    document = written(plan, tmp_path / "a.docx")

    fonts = document.styles["一级标题"].element.rPr.find(qn("w:rFonts"))
    assert fonts.get(qn("w:eastAsia")) == "楷体_GB2312"


def test_the_page_is_the_official_one(tmp_path: Path) -> None:
    document = written(city(), tmp_path / "a.docx")

    page = document.sections[0]
    spacing = document.styles["Normal"].element.pPr.find(qn("w:spacing"))
    sides = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)

    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert [round(side.mm, 1) for side in sides] == [37.0, 35.0, 28.0, 26.0]
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("579", "exact")
    assert (page.page_height - page.top_margin - page.bottom_margin) / 12700 > 22 * 579 / 20
    assert page.footer_distance < Mm(35)


def test_page_numbers_stand_outside_on_odd_and_even_pages(tmp_path: Path) -> None:
    document = written(city(), tmp_path / "a.docx")

    section = document.sections[0]
    feet = [section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]]

    assert document.settings.odd_and_even_pages_header_footer
    assert [foot.text for foot in feet] == ["— 1 —", "— 1 —"]
    assert [foot.alignment for foot in feet] == [2, 0]
    assert all(" PAGE " in foot._p.xml for foot in feet)


def test_the_plan_begins_on_a_page_of_its_own_after_its_notice(tmp_path: Path) -> None:
    document = written(city(), tmp_path / "a.docx")

    breaks = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]

    assert breaks == ["2027年江城市卫生健康工作要点"]


def test_a_long_title_is_broken_by_its_meaning(tmp_path: Path) -> None:
    document = written(city(), tmp_path / "a.docx")

    assert document.paragraphs[0].text.split("\n") == [
        "江城市卫生健康委员会关于印发",
        "2027年江城市卫生健康工作要点的通知",
    ]


def test_the_signature_leaves_two_cells_and_the_date_begins_two_cells_after_it(
    tmp_path: Path,
) -> None:
    signature, date = written(city(), tmp_path / "a.docx").paragraphs[3:5]

    cell = 156 / 28
    free = signature.paragraph_format.right_indent.mm / cell
    begins = date.paragraph_format.left_indent.mm / cell

    assert round(free, 1) == 2
    assert round(begins, 1) == 28 - 2 - len("江城市卫生健康委员会") + 2
    assert (signature.style.paragraph_format.alignment, date.alignment) == (2, 0)
    assert signature.paragraph_format.keep_with_next is None
    assert signature.style.paragraph_format.keep_with_next


def test_a_date_without_signature_leaves_four_cells(tmp_path: Path) -> None:
    document = written(Plan("plan", "要点", date="2027年1月8日"), tmp_path / "a.docx")

    look = document.paragraphs[1].paragraph_format

    assert round(look.right_indent.mm / (156 / 28), 1) == 4
    assert round(look.space_before.pt, 2) == 28.95


def test_the_text_above_a_signature_stays_with_it(tmp_path: Path) -> None:
    document = written(city(), tmp_path / "a.docx")

    assert document.paragraphs[2].paragraph_format.keep_with_next


def test_an_annex_begins_a_page_with_its_number_and_its_title(tmp_path: Path) -> None:
    annex = Section("s", "任务分解表", SectionKind.ANNEX, paragraphs=(paragraph("p", "表。"),))

    document = written(Plan("plan", "要点", sections=(annex,)), tmp_path / "a.docx")

    assert [(p.style.name, p.text) for p in document.paragraphs[1:]] == [
        ("附件序号", "附件"),
        ("附件标题", "任务分解表"),
        ("Normal", "表。"),
    ]
    assert document.paragraphs[1].style.paragraph_format.page_break_before


def test_properties_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    document = written(city(), tmp_path / "a.docx")

    footer = document.sections[0].footer
    roots: list[_Element] = [document.element, document.styles.element, footer.part.element]
    found = [e for root in roots for e in root.iter(*ORDER)]
    places = [[ORDER[e.tag].index(child.tag.split("}")[1]) for child in e] for e in found]

    assert len(places) > 40
    assert all(a < b for row in places for a, b in pairwise(row))


def test_no_theme_and_nothing_of_a_template_is_left(tmp_path: Path) -> None:
    write_word(city(), tmp_path / "a.docx")

    found = dict(parts(tmp_path / "a.docx"))

    assert sorted(found) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    assert not any(re.search(r"[tT]heme=|Theme=|asciiTheme|python-docx", x) for x in found.values())


def test_properties_name_the_product_and_nobody_else(tmp_path: Path) -> None:
    properties = written(city(), tmp_path / "a.docx").core_properties

    assert (properties.author, properties.last_modified_by) == ("要点工作台", "要点工作台")
    assert properties.title == "2027年江城市卫生健康工作要点"
    assert properties.created == properties.modified
    assert (properties.comments, properties.keywords, properties.subject) == ("", "", "")


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    write_word(city(), tmp_path / "a.docx")
    write_word(city(), tmp_path / "b.docx")

    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_marks_of_xml_and_odd_blanks_do_no_harm(tmp_path: Path) -> None:
    text = "坚持<A&B>“两手抓”\u00a0和\u2002“\x0b两手硬”。"
    plan = Plan("plan", "要点", preamble=(paragraph("p", text),))

    document = written(plan, tmp_path / "a.docx")

    assert document.paragraphs[1].text == "坚持<A&B>“两手抓” 和 “两手硬”。"


def test_a_plan_with_nothing_but_a_title_is_written(tmp_path: Path) -> None:
    document = written(Plan("plan", "2027年工作要点"), tmp_path / "a.docx")

    assert [p.text for p in document.paragraphs] == ["2027年工作要点"]


def test_the_old_file_stays_whole_where_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)

    with pytest.raises(ExportError, match="磁盘已满"):
        write_word(city(), path)

    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.docx"]


def test_a_plan_of_three_thousand_sentences_is_written_in_seconds(tmp_path: Path) -> None:
    chapters = tuple(
        Section(
            f"s{i}",
            f"第{i}个方面的工作",
            run_in=True,
            paragraphs=(paragraph(f"p{i}-", *["完善工作机制，年底前取得实效。"] * 10),),
        )
        for i in range(300)
    )

    started = time.process_time()
    write_word(Plan("plan", "要点", sections=chapters), tmp_path / "a.docx")
    spent = time.process_time() - started

    assert spent < 10


_text = st.text("一二三，。、《》“”（）——…A1% 　\n\t\u00a0", max_size=30)
_paragraphs = st.lists(_text, max_size=2).map(lambda texts: (paragraph("p", *texts),))
_sections = st.recursive(
    st.builds(
        Section, st.just("s"), _text, st.sampled_from(SectionKind), st.booleans(), _paragraphs
    ),
    lambda inner: st.builds(
        Section, st.just("s"), _text, sections=st.lists(inner, max_size=2).map(tuple)
    ),
    max_leaves=4,
)


@given(_text, st.lists(_sections, max_size=3), _text, _text)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_text_is_missing_whatever_it_is(
    tmp_path: Path, title: str, sections: list[Section], signature: str, date: str
) -> None:
    plan = Plan("plan", title, sections=tuple(sections), signature=signature, date=date)

    document = written(plan, tmp_path / "a.docx")

    assert solid("".join(p.text for p in document.paragraphs)) == solid(plain_text(plan))


EDGE = "完善，加快推进基层站点474个、签约服务率1890%，其中，"


@pytest.fixture(scope="module")
def shown(
    tmp_path_factory: pytest.TempPathFactory, convert_all: Callable[..., list[Path]]
) -> dict[str, list[str]]:
    """What LibreOffice shows, page by page: a city's plan, a line with a mark at its edge."""
    folder = tmp_path_factory.mktemp("word")
    edge = paragraph("p", f"{EDGE}优先实施一批为民办实事项目。")
    write_word(city(), folder / "city.docx")
    write_word(Plan("plan", "要点", preamble=(edge,)), folder / "edge.docx")
    return {
        pdf.stem: pages_of(pdf)
        for pdf in convert_all("pdf", folder / "city.docx", folder / "edge.docx")
    }


def pages_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


@pytest.mark.long
def test_libreoffice_shows_the_same_text(shown: dict[str, list[str]]) -> None:
    feet = [re.findall(r"— \d+ —", page) for page in shown["city"]]
    text = "".join(re.sub(r"— \d+ —", "", page) for page in shown["city"])

    assert feet == [["— 1 —"], ["— 2 —"]]
    assert solid(text) == solid(plain_text(city()))


@pytest.mark.long
def test_libreoffice_draws_the_mark_that_begins_right_at_the_edge(
    shown: dict[str, list[str]],
) -> None:
    assert solid(EDGE) in solid(shown["edge"][0])
