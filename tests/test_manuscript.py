"""What is printed in which order; every output takes its paragraphs from here."""

from __future__ import annotations

import pytest

from workbench.manuscript import BlockRole, RunRole, manuscript, plain_text
from workbench.plan import Notice, Paragraph, Plan, Section, SectionKind, Task


@pytest.fixture
def plan() -> Plan:
    run_in = Section(
        "s2",
        "完善院前急救网络",
        run_in=True,
        paragraphs=(paragraph("p2", "新建站点6个。", "通网。"),),
    )
    theme = Section(
        "s3",
        "强化队伍",
        SectionKind.THEME,
        run_in=True,
        paragraphs=(paragraph("p3", "培训骨干。"),),
    )
    return Plan(
        "p",
        "2027年要点",
        notice=Notice("关于印发要点的通知", addressees="各区", signature="市卫生健康委"),
        preamble=(paragraph("p1", "现提出如下要点。"),),
        sections=(Section("s1", "健全体系", sections=(run_in, theme)),),
        signature="江城市卫生健康委员会",
        date="2027年1月5日",
    )


def paragraph(paragraph_id: str, *sentences: str) -> Paragraph:
    return Paragraph(paragraph_id, tuple(Task(f"{paragraph_id}-{s}", s) for s in sentences))


def test_the_notice_comes_first_and_the_plan_on_a_fresh_page(plan: Plan) -> None:
    titles = [block for block in manuscript(plan) if block.role is BlockRole.TITLE]

    assert [(t.text, t.new_page) for t in titles] == [
        ("关于印发要点的通知", False),
        ("2027年要点", True),
    ]


def test_a_heading_run_into_its_text_is_one_block(plan: Plan) -> None:
    block = next(b for b in manuscript(plan) if b.section_id == "s2")

    assert block.text == "（一）完善院前急救网络。新建站点6个。通网。"
    assert [run.role for run in block.runs][:2] == [RunRole.NUMBER, RunRole.HEADING]


def test_a_theme_phrase_opens_its_paragraph_without_number(plan: Plan) -> None:
    block = next(b for b in manuscript(plan) if b.section_id == "s3")

    assert block.text == "强化队伍。培训骨干。"
    assert block.theme


def test_a_run_in_heading_without_text_stands_alone_without_stop() -> None:
    section = Section("s", "标题", run_in=True, paragraphs=(Paragraph("p"),))
    block = manuscript(Plan("p", "要点", sections=(section,)))[-1]

    assert (block.role, block.text, block.paragraph_id) == (BlockRole.HEADING, "一、标题", "p")


def test_a_numbered_sentence_has_no_heading_and_no_stop_of_its_own() -> None:
    section = Section("s", "", run_in=True, paragraphs=(paragraph("p", "建成救助站2个。"),))
    block = manuscript(Plan("p", "要点", sections=(section,)))[-1]

    assert block.text == "一、建成救助站2个。"
    assert not block.runs_in


def test_addressees_end_with_a_colon(plan: Plan) -> None:
    assert "各区：\n" in plain_text(plan)


def test_every_run_of_text_knows_its_task(plan: Plan) -> None:
    known = {task.id for p in plan.paragraphs() for task in p.tasks}
    shown = [r.task_id for b in manuscript(plan) for r in b.runs if r.task_id]

    assert set(shown) == known
    assert len(shown) == len(known)


def test_signature_and_date_close_the_paper(plan: Plan) -> None:
    assert plain_text(plan).endswith("江城市卫生健康委员会\n2027年1月5日\n")
