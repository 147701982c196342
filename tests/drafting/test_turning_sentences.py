"""The turn of the year over sentences with a key: what must be proposed is, and nothing else."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.drafting.turning_sentences import TURNINGS, Turning
from workbench.drafting.identity import new_task
from workbench.drafting.phrases import Phrase, builtin_phrases, checked_phrase, phrase_table
from workbench.drafting.proposals import ProposalKind
from workbench.drafting.rollforward import roll_forward
from workbench.errors import MisuseError
from workbench.plan import Paragraph, Plan, Section, new_id
from workbench.reading.sentences import split_sentences

Listed = set[tuple[str, str, str]]


def listed(turning: Turning, phrases: tuple[Phrase, ...] = builtin_phrases()) -> Listed:
    """What is proposed for a sentence, its figures left out."""
    tasks = tuple(new_task(sentence) for sentence in split_sentences(turning.text))
    section = Section(new_id(), "加强管理", paragraphs=(Paragraph(new_id(), tasks),))
    plan = Plan(new_id(), "江城市工作要点", turning.base, sections=(section,))
    _, proposals = roll_forward(plan, turning.year, phrases=phrases)
    return {
        (p.kind.value, p.before, "" if p.after == p.before else p.after)
        for p in proposals
        if p.kind is not ProposalKind.FIGURE
    }


def test_precision_and_recall_over_all_sentences() -> None:
    counts: Counter[str] = Counter()

    for turning in TURNINGS:
        found, key = listed(turning), set(turning.listed)
        counts.update(right=len(found & key), wrong=len(found - key), missed=len(key - found))

    assert len(TURNINGS) >= 60
    assert counts["right"] / (counts["right"] + counts["wrong"]) >= 0.97
    assert counts["right"] / (counts["right"] + counts["missed"]) >= 0.97


@pytest.mark.parametrize("turning", TURNINGS, ids=lambda turning: turning.text)
def test_nothing_inside_names_and_spans_is_changed(turning: Turning) -> None:
    names = [p for p in listed(turning) if p[1].startswith("《")]

    assert [p for p in names if p[2]] == []


# --- the phrase table ------------------------------------------------------------


def test_a_phrase_of_ones_own_is_flagged_outside_its_time_only() -> None:
    own = phrase_table((Phrase("双区驱动", "2019", "2026-12", "省里改用新提法"),))
    sentence = "抢抓双区驱动机遇。"

    assert listed(Turning(2026, 2027, sentence), own) == {("phrase", "双区驱动", "")}
    assert listed(Turning(2025, 2026, sentence), own) == set()


def test_a_phrase_of_ones_own_takes_the_place_of_the_built_in_one() -> None:
    own = phrase_table((Phrase("放管服", "2015", "2030"),))

    assert listed(Turning(2026, 2027, "深化“放管服”改革。"), own) == set()


def test_a_phrase_not_yet_in_use_is_flagged_too() -> None:
    own = phrase_table((Phrase("新提法", "2028"),))

    assert listed(Turning(2026, 2027, "落实新提法。"), own) == {("phrase", "新提法", "")}


def test_phrases_are_never_written() -> None:
    found = {p for turning in TURNINGS for p in listed(turning) if p[0] == "phrase"}

    assert found
    assert [p for p in found if p[2]] == []


def test_every_built_in_phrase_could_be_kept_by_the_drafter() -> None:
    assert all(checked_phrase(phrase) is phrase for phrase in builtin_phrases())
    assert all(phrase.note and phrase.valid_to for phrase in builtin_phrases())


@pytest.mark.parametrize(
    "phrase",
    [
        Phrase(" "),
        Phrase("提法", "去年"),
        Phrase("提法", "2027-13"),
        Phrase("提法", "2027", "2026"),
        Phrase("提法", "2027-10", "2027-09"),
    ],
)
def test_a_phrase_that_makes_no_sense_is_refused_in_words(phrase: Phrase) -> None:
    with pytest.raises(MisuseError):
        checked_phrase(phrase)
