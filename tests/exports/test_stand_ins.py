"""The same paper with open fonts only and with fonts named like those of Windows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exports.font_choices import FontChoices
from exports.fonts import FontBook, font_folders
from exports.pdf import PdfReport, write_pdf
from exports.standard import Face
from workbench.plan import Paragraph, Plan, Section, Task, new_id

if TYPE_CHECKING:
    from collections.abc import Mapping

WINDOWS = {
    Face.XIAOBIAOSONG: ("方正小标宋简体", "FZXiaoBiaoSong-B05S"),
    Face.FANGSONG: ("仿宋_GB2312", "FangSong_GB2312"),
    Face.KAITI: ("楷体_GB2312", "KaiTi_GB2312"),
    Face.HEITI: ("黑体", "SimHei"),
    Face.SONGTI: ("宋体", "SimSun"),
    Face.LATIN: ("Times New Roman", "TimesNewRomanPSMT"),
}
OPEN = {
    Face.XIAOBIAOSONG: "FandolSong-Bold",
    Face.FANGSONG: "FandolFang-Regular",
    Face.KAITI: "FandolKai-Regular",
    Face.HEITI: "FandolHei-Regular",
    Face.SONGTI: "FandolSong-Regular",
    Face.LATIN: "LiberationSerif",
}
SENTENCES = (
    "新建社区卫生服务站60个，家庭医生签约率达到74.5%以上。",
    "落实《江城市基层卫生服务能力提升行动方案（2026—2028年）》，推进“手机+上门护理”试点——以社区为重点。",
)


@pytest.fixture(scope="module")
def open_fonts() -> Mapping[Face, Path]:
    book = FontBook.find(font_folders(), choices=FontChoices())
    found = {
        face: Path(info.path)
        for face in Face
        for info in book.candidates(face)
        if info.postscript == OPEN[face]
    }
    if set(found) != set(Face):
        pytest.skip("the open fonts that set-up fetches are not here")
    return found


@pytest.fixture(scope="module")
def plan() -> Plan:
    text = Paragraph("", tuple(Task("", sentence) for sentence in SENTENCES * 4))
    articles = tuple(
        Section(new_id(), f"完善第{n}类服务网络", run_in=True, paragraphs=(text,)) for n in range(6)
    )
    chapter = Section(new_id(), "健全公共卫生服务体系", sections=articles)
    return Plan("", "2027年江城市卫生健康工作要点", 2027, sections=(chapter,))


def renamed(source: Path, target: Path, family: str, postscript: str) -> None:
    """A copy of a font under another name."""
    from fontTools.ttLib import TTFont

    with TTFont(source, lazy=True) as font:
        names = font["name"]
        names.names = []
        for kind, text in ((1, family), (2, "Regular"), (4, family), (6, postscript)):
            names.setName(text, kind, 3, 1, 0x0804)
        font["OS/2"].usWeightClass = 400
        font.save(target, reorderTables=None)


def placed(path: Path) -> list[tuple[str, tuple[float, ...]]]:
    """Every character of a file with its place, to a tenth of a point; widths are the font's."""
    from ctypes import byref, c_double

    import pypdfium2
    import pypdfium2.raw as raw

    x, y = c_double(), c_double()
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            for at in range(raw.FPDFText_CountChars(text)):
                raw.FPDFText_GetCharOrigin(text, at, byref(x), byref(y))
                char = chr(raw.FPDFText_GetUnicode(text, at))
                found.append((char, (round(x.value, 1), round(y.value, 1))))
    return [entry for entry in found if not entry[0].isspace()]


def exported(plan: Plan, fonts: Path, path: Path) -> PdfReport:
    cache = path.with_suffix("")
    return write_pdf(plan, path, FontBook.find([fonts], cache=cache, choices=FontChoices()))


def test_with_fonts_named_like_those_of_windows_the_report_differs_and_no_line(
    plan: Plan, open_fonts: Mapping[Face, Path], tmp_path: Path
) -> None:
    for folder in ("open", "windows"):
        (tmp_path / folder).mkdir()
    for face, source in open_fonts.items():
        (tmp_path / "open" / source.name).symlink_to(source)
        renamed(source, tmp_path / "windows" / source.name, *WINDOWS[face])

    stood_in = exported(plan, tmp_path / "open", tmp_path / "a.pdf")
    proper = exported(plan, tmp_path / "windows", tmp_path / "b.pdf")

    assert len(stood_in.substitutions) == len(Face)
    assert proper.substitutions == ()
    assert proper.fonts == {face.value: family for face, (family, _) in WINDOWS.items()}
    assert placed(tmp_path / "a.pdf") == placed(tmp_path / "b.pdf")
