"""The form in which an outline, its targets and its units are handed to other programs (JSON).

One dictionary an outline, one list of targets, one of units; sections are named by their numbers:
"三/（二）" where numbers repeat, "（二十）" where they do not.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from workbench.document import NodeKind
from workbench.manuscript import STOP
from workbench.reading.reports import stances
from workbench.reading.tables.claims import added, aim_targets
from workbench.reading.tables.measures import by_year
from workbench.reading.tagging import tagged
from workbench.reading.unit_defaults import first_of_list_leads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.document import Node, Outline
    from workbench.plan import Target
    from workbench.reading.reports import Stance

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Label: TypeAlias = dict[str, "str | float | int | bool | None"]


def outline_labels(outline: Outline) -> dict[str, Json]:
    """Title, metadata, nodes in document order, page furniture."""
    meta = outline.meta
    return {
        "title": outline.title,
        "meta": {
            "issuer": meta.issuer or None,
            "doc_date": meta.date or None,
            "index_no": meta.index_number or None,
            "addressees": meta.addressees or None,
            "notice_title": meta.notice_title or None,
            "doc_number": meta.document_number or None,
        },
        "nodes": [_node_label(node) for node in outline.nodes],
        "chrome": list(outline.chrome),
    }


def _node_label(node: Node) -> dict[str, Json]:
    heading, rest, later = _heading_label(node)
    return {
        "kind": node.kind.value,
        "level": node.level,
        "number": node.number,
        "heading": heading,
        "sentences": [*rest, *node.sentences[len(node.sentences) - later :]],
    }


def _heading_label(node: Node) -> tuple[str, list[str], int]:
    """Heading, what is left of the first sentence, and how many sentences follow it.

    A numbered sentence (1.建成救助站2个。) is a task to us; the labels call everything behind a
    number up to the first sentence end a heading.
    """
    if node.heading or not node.number or not node.sentences:
        return node.heading, [], len(node.sentences)
    heading, _, rest = node.sentences[0].partition(STOP)
    return heading, [rest] if rest.strip() else [], len(node.sentences) - 1


def target_labels(outline: Outline) -> list[Label]:
    """The targets (facts, in a report) of headings and sentences, in document order."""
    return [
        _target_label(path, target)
        for node, path, stance in zip(
            outline.nodes, section_paths(outline), stances(outline), strict=True
        )
        if node.kind is not NodeKind.SIGNATURE
        for target in _targets(node, stance)
    ]


def _targets(node: Node, stance: Stance) -> Iterator[Target]:
    """Those of the heading, then of each sentence, those of the cells beside it last."""
    yield from stance.targets(node.heading)
    for place, sentence in enumerate(node.sentences):
        own = stance.targets(sentence)
        if node.fields:
            own = by_year(added(own, aim_targets(node, place, stance)), node, place)
        yield from own


def _target_label(path: str, target: Target) -> Label:
    return {
        "section": path,
        "quote": target.quote,
        "indicator": target.indicator,
        "kind": target.kind.value,
        "op": target.op.value,
        "value": _number(target.value),
        "value_high": _number(target.value_high),
        "unit": target.unit,
        "deadline": target.deadline or None,
        "hedged": target.hedged,
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def unit_labels(outline: Outline) -> list[Label]:
    """The responsible units named in headings and sentences, in document order."""
    told = (outline.nodes, section_paths(outline), first_of_list_leads(outline))
    return [
        {
            "section": path,
            "on": tag.on.value,
            "role": assignment.role.value,
            "unit": assignment.unit,
            "deadline": tag.deadline or None,
        }
        for node, path, first in zip(*told, strict=True)
        for tag in tagged(node, first_leads=first)
        for assignment in tag.assignments
    ]


def section_paths(outline: Outline) -> tuple[str, ...]:
    """For each node the section it stands in: its number, with its parents' where numbers repeat.

    A theme phrase without a number is named by the nearest number above, text outside all by "".
    """
    chains = _chains(outline)
    unique = Counter(tail for chain in set(chains) for tail in _tails(chain))
    return tuple(_shortest(chain, unique) for chain in chains)


def _chains(outline: Outline) -> list[tuple[str, ...]]:
    """The numbers above each node; the rows of a table in a text stand in the section around it."""
    open_sections: list[tuple[int, str]] = []
    chains: list[tuple[str, ...]] = []
    around = _all_in_tables(outline)
    for node in outline.nodes:
        if node.kind is not NodeKind.SECTION:
            chains.append(())
            continue
        if around or not node.in_table:
            open_sections = [s for s in open_sections if s[0] < node.level]
            open_sections.append((node.level, node.number.strip().rstrip("、.．， ")))
        chains.append(tuple(number for _, number in open_sections if number))
    return chains


def _all_in_tables(outline: Outline) -> bool:
    """A sheet: its rows are all the sections it has."""
    return all(node.in_table for node in outline.nodes if node.kind is NodeKind.SECTION)


def _tails(chain: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [chain[place:] for place in range(len(chain))]


def _shortest(chain: tuple[str, ...], unique: Counter[tuple[str, ...]]) -> str:
    """The shortest tail of `chain` that names no other section as well."""
    for tail in reversed(_tails(chain)):
        if unique[tail] == 1:
            return "/".join(tail)
    return "/".join(chain)
