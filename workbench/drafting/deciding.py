"""The drafter decides about what the new year proposes: accept, edit, refuse, singly or by class.

    2026年6月底前 → 2027年6月底前    accepted   …2027年6月底前…
                                     edited     …2027年8月底前…
                                     refused    …2026年6月底前…

A decision may be taken again; the place is then written as the newest one says. Where the drafter
has reworded the place in the meantime, her words stand and the proposal is `lost`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from workbench.drafting.figures import find_figures, opened
from workbench.drafting.identity import reword
from workbench.drafting.proposals import ProposalKind, Verdict
from workbench.drafting.rewriting import Edit, Rewriting, least_edit
from workbench.drafting.rollforward import DEADLINE, UNIT, elements_by
from workbench.drafting.slots import FIGURE_SLOT
from workbench.drafting.slotting import with_figure
from workbench.drafting.texts import Location, rebuild
from workbench.drafting.typography import levelled, same_words
from workbench.manuscript import PART_NAMES
from workbench.one_line import one_line
from workbench.reading.cell_targets import cell_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.drafting.proposals import Proposal
    from workbench.plan import Assignment, Plan, Section, Target, Task

_PARTS = {name: part for part, name in PART_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Decision:
    """A tick (采纳), another wording (改写), or no (不改); WAITING: as it was, asked again."""

    verdict: Verdict
    text: str = ""


Decisions = Mapping[str, Decision] | Mapping[ProposalKind, Decision]
"""By the id of a proposal, or by its class."""

ACCEPT = Decision(Verdict.ACCEPTED)
REFUSE = Decision(Verdict.REFUSED)


@dataclass(frozen=True, slots=True)
class Settled:
    """The plan as decided, its proposals with what was said to them, and those without a place."""

    plan: Plan
    proposals: tuple[Proposal, ...]
    lost: tuple[Proposal, ...] = ()


def edited(text: str) -> Decision:
    """Another wording than the one suggested."""
    return Decision(Verdict.EDITED, one_line(text))


def decided(plan: Plan, proposals: Sequence[Proposal], decisions: Decisions) -> Plan:
    """The plan with `decisions` carried out; `settle` tells also what became of the proposals."""
    return settle(plan, proposals, decisions).plan


@dataclass(frozen=True, slots=True)
class Standing:
    """A proposal as the plan stands now; not `found` where its words were rewritten or removed.

    `text` is the sentence or cell as it reads now, `words` stand in it at `at`, and `place` calls
    it by the numbers of now.
    """

    proposal: Proposal
    found: bool = True
    text: str = ""
    at: int = 0
    words: str = ""
    place: str = ""


def standing(plan: Plan, proposals: Sequence[Proposal]) -> tuple[Standing, ...]:
    """What was said to each proposal, as the plan itself tells it.

    A step taken back makes the place wait again, one brought back makes it decided.
    """
    reader = _Writer((proposal, proposal) for proposal in proposals)
    reader.outside(rebuild(plan, reader))
    return tuple(_stands(proposal, reader) for proposal in proposals)


def _stands(proposal: Proposal, reader: _Writer) -> Standing:
    words, place = reader.stands.get(proposal.id), reader.name_of(proposal)
    if words is None:
        return Standing(proposal, found=False, place=place)
    at, text = reader.spots[proposal.id]
    if not _says(proposal, words, proposal.says):
        accepted = _says(proposal, words, proposal.after)
        verdict = Verdict.ACCEPTED if accepted else Verdict.WAITING
        proposal = replace(proposal, verdict=verdict, applied=accepted, text="")
    return Standing(proposal, True, text, at, words, place)


def settle(plan: Plan, proposals: Sequence[Proposal], decisions: Decisions) -> Settled:
    """Carry out `decisions`: by the id of a proposal, or by its class (`ProposalKind`).

    The id goes before the class. What nobody decided about stays as it is.
    """
    said: dict[str, Decision] = {str(key): decision for key, decision in decisions.items()}
    wanted = [_with(p, said.get(p.id) or said.get(p.kind.value)) for p in proposals]
    writer = _Writer(zip(proposals, wanted, strict=True))
    written = writer.outside(rebuild(plan, writer))
    kept = tuple(
        old if old.id in writer.lost else new for old, new in zip(proposals, wanted, strict=True)
    )
    return Settled(written, kept, tuple(p for p in proposals if p.id in writer.lost))


def _with(proposal: Proposal, decision: Decision | None) -> Proposal:
    if decision is None:
        return proposal
    applied = decision.verdict in (Verdict.ACCEPTED, Verdict.EDITED)
    text = decision.text if decision.verdict is Verdict.EDITED else ""
    return replace(proposal, verdict=decision.verdict, applied=applied, text=text)


_Change = tuple["Proposal", "Proposal"]  # as it is, and as it is to be
_Place = tuple[str, str]  # the id of a task or section, or a part of the plan; and the column


def place_of(proposal: Proposal) -> _Place:
    """What holds the text of a proposal, and its column."""
    owner = proposal.task_id or proposal.section_id
    return owner or _PARTS.get(proposal.section.partition("·")[0], ""), proposal.column


class _Writer:
    """Writes each text as decided.

    `stands` holds the words found by the ids of their proposals, `spots` where in which text they
    were found, `lost` the ids of those not written (yet).
    """

    def __init__(self, changes: Iterable[_Change]) -> None:
        self._changes: dict[_Place, list[_Change]] = defaultdict(list)
        self.lost: set[str] = set()
        self.stands: dict[str, str] = {}
        self.spots: dict[str, tuple[int, str]] = {}
        self._names: dict[_Place, str] = {}
        for change in changes:
            self._changes[place_of(change[0])].append(change)
            if change[0].says != change[1].says:
                self.lost.add(change[0].id)
        self._owners = {owner for owner, _ in self._changes}
        self._written: dict[str, list[Rewriting]] = defaultdict(list)

    def name_of(self, proposal: Proposal) -> str:
        """The place of a proposal by the numbers of now; as it was told where it is gone."""
        owner, column = place_of(proposal)
        now = self._names.get((owner, column and "cell"))
        if now is None:
            return proposal.section
        return f"{now}·{proposal.section.rpartition('·')[2]}" if column else now

    def words(self, place: Location, part: str, text: str) -> str:
        self._names[place.section_id or part, ""] = place.name
        change = self._change((place.section_id or part, ""), text)
        self._written[place.section_id].append(change)
        return change.result

    def task(self, place: Location, task: Task) -> Task:
        if task.id not in self._owners:
            return task
        self._names[task.id, ""] = self._names[task.id, "cell"] = place.name
        change = self._change((task.id, ""), task.text)
        self._written[place.section_id].append(change)
        written = _written(task, change, reread=self._edited(task.id))
        return replace(
            written,
            deadline=self._change((task.id, DEADLINE), written.deadline).result,
            assignments=self._units(task.id, written.assignments),
            targets=tuple(self._target(task.id, target) for target in written.targets),
        )

    def section(self, place: Location, section: Section) -> Section:
        """Its deadline is the one its heading or a sentence prints, or stands in the table only."""
        self._names[section.id, "cell"] = place.name
        deadline = section.deadline
        for change in self._written[place.section_id]:
            at = change.text.find(deadline) if deadline and change.edits else -1
            if at >= 0:
                deadline = change.result_of(at, at + len(deadline))
                break
        return replace(
            section,
            deadline=self._change((section.id, DEADLINE), deadline).result,
            assignments=self._units(section.id, section.assignments),
        )

    def outside(self, plan: Plan) -> Plan:
        """The elements of the paper, and a 发文字号 that was cleared."""

        def element(name: str, value: str) -> str:
            return self._change(("issuance", name), value).result

        notice = plan.notice
        if notice and not notice.number:
            notice = replace(notice, number=self._change(("notice.number", ""), "").result)
        return replace(plan, notice=notice, issuance=elements_by(element, plan.issuance))

    def _edited(self, owner: str) -> bool:
        return any(new.verdict is Verdict.EDITED for _, new in self._changes.get((owner, ""), ()))

    def _units(self, owner: str, units: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
        if (owner, UNIT) not in self._changes:
            return units
        return tuple(replace(a, unit=self._change((owner, UNIT), a.unit).result) for a in units)

    def _target(self, owner: str, target: Target) -> Target:
        """A figure of the table only: empty again, or as it was, or as she wrote it."""
        if (owner, target.id) not in self._changes:
            return target
        change = self._change((owner, target.id), target.figure)
        if not change.edits:
            return target
        if not change.result:
            return replace(target, value=None, value_high=None, last=target.figure)
        read = cell_target(target.indicator, target.unit, change.result)
        if read is None:
            self.lost |= {old.id for old, _ in self._changes[owner, target.id]}
            return target
        return replace(target, value=read.value, value_high=read.value_high, op=read.op)

    def _change(self, place: _Place, text: str) -> Rewriting:
        """What is decided about the texts of `place`, where `text` is one of them."""
        edits: list[Edit] = []
        for old, new, at, words in _places(self._changes.get(place, ()), text):
            self.lost.discard(old.id)
            self.stands[old.id] = words
            self.spots[old.id] = at, text
            if new is not old and not _is_written(words, new):
                edits.append(least_edit(at, words, new.says))
        return Rewriting(text, tuple(edits))


def _says(proposal: Proposal, words: str, wanted: str) -> bool:
    """`words` at its place are those wanted, or were and have other punctuation by now."""
    own = words in (proposal.before, proposal.after)
    return words == wanted or (not own and same_words(words, wanted))


def _is_written(words: str, wanted: Proposal) -> bool:
    """The place reads as wanted already; what she wrote herself is wanted to the sign."""
    if wanted.verdict is Verdict.EDITED:
        return words == wanted.says
    return _says(wanted, words, wanted.says)


def _places(changes: Sequence[_Change], text: str) -> Iterator[tuple[Proposal, Proposal, int, str]]:
    """The changes whose place is found in `text`, where, and the words that stand there."""
    for sentence in dict.fromkeys(old.sentence for old, _ in changes):
        here = sorted((c for c in changes if c[0].sentence == sentence), key=lambda c: c[0].start)
        edits = tuple(Edit(old.start, old.before, old.says) for old, _ in here)
        expected = Rewriting(sentence, edits)
        moved = _Moved(sentence, text) if expected.result != text else None
        for (old, new), edit in zip(here, edits, strict=True):
            start = len(expected.result_of(0, edit.start)) if moved is None else None
            found = (start, old.says) if start is not None else moved and moved.words(old)
            if found:
                yield old, new, *found


class _Moved:
    """A sentence that does not read as it was left: reworded by hand, or a step was undone."""

    def __init__(self, sentence: str, text: str) -> None:
        self._sentence, self._text = sentence, text
        matcher = SequenceMatcher(None, levelled(sentence), levelled(text), autojunk=False)
        self._to = {
            block.a + i: block.b + i
            for block in matcher.get_matching_blocks()
            for i in range(block.size)
        }

    def words(self, old: Proposal) -> tuple[int, str] | None:
        """The place of a proposal and what stands there, if that is one of its own wordings.

        Other punctuation makes no other wording of it: 5-10家 is 5～10家.
        """
        before, behind = old.start - 1, old.start + len(old.before)
        start = self._to.get(before, -1) + 1 if before >= 0 else 0
        end = self._to.get(behind, -1) if behind < len(self._sentence) else len(self._text)
        words = self._text[start:end] if (before in self._to or before < 0) and end >= 0 else ""
        if words and any(same_words(words, own) for own in (old.before, old.after, old.says)):
            return start, words
        return self._kept(old)

    def _kept(self, old: Proposal) -> tuple[int, str] | None:
        """The words of the proposal, if they stand in the text once only."""
        if old.says and self._text.count(old.says) == 1:
            return self._text.index(old.says), old.says
        return None


def _written(task: Task, change: Rewriting, *, reread: bool) -> Task:
    """The task as its new text reads; figures that became slots are open targets.

    Its other figures are read anew only where one of them may have changed (`reread`, or a slot was
    filled): read out of half a sentence, 由41%提高到〔数〕% would have a target that it never had.
    """
    if not change.edits:
        return task
    figures = find_figures(task.text, task.targets)
    now = {f.target.id: (f, change.result_of(*f.digits)) for f in figures}
    slots = {name: figure for name, (figure, digits) in now.items() if digits == FIGURE_SLOT}
    kept = all(d in (FIGURE_SLOT, task.text[slice(*f.digits)]) for f, d in now.values())
    if reread or not kept or any(FIGURE_SLOT in edit.before for edit in change.edits):
        left = tuple(t for t in task.targets if t.id not in slots)
        written = reword(replace(task, targets=left), change.result)
        targets = [*written.targets, *(opened(figure, change) for figure in slots.values())]
        return replace(written, targets=tuple(sorted(targets, key=lambda t: _at(change.result, t))))
    targets = [with_figure(t, slots.get(t.id), task.text, change) for t in task.targets]
    return replace(reword(task, change.result), targets=tuple(targets))


def _at(text: str, target: Target) -> int:
    """Where it is printed; those of the table only stand last."""
    at = text.find(target.quote) if target.quote else -1
    return at if at >= 0 else len(text)
