"""Tracked changes in Word: accepted they are the new text, rejected the old one."""

from __future__ import annotations

import zipfile
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest

from exports.revisions_word import write_tracked_word
from tests.drafting.edit_scripts import edited, made_plan
from tests.exports.revised import NEW, OLD
from workbench.document import BlockKind
from workbench.drafting.compare import compare
from workbench.manuscript import manuscript
from workbench.reading.formats import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml import etree

    from workbench.document import Document
    from workbench.plan import Plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PART = "word/document.xml"


@pytest.fixture
def tracked(tmp_path: Path) -> Path:
    path = tmp_path / "修订稿.docx"
    write_tracked_word(OLD, NEW, compare(OLD, NEW), path)
    return path


def root_of(path: Path) -> etree._Element:
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(PART))


def texts(document: Document) -> list[str]:
    text = (block for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    return [block.text for block in text if block.text.strip()]


def paper(plan: Plan) -> list[str]:
    return [block.text for block in manuscript(plan) if block.text.strip()]


def rejected(path: Path) -> Path:
    """The file after 拒绝所有修订: what came is taken out, what is gone is text again."""
    from lxml import etree

    root = root_of(path)
    take_out_what_came(root)
    put_back_what_is_gone(root)
    goal = path.with_name("拒绝.docx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(goal, "w") as target:
        for name in source.namelist():
            target.writestr(name, etree.tostring(root) if name == PART else source.read(name))
    return goal


def take_out_what_came(root: etree._Element) -> None:
    came = root.findall(f".//{W}pPr/{W}rPr/{W}ins/../../..") + root.findall(f".//{W}p/{W}ins")
    for element in came:
        element.getparent().remove(element)


def put_back_what_is_gone(root: etree._Element) -> None:
    for mark in root.findall(f".//{W}pPr/{W}rPr/{W}del"):
        mark.getparent().remove(mark)
    for gone in root.findall(f".//{W}p/{W}del"):
        at = gone.getparent().index(gone)
        gone.getparent()[at : at + 1] = list(gone)
    for change in root.findall(f".//{W}pPr/{W}pPrChange"):
        change.getparent().getparent().replace(change.getparent(), change[0])
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"


def test_with_insertions_kept_and_deletions_left_out_it_is_the_new_text(tracked: Path) -> None:
    document = read(tracked)

    assert texts(document) == paper(NEW)
    assert any("修订中删去的文字未收入" in remark.message for remark in document.remarks)


def test_rejected_it_is_the_old_text(tracked: Path) -> None:
    document = read(rejected(tracked))

    assert texts(document) == paper(OLD)
    assert not [remark for remark in document.remarks if "修订" in remark.message]


@pytest.mark.parametrize("seed", range(12))
def test_both_sides_of_random_edits_are_read_back(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    old = made_plan(random)
    new = edited(old, random)
    path = tmp_path / "修订稿.docx"

    write_tracked_word(old, new, compare(old, new), path)

    assert texts(read(path)) == paper(new)
    assert texts(read(rejected(path))) == paper(old)


def test_every_change_has_the_program_as_author_a_fixed_date_and_its_own_number(
    tracked: Path,
) -> None:
    root = root_of(tracked)
    changes = [e for tag in ("ins", "del", "pPrChange") for e in root.iter(f"{W}{tag}")]

    assert {change.get(f"{W}author") for change in changes} == {"要点工作台"}
    assert {change.get(f"{W}date", "")[:10] for change in changes} == {"2000-01-01"}
    assert len({change.get(f"{W}id") for change in changes}) == len(changes)


def test_neighbouring_paragraphs_that_stay_have_changes_of_other_minutes(tracked: Path) -> None:
    paragraphs = root_of(tracked).findall(f".//{W}body/{W}p")
    minutes = [{change.get(f"{W}date") for change in p.findall(f"{W}ins")} for p in paragraphs]
    whole = {"2000-01-01T00:00:00Z"}

    assert all(not (a & b) - whole for a, b in pairwise(minutes))


def test_the_same_plans_give_the_same_bytes(tracked: Path, tmp_path: Path) -> None:
    again = tmp_path / "再来.docx"

    write_tracked_word(OLD, NEW, compare(OLD, NEW), again)

    assert again.read_bytes() == tracked.read_bytes()


def test_libreoffice_opens_it(tracked: Path, convert: Callable[[Path, str], Path]) -> None:
    import pypdfium2

    sheet = pypdfium2.PdfDocument(convert(tracked, "pdf"))[0]

    assert "健全调度机制" in sheet.get_textpage().get_text_range()
