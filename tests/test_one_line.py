"""What nobody sees does not get into a plan."""

from __future__ import annotations

import pytest

from workbench.drafting import editing
from workbench.one_line import one_line
from workbench.plan import Paragraph, Plan, Role, Section, Task

PLAN = Plan(
    "p1",
    "要点",
    sections=(
        Section(
            "s1",
            "完善网络",
            paragraphs=(
                Paragraph(
                    "a1", (Task("t1", "6月底前建成（责任单位：甲处）。", deadline="6月底前"),)
                ),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\ufeff医政处\u200b", "医政处"),
        ("建成\u2028六个\r\n站点", "建成六个站点"),
        ("第\u00a01\t批", "第 1 批"),
        ("新\u3000年", "新\u3000年"),
    ],
)
def test_marks_that_are_not_seen_and_line_ends_go(text, kept):
    assert one_line(text) == kept


@pytest.mark.parametrize(
    "edit",
    [
        lambda plan: editing.retext(plan, "a1", "建成\ufeff六\u2028个。"),
        lambda plan: editing.set_task_text(plan, "t1", "建成\ufeff六个。\n"),
        lambda plan: editing.set_deadline(plan, ["t1"], "年底前\ufeff"),
        lambda plan: editing.assign(plan, ["t1"], Role.LEAD, ("急救\u200b处",)),
        lambda plan: editing.rename(plan, "s1", "健全\ufeff\u2029网络"),
        lambda plan: editing.set_part(plan, "title", "\ufeff工作\u00ad要点"),
        lambda plan: editing.add_paragraph(plan, "s1", "抓好\ufeff落实。")[0],
    ],
)
def test_no_edit_writes_what_is_not_seen_into_a_plan(edit):
    after = edit(PLAN)

    words = repr(after)
    assert after != PLAN
    assert all(mark not in words for mark in (r"\ufeff", r"\u200b", r"\u2028", r"\u2029", r"\xad"))
