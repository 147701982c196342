from __future__ import annotations

import pytest

from ui.dialogs.settings import Settings, SettingsDialog
from ui.settings import change, present
from workbench import checks
from workbench.errors import NotFoundError


@pytest.fixture
def dialog(qtbot):
    made = SettingsDialog(Settings(words=("社康中心→社区健康服务中心",), places=("江城市",)), None)
    qtbot.addWidget(made)
    return made


def test_it_gives_back_what_it_was_given(dialog):
    assert dialog.settings == Settings(words=("社康中心→社区健康服务中心",), places=("江城市",))


def test_what_is_typed_and_chosen_is_set(dialog):
    dialog.places.setText("江城市、青石区 白沙县")
    dialog.limit.setCurrentIndex(dialog.limit.findData("4000"))
    dialog.motion.setCurrentIndex(1)

    assert dialog.settings.places == ("江城市", "青石区", "白沙县")
    assert dialog.settings.limit == "4000"
    assert dialog.settings.motion == "reduced"


def test_a_line_that_is_no_pair_is_said_and_cannot_be_saved(dialog):
    dialog.words.setPlainText("社康中心→")
    refused = (dialog.act.isEnabled(), dialog.fault.text())
    dialog.words.setPlainText("社康中心→社区健康服务中心")

    assert refused[0] is False
    assert "第1行" in refused[1]
    assert dialog.act.isEnabled()


def test_in_a_read_only_store_only_the_looks_can_be_set(qtbot):
    made = SettingsDialog(Settings(), None, writable=False)
    qtbot.addWidget(made)

    assert not made.words.isEnabled()
    assert made.appearance.isEnabled()


def test_what_she_set_is_kept_and_holds_for_the_check(window, session, fake, plan):
    start = present(session, window.aids._settings)
    change(window, start, Settings(words=("主体→主 体",), places=("江城市",), limit="4000"))

    context = checks.own_context(fake, plan)

    assert present(session, window.aids._settings).places == ("江城市",)
    assert context.words == (("主体", "主 体"),)
    assert context.places == ("江城市",)
    assert context.limit == 4000


def test_the_superiors_of_a_plan_bind_and_one_that_is_gone_does_not(fake, plan, monkeypatch):
    def found(reference):
        if reference == "gone":
            raise NotFoundError("没有这份资料。", "请重新选择。")
        return plan

    monkeypatch.setattr(fake, "find_plan", found)
    fake.store.keep_preference(f"superiors:{plan.id}", ("gone", "d1"))

    assert checks.own_context(fake, plan).superiors == (plan,)
