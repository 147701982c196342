"""While the store is opened the panels at the left say so, and not that there is nothing."""

from __future__ import annotations

import pytest

from tests.ui.conftest import FakeWorkbench
from ui.library.outline import OutlinePanel
from ui.library.tree import LibraryTree
from ui.session import Session
from workbench.errors import StoreError


@pytest.fixture
def shut(qapp):
    """A session whose store is not open yet."""
    session = Session(FakeWorkbench())
    yield session
    session.close()


@pytest.fixture(params=[LibraryTree, OutlinePanel])
def panel(request, shut, qtbot):
    made = request.param(shut)
    qtbot.addWidget(made)
    return made


def test_a_panel_says_that_the_store_is_being_opened(panel):
    assert panel.empty.words == "正在打开资料库…"


def test_once_it_is_open_an_empty_panel_says_what_goes_there(panel, shut):
    shut.begin()

    assert panel.empty.words.startswith("还没有")
    assert len(panel.empty.words.splitlines()) == 2


def test_a_store_that_did_not_open_is_not_an_empty_one(panel, shut):
    shut.failed.emit(StoreError("未能打开资料库：文件已损坏。", "请从备份恢复。"))

    assert panel.empty.words == "资料库没有打开"


def test_where_there_is_no_store_yet_the_panel_says_at_once_what_goes_there(shut, qtbot):
    shut.workbench.has_store = False
    panel = LibraryTree(shut)
    qtbot.addWidget(panel)

    assert panel.empty.words.startswith("还没有资料")
