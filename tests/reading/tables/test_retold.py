"""A task table behind a plan that repeats its sentences gives no second task, and loses nothing."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from exports.word import write_word
from workbench.app import read_file
from workbench.issuance import Form, Issuance
from workbench.plan import Assignment, Paragraph, Plan, Role, Section, Task
from workbench.reading.assembly import plan_of

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.document import Outline

SENTENCES = (
    "新建急救站点6个，年底前投入使用。",
    "推动急救调度系统与各医院互联互通。",
    "培训社会急救员1万名以上。",
    "完善院前医疗急救质量评价办法。",
)


def plan(*tasks: Task) -> Plan:
    tasks = tasks or tuple(Task(f"t{i}", text) for i, text in enumerate(SENTENCES))
    inner = Section("s2", "完善院前急救网络", run_in=True, paragraphs=(Paragraph("p", tasks),))
    return Plan(
        "plan",
        "2027年江城市卫生健康工作要点",
        2027,
        sections=(Section("s1", "健全公共卫生服务体系", sections=(inner,)),),
        issuance=Issuance(Form.DOCUMENT, letterhead=("江城市卫生健康委员会",), task_table=True),
    )


def outline_of(made: Plan, path: Path) -> Outline:
    write_word(made, path)
    return read_file(path).outline


def edit_last(path: Path, old: str, new: str) -> None:
    """What a colleague changes in the table, which stands behind the text."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    before, found, after = parts["word/document.xml"].decode().rpartition(old)
    parts["word/document.xml"] = (before + (new if found else "") + after).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_the_table_behind_a_plan_gives_no_second_task(tmp_path: Path) -> None:
    back = plan_of(outline_of(plan(), tmp_path / "a.docx"))

    assert [task.text for task in back.tasks()] == list(SENTENCES)
    assert [section.heading for section in back.sections] == ["健全公共卫生服务体系"]


def test_all_of_the_table_is_in_the_account(tmp_path: Path) -> None:
    outline = outline_of(plan(), tmp_path / "a.docx")

    assert outline.account.missing == 0
    assert any("重复正文" in remark.message for remark in outline.remarks)


def test_the_list_of_annexes_names_no_table_that_is_left_out(tmp_path: Path) -> None:
    back = plan_of(outline_of(plan(), tmp_path / "a.docx"))

    assert back.closing == ()


def test_units_of_the_rows_go_to_the_sentences_of_the_text(tmp_path: Path) -> None:
    lead = (Assignment("市急救中心", Role.LEAD),)
    tasks = [Task(f"t{i}", text) for i, text in enumerate(SENTENCES)]
    tasks[1] = Task("t1", SENTENCES[1], lead)

    back = plan_of(outline_of(plan(*tasks), tmp_path / "a.docx"))

    assert [task.units(Role.LEAD) for task in back.tasks()] == [(), ("市急救中心",), (), ()]


def test_a_row_that_says_something_else_is_told(tmp_path: Path) -> None:
    sentences = [f"推进第{i}批急救站点建设。" for i in range(1, 21)]
    tasks = tuple(Task(f"t{i}", text) for i, text in enumerate(sentences))
    write_word(plan(*tasks), tmp_path / "a.docx")
    edit_last(tmp_path / "a.docx", "推进第20批急救站点建设。", "推进急救志愿者队伍建设。")

    outline = read_file(tmp_path / "a.docx").outline

    assert any("推进急救志愿者队伍建设" in remark.message for remark in outline.remarks)
    assert outline.account.missing == 0


def test_a_table_of_other_tasks_stays_a_table(tmp_path: Path) -> None:
    write_word(plan(), tmp_path / "a.docx")
    for text in SENTENCES:
        edit_last(tmp_path / "a.docx", text, f"另行{text}")

    back = plan_of(read_file(tmp_path / "a.docx").outline)

    texts = [task.text for task in back.tasks()]
    assert [text for text in texts if text.startswith("另行")] == [f"另行{t}" for t in SENTENCES]
