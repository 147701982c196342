"""Half-width marks become full-width between Chinese, and can be taken back."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.punctuation import apply_edits, edits_of, fold_width, restore_punctuation, undo_edits

TEXTS = st.text() | st.text("加强管理年12, ;:?!()~（），。“”《》 \u3000\u200b\ta.@/:-%")


@given(TEXTS)
def test_undoing_the_edits_gives_the_original(text: str) -> None:
    edits = edits_of(text)

    assert undo_edits(apply_edits(text, edits), edits) == text


@given(TEXTS)
def test_folding_for_recognition_keeps_the_length(text: str) -> None:
    assert len(fold_width(text)) == len(text)


@given(TEXTS)
def test_edits_stand_in_order_and_do_not_overlap(text: str) -> None:
    edits = edits_of(text)

    assert all(a.offset + len(a.before) <= b.offset for a, b in itertools.pairwise(edits))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("加强管理,做好服务;抓好落实", "加强管理，做好服务；抓好落实"),
        ("责任单位:市教育局", "责任单位：市教育局"),
        ("办法(试行)!好吗?", "办法（试行）！好吗？"),
        ("质量管理(GCP)认证", "质量管理（GCP）认证"),
        ("方案(2026-2028年)", "方案（2026-2028年）"),
        ("（十三)强化领导", "（十三）强化领导"),
        ("新增1~2个", "新增1～2个"),
        ("达到85%,55%以上", "达到85%，55%以上"),
        ("共1,000家,10:30开会", "共1,000家，10:30开会"),
        ("网址http://a.cn/?id=1,见附件", "网址http://a.cn/?id=1，见附件"),
        ("f(x), see (1)", "f(x), see (1)"),
        ("建设60 个站点,2026—2028 年", "建设60个站点，2026—2028年"),
        ("认真执行 “三会一课” 制度", "认真执行“三会一课”制度"),
        ("国  务  院", "国务院"),
        ("中共江城市委  江城市人民政府", "中共江城市委 江城市人民政府"),
        ("使用 APP 办理", "使用 APP 办理"),
        ("加强\u200b管理", "加强管理"),
        ("Hello, world (a)!", "Hello, world (a)!"),
    ],
)
def test_marks_between_chinese_are_restored(before: str, after: str) -> None:
    assert restore_punctuation(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("延长至23:00.比例不低于1:8.", "延长至23:00。比例不低于1:8。"),
        ("每天8:30~12:00,14:30~18:00.", "每天8:30～12:00，14:30～18:00。"),
        ("达到3.5.力争4.0.", "达到3.5。力争4.0。"),
        ("约1,200,2027年达到1,500.", "约1,200，2027年达到1,500。"),
        ("升级到V2.0,2027年上线V3.0.", "升级到V2.0，2027年上线V3.0。"),
        ("由5.5%提高到6.5%.3.优化服务.", "由5.5%提高到6.5%。3.优化服务。"),
        ("(一)1.加强领导.", "（一）1.加强领导。"),
        ("A.加强管理 B.改进服务", "A.加强管理 B.改进服务"),
        ("附件1.任务表", "附件1.任务表"),
        ("邮箱dcs@mail-x.com.写不清的退回.", "邮箱dcs@mail-x.com。写不清的退回。"),
        ("见https://a.cn/x?id=1&b=2.请登录.", "见https://a.cn/x?id=1&b=2。请登录。"),
        ("见“任务卡V2.0.xlsx”(可下载).", "见“任务卡V2.0.xlsx”（可下载）。"),
        ("执行GB/T 15834-2011,ISO 9001:2015等.", "执行GB/T 15834-2011，ISO 9001:2015等。"),
        ("课程包括Python,Java,C++.", "课程包括Python，Java，C++。"),
        ("No.1任务,No. 2任务,e.g. 人工智能", "No.1任务，No. 2任务，e.g. 人工智能"),
        ("与Apple Inc.合作,U.S.标准.", "与Apple Inc.合作，U.S.标准。"),
        ("推广Markdown(md),HTML(hm)格式", "推广Markdown（md），HTML（hm）格式"),
        ("完成率=(实际/计划)×100%.", "完成率=（实际/计划）×100%。"),
        ("敢不敢?能不能?!什么是5G?", "敢不敢？能不能？！什么是5G？"),
        ("专栏1　指标\n附件2 任务分解表", "专栏1　指标\n附件2 任务分解表"),
        ("邮编:000000  电话:00000000", "邮编：000000  电话：00000000"),
        ("学校、医院......等", "学校、医院……等"),
    ],
)
def test_numbers_names_and_addresses_keep_their_marks(before: str, after: str) -> None:
    assert restore_punctuation(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("他说:\"开展'回头看',做到'两不误'.\"", "他说：“开展‘回头看’，做到‘两不误’。”"),
        ("\"'双减'回头看\"行动", "“‘双减’回头看”行动"),
        ('《"十四五"规划》和"一网通办"', "《“十四五”规划》和“一网通办”"),
        ('举办"Let\'s Go"英语节.', "举办“Let's Go”英语节。"),
        ('采购65"显示屏20台,建设"智慧教室".', '采购65"显示屏20台，建设“智慧教室”。'),
        ('建设“AI+"平台', "建设“AI+”平台"),
        ('"未配对的引号', "“未配对的引号"),
        (
            '研究"A long English title of a paper" (2020)',
            "研究“A long English title of a paper”(2020)",
        ),
        ('He said: "It\'s fine."', 'He said: "It\'s fine."'),
        ('"十四五"\n"双减', "“十四五”\n“双减"),
    ],
)
def test_quotes_are_paired_within_a_line(before: str, after: str) -> None:
    assert restore_punctuation(before) == after


@pytest.mark.parametrize("hostile", ["a-", "1.", "www.", "中(", "'中", "中 ", "w@", '中."'])
def test_long_runs_take_time_in_proportion(hostile: str) -> None:
    text = hostile * 20_000 + "中."

    started = time.process_time()
    edits_of(text)

    assert time.process_time() - started < 2


def test_restoring_twice_changes_nothing_more() -> None:
    once = restore_punctuation("到2027年,新增5 家(含)以上;其中:市直2家。")

    assert restore_punctuation(once) == once
