"""The columns of task tables on paper: their titles and shares of the width."""

from __future__ import annotations

from workbench.manuscript import TableColumn
from workbench.plan import Role

NUMBER = TableColumn("序号", 1.3, centred=True)
ITEM = TableColumn("重点任务", 4)
WORK = TableColumn("任务内容", 9)
AIMS = TableColumn("指标", 3.5)
LEAD = TableColumn(Role.LEAD.label, 2.6)
RESPONSIBLE = TableColumn(Role.RESPONSIBLE.label, 2.6)
SUPPORT = TableColumn(Role.SUPPORT.label, 3)
DEADLINE = TableColumn("完成时限", 2.4, centred=True)
MILESTONES = TableColumn("节点", 3)
NOTE = TableColumn("备注", 2)
ROLE = TableColumn("角色", 1.3, centred=True)
