"""What stands in the pictures: our own papers of 江城市, and a year's work on them.

The store holds last year's plan and the one before, the province's plan of the new year, the other
samples, and next year's plan made of last year's: figures put in, units given, sentences changed,
one moment named – as it looks in the middle of December.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.aligning import choose
from workbench.app import Workbench
from workbench.drafting import editing
from workbench.drafting.carryover import carry_over
from workbench.drafting.fates import Decision, Fate
from workbench.drafting.samples import samples
from workbench.drafting.tree import section_of
from workbench.errors import MisuseError
from workbench.issuing.paper import paper_text
from workbench.plan import Role
from workbench.versions import name_moment

if TYPE_CHECKING:
    from workbench.plan import Plan, Section

YEAR = 2027
ABOVE = "上级"
PROVINCE = (
    Path(__file__).parents[1] / "tests" / "data" / "对标" / "南江省2027年卫生健康工作要点.txt"
)
CITY = """江城市人民政府2027年重点工作任务
一、办好民生实事
（一）织密医疗急救网络。新建急救站点8个，急救平均反应时间控制在10分钟以内。
（二）发展安宁疗护服务。建成安宁疗护试点机构3家，每个县（区）至少1家。
（三）提升家庭医生签约质量。重点人群家庭医生签约率达到80%以上。
二、深化医药卫生改革
（四）建设紧密型医疗集团。每个县（区）建成1个紧密型县域医共体，县域内就诊率达到91%以上。
（六）推进检查检验结果互认。互认项目达到190项以上。
（七）加强基层人才培养。新增全科医生120名，为乡镇卫生院招聘医学毕业生60名。
三、守牢安全底线
（八）健全疾病监测预警体系。监测哨点医院增至24家，传染病报告及时率保持在99%以上。
（十）强化安全生产和信访维稳。医疗机构消防安全检查覆盖率达到100%。
"""
"""What the city asks of all its offices; two of its numbers are skipped, which is to be doubted."""
FIGURE = re.compile(r"(?<![0-9—.〔第:])([1-9]\d{0,3})(?=[家个张项%名台辆场])")
GROWTH = 1.06
"""How much more is asked for each year, as far as a share does not reach 100 %."""
NUMBER = re.compile(r"\d+(?:\.\d+)?")
SINKING = ("反应时间", "支出", "死亡率", "吸烟率", "传播率", "强度", "时限")
SETTLED = 40
FALLING = "重点人群签约率"
"""The one figure that is put in lower than last year's."""

UNITS = (
    ("（一）", "规划财务科", ("体制改革科", "各县（区）卫生健康局"), ""),
    ("（二）", "体制改革科", ("医政科", "规划财务科"), "12月底前"),
    ("（四）", "综合监督科", ("市卫生监督所",), ""),
    ("（五）", "药政科", ("医政科",), ""),
    ("（六）", "规划财务科", ("市第一人民医院", "市第三人民医院"), "二季度"),
    ("（七）", "医政科", ("市第一人民医院", "市第二人民医院"), "四季度"),
    ("（八）", "医政科", ("市急救中心",), "6月底前"),
    ("（九）", "医政科", ("各县（区）卫生健康局",), "9月底前"),
    ("（十）", "医政科", ("市第三人民医院",), "3月底前"),
    ("（十三）", "基层卫生科", ("各县（区）卫生健康局",), "9月底前"),
    ("（十五）", "基层卫生科", ("市疾控中心",), "6月底前"),
    ("（十七）", "疾控科", ("市疾控中心",), "9月底前"),
    ("（十八）", "疾控科", ("市疾控中心", "市第三人民医院"), "二季度"),
    ("（二十）", "疾控科", ("市疾控中心",), "3月底前"),
    ("（三十）", "老龄健康科", ("基层卫生科",), "12月底前"),
    ("（三十一）", "人口家庭科", ("各县（区）卫生健康局",), "9月底前"),
    ("（三十三）", "中医科", ("市中医医院",), "二季度"),
    ("（三十六）", "科教人事科", ("市第一人民医院",), ""),
)
"""Number of an item, who leads, who supports, by when; the other items stay 责任未定."""

RENAMED = (("（十一）", "强化医疗质量安全管理"), ("（二十八）", "建设健康支持性环境"))
DROPPED = ("（四十四）", "（三十八）", "（二十三）", "（十二）")
"""Items that are finished or given up; the later ones first, as the numbers move up."""
ADDED = (
    ("（九）", "发展安宁疗护服务", "建成安宁疗护试点机构3家，每个县（区）至少1家。"),
    ("（二十二）", "推进电子健康码应用", "推广电子健康码一码通用，使用率达到80%以上。"),
    ("（三十）", "推广老年友善服务", "新建老年友善医疗机构12家，打通适老化改造堵点。"),
)


def fill(store: Path) -> str:
    """Papers and next year's plan in a new store; gives the plan's id."""
    older = store.parent / "2025年江城市卫生健康工作要点.txt"
    with Workbench(store) as workbench:
        documents = [workbench.import_file(sample) for sample in samples()]
        last = workbench.find_plan(documents[0].id)
        workbench.import_file(written(older, year_before(last)))
        province = workbench.import_file(PROVINCE)
        workbench.store.set_standing(province.id, ABOVE)
        city = workbench.import_file(written(store.parent / "江城市2027年重点工作任务.txt", CITY))
        workbench.store.set_standing(city.id, ABOVE)
        plan = workbench.new_plan(documents[0].id, YEAR).plan
        choose(workbench, plan.id, [province.id, city.id])
        work(workbench, plan, last)
        return plan.id


def written(page: Path, text: str) -> Path:
    """A page that says `text`."""
    page.write_text(text, encoding="utf-8")
    return page


def year_before(last: Plan) -> str:
    """Last year's sample as it was a year earlier: smaller figures, otherwise the same."""
    text = paper_text(last).replace("2026年", "2025年")
    return FIGURE.sub(lambda found: str(round(int(found[1]) / GROWTH)), text)


def work(workbench: Workbench, plan: Plan, last: Plan) -> None:
    """What the drafter did so far, each as a step of its own."""
    plan = step(workbench, plan, with_figures(plan, last), "填写指标 96处")
    for number, lead, support, deadline in UNITS:
        tasks = [task.id for task in item(plan, number).tasks()]
        after = editing.assign(plan, tasks, Role.LEAD, (lead,))
        after = editing.assign(after, tasks, Role.SUPPORT, support)
        free = [t.id for t in item(after, number).tasks() if not t.deadline]
        after = editing.set_deadline(after, free, deadline) if deadline else after
        plan = step(workbench, plan, after, f"填充牵头单位 {len(tasks)}项")
    name_moment(workbench, plan.id, "送科室征求意见")
    for number, words in RENAMED:
        after = editing.rename(plan, item(plan, number).id, words)
        plan = step(workbench, plan, after, f"改标题{number}")
    for number in DROPPED:
        after = editing.remove_section(plan, item(plan, number).id)
        plan = step(workbench, plan, after, f"删去{number}")
    for number, heading, sentence in ADDED:
        after, key = editing.add_section(plan, heading, after=item(plan, number).id, run_in=True)
        text = f"{heading}。{sentence}"
        paragraph = section_of(after, key).paragraphs[0].id
        after = editing.rewrite(after, key, paragraph, text)
        plan = step(workbench, plan, after, f"新增“{heading}”")
    settle_fates(workbench, plan, last)


def settle_fates(workbench: Workbench, plan: Plan, last: Plan) -> None:
    """Say what became of most of last year's items; the last ones are still to be settled."""
    told: dict[str, Decision] = {}
    for at, fate in enumerate(carry_over(last, plan).items):
        if fate.old is None or at >= SETTLED:
            continue
        gone = not fate.new
        if gone:
            told[fate.old.digest] = Decision(Fate.FINISHED if at % 2 else Fate.DROPPED)
        elif at % 9 == 5:
            told[fate.old.digest] = Decision(Fate.CARRIED, (), "工期顺延，资金二季度到位")
        else:
            told[fate.old.digest] = Decision(Fate.DEEPENED if at % 4 == 2 else Fate.CONTINUED)
    workbench.store.say(plan.id, Decision, told)


def step(workbench: Workbench, before: Plan, after: Plan, label: str) -> Plan:
    """Keep one step."""
    workbench.save(before, after, label)
    return after


def with_figures(plan: Plan, last: Plan) -> Plan:
    """The plan with this year's figures, a little above last year's."""
    past = {t.indicator: printed(t.quote) for task in last.tasks() for t in task.targets}
    wanted = [(task, t) for task in plan.tasks() for t in task.targets if t.value is None]
    for task, target in wanted:
        figure = past.get(target.indicator, "")
        if figure and sum(target.indicator == other.indicator for _, other in wanted) == 1:
            with suppress(MisuseError):  # a figure of no slot of its own stays open
                share = target.unit in ("%", "‰")
                figure = grown(figure, target.indicator, share=share)
                plan = editing.fill_target(plan, task.id, target.id, figure)
    return plan


def printed(quote: str) -> str:
    """The figure as it is printed, without its measure word."""
    found = NUMBER.findall(quote)
    return found[0] if len(found) == 1 else ""


def grown(figure: str, indicator: str, *, share: bool) -> str:
    """A figure as it is written a year later: most grow, some are to sink, a share stops at 100."""
    sinks = any(word in indicator for word in SINKING) or indicator == FALLING
    value = float(figure)
    if share and value * GROWTH > 100:
        return figure
    more = value / GROWTH if sinks else value * GROWTH
    if "." in figure:
        return f"{more:.1f}"
    return str(min(round(more), int(value) - 1) if sinks else max(round(more), int(value) + 1))


def item(plan: Plan, number: str) -> Section:
    """The item that is printed with `number`."""
    numbers = plan.numbers()
    return next(section for section, _ in plan.walk() if numbers[section.id] == number)
