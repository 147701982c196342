"""What actions do: they ask where something has to be asked, then call the session."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal

from ui import section_edits
from ui.choosing import IN, Chooser
from ui.labels import shown_title
from ui.state import Message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from ui.dialogs.export import ExportDialog
    from ui.exporting import Stock
    from ui.session import Session
    from ui.window.main_window import MainWindow
    from workbench.app import Workbench

_FORMATS = "pdf,docx,xlsx"


class Commands(QObject):
    """The acts of the window's actions that ask for something first, or go to the session.

    Signals:
        template_wanted(id, year, title): a template is to be shown, for a plan to be made of it.
    """

    template_wanted = Signal(str, int, str)

    def __init__(self, session: Session, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self.session = session
        self.chooser = Chooser(session, settings)
        self._settings = settings
        self._window = window

    # -- 文件 -----------------------------------------------------------------------------------

    def import_files(self) -> None:
        """Choose files: one is looked over, several go into the library."""
        kinds = _file_filter()
        chosen = self.chooser.to_read(self._window, "选择要导入的文件", kinds, several=True)
        if chosen:
            self.import_paths(chosen)

    def import_folder(self) -> None:
        """Choose a folder and read all files in it into the library."""
        chosen = self.chooser.folder(self._window, "选择要导入的文件夹", IN)
        if chosen:
            self.import_paths([chosen])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Read files that were dropped or chosen."""
        self.session.imports.files(paths)

    def try_samples(self) -> None:
        """Read the sample documents that come with the program."""
        from workbench.drafting.samples import samples

        self.import_paths(samples())

    def new_plan(self, source: str = "") -> None:
        """Ask for source, year and name, and make a plan."""
        from ui.dialogs.new_plan import ask_new_plan, sources

        plan = self.session.plan
        key = source or (plan.id if plan else "")
        year = self._year_after(key)
        options = ask_new_plan(sources(self.session), key, year, self._window)
        if options and any(t.id == options.source for t in self.session.workbench.templates()):
            self.template_wanted.emit(options.source, options.year, options.title)
        elif options:
            self.session.making.plan(options.source, options.year, options.title)

    def _year_after(self, key: str) -> int:
        """The year that follows the plan `key`; this one's where it is no plan, or has no year."""
        years = {plan.id: plan.year for plan in self.session.workbench.plans()}
        return years[key] + 1 if years.get(key) else this_year()

    def export(self, formats: Sequence[str] = ()) -> None:
        """Ask for formats (those of last time are ticked, or `formats`) and folder, and write."""
        from ui.dialogs.export import ExportOptions, ask_export
        from ui.exporting import stock_of, units_of

        self.session.flushing.emit()
        plan = self.session.plan
        if plan is None:
            return
        formats = formats or str(self._settings.value("export/formats", _FORMATS)).split(",")
        folder = self.chooser.start()
        by_unit = str(self._settings.value("export/by_unit", "false")) == "true"
        for_units = str(self._settings.value("export/for_units", "false")) == "true"
        start = ExportOptions(tuple(formats), folder, by_unit, for_units)
        change = self._ask_elements if self.session.editable else None
        stock = stock_of(plan)
        title = shown_title(plan.title)
        options = ask_export(title, start, self._window, stock, change, self._tell_undecided)
        if options:
            self._settings.setValue("export/formats", ",".join(options.formats))
            self.chooser.keep(options.folder)
            self._settings.setValue("export/by_unit", "true" if options.by_unit else "false")
            self._settings.setValue("export/for_units", "true" if options.for_units else "false")
            units = units_of(plan) if options.for_units else ()
            self.session.making.export(
                options.folder, options.formats, by_unit=options.by_unit, units=units
            )

    def _tell_undecided(self, dialog: ExportDialog) -> None:
        """Look beside the window for what of the turn is open, and tell the dialog."""
        from ui.turn.open_points import open_points

        plan, workbench = self.session.plan, cast("Workbench", self.session.workbench)
        if plan is not None:
            name = "正在查看没有定的各处"
            job = self.session.work(name, lambda _: open_points(workbench, plan).line, quiet=True)
            job.succeeded.connect(dialog.tell_undecided)
        dialog.undecided.link.clicked.connect(partial(self._review, dialog))

    def _review(self, dialog: ExportDialog) -> None:
        from ui.turn.acts import show_proposal

        dialog.reject()
        show_proposal(cast("MainWindow", self._window).area, "")

    def _ask_elements(self, dialog: QWidget) -> Stock:
        """Ask over `dialog` how the plan goes out, and say what there is to export then."""
        from ui.exporting import Stock, stock_of
        from ui.issuing import set_elements

        set_elements(self.session, dialog)
        return stock_of(self.session.plan) if self.session.plan else Stock()

    def save_template(self, source: str = "") -> None:
        """Keep a plan or a document (the open plan if none is named) as a template, and show it."""
        plan = self.session.plan
        key = source or (plan.id if plan else "")
        title = _title_of(self.session, key)
        if key:
            job = self.session.making.template(key, f"模板：{title}")
            job.succeeded.connect(lambda made: self.template_wanted.emit(made.id, 0, ""))

    # -- 编辑, 插入 -----------------------------------------------------------------------------

    def cut(self) -> None:
        self._press(QtCore.Qt.Key.Key_X)

    def copy(self) -> None:
        self._press(QtCore.Qt.Key.Key_C)

    def paste(self) -> None:
        self._press(QtCore.Qt.Key.Key_V)

    def _press(self, key: QtCore.Qt.Key) -> None:
        """Ctrl with `key`, to whatever has the focus: it knows what that means there."""
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        target = QApplication.focusWidget()
        if target:
            ctrl = QtCore.Qt.KeyboardModifier.ControlModifier
            press = QKeyEvent(QtCore.QEvent.Type.KeyPress, key, ctrl)
            QtCore.QCoreApplication.sendEvent(target, press)

    def remove(self) -> None:
        self.session.flushing.emit()
        section_edits.remove(self.session)
        self.session.message.emit(Message(f"已{self.session.undo_label}", undoable=True))

    def move_up(self) -> None:
        section_edits.move(self.session, -1)

    def move_down(self) -> None:
        section_edits.move(self.session, 1)

    def promote(self) -> None:
        if review := self.session.imports.review:
            review.promote()
        else:
            section_edits.promote(self.session)

    def demote(self) -> None:
        if review := self.session.imports.review:
            review.demote()
        else:
            section_edits.demote(self.session)

    def open_log(self) -> None:
        """Show the folder in which the log stands."""
        from workbench.logs import log_file

        open_path(log_file().parent)


def _title_of(session: Session, key: str) -> str:
    """The title of a plan or a document of the library, "" for an id of neither."""
    titles = {plan.id: plan.title for plan in session.workbench.plans()}
    for document in session.workbench.documents():
        titles[document.id] = document.title or document.name
    return titles.get(key, "")


def open_path(path: Path) -> None:
    """Open a file or folder with the program the system has for it."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def this_year() -> int:
    """The year a plan is most likely drafted for today."""
    today = date.today()
    return default_year(today.year, today.month)


def default_year(year: int, month: int) -> int:
    """The year a plan is drafted for in `month`: the next one from July on."""
    return year + 1 if month >= 7 else year


def _file_filter() -> str:
    from workbench.reading.formats import SUFFIXES

    names = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
    return f"所有能读的文件 ({names});;所有文件 (*)"
