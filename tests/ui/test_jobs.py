"""Work beside the window: one thing at a time, and long work lets short work go between."""

from __future__ import annotations

import gc
import threading
from functools import partial
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


def test_work_cancelled_before_its_turn_is_never_begun(runner, qtbot):
    order, taken_on = [], Event()
    runner.start("正在对标", lambda report: taken_on.wait(10))
    stale = runner.start("正在计数", lambda report: order.append("旧稿"))
    runner.start("正在计数", lambda report: order.append("新稿"))

    stale.cancel()
    taken_on.set()
    with qtbot.waitSignals([stale.cancelled, runner.idle]):
        pass

    assert order == ["新稿"]


def test_work_in_steps_that_reports_nothing_stops_at_its_next_step_when_cancelled(runner, qtbot):
    done, taken_on = [], Event()

    def long(report):
        done.append("第一份")
        taken_on.wait(10)
        job.cancel()
        yield
        done.append("第二份")

    job = runner.start("正在对标", long)
    taken_on.set()
    with qtbot.waitSignal(job.cancelled):
        pass

    assert done == ["第一份"]


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


@pytest.fixture
def usual_garbage():
    """The interpreter looks by itself, as outside the tests."""
    gc.enable()
    yield
    gc.disable()


def test_while_work_goes_on_beside_it_only_the_window_looks_for_garbage(qtbot, usual_garbage):
    runner = Runner()
    seen = []

    job = runner.start("看", lambda _: seen.append(gc.isenabled()))
    with qtbot.waitSignal(job.ended, timeout=5000):
        pass

    assert seen == [False]
    assert not gc.isenabled(), "the thread may not have come to rest yet"
    qtbot.waitUntil(gc.isenabled, timeout=5000)
    runner.close()


def test_nobody_looks_for_garbage_while_another_still_works(qtbot, usual_garbage):
    first, second = Runner(), Runner()
    go_on = threading.Event()
    long = second.start("看", lambda _: go_on.wait(5))
    with qtbot.waitSignal(first.start("看", lambda _: None).ended, timeout=5000):
        pass

    first.close()

    assert not gc.isenabled()
    with qtbot.waitSignal(long.ended, timeout=5000):
        go_on.set()
    second.close()
    assert gc.isenabled()


@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
def test_what_the_work_held_goes_on_the_window_s_thread(runner, qtbot, by_steps):
    gone = []

    class Held:
        def __del__(self):
            gone.append(threading.current_thread())

    def at_once(held, report):
        return None

    def in_steps(held, report):
        yield

    job = runner.start("看", partial(in_steps if by_steps else at_once, Held()))
    with qtbot.waitSignal(job.ended, timeout=5000):
        pass

    assert gone == [threading.main_thread()]


def test_what_ended_while_all_was_closed_is_heard_by_nobody(qtbot):
    runner = Runner()
    heard = []
    job = runner.start("正在读", lambda _: "读完")
    job.succeeded.connect(heard.append)

    runner.close()
    qtbot.wait(1)

    assert heard == []


def test_history_that_is_asked_for_again_is_read_once(window, session, qtbot):
    busy = Event()
    session.work("正在排版", lambda report: busy.wait(10), quiet=True)

    session.past.read()
    first = session.past._job
    session.past.read()
    busy.set()

    with qtbot.waitSignal(first.cancelled, timeout=5000):
        pass
