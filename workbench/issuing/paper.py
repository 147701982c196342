"""The whole paper a plan goes out as, block by block: for PDF, Word, preview and `show --text`.

    COPY_NUMBER … SIGNERS      版头, by GB/T 9704-2012, 7.2; of a letter 10.1
    TITLE … DATE, NOTE         the notice, then the plan on a new page; or the plan alone
    附件 and their tables       on new pages, 7.3.7
    COPIES, PRINTED            版记 at the foot of the last page, 7.4

A plan without any element of a paper gives its manuscript, and nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.issuance import Form
from workbench.issuing.annexes import annex_list, issued_tables
from workbench.manuscript import SIGNED, Block, BlockRole, Run, RunRole, manuscript

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.issuance import Issuance
    from workbench.plan import Plan

STAGE = "（征求意见稿）"
"""What a plan that goes round for comment has below its title."""


def paper(plan: Plan) -> tuple[Block, ...]:
    """All blocks of the paper in the order they are read."""
    return (
        *_head(plan),
        *_text(plan),
        *issued_tables(plan),
        *_foot(plan.issuance),
    )


def paper_text(plan: Plan) -> str:
    """The paper's text, a line a paragraph, a line a row of a table."""
    return "\n".join(block.text for block in paper(plan)) + "\n"


def _head(plan: Plan) -> Iterator[Block]:
    letter = plan.issuance.form is Form.LETTER
    yield from (replace(block, letter=letter) for block in _head_elements(plan))


def _head_elements(plan: Plan) -> Iterator[Block]:
    issuance = plan.issuance
    if issuance.form is Form.PLAIN:
        return
    number = plan.notice.number if plan.notice else ""
    ending = issuance.letterhead_end if issuance.form is Form.DOCUMENT else ""
    yield from _element(BlockRole.COPY_NUMBER, issuance.copy_number)
    yield from _element(BlockRole.SECRECY, issuance.secrecy)
    yield from _element(BlockRole.URGENCY, issuance.urgency)
    yield from _element(BlockRole.LETTERHEAD, *issuance.letterhead, ending)
    yield from _element(BlockRole.DOCUMENT_NUMBER, number or issuance.number)
    if issuance.form is Form.DOCUMENT and any(issuance.signers):
        names = (Run(name) for name in issuance.signers if name)
        runs = (Run("签发人：", RunRole.NUMBER), *names)
        yield Block(BlockRole.SIGNERS, runs, part="issuance")


def _element(role: BlockRole, *words: str) -> Iterator[Block]:
    """A block with a run a name, where there is any."""
    if runs := tuple(Run(word) for word in words if word):
        yield Block(role, runs, part="issuance")


def _text(plan: Plan) -> tuple[Block, ...]:
    """The manuscript with its tables and what the letter needs: 附件说明, seal, 附注 in its ending.

    The letter is the notice where there is one, else the plan without its annexes.
    """
    blocks = _with_tables(plan, tuple(_staged(plan, manuscript(plan))))
    end = next((at for at, block in enumerate(blocks) if at and _ends_letter(plan, block)), None)
    letter, rest = blocks[:end], blocks[len(blocks) if end is None else end :]
    signed = [at for at, block in enumerate(letter) if block.role in SIGNED]
    text_end = signed[0] if signed else len(letter)
    ending = [replace(block, sealed=plan.issuance.sealed) for block in letter[text_end:]]
    note = _element(BlockRole.NOTE, _bracketed(plan.issuance.note))
    return (*letter[:text_end], *annex_list(plan), *ending, *note, *rest)


def _with_tables(plan: Plan, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Tabular sections made tables; what that needs (it reads sentences) is loaded only then."""
    if not any(section.tabular for top in plan.sections for section, _ in top.walk()):
        return blocks
    from workbench.issuing.tabular import with_tables

    return with_tables(plan, blocks)


def _ends_letter(plan: Plan, block: Block) -> bool:
    """Whether what is no longer the letter begins here: the plan behind a notice, an annex."""
    return block.new_page if plan.notice else block.annex


def _staged(plan: Plan, blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if block.part == "title" and plan.issuance.for_comment:
            yield Block(BlockRole.STAGE, (Run(STAGE),), part="issuance")


def _bracketed(note: str) -> str:
    return f"（{note}）" if note else ""


def _foot(issuance: Issuance) -> Iterator[Block]:
    """版记; a letter has 抄送 alone (10.1)."""
    if issuance.form is Form.PLAIN:
        return
    copies = issuance.copies_to.rstrip("。")
    for block in _element(BlockRole.COPIES, f"抄送：{copies}。" if copies else ""):
        yield replace(block, letter=issuance.form is Form.LETTER)
    if issuance.form is Form.DOCUMENT:
        printed_on = (
            f"{issuance.printed_on.removesuffix('印发')}印发" if issuance.printed_on else ""
        )
        yield from _element(BlockRole.PRINTED, issuance.printed_by, printed_on)
