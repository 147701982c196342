"""Work beside the window: one thing at a time, and long work lets short work go between."""

from __future__ import annotations

import gc
from threading import Event

import pytest

from ui.jobs import Runner


@pytest.fixture
def runner(qapp):
    runner = Runner()
    yield runner
    runner.close()


def test_work_that_yields_lets_what_was_taken_on_meanwhile_go_first(runner, qtbot):
    order, taken_on = [], Event()

    def long(report):
        order.append("第一份")
        taken_on.wait(10)
        yield
        order.append("第二份")
        return "读完"

    runner.start("导入文件", long)
    runner.start("正在读取", lambda report: order.append("核对"))
    taken_on.set()
    with qtbot.waitSignal(runner.idle):
        pass

    assert order == ["第一份", "核对", "第二份"]


def test_work_in_steps_ends_with_what_it_returns(runner, qtbot):
    def long(report):
        yield
        return "读完"

    job = runner.start("导入文件", long)
    with qtbot.waitSignal(job.succeeded) as told:
        pass

    assert told.args == ["读完"]


def test_work_in_steps_stops_at_its_next_report_when_cancelled(runner, qtbot):
    done = []

    def long(report):
        done.append("第一份")
        yield
        report(1, 2, "第二份")
        done.append("第二份")

    job = runner.start("导入文件", long)
    job.cancel()
    with qtbot.waitSignal(job.cancelled):
        pass

    assert done == ["第一份"]


def test_what_goes_wrong_in_a_later_step_is_told(runner, qtbot):
    error = ValueError("坏了")

    def long(report):
        yield
        raise error

    job = runner.start("导入文件", long)
    with qtbot.waitSignal(job.failed) as told:
        pass

    assert told.args == [error]


def test_closing_does_not_wait_for_the_steps_left(runner, qtbot):
    def endless(report):
        while True:
            report(0, 0, "正在读取")
            yield

    job = runner.start("导入文件", endless)
    with qtbot.waitSignal(job.progressed):
        pass
    runner.close()

    assert job.stop.is_set()


def test_after_closing_nothing_is_begun(runner):
    runner.close()

    job = runner.start("审校", lambda report: None)

    assert job.over
    assert not runner.acts


def test_while_work_goes_on_beside_it_only_the_window_looks_for_garbage(qtbot):
    runner = Runner()
    seen = []

    job = runner.start("看", lambda _: seen.append(gc.isenabled()))
    with qtbot.waitSignal(job.ended, timeout=5000):
        pass

    assert seen == [False]
    assert gc.isenabled()
    runner.close()


def test_what_ended_while_all_was_closed_is_heard_by_nobody(qtbot):
    runner = Runner()
    heard = []
    job = runner.start("正在读", lambda _: "读完")
    job.succeeded.connect(heard.append)

    runner.close()
    qtbot.wait(1)

    assert heard == []
