"""What a sentence is about, apart from effort and figures."""

from __future__ import annotations

import pytest

from workbench.drafting.matter import Weights, digest, goes_further, pairs_of, same_matter

SERVICE = "推进城区养老助餐服务，新增助餐点12个。"


@pytest.mark.parametrize(
    "other",
    [
        "持续深化城区养老助餐服务，新增助餐点30个。",
        "进一步加强城区养老助餐服务。",
        "推进城区养老助餐服务，新增助餐点〔数〕个。",
        "推进城区养老助餐服务，新增助餐点12个，方便群众就近用餐。",
    ],
)
def test_effort_figures_and_a_clause_more_leave_the_matter_the_same(other: str) -> None:
    assert same_matter(SERVICE, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SERVICE, "推进山区养老助餐服务，新增助餐点12个。"),
        ("开通地铁3号线首通段。", "开通地铁5号线首通段。"),
        ("做好第一批试点验收工作。", "做好第二批试点验收工作。"),
        ("按照市委部署要求，开展燃气专项整治。", "按照市委部署要求，开展消防专项整治。"),
        ("3月。", "5月。"),
    ],
)
def test_another_place_line_batch_or_object_is_another_matter(one: str, other: str) -> None:
    assert not same_matter(one, other)


def test_a_digest_lasts_until_words_marks_or_figures_change() -> None:
    assert digest("新增床位 30张。") == digest("新增床位30张。")
    assert digest("新增床位30张。") != digest("新增床位31张。")


def test_widening_is_going_further_and_the_same_words_are_not() -> None:
    assert goes_further("推进集团化办学", "扩大集团化办学覆盖面")
    assert not goes_further("深化医保改革", "深化医保支付改革")


def test_what_all_texts_share_weighs_less_than_what_two_share() -> None:
    texts = [pairs_of(t) for t in ("学校食堂管理", "学校安全管理", "学校心理辅导", "学校心理测评")]
    weights = Weights.of(texts)

    assert weights.alike(texts[2], texts[3]) > weights.alike(texts[0], texts[1])
    assert weights.covered(pairs_of("心理"), texts[3]) == 1
