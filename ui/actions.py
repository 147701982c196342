"""The table of actions: menus, shortcuts and buttons are made from it and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from ui import icons
from ui.commands import Commands
from ui.style import Appearance

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QMenu, QMenuBar

    from ui.import_review import ImportReview
    from ui.session import Session


class Needs(StrEnum):
    """What must be so before an action can run."""

    NOTHING = "nothing"
    STORE = "store"
    PLAN = "plan"
    EDIT = "edit"
    ITEM = "item"
    LEVEL = "level"
    WALK = "walk"
    SIGHT = "sight"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Entry:
    """One action. `tip` says in one line why one would use it, "" where that is plain.

    `native`: the editors hear its shortcut themselves; the menu only shows it.
    """

    id: str
    text: str
    shortcut: str
    method: Callable[[Commands], None]
    icon: str = ""
    tip: str = ""
    needs: Needs = Needs.NOTHING
    native: bool = False


ENTRIES = (
    Entry("import", "导入…", "Ctrl+I", Commands.import_files, "import",
          "Word、PDF、网页、表格；一份先核对，几份直接进资料库", Needs.STORE),
    Entry("import-folder", "导入文件夹…", "", Commands.import_folder, "folder",
          "文件夹里能读的文件都读进资料库", Needs.STORE),
    Entry("new", "新建要点…", "Ctrl+N", lambda c: c.new_plan(), "new",
          "从去年的要点、资料或模板生成", Needs.STORE),
    Entry("template", "存为模板", "", lambda c: c.save_template(), "template",
          "把这份要点的章节和写法留作模板", Needs.EDIT),
    Entry("elements", "公文要素…", "", Commands.set_elements, "pages",
          "版头、发文字号、用印、抄送、附件和版式", Needs.EDIT),
    Entry("fonts", "字体…", "", Commands.choose_fonts, "",
          "标题、正文、各级标题在这台电脑上用哪种字体"),
    Entry("export", "导出…", "Ctrl+E", Commands.export, "export",
          "写成 PDF、Word、Excel", Needs.PLAN),
    Entry("print", "打印…", "Ctrl+P", Commands.print_paper, "print",
          "全文、其中几页，或一个单位的任务", Needs.PLAN),
    Entry("keep", "保存", "Ctrl+S", Commands.keep, "check",
          "改动随时保存，这里只是确认", Needs.EDIT),
    Entry("quit", "退出", "Ctrl+Q", Commands.quit, "", "关闭窗口，内容都已保存"),
    Entry("undo", "撤销", "Ctrl+Z", Commands.undo, "undo", "", Needs.UNDO),
    Entry("redo", "重做", "Ctrl+Y", Commands.redo, "redo", "", Needs.REDO),
    Entry("cut", "剪切", "Ctrl+X", Commands.cut, "", "选中的文字或单元格", native=True),
    Entry("copy", "复制", "Ctrl+C", Commands.copy, "", "选中的文字或单元格", native=True),
    Entry("paste", "粘贴", "Ctrl+V", Commands.paste, "", "放到光标处或选中的单元格", native=True),
    Entry("rename", "改标题", "", Commands.rename, "", "在大纲里按 F2", Needs.ITEM),
    Entry("up", "上移", "Alt+Shift+Up", Commands.move_up, "", "与上面的同级条目换位", Needs.ITEM),
    Entry("down", "下移", "Alt+Shift+Down", Commands.move_down, "",
          "与下面的同级条目换位", Needs.ITEM),
    Entry("promote", "升一级", "Alt+Shift+Left", Commands.promote, "", "编号随之改变", Needs.LEVEL),
    Entry("demote", "降一级", "Alt+Shift+Right", Commands.demote, "",
          "归到上面一条之下，编号随之改变", Needs.LEVEL),
    Entry("remove", "删去条目", "", Commands.remove, "", "连同下级一起删去，可以撤销", Needs.ITEM),
    Entry("add", "同级条目", "", Commands.add_beside, "plus", "加在当前条目之后", Needs.EDIT),
    Entry("add-below", "下级条目", "", Commands.add_below, "", "加在当前条目之下", Needs.ITEM),
    Entry("text", "正文", "Alt+1", Commands.show_text, "", "像纸上那样读和写", Needs.PLAN),
    Entry("tasks", "任务", "Alt+2", Commands.show_tasks, "table",
          "一句一行：谁牵头、何时完成", Needs.PLAN),
    Entry("align", "对标", "Alt+3", Commands.show_align, "target",
          "上级文件的要求，一条一条对着看", Needs.PLAN),
    Entry("pages", "版面", "Alt+4", Commands.show_pages, "pages",
          "一页一页，和印出来的一样", Needs.PLAN),
    Entry("beside", "正文和任务并列", "Ctrl+\\", Commands.toggle_beside, "columns",
          "左边正文，右边任务；在版面中则右边版面", Needs.PLAN),
    Entry("panel", "左侧栏", "Ctrl+[", Commands.toggle_panel, "panel", "资料和大纲"),
    Entry("check", "审校", "F7", Commands.check, "warning",
          "从头看一遍，列出要改的和可疑的地方", Needs.SIGHT),
    Entry("bottom", "下方清单", "Ctrl+J", Commands.toggle_bottom, "",
          "审校、结转核对列出的每一处", Needs.SIGHT),
    Entry("next", "到下一处", "F8", lambda c: c.walk_wanted.emit(1), "",
          "审校、结转核对、导入核对的下一处", Needs.WALK),
    Entry("previous", "到上一处", "Shift+F8", lambda c: c.walk_wanted.emit(-1), "",
          "审校、结转核对、导入核对的上一处", Needs.WALK),
    Entry("search", "搜索资料和要点", "Ctrl+L", Commands.search, "search",
          "在全部要点和资料的正文里找", Needs.STORE),
    Entry("region", "下一区域", "F6", lambda c: c.region_wanted.emit(1), "",
          "在左侧栏、标题栏、正文、下方清单、状态栏之间换"),
    Entry("region-back", "上一区域", "Shift+F6", lambda c: c.region_wanted.emit(-1), "",
          "反方向换区域"),
    Entry("focus", "专注", "F11", Commands.toggle_focus, "", "只留正文，按 Esc 回来", Needs.SIGHT),
    Entry("log", "打开日志文件夹", "", Commands.open_log, "folder", "程序出错时的记录在这里"),
    Entry("about", "关于要点工作台", "", Commands.about, "info", "版本和许可"),
)  # fmt: skip

APPEARANCE = "appearance"
MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "文件",
        (
            *("import", "import-folder", "new", "-", "template", "-"),
            *("elements", "fonts", "export", "print", "-", "keep", "-", "quit"),
        ),
    ),
    (
        "编辑",
        (
            *("undo", "redo", "-", "cut", "copy", "paste", "-"),
            *("rename", "up", "down", "promote", "demote", "-", "remove"),
        ),
    ),
    ("插入", ("add", "add-below")),
    ("审校", ("check", "-", "next", "previous", "-", "bottom")),
    (
        "视图",
        (
            "text",
            "tasks",
            "align",
            "pages",
            "beside",
            "-",
            "panel",
            "focus",
            "-",
            "search",
            "region",
            "region-back",
            "-",
            APPEARANCE,
        ),
    ),
    ("帮助", ("log", "about")),
)
_LETTERS = {"文件": "F", "编辑": "E", "插入": "I", "审校": "C", "视图": "V", "帮助": "H"}
"""With Alt they open the menus; Alt+U and Alt+1 to Alt+4 have other meanings."""

_REASONS = {
    Needs.STORE: "资料库还不能写",
    Needs.PLAN: "先打开一份要点",
    Needs.EDIT: "先打开一份要点",
    Needs.ITEM: "先在大纲里选一条",
    Needs.LEVEL: "先在大纲里选一条",
    Needs.WALK: "先打开一份要点",
    Needs.SIGHT: "先打开一份要点，正在核对的请先返回",
    Needs.UNDO: "还没有可以撤销的步骤",
    Needs.REDO: "还没有可以重做的步骤",
}


class Actions(QObject):
    """The actions of a window, made from the table; they grey with a reason in the tooltip."""

    def __init__(self, commands: Commands, session: Session) -> None:
        super().__init__(commands)
        self._session = session
        self._commands = commands
        self._entries = {entry.id: entry for entry in ENTRIES}
        self._actions = {entry.id: self._make(entry, commands) for entry in ENTRIES}
        self._appearance = self._make_appearance()
        session.state_changed.connect(self.refresh)
        session.selection_changed.connect(self.refresh)
        self.refresh()

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def all(self) -> tuple[QAction, ...]:
        """Every action there is, the choices of a theme too."""
        return (*self._actions.values(), *self._appearance.actions())

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus into `bar`."""
        for title, keys in MENUS:
            menu = bar.addMenu(f"{title}(&{_LETTERS[title]})")
            menu.setToolTipsVisible(True)
            for key in keys:
                self._put(menu, key)

    def show_appearance(self, appearance: Appearance) -> None:
        """Tick the theme that is chosen."""
        for action in self._appearance.actions():
            action.setChecked(action.data() == appearance.value)

    def refresh(self) -> None:
        """Enable what can run now, and say of the rest why it cannot."""
        for key, action in self._actions.items():
            entry = self._entries[key]
            reason = _hindrance(entry.needs, self._session)
            action.setEnabled(not reason)
            action.setToolTip(_tip(entry, reason))
        self._name_steps()

    def _name_steps(self) -> None:
        steps = _steps(self._session)
        for key, label in (("undo", steps.undo_label), ("redo", steps.redo_label)):
            if label and self._actions[key].isEnabled():
                entry = self._entries[key]
                self._actions[key].setToolTip(f"{entry.text}：{label}（{entry.shortcut}）")

    def _make(self, entry: Entry, commands: Commands) -> QAction:
        action = QAction(entry.text, self)
        action.setObjectName(entry.id)
        if entry.native:
            action.setText(f"{entry.text}\t{entry.shortcut}")
        elif entry.shortcut:
            action.setProperty("shortcut", entry.shortcut)
        action.triggered.connect(lambda: entry.method(commands))
        return action

    def _make_appearance(self) -> QActionGroup:
        group = QActionGroup(self)
        for appearance in Appearance:
            action = group.addAction(appearance.label)
            action.setObjectName(f"{APPEARANCE}-{appearance}")
            action.setData(appearance.value)
            action.setCheckable(True)
            action.setToolTip(f"外观：{appearance.label}")
        group.triggered.connect(self._choose_appearance)
        return group

    def _choose_appearance(self, action: QAction) -> None:
        self._commands.appearance_wanted.emit(str(action.data()))

    def _put(self, menu: QMenu, key: str) -> None:
        if key == "-":
            menu.addSeparator()
        elif key == APPEARANCE:
            menu.addMenu("外观").addActions(self._appearance.actions())
        else:
            menu.addAction(self._actions[key])

    def icon_of(self, key: str) -> QIcon:
        """The icon of an action for a button, in the colours of the present theme."""
        token = "ink2" if self._actions[key].isEnabled() else "ink3"
        return icons.icon(self._entries[key].icon, token, size=20)


def _tip(entry: Entry, reason: str) -> str:
    key = f"（{entry.shortcut}）" if entry.shortcut else ""
    return "\n".join(line for line in (entry.text.rstrip("…") + key, reason or entry.tip) if line)


def _hindrance(needs: Needs, session: Session) -> str:
    """Why an action with these `needs` cannot run now, "" if it can."""
    if _CONDITIONS[needs](session):
        return ""
    writes = needs not in (Needs.PLAN, Needs.NOTHING, Needs.SIGHT, Needs.WALK)
    if writes and session.read_only:
        return "资料库现在是只读的"
    return _REASONS[needs]


def _steps(session: Session) -> ImportReview | Session:
    """Who undoes and redoes now: the import that is looked over, else the open plan."""
    return session.imports.review or session


def _in_hand(session: Session) -> bool:
    """The open plan may be changed, and no import is looked over in its place."""
    return session.editable and not session.imports.review


def _writable(session: Session) -> bool:
    return session.ready and not session.read_only


_CONDITIONS: dict[Needs, Callable[[Session], bool]] = {
    Needs.NOTHING: lambda _: True,
    Needs.STORE: _writable,
    Needs.PLAN: lambda session: session.plan is not None,
    Needs.EDIT: _in_hand,
    Needs.ITEM: lambda session: _in_hand(session) and bool(session.selection.section_id),
    Needs.LEVEL: lambda session: (
        bool(session.imports.review) or (session.editable and bool(session.selection.section_id))
    ),
    Needs.SIGHT: lambda session: session.plan is not None and not session.imports.review,
    Needs.WALK: lambda session: session.plan is not None or bool(session.imports.review),
    Needs.UNDO: lambda session: _writable(session) and bool(_steps(session).undo_label),
    Needs.REDO: lambda session: _writable(session) and bool(_steps(session).redo_label),
}
