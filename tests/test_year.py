"""The turning year from the command line, and what it keeps in the store."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from workbench import aligning, year
from workbench.app import Workbench
from workbench.cli import main
from workbench.drafting.alignment import Confirmed, Relation
from workbench.drafting.dropping import without_tasks
from workbench.drafting.entries import items
from workbench.drafting.fates import Decision, Fate, Result, State
from workbench.drafting.returning import returned
from workbench.errors import NotFoundError, StoreError
from workbench.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data"
YEARS = [str(DATA / f"江城市{year}年教育工作要点.txt") for year in (2026, 2027)]


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "s.yaodian")


def answer(capsys: pytest.CaptureFixture[str], *arguments: str):
    capsys.readouterr()
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    capsys.readouterr()
    assert main([*arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_carry_answers_with_whole_sentences(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "carry", *YEARS, "--store", store)

    assert set(found) == {"pairs", "dropped", "added"}
    assert set(found["pairs"][0]) == {"old", "new", "fate", "score", "certain"}
    assert {pair["fate"] for pair in found["pairs"]} == {"延续", "深化", "合并", "拆分"}
    assert all(text.endswith(("。", "）")) for text in found["dropped"] + found["added"])


def test_carry_tells_each_fate_and_counts_them(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = lines(capsys, "carry", *YEARS, "--store", store)

    assert "[延续] 强化政治引领 → 强化政治引领" in told
    assert told[-1].startswith("合计：共82项")


def test_align_answers_with_pairs_and_what_is_missing_and_lower(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = tmp_path / "市要点.txt", tmp_path / "省要点.txt"
    ours.write_text("市2027年要点\n一、保健\n筛查覆盖率达到75%以上。举办歌会2场。\n", "utf-8")
    theirs.write_text("省2027年要点\n一、保健\n筛查覆盖率达到80%以上。建成病房6个。\n", "utf-8")

    found = answer(capsys, "align", str(ours), "--with", str(theirs), "--store", store)

    below = {"theirs": "筛查覆盖率达到80%以上。", "ours": "筛查覆盖率达到75%以上。"}
    assert found["lower"] == [below]
    assert [{**pair, "score": 1} for pair in found["pairs"]] == [
        {**below, "relation": "partly", "score": 1}
    ]
    assert found["missing"] == ["建成病房6个。"]
    assert found["extra"] == ["举办歌会2场。"]


def test_align_tells_the_relation_of_each_requirement(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = lines(capsys, "align", YEARS[1], "--with", YEARS[1], "--store", store)

    assert told[0].startswith("[全部覆盖] ")
    assert told[-1] == "未对应0条，本级多出0条"


# -- what is kept ------------------------------------------------------------------------


@pytest.fixture
def workbench(store: str) -> Iterator[Workbench]:
    with Workbench(Path(store)) as opened:
        yield opened


def test_files_are_carried_and_aligned_without_a_store(tmp_path: Path) -> None:
    with Workbench(tmp_path / "none.yaodian", create=False) as workbench:
        assert year.carried(workbench, *YEARS).dropped
        assert aligning.aligned(workbench, *YEARS).missing


def test_a_decision_is_kept_and_stands_in_the_ledger(workbench: Workbench) -> None:
    new = workbench.new_plan(YEARS[0], 2027).plan
    old = items(workbench.find_plan(YEARS[0]))[0]

    year.decide(workbench, new, {old.digest: Decision(Fate.DEEPENED, (), "扩大范围")}, "定为深化")

    fate = year.carried(workbench, YEARS[0], new.id).items[0]
    assert (fate.fate, fate.reason, fate.confirmed) == (Fate.DEEPENED, "扩大范围", True)


def test_an_item_is_gone_as_long_as_it_is_out_of_the_plan(workbench: Workbench) -> None:
    new = workbench.new_plan(YEARS[0], 2027).plan
    old = items(workbench.find_plan(YEARS[0]))[0]
    sources = {task.id for task in old.tasks}
    out = without_tasks(new, {task.id for task in new.tasks() if task.source in sources})
    year.decide(workbench, new, {old.digest: Decision(Fate.FINISHED)}, "完成", out)
    told = year.carried(workbench, YEARS[0], new.id).items[0]

    back = workbench.undo(new.id)

    again = year.carried(workbench, YEARS[0], new.id).items[0]
    assert back == new
    assert (told.fate, told.confirmed) == (Fate.FINISHED, True)
    assert (again.fate, again.confirmed) == (Fate.CONTINUED, False)


def test_what_a_choice_took_out_is_known_until_it_is_there_again(workbench: Workbench) -> None:
    new = workbench.new_plan(YEARS[0], 2027).plan
    old = items(workbench.find_plan(YEARS[0]))[2]
    ids = {task.id for task in new.tasks() if task.source in {t.id for t in old.tasks}}
    out = without_tasks(new, ids)
    year.decide(workbench, new, {old.digest: Decision(Fate.FINISHED)}, "完成", out)
    year.decide(workbench, out, {old.digest: Decision(Fate.DROPPED)}, "退出")

    found = year.before_it_went(workbench, out, old)

    assert found == (new, ids)
    assert returned(out, new, ids) == new
    assert year.before_it_went(workbench, new, old) is None


def test_an_item_that_goes_on_nowhere_is_not_decided(workbench: Workbench) -> None:
    new = workbench.new_plan(YEARS[0], 2027).plan
    old = items(workbench.find_plan(YEARS[0]))[2]
    sources = {task.id for task in old.tasks}
    out = without_tasks(new, {task.id for task in new.tasks() if task.source in sources})
    workbench.save(new, out, "删去")

    year.decide(workbench, out, {old.digest: Decision(Fate.CONTINUED)}, "定为延续")

    fate = year.carried(workbench, YEARS[0], new.id).items[2]
    assert (fate.fate, fate.new, fate.counted) == (Fate.CONTINUED, (), None)


def test_a_plan_made_of_a_file_knows_its_sentences_by_their_source(workbench: Workbench) -> None:
    new = workbench.new_plan(YEARS[0], 2027).plan
    old = workbench.find_plan(YEARS[0])

    assert {task.source for task in new.tasks()} == {task.id for task in old.tasks()}
    assert all(fate.certain for fate in year.carried(workbench, YEARS[0], new.id).items)


def test_what_is_said_of_a_file_cannot_be_kept(workbench: Workbench) -> None:
    with pytest.raises(NotFoundError):
        year.decide(workbench, Plan("nowhere", "要点"), {}, "定为延续")


def test_last_years_results_come_out_of_our_own_task_table(
    workbench: Workbench, tmp_path: Path
) -> None:
    from exports.excel import write_excel

    old = workbench.find_plan(YEARS[0])
    file = tmp_path / "任务分解表.xlsx"
    write_excel(old, file, by_unit=False)
    book = openpyxl.load_workbook(file)
    book.worksheets[0]["J3"] = "未达时序进度"
    book.save(file)
    new = workbench.new_plan(YEARS[0], 2027).plan

    readout = year.read_results(workbench, YEARS[0], new.id, file)

    assert list(readout.results.values()) == [Result(State.BEHIND)]
    assert readout.unknown == ()
    fate = year.carried(workbench, YEARS[0], new.id).items[0]
    assert (fate.carried, fate.asks_reason) == (True, True)


def test_a_confirmed_pair_is_not_asked_again(workbench: Workbench) -> None:
    new = workbench.new_plan(YEARS[1], 2028).plan
    first = aligning.aligned(workbench, new.id, YEARS[0]).requirements[0]

    told = Confirmed((), Relation.COVERED)
    aligning.confirm(workbench, new.id, {first.entry.digest: told})

    again = aligning.aligned(workbench, new.id, YEARS[0]).requirements
    assert (again[0].confirmed, again[0].relation) == (True, Relation.COVERED)
    assert not any(requirement.confirmed for requirement in again[1:])


def test_a_missing_requirement_is_drafted_kept_and_undone(workbench: Workbench) -> None:
    new = workbench.new_plan(YEARS[1], 2028).plan
    missing = aligning.aligned(workbench, new.id, YEARS[0]).missing[0]
    section = new.sections[0].sections[0]

    source = aligning.Reference("d1", "上级要点")
    after = aligning.draft_missing(workbench, new, missing, section.id, source)

    assert missing.entry.body in [task.text for task in after.tasks()]
    names = [r.entry.digest for r in aligning.aligned(workbench, new.id, YEARS[0]).missing]
    assert missing.entry.digest not in names
    assert workbench.undo(new.id) == new


def test_the_ledger_is_written_with_the_leaders_page(workbench: Workbench, tmp_path: Path) -> None:
    ledger = year.carried(workbench, *YEARS)

    year.write_ledger(ledger, tmp_path / "台账.xlsx", "2026—2027年江城市教育工作要点")

    counts, rows, aims = openpyxl.load_workbook(tmp_path / "台账.xlsx").worksheets
    assert [cell.value for cell in counts[2]][:4] == ["章", "延续", "深化", "完成退出"]
    assert [cell.value for cell in counts[2]][-3:] == ["新增", "合计", "其中结转"]
    assert counts.cell(counts.max_row, 1).value == "合计"
    assert counts.cell(counts.max_row, 10).value == len(ledger.items)
    assert len(counts._charts) == 1
    assert [len(series.val.numRef.f) > 0 for series in counts._charts[0].series] == [True] * 8
    assert rows.max_row == 2 + len(ledger.items)
    assert [rows["E3"].value, rows["F3"].value] == ["延续", "待定"]
    assert [cell.value for cell in aims[3]][3:6] == ["≥24次", None, "≥24次"]


def test_carry_takes_a_filled_in_table_and_writes_the_ledger(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "进展.csv"
    table.write_text(
        "工作任务,进展状态\n推行校车云调度,已完成\n"
        "举办党组织书记专题培训班3期，培训360人次。,未达时序进度\n",
        "utf-8",
    )
    ledger = tmp_path / "台账.xlsx"

    told = lines(
        capsys, "carry", *YEARS, "--results", str(table), "--out", str(ledger), "--store", store
    )

    assert "[延续·结转] 强化政治引领 → 强化政治引领" in told
    assert ledger.exists()


@pytest.mark.parametrize("text", ["工作任务,牵头单位\n推行校车云调度,市教育局\n", "会议纪要\n"])
def test_carry_says_that_a_table_tells_no_result(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    table = tmp_path / "别的表.csv"
    table.write_text(text, "utf-8")

    status = main(["carry", *YEARS, "--results", str(table), "--store", store])

    assert status != 0
    assert capsys.readouterr().err.startswith("“别的表.csv”里没有上年结果。")


def test_a_task_and_its_pair_are_kept_together_or_not_at_all(workbench: Workbench) -> None:
    new = workbench.new_plan(YEARS[1], 2028).plan
    missing = aligning.aligned(workbench, new.id, YEARS[0]).missing[0]
    changed = replace(new, title="另一个标题")

    with pytest.raises(StoreError):
        aligning.draft_missing(
            workbench, changed, missing, new.sections[0].id, aligning.Reference("d1", "上级要点")
        )

    assert workbench.plan(new.id) == new
    assert not workbench.store.said(new.id, Confirmed)
    workbench.save(new, changed, "改标题")


def test_a_desk_holds_the_plan_against_all_that_was_chosen(workbench: Workbench) -> None:
    new = workbench.new_plan(YEARS[1], 2028).plan
    document = workbench.import_file(Path(YEARS[0]))
    aligning.choose(workbench, new.id, [document.id, "gone", document.id])
    desk = aligning.Desk(workbench)

    found = desk.align(new)

    assert [sheet.reference.id for sheet in found.sheets] == [document.id]
    assert found.sheets[0].reference.title == document.outline.title
    assert desk.align(new) == found
    assert aligning.chosen(workbench, new.id) == (document.id, "gone")
