"""The menu 帮助: the program itself."""

from __future__ import annotations

from ui.menus.entry import BREAK, Entry, Menu

HELP = Menu(
    "帮助",
    "H",
    (
        Entry("handbook", "使用手册", "F1", lambda w: w.aids.open_handbook(), "book",
              "翻到讲眼前这一页的那一章"),
        Entry("palette", "查找动作、条目和资料", "Ctrl+K", lambda w: w.aids.open_palette(),
              "search", "打汉字、拼音首字母或英文，每个动作都能找到", words="command palette find"),
        Entry("log", "打开日志文件夹", "", lambda w: w.commands.open_log(), "folder",
              "程序出错时的记录在这里"),
        Entry("about", "关于要点工作台", "", lambda w: w.tell_about(), "info", "版本和许可"),
    ),
    ("handbook", "palette", BREAK, "log", "about"),
)  # fmt: skip
