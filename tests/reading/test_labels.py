from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.document import Meta, Node, NodeKind, Outline
from workbench.papers import write_labels
from workbench.reading.formats import read, read_bytes
from workbench.reading.labels import outline_labels, section_paths, target_labels, unit_labels
from workbench.reading.outline import outline


def section(level: int, number: str, heading: str, *sentences: str) -> Node:
    return Node(NodeKind.SECTION, level, number, heading, (sentences,) if sentences else ())


def made(*nodes: Node) -> Outline:
    return Outline("2027年江城市工作要点", nodes)


def test_the_outline_tells_title_nodes_and_chrome() -> None:
    meta = Meta(issuer="江城市卫生健康委", date="2027-01-08", notice_title="通知")
    nodes = (section(1, "一、", "健全体系", "新建站点6个。"),)
    labels = outline_labels(Outline("要点", nodes, meta, ("首页 > 正文",)))

    assert labels["title"] == "要点"
    assert labels["chrome"] == ["首页 > 正文"]
    assert labels["nodes"] == [
        {
            "kind": "section",
            "level": 1,
            "number": "一、",
            "heading": "健全体系",
            "sentences": ["新建站点6个。"],
        }
    ]
    assert labels["meta"] == {
        "issuer": "江城市卫生健康委",
        "doc_date": "2027-01-08",
        "index_no": None,
        "addressees": None,
        "notice_title": "通知",
        "doc_number": None,
    }


def test_the_sentence_behind_a_number_is_labelled_a_heading() -> None:
    outline = made(section(2, "1.", "", "建成救助站2个。（责任单位：市民政局）", "开展巡查。"))

    (node,) = outline_labels(outline)["nodes"]

    assert node["heading"] == "建成救助站2个"
    assert node["sentences"] == ["（责任单位：市民政局）", "开展巡查。"]


def test_numbers_that_repeat_are_named_with_their_parents() -> None:
    nodes = (
        Node(NodeKind.PARAGRAPH, paragraphs=(("前言。",),)),
        section(1, "一、", "甲"),
        section(2, "（一）", "乙"),
        section(1, "二、", "丙"),
        section(2, "（一）", "丁"),
        section(2, "（二）", "戊"),
    )

    assert section_paths(made(*nodes)) == ("", "一", "一/（一）", "二", "二/（一）", "（二）")


def test_under_a_theme_the_nearest_number_above_names_the_place() -> None:
    nodes = (section(1, "（一）", "甲"), section(2, "1.", "乙"), section(3, "", "主题", "其一。"))

    assert section_paths(made(*nodes))[2] == "1"


def test_a_target_is_told_with_plain_numbers() -> None:
    (label,) = target_labels(made(section(1, "一、", "甲", "年内遴选5-10家示范社区。")))

    assert label == {
        "section": "一",
        "quote": "5-10家示范社区",
        "indicator": "示范社区",
        "kind": "count",
        "op": "range",
        "value": 5,
        "value_high": 10,
        "unit": "家",
        "deadline": "年内",
        "hedged": False,
    }
    assert json.dumps(label["value"]) == "5"


def test_a_figure_in_a_heading_is_a_target_too() -> None:
    (label,) = target_labels(made(section(1, "一、", "扩大试点，推动30%以上窗口延时开放")))

    assert (label["section"], label["value"]) == ("一", 30)


def test_units_are_told_by_what_they_stand_on() -> None:
    labels = unit_labels(
        made(
            section(1, "（一）", "建设码头（牵头单位：市交通局）"),
            section(2, "1.", "甲", "其一。", "其二。（责任单位：市水务局；完成时限：6月底前）"),
            section(2, "2.", "乙", "其一（市民政局负责）。", "其二（市教育局负责）。"),
        )
    )

    assert [(u["section"], u["on"], u["unit"], u["deadline"]) for u in labels] == [
        ("（一）", "heading", "市交通局", None),
        ("1", "section", "市水务局", "6月底前"),
        ("2", "sentence", "市民政局", None),
        ("2", "sentence", "市教育局", None),
    ]


SHARED = Path(__file__).parents[3] / "shared"
LABELLED = sorted((SHARED / "gold").glob("*.outline.json"))


@pytest.mark.skipif(not LABELLED, reason="no labelled documents beside the project")
def test_the_labelled_documents_are_read_as_their_readers_did(
    tmp_path: Path,
) -> None:
    for gold in LABELLED:
        stem = gold.name.removesuffix(".outline.json")
        (source,) = SHARED.glob(f"*/{stem}.txt")
        seen = outline(read(source))
        write(tmp_path / f"{stem}.outline.json", outline_labels(seen))
        write(tmp_path / f"{stem}.targets.json", target_labels(seen))
        write(tmp_path / f"{stem}.units.json", unit_labels(seen))
    command = [sys.executable, SHARED / "gold" / "score.py", tmp_path, SHARED / "gold"]

    printed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    totals = json.loads(printed.splitlines()[-1])

    assert totals["targets_exact"]["f1"] >= 0.95
    assert totals["targets_found"]["f1"] >= 0.97
    assert totals["units_exact"]["f1"] >= 0.95
    assert totals["units_deadlines"] == 1.0


def write(path: Path, labels: object) -> None:
    path.write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")


def test_the_outline_has_all_text_of_a_table_and_its_rows_give_units(tmp_path: Path) -> None:
    rows = ("序号\t工作任务\t责任单位\t完成时限", "1\t建成站点20个\t市民政局\t6月底前")
    text = "\n".join(
        ["2027年江城市工作要点", "一、推进建设", *rows, "2\t开展培训\t市教育局\t年底前"]
    )

    write_labels(read_bytes(text.encode(), "要点.txt"), "要点", tmp_path)

    outline = (tmp_path / "要点.outline.json").read_text(encoding="utf-8")
    units = (tmp_path / "要点.units.json").read_text(encoding="utf-8")
    assert all(word in outline for word in ("序号", "责任单位", "市民政局"))
    assert "市民政局" in units
