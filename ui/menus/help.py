"""The menu 帮助: the program itself."""

from __future__ import annotations

from ui.menus.entry import Entry, Menu

HELP = Menu(
    "帮助",
    "H",
    (
        Entry("log", "打开日志文件夹", "", lambda w: w.commands.open_log(), "folder",
              "程序出错时的记录在这里"),
        Entry("about", "关于要点工作台", "", lambda w: w.tell_about(), "info", "版本和许可"),
    ),
    ("log", "about"),
)  # fmt: skip
