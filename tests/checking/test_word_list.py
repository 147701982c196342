"""The drafter's own list of words: what a line may look like, and what it does."""

from __future__ import annotations

import pytest

from workbench.checking.checker import check
from workbench.checking.context import Context
from workbench.checking.examples import example_plan
from workbench.checking.word_list import words_in
from workbench.errors import MisuseError


@pytest.mark.parametrize("between", ["\t", " → ", "，", " = ", "->"])
def test_a_line_is_a_pair(between: str) -> None:
    assert words_in(f"# 用词\n\n社康中心{between}社区服务站\n") == (("社康中心", "社区服务站"),)


@pytest.mark.parametrize("line", ["社康中心→", "社康中心\t社区\t服务", "→社区", "同\t同"])
def test_a_line_that_is_no_pair_is_told(line: str) -> None:
    with pytest.raises(MisuseError, match="第2行"):
        words_in(f"甲\t乙\n{line}")


def test_a_right_word_that_holds_the_wrong_one_is_left_alone() -> None:
    context = Context(words=(("卫健委", "市卫健委"),))

    found = check(example_plan("由市卫健委牵头，卫健委办公室负责。"), context)

    assert [f.start for f in found if f.rule == "C2"] == [8]


def test_a_word_alone_is_banned_and_has_no_fix() -> None:
    assert words_in("打造\n抓手 → 途径") == (("打造", ""), ("抓手", "途径"))


def test_a_banned_word_is_told_without_a_replacement() -> None:
    context = Context(words=(("打造", ""),))

    found = [f for f in check(example_plan("打造便民服务圈。"), context) if f.rule == "C2"]

    assert [(f.message, f.fix) for f in found] == [("用词表：不用“打造”，请换个说法。", "")]
