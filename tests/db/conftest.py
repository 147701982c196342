"""A store on a temporary file and a small plan in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.store import Store
from workbench.plan import (
    Assignment,
    Comparator,
    Notice,
    Paragraph,
    Plan,
    Role,
    Section,
    Target,
    TargetKind,
    Task,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "要点 资料库.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def plan() -> Plan:
    stations = Target(
        "x1", "急救站点6个", "急救站点", TargetKind.INCREMENT, Comparator.EXACT, 6.0, unit="个"
    )
    first = Task(
        "t1",
        "新建急救站点6个，6月底前完成。",
        (Assignment("市急救中心", Role.LEAD), Assignment("各区", Role.SUPPORT)),
        "6月底前",
        (stations,),
        source="t0",
        note="已立项",
    )
    second = Task("t2", "推动急救调度系统与医疗机构信息互联互通。")
    network = Section(
        "s2", "完善院前急救网络", run_in=True, paragraphs=(Paragraph("p2", (first, second)),)
    )
    health = Section(
        "s1",
        "健全公共卫生服务体系",
        sections=(network,),
        assignments=(Assignment("市卫生健康委", Role.RESPONSIBLE),),
        deadline="2027年12月底前",
    )
    return Plan(
        "plan",
        "2027年江城市卫生健康工作要点",
        2027,
        issuer="江城市卫生健康委员会",
        addressees="各区卫生健康局",
        notice=Notice(
            "关于印发工作要点的通知",
            "江卫发〔2027〕1号",
            "各区",
            (Paragraph("p0", (Task("t0", "请认真贯彻执行。"),)),),
        ),
        preamble=(Paragraph("p1", (Task("t3", "2027年全市的工作要求如下。"),)),),
        sections=(health, Section("s3", "加强安全生产", paragraphs=(Paragraph("p3"),))),
        closing=(Paragraph("p4", (Task("t4", "各单位按季度报送进展。"),)),),
        signature="江城市卫生健康委员会",
        date="2027年1月8日",
    )
