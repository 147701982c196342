"""The menu 审校: what is wrong or doubtful, place by place."""

from __future__ import annotations

from ui.dialogs import opening
from ui.menus.entry import BREAK, Entry, Menu, Needs
from ui.window.whole_pages import COMPARE

REVIEW = Menu(
    "审校",
    "C",
    (
        Entry("check", "审校", "F7", lambda w: w.area.check(), "warning",
              "从头看一遍，列出要改的和可疑的地方", Needs.SIGHT),
        Entry("rollforward", "结转核对…", "", lambda w: w.area.show_whole("rollforward"), "carry",
              "新的一年触及的每一处，逐处采纳、改写或保留", Needs.SIGHT),
        Entry("fates", "条目去留…", "", lambda w: w.area.show_whole("fates"), "",
              "上年的每一条延续、深化、完成、合并、退出还是结转", Needs.SIGHT),
        Entry("facts", "数字核对…", "", lambda w: w.area.show_whole("facts"), "",
              "与上年不同的数字、日期、单位、人员和文件，逐处勾对", Needs.SIGHT),
        Entry("next", "到下一处", "F8", lambda w: w.area.walk(1), "",
              "审校、结转核对、导入核对的下一处", Needs.WALK),
        Entry("previous", "到上一处", "Shift+F8", lambda w: w.area.walk(-1), "",
              "审校、结转核对、导入核对的上一处", Needs.WALK),
        Entry("compare", "比较…", "", lambda w: w.area.show_whole(COMPARE), "columns",
              "两个版本或两份要点，逐条、逐句、逐字对着看", Needs.SIGHT, words="compare"),
        Entry("phrases", "短语表…", "", opening.phrases, "",
              "有时效的提法从什么时候用到什么时候；过了时的审校里提示", Needs.STORE,
              words="phrases slogans"),
        Entry("half", "清单占半个窗口", "Alt+J", lambda w: w.room.toggle_half(), "expand",
              "一次看到更多行；再按一次回到原来的高度", Needs.SIGHT),
        Entry("bottom", "下方清单", "Ctrl+J", lambda w: w.area.toggle_bottom(), "panel-bottom",
              "审校、结转核对列出的每一处", Needs.SIGHT),
    ),
    ("check", BREAK, "rollforward", "fates", "facts", BREAK,
     "next", "previous", BREAK, "compare", "phrases", BREAK, "bottom", "half"),
)  # fmt: skip
