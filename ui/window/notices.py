"""What the session reports becomes bars and messages in the drafter's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.bars import Bars, News, Tone
from ui.commands import open_path
from ui.imports.secrecy_stop import tell_stop
from ui.state import ImportResult, Message
from workbench.errors import (
    MisuseError,
    NotFoundError,
    ReadOnlyError,
    SecrecyError,
    UnreadableError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.gateway import ExportedEntry, ImportedEntry
    from ui.session import Session
    from workbench.errors import WorkbenchError

_STAND_IN = "本机没有标准字体，以"
_LOST, _NO_LOOK = "本机所有字体都没有", "没有名为"
"""What an export says of a replaced face, of characters no font has, of a look there is not."""
_MANY, _ONE = "import", "import-one"
"""The bars of an import of many files, and of a file that was looked over."""
_UNREAD = "unread"
"""The bar of a file that could not be read."""
_TOLD = "secrecy-told"
"""The preference of the store that says she has read the sentence about secrecy."""
_SECRECY = "本软件不联网，资料只在这台电脑上；内部资料请按单位规定管理，不得存放涉密内容。"
_NAMED = 3
"""So many of the files that were passed over are named."""


class Notices(QObject):
    """Puts up the bars for what the session reports.

    Signals:
        copy_wanted(): she wants to go on in a copy of a store another window holds.
    """

    copy_wanted = Signal()

    def __init__(
        self,
        session: Session,
        bars: Bars,
        parent: QWidget,
        show_report: Callable[[ImportResult], None],
    ) -> None:
        super().__init__(parent)
        self._show_report = show_report
        self._session = session
        self._bars = bars
        self._window = parent
        session.plan_opened.connect(bars.withdraw_refusals)
        session.plan_changed.connect(bars.withdraw_refusals)
        session.plan_opened.connect(self._remind_once)
        session.failed.connect(self.tell_failure)
        session.broke.connect(self.tell_bug)
        session.imported.connect(self._tell_import)
        session.imports.many_begun.connect(self._forget_imports)
        session.imports.awaited.connect(lambda: bars.withdraw(_UNREAD))
        session.imports.opened.connect(self._forget_earlier)
        session.exported.connect(self._tell_export)
        session.state_changed.connect(self._tell_read_only)

    def _remind_once(self) -> None:
        """What may not be kept here, said once a store, wherever she begins."""
        session = self._session
        if session.plan is None or not session.ready or session.read_only:
            return
        store = session.workbench.store
        if not store.preference(_TOLD):
            store.keep_preference(_TOLD, ("yes",))
            self._bars.tell(News(_SECRECY, key="secrecy"))

    def tell_failure(self, error: WorkbenchError) -> None:
        """What could not be done, and what to do now."""
        if isinstance(error, SecrecyError):
            tell_stop(error, self._bars, self._session)
            return
        refusal = isinstance(error, (MisuseError, NotFoundError, ReadOnlyError))
        key = _UNREAD if isinstance(error, UnreadableError) else error.message
        self._bars.tell(News(str(error), Tone.ERROR, key=key, refusal=refusal))

    def tell_bug(self, error: BaseException) -> None:
        """A fault of the program: calm words here, the trace in the log."""
        from workbench.logs import log_bug, log_file

        where = log_bug(error)
        self._bars.tell(
            News(
                f"程序内部出错，刚才这一步没有做完，已写的内容都在。详情已记入{where}。",
                Tone.ERROR,
                (("打开日志", lambda: open_path(log_file().parent)),),
                key="bug",
            )
        )

    def _tell_import(self, result: ImportResult) -> None:
        fresh, again = result.fresh, result.repeated
        parts = [*([_accounts(fresh)] if fresh else []), *([_repeats(again)] if again else [])]
        if parts:
            self._session.message.emit(Message("；".join(parts)))
        if len(result.outcomes) > 1 or result.failures or result.stopped or result.passed_over:
            self._tell_many(result)
        for entry in result.doubtful[:1] if len(result.imported) == 1 else ():
            self._warn_of(entry)

    def _tell_many(self, result: ImportResult) -> None:
        """One sentence about all files; which and why stands in the report."""
        warns = bool(result.failures or result.doubtful or result.stopped)
        show = ("查看报告", lambda: self._show_report(result))
        buttons = (show,) if result.outcomes else ()
        words = report_words(result) + passed_words(result)
        tone = Tone.WARN if warns else Tone.INFO
        self._bars.tell(News(words, tone, buttons, key=_MANY, passing=not warns))
        for _, error in result.marked:
            self.tell_failure(error)

    def _forget_imports(self) -> None:
        """Another import begins: what an earlier one came to is no news any more."""
        for key in (_MANY, _ONE, _UNREAD):
            self._bars.withdraw(key)

    def _forget_earlier(self) -> None:
        """Another file is looked over; one of the library may come from the report: it stays."""
        self._bars.withdraw(_ONE)
        if not self._session.imports.known:
            self._forget_imports()

    def _warn_of(self, entry: ImportedEntry) -> None:
        missing, doubtful = entry.outline.account.missing, len(entry.outline.doubtful)
        words = f"“{entry.name}”还有{doubtful}处标题存疑，可以随时重新核对。"
        if missing:
            words = f"“{entry.name}”有{missing}个字没有着落。原文件已照原样存入资料库，请对照核对。"
        again = ("核对", lambda: self._session.imports.again(entry.id))
        tone = Tone.ERROR if missing else Tone.WARN
        self._bars.tell(News(words, tone, (again,), key=_ONE))

    def _tell_export(self, result: ExportedEntry) -> None:
        files, told = tuple(result.files), tuple(result.substitutions)
        folder = files[0].parent
        lost = [line for line in told if _LOST in line or line.startswith(_NO_LOOK)]
        words = _exported(len(files), told) + "".join(lost)
        buttons = [
            ("打开文件", lambda: self._open(files)),
            ("打开所在文件夹", lambda: open_path(folder)),
        ]
        if told:
            buttons.insert(0, ("详细", lambda: self._show_lines((*_names(files), *told))))
        tone = Tone.WARN if lost else Tone.INFO
        self._bars.tell(News(words, tone, tuple(buttons), key="export"))
        self._bars.withdraw("export-failed")
        if result.failures:
            self._bars.tell(News("".join(result.failures), Tone.ERROR, key="export-failed"))

    def _show_lines(self, lines: tuple[str, ...]) -> None:
        from ui.dialogs.details import show_details

        show_details("导出的文件和字体", lines, self._window)

    def _open(self, files: tuple[Path, ...]) -> None:
        if len(files) == 1:
            open_path(files[0])
            return
        from PySide6.QtGui import QCursor
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self._window)
        for file in files:
            menu.addAction(file.name, lambda file=file: open_path(file))
        menu.popup(QCursor.pos())

    def _tell_read_only(self) -> None:
        if not self._session.read_only:
            self._bars.withdraw("read-only")
            return
        who = self._session.workbench.holder
        words = f"只读：本资料库正由{who or '另一个窗口'}使用。那边关闭后，这里会自动可写。"
        if not any(news.key == "read-only" for news in self._bars.news):
            copy = (("另存副本后编辑", self.copy_wanted.emit),)
            self._bars.tell(News(words, Tone.WARN, copy, key="read-only", stays=True))


def _exported(count: int, told: Sequence[str]) -> str:
    """已导出3个文件；6种字体已代替；另有1处字体说明。 Which ones is told on a press of 详细."""
    faces = sum(_STAND_IN in line for line in told)
    parts = [f"已导出{count}个文件"]
    if faces:
        parts.append(f"{faces}种字体已代替")
    other = len(told) - faces - sum(_LOST in line for line in told)
    if other:
        parts.append(f"另有{other}处字体说明")
    return "；".join(parts) + "。"


def _names(files: Sequence[Path]) -> tuple[str, ...]:
    """The files by name, and the folder they stand in."""
    return (*(f"文件：{file.name}" for file in files), f"文件夹：{files[0].parent}")


def report_words(result: ImportResult) -> str:
    """读完12个文件：导入10份，有2份要核对，重复1份，未能读取1份。"""
    parts = (
        (len(result.fresh), "导入{}份"),
        (len(result.doubtful), "有{}份要核对"),
        (len(result.repeated), "重复{}份"),
        (len(result.failures) - len(result.marked), "未能读取{}份"),
        (len(result.marked), "标有密级、等您答复{}份"),
    )
    counts = "，".join(words.format(count) for count, words in parts if count)
    read = len(result.outcomes)
    if not result.stopped:
        return f"读完{read}个文件：{counts}。"
    if not read:
        return f"已停止：{result.wanted}个文件都没有读。"
    told = f"{result.wanted}个文件中读了{read}个，读过的已在资料库"
    return f"已停止：{told}（{counts}）。"


def passed_words(result: ImportResult) -> str:
    """另有3个文件不是文稿，未读：扫描件.png、Thumbs.db、~$要点.docx。 "" if there are none."""
    names = result.passed_over
    if not names:
        return ""
    rest = "等" if len(names) > _NAMED else ""
    return f"另有{len(names)}个文件不是文稿，未读：{'、'.join(names[:_NAMED])}{rest}。"


def _accounts(entries: Sequence[ImportedEntry]) -> str:
    """已导入3份资料，原文12,345字，缺失0字: that every character has its place."""
    accounts = [entry.outline.account for entry in entries]
    source = sum(account.source for account in accounts)
    missing = sum(account.missing for account in accounts)
    what = f"“{entries[0].title}”" if len(entries) == 1 else f"{len(entries)}份资料"
    whole = f"已入账{source - missing:,}字，" if missing else "全部入账，"
    return f"已导入{what}，原文{source:,}字{whole}缺失{missing}字"


def _repeats(entries: Sequence[ImportedEntry]) -> str:
    what = f"“{entries[0].name}”" if len(entries) == 1 else f"其中{len(entries)}份"
    return f"资料里已有{what}，没有重复导入"
