"""Fills a store as large as a window must bear: a plan of thousands of tasks, a large library.

    python tests/benchmarks/big_store.py FILE TASKS DOCUMENTS

fills a new store and prints the id of its plan; what that takes in memory goes with the process.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from workbench.document import Meta, Node, NodeKind, Outline, SourceFile
from workbench.drafting.identity import resplit
from workbench.plan import Assignment, Paragraph, Plan, Role, Section, new_id

if TYPE_CHECKING:
    from db.store import Store

BATCH = 1000
SENTENCES = (
    "推进市疾控中心迁建项目，12月底前完成主体结构封顶。",
    "监测哨点医院增至24家，传染病报告及时率保持在99%以上。",
    "新建急救站点6个，城区急救平均反应时间缩短至10分钟以内。",
    "推动急救调度系统与各医疗机构信息互联互通（责任单位：医政处、市急救中心）。",
)
HEADINGS = ("加强重大疾病综合防治", "完善院前急救网络", "建设高水平医院", "提升基层服务能力")
UNITS = ("疾控处", "医政处", "规划信息处", "基层卫生处", "综合监督处")


def made_plan(tasks: int, *, year: int = 2027) -> Plan:
    """A plan of `tasks` sentences: chapters of fifty items, four sentences each."""
    items = [_item(at) for at in range(tasks // len(SENTENCES))]
    chapters = tuple(
        Section(
            new_id(), f"健全公共卫生服务体系{at // 50 + 1}", sections=tuple(items[at : at + 50])
        )
        for at in range(0, len(items), 50)
    )
    return Plan(new_id(), f"{year}年江城市卫生健康工作要点", year, sections=chapters)


def _item(at: int) -> Section:
    paragraph = Paragraph(new_id(), resplit((), "".join(SENTENCES)))
    lead = (Assignment(UNITS[at % len(UNITS)], Role.LEAD),) if at % 3 else ()
    return Section(
        new_id(),
        HEADINGS[at % len(HEADINGS)],
        run_in=True,
        assignments=lead,
        paragraphs=(paragraph,),
    )


def fill(store: Store, *, tasks: int, documents: int) -> Plan:
    """Keep a plan of `tasks` sentences and a library of `documents`; the plan."""
    plan = made_plan(tasks)
    store.save(None, plan, "新建要点")
    for first in range(0, documents, BATCH):
        store.add_documents([_document(at) for at in range(first, min(first + BATCH, documents))])
    return plan


def main() -> int:
    """Fill a store in a process of its own."""
    from db.store import Store

    file, tasks, documents = sys.argv[1:]
    with Store.open(Path(file)) as store:
        sys.stdout.write(fill(store, tasks=int(tasks), documents=int(documents)).id)
    return 0


def _document(at: int) -> tuple[SourceFile, Outline]:
    year, district = 2016 + at % 11, at // 11
    title = f"{year}年江城市第{district}片区卫生健康工作要点"
    words = SENTENCES[at % len(SENTENCES)]
    node = Node(NodeKind.SECTION, 1, "一、", HEADINGS[at % len(HEADINGS)], ((words,),))
    outline = Outline(title, (node,), Meta(issuer="江城市卫生健康委员会", date=f"{year}-02-01"))
    return SourceFile(f"{title}.txt", f"{title}\n一、{node.heading}\n{words}".encode()), outline


if __name__ == "__main__":
    raise SystemExit(main())
