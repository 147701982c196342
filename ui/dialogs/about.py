"""关于要点工作台: version and licence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.forms import Form
from ui.labels import text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AboutDialog(Form):
    """Says what the program is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("要点工作台", "关闭", parent)
        from importlib.metadata import version

        self.cancel.hide()
        for line in (
            f"版本 {version('yaodian')}",
            "从已有文件到明年的工作要点：正文、任务分解表和公文纸。",
            "本软件不联网。所有内容只保存在这台电脑上。",
            "按 MIT 许可发布。界面用 Qt（LGPL）绘制。",
        ):
            self.body.addWidget(text(line, "body", "ink2"))


def show_about(parent: QWidget) -> None:
    """Show it."""
    AboutDialog(parent).exec()
