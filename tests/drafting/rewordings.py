"""Two thousand made-up sentences of plans and their rewordings, the same in every run.

A rewording swaps words for others that mean the same, drops a clause or moves one, and changes the
figures: what a year does to a sentence. Sentences are built of 60 × 48 × … parts, so that many are
alike; which is which is known by their index.
"""

from __future__ import annotations

import random

_VERBS = (
    *("推进", "加强", "完善", "健全", "优化", "深化", "加快", "落实", "实施", "建设"),
    *("开展", "推动", "强化", "规范", "提升", "扩大", "巩固", "支持", "培育", "统筹"),
)
_PLACES = (
    *("城区", "北湖区", "南山县", "开发区", "老城片区", "沿江乡镇", "山区", "高新区", "东港新城"),
    *("各区", "市直单位", "重点镇", "中心村", "产业园区", "港口", "大学城", "西郊"),
)
_THINGS = (
    *("社区卫生服务", "普惠托育", "义务教育学位", "保障性住房", "老旧小区改造", "污水管网"),
    *("公共停车设施", "数字政务", "营商环境", "高标准农田", "乡村道路", "安全生产检查"),
    *("防汛抢险队伍", "养老助餐", "职业培训", "科技企业孵化", "文化馆总分馆", "体育公园"),
    *("水源地保护", "绿色建筑", "充电设施", "食品抽检", "家庭医生签约", "残疾人康复"),
    *("基层法律服务", "网格化管理", "信用监管", "招商引资", "外贸基地", "物流枢纽"),
    *("会展活动", "夜间消费", "古树名木", "湿地修复", "秸秆利用", "公交线路"),
)
_ENDS = (
    *("完善配套政策", "建立协调机制", "加大投入力度", "压实工作责任", "开展专项督查"),
    *("引入社会力量", "推广试点经验", "优化办事流程", "建立台账管理", "提高覆盖水平"),
    *("方便群众办事", "健全长效机制", "强化人才保障", "公开办理结果", "加强数据共享"),
)
_SAME = {
    "推进": "推动", "加强": "强化", "完善": "健全", "加快": "提速", "开展": "组织开展",
    "建立": "构建", "提高": "提升", "加大": "增加", "引入": "吸引", "优化": "改进",
}  # fmt: skip


def sentences(count: int = 2000, seed: int = 7) -> list[str]:
    """`count` sentences, no two alike."""
    dice = random.Random(seed)
    made: dict[str, None] = {}
    while len(made) < count:
        made[_sentence(dice)] = None
    return list(made)


def reworded(texts: list[str], seed: int = 11) -> list[str]:
    """Each sentence as another year may have it, in the same order."""
    dice = random.Random(seed)
    return [_reworded(text, dice) for text in texts]


def _sentence(dice: random.Random) -> str:
    verb, other = dice.sample(_VERBS, 2)
    thing, second = dice.sample(_THINGS, 2)
    clauses = [
        f"{verb}{dice.choice(_PLACES)}{thing}",
        f"新增{second}{dice.randint(2, 90)}处",
        f"{other}{dice.choice(_PLACES)}{second}",
        *dice.sample(_ENDS, 2),
    ]
    return "，".join(clauses) + "。"


def _reworded(text: str, dice: random.Random) -> str:
    clauses = text.rstrip("。").split("，")
    if dice.random() < 0.5:
        del clauses[dice.randrange(1, len(clauses))]
    if dice.random() < 0.3:
        clauses.append(clauses.pop(dice.randrange(1, len(clauses))))
    changed = "，".join(clauses)
    for word, same in _SAME.items():
        if dice.random() < 0.5:
            changed = changed.replace(word, same)
    return "".join(str(dice.randint(0, 9)) if char.isdigit() else char for char in changed) + "。"
