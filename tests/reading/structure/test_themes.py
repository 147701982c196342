"""Unnumbered theme phrases, and short sentences that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

    Read = Callable[[str], Outline]

TITLE = "江城市2027年工作安排\n（一）强化党建引领\n"
CHAIN = (
    "强化政治建设。坚持把政治建设摆在首位，学习重要讲话。落实学习制度，开展专题研讨。"
    "深化支部建设。出台支部工作办法，提升组织力。开展支部书记培训。"
    "注重干部培养。选好管好干部，用好激励机制。新建40个工作站。推动各单位交流。"
)


def test_a_chain_of_themes_becomes_sections_one_level_below(read: Read) -> None:
    result = read(TITLE + CHAIN)

    themes = [n for n in result.nodes if n.level == 2]
    assert [n.heading for n in themes] == ["强化政治建设", "深化支部建设", "注重干部培养"]
    assert [len(n.sentences) for n in themes] == [2, 2, 3]
    assert {(n.number, n.run_in) for n in themes} == {("", True)}


def test_the_stop_behind_a_theme_is_booked_as_a_stop(read: Read) -> None:
    assert read(TITLE + CHAIN).account.stops == 3


def test_short_sentences_beside_unrelated_ones_stay_sentences(read: Read) -> None:
    text = "推进体系改革。创建区域中心，建设实训基地。完善监测机制。强化职责，建设科室。"

    assert len(read(TITLE + text).nodes) == 1


def test_a_chain_begins_with_a_theme(read: Read) -> None:
    text = "学校食堂质量是办学的重要支撑点之一。要加大投入力度。要加强进货台账管理。" + CHAIN

    assert len(read(TITLE + text).nodes) == 1


def test_one_sentence_may_introduce_a_long_chain(read: Read) -> None:
    filler = "落实学习制度，开展专题研讨。出台工作办法，提升组织力。" * 2
    text = f"坚持问题导向，抓好各项工作。着力培育假日市集。{filler}着力做强服务业。{filler}"

    result = read(TITLE + text)

    assert [n.heading for n in result.nodes] == [
        "强化党建引领",
        "着力培育假日市集",
        "着力做强服务业",
    ]
    assert result.nodes[0].sentences == ("坚持问题导向，抓好各项工作。",)


def test_paragraphs_that_each_open_with_a_theme_are_sections(read: Read) -> None:
    text = (
        "加快更换老旧路灯。严格执行更换目录。\n"
        "——量力开发，看重保护。坚持以水源地为底线。\n"
        "让街巷面貌更整洁。建设公园6个。\n"
    )

    headings = [n.heading for n in read(TITLE + text).nodes[1:]]

    assert headings == ["加快更换老旧路灯", "——量力开发，看重保护", "让街巷面貌更整洁"]


def test_one_paragraph_with_a_short_first_sentence_is_no_theme(read: Read) -> None:
    text = (
        "加快更换老旧路灯。严格执行更换目录。\n"
        "各部门要按照年度安排抓好重点任务落实。每季度报送进展。\n"
    )

    assert len(read(TITLE + text).nodes) == 1


def test_a_figure_makes_no_theme(read: Read) -> None:
    text = "新增站点3个。抓好选址工作。\n培训骨干50名。抓好组织工作。\n"

    assert len(read(TITLE + text).nodes) == 1
