from __future__ import annotations

import random
import time

import pytest

from workbench.pinyin import Finder, matches, readings

SENTENCES = (
    "新建急救站点6个，城区急救平均反应时间缩短至10分钟以内",
    "推进市疾控中心迁建项目，12月底前完成主体封顶",
    "加强基层人才队伍建设，补齐短缺专业人才",
    "6月底前组建地区医疗集团",
)


def timed(finder, query):
    begun = time.process_time()
    finder.find(query)
    return time.process_time() - begun


@pytest.mark.parametrize(
    ("query", "text", "marks"),
    [
        ("到期", "设置到期提醒", (2, 3)),
        ("dq", "设置到期提醒", (2, 3)),
        ("dq", "导出当前要点…", (2, 3)),
        ("dq", "组建地区医疗集团", (2, 3)),
        ("daoqi", "设置到期提醒", (2, 3)),
        ("daoq", "设置到期提醒", (2, 3)),
        ("到q", "设置到期提醒", (2, 3)),
        ("PDF", "导出pdf", (2, 3, 4)),
        ("dcPdf", "导出PDF", (0, 1, 2, 3, 4)),
        ("2027", "2027年要点", (0, 1, 2, 3)),
        ("zd", "重点", (0, 1)),
        ("cf", "重复", (0, 1)),
        ("chongfu", "重复", (0, 1)),
        ("lvhua", "绿化", (0, 1)),
        ("lh", "绿化", (0, 1)),
        ("xian", "西安", (0, 1)),
        ("xian", "县级", (0,)),
        ("要点 dc", "导出当前要点", (0, 1, 4, 5)),
        ("（二）", "（二）完善", (0, 1, 2)),
    ],
)
def test_a_query_finds_characters_by_themselves_initials_and_syllables(query, text, marks):
    assert matches(query, text) == marks


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("dq", "到了日期"),
        ("qd", "到期"),
        ("daoqii", "到期"),
        ("", "到期"),
        ("  ", "到期"),
        ("期", ""),
        ("dq xx", "到期"),
        ("[", "到期"),
        ("\\", "到期"),
    ],
)
def test_what_does_not_stand_there_side_by_side_is_not_found(query, text):
    assert matches(query, text) is None


def test_a_character_has_all_its_readings_without_tones():
    assert {"zhong", "chong"} <= set(readings("重"))
    assert {"lv", "lu"} <= set(readings("绿"))
    assert readings("a") == ()


@pytest.mark.parametrize(
    ("query", "text", "marks"),
    [
        ("zihao150", "字号：150%", (0, 1, 3, 4, 5)),
        ("zh150", "字号：150%", (0, 1, 3, 4, 5)),
        ("字号150", "字号：150%", (0, 1, 3, 4, 5)),
        ("字号:150%", "字号：150%", (0, 1, 3, 4, 5)),
        ("dcpdf", "导出 PDF…", (0, 1, 3, 4, 5)),
        ("banshi2895", "行距：版式（28.95磅）", (3, 4, 6, 7, 9, 10)),
        ("yjffgsfx", "做好预警、防范，公示风险", (2, 3, 5, 6, 8, 9, 10, 11)),
        ("：", "字号：150%", (2,)),
    ],
)
def test_punctuation_is_passed_over_in_query_and_text(query, text, marks):
    assert matches(query, text) == marks


def test_texts_are_found_in_their_order_and_never_across_two():
    finder = Finder(["到", "期", "到期", "定期 到期"])

    assert [(hit.at, hit.marks) for hit in finder.find("dq")] == [(2, (0, 1)), (3, (0, 1))]


def test_nothing_is_found_among_no_texts():
    assert Finder([]).find("dq") == ()


def test_thousands_of_letters_pasted_stand_for_themselves():
    assert matches("x" * 3000, "到期") is None
    assert matches("X" * 3000, "x" * 3001) == tuple(range(3000))


@pytest.mark.parametrize("query", ["dq", "daoqi", "急救", "j", "angangangangangangang", "jjrcdw x"])
def test_ten_thousand_texts_are_asked_within_fifty_milliseconds(query):
    shuffled = random.Random(6)
    texts = ["".join(shuffled.sample(text, len(text))) for text in SENTENCES * 2500]
    finder = Finder(texts)

    taken = min(timed(finder, query) for _ in range(3))

    assert taken < 0.05


def test_the_reading_of_a_character_is_looked_up_once() -> None:
    assert readings("疾") is readings("疾")
