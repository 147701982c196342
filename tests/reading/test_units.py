from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.reading.units import find_tag, find_tags, without_tags


def named(sentence: str) -> str:
    """The units as "lead:市教育局 supp:市财政局"."""
    found = [a for tag in find_tags(sentence) for a in tag.assignments]
    return " ".join(f"{a.role.value[:4]}:{a.unit}" for a in found)


LABELLED = [
    ("新建学校2所。（责任单位：市教育局）", "resp:市教育局"),
    ("新建学校2所。(责任单位:市教育局,市财政局)", "resp:市教育局 resp:市财政局"),
    ("新建学校2所。[责任单位：各县（市、区）人民政府]", "resp:各县（市、区）人民政府"),
    ("新建学校2所。【牵头单位：市教育局】", "lead:市教育局"),
    ("新建学校2所。〔责任处室：基教处〕", "resp:基教处"),
    ("新建学校2所（责任单位：市教育局）。", "resp:市教育局"),
    ("新建学校2所。(责任单位：市教育局）", "resp:市教育局"),
    ("新建学校2所。（责任单位：市教育局", "resp:市教育局"),
    ("牵头单位：市民政局", "lead:市民政局"),
    ("责任单位：市民政局，各区人民政府。", "resp:市民政局 resp:各区人民政府"),
    ("配合单位：市财政局、市残联", "supp:市财政局 supp:市残联"),
    ("加快建设客运码头（牵头单位：市交通运输局）", "lead:市交通运输局"),
    ("建成。（牵头单位：市住建局；配合单位：市水务局）", "lead:市住建局 supp:市水务局"),
    ("建成。（牵头单位：市住建局）（配合单位：市水务局）", "lead:市住建局 supp:市水务局"),
    ("建成。（责任领导：王某；责任单位：市住建局）", "resp:市住建局"),
    ("建成。（责任单位：市住建局 市水务局）", "resp:市住建局 resp:市水务局"),
    (
        "建成。（责任单位：市林草局、市水务局等各有关部门）",
        "resp:市林草局 resp:市水务局等各有关部门",
    ),
    ("建成。（责任单位：各市、县〔区〕政府）", "resp:各市、县〔区〕政府"),
    ("建成。（责任单位：市直部门，中、省驻江有关单位）", "resp:市直部门 resp:中、省驻江有关单位"),
    ("建成。（责任单位：市住建局，以下均包含各区政府，不再列出）", "resp:市住建局 resp:各区政府"),
    ("责任单位：各镇（街道）、区级各部门", "resp:各镇（街道） resp:区级各部门"),
    ("（责任单位：市教育局；配合单位：无）", "resp:市教育局"),
    ("牵头单位：市民政局、市财政局等", "lead:市民政局 resp:市财政局等"),
]


@pytest.mark.parametrize(("sentence", "units"), LABELLED)
def test_a_label_says_the_role(sentence: str, units: str) -> None:
    assert named(sentence) == units


SPOKEN = [
    ("责任分工：市教育局负责制定方案，市财政局负责资金保障。", "resp:市教育局 resp:市财政局"),
    (
        "支持创新。（市科技局、市税务局，有关市属企业）",
        "resp:市科技局 resp:市税务局 resp:有关市属企业",
    ),
    ("建成。（市民政局负责）", "resp:市民政局"),
    ("建成。（市民政局、市财政局按职责分工负责）", "resp:市民政局 resp:市财政局"),
    ("建成。（市民政局牵头，市财政局配合）", "lead:市民政局 supp:市财政局"),
    (
        "建成。（市民政局牵头，市财政局、各区政府按职责分工负责）",
        "lead:市民政局 supp:市财政局 supp:各区政府",
    ),
    ("建成。（市民政局会同市财政局负责）", "resp:市民政局 resp:市财政局"),
    ("建成。（由市民政局牵头，市残联参与）", "lead:市民政局 supp:市残联"),
    ("建成。（责任单位：市民政局牵头，市残联配合）", "lead:市民政局 supp:市残联"),
    ("建成。（市民政局、市财政局）", "resp:市民政局 resp:市财政局"),
    ("建成（市民政局、市财政局）。", "resp:市民政局 resp:市财政局"),
    (
        "公开。〔任务分解：市档案局、市气象局等单位做好发布；各镇政府在平台开设专栏〕",
        "resp:市档案局 resp:市气象局等单位 resp:各镇政府",
    ),
]


@pytest.mark.parametrize(("sentence", "units"), SPOKEN)
def test_words_behind_the_names_say_the_role(sentence: str, units: str) -> None:
    assert named(sentence) == units


PROSE = [
    "加强办学机构（镇中心校、村教学点）建设。",
    "落实市、区（县）两级责任。",
    "推进市级图书（音像结合）借阅中心建设。",
    "落实《托育机构管理办法（试行）》。",
    "市教育局要会同市财政局抓好落实。",
    "健全机制（以下简称“机制”）。",
    "完成区二院迁建（东湖地块）工程。",
    "按照通知（江办〔2026〕7号）要求执行。",
    "建立责任单位联系制度。",
    "",
]


@pytest.mark.parametrize("sentence", PROSE)
def test_brackets_and_actors_in_prose_name_no_unit(sentence: str) -> None:
    assert find_tags(sentence) == ()


TERMS = [
    ("建成。（责任单位：市民政局；完成时限：2027年6月底前）", "2027年6月底前"),
    ("建成。（市住建局牵头，市水务局配合，2027年9月底前完成）", "2027年9月底前"),
    ("完成时限：2027年11月底前并持续巩固", "2027年11月底前并持续巩固"),
    ("建成。（责任处室：办公室，完成时间：长期推进）", "长期推进"),
    ("完成时限：按季度推进，12月底前完成", "12月底前"),
    ("完成时限：12月底前全部完成", "12月底前"),
    ("完成时限：力争2027年9月底前建成投用", "2027年9月底前"),
    ("完成时限：全年推进", "全年"),
    ("建成。（市教育局负责，全年推进）", "全年"),
    ("完成时限：4处6月底前，其余12月底前", "4处6月底前，其余12月底前"),
    ("完成时限：2027年6月底前，并长期坚持", "2027年6月底前，并长期坚持"),
    ("完成时限：2027年3月—12月", "2027年3月—12月"),
    ("完成时限：持续推进", "持续推进"),
    ("建成。（区教育局负责落实，长期坚持）", "长期坚持"),
    ("建成。（责任单位：市民政局）", ""),
]


@pytest.mark.parametrize(("sentence", "deadline"), TERMS)
def test_the_term_in_the_same_bracket_is_kept_verbatim(sentence: str, deadline: str) -> None:
    tag = find_tag(sentence)

    assert tag is not None
    assert tag.deadline == deadline


def test_the_tag_knows_its_stretch() -> None:
    sentence = "新建学校2所。（责任单位：市教育局）"
    tag = find_tag(sentence)

    assert tag is not None
    assert sentence[tag.start : tag.end] == "（责任单位：市教育局）"
    assert not tag.alone


def test_a_line_of_its_own_is_nothing_but_the_tag() -> None:
    tag = find_tag("牵头单位：市民政局")

    assert tag is not None
    assert tag.alone


def test_a_bracket_of_its_own_is_nothing_but_the_tag() -> None:
    tag = find_tag("（责任单位：市民政局）")

    assert tag is not None
    assert tag.alone


def test_several_tags_in_one_sentence_are_all_found() -> None:
    sentence = "新建学校2所（市教育局负责）；改造医院3家（市卫生健康委负责）。"

    assert named(sentence) == "resp:市教育局 resp:市卫生健康委"


def test_the_sentence_without_its_tags_is_what_was_said() -> None:
    assert without_tags("新建学校2所。（责任单位：市教育局）") == "新建学校2所。"


NOTED = [
    (
        "（省财政厅、省医保局等按职责分工负责，各市、自治州人民政府负责落实。"
        "以下均需各县人民政府负责落实，不再列出）",
        "resp:省财政厅 resp:省医保局等 resp:各市、自治州人民政府",
    ),
    ("（市教育局牵头，市财政局配合；以下均需各县政府负责）", "lead:市教育局 supp:市财政局"),
    (
        "责任单位:市经信局、市税务局(列第一位者为工作牵头单位或汇总单位,下同)",
        "lead:市经信局 resp:市税务局",
    ),
    ("责任单位：市第一医院（市胸科医院）、市教育局", "resp:市第一医院（市胸科医院） resp:市教育局"),
]


@pytest.mark.parametrize(("sentence", "units"), NOTED)
def test_a_note_beside_the_units_is_no_part_of_their_names(sentence: str, units: str) -> None:
    assert named(sentence) == units


@given(
    st.text(alphabet="（）()〔〕[]责任单位牵头配合：:、，；。市局委等各县区负责 会同", max_size=80)
)
@settings(max_examples=300, deadline=None)
def test_no_text_whatever_makes_it_fail(sentence: str) -> None:
    for tag in find_tags(sentence):
        assert 0 <= tag.start < tag.end <= len(sentence)
        assert all(a.unit and a.unit.strip() == a.unit for a in tag.assignments)
