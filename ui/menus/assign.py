"""The menu 分工: who does what by when."""

from __future__ import annotations

from ui import assigning
from ui.menus.entry import BREAK, Entry, Menu, Needs

ASSIGN = Menu(
    "分工",
    "D",
    (
        Entry("lead", "牵头单位…", "", assigning.write("lead"), "unit",
              "给选中的一句或几句填牵头单位，打首字母就有候选", Needs.EDIT, words="lead unit"),
        Entry("support", "配合单位…", "", assigning.write("support"), "",
              "给选中的一句或几句填配合单位", Needs.EDIT, words="support unit"),
        Entry("due", "时限…", "", assigning.write("deadline"), "deadline",
              "给选中的一句、几句或一条填完成时限", Needs.EDIT, words="deadline due"),
        Entry("note", "备注…", "", assigning.write("note"), "",
              "自己记的，留在任务表和 Excel；公文上一般不印", Needs.EDIT, words="note remark"),
        Entry("milestone", "添加节点", "", assigning.write("milestone"), "",
              "选中的一句做到哪一步、什么时候", Needs.EDIT, words="milestone"),
        Entry("clear-units", "清除责任", "", assigning.clear, "",
              "选中的句子或条目不再写由谁负责，可以撤销", Needs.EDIT, words="clear units"),
        Entry("units", "机构名录…", "", assigning.edit_units, "",
              "单位的名称和别称，用来补全和核对", Needs.STORE, words="units list"),
        Entry("only-open", "只看责任未定", "Alt+U", assigning.only_open, "unassigned",
              "任务里只留没有责任单位的", Needs.PLAN, words="unassigned filter"),
    ),
    (
        *("lead", "support", "due", "note", "milestone", BREAK, "clear-units", BREAK),
        *("only-open", BREAK, "units"),
    ),
)  # fmt: skip
