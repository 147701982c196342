"""What a plan answers to as an Excel file (对照表): a sheet a paper, the matrix, ours alone.

序号 | 上级要求 | 覆盖情况 | 本级对应 | 数值比较 | 相似度 | 确认 | 说明
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.excel import write_sheets
from exports.excel_layout import Column
from exports.excel_sheets import Cell, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.drafting.requirements import Alignment, Beside, Requirement

NAME, MATRIX, EXTRA = "对照表", "对标矩阵", "本级多出"
_COLUMNS = (
    Column("序号", 7, centred=True),
    Column("上级要求", 44),
    Column("覆盖情况", 11, centred=True),
    Column("本级对应", 44),
    Column("数值比较", 24),
    Column("相似度", 9, centred=True),
    Column("确认", 9, centred=True),
    Column("说明", 18),
)


def write_alignment(papers: Sequence[tuple[str, Alignment]], path: Path, title: str) -> None:
    """Write `papers`, each with its title, as held against the plan called `title`.

    Raises:
        ExportError: where the file cannot be written; one that stood there is then as it was.
    """
    several = len(papers) > 1
    sheets = [
        Sheet(f"{NAME}{at}" if several else NAME, f"{title}与{name}对照表", _COLUMNS,
              _requirements(found), grouped=())
        for at, (name, found) in enumerate(papers, start=1)
    ]  # fmt: skip
    columns = (Column("本级章节", 36), *(Column(name, 22, centred=True) for name, _ in papers))
    sheets.append(
        Sheet(MATRIX, f"{title}{MATRIX}（达到／要求）", columns, _matrix(papers), grouped=())
    )
    own = (Column("序号", 7, centred=True), Column("章", 28), Column("本级条目", 80))
    sheets.append(Sheet(EXTRA, f"{title}{EXTRA}的条目", own, _extra(papers), grouped=(1,)))
    write_sheets(tuple(sheets), path, f"{title}{NAME}")


def _requirements(found: Alignment) -> Iterator[tuple[Cell, ...]]:
    for number, requirement in enumerate(found.requirements, start=1):
        score = max((a.score for a in requirement.answers), default=0.0)
        yield (
            number,
            requirement.entry.text,
            requirement.relation.label,
            "\n".join(a.entry.text for a in requirement.answers),
            "；".join(map(_figures, requirement.figures)),
            f"{score:.0%}" if requirement.answers else "",
            "已确认" if requirement.confirmed else "",
            requirement.reason,
        )


def _figures(figure: Beside) -> str:
    return f"上级{figure.theirs.figure or figure.theirs.quote}，本级{figure.own_words}"


def _matrix(papers: Sequence[tuple[str, Alignment]]) -> Iterator[tuple[Cell, ...]]:
    tallies = [found.matrix for _, found in papers]
    for at, cell in enumerate(tallies[0] if tallies else ()):
        yield cell.chapter, *(_tally(each[at].reached, each[at].asked) for each in tallies)
    yield "未对应到任何一章", *(sum(map(_lost, found.requirements)) for _, found in papers)


def _tally(reached: int, asked: int) -> str:
    return f"{reached}／{asked}" if asked else "—"


def _lost(requirement: Requirement) -> bool:
    return not requirement.chapter and not requirement.reason


def _extra(papers: Sequence[tuple[str, Alignment]]) -> Iterator[tuple[Cell, ...]]:
    """What none of the papers asks for."""
    if not papers:
        return
    elsewhere = [{entry.text for entry in found.extra} for _, found in papers[1:]]
    alone = (e for e in papers[0][1].extra if all(e.text in texts for texts in elsewhere))
    for number, entry in enumerate(alone, start=1):
        yield number, entry.chapter, entry.text
