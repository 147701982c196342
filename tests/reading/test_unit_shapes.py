"""The shapes in which planning documents name who answers, each tried on an invented sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.reading.unit_names import CLOSE, OPEN
from workbench.reading.units import find_tags, without_tags


def named(sentence: str) -> str:
    """The units as "lead:市教育局 supp:市财政局"."""
    found = [a for tag in find_tags(sentence) for a in tag.assignments]
    return " ".join(f"{a.role.value[:4]}:{a.unit}" for a in found)


def due(sentence: str) -> str:
    return "/".join(tag.deadline for tag in find_tags(sentence) if tag.deadline)


SHAPES = [
    ("牵头单位：市教育局配合单位：市财政局", "lead:市教育局 supp:市财政局"),
    (
        "（牵头单位：市发展改革委责任处室：投资处完成时限：6月底前）",
        "lead:市发展改革委 resp:投资处",
    ),
    ("完成时限：6月底前责任单位：市教育局", "resp:市教育局"),
    ("建成。（国家有关部门分别负责，年内持续推进）", "resp:国家有关部门"),
    (
        "责任单位：市教育局、市财政局（第一责任单位为牵头单位，下同）",
        "lead:市教育局 resp:市财政局",
    ),
    ("建成。（责任单位：市教育局，完成时限：2027年12月底前）", "resp:市教育局"),
    ("建成。(责任单位:市教育局 完成时限:12月底)", "resp:市教育局"),
    ("建成。｛牵头单位：市教育局｝", "lead:市教育局"),
    ("建成。{责任单位:市教育局、市财政局}", "resp:市教育局 resp:市财政局"),
    ("建成。［责任单位：市教育局］", "resp:市教育局"),
    ("共同责任单位：市发改委、市财政局，各县区", "resp:市发改委 resp:市财政局 resp:各县区"),
    ("协同责任单位：市发改委", "supp:市发改委"),
    ("牵头责任单位：市发展和改革委员会。", "lead:市发展和改革委员会"),
    (
        "（牵头单位：市教育局；共同责任单位：市发改委、市住建局，各县区、各园区）",
        "lead:市教育局 resp:市发改委 resp:市住建局 resp:各县区 resp:各园区",
    ),
    (
        "理清清单。（市政府办公室、市改革领导小组办公室牵头，市级各有关部门及各县市区政府按职责分工负责）",
        "lead:市政府办公室 lead:市改革领导小组办公室 supp:市级各有关部门及各县市区政府",
    ),
    (
        "建成。（责任单位：市教育局（牵头）、市财政局、市人社局）",
        "lead:市教育局 resp:市财政局 resp:市人社局",
    ),
    ("建成。（市教育局（牵头）、市财政局（配合））", "lead:市教育局 supp:市财政局"),
    (
        "建成。（市教育局牵头，配合单位：市财政局、市人社局）",
        "lead:市教育局 supp:市财政局 supp:市人社局",
    ),
    ("建成。（各地区、各有关部门负责）", "resp:各地区 resp:各有关部门"),
    ("建成。（各有关部门按职责分工负责）", "resp:各有关部门"),
    (
        "建成。（市教育局牵头，各有关部门和单位按职责分工负责，各县（市、区）人民政府组织实施）",
        "lead:市教育局 supp:各有关部门和单位 resp:各县（市、区）人民政府",
    ),
    (
        "建成。（教育部牵头，财政部、人力资源社会保障部等按职责分工负责）",
        "lead:教育部 supp:财政部 supp:人力资源社会保障部等",
    ),
    ("建成。（工业和信息化部负责）", "resp:工业和信息化部"),
    (
        "建成。（市教育局、市财政局等部门按照职责分工，分别负责）",
        "resp:市教育局 resp:市财政局等部门",
    ),
    ("建成。（市教育局、市财政局按职责分工分别负责）", "resp:市教育局 resp:市财政局"),
    ("建成。（市教育局负责牵头，市财政局负责配合）", "lead:市教育局 supp:市财政局"),
    ("建成。（市教育局牵头会同市财政局）", "lead:市教育局 resp:市财政局"),
    (
        "建成。（由市教育局牵头，会同市财政局、市人社局落实）",
        "lead:市教育局 resp:市财政局 resp:市人社局",
    ),
    ("建成。（主办：市教育局；协办：市财政局）", "lead:市教育局 supp:市财政局"),
    ("建成。（牵头：市教育局；配合：市财政局）", "lead:市教育局 supp:市财政局"),
    (
        "主办单位：市教育局；承办单位：市体育中心；协办单位：市财政局",
        "lead:市教育局 resp:市体育中心 supp:市财政局",
    ),
    ("督办单位：市政府督查室", "supp:市政府督查室"),
    (
        "（责任领导：王某；责任单位：市住建局；联系人：李某，联系电话：0791-88888888）",
        "resp:市住建局",
    ),
    ("责任单位：市教育局 责任人：王某 完成时限：2027年6月底", "resp:市教育局"),
    ("责任单位：市教育局（联系人：王某，电话：88888888）", "resp:市教育局"),
    ("责 任 单 位：市教育局", "resp:市教育局"),
    ("责任 单位：市教育局", "resp:市教育局"),
    ("责任单位 市教育局、市财政局", "resp:市教育局 resp:市财政局"),
    ("责任单位为市教育局、市财政局。", "resp:市教育局 resp:市财政局"),
    ("●责任单位：市教育局", "resp:市教育局"),
    ("——牵头单位：市教育局", "lead:市教育局"),
    ("新建学校2所，责任单位：市教育局，完成时限：12月底。", "resp:市教育局"),
    ("建成。（责任单位：市教育局，2027年6月底前完成）", "resp:市教育局"),
    ("建成。（市教育局、市财政局；6月30日前）", "resp:市教育局 resp:市财政局"),
    ("建成。（市教育局负责，全年）", "resp:市教育局"),
    ("建成。（市教育局负责，持续推进）", "resp:市教育局"),
    ("建成。（市教育局负责，每季度末前）", "resp:市教育局"),
    ("建成。（市教育局）（2027年底前）", "resp:市教育局"),
    ("建成。（责任单位：市教育局）（完成时限：第一季度）", "resp:市教育局"),
    ("加快推进（一期，责任明确。（责任单位：市教育局）", "resp:市教育局"),
    (
        "建成。（责任单位：各县（市、区）党委、政府，市教育局）",
        "resp:各县（市、区）党委、政府 resp:市教育局",
    ),
    ("建成。（责任单位：市、县（区）教育行政部门）", "resp:市、县（区）教育行政部门"),
    ("建成。（责任单位：市、县级政府）", "resp:市、县级政府"),
    ("建成。（责任单位：各区、市级有关部门）", "resp:各区 resp:市级有关部门"),
    ("建成。（责任单位：各县区、各有关单位）", "resp:各县区 resp:各有关单位"),
    (
        "建成。（责任单位：各市、县（市、区）人民政府，各有关部门）",
        "resp:各市、县（市、区）人民政府 resp:各有关部门",
    ),
    ("建成。（责任单位：市直各有关部门）", "resp:市直各有关部门"),
    (
        "建成。（责任单位：区教育局、区财政局等；各镇街）",
        "resp:区教育局 resp:区财政局等 resp:各镇街",
    ),
    (
        "建成。（责任单位：市交通委（市运管局）、市交警支队）",
        "resp:市交通委（市运管局） resp:市交警支队",
    ),
    (
        "建成。（责任单位：市教育局负责制定方案，市财政局负责保障资金）",
        "resp:市教育局 resp:市财政局",
    ),
    (
        "建成。（责任单位：市教育局、市财政局，排在第一位的为牵头单位）",
        "lead:市教育局 resp:市财政局",
    ),
    ("建成。（市教育局、市财政局，排名第一的为牵头单位，下同）", "lead:市教育局 resp:市财政局"),
    ("建成。（责任单位：市教育局，下同）", "resp:市教育局"),
    ("打造“样板”。（市教育局、市财政局）", "resp:市教育局 resp:市财政局"),
    ("做到“一网通办。”（市政务服务局）", "resp:市政务服务局"),
    ("开展检查（市监局牵头，公安局配合）。", "lead:市监局 supp:公安局"),
    ("建设校园（市教育局负责），修缮桥梁（市交通局负责）。", "resp:市教育局 resp:市交通局"),
    ("建成。（责任部门：基层处、医政处；责任领导：王某）", "resp:基层处 resp:医政处"),
    (
        "建成。（责任科室：救助科（低保科））",
        "resp:救助科（低保科）",
    ),
    ("分工：市教育局牵头，市财政局配合", "lead:市教育局 supp:市财政局"),
    ("（责任单位：市教育局；配合单位：/）", "resp:市教育局"),
    ("（责任单位：市教育局\n市财政局）", "resp:市教育局 resp:市财政局"),
    ("建成。（责任单位：市发展 改革委、市财政局）", "resp:市发展改革委 resp:市财政局"),
    (
        "建成。（牵头单位：市教育局，责任单位：市财政局，各县（市、区）人民政府；完成时限：持续推进",
        "lead:市教育局 resp:市财政局 resp:各县（市、区）人民政府",
    ),
    ("市级牵头单位：市教育局；县级责任单位：各县区政府", "lead:市教育局 resp:各县区政府"),
    ("建成。（责任单位：市教育局和市财政局）", "resp:市教育局和市财政局"),
    (
        "建成。（市纪委监委机关、市委组织部、市委宣传部）",
        "resp:市纪委监委机关 resp:市委组织部 resp:市委宣传部",
    ),
    (
        "建成。（责任单位：住建局、城管局、各镇（街道）人民政府（办事处））",
        "resp:住建局 resp:城管局 resp:各镇（街道）人民政府（办事处）",
    ),
    ("建成。（责任单位：市教育局。完成时限：2027年底）", "resp:市教育局"),
    ("责任单位：市教育局;配合单位:市财政局;完成时间:上半年", "resp:市教育局 supp:市财政局"),
    ("建成。（市教育局牵头，市财政局、市人社局参与）", "lead:市教育局 supp:市财政局 supp:市人社局"),
    (
        "建成。（市教育局承办，市财政局协办，市政府办督办）",
        "resp:市教育局 supp:市财政局 supp:市政府办",
    ),
    ("建成。（市教育局主办，市财政局协办）", "lead:市教育局 supp:市财政局"),
    (
        "责任单位：各县（市、区）人民政府、市直各有关部门按职责分工负责",
        "resp:各县（市、区）人民政府 resp:市直各有关部门",
    ),
    ("牵头单位及责任人：市教育局 王某", "lead:市教育局"),
    ("责任单位（部门）：市教育局", "resp:市教育局"),
    ("牵头（责任）单位：市教育局", "lead:市教育局"),
    (
        "建成。（责任单位：团市委、市妇联、市总工会，持续推进）",
        "resp:团市委 resp:市妇联 resp:市总工会",
    ),
    (
        "建成。（牵头单位：市教育局、市财政局；责任单位：市人社局等）",
        "lead:市教育局 lead:市财政局 resp:市人社局等",
    ),
]


@pytest.mark.parametrize(("sentence", "units"), SHAPES)
def test_units_are_found_with_their_roles(sentence: str, units: str) -> None:
    assert named(sentence) == units


TERMS = [
    ("完成时限：6月底前责任单位：市教育局", "6月底前"),
    ("建成。（国家有关部门分别负责，年内持续推进）", "年内"),
    ("建成。（责任单位：市教育局，完成时限：2027年12月底前）", "2027年12月底前"),
    ("建成。(责任单位:市教育局 完成时限:12月底)", "12月底"),
    ("责任单位：市教育局 责任人：王某 完成时限：2027年6月底", "2027年6月底"),
    ("新建学校2所，责任单位：市教育局，完成时限：12月底。", "12月底"),
    ("建成。（责任单位：市教育局，2027年6月底前完成）", "2027年6月底前"),
    ("建成。（市教育局、市财政局；6月30日前）", "6月30日前"),
    ("建成。（市教育局负责，全年）", "全年"),
    ("建成。（市教育局负责，持续推进）", "持续推进"),
    ("建成。（市教育局负责，每季度末前）", "每季度末前"),
    ("建成。（责任单位：市教育局）（完成时限：第一季度）", "第一季度"),
    (
        "建成。（牵头单位：市教育局，责任单位：市财政局，各县（市、区）人民政府；完成时限：持续推进",
        "持续推进",
    ),
    ("建成。（责任单位：市教育局。完成时限：2027年底）", "2027年底"),
    ("责任单位：市教育局;配合单位:市财政局;完成时间:上半年", "上半年"),
    ("建成。（责任单位：团市委、市妇联、市总工会，持续推进）", "持续推进"),
]


@pytest.mark.parametrize(("sentence", "deadline"), TERMS)
def test_the_term_beside_the_units_is_kept(sentence: str, deadline: str) -> None:
    assert due(sentence) == deadline


NOBODY = [
    "建立综合服务平台。（以下简称综合服务中心）",
    "职责划入新机构。（原市经贸委）",
    "市教育局责任单位为牵头部门。",
    "由市教育局牵头：一是摸底，二是整改。",
    "第一责任单位为牵头单位。",
    "牵头负责领导：王某。",
    "联系人：王某，联系电话：0791-88888888。",
    "责任单位为第一责任人，要压实责任。",
    "责任单位要抓好落实。",
    "实行三级管理（市级统筹、区级负责、学校落实）。",
    "压实（省级负责、市级落实）机制。",
    "整合资源（市、区、街道）力量。",
    "（区一中心）建设。",
    "推进部门联动（公安局、交通局）。",
    "配合：加强部门联动。",
    "任务分工：一是摸清底数，二是建立台账。",
    "时间：2027年3月5日",
    "地点：市政府会议室",
    "主要责任：落实安全生产。",
    "办理时限为5个工作日，比法定缩短10天。",
    "（责任单位：/）",
    "（此件公开发布）",
    "按照有关要求（见市教育局通知）办理。",
    "建成。（详见附件）",
    "坚持政府主导（部门负责、社会参与）。",
    "到2027年底，（一）建成中心。",
]


@pytest.mark.parametrize("sentence", NOBODY)
def test_no_unit_is_read_out_of_other_text(sentence: str) -> None:
    assert named(sentence) == ""


def test_what_is_left_without_a_label_behind_a_comma_is_a_sentence() -> None:
    sentence = "新建学校2所，责任单位：市教育局，完成时限：12月底。"

    assert without_tags(sentence) == "新建学校2所。"


BRACKETS = ["（）", "()", "〔〕", "[]", "【】", "{}", "［］", "｛｝"]
SEPARATORS = ["、", "，", ",", "；", ";"]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("bracket", BRACKETS)
@pytest.mark.parametrize("colon", ["：", ":", " ：", ": "])
def test_any_bracket_colon_and_separator_will_do(bracket: str, separator: str, colon: str) -> None:
    tag = f"{bracket[0]}责任单位{colon}市教育局{separator}各县（市、区）人民政府{bracket[1]}"

    assert named(f"新建学校2所。{tag}") == "resp:市教育局 resp:各县（市、区）人民政府"
    assert named(f"新建学校2所{tag}。") == "resp:市教育局 resp:各县（市、区）人民政府"
    assert named(tag) == "resp:市教育局 resp:各县（市、区）人民政府"


UNITS = st.sampled_from(
    [
        "市教育局",
        "市委组织部",
        "各县（市、区）人民政府",
        "市直各有关部门",
        "团市委",
        "中、省驻江单位",
    ]
)
LABELS = st.sampled_from(["责任单位：", "牵头单位:", "配合单位：", "完成时限：2027年6月底前"])
ROLES = st.sampled_from(["牵头", "配合", "负责", "会同", "按职责分工", "长期坚持", "新建学校2所"])
WORDS = LABELS | ROLES | st.sampled_from("、，；。（）〔〕[]等 ")


@given(st.lists(UNITS | WORDS, max_size=14).map("".join))
@settings(max_examples=400, deadline=None)
def test_what_is_found_stands_in_the_text_and_its_brackets_are_balanced(sentence: str) -> None:
    squeezed = "".join(sentence.split())

    for tag in find_tags(sentence):
        for unit in (a.unit for a in tag.assignments):
            assert "".join(unit.split()) in squeezed
            assert sum(map(unit.count, OPEN)) >= sum(map(unit.count, CLOSE))


@given(st.lists(UNITS, min_size=1, max_size=6, unique=True), st.sampled_from(BRACKETS))
@settings(max_examples=200, deadline=None)
def test_every_unit_of_a_list_is_found(units: list[str], bracket: str) -> None:
    tag = f"{bracket[0]}责任单位：{'、'.join(units)}{bracket[1]}"

    (found,) = find_tags(f"新建学校2所。{tag}")

    assert [a.unit for a in found.assignments] == units
