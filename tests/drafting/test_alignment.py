"""The superior's document against ours: covered, partly, missing, below, and without a basis."""

from __future__ import annotations

import pytest

from tests.drafting.rewordings import reworded, sentences
from tests.drafting.years import plain_plan, plan_of_year
from workbench.drafting import duties, editing
from workbench.drafting.alignment import Aligner, Confirmed, Relation, align, drafted
from workbench.drafting.matter import digest
from workbench.errors import NotFoundError
from workbench.plan import Comparator, Target, TargetKind

THEIRS = plan_of_year(
    2027,
    {
        "基层服务": {
            "筛查": ["“两癌”筛查覆盖率达到80%以上。", "家庭医生签约率达到78%以上。"],
            "养老": [
                "推进老年友好社区评选，开展老年友善医疗机构创建活动，为老年人购买意外伤害保险。",
                "建成安宁疗护病房6个。",
            ],
        }
    },
)
OURS = plan_of_year(
    2027,
    {
        "妇幼健康": {"筛查": ["城乡“两癌”筛查覆盖率达到75%以上。"]},
        "家庭医生": {"签约": ["重点做好家庭医生签约，签约率达到80%以上。"]},
        "老年健康": {"创建": ["持续开展老年友善医疗机构创建。", "举办广场舞大赛2场。"]},
    },
)


def relations() -> list[Relation]:
    return [r.relation for r in align(OURS, THEIRS).requirements]


def test_each_requirement_in_their_order_has_its_relation() -> None:
    assert relations() == [Relation.LOWER, Relation.EXCEEDED, Relation.PARTLY, Relation.MISSING]


def test_ours_without_a_basis_and_theirs_without_an_answer_are_listed() -> None:
    found = align(OURS, THEIRS)

    assert [entry.text for entry in found.extra] == ["举办广场舞大赛2场。"]
    assert [r.entry.text for r in found.missing] == ["建成安宁疗护病房6个。"]


def test_figures_stand_side_by_side_and_those_below_are_marked() -> None:
    ((requirement, figures),) = align(OURS, THEIRS).lower

    assert requirement.entry.text.startswith("“两癌”")
    assert figures.ours is not None
    assert (figures.theirs.figure, figures.ours.figure) == ("≥80%", "≥75%")


def test_a_figure_still_to_be_filled_in_reaches_nothing() -> None:
    text = "建成安宁疗护病房〔数〕个以上。"
    open_figure = Target(
        "t", "〔数〕个以上", "安宁疗护病房", TargetKind.COUNT, Comparator.AT_LEAST, None, unit="个"
    )
    ours = plan_of_year(2027, {"老年健康": {"安宁疗护": [text]}})
    (task,) = ours.tasks()
    ours = duties.put_target(ours, task.id, open_figure)

    found = align(ours, THEIRS).requirements[-1]

    assert (found.entry.text, found.relation) == ("建成安宁疗护病房6个。", Relation.PARTLY)
    assert [(beside.open, beside.own_words) for beside in found.figures] == [(True, "待填")]


def test_the_matrix_counts_what_was_asked_and_reached_in_each_chapter() -> None:
    assert align(OURS, THEIRS).matrix == (
        ("妇幼健康", 0, 1),
        ("家庭医生", 1, 1),
        ("老年健康", 0, 1),
    )


def test_a_document_covers_itself() -> None:
    found = align(THEIRS, THEIRS)

    assert {r.relation for r in found.requirements} == {Relation.COVERED}
    assert found.extra == ()


def test_reworded_requirements_find_their_sentence() -> None:
    asked = sentences(300)
    ours = reworded(asked)

    found = align(plain_plan(2027, ours), plain_plan(2027, asked))

    first = [r.answers[0].entry.text if r.answers else "" for r in found.requirements]
    assert sum(a == b for a, b in zip(first, ours, strict=True)) >= 297


def test_a_sentence_that_lists_thousands_of_things_does_not_stop_the_work() -> None:
    listed = "、".join(f"事项{at}甲乙丙" for at in range(2000)) + "。"

    found = align(plain_plan(2027, [listed] * 4), plain_plan(2027, [listed[2:]] * 4))

    assert found.missing == ()


# -- what was confirmed ------------------------------------------------------------------


def test_what_was_confirmed_is_not_asked_again_and_what_changed_is() -> None:
    said = {
        digest("“两癌”筛查覆盖率达到80%以上。"): Confirmed(relation=Relation.COVERED),
        digest("家庭医生签约率达到75%以上。"): Confirmed(),
    }

    found = align(OURS, THEIRS, said)

    assert [r.confirmed for r in found.requirements] == [True, False, False, False]
    assert found.requirements[0].relation is Relation.COVERED
    assert len(found.to_ask) == 3


def test_a_pair_the_drafter_chose_stands_over_what_is_proposed() -> None:
    (own,) = [t for t in OURS.tasks() if "广场舞" in t.text]

    found = align(OURS, THEIRS, {digest("建成安宁疗护病房6个。"): Confirmed((own.id,))})

    assert [a.entry.text for a in found.requirements[3].answers] == ["举办广场舞大赛2场。"]


def test_a_pair_whose_sentence_is_gone_is_asked_again() -> None:
    found = align(OURS, THEIRS, {digest("建成安宁疗护病房6个。"): Confirmed(("gone",))})

    assert not found.requirements[3].confirmed


def test_aligning_tells_how_far_it_is_and_can_be_stopped() -> None:
    def stop(done: int, of: int) -> None:
        assert of == 4
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        align(OURS, THEIRS, tell=stop)


# -- drafting what is missing ------------------------------------------------------------


def test_a_missing_requirement_becomes_a_sentence_with_its_source() -> None:
    (missing,) = align(OURS, THEIRS).missing
    section = OURS.sections[2].sections[0]

    plan = drafted(OURS, missing, section.id, "省2027年卫生健康工作要点")

    *_, task = plan.tasks()
    assert (task.text, task.source) == ("建成安宁疗护病房6个。", missing.entry.tasks[0].id)
    assert task.note == "来源：省2027年卫生健康工作要点"
    assert task.origin == ""
    assert [t.figure for t in task.targets] == ["6个"]
    assert align(plan, THEIRS).missing == ()


def test_a_requirement_of_a_library_document_has_it_for_origin_and_no_note() -> None:
    (missing,) = align(OURS, THEIRS).missing

    plan = drafted(OURS, missing, OURS.sections[2].sections[0].id, "省2027年工作要点", "document")

    *_, task = plan.tasks()
    assert (task.origin, task.note) == ("document", "")


def test_a_requirement_cannot_be_drafted_into_a_section_that_is_gone() -> None:
    (missing,) = align(OURS, THEIRS).missing

    with pytest.raises(NotFoundError):
        drafted(OURS, missing, "gone", "省要点")


def test_after_an_edit_the_same_is_found_as_from_the_beginning() -> None:
    asked = sentences(200)
    ours = reworded(asked)
    theirs, before = plain_plan(2027, asked), plain_plan(2027, ours)
    aligner = Aligner(theirs)
    aligner.align(before, {})
    task = next(iter(before.tasks()))

    after = editing.set_task_text(before, task.id, "试点开展安宁疗护机构创建。")

    again, anew = aligner.align(after, {}), align(after, theirs)
    assert [r.relation for r in again.requirements] == [r.relation for r in anew.requirements]
    assert again.extra == anew.extra
    assert [[a.entry for a in r.answers] for r in again.requirements] == [
        [a.entry for a in r.answers] for r in anew.requirements
    ]


def test_after_a_confirmation_only_its_requirement_is_judged_anew() -> None:
    aligner = Aligner(THEIRS)
    first = aligner.align(OURS, {})
    said = {first.requirements[3].entry.digest: Confirmed((), Relation.WAIVED, "本市无此机构")}

    again = aligner.align(OURS, said)

    waived = again.requirements[3]
    assert (waived.confirmed, waived.reason, waived.chapter) == (True, "本市无此机构", "")
    assert again.requirements[:3] == first.requirements[:3]


def test_sentences_that_come_near_are_at_hand_whether_they_answer_or_not() -> None:
    found = align(OURS, THEIRS).requirements[0]

    assert found.near[: len(found.answers)] == found.answers
    assert len(found.near) <= 8
