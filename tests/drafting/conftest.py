"""A small plan with everything an edit can touch."""

from __future__ import annotations

import pytest

from workbench.plan import Assignment, Notice, Paragraph, Plan, Role, Section, Task

CENTRE = Assignment("市急救中心", Role.LEAD)


def task(task_id: str, text: str, **more: object) -> Task:
    return Task(task_id, text, **more)  # type: ignore[arg-type]


@pytest.fixture
def plan() -> Plan:
    network = Section(
        "s2",
        "完善院前急救网络",
        run_in=True,
        paragraphs=(
            Paragraph(
                "p2",
                (
                    task("t1", "新建急救站点6个。", assignments=(CENTRE,), deadline="9月底前"),
                    task("t2", "推动急救调度信息互联互通。（责任单位：市急救中心）"),
                    task("t3", "6月底前完成设备招标。", deadline="6月底前"),
                ),
            ),
            Paragraph("p3", (task("t4", "开展急救知识普及。"),)),
        ),
    )
    training = Section(
        "s3",
        "加强队伍建设",
        run_in=True,
        paragraphs=(Paragraph("p4", (task("t5", "培训骨干。"),)),),
    )
    return Plan(
        "plan",
        "2027年江城市卫生健康工作要点",
        2027,
        notice=Notice("关于印发工作要点的通知", addressees="各区卫生健康局"),
        preamble=(Paragraph("p1", (task("t0", "现提出以下要点。"),)),),
        sections=(
            Section("s1", "健全公共卫生服务体系", sections=(network, training)),
            Section("s4", "强化组织保障"),
        ),
    )
