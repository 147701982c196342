"""Rules on what counts the years: 第三届, 首批, 第39个爱国卫生月, 105周年, 三年内."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.chinese import numeral, numeral_value
from workbench.drafting.proposals import Hit, ProposalKind, noted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.drafting.rules.turn import Turn

_HAN = "[一二三四五六七八九十百两]{1,5}"
_ORDINAL = re.compile(
    rf"首(?P<first>[届批期])|第\s*(?P<n>{_HAN}|\d{{1,3}})\s*"
    r"(?:[届批期]|[个次](?=[^，。；、]{0,10}?(?:日|周|月|节)(?![一-龥]{0,2}内)))"
)
_STANDING = re.compile(
    r"\s*(?:中央|[一二三四五六七八]中全会|全国人|全国政协|[省市区县]?(?:人大|人民代表|政协|委员会))"
)
_ISSUE = re.compile(r"(?:简报|专报|快报|通报|信息|专刊|内参|月报|总)\s*$")
_ANNIVERSARY = re.compile(rf"(?:\d{{1,3}}|{_HAN})周年")
_TERM = re.compile(
    rf"(?:(?<![年近前过十至到])({_HAN})|(?<![\d.—–～~至到-])([1-9]))\s*年\s*(?:之?内|左右(?:的?时间)?|的?时间)"
)
_INTENT = re.compile(r"(?:力争|争取|确保|用|在|利用|计划)\s*$")
_CAMPAIGN = re.compile(
    r"[二两三四五]年(?:(?:攻坚|提升|倍增)?行动|攻坚|提升|倍增)(?:计划|方案|工程|(?!行动|计划|方案|工程))(?!\s*[（(]\s*(?:19|20)\d\d)"
)


def ordinals(text: str, turn: Turn) -> Iterator[Hit]:
    """届, 批, 期 and 第N个…日 of what comes every year, one further for each year."""
    for found in _ORDINAL.finditer(text):
        value = 1 if found["first"] else _value(found["n"])
        if not turn.gap or not value or value + turn.gap < 1 or _is_name(found, text):
            continue
        after = _raised(found, value + turn.gap)
        reason = f"如每年一次，{turn.year}年为{after}"
        yield Hit(found.start(), found[0], after, ProposalKind.ASK, reason)


def _is_name(found: re.Match[str], text: str) -> bool:
    """第二十届中央委员会 and 简报第48期 do not go by the year."""
    before = text[: found.start()]
    standing = _STANDING.match(text, found.end()) or before.endswith("党的")
    return bool(standing or _ISSUE.search(before))


def _value(digits: str) -> int:
    return int(digits) if digits.isdigit() else numeral_value(digits)


def _raised(found: re.Match[str], value: int) -> str:
    if found["first"]:
        return f"第{numeral(value)}{found['first']}"
    number = str(value) if found["n"].isdigit() else numeral(value)
    return found[0].replace(found["n"], number, 1)


def anniversaries(text: str, _turn: Turn) -> Iterator[Hit]:
    """105周年 belongs to one year only."""
    for found in _ANNIVERSARY.finditer(text):
        yield noted(found.start(), found[0], ProposalKind.FLAG, "周年只在当年用，请核对")


def terms(text: str, turn: Turn) -> Iterator[Hit]:
    """三年内 leaves 两年内 a year later; a term of one year is over."""
    for found in _TERM.finditer(text):
        years = _value(found[1] or found[2])
        if years == 1 and not _INTENT.search(text[: found.start()]):
            continue
        if 0 < turn.gap < years:
            reason = f"期限还剩{years - turn.gap}年；如重新起算，保留原文"
            yield Hit(found.start(), found[0], _left(found, turn.gap), ProposalKind.ASK, reason)
        elif turn.gap:
            yield noted(found.start(), found[0], ProposalKind.EXPIRED, "期限已满，请定新时限或退出")


def _left(found: re.Match[str], gap: int) -> str:
    digits = found[1] or found[2]
    years = _value(digits) - gap
    spoken = "两" if years == 2 else numeral(years)
    return found[0].replace(digits, str(years) if digits.isdigit() else spoken, 1)


def campaigns(text: str, _turn: Turn) -> Iterator[Hit]:
    """三年行动计划 outside 《》: whether it still runs only the drafter knows."""
    for found in _CAMPAIGN.finditer(text):
        yield noted(found.start(), found[0], ProposalKind.FLAG, "请核对实施期是否已满")
