"""All rules over a plan of 5,000 sentences, and again after one typed character.

    python tests/benchmarks/bench_check.py

Processor time. Goals: 1 s for the whole plan, 16 ms after a typed character (the middle of many).
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.drafting.rewordings import sentences
from workbench.checking.checker import Checker
from workbench.checking.context import Context
from workbench.drafting.editing import retext
from workbench.drafting.identity import new_task
from workbench.plan import Paragraph, Plan, Section, new_id

WHOLE, TYPED = 1.0, 0.016


def main() -> int:
    plan = large_plan()
    whole = min(_whole(plan) for _ in range(5))
    checker = Checker(plan, Context())
    typed = _typing(checker, plan)
    found = len(checker.findings)
    print(f"{len(list(plan.tasks()))} sentences, {found} findings: {whole:.2f} s (goal {WHOLE} s)")
    middle, slow = statistics.median(typed), max(typed)
    print(f"a typed character: {middle * 1000:.1f} ms, at most {slow * 1000:.1f} ms (goal 16 ms)")
    return 0 if whole <= WHOLE and middle <= TYPED else 1


def _whole(plan: Plan) -> float:
    """Seconds for a check from the beginning; the best of several, as others use the machine."""
    start = time.process_time()
    Checker(plan, Context())
    return time.process_time() - start


def large_plan(chapters: int = 25, items: int = 50, each: int = 4) -> Plan:
    """A plan with that many sentences, no two alike, some with faults."""
    texts = iter(sentences(chapters * items * each))
    return Plan(
        new_id(),
        "2027年江城市工作要点",
        2027,
        issuer="江城市人民政府",
        sections=tuple(
            Section(
                new_id(),
                f"推进第{chapter}类重点工作",
                sections=tuple(
                    _item(f"抓好第{chapter}类第{item}项任务", [next(texts) for _ in range(each)])
                    for item in range(items)
                ),
            )
            for chapter in range(chapters)
        ),
    )


def _item(heading: str, texts: list[str]) -> Section:
    texts[0] = texts[0].replace("。", "（责任单位：市教育局、市财政局）。")
    texts[1] = "6月底前" + texts[1].replace("，", "、", 1)
    paragraph = Paragraph(new_id(), tuple(map(new_task, texts)))
    return Section(new_id(), heading, run_in=True, paragraphs=(paragraph,))


def _typing(checker: Checker, plan: Plan) -> list[float]:
    """Seconds for each of forty characters, typed here and there."""
    times = []
    paragraphs = [paragraph.id for paragraph in plan.paragraphs()]
    for place in paragraphs[:: len(paragraphs) // 40]:
        text = next(p.text for p in plan.paragraphs() if p.id == place)
        plan = retext(plan, place, text[:9] + "新" + text[9:])
        start = time.process_time()
        checker.changed(plan)
        times.append(time.process_time() - start)
    return times


if __name__ == "__main__":
    sys.exit(main())
