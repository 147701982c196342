"""Checking a plan, once for window and command line, with what the store knows besides the plan.

Plain functions that are handed the open `Workbench`; a reference is the id of a plan, document or
template, or a file's path. A file is checked without a store too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from workbench.errors import NotFoundError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from workbench.checking.context import Context
    from workbench.checking.findings import Finding
    from workbench.checking.waivers import Waiver
    from workbench.drafting.phrases import Phrase
    from workbench.plan import Plan, Unit


WORDS, PLACES, LIMIT, SUPERIORS = "words", "places", "limit", "superiors:"
"""Preferences of the store: lines of her list of words, names of her place, most characters.

The superiors of a plan are kept under `SUPERIORS` and its id.
"""


class Sayings(Protocol):
    """What the drafter let stand in a plan, kept with it."""

    def said(self, plan_id: str, kind: type[Waiver]) -> Mapping[str, Waiver]: ...
    def say(self, plan_id: str, kind: type[Waiver], told: Mapping[str, Waiver | None]) -> None: ...
    def preference(self, key: str) -> tuple[str, ...]: ...
    def phrases(self) -> Sequence[Phrase]: ...


class Checking(Protocol):
    """What checking asks of the `Workbench`."""

    @property
    def has_store(self) -> bool: ...
    @property
    def store(self) -> Sayings: ...
    def units(self) -> Sequence[Unit]: ...
    def find_plan(self, reference: str) -> Plan: ...


def check_context(
    workbench: Checking,
    superiors: Sequence[str] = (),
    words: Path | None = None,
    places: Sequence[str] = (),
) -> Context:
    """What the checks know besides the plan: the list of units and the `superiors` named.

    `words` is a file with the drafter's own list of words, `places` are names of her own place.

    Raises:
        NotFoundError: where one of the references stands for nothing.
        UnreadableError: the list cannot be read.
        MisuseError: a line of the list is no pair of words.
    """
    from workbench.checking.context import Context
    from workbench.checking.word_list import words_in

    return Context(
        tuple(workbench.units()) if workbench.has_store else (),
        tuple(workbench.find_plan(superior) for superior in superiors),
        words_in(_text_of(words)) if words else (),
        tuple(places),
        phrases=tuple(workbench.store.phrases()) if workbench.has_store else (),
    )


def own_context(workbench: Checking, plan: Plan) -> Context:
    """What the drafter set for all her plans, and the superiors she chose for this one.

    A superior that has left the library binds no more.
    """
    from workbench.checking.context import Context
    from workbench.checking.word_list import words_in

    if not workbench.has_store:
        return Context()
    kept = workbench.store.preference
    superiors = (_plan_or_none(workbench, key) for key in kept(SUPERIORS + plan.id))
    return Context(
        tuple(workbench.units()),
        tuple(superior for superior in superiors if superior),
        words_in("\n".join(kept(WORDS))),
        kept(PLACES),
        limit_of(workbench, plan),
        tuple(workbench.store.phrases()),
    )


def limit_of(workbench: Checking, plan: Plan) -> int:
    """Most characters this plan may have, 0 for any number: as she set it, else as is usual."""
    from workbench.letters import usual_limit

    kept = workbench.store.preference(LIMIT) if workbench.has_store else ()
    return int(kept[0]) if kept and kept[0] else usual_limit(plan)


def _plan_or_none(workbench: Checking, key: str) -> Plan | None:
    try:
        return workbench.find_plan(key)
    except NotFoundError:
        return None


def _text_of(path: Path) -> str:
    """The drafter's list of words; any name will do, as it is no document."""
    from workbench.reading.formats.text import decode

    if path.exists() and not path.is_file():
        raise _no_words(path, "这不是文本文件")
    try:
        return decode(path.read_bytes())
    except OSError as error:
        why = "没有这个文件" if isinstance(error, FileNotFoundError) else "文件打不开"
        raise _no_words(path, why) from error
    except UnicodeDecodeError as error:
        raise _no_words(path, "内容不是文字") from error


def _no_words(path: Path, why: str) -> UnreadableError:
    return UnreadableError(
        f"未能读取用词表“{path.name}”：{why}。",
        "请核对路径；用词表是文本文件，每行一对，错词在前、对词在后，中间用→隔开。",
    )


def checked(
    workbench: Checking, reference: str, context: Context | None = None
) -> tuple[Plan, tuple[Finding, ...]]:
    """The plan and the findings in it that nobody has let stand."""
    from workbench.checking.checker import check

    plan = workbench.find_plan(reference)
    found = check(plan, context or check_context(workbench))
    return plan, still_open(workbench, plan, found)


def still_open(workbench: Checking, plan: Plan, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those of the findings that nobody has let stand."""
    from workbench.checking.waivers import open_findings

    return open_findings(found, waivers(workbench, plan))


def waivers(workbench: Checking, plan: Plan) -> tuple[Waiver, ...]:
    """What was let stand in a plan, also of sentences that have changed since."""
    from workbench.checking.waivers import Waiver

    if not workbench.has_store:
        return ()
    return tuple(workbench.store.said(plan.id, Waiver).values())


def let_stand(workbench: Checking, plan: Plan, finding: Finding, reason: str) -> Waiver:
    """A finding does not come back until its sentence changes.

    Raises:
        MisuseError: no reason is given.
    """
    from workbench.checking.waivers import Waiver, waive

    waiver = waive(finding, reason)
    workbench.store.say(plan.id, Waiver, {waiver.key: waiver})
    return waiver


def take_up_again(workbench: Checking, plan: Plan, waiver: Waiver) -> None:
    """A finding counts again."""
    from workbench.checking.waivers import Waiver

    workbench.store.say(plan.id, Waiver, {waiver.key: None})
