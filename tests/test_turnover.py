"""The turn of the year through the command line: review, phrases, facts, templates and files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from workbench.app import Workbench
from workbench.cli import main
from workbench.drafting.samples import samples
from workbench.errors import UnreadableError
from workbench.manuscript import plain_text
from workbench.template_files import load_template

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "2026年江城市教育工作要点\n"
    "一、加强建设\n"
    "（一）加快布局。2026年6月底前，江城市新增托位30个，举办第三届读书节，抢抓双区驱动机遇。\n"
    "二、提升质量\n"
    "（二）优化服务。会同市工商局开展2次检查。\n"
)


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "s.yaodian")


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "江城市2026年教育工作要点.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    capsys.readouterr()
    assert main([*arguments]) == status
    return capsys.readouterr().out


def new_plan(capsys: pytest.CaptureFixture[str], file: str, store: str, *more: str) -> str:
    out = run(capsys, "new", "--from", file, "--year", "2027", "--json", "--store", store, *more)
    return str(json.loads(out)["plan"])


def text_of(capsys: pytest.CaptureFixture[str], plan: str, store: str) -> str:
    return run(capsys, "show", plan, "--text", "--store", store)


def test_with_ask_first_nothing_changes_without_a_tick(
    store: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = new_plan(capsys, file, store, "--ask-first")
    before = text_of(capsys, plan, store)

    run(capsys, "review", plan, "--accept", "propose", "--accept", "ask", "--store", store)

    after = text_of(capsys, plan, store)
    assert "2026年6月底前，江城市新增托位30个，举办第三届" in before
    assert "2027年6月底前，江城市新增托位30个，举办第四届" in after
    assert "会同市工商局" in after


def test_proposals_are_refused_and_edited_by_their_numbers(
    store: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = new_plan(capsys, file, store)
    listed = json.loads(run(capsys, "review", plan, "--json", "--store", store))
    number = {entry["before"]: str(entry["number"]) for entry in listed}

    answer = run(
        capsys, "review", plan, "--json", "--store", store,
        "--refuse", number["30个"], "--edit", f"{number['2026年6月底前']}=2027年9月底前",
    )  # fmt: skip

    assert "2027年9月底前，江城市新增托位30个" in text_of(capsys, plan, store)
    verdicts = {entry["before"]: entry["verdict"] for entry in json.loads(answer)}
    assert (verdicts["30个"], verdicts["2026年6月底前"]) == ("refused", "edited")
    assert verdicts["第三届"] == "waiting"


def test_undo_takes_a_decision_back(
    store: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = new_plan(capsys, file, store)
    before = text_of(capsys, plan, store)
    run(capsys, "review", plan, "--accept", "ask", "--store", store)

    run(capsys, "undo", plan, "--store", store)

    assert text_of(capsys, plan, store) == before


@pytest.mark.parametrize("words", [("--accept", "99"), ("--edit", "1"), ("--refuse", "别的")])
def test_what_is_no_proposal_is_said_in_words(
    store: str, file: str, words: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    plan = new_plan(capsys, file, store)

    run(capsys, "review", plan, *words, "--store", store, status=2)


def test_a_phrase_of_ones_own_is_flagged_in_the_next_plan(
    store: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "phrases", "--add", "双区驱动", "--from", "2019", "--to", "2026", "--store", store)
    plan = new_plan(capsys, file, store)

    listed = json.loads(run(capsys, "review", plan, "--json", "--store", store))
    run(capsys, "phrases", "--remove", "双区驱动", "--store", store)
    table = json.loads(run(capsys, "phrases", "--json", "--store", store))

    assert ("phrase", "双区驱动") in [(e["class"], e["before"]) for e in listed]
    assert not any(entry["own"] for entry in table)
    run(capsys, "phrases", "--remove", "党的十九大", "--store", store, status=2)


def test_facts_wait_until_they_are_ticked(
    store: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = new_plan(capsys, file, store)

    waiting = run(capsys, "facts", plan, "--with", file, "--json", "--store", store, status=1)
    run(capsys, "facts", plan, "--with", file, "--tick", "--store", store)

    assert [(f["kind"], f["before"], f["after"]) for f in json.loads(waiting)] == [
        ("date", "2026年6月底前", "2027年6月底前")
    ]
    assert run(capsys, "facts", plan, "--with", file, "--store", store) == ""


def test_slots_are_listed_put_right_and_filled(
    store: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "template", file, "--name", "教育", "--store", store)
    run(capsys, "slots", "教育", "--to-slot", "读书节", "--store", store)

    listed = json.loads(run(capsys, "slots", "教育", "--json", "--store", store))["slots"]
    kinds = [slot["kind"] for slot in listed]
    sets = [f"{kinds.index('计划年') + 1}=2028", f"{kinds.index('待填') + 1}=科技节"]
    made = run(
        capsys, "fill", "教育", "--own", "--set", sets[0], "--set", sets[1], "--store", store
    )

    text = text_of(capsys, made.split()[0], store)
    assert "2028年6月底前，江城市新增托位30个，举办第三届科技节" in text
    run(capsys, "slots", "教育", "--to-text", str(kinds.index("地名") + 1), "--store", store)
    after = json.loads(run(capsys, "slots", "教育", "--json", "--store", store))["slots"]
    assert "地名" not in [slot["kind"] for slot in after]


def test_parts_of_templates_are_combined(
    store: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "template", file, "--name", "教育", "--store", store)
    run(capsys, "template", str(samples()[0]), "--name", "卫健", "--store", store)

    run(capsys, "combine", "教育:二", "卫健:一、", "--name", "合并", "--store", store)
    made = run(capsys, "fill", "合并", "--own", "--store", store)

    text = text_of(capsys, made.split()[0], store)
    assert text.startswith("2026年江城市教育工作要点")
    assert "会同市工商局开展2次检查。" in text
    assert "新增托位30个" not in text


def test_a_template_travels_as_one_file(
    store: str, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "教育.yaodian-template"
    other = str(tmp_path / "other.yaodian")
    run(capsys, "template", file, "--name", "教育", "--store", store)

    run(capsys, "pack", "教育", "--out", str(path), "--store", store)
    run(capsys, "unpack", str(path), "--store", other)
    run(capsys, "unpack", str(path), "--store", other)

    with Workbench(tmp_path / "s.yaodian") as here, Workbench(tmp_path / "other.yaodian") as there:
        (sent,) = here.store.templates()
        first, second = there.store.templates()
    assert path.stat().st_size < 20_000
    assert (first.name, second.name) == ("教育", "教育（2）")
    assert (first.plan, first.values, first.source) == (sent.plan, sent.values, file)
    assert len({sent.id, first.id, second.id}) == 3


def test_a_built_in_template_can_be_exported(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "内置"

    run(capsys, "pack", "builtin-work-points", "--out", str(path), "--store", store)

    found = load_template(tmp_path / "内置.yaodian-template")
    assert "〔计划年〕" in plain_text(found.plan)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[1, 2]",
        b'{"format": "other"}',
        b'{"format": "yaodian-template", "version": 99, "template": {}}',
        b'{"format": "yaodian-template", "version": "1"}',
        b'{"format": "yaodian-template", "version": 1}',
        b'{"format": "yaodian-template", "version": 1, "template": {"id": "x"}}',
        b'{"format": "yaodian-template", "version": 1, "template": []}',
        b'{"format": "yaodian-template", "version": 1, "template":'
        b' {"id": "x", "name": "y", "plan": {"id": "p", "title": 5}}}',
        b'{"format": "yaodian-template", "version": 1, "template":'
        b' {"id": "x", "name": "y", "plan": {"id": "p", "title": "t", "sections": 7}}}',
        b'{"format": "yaodian-template", "version": 1, "template":'
        b' {"id": "x", "name": "y", "plan": {"id": "p", "title": "t"}, "values": [1]}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_template_file_is_refused_calmly(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "坏.yaodian-template"
    path.write_bytes(content)

    with pytest.raises(UnreadableError) as refused:
        load_template(path)

    assert "坏.yaodian-template" in refused.value.message


def test_a_template_file_that_is_gone_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        load_template(tmp_path / "没有.yaodian-template")
