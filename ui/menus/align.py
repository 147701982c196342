"""The menu 对标: what the superiors' papers ask for, held against the plan."""

from __future__ import annotations

from ui.align import acts as align_acts
from ui.menus.entry import BREAK, Entry, Menu, Needs

ALIGN_MENU = Menu(
    "对标",
    "B",
    (
        Entry("superiors", "选择上级文件…", "", align_acts.choose_superiors, "superior",
              "选一份或几份，随这份要点记住", Needs.EDIT, words="superior document"),
        Entry("align-items", "逐条", "", lambda w: align_acts.arrange(w, "items"), "",
              "按上级文件的顺序，一条一条看", Needs.HELD, words="alignment items"),
        Entry("align-matrix", "矩阵", "", lambda w: align_acts.arrange(w, "matrix"), "matrix",
              "本级各章对各份文件，各达到几条", Needs.HELD, words="matrix"),
        Entry("align-confirm", "确认这一对", "", align_acts.confirm, "check",
              "在逐条里按回车，确认过的不再问", Needs.HELD_EDIT, words="confirm"),
        Entry("align-draft", "由此起草任务", "", align_acts.draft, "plus",
              "在逐条里按 Ctrl+N，写进选中的条目并注明来源", Needs.HELD_EDIT, words="draft"),
        Entry("align-missing", "只看未对应", "", align_acts.only_missing, "missing",
              "上级要求了、本级还没有的", Needs.HELD, words="missing uncovered"),
        Entry("align-export", "导出对照表…", "", align_acts.export, "export",
              "逐条、矩阵和本级多出，写成 Excel", Needs.HELD, words="export alignment excel"),
    ),
    (
        *("superiors", BREAK, "align-items", "align-matrix", "align-missing", BREAK),
        *("align-confirm", "align-draft", BREAK, "align-export"),
    ),
)  # fmt: skip
