"""资料: the drafter's own plans by year, the documents imported, the templates.

待核对
  2026年工作要点.docx              待核对
我的要点
  2027年江城市卫生健康工作要点      在编
参考资料
  江南省2027年工作要点             上级
模板
  年度要点（八章式）                内置
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.carrying import MIME, Carried
from ui.labels import shown_title
from ui.library.opening import empty_page
from ui.library.shelving import MANY, SHELF, shelved
from ui.tree import Tree
from ui.tree_model import Role, Row, TreeModel
from workbench.errors import WorkbenchError
from workbench.status import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData, QModelIndex

    from ui.gateway import DocumentEntry, PlanEntry, TemplateEntry, WaitingEntry
    from ui.session import Session
    from ui.tree_model import Index
    from workbench.plan import Plan

PLAN, DOCUMENT, TEMPLATE, WAITING = "plan", "document", "template", "waiting"
_KINDS = {
    suffix: kind
    for kind, suffixes in (
        ("Word", "docx docm dotx dotm doc dot wps wpt rtf odt ott fodt"),
        ("PDF", "pdf"),
        ("网页", "html htm mht mhtml xhtml shtml"),
        ("表格", "xlsx xlsm xls et ods csv tsv"),
    )
    for suffix in suffixes.split()
}


def library_rows(
    plans: Sequence[PlanEntry],
    documents: Sequence[DocumentEntry],
    templates: Sequence[TemplateEntry],
    open_id: str,
    waiting: Sequence[WaitingEntry] = (),
) -> tuple[Row, ...]:
    """The rows of the library; a group without anything in it is left out.

    Papers of superiors come first, then other organs', then one's own, then the rest.
    """
    from workbench.standing import Standing

    own, order = _own_title(plans, open_id), [*Standing, ""]
    papers = sorted(((_standing(d, own), d) for d in documents), key=lambda p: order.index(p[0]))
    groups = (
        ("待核对", tuple(_waiting_row(w) for w in waiting)),
        ("我的要点", tuple(_plan_row(p, open_id) for p in sorted(plans, key=lambda p: -p.year))),
        ("参考资料", shelved([_document_row(d, standing) for standing, d in papers])),
        ("模板", tuple(_template_row(t) for t in templates)),
    )
    return tuple(
        Row(f"group:{name}", name, right=str(_count(rows)), strong=True, rows=rows)
        for name, rows in groups
        if rows
    )


def _count(rows: Sequence[Row]) -> int:
    return sum(len(row.rows) or 1 for row in rows)


def _plan_row(plan: PlanEntry, open_id: str) -> Row:
    drafting = plan.status is Status.DRAFTING
    right = "在编" if plan.id == open_id and drafting else plan.status.label
    return Row(f"{PLAN}:{plan.id}", shown_title(plan.title), right, "ink2", "plan")


def _own_title(plans: Sequence[PlanEntry], open_id: str) -> str:
    """The title that says whose papers these are: of the open plan, else of the newest."""
    newest = sorted(plans, key=lambda plan: (plan.id == open_id, plan.year))
    return newest[-1].title if newest else ""


def _standing(document: DocumentEntry, own: str) -> str:
    """What she said the document is to her, else what the titles tell; "" for neither."""
    from workbench.standing import standing_of

    return document.standing or standing_of(document.title, own) or ""


def _document_row(document: DocumentEntry, standing: str) -> Row:
    from workbench.standing import Standing

    kind = _KINDS.get(document.name.rpartition(".")[2].lower(), "文本")
    title = document.title or document.name
    return Row(
        f"{DOCUMENT}:{document.id}",
        title,
        standing or kind,
        icon="superior" if standing == Standing.SUPERIOR else "reference",
        spoken=f"{title}，{standing or kind}",
        tip=f"{title}\n{document.name}（{kind}）\n按空格键看内容",
    )


def _waiting_row(waiting: WaitingEntry) -> Row:
    tip = f"{waiting.name}\n导入还没有完成，打开接着核对"
    return Row(f"{WAITING}:{waiting.sha256}", waiting.name, "待核对", "warn", "doubt", tip=tip)


def _template_row(template: TemplateEntry) -> Row:
    kind = "内置" if template.builtin else "自建"
    return Row(f"{TEMPLATE}:{template.id}", template.name, kind, icon="template")


class LibraryModel(TreeModel):
    """The rows; plans and documents can be dragged, whole, into the open plan."""

    def flags(self, index: Index) -> QtCore.Qt.ItemFlag:
        flags = super().flags(index)
        kind, _, _ = str(index.data(Role.KEY) or "").partition(":")
        return flags | QtCore.Qt.ItemFlag.ItemIsDragEnabled if kind in (PLAN, DOCUMENT) else flags

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        _, _, key = str(indexes[0].data(Role.KEY)).partition(":")
        return Carried(key).packed()


class Listed(NamedTuple):
    """The rows of the library, and how many of each kind there are."""

    rows: tuple[Row, ...]
    plans: int
    documents: int
    waiting: int

    @property
    def some(self) -> bool:
        """There is anything but templates."""
        return bool(self.plans or self.documents or self.waiting)

    @property
    def summary(self) -> str:
        """1份待核对 · 2份要点 · 3份参考"""
        kinds = ((self.waiting, "份待核对"), (self.plans, "份要点"), (self.documents, "份参考"))
        return " · ".join(f"{count}{words}" for count, words in kinds if count)


class LibraryTree(QWidget):
    """The tree of the library.

    Signals:
        opened(kind, id): she pressed Enter on a row or double-clicked it.
        listed(): the lists were read anew and are shown.
    """

    opened = Signal(str, str)
    listed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = LibraryModel(parent=self)
        self.tree = Tree(self.model, "资料")
        self.tree.setDragEnabled(True)
        self.summary = ""
        self._listing = self._stale = False
        self._layers = QStackedLayout(self)
        words = ("还没有资料", "点上面“导入”，或把文件拖进来")
        self.empty = empty_page(session, "library", *words, self.listed)
        self._layers.addWidget(self.empty)
        self._layers.addWidget(self.tree)
        session.library_changed.connect(self.refresh)
        session.plan_opened.connect(self.refresh)
        session.plan_changed.connect(self._refresh_title)
        self.tree.activated.connect(self._open)

    @property
    def current(self) -> tuple[str, str]:
        """Kind and id of the current row, both "" for none."""
        kind, _, key = self.tree.current_key.partition(":")
        return (kind, key) if kind in (PLAN, DOCUMENT, TEMPLATE, WAITING) else ("", "")

    def refresh(self) -> None:
        """Read the lists anew; those of a large library beside the window."""
        if not self._session.ready:
            return
        try:
            many = self._session.workbench.store.document_count() > MANY
            if not many:
                self._show(self._listed())
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return
        if many:
            self._list_beside()

    def _list_beside(self) -> None:
        """What changes meanwhile is listed after it."""
        self._stale = self._listing
        if self._listing:
            return
        job = self._session.work("列出资料", lambda _: self._listed(), quiet=True)
        if not job.over:
            self._listing = True
            job.succeeded.connect(self._show)
            job.ended.connect(self._end_listing)

    def _end_listing(self) -> None:
        self._listing = False
        if self._stale:
            self._list_beside()

    def _listed(self) -> Listed:
        workbench, plan = self._session.workbench, self._session.plan
        plans, documents = workbench.plans(), workbench.documents()
        templates, waiting = workbench.templates(), workbench.waiting()
        rows = library_rows(plans, documents, templates, plan.id if plan else "", waiting)
        return Listed(rows, len(plans), len(documents), len(waiting))

    def _show(self, listed: Listed) -> None:
        known, folded = set(self.model.parents()), self.tree.folded()
        if self.model.show(listed.rows):
            shelves = {key for key in self.model.parents() if key.startswith(SHELF)}
            self.tree.unfold_all_but(folded | shelves - known)
        self.summary = listed.summary
        self._layers.setCurrentIndex(1 if listed.some else 0)
        self.listed.emit()

    def _refresh_title(self, before: Plan, after: Plan) -> None:
        if (before.title, before.status) != (after.title, after.status):
            self.refresh()

    def _open(self, index: QModelIndex) -> None:
        kind, _, key = str(index.data(Role.KEY) or "").partition(":")
        if kind in (PLAN, DOCUMENT, TEMPLATE, WAITING):
            self.opened.emit(kind, key)
