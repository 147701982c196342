"""The menu 编辑: steps taken back, the clipboard, and items as a whole."""

from __future__ import annotations

from ui.find.seeking import find, find_next
from ui.menus.entry import BREAK, Entry, Menu, Needs

EDIT = Menu(
    "编辑",
    "E",
    (
        Entry("undo", "撤销", "Ctrl+Z", lambda w: w.session.stepping.undo(), "undo",
              needs=Needs.UNDO),
        Entry("redo", "重做", "Ctrl+Y", lambda w: w.session.stepping.redo(), "redo",
              needs=Needs.REDO),
        Entry("cut", "剪切", "Ctrl+X", lambda w: w.commands.cut(), "",
              "选中的文字或单元格", native=True),
        Entry("copy", "复制", "Ctrl+C", lambda w: w.commands.copy(), "",
              "选中的文字或单元格", native=True),
        Entry("paste", "粘贴", "Ctrl+V", lambda w: w.commands.paste(), "",
              "放到光标处或选中的单元格", native=True),
        Entry("find", "查找…", "Ctrl+F", find, "search",
              "在这份要点里找，每一处都列出来", Needs.SIGHT, words="find search"),
        Entry("replace", "替换…", "Ctrl+H", lambda w: find(w, replacing=True), "",
              "先看改动前后，再一处一处或一次替换", Needs.SIGHT, words="replace"),
        Entry("find-next", "下一个", "F3", lambda w: find_next(w, 1), "",
              "查找的下一处；跟到别处的书名、数字也是", Needs.SIGHT),
        Entry("find-previous", "上一个", "Shift+F3", lambda w: find_next(w, -1), "",
              "查找的上一处；跟到别处的书名、数字也是", Needs.SIGHT),
        Entry("rename", "改标题", "", lambda w: w.panel.outline.rename_current(), "",
              "在大纲里按 F2", Needs.ITEM),
        Entry("up", "上移", "Alt+Shift+Up", lambda w: w.commands.move_up(), "",
              "与上面的同级条目换位", Needs.ITEM),
        Entry("down", "下移", "Alt+Shift+Down", lambda w: w.commands.move_down(), "",
              "与下面的同级条目换位", Needs.ITEM),
        Entry("promote", "升一级", "Alt+Shift+Left", lambda w: w.commands.promote(), "",
              "编号随之改变", Needs.LEVEL),
        Entry("demote", "降一级", "Alt+Shift+Right", lambda w: w.commands.demote(), "",
              "归到上面一条之下，编号随之改变", Needs.LEVEL),
        Entry("remove", "删去条目", "", lambda w: w.commands.remove(), "",
              "连同下级一起删去，可以撤销", Needs.ITEM),
    ),
    (
        *("undo", "redo", BREAK, "cut", "copy", "paste", BREAK),
        *("find", "replace", "find-next", "find-previous", BREAK),
        *("rename", "up", "down", "promote", "demote", BREAK, "remove"),
    ),
)  # fmt: skip
