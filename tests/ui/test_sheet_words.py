"""Where phrases of a Chinese sentence begin and end."""

from __future__ import annotations

import pytest

from ui.sheet.words import phrase_at, phrase_before, phrase_behind, slot_at

TEXT = "完善院前急救网络。新建站点6.5个，配〔数〕辆 new 车（𬭩）"


@pytest.mark.parametrize(
    ("inside", "phrase"),
    [
        ("院前", "完善院前急救网络"),
        ("。新", "。"),
        ("新建", "新建站点"),
        (".5", "6.5"),
        ("个，", "个"),
        ("数〕", "〔数〕"),
        ("ew", "new"),
    ],
)
def test_a_phrase_ends_at_marks_figures_blanks_and_slots(inside: str, phrase: str) -> None:
    start, end = phrase_at(TEXT, TEXT.index(inside))

    assert TEXT[start:end] == phrase


def test_a_rare_character_counts_as_qt_counts() -> None:
    assert phrase_at(TEXT, len(TEXT) - 2) == (len(TEXT) - 2, len(TEXT))


def test_behind_the_text_nothing_is_a_phrase() -> None:
    assert phrase_at("建设", 2) == (2, 2)


def test_steps_go_from_phrase_to_phrase() -> None:
    stops, at = [], 0
    for _ in range(5):
        at = phrase_behind(TEXT, at)
        stops.append(TEXT[at:][:2])

    assert stops == ["新建", "6.", "个，", "配〔", "〔数"]


def test_steps_back_stop_where_phrases_begin() -> None:
    assert phrase_before(TEXT, TEXT.index("新建")) == 0
    assert phrase_before(TEXT, TEXT.index("〔数")) == TEXT.index("配")


@pytest.mark.parametrize("slot", ["〔数〕", "〔日期〕", "〔机构〕", "〔地名〕", "〔年份〕"])
def test_every_slot_is_found_whole(slot: str) -> None:
    assert slot_at(f"建成{slot}。", 3) == (2, 2 + len(slot))
    assert slot_at(f"建成{slot}。", 1) is None
