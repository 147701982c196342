from __future__ import annotations

import time

from workbench.document import Node, NodeKind
from workbench.reading.tagging import Bearer, of_sentences, tagged


def node(*sentences: str, heading: str = "新建学校") -> Node:
    return Node(NodeKind.SECTION, 2, "（一）", heading, paragraphs=(sentences,))


def told(found: Node) -> list[tuple[str, str, str]]:
    """Role, unit and term of everything the node names."""
    return [(a.role.value, a.unit, tag.deadline) for tag in tagged(found) for a in tag.assignments]


def test_a_bracket_that_closes_the_text_holds_for_the_section() -> None:
    (tag,) = tagged(node("新建学校2所。", "改造校舍3处。（责任单位：市教育局）"))

    assert (tag.on, tag.sentence) == (Bearer.SECTION, -1)


def test_brackets_behind_several_sentences_hold_for_each() -> None:
    tags = tagged(node("新建学校2所。（市教育局负责）", "改造校舍3处。（市住建局负责）"))

    assert [(tag.on, tag.sentence) for tag in tags] == [
        (Bearer.SENTENCE, 0),
        (Bearer.SENTENCE, 1),
    ]


def test_a_bracket_on_the_heading_comes_first() -> None:
    tags = tagged(node("新建学校2所。（市教育局负责）", heading="新建学校（牵头单位：市住建局）"))

    assert [tag.on for tag in tags] == [Bearer.HEADING, Bearer.SECTION]


def test_labelled_lines_one_below_the_other_share_their_term() -> None:
    lines = ("新建学校2所。", "牵头单位：市教育局", "责任单位：市财政局", "完成时限：6月底前")

    assert told(node(*lines)) == [
        ("lead", "市教育局", "6月底前"),
        ("responsible", "市财政局", "6月底前"),
    ]


def test_names_may_stand_on_the_lines_below_their_label() -> None:
    lines = ("新建学校2所。", "责任单位：", "市教育局、市财政局", "各县（市、区）人民政府")

    assert told(node(*lines, "完成时限：", "2027年底前")) == [
        ("responsible", "市教育局", "2027年底前"),
        ("responsible", "市财政局", "2027年底前"),
        ("responsible", "各县（市、区）人民政府", "2027年底前"),
    ]


def test_a_person_below_a_label_is_no_unit_and_parts_nothing() -> None:
    lines = ("新建学校2所。", "责任领导：", "王某", "责任单位：市教育局", "完成时限：6月底前")

    assert told(node(*lines)) == [("responsible", "市教育局", "6月底前")]


def test_text_below_a_label_is_not_taken_for_a_unit() -> None:
    assert told(node("责任单位：", "新建学校2所，改造校舍3处。")) == []


def test_clauses_with_brackets_of_their_own_keep_their_terms_apart() -> None:
    sentence = "新建学校2所（市教育局负责，6月底前）；改造校舍3处（市教育局负责，9月底前）。"

    assert told(node(sentence)) == [
        ("responsible", "市教育局", "6月底前"),
        ("responsible", "市教育局", "9月底前"),
    ]


def test_brackets_next_to_each_other_are_one() -> None:
    sentence = "新建学校2所。（责任单位：市教育局）（完成时限：6月底前）"

    assert told(node(sentence)) == [("responsible", "市教育局", "6月底前")]


def test_what_a_sentence_bears_is_joined() -> None:
    sentence = "新建学校2所（市教育局负责）；改造校舍3处（市住建局负责，9月底前）。"

    joined = of_sentences(tagged(node(sentence)))

    assert [a.unit for a in joined[0].assignments] == ["市教育局", "市住建局"]
    assert joined[0].deadline == "9月底前"


def test_many_tags_take_no_more_time_each_than_few() -> None:
    units = ["".join("甲乙丙丁戊己庚辛壬癸"[int(d)] for d in str(n)) for n in range(20_000)]
    line = "、".join(f"新建学校2所（责任单位：市{unit}局）" for unit in units)
    began = time.process_time()

    tags = of_sentences(tagged(node(line, "好。")))

    assert len(tags[0].assignments) == 20_000
    assert time.process_time() - began < 10
