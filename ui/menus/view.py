"""The menu 视图: how the plan is seen, and which parts of the window are there."""

from __future__ import annotations

from ui.menus.entry import BREAK, Below, Entry, Menu, Needs
from ui.window.header import ALIGN, BOARD, PAGES, TASKS, TEXT

CHOSEN = ("marks", "pitch", "appearance", "type-size", "motion")
"""The submenus of which one entry is ticked: see `ui.menus.choices`."""

VIEW = Menu(
    "视图",
    "V",
    (
        Entry("text", "正文", "Alt+1", lambda w: w.area.show_view(TEXT), "",
              "像纸上那样读和写", Needs.PLAN),
        Entry("tasks", "任务", "Alt+2", lambda w: w.area.show_view(TASKS), "table",
              "一句一行：谁牵头、何时完成", Needs.PLAN),
        Entry("align", "对标", "Alt+3", lambda w: w.area.show_view(ALIGN), "target",
              "上级文件的要求，一条一条对着看", Needs.PLAN),
        Entry("pages", "版面", "Alt+4", lambda w: w.area.show_view(PAGES), "pages",
              "一页一页，和印出来的一样", Needs.PLAN),
        Entry("board", "看板", "Alt+5", lambda w: w.area.show_view(BOARD), "board",
              "各单位任务、条目去留、指标走势、责任落实，一眼看全", Needs.PLAN),
        Entry("reference", "对照", "Ctrl+\\", lambda w: w.area.toggle_reference(), "columns",
              "资料库里的一份摆在要点旁边，一条一条对着看", Needs.PLAN, words="beside compare"),
        Entry("beside", "正文和任务并列", "", lambda w: w.area.toggle_beside(), "columns",
              "左边正文，右边任务；在版面中则右边版面", Needs.PLAN),
        Entry("panel", "左侧栏", "Ctrl+[", lambda w: w.room.toggle(), "panel-left",
              "资料和大纲"),
        Entry("side", "右侧栏", "Ctrl+]", lambda w: w.room.toggle_side(), "panel-right",
              "选中的句子的详情，或这份要点的历史", Needs.SIGHT),
        Entry("history", "历史", "F9", lambda w: w.keeping.show_history(), "history",
              "每一步都能回看、比较、取回", Needs.SIGHT),
        Entry("zoom-in", "放大", "Ctrl+=", lambda w: w.status.zoom.zoom(1), "",
              "正文或版面的字大一级", Needs.PLAN, native=True),
        Entry("zoom-out", "缩小", "Ctrl+-", lambda w: w.status.zoom.zoom(-1), "",
              "正文或版面的字小一级", Needs.PLAN, native=True),
        Entry("zoom-reset", "原来大小", "Ctrl+0", lambda w: w.status.zoom.zoom(0), "",
              "正文 100%，版面适合高度", Needs.PLAN, native=True),
        Entry("search", "搜索资料和要点", "Ctrl+L", lambda w: w.search(), "search",
              "在全部要点和资料的正文里找", Needs.STORE),
        Entry("region", "下一区域", "F6", lambda w: w.regions.move(1), "",
              "在菜单行、左侧栏、标题栏、上方提示、正文、下方清单、右侧栏、状态栏之间换"),
        Entry("region-back", "上一区域", "Shift+F6", lambda w: w.regions.move(-1), "",
              "反方向换区域"),
        Entry("focus", "专注", "F11", lambda w: w.toggle_focus(), "",
              "只留正文，按 Esc 回来", Needs.SIGHT),
    ),
    (
        *("text", "tasks", "align", "pages", "board", BREAK, "reference", "beside", BREAK),
        *("panel", "side", "history", "focus", BREAK),
        *("search", Below("换区域", ("region", "region-back")), BREAK),
        *(Below("缩放", ("zoom-in", "zoom-out", "zoom-reset")), *CHOSEN),
    ),
)  # fmt: skip
