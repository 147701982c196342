"""Search finds exactly the lines in which the words stand, two characters or one."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from db.document_search import pairs
from db.plan_search import _order_of
from db.store import Hit, HitKind, Store
from tests.db.random_plans import grow
from workbench.document import Node, NodeKind, Outline, SourceFile
from workbench.drafting import editing
from workbench.plan import Paragraph, Plan, Section, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

ALPHABET = "安全生产，。 aA1０％𠮷é\0\n"
TEXT = st.text(alphabet=ALPHABET, max_size=10)
NODES = st.builds(
    Node,
    kind=st.just(NodeKind.SECTION),
    number=st.sampled_from(["", "一、", "（二）"]),
    heading=TEXT,
    paragraphs=st.lists(st.lists(TEXT, max_size=3).map(tuple), max_size=2).map(tuple),
)
OUTLINES = st.builds(Outline, title=TEXT, nodes=st.lists(NODES, max_size=5).map(tuple))


def lines_of(outline: Outline) -> Iterator[str]:
    yield outline.title
    for node in outline.nodes:
        if node.heading:
            yield node.number + node.heading
        yield from node.sentences


def lines_in(plan: Plan) -> Iterator[str]:
    if plan.notice:
        yield plan.notice.title
        yield from (task.text for p in plan.notice.paragraphs for task in p.tasks)
    yield plan.title
    yield from (task.text for p in plan.preamble for task in p.tasks)
    for section, _ in plan.walk():
        yield section.heading
        yield from (task.text for task in section.tasks())
    yield from (task.text for p in plan.closing for task in p.tasks)


def scanned(lines: Iterator[str], query: str) -> list[str]:
    words = query.split()
    return [line for line in lines if words and all(word in line for word in words)]


def test_a_two_character_word_is_found_in_the_middle_of_a_sentence(store: Store) -> None:
    node = Node(NodeKind.SECTION, 1, "一、", "安全", (("加强安全生产监督检查。",),))
    document_id = store.add_document(SourceFile("a.txt", b"a"), Outline("要点", (node,))).id

    hits = store.search("监督")

    assert hits == (
        Hit(HitKind.DOCUMENT, document_id, "要点", "一、安全", "加强安全生产监督检查。", "0"),
    )


def test_a_sentence_of_a_plan_is_found_with_its_place(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")

    hits = store.search("调度")

    assert hits == (
        Hit(
            HitKind.PLAN,
            "plan",
            plan.title,
            "（一）完善院前急救网络",
            "推动急救调度系统与医疗机构信息互联互通。",
            "s2",
            "t2",
        ),
    )


def test_hits_of_a_plan_come_in_the_order_of_the_paper(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")

    assert [(hit.place, hit.text[:6]) for hit in store.search("工")] == [
        ("通知标题", "关于印发工作"),
        ("标题", "2027年江"),
        ("前言", "2027年全"),
    ]


def test_an_edit_is_found_at_once_and_what_it_replaced_no_more(store: Store, plan: Plan) -> None:
    after = editing.set_task_text(plan, "t2", "推动信息共享。")
    store.save(None, plan, "新建")

    store.save(plan, after, "改写")

    assert [hit.task_id for hit in store.search("共享")] == ["t2"]
    assert store.search("互联互通") == ()


def test_all_words_of_a_query_must_stand_in_a_line(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")

    assert [hit.task_id for hit in store.search("急救 6个")] == ["t1"]


def test_a_blank_query_finds_nothing(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")

    assert store.search(" 　") == ()


def test_plans_and_documents_share_the_hits(store: Store) -> None:
    tasks = tuple(Task(f"t{at}", "抓好安全。") for at in range(9))
    plan = Plan("p", "要点", sections=(Section("s", "一", paragraphs=(Paragraph("g", tasks),)),))
    node = Node(NodeKind.PARAGRAPH, paragraphs=(("抓好安全。",) * 9,))
    store.save(None, plan, "新建")
    store.add_document(SourceFile("a.txt", b"a"), Outline("资料", (node,)))

    kinds = [hit.kind for hit in store.search("安全", limit=6)]

    assert kinds == [HitKind.PLAN] * 3 + [HitKind.DOCUMENT] * 3
    assert len(store.search("安全", limit=12)) == 12
    assert len(store.search("安全", limit=100)) == 18


@given(outlines=st.lists(OUTLINES, max_size=3), query=st.text(alphabet=ALPHABET, max_size=4))
@settings(max_examples=30, deadline=None)
def test_documents_are_found_as_a_plain_scan_finds_them(
    tmp_path_factory, outlines: list[Outline], query: str
) -> None:
    with Store.open(tmp_path_factory.mktemp("search") / "store.db") as store:
        for at, outline in enumerate(outlines):
            store.add_document(SourceFile(f"{at}.txt", bytes([at])), outline)

        found = [hit.text for hit in store.search(query, limit=1000)]

    assert found == [line for o in outlines for line in scanned(lines_of(o), query)]


@given(
    seed=st.integers(0, 2**32),
    query=st.sampled_from(["安全", "医", "6个", "A b", "'\"", "𠮷", "，"]),
)
@settings(max_examples=40, deadline=None)
def test_plans_are_found_as_a_plain_scan_finds_them(
    tmp_path_factory, seed: int, query: str
) -> None:
    plan = grow(random.Random(seed))
    with Store.open(tmp_path_factory.mktemp("search") / "store.db") as store:
        store.save(None, plan, "新建")

        found = [hit.text for hit in store.search(query, limit=1000)]

    assert found == scanned(lines_in(plan), query)


@given(texts=st.lists(TEXT))
@settings(max_examples=40, deadline=None)
def test_the_pairs_of_a_text_are_those_of_its_words(texts: list[str]) -> None:
    word = "[安全生产aA1𠮷]"

    found = pairs(texts)

    assert [line.split() for line in found] == [
        ["".join(pair) for pair in re.findall(f"(?=({word})({word}))", text)] for text in texts
    ]


def test_headings_are_put_in_order_once_until_one_of_them_changes(store: Store, plan: Plan) -> None:
    word = "调度"
    store.save(None, plan, "新建")
    store.search(word)
    known = _order_of.cache_info().misses

    store.search(word)
    again = _order_of.cache_info().misses
    store.save(plan, editing.rename(plan, "s2", "提升服务"), "改标题")
    (hit,) = store.search(word)

    assert again == known
    assert _order_of.cache_info().misses == known + 1
    assert hit.place == "（一）提升服务"
