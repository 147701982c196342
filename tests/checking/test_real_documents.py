"""What checking says of real documents: the faults known to be in them, and no false alarm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.checking.checker import check
from workbench.checking.findings import Finding, Severity
from workbench.imports import read_file
from workbench.reading.assembly import plan_of

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.plan import Plan

MOST_SURE = 4


def read(path: Path) -> Plan:
    return plan_of(read_file(path).outline)


@pytest.fixture(scope="module")
def found(seeds: list[Path]) -> dict[str, tuple[Finding, ...]]:
    return {path.name[:3]: check(read(path)) for path in seeds}


def quotes(findings: tuple[Finding, ...], rule: str) -> list[str]:
    return [finding.quote for finding in findings if finding.rule == rule]


def test_a_plan_made_twice_is_found(found: dict[str, tuple[Finding, ...]]) -> None:
    assert len(quotes(found["003"], "T32")) == 1


def test_commas_between_titles_and_quotes_are_found(found: dict[str, tuple[Finding, ...]]) -> None:
    assert quotes(found["003"], "P1") == ["》、《"]
    assert quotes(found["001"], "P1") == ["”、“"]


def test_a_word_written_in_two_ways_is_found(found: dict[str, tuple[Finding, ...]]) -> None:
    assert set(quotes(found["000"], "C5")) == {"制订"}


def test_hyphens_in_ranges_are_found(found: dict[str, tuple[Finding, ...]]) -> None:
    assert len(quotes(found["000"], "P4")) == 4


def test_a_period_without_quotes_is_found(found: dict[str, tuple[Finding, ...]]) -> None:
    assert quotes(found["003"], "C9") == ["十三五"]


def test_a_heading_said_over_again_is_found(found: dict[str, tuple[Finding, ...]]) -> None:
    assert len(quotes(found["004"], "T35")) == 1


def test_stand_in_names_are_found(found: dict[str, tuple[Finding, ...]]) -> None:
    assert "XX" in quotes(found["001"], "C21")
    assert "XX" in quotes(found["004"], "C21")


def test_counts_that_hold_are_not_told(found: dict[str, tuple[Finding, ...]]) -> None:
    announced = [f for f in found["000"] if f.rule in ("T40", "T41", "T42", "T43")]

    assert not announced


def test_sure_faults_are_few(found: dict[str, tuple[Finding, ...]]) -> None:
    sure = [[f for f in each if f.severity is Severity.ERROR] for each in found.values()]

    assert max(map(len, sure)) <= MOST_SURE


def test_importing_hides_no_fault_but_narrow_marks(tmp_path: Path) -> None:
    path = tmp_path / "要点.txt"
    path.write_text(
        "2027年江城市卫生健康工作要点\n\n一、加强急救体系建设\n"
        "(一)建好急救站。落实《急救条例》、《护理办法》,抓好布署。。新增床位3-5张。\n"
        "(二)抓好队伍。入住率达到15~30%,落实江政发[2026]02号,2月30日前完成“培训。\n",
        encoding="utf-8",
    )

    rules = {finding.rule for finding in check(read(path))}

    assert rules >= {"P1", "C1", "P10", "P4", "D1", "C6", "D20", "P2"}
    assert "P3" not in rules


def test_our_own_samples_have_no_sure_fault() -> None:
    from workbench.drafting.samples import samples

    sure = [f for path in samples() for f in check(read(path)) if f.severity is Severity.ERROR]

    assert not sure


def test_a_slogan_with_another_count_is_told(seeds: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "要点.txt"
    text = seeds[0].read_text(encoding="utf-8")
    path.write_text(text.replace("三个再上", "四个再上"), encoding="utf-8")

    assert len(quotes(check(read(path)), "T42")) == 1
