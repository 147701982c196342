"""Every dialog with what it shows to the drafter of 江城市, ready to be photographed.

A dialog is made for the window with the plan open.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from content import YEAR
from scenes import FAULT, checked, plan_of, with_faults

from ui.dialogs.about import AboutDialog
from ui.dialogs.details import DetailsDialog
from ui.dialogs.export import ExportDialog, ExportOptions
from ui.dialogs.fix_all import FixAllDialog
from ui.dialogs.fonts import FontsDialog
from ui.dialogs.issuance import IssuanceDialog
from ui.dialogs.new_plan import NewPlanDialog, sources
from ui.dialogs.phrases import PhrasesDialog
from ui.dialogs.print import PrintDialog, PrintJob
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.superiors import SuperiorsDialog
from ui.dialogs.units import UnitsDialog, units_in
from ui.exporting import stock_of
from ui.print_options import PrintOptions
from ui.settings import present
from ui.slots.combine import CombineDialog
from workbench.aligning import chosen, references
from workbench.drafting.phrases import Phrase
from workbench.house_fonts import house_fonts
from workbench.issuance import Form, Issuance
from workbench.issuing.elements import with_issuance
from workbench.looks import looks

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.window.main_window import MainWindow

ISSUED = Issuance(
    Form.DOCUMENT,
    letterhead=("江城市卫生健康委员会",),
    number="江卫发〔2027〕1号",
    sealed=True,
    note="此件公开发布",
    copies_to="市委办公室，市政府办公室",
    printed_by="江城市卫生健康委员会办公室",
    printed_on="2027年1月8日",
    task_table=True,
)
WITH_A_FAULT = replace(ISSUED, number="江卫发[2027]第01号")
NAMES = (
    "规划财务科：财务科",
    "体制改革科：医改办、市医改办秘书科",
    "医政科：医政医管科",
    "疾控科：疾病预防控制科",
    "基层卫生科",
    "综合监督科：监督科",
    "老龄健康科：老龄办",
    "市急救中心：市120急救中心",
    "市疾控中心：市疾病预防控制中心",
)
EXPORTED = (
    "文件：2027年江城市卫生健康工作要点.pdf",
    "文件：2027年江城市卫生健康工作要点.docx",
    "文件夹：/home/bangong/文档",
    "小标宋：本机没有标准字体，以方正小标宋代替。",
)
CHAPTERS = (
    ("yearly", "一", "年度工作要点：一、总体要求"),
    ("yearly", "二", "年度工作要点：二、重点任务"),
    ("yearly", "三", "年度工作要点：三、保障措施"),
    ("scheme", "三", "多年目标实施方案：三、组织实施"),
)
FONT_FOLDER = "C:\\Users\\bangong\\AppData\\Local\\yaodian\\fonts"


def new_plan(window: MainWindow) -> QWidget:
    """新建要点."""
    session = window.session
    return NewPlanDialog(sources(session), session.workbench.documents()[0].id, YEAR, window)


def export(window: MainWindow) -> QWidget:
    """导出, all three files."""
    start = ExportOptions(("pdf", "docx", "xlsx"), Path("/home/bangong/文档"), by_unit=True)
    issued = with_issuance(plan_of(window), ISSUED)
    stock = stock_of(issued)
    return ExportDialog(issued.title, start, window, stock, lambda _: stock)


def elements(window: MainWindow) -> QWidget:
    """公文要素, one of them not as it should be."""
    return IssuanceDialog(WITH_A_FAULT, looks(), window)


def fonts(window: MainWindow) -> QWidget:
    """字体, the folder named as on the drafter's computer."""
    found = house_fonts()
    bare = [
        replace(role, cells=(*role.cells[:-1], Path(role.cells[-1]).name)) for role in found.roles
    ]
    return FontsDialog(replace(found, roles=tuple(bare), folder=FONT_FOLDER), window)


def printing(window: MainWindow) -> QWidget:
    """打印, on a computer with one printer."""
    units = (("医政科", 16), ("疾控科", 11), ("基层卫生科", 7))
    job = PrintJob(plan_of(window).title, 17, units, 0, ("办公室打印机",))
    return PrintDialog(job, PrintOptions(), window)


def settings(window: MainWindow) -> QWidget:
    """设置."""
    return SettingsDialog(present(window.session, window.looks._settings), window)  # noqa: SLF001


def units(window: MainWindow) -> QWidget:
    """机构名录, some units with the names they are also called by."""
    return UnitsDialog(units_in("\n".join(NAMES)), window)


def about(window: MainWindow) -> QWidget:
    """关于."""
    return AboutDialog(window)


def details(window: MainWindow) -> QWidget:
    """What stands behind the bar of an export."""
    return DetailsDialog("导出的文件和字体", EXPORTED, window)


def fix_all(window: MainWindow) -> QWidget:
    """全部修正 of one rule."""
    window.session.edit(with_faults, FAULT)
    rows = checked(window).findings.model.rows
    fixable = [row for row in rows if row.finding.fix]
    same = [row for row in fixable if row.finding.rule == fixable[0].finding.rule]
    return FixAllDialog(same, window)


def phrases(window: MainWindow) -> QWidget:
    """短语表, with one entry of hers."""
    return PhrasesDialog([Phrase("健康江城建设三年攻坚", "2024", "2026")], window)


def combine(window: MainWindow) -> QWidget:
    """合并章节 of two templates."""
    return CombineDialog(CHAPTERS, window)


def superiors(window: MainWindow) -> QWidget:
    """选择上级文件."""
    plan, workbench = plan_of(window), window.session.workbench
    return SuperiorsDialog(references(workbench, plan.id), chosen(workbench, plan.id), window)


DIALOGS: dict[str, Callable[[MainWindow], QWidget]] = {
    "new-plan": new_plan, "export": export, "elements": elements, "fonts": fonts,
    "print": printing, "settings": settings, "units": units, "superiors": superiors,
    "about": about, "exported": details, "fix-all": fix_all, "phrases": phrases,
    "combine": combine,
}  # fmt: skip
