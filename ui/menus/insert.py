"""The menu 插入: what is added to the plan."""

from __future__ import annotations

from ui.menus.entry import Entry, Menu, Needs

INSERT = Menu(
    "插入",
    "I",
    (
        Entry("add", "同级条目", "", lambda w: w.add_beside(), "plus",
              "加在当前条目之后", Needs.EDIT),
        Entry("add-below", "下级条目", "", lambda w: w.add_below(), "",
              "加在当前条目之下", Needs.ITEM),
    ),
    ("add", "add-below"),
)  # fmt: skip
