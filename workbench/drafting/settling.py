"""A decision about some places of a plan that goes on being edited: the rest is left as it is.

Of thousands of proposals one is decided at a time; only the chapter it is in is written anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.chapters import held
from workbench.drafting.deciding import place_of, settle, standing
from workbench.drafting.proposals import ProposalKind

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from workbench.drafting.deciding import Decisions, Settled
    from workbench.drafting.proposals import Proposal
    from workbench.plan import Plan


def settle_standing(plan: Plan, proposals: Sequence[Proposal], decisions: Decisions) -> Settled:
    """`settle` for a plan in which steps were taken back; what is not decided is kept as told."""
    said = {str(key) for key in decisions}
    places = _places_of(said, proposals)
    spots = [at for at, p in enumerate(proposals) if place_of(p)[0] in places]
    part = _part_with(plan, places)
    stood = tuple(each.proposal for each in standing(part, [proposals[at] for at in spots]))
    settled = settle(part, stood, decisions)
    now = list(proposals)
    for at, old, new in zip(spots, stood, settled.proposals, strict=True):
        if new is not old:
            now[at] = new
    chapters = {chapter.id: chapter for chapter in settled.plan.sections}
    sections = tuple(chapters.get(chapter.id, chapter) for chapter in plan.sections)
    whole = replace(settled.plan, sections=sections)
    return replace(settled, plan=whole, proposals=tuple(now))


def _places_of(said: Set[str], proposals: Sequence[Proposal]) -> set[str]:
    """Where the proposals stand of whose ids or classes something is said."""
    kinds = {kind for kind in ProposalKind if kind.value in said}
    begun = {key.partition("/")[0] for key in said}  # told apart first: an id takes time to make
    return {
        place_of(p)[0]
        for p in proposals
        if p.kind in kinds or (_named(p).partition("/")[0] in begun and p.id in said)
    }


def _named(proposal: Proposal) -> str:
    """What the id of a proposal begins with."""
    return proposal.task_id or proposal.section_id or proposal.section


def _part_with(plan: Plan, places: Set[str]) -> Plan:
    """The plan with those chapters only in which one of the places is."""
    chapters = ((chapter, held(chapter)) for chapter in plan.sections)
    touched = (
        chapter
        for chapter, parts in chapters
        if not (places.isdisjoint(parts.sections) and places.isdisjoint(parts.tasks))
    )
    return replace(plan, sections=tuple(touched))
