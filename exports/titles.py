"""Breaks a title into lines by its meaning, in the shape of a trapezium or a rhomb (7.3.1).

    江城市卫生健康委员会关于印发
    2027年江城市卫生健康工作要点的通知

Each place between two characters has a price: cheap before 关于, a year or 《, dear inside a word,
a year or a name. Among all ways to cut the title into as few lines as it needs, the cheapest wins,
the shape of the lines counted in. Lengths are cells of the title's own size.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, pairwise

from exports.end_costs import BANNED, WORD, end_costs
from exports.linebreak import Measure, break_paragraph
from exports.widths import cells_of

_UNKNOWN = 3.5  # between two characters of which we know no word: likely inside one
_INSIDE = 7.0  # inside a word, a year or a short quoted name
_BETWEEN = 1.0  # between two words we know
_IN_ISSUER = 5.0  # inside the name of the organ that issues it
_COMFORT = 18.5  # a longer line looks full
_MOST_CHOICES = 4_000

_WORDS = re.compile(
    "|".join(
        (
            r"\d{4}(?:[—～~-]\d{4})?年(?:度|上半年|下半年)?(?:\d{1,2}月)?",
            r"[〇一二三四五六七八九]{4}年(?:度)?",
            r"（[^（）]{1,12}）",
            r"《[^《》]{1,17}》",
            "“[^“”]{1,8}”",
            "关于(?:印发|转发|下发|调整|报送|做好|开展|推进|加强|加快|进一步|公开|建立)?",
            "工作(?:要点|计划|安排|方案|总结|报告|任务|意见)|(?:实施|行动|工作|总体)方案",
            "(?:重点)?(?:工作)?任务(?:分解|分工)(?:表|方案)|责任分工|任务清单|目标责任书?",
            "(?:[三五两]年|专项|年度)?行动(?:计划|方案)|(?:年度|三年|五年)计划|实施意见|指导意见|征求意见稿|意见稿|若干措施|若干意见",
            "人民政府|委员会|办公室|办公厅|领导小组|管理局|有限公司|指挥部",
            "卫生健康(?:委员会|委|局)?|医疗(?:保障|卫生)(?:局)?|医药卫生|公共卫生|疾病预防|教育|民政|交通运输|农业农村|生态环境|文化旅游",
            "高质量|现代化|一体化|数字化|专项|重点|事业|体系|建设|发展|改革|服务|管理|监督|提升",
            "工作|要点|计划|安排|方案|通知|意见|通报|报告|总结|规划|办法|细则|任务|措施|行动|活动",
            "(?:体制|机制)(?:改革)?|工程|试点|示范|国民经济|乡村振兴|营商环境|政务公开|民生实事|项目|产品|生产|粮食|农业|农村",
            "基层|城乡|居民|群众|政府|城市|城镇|社区|企业|人才|就业|养老|托育|医养|食品|药品|消防",
            "应急|预防|防治|防控|综合|治理|整治|攻坚|创新|科技|文明|生态|环境|保护|污染|节能|绿色",
            "推进|加强|加快|深化|开展|做好|落实|贯彻|促进|全面|进一步|实施|安全|经济|社会|人才",
        )
    )
)
_AFTER = (
    (re.compile("关于印发|关于转发|关于下发"), 0.3),
    (re.compile("关于(?!印发|转发|下发)"), 1.5),
    (re.compile("[省市县区州旗镇]|街道"), 1.8),
    (re.compile(r"\d{4}年度?"), 1.2),
    (re.compile("[》）]"), 0.8),
    (re.compile("的"), 1.0),
    (re.compile("[、 　]"), 0.5),
)
_BEFORE = (
    (re.compile("关于"), 0.0),
    (re.compile("[和与及暨]"), 1.8),
    (re.compile("[三五两]年行动"), 0.7),
    (re.compile(r"(?<!\d)\d{4}(?:[—～~-]\d{4})?年"), 0.3),
    (re.compile("《"), 0.2),
    (re.compile("工作(?:要点|计划|安排|方案)|(?:实施|行动)(?:方案|计划)|任务分解|重点工作"), 0.7),
)
_APART = "、 　"  # between organs that issue a paper together
_ISSUER = re.compile("^[^《》]{2,}?(?=关于)")


@lru_cache(maxsize=256)
def break_title(text: str, width: float) -> tuple[tuple[int, int], ...]:
    """Where each line of the title begins and ends; joining them gives the text."""
    least = max(1, -int(-_length(text, 0, len(text)) // width))
    prices = _prices(text)
    for lines in (least, least + 1):
        if cut := _best_cut(text, prices, lines, width):
            return cut
    rows = break_paragraph(text, Measure(width))
    return tuple((row.start, row.end) for row in rows)


def _best_cut(
    text: str, prices: list[float], lines: int, width: float
) -> tuple[tuple[int, int], ...]:
    """The cheapest cut into `lines` or, where that leaves full lines, one line more."""
    options: list[tuple[float, tuple[tuple[int, int], ...]]] = []
    for count in (lines, lines + 1):
        for places in combinations(_places(prices, count), count - 1):
            cut = tuple(pairwise((0, *places, len(text))))
            lengths = [_length(text, *line) for line in cut]
            if max(lengths) <= width:
                cost = sum(prices[place] for place in places) + _shape_cost(lengths)
                options.append((cost, cut))
    best = min(options, default=(BANNED, ()))
    return best[1] if best[0] < BANNED else ()


def _places(prices: list[float], lines: int) -> list[int]:
    """The places to try, the cheap ones only where trying all would take long."""
    places = [at for at in range(1, len(prices) - 1) if prices[at] < BANNED]
    cheap = sorted(places, key=lambda at: prices[at])
    most = int(_MOST_CHOICES ** (1 / (lines - 1))) if lines > 1 else None
    return sorted(cheap[:most])


def _shape_cost(lengths: list[float]) -> float:
    """How far the lines are from a trapezium or a rhomb, and from a comfortable length."""
    full = sum(max(0.0, length - _COMFORT) for length in lengths)
    lean = max(0.0, 0.6 - min(lengths) / (max(lengths) or 1.0)) * 6
    return 1.2 * (len(lengths) - 1) + full + lean + _outline_cost(lengths)


def _outline_cost(lengths: list[float]) -> float:
    steps = [b - a for a, b in pairwise(lengths)]
    if any(abs(step) < 1 for step in steps):
        return 0.8  # two lines alike: a block
    rising = [step > 0 for step in steps]
    hourglass = any(not a and b for a, b in pairwise(rising))
    return 4.0 if hourglass else 0.0


def _prices(text: str) -> list[float]:
    """What it costs to begin a line before each character."""
    prices = [0.0, *[_UNKNOWN] * (len(text) - 1), 0.0]
    _price_words(text, prices)
    for patterns, edge in ((_AFTER, 1), (_BEFORE, 0)):
        for pattern, price in patterns:
            for found in pattern.finditer(text):
                at = found.span()[edge]
                prices[at] = min(prices[at], price) if prices[at] < _INSIDE else prices[at]
    if issuer := _ISSUER.match(text):
        for at in range(1, issuer.end()):
            if text[at - 1] not in _APART:
                prices[at] = max(prices[at], _IN_ISSUER)
    ends = end_costs(text)
    return [_forbid(text, at, price, ends) for at, price in enumerate(prices)]


def _price_words(text: str, prices: list[float]) -> None:
    ends: set[int] = set()
    for found in _WORDS.finditer(text):
        for at in range(found.start() + 1, found.end()):
            prices[at] = _INSIDE
        if found.start() in ends:
            prices[found.start()] = _BETWEEN
        ends.add(found.end())


def _forbid(text: str, at: int, price: float, ends: list[float]) -> float:
    if 0 < at < len(text) and (ends[at] >= WORD or text[at] == "的"):
        return BANNED
    return price


def _length(text: str, start: int, end: int) -> float:
    return cells_of(text[start:end].strip())
