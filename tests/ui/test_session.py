from __future__ import annotations

import time
from dataclasses import replace
from threading import Event

from ui.exporting import units_of, write_all
from ui.session import Session
from ui.state import Selection
from workbench.errors import StoreError


def test_an_edit_is_kept_at_once_and_told(session, fake, plan, qtbot):
    after = replace(plan, title="2027年江城市要点")

    with qtbot.waitSignals([session.plan_changed, session.saved]):
        session.apply(after, "改标题")

    assert fake.steps == [(plan, after, "改标题")]
    assert session.plan is after
    assert session.undo_label == "改标题"


def test_undo_and_redo_walk_the_journal(session, plan):
    after = replace(plan, title="2027年江城市要点")
    session.apply(after, "改标题")

    session.undo()
    undone = session.plan
    session.redo()

    assert undone is plan
    assert session.plan is after


def test_an_edit_that_answers_another_is_told_to_all_behind_it(session, plan):
    first, second = replace(plan, title="先"), replace(plan, title="后")
    told = []
    session.plan_changed.connect(
        lambda _, after: session.apply(second, "改标题") if after is first else None
    )
    session.plan_changed.connect(lambda before, after: told.append((before.title, after.title)))

    session.apply(first, "改标题")

    assert told == [(plan.title, "先"), ("先", "后")]
    assert session.plan is second


def test_typing_not_yet_handed_in_is_handed_in_before_undo(session, plan):
    typed = replace(plan, title="打了一半")
    session.flushing.connect(lambda: session.apply(typed, "改写"))

    session.undo()

    assert session.plan is plan
    assert session.redo_label == "改写"


def test_a_read_only_store_refuses_an_edit_and_says_why(session, fake, plan, qtbot):
    fake.read_only = True

    with qtbot.waitSignal(session.failed) as failed:
        accepted = session.apply(replace(plan, title="改不了"), "改标题")

    assert not accepted
    assert session.plan is plan
    assert "只读" in failed.args[0].message


def test_a_failed_save_keeps_the_edit_and_the_next_one_carries_it(session, fake, plan, qtbot):
    first, second = replace(plan, title="一"), replace(plan, title="二")
    fake.save_error = StoreError("未能保存：磁盘已满。", "请腾出空间。")
    with qtbot.waitSignal(session.failed):
        session.apply(first, "改标题")
    fake.save_error = None

    session.apply(second, "改标题")

    assert fake.steps == [(plan, second, "改标题")]


def test_the_same_selection_is_told_once(session):
    told = []
    session.selection_changed.connect(told.append)

    session.select(Selection(section_id="s12", task_ids=("t3",)))
    session.select(Selection(section_id="s12", task_ids=("t3",)))

    assert told == [Selection(section_id="s12", task_ids=("t3",))]


def test_importing_reads_what_can_be_read_and_names_what_cannot(session, fake, tmp_path, qtbot):
    good, empty = tmp_path / "要点.txt", tmp_path / "空.txt"
    good.write_text("2026年工作要点", encoding="utf-8")
    empty.write_text("", encoding="utf-8")

    with qtbot.waitSignal(session.imported) as told:
        session.imports.files([good, empty])

    result = told.args[0]
    assert [d.name for d in fake.library] == ["要点.txt"]
    assert [name for name, _ in result.failures] == ["空.txt"]


def test_exporting_ends_in_the_files(session, tmp_path, qtbot):
    with qtbot.waitSignal(session.exported) as exported:
        session.making.export(tmp_path, ["pdf", "xlsx"])

    assert [f.suffix for f in exported.args[0].files] == [".pdf", ".xlsx"]


def once_called_off(*args, **kwargs):
    """The export, begun when it is no longer wanted: with the fonts at hand it takes a blink."""
    report = args[-1]
    end = time.monotonic() + 10
    while not report.stopped and time.monotonic() < end:
        time.sleep(0.001)
    return write_all(*args, **kwargs)


def test_an_export_called_off_says_what_became_of_the_files(session, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr("ui.making.write_all", once_called_off)
    told = []
    session.message.connect(lambda message: told.append(message.text))
    job = session.making.export(tmp_path, ["pdf", "xlsx"])

    with qtbot.waitSignal(job.ended):
        job.cancel()

    assert told == ["已取消导出，写完的文件留着，没写完的仍是原来那份"]
    assert not list(tmp_path.glob("*.xlsx"))


def test_every_unit_gets_its_table_in_an_export(session, tmp_path, qtbot):
    units = units_of(session.plan)

    with qtbot.waitSignal(session.exported) as exported:
        session.making.export(tmp_path, ["pdf"], units=units)

    assert units == ("疾控处", "市疾控中心", "医政医管处")
    assert len(exported.args[0].files) == 1 + len(units)


def test_work_stops_at_the_next_file_when_cancelled(session, fake, tmp_path, qtbot):
    path = tmp_path / "要点.txt"
    path.write_text("要点", encoding="utf-8")
    jobs = []
    read = fake._keep_document
    fake._keep_document = lambda path: (jobs[0].cancel(), read(path))[1]
    session.work_started.connect(jobs.append)

    session.imports.files([path] * 3)
    with qtbot.waitSignal(session.imported) as imported:
        pass

    assert len(fake.library) == 1
    assert imported.args[0].stopped
    assert (len(imported.args[0].outcomes), imported.args[0].wanted) == (1, 3)


def test_a_file_to_be_looked_over_does_not_wait_for_a_whole_folder(session, fake, tmp_path, qtbot):
    path = tmp_path / "要点.txt"
    path.write_text("要点", encoding="utf-8")
    asked, read = Event(), fake._keep_document
    fake._keep_document = lambda path: (asked.wait(10), read(path))[1]
    order = []
    session.imports.opened.connect(lambda: order.append("核对"))
    session.imported.connect(lambda _: order.append("导入"))

    session.imports.files([path] * 3)
    session.imports.prepare(path)
    asked.set()
    qtbot.waitUntil(lambda: len(order) == 2)

    assert order == ["核对", "导入"]


def test_a_new_plan_is_open_when_it_is_made_and_keeps_the_name_she_gave(session, fake, qtbot):
    with qtbot.waitSignal(session.message) as told:
        session.making.plan("d1", 2027, "2027年江城市要点")

    assert session.plan.title == "2027年江城市要点"
    assert not session.undo_label
    assert told.args[0].text == "已生成2027年要点"


def test_the_store_is_opened_beside_the_window(qapp, fake, qtbot):
    session = Session(fake)

    with qtbot.waitSignal(session.begun):
        session.begin_beside()

    assert session.ready
    session.close()


def test_a_plan_read_beside_the_window_is_not_read_again_to_be_opened(qapp, fake, plan, qtbot):
    session, ahead = Session(fake), replace(plan)

    with qtbot.waitSignal(session.begun):
        session.begin_beside(lambda _: {plan.id: ahead})
    session.open_plan(plan.id)
    first = session.plan
    session.open_plan(plan.id)

    assert first is ahead
    assert session.plan is not ahead
    session.close()


def test_a_store_that_becomes_free_is_written_from_here(session, fake, plan, qtbot):
    fake.read_only = True
    session.begin()
    refused = session.editable
    fake.read_only = False

    with qtbot.waitSignal(session.message) as told:
        session._watch.look()

    assert not refused
    assert session.editable
    assert not session._watch.active
    assert told.args[0].text == "资料库现在可以写了"


def test_a_fault_in_background_work_is_told_as_a_fault(session, fake, tmp_path, qtbot):
    fake.prepare = lambda path: 1 / 0

    with qtbot.waitSignal(session.broke) as broke:
        session.imports.files([tmp_path / "要点.txt"])

    assert isinstance(broke.args[0], ZeroDivisionError)


def test_the_store_rests_after_a_pause_in_editing(window, session, plan, fake, qtbot):
    before = window.rest.timer.isActive()
    session.apply(replace(plan, title="2027年要点"), "改标题")
    waiting = window.rest.timer.isActive()

    window.rest.timer.setInterval(1)

    qtbot.waitUntil(lambda: fake.rests == 1)
    assert (before, waiting) == (False, True)
