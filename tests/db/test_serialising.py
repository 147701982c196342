"""Dataclasses as JSON and back."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.serialising import dumps, loads
from tests.db.random_plans import grow
from workbench.document import Account, Change, Document, Meta, Node, NodeKind, Outline, Remark
from workbench.numbering import RUNNING_ON, Scheme
from workbench.plan import Comparator, Plan, Target, TargetKind, Unit


@pytest.mark.parametrize("kind", [Outline, Document, Node, Meta, Account, Change, Remark, Unit])
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_every_dataclass_comes_back_equal(kind: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))

    again = loads(kind, dumps(value))

    assert repr(again) == repr(value)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_every_plan_comes_back_equal(seed: int) -> None:
    plan = grow(random.Random(seed), edits=15)

    assert repr(loads(Plan, dumps(plan))) == repr(plan)


def test_every_scheme_comes_back_equal() -> None:
    assert loads(Scheme, dumps(RUNNING_ON)) == RUNNING_ON


def test_what_is_at_its_default_is_not_written() -> None:
    node = Node(NodeKind.SECTION, heading="加强安全生产")

    assert json.loads(dumps(node)) == {"kind": "section", "heading": "加强安全生产"}


def test_a_whole_number_in_a_figure_is_written_as_the_store_reads_it() -> None:
    whole = Target("x", "6个", "站点", TargetKind.COUNT, Comparator.EXACT, 6)
    read = Target("x", "6个", "站点", TargetKind.COUNT, Comparator.EXACT, 6.0)

    assert dumps(whole) == dumps(read)


def test_a_field_that_an_older_text_does_not_know_is_at_its_default() -> None:
    assert loads(Unit, '{"id":"u","name":"市教育局"}') == Unit("u", "市教育局")


def test_a_dataclass_without_defaults_is_a_list_and_was_an_object() -> None:
    change = Change(3, 14, ",", "，")

    assert dumps(change) == '[3,14,",","，"]'
    assert loads(Change, dumps(change)) == change
    assert loads(Change, '{"block":3,"offset":14,"before":",","after":"，"}') == change


def test_a_type_without_a_json_form_is_a_mistake_of_ours() -> None:
    @dataclass
    class Odd:
        value: bytes

    with pytest.raises((TypeError, NameError)):
        dumps(Odd(b""))


def test_a_list_of_values_may_hold_lists() -> None:
    @dataclass(frozen=True)
    class Row:
        number: int
        words: tuple[str, ...]

    Row.__annotations__ = {"number": int, "words": tuple[str, ...]}

    assert dumps(Row(1, ("a", "b"))) == '[1,["a","b"]]'
    assert loads(Row, '[1,["a","b"]]') == Row(1, ("a", "b"))
