"""What is seen before a plan stands there: the first page, papers coming in, a second window.

Each picture is taken on a store of its own.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from content import CITY, written
from PIL import Image
from waiting import awaiting, settle
from windows import Look, window_on

from workbench.drafting.samples import samples

if TYPE_CHECKING:
    from pathlib import Path

    from pictures import Album

WRONG_NUMBER = ("（四）", "（五）")
"""A number of the sample and what stands for it in the page that is looked over."""
NAMES = (
    "2026年江城市卫生健康工作要点.html",
    "高质量发展实施方案（征求意见稿）.txt",
    "基层改革情况简报（第48期）.txt",
    "2026年全市民政工作计划安排.txt",
    "青石区2026年工作要点.md",
)
"""What our samples are called in a drafter's folder."""
PLAIN = ("welcome", "import", "report", "secrecy", "read-only")


def plain(passing: Path, look: Look, album: Album, suffix: str, full: tuple[Path, str]) -> None:
    """The first page, an import that is looked over, the stop at a secret, a second window."""
    if album.wants("welcome"):
        with window_on(passing / f"空{suffix}.yaodian", look) as window:
            album.keep(window, f"welcome{suffix}")
    if album.wants("import"):
        photograph_import(passing, look, album, suffix)
    if album.wants("report"):
        photograph_report(passing, look, album, suffix)
    if album.wants("secrecy"):
        photograph_stop(passing, look, album, suffix)
    if album.wants("read-only"):
        with window_on(full[0], look, full[1]), window_on(full[0], look, full[1]) as second:
            album.keep(second, f"read-only{suffix}")


def photograph_import(passing: Path, look: Look, album: Album, suffix: str) -> None:
    """A page whose numbers and commas are not as they should be."""
    page = passing / "2026年江城市卫生健康工作要点.html"
    text = samples()[0].read_text(encoding="utf-8").replace(*WRONG_NUMBER, 1)
    page.write_text(text.replace("，", ","), encoding="utf-8")
    with window_on(passing / f"核对{suffix}.yaodian", look) as window:
        with awaiting(window.session.imports.opened):
            window.commands.import_paths([page])
        settle()
        album.keep(window, f"import{suffix}")


def photograph_report(passing: Path, look: Look, album: Album, suffix: str) -> None:
    """A folder: papers that are read, one with doubts, one twice, two that cannot be read."""
    folder = passing / f"要点文件{suffix}"
    folder.mkdir()
    for sample, name in zip(samples(), NAMES, strict=True):
        shutil.copy(sample, folder / name)
    shutil.copy(samples()[0], folder / "2026年要点（印发稿）副本.html")
    written(folder / "江城市2027年重点工作任务.txt", CITY)
    (folder / "江城市2026年工作总结.docx").write_bytes(b"PK\x03\x04")
    Image.new("RGB", (595, 842), "white").save(folder / "市政府督查通知（扫描件）.pdf")
    Image.new("RGB", (8, 8), "white").save(folder / "会议照片.jpg")
    with window_on(passing / f"文件夹{suffix}.yaodian", look) as window:
        with awaiting(window.session.imported):
            window.commands.import_paths([folder])
        settle()
        told = window.area.bars.news[-1]
        dict(told.buttons)["查看报告"]()
        settle()
        album.keep(window, f"report{suffix}")


def photograph_stop(passing: Path, look: Look, album: Album, suffix: str) -> None:
    """A document that says it is a secret."""
    page = passing / "江城市应急物资储备方案.txt"
    page.write_text("机密★3年\n江城市应急物资储备方案\n一、储备规模\n", encoding="utf-8")
    with window_on(passing / f"涉密{suffix}.yaodian", look) as window:
        window.commands.import_paths([page])
        settle()
        album.keep(window, f"secrecy{suffix}")
