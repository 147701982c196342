"""Running work in the status line: of several pieces the last, then what is left."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt

from ui.state import Message
from ui.window.status_line import StatusLine
from workbench.errors import StoreError


@pytest.fixture
def line(qtbot, session):
    line = StatusLine(session)
    qtbot.addWidget(line)
    return line


def test_what_is_left_is_shown_when_the_newest_work_ends(line, session, qtbot):
    asked, go_on = Event(), Event()

    def folder(report):
        asked.wait(10)
        yield
        go_on.wait(10)

    session.work("导入文件", folder)
    one = session.work("正在读取“要点.docx”", lambda report: None)
    asked.set()
    shown = line.work.name.text()
    with qtbot.waitSignal(one.ended):
        pass
    left = line.work.name.text()
    go_on.set()

    assert (shown, left) == ("正在读取“要点.docx”", "导入文件")


def test_stopping_stops_the_work_that_is_shown(line, session, qtbot):
    go_on = Event()
    first = session.work("导入文件", lambda report: go_on.wait(10))
    second = session.work("正在读取“要点.docx”", lambda report: report(1, 1, "读完"))

    line.work.cancel.click()
    go_on.set()
    with qtbot.waitSignal(second.cancelled):
        pass

    assert not first.stop.is_set()


def test_running_work_and_messages_do_not_make_it_higher(line, session):
    line.show()
    before = line.sizeHint().height()

    line.work.show()
    line.undo_button.show()
    line.layout().activate()

    assert line.sizeHint().height() == before
    assert line.layout().sizeHint().height() <= before


def test_long_words_do_not_make_the_window_wider(line, session, qtbot):
    line.show()
    before = line.minimumSizeHint().width()
    session.message.emit(Message("已导入" + "工作要点" * 40))
    line.work.show()
    alone = line.minimumSizeHint().width()
    line.work.name.show_text("正在写出" + "工作要点" * 40)
    line.layout().activate()

    assert line.message.isVisible()
    assert line.minimumSizeHint().width() == alone < before + 400


def test_an_edit_that_could_not_be_written_is_said_until_it_is(line, session, fake, plan, qtbot):
    fake.save_error = StoreError("未能保存：磁盘已满。", "请腾出空间。")
    session.apply(replace(plan, title="一"), "改标题")
    unsaved = line.saved.text(), line.saved.property("tone"), "再存一次" in line.saved.toolTip()
    fake.save_error = None

    qtbot.mouseClick(line.saved, Qt.MouseButton.LeftButton)

    assert unsaved == ("未能保存", "err", True)
    assert line.saved.text().startswith("已保存 ")
    assert line.saved.property("tone") == "ok"
    assert fake.steps[-1][1].title == "一"


def test_after_undo_a_failed_save_is_said_as_well(line, session, fake, plan):
    session.apply(replace(plan, title="一"), "改标题")
    session.undo()
    undone = line.saved.text()
    fake.save_error = StoreError("未能保存：磁盘已满。", "请腾出空间。")

    session.apply(replace(session.plan, title="二"), "改标题")

    assert undone.startswith("已保存 ")
    assert line.saved.text() == "未能保存"


def test_a_quick_write_says_nothing_of_itself(line, session, fake, plan):
    told = []
    session.saving.waits.connect(told.append)

    session.apply(replace(plan, title="一"), "改标题")

    assert told == []


def test_after_a_slow_write_the_next_one_is_said_to_be_under_way(
    line, session, fake, plan, monkeypatch
):
    monkeypatch.setattr("ui.saving.SLOW", 0)
    session.apply(replace(plan, title="一"), "改标题")
    seen, save = [], fake.save
    monkeypatch.setattr(fake, "save", lambda *a: (seen.append(line.saved.text()), save(*a)))

    session.apply(replace(session.plan, title="二"), "改标题")

    assert seen == ["正在保存…"]
    assert line.saved.text().startswith("已保存 ")


def test_what_waits_and_is_taken_back_leaves_what_was_said_before(line, session, plan):
    session.apply(replace(plan, title="一"), "改标题")
    before = line.saved.text()

    session.saving.waits.emit(True)
    waiting = line.saved.text()
    session.saving.waits.emit(False)

    assert waiting == "正在保存…"
    assert line.saved.text() == before
    assert line.saved.property("tone") == "ok"


def test_a_slow_write_that_fails_is_said_as_such(line, session, fake, plan, monkeypatch):
    monkeypatch.setattr("ui.saving.SLOW", 0)
    session.apply(replace(plan, title="一"), "改标题")
    fake.save_error = StoreError("未能保存：磁盘已满。", "请腾出空间。")

    session.apply(replace(session.plan, title="二"), "改标题")

    assert line.saved.text() == "未能保存"
