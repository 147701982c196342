"""One text set in many ways reads the same: wrapped, spaced out, set in, cut into pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

    Read = Callable[[str], Outline]

TEXT = """江城市2027年社区阅读服务工作要点
2027年，全市社区阅读服务工作要坚持以读者为中心，按照年度部署和要求，踏实细致地逐项落实，为读书人办好身边的实事。
一、完善网络，提升街道村镇借阅服务品质
强化设施建设。坚持把借阅设施建在居民楼下，落实新建居住区的配建面积，一起规划、一起建设、一起验收。到2027年底，每个街道至少建成1个综合社区借阅中心，提供自助办证、送书上门等服务。
深化街角书屋服务。整合各类学校、社会书店团队等资源，支持街角书屋连锁运营，扩大书屋的覆盖面，提高服务的质量和水平，让读书人有更多新书看、好书借、地方坐。
（一）推进“书香江城”建设
新购图书12万册，其中少儿图书不少于4万册，旧书更新率达到15%，并把各馆的目录并到一张网上，方便读者在家查询。
（二）延长开放时间。各馆周末和假日照常开放，夜间开放到21时，读者较多的馆可以再延长1小时，由各区自行安排并提前告示。
二、加强队伍
（一）充实人员。招录馆员30名，培训志愿者200名，建立馆员到社区轮值的制度，每个街道每周不少于2天，轮值情况按季度通报。
（二）加强考评。每半年开展1次读者满意度调查，结果在全市通报，对连续两次排名末位的馆，由主管部门约谈负责人并限期整改。
三、营造氛围
（一）办好读书活动。举办第三届读书节，组织讲座、展览、朗诵等活动50场以上，每个区至少承办1场，活动预告和回放都要放到网上。
（二）做好宣传。在车站、广场、商场等地方设置借阅点的指示牌，制作借阅指南5万份，送到居民手里，让读书人知道最近的书在哪里。
（三）动员社会力量。鼓励企业、学校、团体捐书捐资，参与书屋的建设和管理，对贡献突出的给予通报表扬，并在书屋里立牌感谢。
四、工作要求
（一）压实责任。各区各部门要把这项工作摆上重要位置，主要负责人亲自抓，明确一名分管负责人和一个牵头科室，做到有人管、有人干、有人督。
（二）保障投入。各区财政要把购书、场地、人员的经费列入年度预算，专款专用，任何单位和个人不得挤占挪用，审计部门要加强监督。
"""


def _wrapped(columns: int, indent: str = "", gap: str = "\n") -> list[str]:
    """The text broken at `columns` Chinese characters."""
    lines = []
    for paragraph in TEXT.splitlines():
        text = indent + paragraph
        while len(text) > columns:
            end = columns + (text[columns] in "，。、）")
            lines.append(text[:end])
            text = text[end:]
        lines.append(text)
    return [line for line in lines if line]


def _in_fragments(lines: list[str]) -> list[str]:
    """Every third line broken once more, behind its first comma and before its first quote."""
    broken = [re.sub("(，|(?=“))", r"\1\n", line, count=1) for line in lines[2::3]]
    lines[2::3] = broken
    return "\n".join(lines).split("\n")


def _in_pages(lines: list[str], mark: str, head: str = "") -> str:
    """The lines with a page mark, and perhaps a running head, behind every tenth of them."""
    pages = [lines[i : i + 10] for i in range(0, len(lines), 10)]
    return "\n".join(
        "\n".join([*page, mark.format(n), *([head] if head else [])])
        for n, page in enumerate(pages, 1)
    )


@pytest.fixture(scope="module")
def plain(read: Read) -> Outline:
    """The text, a line a paragraph."""
    return read(TEXT)


@pytest.mark.parametrize("columns", [15, 20, 28, 36, 50])
@pytest.mark.parametrize("indent", ["　　", "  "])
def test_paragraphs_set_in_are_told_by_their_indent(
    read: Read, plain: Outline, columns: int, indent: str
) -> None:
    result = read("\n".join(_wrapped(columns, indent)))

    assert result.nodes == plain.nodes
    assert result.title == plain.title


@pytest.mark.parametrize("columns", [24, 28, 32, 36])
def test_paragraphs_not_set_in_are_told_by_their_short_last_line(
    read: Read, plain: Outline, columns: int
) -> None:
    result = read("\n".join(_wrapped(columns)))

    assert result.nodes == plain.nodes
    assert result.title == plain.title


@pytest.mark.parametrize("columns", [28, 32, 36, 40])
def test_lines_broken_once_more_behind_their_marks_are_joined(
    read: Read, plain: Outline, columns: int
) -> None:
    result = read("\n".join(_in_fragments(_wrapped(columns))))

    assert result.nodes == plain.nodes


@pytest.mark.parametrize("indent", ["", "　　"])
def test_blank_lines_behind_every_line_say_nothing(read: Read, plain: Outline, indent: str) -> None:
    assert read("\n\n".join(_wrapped(28, indent))).nodes == plain.nodes


@pytest.mark.parametrize("mark", ["— {} —", "-{}-", "{}", "第{}页 共9页", "{}/9"])
def test_page_marks_are_taken_out_of_their_sentences(read: Read, plain: Outline, mark: str) -> None:
    result = read(_in_pages(_wrapped(32), mark))

    assert result.nodes == plain.nodes
    assert mark.format(2) in result.chrome


def test_a_blank_line_at_the_end_of_a_page_ends_no_sentence(read: Read, plain: Outline) -> None:
    lines = _wrapped(28)

    result = read("\n".join([*lines[:9], "", *lines[9:18], "", *lines[18:]]))

    assert result.nodes == plain.nodes


def test_a_running_head_is_taken_out_of_its_sentences(read: Read, plain: Outline) -> None:
    result = read(_in_pages(_wrapped(32), "{}", "江城市人民政府公报"))

    assert result.nodes == plain.nodes
    assert result.chrome.count("江城市人民政府公报") >= 3


def test_page_marks_inside_a_text_run_together_are_taken_out(read: Read) -> None:
    text = TEXT.replace("\n", "").replace("配建", "配— 1 —建").replace("书店", "书-2-店")

    result = read(text.replace("满意", "满－ 3 －意"))

    assert result.chrome == ("— 1 —", "-2-", "－ 3 －")
    assert "落实新建居住区的配建面积" in "".join(s for n in result.nodes for s in n.sentences)
    assert result.account.missing == 0


def test_numbers_of_a_flat_table_stay_text(read: Read) -> None:
    rows = "".join(f"{n}\n建设街角书屋{n}处\n市文旅局\n" for n in range(1, 9))

    result = read("江城市2027年任务清单\n一、建设任务\n" + rows)

    assert result.chrome == ()


def test_a_wrapped_row_of_metadata_stays_apart_from_the_text(read: Read) -> None:
    shell = "发布日期：2027-01-08 来源：江城市人民政府办公室"

    result = read(f"{shell}\n" + "\n".join(_wrapped(28)))

    assert result.chrome == (shell,)


def test_the_head_of_the_first_page_is_known_below_two_page_marks(
    read: Read, plain: Outline
) -> None:
    head, lines = "江城市人民政府公报　　２０２７年第４期", _wrapped(32)
    pages = [head, *lines[:11], "·18·", head, *lines[11:20], "·19·", head, *lines[20:]]

    result = read("\n".join(pages))

    assert result.nodes == plain.nodes
    assert result.chrome.count(head) == 3
