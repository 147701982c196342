"""Documents run together into one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

    Read = Callable[[str], Outline]
    Headings = Callable[[Outline], list[tuple[int, str, str]]]

ITEM = "新建急救站点6个，平均反应时间缩短至10分钟以内，提升能力。" * 6


def _line(*, gap: str = "") -> str:
    return gap.join(
        [
            "江城区2027年度工作要点",
            "2027年，全区将以健康江城为主线，抓好各项工作。",
            "一、坚持强基础，打造服务体系",
            f"（一）加快项目建设。{ITEM}",
            f"（二）深化体制改革。{ITEM}落实第（三）项要求，推动一、二、三产业融合。",
            "二、坚持惠民生，完善保障体系",
            f"（一）推进高质量发展。{ITEM}",
            f"1.健全工作机制。{ITEM}",
        ]
    )


@pytest.mark.parametrize("gap", ["", " ", "\u3000  ", "   "])
def test_title_and_headings_are_found_in_one_line(read: Read, headings: Headings, gap: str) -> None:
    result = read(_line(gap=gap))

    assert result.title == "江城区2027年度工作要点"
    assert headings(result) == [
        (1, "一、", "坚持强基础，打造服务体系"),
        (2, "（一）", "加快项目建设"),
        (2, "（二）", "深化体制改革"),
        (1, "二、", "坚持惠民生，完善保障体系"),
        (2, "（一）", "推进高质量发展"),
        (3, "1.", "健全工作机制"),
    ]
    assert result.account.missing == 0


def test_what_only_looks_like_a_number_stays_in_its_sentence(read: Read) -> None:
    sentences = read(_line()).nodes[3].sentences

    assert sentences[-1] == "落实第（三）项要求，推动一、二、三产业融合。"


def test_the_notice_in_front_is_taken_apart(read: Read) -> None:
    notice = (
        "江城区政府关于印发江城区2027年度工作要点的通知江政〔2027〕2号 各镇人民政府，区直各部门："
        "\u3000\u3000现将《江城区2027年度工作要点》印发给你们，请认真贯彻执行。\u3000\u3000\u3000"
        "江  城  区  政  府\u3000\u3000\u3000\u3000二〇二七年一月八日\u3000\u3000"
    )

    result = read(notice + _line(gap="\u3000\u3000"))

    assert result.meta.notice_title == "江城区政府关于印发江城区2027年度工作要点的通知"
    assert result.meta.document_number == "江政〔2027〕2号"
    assert result.meta.addressees == "各镇人民政府，区直各部门"
    assert result.meta.date == "2027-01-08"
    assert result.title == "江城区2027年度工作要点"


def test_a_chapter_glued_to_its_first_item_is_parted(read: Read, headings: Headings) -> None:
    text = (
        "江城区2027年工作要点\n一、强化基础工作（一）加快项目建设。推进选址。\n"
        "（二）深化改革。抓好试点。"
    )

    assert headings(read(text)) == [
        (1, "一、", "强化基础工作"),
        (2, "（一）", "加快项目建设"),
        (2, "（二）", "深化改革"),
    ]


def test_a_heading_alone_is_told_by_a_single_blank(read: Read, headings: Headings) -> None:
    text = (
        f"江城区2027年工作要点 一、总体要求 （一）指导思想 坚持以人民为中心。 （二）目标 {ITEM * 3}"
    )

    assert headings(read(text)) == [
        (1, "一、", "总体要求"),
        (2, "（一）", "指导思想"),
        (2, "（二）", "目标"),
    ]


def test_blanks_around_digits_and_latin_part_nothing(read: Read, headings: Headings) -> None:
    text = "江城区2027年工作要点\n一、重点任务\n（一）推进 5G 网络建设。分别给予 500、1000 元。"
    text += ITEM * 3

    result = read(text)

    assert headings(result)[1:] == [(2, "（一）", "推进5G 网络建设")]
    assert result.nodes[1].sentences[0] == "分别给予500、1000元。"


def test_a_short_document_without_any_line_end_is_parted_too(read: Read) -> None:
    text = (
        "江城区2027年工作要点2027年全区要抓好各项工作,着力提升质量。一、加强解读(一)加强解读。"
        "做好解读。(二)回应关切。健全机制。二、推进公开(一)推进公开。公开预算。"
    )

    assert [n.number for n in read(text).nodes] == [
        "",
        "一、",
        "（一）",
        "（二）",
        "二、",
        "（一）",
    ]


LISTED = (
    "江城市2027年重点任务分解",
    "为确保全年目标任务完成，切实增强群众获得感，现将年度重点工作任务分解到各区各部门，请抓好落实。"
    * 4,
    "一、强化服务",
    "（一）完善急救网络",
    "1.新建急救站点6个，覆盖全部街道和行政村，缩短急救反应时间，提高院前急救的成功率。" * 2,
    "牵头单位：市卫生健康委",
    "责任单位：各区人民政府，市财政局等有关部门",
    "完成时限：2027年6月底前",
    "2.招录医师30名，配齐急救人员，按标准更新急救车辆和车载设备，健全轮训制度。" * 2,
    "牵头单位：市人力资源社会保障局",
    "完成时限：2027年12月底前",
    "（二）提升服务质量",
    "3.开展满意度调查4次，结果在全市通报，对排名末位的单位约谈负责人并限期整改。" * 2,
    "牵头单位：市卫生健康委",
    "二、强化保障",
    "各级各部门要落实经费，加强督查，确保按期完成全部任务。",
)


@pytest.mark.parametrize("gap", [" ", "  ", "　　"])
def test_lines_of_units_and_the_numbers_behind_them_show_without_line_ends(
    read: Read, gap: str
) -> None:
    result = read(gap.join(LISTED))

    assert result.nodes == read("\n".join(LISTED)).nodes


def test_numbers_show_right_behind_the_names_of_units(read: Read) -> None:
    text = "".join(
        [*LISTED[:2], "一、强化服务（一）完善急救网络", *LISTED[4:11], LISTED[11], LISTED[12]]
    )

    numbers = [n.number for n in read(text).nodes]

    assert numbers == ["", "一、", "（一）", "1.", "2.", "（二）", "3."]


def test_labels_inside_one_bracket_stay_together(read: Read) -> None:
    bracket = "（牵头单位：市教育局 责任单位：各区 完成时限：6月底）"
    text = " ".join([*LISTED[:3], f"（一）完善网络。新建站点6个。{bracket}", *LISTED[14:]])

    sentences = [s for n in read(text).nodes for s in n.sentences]

    assert any(s.startswith("新建站点6个。（牵头") and s.endswith("6月底）") for s in sentences)
