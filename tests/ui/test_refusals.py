"""What could not be done is said, and goes as soon as she does something else."""

from __future__ import annotations

import pytest

from ui import section_edits
from ui.state import Selection
from ui.window.header import PAGES
from workbench.drafting import editing
from workbench.errors import ExportError

FIRST = Selection("s11")


@pytest.fixture
def refused(window):
    """She tried to lower the first item."""
    window.session.select(FIRST)
    section_edits.demote(window.session)
    assert said(window)
    return window


def said(window):
    return [news.text for news in window.area.bars.news if "不能降级" in news.text]


def test_a_refusal_says_why(refused):
    assert said(refused) == ["这一条前面没有同级条目，不能降级。请先在前面添加一条。"]


def test_a_refusal_goes_with_the_next_edit(refused):
    refused.session.edit(lambda plan: editing.rename(plan, "s11", "提升防控能力"), "改标题")

    assert said(refused) == []


def test_a_refusal_goes_with_a_step_back(window):
    window.session.edit(lambda plan: editing.rename(plan, "s11", "提升防控能力"), "改标题")
    window.session.select(FIRST)
    section_edits.demote(window.session)

    window.session.undo()

    assert said(window) == []


def test_a_refusal_goes_with_another_view(refused):
    refused.area.show_view(PAGES)

    assert said(refused) == []


def test_a_refusal_goes_when_only_the_text_is_wanted(refused):
    refused.toggle_focus()

    assert said(refused) == []


def test_a_refusal_goes_with_another_plan(refused):
    refused.session.open_plan("")

    assert said(refused) == []


def test_what_was_not_kept_or_exported_stays_until_she_has_seen_it(window):
    window.session.failed.emit(ExportError("未能导出。", "请换一个文件夹。"))

    window.session.edit(lambda plan: editing.rename(plan, "s11", "提升防控能力"), "改标题")

    assert [news.text for news in window.area.bars.news] == ["未能导出。请换一个文件夹。"]
