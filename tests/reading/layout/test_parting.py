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
