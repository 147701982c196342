"""Every non-blank character of the source is booked exactly once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.document import Block, BlockKind, Document, PieceRole
from workbench.reading.account import Ledger, undo_changes
from workbench.reading.layout.traced import Traced, joined
from workbench.reading.outline import outline

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Change, Outline

WORDS = [
    "一、", "二、", "（一）", "(二)", "1.", "2.", "3、", "①", "②", "（1）", "第一章",
    "加强管理", "推进建设。", "现将《江城市2027年工作要点》印发给你们。",
    "江城市2027年工作要点", "各区人民政府：", "2027年1月8日",
    "江城市人民政府办公室关于印发江城市2027年工作要点的通知", "江城市人民政府",
    "（此件公开发布）", "# Page 12:", "附件：1.清单", "附件1", "附件", "索 引 号:014/2027",
    "首页 > 公开", "浏览次数：", "责任单位：市教育局", "（责任单位：市教育局）",
    "一是抓好；二是", "到2027年,新增5 家以上;", "\t", "“", "”", "（", ")", "《", "》", "\n",
    "\n\n", " ", "\u3000", "\u200b", "。", "，", ",", ":", "abc", "江政办〔2027〕3号",
    "1.2027年底前", "强化政治建设。坚持首位。", "国  务  院", "各位代表，", "——",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=80).map("".join)
FORMATS = st.sampled_from(["txt", "docx", "html"])


def _document(text: str, format_: str) -> Document:
    kinds = (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.CELL, BlockKind.FURNITURE)
    lines = text.split("\n")
    plain = format_ == "txt"
    blocks = (
        Block(line, BlockKind.PARAGRAPH if plain else kinds[i % 4]) for i, line in enumerate(lines)
    )
    return Document("要点", format_, tuple(blocks))


def _visible(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())


def _shown(o: Outline) -> str:
    """All that the outline still holds of the source."""
    texts = [o.title, o.meta.notice_title, o.meta.document_number, o.meta.addressees, *o.chrome]
    for node in o.nodes:
        texts += [node.number, node.heading, *node.sentences]
    return "".join(texts)


@settings(max_examples=300, deadline=None)
@given(TEXTS, FORMATS)
def test_the_account_is_whole_for_any_mixture_of_lines(text: str, format_: str) -> None:
    result = outline(_document(text, format_))

    assert result.account.missing == 0
    assert result.account.source == sum(_visible(text).values())


@settings(max_examples=300, deadline=None)
@given(TEXTS, FORMATS)
def test_what_is_booked_as_kept_is_in_the_outline(text: str, format_: str) -> None:
    result = outline(_document(text, format_))

    lost = _visible(text) - _visible(_shown(result))
    account = result.account
    assert sum(lost.values()) <= account.stops + account.normalised + account.numbers


@settings(max_examples=200, deadline=None)
@given(TEXTS, FORMATS)
def test_every_change_names_what_stood_in_the_source(text: str, format_: str) -> None:
    document = _document(text, format_)

    result = outline(document)

    for change in result.changes:
        stood = document.blocks[change.block].text[change.offset :]
        assert stood.startswith(change.before)


@settings(max_examples=200, deadline=None)
@given(TEXTS, FORMATS)
def test_undoing_the_changes_of_a_block_gives_its_source(text: str, format_: str) -> None:
    document = _document(text, format_)

    result = outline(document)

    for number, block in enumerate(document.blocks):
        own = [change for change in result.changes if change.block == number]
        assert undo_changes(_changed(block.text, own), own) == block.text


def _changed(text: str, changes: list[Change]) -> str:
    for change in reversed(changes):
        end = change.offset + len(change.before)
        text = text[: change.offset] + change.after + text[end:]
    return text


def test_a_place_nobody_books_is_missing() -> None:
    ledger = Ledger(Document("要点", "txt", (Block("加强 管理"),)))

    ledger.mark(Traced("加强", range(2)), PieceRole.TEXT)

    assert ledger.account().source == 4
    assert ledger.account().missing == 2


def test_booking_a_place_twice_is_noticed() -> None:
    ledger = Ledger(Document("要点", "txt", (Block("加强管理"),)))

    ledger.mark(Traced("加强", range(2)), PieceRole.TEXT)
    ledger.mark(Traced("强管", range(1, 3)), PieceRole.CHROME)

    assert ledger.twice == 1


def test_each_kind_of_character_has_its_column(read: Callable[[str], Outline]) -> None:
    text = "江城市2027年工作要点\n一、加强管理,抓好落实\n（一）完善制度。修订章程。\n浏览次数：5"

    account = read(text).account

    assert account.missing == 0
    assert (account.numbers, account.stops, account.chrome, account.normalised) == (5, 1, 6, 1)


@pytest.mark.parametrize(
    ("left", "right", "text"), [("加强", "管理", "加强管理"), ("big", "data", "big data")]
)
def test_joined_pieces_keep_their_places(left: str, right: str, text: str) -> None:
    whole = joined([Traced(left, range(len(left))), Traced(right, range(9, 9 + len(right)))])

    assert whole.text == text
    assert whole.places[-1] == 8 + len(right)
