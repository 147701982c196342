"""A table on pages: nothing lost, the header on every page, rows whole, lines in their cells."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.standard import GB9704, Face, Standard
from exports.table_columns import BESIDE, columns_of
from exports.table_setting import TablePiece, set_table
from exports.table_sheet import turned
from exports.widths import width_of
from workbench.manuscript import Table, TableCell, TableColumn

WORK = "新建社区卫生服务站60个，家庭医生签约率达到74.5%以上，群众满意度持续提升。"
LOOKS = (
    TableColumn("序号", 1.3, centred=True),
    TableColumn("重点任务", 4),
    TableColumn("工作内容", 9),
    TableColumn("牵头单位", 2.6),
    TableColumn("完成时限", 2.4, centred=True),
)
TURNED = turned(GB9704)

Cells = tuple[TableCell | None, ...]


def row(number: int, item: str | None = "完善急救网络", work: str = WORK, down: int = 1) -> Cells:
    named = None if item is None else TableCell(item, down)
    texts = (str(number), work, "市卫生健康委、市财政局", "2027年12月底前")
    first, *others = (TableCell(text, task_id=f"t{number}") for text in texts)
    return (first, named, *others)


def chapter(words: str = "一、健全公共卫生服务体系") -> Cells:
    return (TableCell(words, across=5), None, None, None, None)


def table(*rows: Cells, landscape: bool = True) -> Table:
    return Table(LOOKS, rows, landscape)


def solid(text: str) -> str:
    return "".join(text.split())


def words(pieces: tuple[TablePiece, ...]) -> str:
    return solid("".join(line.text for piece in pieces for line in piece.lines))


def page_text(piece: TablePiece) -> str:
    return "".join(line.text for line in piece.lines)


def header(piece: TablePiece) -> str:
    return "".join(line.text for line in piece.lines if line.strip.faces[0][1] is Face.HEITI)


def widest(piece: TablePiece) -> tuple[float, float]:
    level = [rule for rule in piece.rules if rule.y == rule.to_y]
    return min(rule.x for rule in level), max(rule.to_x for rule in level)


def lowest(piece: TablePiece) -> float:
    return max(rule.to_y for rule in piece.rules)


def test_every_page_of_a_table_begins_with_its_header() -> None:
    pieces = set_table(0, table(*(row(n) for n in range(60))))

    assert len(pieces) > 3
    assert {header(piece) for piece in pieces} == {"序号重点任务工作内容牵头单位完成时限"}


def test_no_row_stands_on_two_pages() -> None:
    pieces = set_table(0, table(*(row(n) for n in range(60))))

    tasks = [{line.task_id for line in piece.lines if line.task_id} for piece in pieces]
    assert sum(map(len, tasks)) == 60


def test_a_page_is_filled_as_far_as_whole_rows_go() -> None:
    pieces = set_table(0, table(*(row(n) for n in range(60))))

    room = TURNED.top + TURNED.area_height
    assert all(room - 60 < lowest(piece) <= room + 0.1 for piece in pieces[:-1])


def test_a_merged_cell_has_its_text_again_on_the_next_page() -> None:
    rows = [row(0, down=30), *(row(n, None) for n in range(1, 30))]

    pieces = set_table(0, table(*rows))

    assert len(pieces) > 1
    assert all("完善急救网络" in solid(page_text(piece)) for piece in pieces)


def test_a_merged_cell_that_needs_more_makes_its_last_row_higher() -> None:
    long = "完善覆盖城乡的院前医疗急救网络和转运体系" * 3
    pieces = set_table(0, table(row(0, long, "建站。", down=2), row(1, None, "建站。")))

    (piece,) = pieces
    named = [line.y for line in piece.lines if line.strip.xs[0] < TURNED.left + 150]
    assert max(named) < lowest(piece)
    assert solid(long) in words(pieces)


def test_a_row_higher_than_a_page_is_cut_between_two_lines() -> None:
    pieces = set_table(0, table(row(0), row(1, work=WORK * 60), row(2)))

    assert words(pieces).count("，") == 62 * WORK.count("，")
    assert all(lowest(piece) <= TURNED.top + TURNED.area_height + 0.1 for piece in pieces)
    assert {header(piece) for piece in pieces} == {"序号重点任务工作内容牵头单位完成时限"}


def test_the_cell_merged_beside_a_cut_row_stands_on_all_its_pages() -> None:
    pieces = set_table(0, table(row(0, work=WORK * 60, down=2), row(1, None)))

    assert len(pieces) < 8
    assert all("完善急救网络" in solid(page_text(piece)) for piece in pieces)


def test_the_name_of_a_chapter_never_stands_last_on_a_page() -> None:
    rows = [one for n in range(30) for one in (chapter(), row(n), row(n))]

    pieces = set_table(0, table(*rows))

    assert not [piece for piece in pieces if solid(page_text(piece)).endswith("服务体系")]


def test_the_name_of_a_chapter_stands_over_all_columns_without_rules_in_it() -> None:
    (piece,) = set_table(0, table(chapter("一、" + "健全公共卫生服务体系" * 3), row(1)))

    (name,) = (line for line in piece.lines if line.text.startswith("一、"))
    upright = [r for r in piece.rules if r.x == r.to_x and r.y < name.y < r.to_y]
    assert len(upright) == 2


@pytest.mark.parametrize("landscape", [True, False])
def test_a_table_is_as_wide_as_the_type_area(landscape: bool) -> None:
    sheet = TURNED if landscape else GB9704

    pieces = set_table(0, table(row(1), row(2), landscape=landscape))

    assert widest(pieces[0]) == pytest.approx((sheet.left, sheet.right))


def test_a_turned_sheet_has_its_upper_edge_where_the_others_have_their_left_one() -> None:
    assert TURNED.top == GB9704.left
    assert TURNED.page_width - TURNED.right == pytest.approx(GB9704.top)
    assert TURNED.pitch == pytest.approx(GB9704.pitch, rel=0.03)


def test_a_table_in_the_text_takes_whole_rows_of_the_grid() -> None:
    first, *_ = set_table(0, table(row(1), row(2), landscape=False), GB9704, 9)

    top = GB9704.top + 9 * GB9704.pitch
    ys = [rule.y for rule in first.rules]
    assert top <= min(ys)
    assert lowest(first) <= top + first.rows * GB9704.pitch + 0.01
    assert lowest(first) > top + (first.rows - 1) * GB9704.pitch


def test_a_page_without_room_for_header_and_row_is_left_to_the_next() -> None:
    left, following = set_table(0, table(row(1), landscape=False), GB9704, 21)

    assert left == TablePiece()
    assert following.lines


def test_a_table_without_rows_still_shows_its_titles() -> None:
    assert words(set_table(0, table(), GB9704, 21)) == "序号重点任务工作内容牵头单位完成时限"


def test_a_table_without_columns_shows_nothing_and_takes_a_row() -> None:
    (piece,) = set_table(0, Table((), ((),)))

    assert (piece.lines, piece.rows) == ((), 1)


def test_a_header_that_fills_a_page_is_not_repeated() -> None:
    looks = (TableColumn(WORK * 80, 1), *LOOKS[1:])
    pieces = set_table(0, Table(looks, (row(1), row(2)), landscape=True))

    assert words(pieces).count("，") == 82 * WORK.count("，")


def test_every_line_tells_the_block_and_the_task_it_comes_from() -> None:
    (piece,) = set_table(7, table(row(3)))

    assert {line.block for line in piece.lines} == {7}
    assert {line.task_id for line in piece.lines} == {"", "t3"}


def test_a_line_tells_the_sentence_it_begins_in() -> None:
    cell = TableCell(WORK + WORK, task_id="a", later=((len(WORK), "b"),))
    (piece,) = set_table(0, Table(LOOKS[2:3], ((cell,),)))

    told = {line.strip.start >= len(WORK): line.task_id for line in piece.lines if line.task_id}
    assert told == {False: "a", True: "b"}


# -- columns ---------------------------------------------------------------------------------


def test_numbers_dates_and_units_stay_whole() -> None:
    pieces = set_table(0, table(*(row(n) for n in range(90, 130))))

    lines = {line.text for piece in pieces for line in piece.lines}
    assert {"109", "2027年12月底前", "市卫生健康委、", "市财政局"} <= lines


def test_a_bracket_in_the_name_of_a_unit_parts_nothing() -> None:
    cells = tuple(map(TableCell, ("1", "", WORK, "市财政局、各县（市、区）政府", "长期")))

    (piece,) = set_table(0, table(cells))

    assert not [line for line in piece.lines if line.text.endswith("（市、")]


def test_many_columns_are_set_in_smaller_type() -> None:
    few = columns_of(table(row(1)), TURNED.area_width)
    many = Table((*LOOKS, *LOOKS, *LOOKS), (row(1) * 3,))

    assert (few.size, columns_of(many, GB9704.area_width).size) == (12.0, 9.0)


def test_long_remarks_get_more_room_than_short_contents() -> None:
    looks = (LOOKS[0], LOOKS[2], TableColumn("备注", 2))
    cells = (TableCell("1"), TableCell("较上年增加。"), TableCell(WORK * 4))

    _, work, note = columns_of(Table(looks, (cells,)), GB9704.area_width).widths

    assert note > work


def test_a_column_with_few_entries_is_no_wider_than_a_title_of_four_characters_needs() -> None:
    looks = (*LOOKS, TableColumn("配合单位", 3))
    many = TableCell("市发展改革委、市教育局、市民政局、市财政局")
    rows = [(*row(1), many), *((*row(n), TableCell("")) for n in range(2, 30))]

    made = columns_of(Table(looks, tuple(rows), landscape=True), TURNED.area_width)

    assert made.widths[-1] < 5 * made.size + 2 * BESIDE
    assert made.widths[2] > 22 * made.size


def test_long_sentences_are_set_in_smaller_type_rather_than_in_many_lines() -> None:
    looks = (*LOOKS, TableColumn("配合单位", 3))
    made = columns_of(Table(looks, ((*row(1, work=WORK * 2), None),)), TURNED.area_width)

    assert made.size == 10.5
    assert made.widths[2] > 28 * made.size


def test_a_character_more_leaves_the_other_pages_as_they_were() -> None:
    rows = [row(n) for n in range(40)]

    before = set_table(0, table(*rows))
    after = set_table(0, table(*rows[:-1], row(39, work=f"{WORK}再")))

    assert before[:-1] == after[:-1]


texts = st.text("新建站点，。、；（）《》123a%— \n", max_size=80)
tables = st.integers(1, 7).flatmap(
    lambda width: st.builds(
        Table,
        st.tuples(*[st.builds(TableColumn, texts, st.floats(0, 9), st.booleans())] * width),
        st.lists(
            st.tuples(
                *[
                    st.none()
                    | st.builds(TableCell, texts, st.integers(1, 4), across=st.integers(1, 3))
                ]
                * width
            ),
            max_size=12,
        ).map(tuple),
        st.booleans(),
    )
)
sheets = st.sampled_from([GB9704, Standard(rows=23)])


@given(tables, st.integers(0, 21))
@settings(deadline=None, max_examples=50)
def test_no_character_of_a_table_is_lost(made: Table, first_row: int) -> None:
    pieces = set_table(0, made, GB9704, first_row)

    shown = words(pieces)
    assert not Counter(solid(made.text)) - Counter(shown)
    assert set(shown) <= set(solid(made.text))


@given(tables, st.integers(0, 21), sheets)
@settings(deadline=None, max_examples=50)
def test_all_of_a_table_stands_in_the_type_area(
    made: Table, first_row: int, standard: Standard
) -> None:
    sheet = turned(standard) if made.landscape else standard

    pieces = set_table(0, made, standard, first_row)

    ys = [y for piece in pieces for rule in piece.rules for y in (rule.y, rule.to_y)]
    assert sheet.top - 0.1 <= min(ys)
    assert max(ys) <= sheet.top + sheet.area_height + 0.1
    assert all(piece.rows for piece in pieces[1:])


@given(tables, st.floats(200, 700))
@settings(deadline=None, max_examples=40)
def test_the_columns_fill_the_width(made: Table, width: float) -> None:
    assert sum(columns_of(made, width).widths) == pytest.approx(width)


@given(st.text("市财政局卫生健康委，、（）2027年月", min_size=1, max_size=60))
@settings(deadline=None)
def test_no_line_of_a_cell_goes_over_a_rule(text: str) -> None:
    cells = (TableCell("1"), TableCell(text), TableCell(WORK), TableCell(text), TableCell(""))

    columns = columns_of(table(cells), TURNED.area_width)
    pieces = set_table(0, table(cells))

    room = max(columns.widths) - BESIDE
    ends = [
        line.strip.xs[-1] - line.strip.xs[0] + line.strip.size * width_of(line.text[-1]) / 2
        for piece in pieces
        for line in piece.lines
    ]
    assert max(ends) <= room


def test_a_long_table_takes_time_in_proportion() -> None:
    short = table(*(row(n) for n in range(150)))
    long = table(*(row(n, work=f"{WORK}{n}") for n in range(1500)))

    start = time.process_time()
    set_table(0, short)
    middle = time.process_time()
    set_table(0, long)
    end = time.process_time()

    assert middle - start < 1.0
    assert end - middle < 40 * (middle - start) + 1.0
