from __future__ import annotations

from dataclasses import replace

import pytest

from exports.standard import GB9704, MM, Face, Ink
from exports.typesetting import Line, Page, compose
from workbench.manuscript import Block, BlockRole, Run, RunRole

TOP = GB9704.top
TITLE = Block(BlockRole.TITLE, (Run("关于印发2027年卫生健康工作要点的通知"),))
TEXT = Block(BlockRole.BODY, (Run("现印发给你们，请认真组织实施。"),))
COPY = Block(BlockRole.COPY_NUMBER, (Run("000001"),))
SECRET = Block(BlockRole.SECRECY, (Run("机密★1年"),))
URGENT = Block(BlockRole.URGENCY, (Run("特急"),))
NUMBER = Block(BlockRole.DOCUMENT_NUMBER, (Run("江卫发〔2027〕1号"),))


def mark(*organs: str, ending: str = "文件") -> Block:
    words = (*organs, ending) if ending else organs
    return Block(BlockRole.LETTERHEAD, tuple(map(Run, words)))


def signers(*names: str) -> Block:
    runs = (Run("签发人：", RunRole.NUMBER), *map(Run, names))
    return Block(BlockRole.SIGNERS, runs)


def first_page(*head: Block) -> Page:
    return compose([*head, TITLE, TEXT])[0]


def line(page: Page, start: str) -> Line:
    return next(line for line in page.lines if line.text.startswith(start))


def row(found: Line) -> float:
    return (found.y - GB9704.baseline(0, found.strip.size)) / GB9704.pitch


def cells_left(found: Line) -> float:
    return (found.strip.xs[0] - GB9704.left) / GB9704.cell


def right_edge(found: Line) -> float:
    return found.strip.xs[-1] + found.strip.cell


MARK = mark("江城市卫生健康委员会")


def test_a_paper_without_head_begins_with_its_title() -> None:
    page = first_page()

    assert row(page.lines[0]) == pytest.approx(0)
    assert page.rules == ()


def test_copy_number_secrecy_and_urgency_stand_flush_left_a_line_each() -> None:
    page = first_page(COPY, SECRET, URGENT, MARK, NUMBER)

    corner = [line(page, start) for start in ("000001", "机密", "特急")]
    assert [row(one) for one in corner] == pytest.approx([0, 1, 2])
    assert [cells_left(one) for one in corner] == pytest.approx([0, 0, 0])
    assert [one.strip.faces[0][1] for one in corner[1:]] == [Face.HEITI, Face.HEITI]


def test_secrecy_stands_on_the_second_line_also_without_a_copy_number() -> None:
    assert row(line(first_page(SECRET, MARK), "机密")) == pytest.approx(1)


def test_urgency_alone_stands_on_the_first_line() -> None:
    assert row(line(first_page(URGENT, MARK), "特急")) == pytest.approx(0)


def test_secrecy_without_a_term_is_parted_by_a_blank() -> None:
    (strip,) = [
        one.strip
        for one in first_page(replace(SECRET, runs=(Run("秘密"),)), MARK).lines
        if one.text == "秘密"
    ]

    assert strip.xs[1] - strip.xs[0] == pytest.approx(2 * GB9704.cell)


def test_the_mark_is_red_centred_and_begins_35_mm_below_the_type_area() -> None:
    found = line(first_page(MARK, NUMBER), "江城市卫生健康委员会文件")

    middle = (found.strip.xs[0] + right_edge(found)) / 2
    assert found.ink is Ink.RED
    assert found.strip.faces == ((12, Face.XIAOBIAOSONG),)
    assert middle == pytest.approx(GB9704.left + GB9704.area_width / 2)
    assert found.y - 0.81 * found.strip.size == pytest.approx(TOP + 35 * MM)


@pytest.mark.parametrize(
    "organ", ["江城市委", "江城市人民政府", "江城市推进基层卫生健康高质量发展工作领导小组办公室"]
)
def test_a_mark_is_as_large_as_fits_and_no_higher_than_22_mm(organ: str) -> None:
    found = line(first_page(mark(organ), NUMBER), organ)

    width = right_edge(found) - found.strip.xs[0]
    assert found.strip.size <= 22 * MM
    assert width <= GB9704.area_width + 1e-6
    assert found.strip.size > 0.87 * min(22 * MM, GB9704.area_width / (len(organ) + 2))


def test_joint_organs_stand_a_line_each_as_wide_as_the_widest_with_the_ending_beside() -> None:
    organs = ("江城市卫生健康委员会", "江城市民政局", "江城市医疗保障局")
    page = first_page(mark(*organs), NUMBER)

    lines = [line(page, organ) for organ in organs]
    ending = line(page, "文件")
    assert {round(one.strip.xs[0], 3) for one in lines} == {round(lines[0].strip.xs[0], 3)}
    assert [right_edge(one) for one in lines] == pytest.approx([right_edge(lines[0])] * 3)
    assert ending.strip.xs[0] > right_edge(lines[0])
    assert ending.y == pytest.approx(lines[1].y)
    assert right_edge(ending) <= GB9704.right + 1e-6


def test_ten_joint_organs_leave_room_for_the_text() -> None:
    organs = [f"江城市第{n}卫生健康服务管理局" for n in "一二三四五六七八九十"]
    page = first_page(mark(*organs), NUMBER)

    assert page.lines[-1].text == TEXT.text


def test_the_number_stands_two_rows_below_the_mark_and_the_red_line_4_mm_below_it() -> None:
    page = first_page(MARK, NUMBER)
    found, number = line(page, "江城市卫生"), line(page, "江卫发")
    (rule,) = page.rules

    mark_foot = found.y + 0.11 * found.strip.size
    row_top = number.y - (GB9704.baseline(0, 16) - TOP)
    assert row_top - mark_foot == pytest.approx(2 * GB9704.pitch, abs=GB9704.pitch / 4)
    assert rule.y - (number.y + 0.12 * 16) == pytest.approx(4 * MM)
    assert (rule.x, rule.to_x, rule.ink) == (GB9704.left, GB9704.right, Ink.RED)


def test_the_number_is_centred_where_nobody_is_named_as_signer() -> None:
    found = line(first_page(MARK, NUMBER), "江卫发")

    assert cells_left(found) == pytest.approx((28 - 8.5) / 2)


@pytest.mark.parametrize(
    "organ", ["江城市委", "江城市人民政府", "江城市卫生健康委员会", "江城市交通运输局"]
)
def test_the_title_stands_in_a_row_of_the_grid_two_rows_below_the_red_line(organ: str) -> None:
    page = first_page(mark(organ), NUMBER)
    title = line(page, "关于印发")

    assert row(title) == pytest.approx(round(row(title)))
    below = (title.y - (GB9704.baseline(0, 22) - TOP) - page.rules[0].y) / GB9704.pitch
    assert 1.7 <= below <= 2.3


def test_a_signer_stands_at_the_right_and_the_number_a_character_in() -> None:
    page = first_page(MARK, NUMBER, signers("王芳芳"))
    label, name, number = line(page, "签发人："), line(page, "王芳芳"), line(page, "江卫发")

    assert cells_left(number) == pytest.approx(1)
    assert right_edge(name) == pytest.approx(GB9704.right - GB9704.cell)
    assert (label.y, name.y) == pytest.approx((number.y, number.y))
    assert (label.strip.faces[0][1], name.strip.faces[0][1]) == (Face.FANGSONG, Face.KAITI)


def test_two_signers_stand_on_a_line_and_the_number_beside_the_last() -> None:
    page = first_page(MARK, NUMBER, signers("王芳芳", "李明", "赵小四"))
    one, two, three = (line(page, name) for name in ("王芳芳", "李明", "赵小四"))

    assert one.y == pytest.approx(two.y)
    assert three.strip.xs[0] == pytest.approx(one.strip.xs[0])
    assert three.y - one.y == pytest.approx(GB9704.pitch)
    assert line(page, "江卫发").y == pytest.approx(three.y)
    assert two.strip.xs[1] - two.strip.xs[0] == pytest.approx(2 * GB9704.cell)


@pytest.mark.parametrize(
    ("names", "within"),
    [(("张三", "李四"), 0), (("张三", "李四", "欧阳明"), 1), (("张三", "李四", "欧阳小明"), 1)],
)
def test_two_persons_stand_further_apart_than_the_characters_of_a_name(
    names: tuple[str, ...], within: int
) -> None:
    page = first_page(MARK, NUMBER, signers(*names))
    one, two = line(page, "张三"), line(page, "李四")

    inner = cells_left(one) + 1 + within
    assert (one.strip.xs[1] - GB9704.left) / GB9704.cell == pytest.approx(inner)
    assert cells_left(two) - inner - 1 >= within + 1
    assert right_edge(two) <= GB9704.right + 1e-6


def test_names_too_long_for_two_a_line_stand_one_below_the_other() -> None:
    page = first_page(MARK, NUMBER, signers("阿卜杜拉买买提", "迪丽努尔艾合买提"))
    one, two = line(page, "阿卜"), line(page, "迪丽")

    assert two.y > one.y
    assert max(map(right_edge, (one, two))) <= GB9704.right + 1e-6


def test_any_number_of_signers_leaves_room_for_text() -> None:
    pages = compose([MARK, NUMBER, signers(*["王芳芳"] * 60), TITLE, TEXT])

    assert [one.text for one in pages[-1].lines[-1:]] == [TEXT.text]


def test_an_endless_number_is_set_smaller() -> None:
    page = first_page(MARK, replace(NUMBER, runs=(Run("江" * 60 + "〔2027〕1号"),)))

    assert right_edge(line(page, "江江")) <= GB9704.right + 1e-6


def letter(*head: Block) -> tuple[Page, ...]:
    return compose([*(replace(block, letter=True) for block in head), TITLE, TEXT])


NAME = mark("江城市卫生健康委员会", ending="")


def test_the_mark_of_a_letter_begins_30_mm_below_the_sheets_edge() -> None:
    found = line(letter(NAME, NUMBER)[0], "江城市卫生")

    assert found.y - 0.81 * found.strip.size == pytest.approx(30 * MM)
    assert found.ink is Ink.RED


def test_a_letter_has_red_double_lines_below_its_mark_and_at_the_foot_of_the_sheet() -> None:
    page = letter(NAME, NUMBER)[0]
    found = line(page, "江城市卫生")
    thick, thin, low_thin, low_thick = page.rules

    assert thick.width > thin.width
    assert low_thick.width > low_thin.width
    assert thick.y < thin.y < low_thin.y < low_thick.y
    assert thick.y - thick.width / 2 - (found.y + 0.11 * found.strip.size) == pytest.approx(4 * MM)
    assert low_thick.y + low_thick.width / 2 == pytest.approx(GB9704.page_height - 20 * MM)
    assert {round(one.to_x - one.x, 3) for one in page.rules} == {round(170 * MM, 3)}
    assert {round(one.x, 3) for one in page.rules} == {round(20 * MM, 3)}
    assert {one.ink for one in page.rules} == {Ink.RED}


def test_below_the_line_of_a_letter_urgency_stands_left_and_the_number_right() -> None:
    page = letter(NAME, URGENT, NUMBER)[0]
    urgent, number = line(page, "特急"), line(page, "江卫发")
    thin = page.rules[1]

    assert urgent.y == pytest.approx(number.y)
    assert number.y - 0.88 * 16 - (thin.y + thin.width / 2) == pytest.approx(16 * 7 / 8)
    assert cells_left(urgent) == pytest.approx(0)
    assert right_edge(number) == pytest.approx(GB9704.right)


def test_the_title_of_a_letter_stands_two_rows_below_the_last_element() -> None:
    page = letter(NAME, URGENT, NUMBER)[0]

    below = row(line(page, "关于印发")) - row(line(page, "江卫发")) - 1
    assert 1.6 <= below <= 2.6


def test_the_first_page_of_a_letter_has_no_number() -> None:
    long = replace(TEXT, runs=(Run(TEXT.text * 80),))
    blocks = [replace(NAME, letter=True), TITLE, long]

    assert [page.numbered for page in compose(blocks)] == [False, True, True]
