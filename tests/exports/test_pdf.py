from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections import Counter
from ctypes import byref, c_double
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exports.font_choices import FontChoices
from exports.fonts import FontBook
from exports.pdf import PdfReport, write_pdf
from exports.standard import GB9704, MM, Face
from workbench.errors import ExportError
from workbench.issuance import Form, Issuance
from workbench.issuing.paper import paper_text
from workbench.manuscript import plain_text
from workbench.plan import Notice, Paragraph, Plan, Section, SectionKind, Task, new_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.sfnt import FaceInfo

ROOT = Path(__file__).resolve().parents[2]
CHECKER = Path(__file__).resolve().parents[3] / "shared" / "check" / "check_gbt9704.py"

SENTENCES = (
    "新建社区卫生服务站60个，家庭医生签约率达到74.5%以上。",
    "落实《江城市基层卫生能力提升行动方案（2026—2028年）》，推进“手机+上门护理”试点——以社区为重点。",
    "2027年6月底前，完成急救调度系统与各医疗机构信息互联互通，城区急救平均反应时间缩短至10分钟以内。",
)


def paragraph(*numbers: int) -> Paragraph:
    text = [SENTENCES[n % len(SENTENCES)] for n in numbers]
    return Paragraph("", tuple(Task("", sentence) for sentence in text))


def article(heading: str, length: int) -> Section:
    return Section(new_id(), heading, run_in=True, paragraphs=(paragraph(*range(length)),))


def chapter(number: int) -> Section:
    articles = tuple(article(f"完善第{n}类服务网络", 4 + (number * n) % 7) for n in range(1, 5))
    return Section(new_id(), f"健全第{number}类公共卫生服务体系", sections=articles)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A plan of several pages with everything the paper knows: notice, levels, theme, annex."""
    notice = Notice(
        "江城市卫生健康委员会关于印发2027年江城市卫生健康工作要点的通知",
        addressees="各区卫生健康局，委直属各单位",
        paragraphs=(paragraph(0),),
        signature="江城市卫生健康委员会",
        date="2027年1月8日",
    )
    themes = (Section(new_id(), "强化政治建设", SectionKind.THEME, True, (paragraph(1, 2),)),)
    annex = Section(new_id(), "重点任务分解表", SectionKind.ANNEX, paragraphs=(paragraph(0),))
    sections = (
        *(chapter(n) for n in range(5)),
        Section(new_id(), "加强党的建设", sections=themes),
        annex,
    )
    return Plan(
        "",
        "2027年江城市卫生健康工作要点",
        2027,
        issuer="江城市卫生健康委员会",
        notice=notice,
        preamble=(paragraph(2, 0),),
        sections=sections,
        signature="江城市卫生健康委员会",
        date="2027年1月8日",
    )


@pytest.fixture(scope="module")
def written(
    plan: Plan, book: FontBook, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, PdfReport]:
    path = tmp_path_factory.mktemp("pdf") / "要点.pdf"
    return path, write_pdf(plan, path, book)


def solid(text: str) -> str:
    return "".join(text.split())


def page_texts(path: Path) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def origins(path: Path) -> Iterator[tuple[int, str, float, float, float]]:
    """Page, character, origin and size of everything drawn but blanks."""
    import pypdfium2
    import pypdfium2.raw as raw

    x, y = c_double(), c_double()
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, start=1):
            text = page.get_textpage()
            for at in range(raw.FPDFText_CountChars(text)):
                char = chr(raw.FPDFText_GetUnicode(text, at))
                if not char.isspace():
                    raw.FPDFText_GetCharOrigin(text, at, byref(x), byref(y))
                    yield number, char, x.value, y.value, raw.FPDFText_GetFontSize(text, at)


def baselines(path: Path, size: float) -> list[list[float]]:
    """For each page the heights at which characters of that size stand, from the top down."""
    rows = Counter((page, round(y, 2)) for page, _, _, y, s in origins(path) if abs(s - size) < 0.1)
    pages = max(page for page, _ in rows)
    return [sorted((y for p, y in rows if p == n), reverse=True) for n in range(1, pages + 1)]


def test_the_text_of_the_pdf_is_the_text_of_the_plan(
    plan: Plan, written: tuple[Path, PdfReport]
) -> None:
    path, report = written

    pages = [
        solid(text).removesuffix(f"—{number}—")
        for number, text in enumerate(page_texts(path), start=1)
    ]

    assert "".join(pages) == solid(plain_text(plan))
    assert report.pages == len(pages) > 5


def test_lines_stand_on_the_grid_of_twenty_two(written: tuple[Path, PdfReport]) -> None:
    path, _ = written

    for rows in baselines(path, GB9704.body_size):
        offsets = [(GB9704.page_height - y - GB9704.baseline(0, 16)) / GB9704.pitch for y in rows]
        assert all(offset == pytest.approx(round(offset), abs=0.01) for offset in offsets)
        assert round(offsets[0]) >= 0
        assert round(offsets[-1]) <= 21


def test_text_keeps_inside_the_margins(written: tuple[Path, PdfReport]) -> None:
    path, _ = written

    xs = [x for _, _, x, _, size in origins(path) if size > 15]

    assert min(xs) / MM == pytest.approx(28, abs=0.1)
    assert max(xs) < GB9704.right - GB9704.cell / 2 + 0.1


def test_page_numbers_stand_outside_one_character_in(written: tuple[Path, PdfReport]) -> None:
    path, report = written

    folios: dict[int, list[tuple[str, float, float]]] = {}
    for page, char, x, y, size in origins(path):
        if abs(size - GB9704.folio_size) < 0.1:
            folios.setdefault(page, []).append((char, x, y))

    assert len(folios) == report.pages
    assert folios[2][0][1] == pytest.approx(GB9704.left + 14, abs=0.01)
    assert folios[3][-1][1] == pytest.approx(GB9704.right - 14 - 14, abs=0.01)
    assert "".join(char for char, _, _ in folios[3]) == "—3—"
    dash = folios[3][0][2] + 0.36 * 14
    foot = GB9704.page_height - GB9704.top - GB9704.area_height
    assert (foot - dash) / MM == pytest.approx(7, abs=0.01)


def test_the_checker_of_the_standard_finds_nothing(
    plan: Plan, written: tuple[Path, PdfReport], tmp_path: Path
) -> None:
    if not CHECKER.exists():
        pytest.skip("the checker (../shared/check) is not here")
    path, report = written
    text = tmp_path / "plan.txt"
    text.write_text(plain_text(plan), "utf-8")

    order = [sys.executable, str(CHECKER), str(path), "--text", str(text)]
    order += ["--skip-pages", str(report.pages)]  # the annex: a page the checker does not know
    run = subprocess.run(order, capture_output=True, text=True, check=False)

    assert "FAIL" not in run.stdout
    assert "WARN" not in run.stdout
    assert run.returncode == 0


def test_the_same_plan_gives_the_same_bytes(
    plan: Plan, book: FontBook, written: tuple[Path, PdfReport], tmp_path: Path
) -> None:
    write_pdf(plan, tmp_path / "again.pdf", book)

    assert (tmp_path / "again.pdf").read_bytes() == written[0].read_bytes()


def test_another_process_and_another_name_give_the_same_bytes(
    book: FontBook, tmp_path: Path
) -> None:
    program = (
        "import sys; from pathlib import Path; from exports.fonts import FontBook;"
        "from exports.pdf import write_pdf; from workbench.plan import *;"
        "text = Paragraph('p', (Task('t', '江城市新建𠮷站60个，由赟负责，镕、喆配合。'),));"
        "part = Section('s', '健全体系', paragraphs=(text,) * 9);"
        "plan = Plan('x', '2027年江城市工作要点', 2027, issuer='江城市', sections=(part,));"
        "write_pdf(plan, Path(sys.argv[1]), FontBook.find())"
    )
    paths = [tmp_path / "一.pdf", tmp_path / "another" / "name of it.pdf"]
    paths[1].parent.mkdir()

    for seed, path in zip("17", paths, strict=True):
        order = [sys.executable, "-c", program, str(path)]
        subprocess.run(order, check=True, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed})

    first, second = (path.read_bytes() for path in paths)
    assert first == second
    assert str(tmp_path).encode() not in first
    assert str(Path.home()).encode() not in first


def test_the_hour_of_the_export_is_not_in_the_file(written: tuple[Path, PdfReport]) -> None:
    data = written[0].read_bytes()

    assert b"CreationDate" not in data
    assert b"ModDate" not in data


def test_all_fonts_are_embedded_and_none_is_stray(written: tuple[Path, PdfReport]) -> None:
    import pypdfium2
    import pypdfium2.raw as raw

    path, _ = written

    with pypdfium2.PdfDocument(path) as document:
        texts = [o for page in document for o in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])]
        fonts = [raw.FPDFTextObj_GetFont(text.raw) for text in texts]
        assert {raw.FPDFFont_GetIsEmbedded(font) for font in fonts} == {1}
    assert b"Helvetica" not in path.read_bytes()


def test_the_document_says_title_author_and_language(
    plan: Plan, written: tuple[Path, PdfReport]
) -> None:
    import pypdfium2

    path, _ = written

    with pypdfium2.PdfDocument(path) as document:
        about = document.get_metadata_dict()
    assert about["Title"] == plan.title
    assert about["Author"] == plan.issuer
    assert b"/Lang (zh-CN)" in path.read_bytes()


def test_bookmarks_are_titles_and_annexes_and_the_headings_nested_below(
    plan: Plan, written: tuple[Path, PdfReport]
) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(written[0]) as document:
        marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]

    assert marks[0] == (0, "江城市卫生健康委员会关于印发2027年江城市卫生健康工作要点的通知")
    assert marks[1] == (0, plan.title)
    assert marks[2] == (1, "一、健全第0类公共卫生服务体系")
    assert marks[3] == (2, "（一）完善第1类服务网络")
    assert (2, "强化政治建设") in marks
    assert marks[-1] == (0, "附件　重点任务分解表")


def test_the_whole_paper_is_in_the_file_head_table_and_foot(
    plan: Plan, book: FontBook, tmp_path: Path
) -> None:
    import pypdfium2

    letterhead = ("江城市卫生健康委员会",)
    issuance = Issuance(
        Form.DOCUMENT,
        letterhead=letterhead,
        urgency="特急",
        note="联系人：赵𠮷",
        copies_to="市政府办公厅",
        printed_by="委办公室",
        printed_on="2027年1月8日",
        task_table=True,
    )
    issued = replace(plan, issuance=issuance)

    write_pdf(issued, tmp_path / "a.pdf", book)

    texts = page_texts(tmp_path / "a.pdf")
    assert not Counter(solid(paper_text(issued))) - Counter(solid("".join(texts)))
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        turns = {page.get_rotation() for page in document}
        marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert turns == {0, 90}
    assert marks[-1] == (0, f"附件2　{plan.title}任务分解表")


def test_a_font_that_was_set_and_is_not_here_is_told(book: FontBook, tmp_path: Path) -> None:
    faces = [info for face in Face for info in book.candidates(face)]
    spoilt = FontBook(faces, FontChoices({Face.FANGSONG: "没有的仿宋"}))

    report = write_pdf(Plan("", "要点", addressees="各单位"), tmp_path / "a.pdf", spoilt)

    assert report.substitutions[0].startswith("仿宋：设定的字体“没有的仿宋”本机没有")


def test_every_face_of_the_document_is_reported_and_every_stand_in(
    book: FontBook, written: tuple[Path, PdfReport]
) -> None:
    _, report = written

    assert set(report.fonts) == {face.value for face in Face}
    stood_in = [found.face for found in book.found() if found.stand_in]
    told = [
        face for face in stood_in if any(t.startswith(face.label) for t in report.substitutions)
    ]
    assert told == stood_in


def test_a_name_beyond_the_basic_plane_comes_out_as_it_went_in(
    book: FontBook, tmp_path: Path
) -> None:
    plan = Plan("", "工作要点", preamble=(Paragraph("", (Task("", "由𠮷同志负责。"),)),))

    report = write_pdf(plan, tmp_path / "a.pdf", book)

    if report.missing:
        pytest.skip("no font on this machine has this character")
    assert "由𠮷同志负责。" in solid(page_texts(tmp_path / "a.pdf")[0])
    assert any("𠮷" in told for told in report.substitutions)


def test_a_character_without_glyph_is_told_with_its_page(book: FontBook, tmp_path: Path) -> None:
    plan = Plan("", "工作要点", preamble=(Paragraph("", (Task("", "由\ue123同志负责。"),)),))

    report = write_pdf(plan, tmp_path / "a.pdf", book)

    assert report.missing == "\ue123"
    assert [told for told in report.substitutions if "\ue123" in told and "第1页" in told]


def test_joiners_and_odd_blanks_are_no_missing_characters(book: FontBook, tmp_path: Path) -> None:
    text = "推\u200b进\u00ad社\ufeff区\u2002建\u00a0设\u3000和\t服务。"
    plan = Plan("", "工作要点", preamble=(Paragraph("", (Task("", text),)),))

    report = write_pdf(plan, tmp_path / "a.pdf", book)

    assert not report.missing
    assert "推进社区建设和服务。" in solid(page_texts(tmp_path / "a.pdf")[0])


def test_an_empty_plan_gives_a_blank_page(book: FontBook, tmp_path: Path) -> None:
    report = write_pdf(Plan("", ""), tmp_path / "a.pdf", book)

    assert report.pages == 1
    assert solid(page_texts(tmp_path / "a.pdf")[0]) == "—1—"


def test_without_a_font_of_the_style_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="没有可用的小标宋、仿宋、宋体字体") as caught:
        write_pdf(Plan("", "要点", addressees="各单位"), tmp_path / "a.pdf", FontBook([]))

    assert "安装" in caught.value.advice
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_the_old_file_whole(
    plan: Plan, book: FontBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "要点.pdf"
    path.write_bytes(b"old")

    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ExportError, match="磁盘已满"):
        write_pdf(plan, path, book)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_fills_up_midway_leaves_the_old_file_whole(
    plan: Plan, book: FontBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "要点.pdf"
    path.write_bytes(b"old")

    def half(self: Path, data: bytes) -> int:
        with self.open("wb") as stream:
            stream.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(ExportError, match=r"磁盘已满。原有文件未改动。"):
        write_pdf(plan, path, book)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


class StoppedError(Exception):
    """The drafter pressed 停止."""


def test_an_export_stopped_midway_leaves_the_old_file_whole(
    plan: Plan, book: FontBook, tmp_path: Path
) -> None:
    path = tmp_path / "要点.pdf"
    path.write_bytes(b"old")
    told: list[tuple[int, int]] = []

    def stop(page: int, pages: int) -> None:
        told.append((page, pages))
        if page == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        write_pdf(plan, path, book, progress=stop)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    assert [page for page, _ in told] == [1, 2, 3]


def damaged(info: FaceInfo, folder: Path) -> FaceInfo:
    """A copy of a font whose file breaks off in the middle."""
    path = folder / "坏.ttf"
    data = Path(info.path).read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return replace(info, path=str(path))


def test_a_damaged_font_is_passed_by_and_told(book: FontBook, tmp_path: Path) -> None:
    chosen = book.chosen(Face.FANGSONG) or pytest.fail("no font")
    faces = [info for face in Face for info in book.candidates(face)]
    spoilt = FontBook([damaged(chosen, tmp_path), *faces])
    plan = Plan("", "要点", addressees="各单位")

    report = write_pdf(plan, tmp_path / "a.pdf", spoilt)

    assert any(t.startswith("未能读取字体文件“坏.ttf”") for t in report.substitutions)
    assert report.fonts[Face.FANGSONG.value]
    assert "各单位：" in page_texts(tmp_path / "a.pdf")[0]


def test_where_the_only_font_of_a_style_is_damaged_nothing_is_written(
    book: FontBook, tmp_path: Path
) -> None:
    chosen = book.chosen(Face.FANGSONG) or pytest.fail("no font")
    fangsong = book.candidates(Face.FANGSONG)
    others = [i for face in Face for i in book.candidates(face) if i not in fangsong]
    spoilt = FontBook([replace(chosen, path=str(tmp_path / "gone.ttf")), *others])
    plan = Plan("", "要点", addressees="各单位")

    with pytest.raises(ExportError, match=r"没有可用的仿宋字体。未能读取字体文件“gone\.ttf”"):
        write_pdf(plan, tmp_path / "a.pdf", spoilt)

    assert not list(tmp_path.iterdir())


def test_a_draft_is_printed_in_songti_where_there_is_no_fangsong_and_that_is_said(
    book: FontBook, tmp_path: Path
) -> None:
    fangsong, kaiti = book.candidates(Face.FANGSONG), book.candidates(Face.KAITI)
    others = [i for face in Face for i in book.candidates(face) if i not in (*fangsong, *kaiti)]
    plan = Plan("", "要点", addressees="各单位")

    report = write_pdf(plan, tmp_path / "a.pdf", FontBook(dict.fromkeys(others)))

    assert "各单位：" in page_texts(tmp_path / "a.pdf")[0]
    assert any(
        words.startswith("仿宋：本机没有这种字体") and "印发前请安装仿宋" in words
        for words in report.substitutions
    )


def test_half_a_character_ends_no_export(book: FontBook, tmp_path: Path) -> None:
    plan = Plan("", "要\ud842点", preamble=(Paragraph("", (Task("", "做好\udfb7工作。"),)),))

    report = write_pdf(plan, tmp_path / "a.pdf", book)

    assert report.missing == "\ud842\udfb7"


def test_characters_from_another_font_are_told_in_one_sentence(
    book: FontBook, tmp_path: Path
) -> None:
    plan = Plan("", "要点", preamble=(Paragraph("", (Task("", "由𠮷、𠮷、𡈽同志负责。"),)),))

    report = write_pdf(plan, tmp_path / "a.pdf", book)

    if report.missing:
        pytest.skip("no font on this machine has these characters")
    assert len([told for told in report.substitutions if "𠮷" in told]) == 1
