from __future__ import annotations

import time

import pytest

from workbench.document import Node, NodeKind
from workbench.reading.spoken_units import find_spoken, units_said
from workbench.reading.tagging import of_sentences, tagged


def said(sentence: str) -> str:
    """The units as "lead:市教育局 supp:市财政局"."""
    return " ".join(f"{a.role.value[:4]}:{a.unit}" for a in units_said(sentence))


NAMED = [
    ("发布健康提示，由医政科牵头，疾控处配合。", "lead:医政科 supp:疾控处"),
    ("由疾控科牵头，医政科配合，发布健康提示。", "lead:疾控科 supp:医政科"),
    ("由疾控科牵头,医政科配合。", "lead:疾控科 supp:医政科"),
    ("联合检查，医政科牵头、监督科等单位参与。", "lead:医政科 supp:监督科等单位"),
    ("每季度通报，由医政科会同疾控科负责。", "resp:医政科 resp:疾控科"),
    ("由医政科会同疾控科制定实施办法。", "resp:医政科 resp:疾控科"),
    ("由医政科牵头，会同疾控科、监督科落实。", "lead:医政科 resp:疾控科 resp:监督科"),
    ("由医政科和疾控科共同负责。", "resp:医政科 resp:疾控科"),
    ("由市住房和城乡建设局负责组织实施。", "resp:市住房和城乡建设局"),
    ("由办公室牵头制定年度计划，各科室配合。", "lead:办公室 supp:各科室"),
    ("具体工作由医政科负责。", "resp:医政科"),
    ("成立专班，由市政府办公室总牵头，各区县政府负责落实。", "lead:市政府办公室 resp:各区县政府"),
    ("建成学校2所，由市教育局牵头。（责任单位：市财政局）", "resp:市财政局"),
]


@pytest.mark.parametrize(("sentence", "units"), NAMED)
def test_a_clause_that_says_who_leads_names_units(sentence: str, units: str) -> None:
    assert said(sentence) == units


NOBODY = [
    "建立由市卫生健康委牵头、多部门参与的工作机制。",
    "由市卫生健康委牵头的专班每月调度。",
    "由市卫生健康委牵头，有关部门配合的机制基本建成。",
    "坚持政府牵头、部门配合、社会参与。",
    "充分发挥市教育局牵头作用，市财政局配合。",
    "由市卫生健康委负责人带队检查。",
    "对由区级部门负责的事项，及时移交。",
    "由家庭医生团队负责随访。",
    "由重点学科牵头，开展临床研究。",
    "形成医院牵头、社区卫生服务中心配合的格局。",
    "牵头医院负责人参加培训。",
    "由各有关部门负责。",
]


@pytest.mark.parametrize("sentence", NOBODY)
def test_words_that_only_describe_name_nobody(sentence: str) -> None:
    assert find_spoken(sentence) is None


def test_the_stretch_holds_the_clauses_and_nothing_else() -> None:
    sentence = "发布健康提示，由疾控科牵头，医政科配合，年底前完成。"

    spoken = find_spoken(sentence)

    assert spoken is not None
    assert sentence[spoken.start : spoken.end] == "由疾控科牵头，医政科配合"


def test_a_sentence_of_a_document_bears_the_units_in_its_words() -> None:
    sentences = ("建成哨点。", "开展演练，由疾控科牵头，医政科配合。")
    node = Node(NodeKind.SECTION, 1, "一、", "防控", paragraphs=(sentences,))

    borne = of_sentences(tagged(node))

    assert [a.unit for a in borne[1].assignments] == ["疾控科", "医政科"]
    assert list(borne) == [1]


def test_a_long_chain_of_clauses_takes_no_longer_than_its_length() -> None:
    short, long = "由医政科牵头，" * 10 + "由", "由医政科牵头，" * 100 + "、由" * 100

    start = time.process_time()
    find_spoken(short)
    middle = time.process_time()
    find_spoken(long)

    assert time.process_time() - middle < 40 * (middle - start) + 0.05
