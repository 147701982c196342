"""The command line goes the drafter's whole way and answers in the promised form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.app import Workbench
from workbench.cli import main
from workbench.cli_commands import COMMANDS
from workbench.drafting import editing
from workbench.drafting.samples import samples
from workbench.issuance import LABELS
from workbench.issuing.letter import LETTER_LABELS

ACCOUNT = {"source", "text", "numbers", "stops", "chrome", "normalised", "missing"}


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "s.yaodian")


def answer(capsys: pytest.CaptureFixture[str], *arguments: str):
    capsys.readouterr()
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_import_accounts_for_every_character(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (found,) = answer(capsys, "import", str(samples()[0]), "--store", store)

    assert set(found["account"]) == ACCOUNT
    assert found["account"]["missing"] == 0
    assert found["title"] == "2026年江城市卫生健康工作要点"
    assert found["tasks"] > 50


def test_the_columns_of_a_task_table_are_shown_and_named(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "任务表.csv"
    file.write_text("序号,任务,归口,时限\n1,修订预案,办公室,6月底前\n", encoding="utf-8")

    (before,) = answer(capsys, "import", str(file), "--store", store)
    (after,) = answer(capsys, "import", str(file), "--column", "归口=责任单位", "--store", store)

    assert before["columns"][2] == {"table": 1, "header": "归口", "meaning": ""}
    assert after["columns"][2] == {"table": 1, "header": "归口", "meaning": "责任单位"}
    assert after["id"] == before["id"]


def test_a_plan_for_the_next_year_lists_what_the_year_asks_for(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (document,) = answer(capsys, "import", str(samples()[0]), "--store", store)

    made = answer(capsys, "new", "--from", document["id"], "--year", "2027", "--store", store)

    assert made["title"] == "2027年江城市卫生健康工作要点"
    assert {"class", "before", "after", "sentence", "section"} == set(made["proposals"][0])
    assert {"propose", "figure"} <= {p["class"] for p in made["proposals"]}


def test_a_plan_for_its_own_year_reads_the_same(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made = answer(capsys, "new", "--from", str(samples()[0]), "--year", "2026", "--store", store)
    assert main(["show", str(samples()[0]), "--text", "--store", store]) == 0
    original = capsys.readouterr().out
    assert main(["show", made["plan"], "--text", "--store", store]) == 0

    assert capsys.readouterr().out == original


def test_undo_and_redo_work_in_another_run(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    made = answer(capsys, "new", "--from", str(samples()[0]), "--year", "2027", "--store", store)
    with Workbench(Path(store)) as workbench:
        plan = workbench.plan(made["plan"])
        workbench.save(plan, editing.set_part(plan, "title", "改过的标题"), "改标题")

    assert main(["undo", made["plan"], "--store", store]) == 0
    assert main(["redo", made["plan"], "--store", store, "--json"]) == 0
    assert '"done": "改标题"' in capsys.readouterr().out
    assert main(["undo", made["plan"], "--store", store]) == 0
    assert main(["show", made["plan"], "--store", store]) == 0
    undone = capsys.readouterr().out
    assert main(["redo", made["plan"], "--store", store]) == 0
    assert main(["show", made["plan"], "--store", store]) == 0

    assert "已撤销：改标题" in undone
    assert "改过的标题" not in undone
    assert "改过的标题" in capsys.readouterr().out


def test_search_finds_a_word_of_two_characters(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(capsys, "import", str(samples()[0]), "--store", store)

    hits = answer(capsys, "search", "急救", "--store", store)

    assert hits
    assert all("急救" in hit["text"] for hit in hits)


def test_export_writes_the_three_formats(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = answer(capsys, "new", "--from", str(samples()[0]), "--year", "2027", "--store", store)

    done = answer(capsys, "export", made["plan"], "--out", str(tmp_path / "成果"), "--store", store)

    assert [file.rsplit(".")[-1] for file in done["files"]] == ["pdf", "docx", "xlsx"]
    assert len(list((tmp_path / "成果").iterdir())) == 3
    assert {"仿宋", "小标宋"} <= set(done["fonts"])


def test_the_store_may_be_named_before_the_command(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--store", store, "import", str(samples()[0])]) == 0

    assert samples()[0].name in {row["title"] for row in answer(capsys, "list", "--store", store)}


def test_looking_makes_no_store(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--store", store]) == 2

    assert not Path(store).exists()
    assert "没有找到资料库" in capsys.readouterr().err


def test_one_paper_that_fails_does_not_keep_the_others_from_being_written(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = answer(capsys, "new", "--from", str(samples()[0]), "--year", "2027", "--store", store)
    (tmp_path / "out" / f"{made['title']}.docx").mkdir(parents=True)

    status = main(["export", made["plan"], "--out", str(tmp_path / "out"), "--store", store])

    said = capsys.readouterr()
    assert status == 1
    assert len(said.out.splitlines()) >= 2
    assert "docx" in said.err


def test_outline_writes_the_labels(tmp_path: Path) -> None:
    file = samples()[0]

    assert main(["outline", str(file), "--out", str(tmp_path)]) == 0

    labels = json.loads((tmp_path / f"{file.stem}.outline.json").read_text(encoding="utf-8"))
    assert labels["title"] == "2026年江城市卫生健康工作要点"
    assert (tmp_path / f"{file.stem}.targets.json").exists()


def test_the_demo_goes_the_whole_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--out", str(tmp_path / "out")]) == 0

    suffixes = {file.suffix for file in (tmp_path / "out").iterdir()}
    assert suffixes == {".pdf", ".docx", ".xlsx"}
    said = capsys.readouterr().out
    assert "缺失 0" in said
    assert "设为文件格式公文，附任务分解表" in said


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])

    assert left.value.code == 0
    assert name in capsys.readouterr().out


@pytest.fixture
def drafted(store: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The arguments that name a plan for 2027."""
    made = answer(capsys, "new", "--from", str(samples()[4]), "--year", "2027", "--store", store)
    return [made["plan"], "--store", store]


def test_a_plan_is_issued_with_its_elements(
    drafted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["--form", "document", "--letterhead", "江城市民政局、江城市财政局"]
    wanted += ["--number", "江民发〔2027〕1号", "--signer", "王江", "--sealed", "--task-table"]
    wanted += ["--addressees", "各区民政局", "--date", "2027年1月5日"]

    said = answer(capsys, "issue", *drafted, *wanted)
    main(["show", *drafted, "--text"])
    paper = capsys.readouterr().out

    assert said["issuance"]["letterhead"] == ["江城市民政局", "江城市财政局"]
    assert said["issuance"]["sealed"]
    assert said["faults"] == []
    assert paper.startswith("江城市民政局江城市财政局文件\n江民发〔2027〕1号\n签发人：王江\n")
    assert "任务分解表" in paper


def test_a_plan_gets_its_letter_from_the_command_line(
    drafted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    letter = ["--addressees", "各区民政局", "--signature", "江城市民政局", "--date", "2027年1月5日"]
    words = "现将工作要点印发给你们，请认真贯彻执行。"

    said = answer(capsys, "issue", *drafted, *letter, "--body", words)
    main(["issue", *drafted])
    listed = capsys.readouterr().out
    main(["show", *drafted, "--text"])
    paper = capsys.readouterr().out

    assert said["letter"]["addressees"] == "各区民政局"
    assert "主送机关：各区民政局\n" in listed
    assert "发文机关署名：江城市民政局\n" in listed
    assert "成文日期：2027年1月5日\n" in listed
    assert paper.index("各区民政局：") < paper.index(words) < paper.index("2027年1月5日")


def test_a_letter_out_of_form_is_told_and_put_right_where_it_can(
    drafted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    head = ["--form", "document", "--letterhead", "江城市民政局", "--signature", ""]

    status = main(["issue", *drafted, *head, "--date", "2027.1.5"])
    told = capsys.readouterr().err
    main(["issue", *drafted, "--fix", "--json"])
    mended = json.loads(capsys.readouterr().out)

    assert status == 1
    assert "主送机关：还没有" in told
    assert "成文日期：成文日期写作“2027年1月8日”。可改为“2027年1月5日”。" in told
    assert mended["letter"]["signature"] == "江城市民政局"
    assert mended["letter"]["date"] == "2027年1月5日"
    assert [fault["field"] for fault in mended["faults"]] == ["addressees"]


def test_every_element_of_the_paper_can_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["issue", "--help"])

    told = capsys.readouterr().out
    assert [label for label in (LABELS | LETTER_LABELS).values() if label not in told] == []


def test_elements_not_named_stay_as_they_are(
    drafted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["issue", *drafted, "--note", "此件公开发布", "--for-comment"])

    said = answer(capsys, "issue", *drafted, "--no-for-comment", "--profile", "行距28磅")

    assert said["issuance"]["note"] == "此件公开发布"
    assert not said["issuance"]["for_comment"]
    assert said["issuance"]["profile"] == "行距28磅"


def test_an_element_out_of_form_falls_short_until_it_is_fixed(
    drafted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["issue", *drafted, "--number", "江民发[2027]第01号"])
    said = capsys.readouterr().err

    mended = answer(capsys, "issue", *drafted, "--fix")

    assert status == 1
    assert "可改为“江民发〔2027〕1号”" in said
    assert mended["issuance"]["number"] == "江民发〔2027〕1号"


def test_a_level_of_secrecy_is_warned_of(
    drafted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["issue", *drafted, "--note", "此件公开发布"])
    before = capsys.readouterr().err
    main(["issue", *drafted, "--secrecy", "秘密", "--json"])

    assert before == ""
    assert capsys.readouterr().err.startswith("本机为非涉密计算机，不得存放、处理涉密内容")


def test_setting_the_elements_can_be_undone(
    drafted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["issue", *drafted, "--note", "此件公开发布"])

    assert main(["undo", *drafted]) == 0

    assert "已撤销：设置公文要素" in capsys.readouterr().out
    assert answer(capsys, "issue", *drafted)["issuance"]["note"] == ""


def test_a_look_there_is_not_is_named_with_those_there_are(
    drafted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["issue", *drafted, "--profile", "某某版式"]) == 2

    assert "现有版式：国家标准、" in capsys.readouterr().err


def test_a_unit_without_tasks_gets_no_table(
    drafted: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "成果"

    assert main(["export", *drafted, "--unit", "江城市气象局", "--out", str(out)]) == 2

    assert not out.exists()
    assert "没有“江城市气象局”的任务" in capsys.readouterr().err


def test_one_bad_file_does_not_keep_the_others_from_being_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, empty = tmp_path / "要点.txt", tmp_path / "空.txt"
    good.write_text("2027年江城市工作要点\n一、推进建设\n建成站点2个。\n", encoding="utf-8")
    empty.touch()

    status = main(["outline", str(empty), str(good), "--out", str(tmp_path / "出")])

    assert status == 2
    assert (tmp_path / "出" / "要点.outline.json").exists()
    assert "空.txt" in capsys.readouterr().err


def test_a_unit_gets_its_own_table_as_pdf_and_excel(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "要点.txt", str(tmp_path / "出")
    text = (
        "江城市2027年工作要点\n一、抓好救助\n（一）提高标准。标准提高一成。（责任单位：救助科）\n"
    )
    file.write_text(text, encoding="utf-8")
    Workbench(Path(store)).store.close()

    done = answer(capsys, "export", str(file), "--unit", "救助科", "--out", out, "--store", store)

    assert [Path(name).name for name in done["files"]] == [
        "江城市2027年工作要点任务分解表（救助科）.pdf",
        "江城市2027年工作要点任务分解表（救助科）.xlsx",
    ]
