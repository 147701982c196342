"""Where imports are shown in the work area: the one looked over, and what came of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.imports.page import ImportPage
    from ui.imports.report import ImportReport
    from ui.session import Session
    from ui.state import ImportResult
    from ui.window.work_area import WorkArea


class ImportRoom(QObject):
    """Shows an import in place of the plan, and leads back to where she came from."""

    def __init__(self, area: WorkArea, session: Session) -> None:
        super().__init__(area)
        self._area = area
        self._session = session
        self._from_report = False
        self.shown: ImportPage | None = None
        self.report: ImportReport | None = None
        imports = session.imports
        imports.awaited.connect(self.page)
        imports.opened.connect(self._open)
        imports.closed.connect(self._leave)
        imports.unfinished.connect(lambda: self.page().allow_finish())
        session.imported.connect(self._note_reviewed)
        area.pages.currentChanged.connect(self._end_review)

    def page(self) -> ImportPage:
        """The page of the import that is looked over, made when first asked for."""
        if self.shown is None:
            from ui.imports.page import ImportPage

            self.shown = ImportPage(self._session)
            self.shown.left.connect(self._session.imports.leave)
            self._area.pages.addWidget(self.shown)
        return self.shown

    def show_report(self, result: ImportResult) -> None:
        """What came of importing many files, one by one."""
        area = self._area
        if self.report is None:
            from ui.imports.report import ImportReport

            self.report = ImportReport()
            self.report.back.connect(area.leave_document)
            self.report.review_wanted.connect(area.review_wanted)
            area.pages.addWidget(self.report)
        self.report.show_result(result)
        area.header.hide()
        area.pages.setCurrentWidget(self.report)
        self.report.setFocus()

    def _open(self) -> None:
        """The import that is looked over takes the whole work area."""
        area, imports, page = self._area, self._session.imports, self.page()
        self._from_report = self.report is not None and area.pages.currentWidget() is self.report
        area.header.hide()
        area.pages.setCurrentWidget(page)
        area.whole_wanted.emit(True)
        if imports.review:
            page.open(imports.review, known=imports.known)

    def _leave(self) -> None:
        area = self._area
        if area.pages.currentWidget() is self.shown:
            if self.report and self._from_report:
                area.pages.setCurrentWidget(self.report)
            else:
                area.leave_document()
        area.whole_wanted.emit(False)
        if self.report and area.pages.currentWidget() is self.report:
            self.report.go_on()

    def _note_reviewed(self, result: ImportResult) -> None:
        if self.report and result.reviewed:
            self.report.note_reviewed(result.reviewed)

    def _end_review(self) -> None:
        """She went elsewhere: what was decided of the import is kept."""
        if self._session.imports.review and self._area.pages.currentWidget() is not self.shown:
            self._session.imports.leave()
