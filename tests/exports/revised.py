"""A short plan and a revision of it in which everything happens once."""

from __future__ import annotations

from workbench.drafting.editing import (
    add_section,
    move_section,
    remove_section,
    rename,
    retext,
    set_part,
)
from workbench.plan import Paragraph, Plan, Section, Task


def _section(name: str, heading: str, *texts: str, below: tuple[Section, ...] = ()) -> Section:
    tasks = tuple(Task(f"{name}t{at}", text) for at, text in enumerate(texts))
    paragraphs = (Paragraph(f"{name}p", tasks),) if tasks else ()
    return Section(name, heading, run_in=bool(tasks), paragraphs=paragraphs, sections=below)


OLD = Plan(
    "plan",
    "2027年江城市卫生健康工作要点",
    2027,
    preamble=(Paragraph("p0", (Task("t0", "现提出2027年工作要点。"),)),),
    sections=(
        _section(
            "s1",
            "健全公共卫生服务体系",
            below=(
                _section("s2", "完善院前急救网络", "新建急救站点6个。", "推动信息互联互通。"),
                _section("s3", "加强队伍建设", "培训骨干60名，举办技能竞赛2场。"),
                _section("s4", "推进信息化建设", "完成设备招标。"),
            ),
        ),
        _section("s5", "强化组织保障", below=(_section("s6", "压实责任", "按月调度进展。"),)),
    ),
    signature="江城市卫生健康委员会",
    date="2027年1月8日",
)


def _revised() -> Plan:
    plan = set_part(OLD, "title", "2027年江城市卫生健康工作要点（送审稿）")
    plan = retext(plan, "s2p", "新建急救站点12个。推动调度信息互联互通。")
    plan = retext(plan, "s3p", "培训骨干60名。举办技能竞赛2场。")
    plan = move_section(plan, "s4", "s1", 0)
    plan = rename(plan, "s5", "强化保障")
    plan = remove_section(plan, "s6")
    return add_section(plan, "健全调度机制", parent="s5")[0]


NEW = _revised()
