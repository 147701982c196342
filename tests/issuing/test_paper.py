"""The whole paper: what stands around the text of a plan, and where."""

from __future__ import annotations

from dataclasses import replace

from workbench.issuance import Form, Issuance
from workbench.issuing.paper import paper, paper_text
from workbench.manuscript import Block, BlockRole, manuscript
from workbench.plan import (
    Assignment,
    Notice,
    Paragraph,
    Plan,
    Role,
    Section,
    SectionKind,
    Task,
)

LETTER = Issuance(
    Form.DOCUMENT,
    letterhead=("江城市卫生健康委员会",),
    secrecy="秘密★1年",
    signers=("李明",),
    sealed=True,
    note="此件公开发布",
    copies_to="市委办公室，市政府办公室",
    printed_by="江城市卫生健康委员会办公室",
    printed_on="2027年1月8日",
    task_table=True,
)


def section(name: str, *texts: str, kind: SectionKind = SectionKind.NUMBERED) -> Section:
    tasks = tuple(
        Task(f"{name}{n}", text, (Assignment("医政处", Role.LEAD),)) for n, text in enumerate(texts)
    )
    return Section(name, name, kind, paragraphs=(Paragraph(f"p{name}", tasks),))


def paragraph(text: str) -> Paragraph:
    return Paragraph(f"p{text}", (Task(f"t{text}", text),))


PLAN = Plan(
    "plan",
    "2027年江城市卫生健康工作要点",
    sections=(
        section("健全体系", "新建站点6个。", "完善制度。"),
        section("指标目录", "全年6项。", kind=SectionKind.ANNEX),
    ),
    signature="江城市卫生健康委员会",
    date="2027年1月8日",
    notice=Notice(
        "关于印发2027年江城市卫生健康工作要点的通知",
        number="江卫发〔2027〕1号",
        addressees="各区卫生健康局：",
        paragraphs=(paragraph("现印发给你们，请认真落实。"),),
        signature="江城市卫生健康委员会",
        date="2027年1月8日",
    ),
)


def roles(blocks: tuple[Block, ...]) -> list[str]:
    return [block.role.name for block in blocks]


def test_a_plan_without_elements_of_a_paper_is_its_manuscript() -> None:
    assert paper(PLAN) == manuscript(PLAN)


def test_the_elements_stand_in_the_order_of_the_standard() -> None:
    blocks = paper(replace(PLAN, issuance=LETTER))

    assert roles(blocks) == [
        *("SECRECY", "LETTERHEAD", "DOCUMENT_NUMBER", "SIGNERS"),
        *("TITLE", "ADDRESSEES", "BODY", "ANNEX_LIST", "SIGNATURE", "DATE", "NOTE"),
        *("TITLE", "HEADING", "BODY", "SIGNATURE", "DATE"),
        *("HEADING", "BODY", "HEADING", "TABLE", "COPIES", "PRINTED"),
    ]


def test_the_signers_are_named_behind_their_label() -> None:
    blocks = paper(replace(PLAN, issuance=replace(LETTER, signers=("李明", "王芳"))))

    (signers,) = [block for block in blocks if block.role is BlockRole.SIGNERS]
    assert [run.text for run in signers.runs] == ["签发人：", "李明", "王芳"]


def test_head_and_foot_of_a_letter_know_that_they_are_one() -> None:
    letter = replace(LETTER, form=Form.LETTER, task_table=False)
    blocks = paper(replace(PLAN, issuance=letter))

    assert {block.role.name for block in blocks if block.letter} == {
        *("SECRECY", "LETTERHEAD", "DOCUMENT_NUMBER", "COPIES")
    }


def test_annexes_have_the_same_number_and_title_in_the_list_and_on_their_page() -> None:
    blocks = paper(replace(PLAN, issuance=LETTER))
    listed = next(block.text for block in blocks if block.role is BlockRole.ANNEX_LIST)
    printed = [block.text for block in blocks if block.annex]

    assert listed == "附件：1.指标目录2.2027年江城市卫生健康工作要点任务分解表"
    assert printed == ["附件1指标目录", "附件22027年江城市卫生健康工作要点任务分解表"]


def test_a_text_that_names_its_annexes_is_not_told_them_again() -> None:
    named = replace(PLAN.notice, paragraphs=(paragraph("附件：指标目录"),))  # type: ignore[type-var]
    blocks = paper(replace(PLAN, notice=named, issuance=LETTER))

    assert BlockRole.ANNEX_LIST.name not in roles(blocks)


def test_only_the_letter_is_sealed() -> None:
    blocks = paper(replace(PLAN, issuance=LETTER))

    assert [b.sealed for b in blocks if b.role is BlockRole.SIGNATURE] == [True, False]


def test_a_plan_without_a_notice_is_the_letter_itself() -> None:
    blocks = paper(replace(PLAN, notice=None, issuance=replace(LETTER, task_table=False)))

    assert roles(blocks)[4:] == [
        *("HEADING", "BODY", "ANNEX_LIST", "SIGNATURE", "DATE", "NOTE"),
        *("HEADING", "BODY", "COPIES", "PRINTED"),
    ]


def test_a_plan_for_comment_says_so_below_its_own_title() -> None:
    blocks = paper(replace(PLAN, issuance=Issuance(for_comment=True)))
    at = next(n for n, block in enumerate(blocks) if block.part == "title")

    assert blocks[at + 1].text == "（征求意见稿）"


def test_the_task_table_merges_the_rows_of_a_task_and_leaves_empty_columns_out() -> None:
    blocks = paper(replace(PLAN, issuance=Issuance(task_table=True)))
    table = blocks[-1].table

    assert table is not None
    assert [c.title for c in table.columns] == [
        *("序号", "重点任务", "任务内容", "牵头单位", "完成时限")
    ]
    assert [[cell and (cell.text, cell.down) for cell in row[:3]] for row in table.rows] == [
        [("1", 1), ("一、健全体系", 2), ("新建站点6个。", 1)],
        [("2", 1), None, ("完善制度。", 1)],
        [("3", 1), ("附件1指标目录", 1), ("全年6项。", 1)],
    ]


def test_the_text_of_the_paper_has_a_line_a_row() -> None:
    text = paper_text(replace(PLAN, issuance=Issuance(task_table=True)))

    assert "2\t完善制度。\t医政处\t\n" in text
