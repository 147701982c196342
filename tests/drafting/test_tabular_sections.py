"""What comes to stand among the rows of a table is a row; what leaves them is text again."""

from __future__ import annotations

from workbench.drafting.editing import add_section, demote, move_section, promote
from workbench.drafting.enter import press_enter
from workbench.drafting.pasting import paste
from workbench.drafting.pieces import Place, pieces
from workbench.numbering import Level, Scheme, Style
from workbench.plan import Paragraph, Plan, Section, Task

SCHEME = Scheme((Level(Style.CHAPTER), Level(Style.POINT), Level(Style.SUBPOINT)))


def row(name: str) -> Section:
    paragraphs = (Paragraph(f"p{name}", (Task(f"t{name}", f"{name}。"),)),)
    return Section(name, name, paragraphs=paragraphs, tabular=True)


PLAN = Plan(
    "plan",
    "2027年江城市卫生健康工作要点",
    scheme=SCHEME,
    sections=(
        Section("table", "健全体系", sections=(row("建站"), row("补人"), row("拨款"))),
        Section("text", "强化保障", sections=(Section("加强领导", "加强领导"),)),
    ),
)


def flags(plan: Plan) -> dict[str, bool]:
    return {section.heading: section.tabular for section, _ in plan.walk()}


def place_of(plan: Plan, name: str) -> int:
    return next(at for at, piece in enumerate(pieces(plan)) if piece.place == name)


def test_a_new_item_behind_a_row_is_a_row() -> None:
    plan, _ = add_section(PLAN, "投用", after="建站")

    assert flags(plan)["投用"]


def test_a_new_item_before_all_rows_of_a_chapter_is_a_row() -> None:
    plan, _ = add_section(PLAN, "投用", parent="table")

    assert flags(plan)["投用"]


def test_a_new_item_among_texts_is_text() -> None:
    behind, _ = add_section(PLAN, "投用", after="加强领导")
    below, _ = add_section(PLAN, "投用", parent="text")
    first, _ = add_section(PLAN, "投用")

    assert not any(flags(plan)["投用"] for plan in (behind, below, first))


def test_enter_behind_a_row_begins_a_row() -> None:
    at = place_of(PLAN, "p建站")
    first = press_enter(PLAN, Place(at, 3))
    assert first is not None

    second = press_enter(first.plan, Place(at + 1, 0))

    assert second is not None
    assert flags(second.plan)[""]


def test_an_item_pasted_behind_a_row_is_a_row() -> None:
    change = paste(PLAN, Place(place_of(PLAN, "p建站"), 3), ["2.投用", "3.验收"])

    assert (flags(change.plan)["投用"], flags(change.plan)["验收"]) == (True, True)


def test_text_moved_between_rows_is_a_row_and_a_row_moved_among_texts_is_text() -> None:
    among_rows = move_section(PLAN, "加强领导", "table", 1)
    among_texts = move_section(PLAN, "建站", "text", 0)

    assert flags(among_rows)["加强领导"]
    assert not flags(among_texts)["建站"]


def test_an_item_at_the_end_of_the_rows_is_one_of_them() -> None:
    assert flags(move_section(PLAN, "加强领导", "table", 3))["加强领导"]


def test_a_chapter_moved_takes_its_table_with_it() -> None:
    plan = move_section(PLAN, "table", "", 1)

    assert flags(plan) == flags(PLAN)


def test_a_row_demoted_is_a_row_below_the_one_before_it() -> None:
    plan = demote(PLAN, "补人")

    assert flags(plan)["补人"]


def test_a_row_promoted_to_a_chapter_is_text_with_the_following_rows_below_it() -> None:
    plan = promote(PLAN, "补人")

    assert (flags(plan)["补人"], flags(plan)["拨款"]) == (False, True)
