"""Where a task unit begins and ends."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.reading import sentences as own
from workbench.reading.sentences import first_end, split_sentences

PARTS = [
    "。", "；", "！", "?", "“", "”", "（", ")", "〔", "〕", "一是", "二是", "（1）", "①", "②",
    "\n", " ", "加强管理", "5.", "责任单位：", "：", "，",
]  # fmt: skip
PIECES = st.lists(st.sampled_from(PARTS)).map("".join)


@given(st.text() | PIECES)
def test_joining_the_sentences_gives_the_text(text: str) -> None:
    assert "".join(split_sentences(text)) == text


@given(PIECES)
def test_no_sentence_is_blank_beside_others(text: str) -> None:
    sentences = split_sentences(text)

    assert len(sentences) <= 1 or all(sentence.strip() for sentence in sentences)


@pytest.mark.parametrize(
    "sentences",
    [
        ("加强监测。", "建好站点！", "办得怎样？"),
        ("落实“健康江城”。", "推进改革。"),
        ("他说：“一定办好。”", "各区要跟进。"),
        ("推进建设（见附件。以下同）工作。", "抓好落实。"),
        ("加强监测。（责任单位：市疾控中心）", "配齐人员。"),
        ("加强监测。〔任务分解：各区做好登记；市局做好汇总〕", "配齐人员。"),
        ("加强监测。[责任单位：各县（市）区政府，市财政局]",),
        ("加强监测。", "（二）配齐人员。"),
        ("加强监测。", "【亮点】推进改革。"),
        ("加强监测。 ", "配齐人员。\n", "落实"),
        ("网址http://a.cn/?id=3有表格。", "请下载。"),
    ],
)
def test_a_sentence_ends_with_its_mark_and_what_closes_it(sentences: tuple[str, ...]) -> None:
    assert split_sentences("".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ("一是建好站点；", "二是配齐人员。"),
        ("一是建好站点。", "按时验收。", "二是配齐人员。"),
        ("抓好三件事：", "一是建站；", "二是配人；", "三是验收。"),
        ("（1）建好站点；", "（2）配齐人员。"),
        ("①建好站点；", "②配齐人员。"),
        ("1.建好站点；", "2.配齐人员。"),
        ("重点做到：", "（一）建好站点；", "（二）配齐人员。"),
        ("一、建好站点；", "二、配齐人员。"),
        ("第一：建好站点；", "第二：配齐人员。"),
        ("首先，建好站点；", "其次，配齐人员；", "最后，按时验收。"),
    ],
)
def test_a_clause_numbered_inside_the_paragraph_is_a_unit(sentences: tuple[str, ...]) -> None:
    assert split_sentences("".join(sentences)) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "建好站点；配齐人员；按时验收。",
        "做到一是一；二是二不含糊。",
        "一是建站，二是配人，三是验收。",
        "（一是建站；二是配人）都要做到。",
        "增长2.5%；3.1万人受益。",
        "推进一、二、三产业融合；发展乡村旅游。",
        "首先要建站；最后要验收。",
        "每年选出一批“最美院长。”“最美护士。”、“最美医生”。",
    ],
)
def test_what_is_no_clause_stays_together(text: str) -> None:
    assert split_sentences(text) == (text,)


def test_a_bracket_never_closed_hides_nothing() -> None:
    assert split_sentences("推进（建设。抓好落实。") == ("推进（建设。", "抓好落实。")


def test_the_first_end_includes_the_brackets_that_close_the_sentence() -> None:
    text = "加强监测。（责任单位：市教育局）配齐人员。"

    assert text[: first_end(text)] == "加强监测。（责任单位：市教育局）"


@pytest.mark.parametrize("piece", ["。（", "（", "”", "一是好；", "“。", "？!", "①②"])
def test_a_hostile_line_is_split_in_linear_time(piece: str) -> None:
    started = time.process_time()

    split_sentences(piece * (100_000 // len(piece)))

    assert time.process_time() - started < 4


@given(st.text(alphabet="加强。！?\n“”（）〔〕 一是a", max_size=24))
def test_a_plain_sentence_ends_where_any_other_would(text: str) -> None:
    tokens = own._tokens(text)

    ends = own._sentence_ends(text, tokens, own._pairs(text, tokens))

    assert first_end(text) == next(ends, len(text))
