"""Documents to the last byte, templates, units and proposals."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db import reviews
from db.store import Store
from workbench.document import (
    Account,
    Change,
    Meta,
    Node,
    NodeKind,
    Outline,
    Remark,
    SourceFile,
)
from workbench.drafting.proposals import Proposal, ProposalKind
from workbench.drafting.templates import Template
from workbench.errors import NotFoundError, StoreError
from workbench.plan import Unit
from workbench.reading.corrections import Act, Correction, Decisions

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.plan import Plan

DATA = bytes(range(256)) * 40
FILE = SourceFile("要点.docx", DATA)
OUTLINE = Outline(
    "2026年江城市教育工作要点",
    (
        Node(NodeKind.PARAGRAPH, paragraphs=(("2026年总的要求如下。",),)),
        Node(NodeKind.SECTION, 1, "一、", "加强安全生产", doubt="没有句号"),
        Node(
            NodeKind.SECTION, 2, "（一）", "校园安全", (("排查隐患。", "整改到位。"),), run_in=True
        ),
    ),
    Meta("市教育局", "2026-01-08"),
    ("首页 > 政务公开",),
    Account(60, 40, 8, 2, 10),
    (Change(1, 3, ",", "，"),),
    (Remark("第2页有一张图片未读取。", "第2页"),),
)


def test_a_document_is_kept_to_the_last_byte(store: Store) -> None:
    document_id = store.add_document(SourceFile("2026年要点.docx", DATA), OUTLINE).id

    assert store.original(document_id) == DATA
    assert store.document(document_id).sha256 == hashlib.sha256(DATA).hexdigest()


def test_an_outline_comes_back_equal_after_a_restart(store: Store, path: Path) -> None:
    document_id = store.add_document(SourceFile("2026年要点.docx", DATA), OUTLINE).id
    store.close()

    with Store.open(path) as again:
        document = again.document(document_id)

    assert document.outline == OUTLINE
    assert (document.name, document.title) == ("2026年要点.docx", OUTLINE.title)


def test_an_outline_that_was_damaged_is_refused_calmly(store: Store) -> None:
    document = store.document(store.add_document(FILE, OUTLINE).id)

    with pytest.raises(StoreError, match=r"未能读取资料“要点\.docx”：内容已损坏"):
        _ = replace(document, stored='{"title": ').outline


def test_an_empty_file_can_be_kept(store: Store) -> None:
    assert store.original(store.add_document(SourceFile("空.txt", b""), OUTLINE).id) == b""


def test_the_same_file_twice_is_one_document(store: Store) -> None:
    first = store.add_document(FILE, OUTLINE)
    second = store.add_document(SourceFile("要点 副本.docx", DATA), OUTLINE)

    assert first.id == second.id
    assert (first.repeated, second.repeated) == (False, True)
    assert [d.id for d in store.documents()] == [first.id]


def test_the_same_file_twice_among_several_is_one_document(store: Store) -> None:
    other = SourceFile("别的.docx", b"other")

    added = store.add_documents([(FILE, OUTLINE), (other, OUTLINE), (FILE, OUTLINE)])

    assert [each.repeated for each in added] == [False, False, True]
    assert [d.id for d in store.documents()] == [added[0].id, added[1].id]


def test_a_document_is_kept_with_its_decisions_or_not_at_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("磁盘已满。", "请清理磁盘。")

    decided = Decisions((Correction(Act.DEMOTE, 3),))
    with monkeypatch.context() as patch:
        patch.setattr(reviews, "keep", fail)
        with pytest.raises(StoreError):
            store.add_document(FILE, OUTLINE, decided)

    assert store.documents() == ()
    store.add_document(FILE, OUTLINE, decided)
    assert store.decisions(FILE.sha256) == decided
    assert store.waiting_reviews() == ()


def test_a_file_imported_again_gets_the_newer_outline(store: Store) -> None:
    document_id = store.add_document(FILE, OUTLINE).id
    better = replace(OUTLINE, title="江城市教育工作要点", nodes=OUTLINE.nodes[:1])

    store.add_document(FILE, better)

    assert store.document(document_id).outline == better
    assert store.document(document_id).title == better.title
    assert store.search("隐患") == ()
    assert [hit.text for hit in store.search("工作要点")] == [better.title]


def test_documents_are_listed_in_the_order_of_their_import(store: Store) -> None:
    ids = [store.add_document(SourceFile(f"{at}.txt", bytes([at])), OUTLINE).id for at in range(5)]

    assert [d.id for d in store.documents()] == ids
    assert store.documents()[0].imported_at.tzinfo is not None


def test_missing_things_are_named(store: Store) -> None:
    with pytest.raises(NotFoundError, match="没有找到编号为“gone”的资料"):
        store.document("gone")
    with pytest.raises(NotFoundError, match="没有找到编号为“gone”的资料"):
        store.original("gone")
    with pytest.raises(NotFoundError, match="没有找到编号为“gone”的模板"):
        store.template("gone")


def test_templates_come_back_equal(store: Store, plan: Plan, path: Path) -> None:
    first = Template("m1", "卫生要点", plan, source="2026年要点")
    second = Template("m2", "教育要点", replace(plan, title="〔年份〕年要点"), builtin=True)
    store.add_template(first)
    store.add_template(second)
    store.close()

    with Store.open(path) as again:
        assert again.templates() == (first, second)
        assert again.template("m2") == second


def test_a_template_kept_again_replaces_the_old(store: Store, plan: Plan) -> None:
    template = Template("m1", "卫生要点", plan)
    store.add_template(template)

    store.add_template(replace(template, name="卫生健康要点"))

    assert [t.name for t in store.templates()] == ["卫生健康要点"]


def test_units_come_back_in_order(store: Store) -> None:
    units = (
        Unit("u2", "市卫生健康委", ("市卫健委", "卫健委")),
        Unit("u1", "市教育局"),
    )

    store.save_units(units)

    assert store.units() == units


def test_the_list_of_units_is_replaced_whole(store: Store) -> None:
    store.save_units((Unit("u1", "市教育局", ("教育局",)),))

    store.save_units((Unit("u3", "市民政局"),))

    assert store.units() == (Unit("u3", "市民政局"),)


def test_proposals_come_back_equal(store: Store) -> None:
    proposals = (
        Proposal(
            ProposalKind.PROPOSE,
            "2026年",
            "2027年",
            "2026年6月底前完成。",
            "（一）",
            "s",
            "t",
            True,
        ),
        Proposal(ProposalKind.ASK, "第三届", "第四届", "办好第三届运动会。", "标题"),
    )

    store.save_proposals("plan", proposals)
    store.save_proposals("other", proposals[1:])

    assert store.proposals("plan") == proposals
    assert store.proposals("gone") == ()


def test_single_proposals_are_changed_in_their_places(store: Store) -> None:
    first = Proposal(ProposalKind.ASK, "第三届", "第四届", "办好第三届运动会。", "标题")
    second = Proposal(ProposalKind.PROPOSE, "2026年", "2027年", "2026年底前完成。", "（一）")
    store.save_proposals("plan", (first, second))
    store.save_proposals("other", (first, second))

    store.change_proposals("plan", {1: replace(second, applied=True)})

    assert store.proposals("plan") == (first, replace(second, applied=True))
    assert store.proposals("other") == (first, second)


def test_the_library_breaks_no_rule_of_the_schema(store: Store, plan: Plan, path: Path) -> None:
    store.add_document(FILE, OUTLINE)
    store.save_units((Unit("u1", "市教育局", ("教育局",)),))
    store.save(None, plan, "新建")
    store.close()

    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
