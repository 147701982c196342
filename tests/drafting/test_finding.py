from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.drafting.finding import found, place_names
from workbench.drafting.replacing import swapped
from workbench.plan import Assignment, Notice, Paragraph, Plan, Role, Section, Task


def test_words_are_found_in_every_text_of_the_plan():
    hits = found(PLAN, "急救")

    assert place_names(PLAN, hits) == (
        "通知标题",
        "标题",
        "前言",
        "一、标题",
        "一、第1句",
        "一、第2句",
    )
    assert all(hit.text[hit.start : hit.end] == "急救" for hit in hits)


def test_large_and_small_letters_are_the_same():
    assert [hit.start for hit in found(PLAN, "ai")] == [5]


def test_nothing_sought_is_nothing_found():
    assert found(PLAN, "") == ()


def test_what_is_replaced_keeps_sentences_and_their_units():
    after = swapped(PLAN, [hit.swap("救护") for hit in found(PLAN, "急救")])

    assert found(after, "急救") == ()
    assert after.title == "2027年江城市救护工作要点"
    assert after.sections[0].heading == "救护网络"
    assert [task.id for task in after.tasks()] == ["t1", "t2"]
    assert next(after.tasks()).units(Role.LEAD) == ("医政处",)


def test_a_hit_whose_sentence_changed_meanwhile_is_left_alone():
    hits = found(PLAN, "建设")
    changed = swapped(PLAN, [hit.swap("完善") for hit in hits])

    assert swapped(changed, [hit.swap("推进") for hit in hits]) == changed


@given(
    st.lists(st.sampled_from("急救站点。"), max_size=20), st.sampled_from(["急", "急救", "急急"])
)
def test_hits_do_not_overlap_and_none_is_missed(letters, sought):
    text = "".join(letters) + "建。"
    plan = Plan("p", "甲", sections=(Section("s", "乙", paragraphs=(_one(text),)),))

    hits = found(plan, sought)

    assert len(hits) == text.count(sought)
    assert all(a.end <= b.start for a, b in pairwise(hits))


def _one(text):
    return Paragraph("q", (Task("t", text),))


PLAN = Plan(
    "p",
    "2027年江城市急救工作要点",
    notice=Notice("关于印发急救工作要点的通知"),
    preamble=(Paragraph("q0", (Task("t0", "推进急救和AI应用。"),)),),
    sections=(
        Section(
            "s1",
            "急救网络",
            paragraphs=(
                Paragraph(
                    "q1",
                    (
                        Task("t1", "建设急救站点6个。", (Assignment("医政处", Role.LEAD),)),
                        Task("t2", "联通急救系统。"),
                    ),
                ),
            ),
        ),
    ),
)
