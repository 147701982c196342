"""Half-width marks become full-width between Chinese, and can be taken back."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.punctuation import apply_edits, edits_of, fold_width, restore_punctuation, undo_edits

TEXTS = st.text() | st.text("加强管理年12, ;:?!()~（），。“”《》 \u3000\u200b\ta.@/:-%")


@given(TEXTS)
def test_undoing_the_edits_gives_the_original(text: str) -> None:
    edits = edits_of(text)

    assert undo_edits(apply_edits(text, edits), edits) == text


@given(TEXTS)
def test_folding_for_recognition_keeps_the_length(text: str) -> None:
    assert len(fold_width(text)) == len(text)


@given(TEXTS)
def test_edits_stand_in_order_and_do_not_overlap(text: str) -> None:
    edits = edits_of(text)

    assert all(a.offset + len(a.before) <= b.offset for a, b in itertools.pairwise(edits))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("加强管理,做好服务;抓好落实", "加强管理，做好服务；抓好落实"),
        ("责任单位:市教育局", "责任单位：市教育局"),
        ("办法(试行)!好吗?", "办法（试行）！好吗？"),
        ("质量管理(GCP)认证", "质量管理（GCP）认证"),
        ("方案(2026-2028年)", "方案（2026-2028年）"),
        ("（十三)强化领导", "（十三）强化领导"),
        ("新增1~2个", "新增1～2个"),
        ("达到85%,55%以上", "达到85%，55%以上"),
        ("共1,000家,10:30开会", "共1,000家，10:30开会"),
        ("网址http://a.cn/?id=1,见附件", "网址http://a.cn/?id=1，见附件"),
        ("f(x), see (1)", "f(x), see (1)"),
        ("建设60 个站点,2026—2028 年", "建设60个站点，2026—2028年"),
        ("认真执行 “三会一课” 制度", "认真执行“三会一课”制度"),
        ("国  务  院", "国务院"),
        ("中共江城市委  江城市人民政府", "中共江城市委 江城市人民政府"),
        ("使用 APP 办理", "使用 APP 办理"),
        ("加强\u200b管理", "加强管理"),
        ("Hello, world (a)!", "Hello, world (a)!"),
    ],
)
def test_marks_between_chinese_are_restored(before: str, after: str) -> None:
    assert restore_punctuation(before) == after


def test_restoring_twice_changes_nothing_more() -> None:
    once = restore_punctuation("到2027年,新增5 家(含)以上;其中:市直2家。")

    assert restore_punctuation(once) == once
