"""What went out as Word comes back by import: same outline, same sentences, same units."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.word import write_word
from workbench.app import read_file
from workbench.drafting.samples import samples
from workbench.issuance import Form, Issuance
from workbench.plan import Notice, Paragraph, Plan, Role, Section, SectionKind, Task
from workbench.reading.assembly import plan_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.document import Outline

ISSUED = Issuance(
    Form.DOCUMENT,
    letterhead=("江城市卫生健康委员会",),
    number="江卫发〔2027〕3号",
    copy_number="000001",
    secrecy="秘密★1年",
    urgency="特急",
    sealed=True,
    note="此件公开发布",
    copies_to="市委办公室，市人大常委会办公室，市政协办公室",
    printed_by="江城市卫生健康委员会办公室",
    printed_on="2027年1月8日",
    task_table=True,
)


def outline_of(plan: Plan, path: Path) -> Outline:
    write_word(plan, path)
    return read_file(path).outline


def back(plan: Plan, path: Path) -> Plan:
    outline = outline_of(plan, path)
    assert outline.account.missing == 0
    return plan_of(outline)


def shape(plan: Plan) -> list[tuple[object, ...]]:
    """The outline: depth, kind and heading of each section, its sentences by paragraph."""
    return [
        (depth, section.kind, section.heading, [[t.text for t in p.tasks] for p in own])
        for section, depth in plan.walk()
        for own in [section.paragraphs]
    ]


def around(plan: Plan) -> list[object]:
    notice = plan.notice or Notice("")
    texts = [[p.text for p in each] for each in (plan.preamble, plan.closing, notice.paragraphs)]
    return [plan.title, plan.date, notice.title, notice.addressees, notice.date, *texts]


def units(plan: Plan) -> list[tuple[object, ...]]:
    return [(t.text, *(t.units(role) for role in Role), t.deadline) for t in plan.tasks()]


def edited(path: Path, old: str, new: str) -> Path:
    """The file after a colleague changed its text."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode()
    assert old in text
    parts["word/document.xml"] = text.replace(old, new, 1).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


@pytest.mark.parametrize("form", [Issuance(), ISSUED])
def test_our_samples_come_back_as_they_went_out(tmp_path: Path, form: Issuance) -> None:
    for path in samples():
        plan = replace(plan_of(read_file(path).outline), issuance=form)

        again = back(plan, tmp_path / "a.docx")

        assert (shape(again), around(again)) == (shape(plan), around(plan))
        assert units(again) == units(plan)


def test_real_documents_come_back_as_they_went_out(seeds: list[Path], tmp_path: Path) -> None:
    for path in seeds:
        plan = plan_of(read_file(path).outline)

        again = back(plan, tmp_path / "a.docx")

        assert (shape(again), units(again)) == (shape(plan), units(plan))


def test_a_paragraph_a_colleague_adds_is_read(sample_plan: Plan, tmp_path: Path) -> None:
    write_word(sample_plan, tmp_path / "a.docx")
    added = "<w:p><w:r><w:t>建立疫情信息通报制度。</w:t></w:r></w:p>"
    heading = '<w:p><w:pPr><w:pStyle w:val="heading1"/>'

    file = edited(tmp_path / "a.docx", heading, added + heading)
    again = plan_of(read_file(file).outline)

    texts = [p.text for p in again.preamble]
    assert texts == [*(p.text for p in sample_plan.preamble), "建立疫情信息通报制度。"]
    assert shape(again) == shape(sample_plan)


def test_a_tracked_change_is_read_as_it_will_stand(tmp_path: Path) -> None:
    tasks = (Task("t", "新建急救站点6个。"), Task("u", "培训急救员800人。"))
    plan = Plan("plan", "2027年江城市卫生健康工作要点", preamble=(Paragraph("p", tasks),))
    write_word(plan, tmp_path / "a.docx")
    kept = (
        '新建急救站点</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>6</w:delText></w:r>'
    )
    kept += '</w:del><w:ins w:id="2" w:author="a"><w:r><w:t>8</w:t></w:r></w:ins><w:r><w:t>个。'

    file = edited(tmp_path / "a.docx", "新建急救站点6个。", kept)

    texts = [p.text for p in plan_of(read_file(file).outline).preamble]
    assert texts == ["新建急救站点8个。培训急救员800人。"]


def test_what_stands_around_the_text_is_no_part_of_the_plan(tmp_path: Path) -> None:
    body = (Paragraph("p", (Task("t", "各单位每月报送进展情况。"),)),)
    plan = Plan(
        "plan",
        "2027年江城市卫生健康工作要点",
        sections=(Section("s", "加强组织领导", paragraphs=body),),
        issuance=ISSUED,
    )

    outline = outline_of(plan, tmp_path / "a.docx")

    assert [task.text for task in plan_of(outline).tasks()] == ["各单位每月报送进展情况。"]
    assert outline.account.missing == 0


_WORDS = st.sampled_from(("急救站点", "医疗质量", "基层能力", "家庭医生", "数据互通", "人才队伍"))
_VERBS = st.sampled_from(("完善", "推进", "新建", "落实", "加强", "优化"))
_UNITS = st.sampled_from(("", "（责任单位：医政处）", "（牵头单位：规划处；配合单位：财务处）"))
_SENTENCE = st.builds(
    lambda verb, word, count, unit: f"{verb}{word}建设，年底前完成{count}个{unit}。",
    *(_VERBS, _WORDS, st.integers(2, 99), _UNITS),
)
_PARAGRAPHS = st.lists(_SENTENCE, min_size=1, max_size=3)


def _section(key: str, heading: str, texts: list[str], inner: tuple[Section, ...]) -> Section:
    tasks = tuple(Task(f"{key}{i}", text) for i, text in enumerate(texts))
    own = () if inner else (Paragraph(key, tasks),)
    return Section(key, heading, run_in=not inner, paragraphs=own, sections=inner)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    chapters = []
    for at in range(draw(st.integers(2, 4))):
        inner = tuple(
            _section(f"s{at}-{n}", f"{draw(_VERBS)}{draw(_WORDS)}第{n}项工作", texts, ())
            for n, texts in enumerate(draw(st.lists(_PARAGRAPHS, min_size=2, max_size=3)))
        )
        chapters.append(_section(f"c{at}", f"{draw(_VERBS)}{draw(_WORDS)}重点工作", [], inner))
    form = draw(st.sampled_from((Issuance(), replace(ISSUED, task_table=False))))
    return Plan("p", "2027年江城市卫生健康工作要点", sections=tuple(chapters), issuance=form)


@given(plans())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_plan_comes_back_as_it_went_out(tmp_path: Path, plan: Plan) -> None:
    direct = [(depth, s.heading) for s, depth in plan.walk()]

    again = back(plan, tmp_path / "a.docx")

    assert [(depth, s.heading) for s, depth in again.walk()] == direct
    assert [t.text for t in again.tasks()] == [t.text for t in plan.tasks()]


def test_an_annex_comes_back_as_an_annex(tmp_path: Path) -> None:
    body = (Paragraph("p", (Task("t", "完善院前急救网络建设。"),)),)
    listed = (Paragraph("q", (Task("u", "各县区按季度填报任务进展情况。"),)),)
    plan = Plan(
        "plan",
        "2027年江城市卫生健康工作要点",
        sections=(
            Section("s", "加强组织领导", paragraphs=body),
            Section("r", "推进重点项目", paragraphs=body),
            Section("a", "江城市卫生健康重点项目报送说明", SectionKind.ANNEX, paragraphs=listed),
        ),
        date="2027年1月8日",
    )

    again = back(plan, tmp_path / "a.docx")

    assert [s.kind for s in again.sections] == [s.kind for s in plan.sections]
    assert again.sections[-1].heading == "江城市卫生健康重点项目报送说明"


@pytest.mark.long
def test_files_saved_again_by_libreoffice_come_back_as_they_went_out(
    tmp_path: Path, convert_all: Callable[..., list[Path]]
) -> None:
    read = [replace(plan_of(read_file(path).outline), issuance=ISSUED) for path in samples()]
    files = [tmp_path / f"{number}.docx" for number in range(len(read))]
    for plan, file in zip(read, files, strict=True):
        write_word(plan, file)

    again = [plan_of(read_file(file).outline) for file in convert_all("docx", *files)]

    assert [shape(plan) for plan in again] == [shape(plan) for plan in read]
    assert [units(plan) for plan in again] == [units(plan) for plan in read]
