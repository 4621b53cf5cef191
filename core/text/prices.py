"""Prices in running text, as in 预算500以内 or between 20 and 40: one reader for queries and descriptions.

A number is a price only beside a currency, a word for prices or one that sets a limit: 500ml, 500片 and the
15 of `iphone 15 以内` are none.
"""

import re
from dataclasses import dataclass

from core.text.chinese_numbers import chinese_number
from core.text.units import QUANTITY

# What *about* and 左右 leave on either side.
AROUND = 0.2
# Behind a Latin word a number is mostly part of a name: below this always.
_LEAST_AFTER_LATIN = 100
# Ranges without a currency are of prices if they are round: 数字1到11 and 13到16岁 are not.
_LEAST_RANGE, _ROUND = 10, 5

_FIGURE = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?: ?[千万百]|k(?![a-z]))?"
    r"|[一二两三四五六七八九][一二两三四五六七八九十百千万零]*[十百千万][一二两三四五六七八九]?|十[一二三四五六七八九]?"
)
_CURRENCY_BEFORE = r"(?:us ?\$|hk ?\$|[¥$€£]|(?<![a-z])(?:rmb|cny|usd|eur|gbp)) ?"
_CURRENCY = (
    r" ?(?:元|[块快]钱|块|圆|人民币|美元|美金|欧元|港币|日元|[¥$€£]"
    r"|(?:rmb|cny|yuan|usd|dollars?|bucks?|eur|euros?|gbp)(?![a-z]))"
)
_NAMED = (
    r"(?:预算|价格|价位|价钱|售价|单价|(?<![a-z])(?:budget|prices?|priced|costs?|costing)(?![a-z]))"
)
_COPULA = r"(?: ?(?:大概|大约|控制在|是|为|在|:|of|is|at|between|from))*"
_JOINT = r" ?(?:-|~|—|–|到|至|to(?![a-z])|and(?![a-z])) ?"
_NOT = "(?:不(?:要|能|可以?|会|想)?|别)"
_AT_MOST = (
    rf"{_NOT}(?:超过|高于|大于|多于)|低于|少于|小于|最多|最高|至多|<=?|≤"
    r"|(?<![a-z])(?:under|below|less than|(?:no|not) (?:more|higher|over|above)(?: than)?|cheaper than|up to"
    r"|at most|max)(?![a-z])"
)
_AT_LEAST = (
    rf"{_NOT}(?:低于|少于|小于)|超过|高于|大于|多于|至少|最低|最少|>=?|≥"
    r"|(?<![a-z])(?:over|above|more than|(?:no|not) (?:less|lower|under|below)(?: than)?|at least"
    r"|starting at|min)(?![a-z])"
)
_ABOUT = r"大约|大概|差不多|约|(?<![a-z])(?:around|about|approximately|roughly)(?![a-z])|≈|~"
_BEHIND_MOST = (
    r"以内|以下|之内|之下|以里|封顶|内(?![\u4e00-\u9fff])|or less|or under|or below|and under|max"
)
_BEHIND_LEAST = r"以上|之上|往上|起(?![\u4e00-\u9fff])|or more|or above|and up|and above|\+"
_BEHIND_ABOUT = r"左右|上下"


def _amount(number: str) -> str:
    """A figure and the currency beside it, in groups that end in `number`."""
    return (
        rf"(?P<before{number}>{_CURRENCY_BEFORE})?(?<![a-z0-9.])(?P<figure{number}>{_FIGURE})(?![\d%])"
        rf"(?P<after{number}>{_CURRENCY})?"
    )


_RANGE = re.compile(
    rf"(?P<named>{_NAMED}{_COPULA} ?)?(?P<opened>(?:between(?![a-z])|介于) ?|(?:from(?![a-z])|从|在) ?)?"
    rf"{_amount('1')}(?P<joint>{_JOINT}){_amount('2')}(?: ?(?:之间|左右))?"
)
_LIMIT = re.compile(
    rf"(?P<named>{_NAMED}{_COPULA} ?)?"
    rf"(?:(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST})|(?P<about>{_ABOUT})) ?)?{_amount('1')}(?P<gap> )?"
    rf"(?:(?P<mostly>{_BEHIND_MOST})|(?P<leastly>{_BEHIND_LEAST})|(?P<aboutly>{_BEHIND_ABOUT}))?"
    r"(?P<budget> ?的?(?:预算|budget(?![a-z])))?"
)
# Without a currency these may be said of anything.
_VAGUE = re.compile(
    r"max|up to|at most|min|at least|starting at|最高|最低|最少|约|~|起|内|\+|上下|大约|大概|差不多"
    r"|[高大多小]于|around|about|approximately|roughly|or .*|and .*"
)
# What may stand behind a number of no unit: the end, a gap, or what cannot be counted.
_UNCOUNTED = re.compile(
    r" *(?:$|[,;.!?)，。；！？]|(?:for|with|without|in|on|that|from|by|and|or)(?![a-z])|的)"
)
_MEASURE = re.compile(
    r" *[岁月年人寸个件双条号度毫厘公英平周天小时分秒级层位格档颗粒包盒瓶袋台部张本斤克升米片只支码]"
)
_AGED = re.compile(
    r"(?:kids?|child(?:ren)?|bab(?:y|ies)|toddlers?|boys?|girls?|ages?|aged|years?|people|persons?|adults?"
    r"|seniors?|women|men|woman|man|ladies|height|weight|depth|width|length|size|temperature|年龄|岁|儿童|孩子|宝宝"
    r"|老人|[长宽高厚深重]|直径|高度|宽度|长度|[身净]高|体重) *$"
)
# One of these stands in every text with a price: most queries are done with here.
_CUE = re.compile(
    rf"{_CURRENCY}|[¥$€£<>≤≥]|{_NAMED}|以[内下上里]|之[内下上]|左右|[到至]|不[超高大多低少小]|[低少小高大多超][于过]|最[多高]"
    r"|(?<![a-z])(?:rmb|cny|usd|eur|gbp|under|below|above|over|than|between)"
)


@dataclass(frozen=True)
class PriceMention:
    """A price at `text[start:end]`: limits in the shop's currency, None where open.

    `is_said` tells that a currency or a word for prices stands there, not a limit alone.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    is_said: bool


def price_mention(text: str) -> PriceMention | None:
    """The first price in normalised `text`; a range before a single limit."""
    if not _CUE.search(text):
        return None
    for pattern, read in ((_RANGE, _read_range), (_LIMIT, _read_limit)):
        for match in pattern.finditer(text):
            mention = read(match)
            if mention:
                return mention
    return None


def _read_range(match: re.Match[str]) -> PriceMention | None:
    is_said = _is_said(match, "12")
    opened, joint = (match["opened"] or "").strip(), match["joint"].strip()
    # 18-55 and `2 and 3` are no range of prices by themselves.
    is_range = joint in ("到", "至") or opened in ("between", "介于")
    if (joint == "and" and opened != "between") or not (is_said or is_range):
        return None
    if not (match["before2"] or match["after2"]) and not _may_end(match):
        return None
    if not is_said and (_follows_name(match, "figure1") or opened == "在"):
        return None
    low, high = _limits(match)
    if not is_said and (low < _LEAST_RANGE or low % _ROUND or high % _ROUND):
        return None
    return PriceMention(match.start(), match.end(), low, high, is_said)


def _limits(match: re.Match[str]) -> tuple[float, float]:
    """The lower and the higher end of a range; in 3到5百 the scale is that of both."""
    first, last = _value(match["figure1"]), _value(match["figure2"])
    if _scale(match["figure1"]) == 1 and first < last:
        scaled = first * _scale(match["figure2"])
        first = scaled if scaled <= last else first
    return min(first, last), max(first, last)


def _read_limit(match: re.Match[str]) -> PriceMention | None:
    is_said = _is_said(match, "1") or bool(match["budget"])
    limit = _limit_of(match)
    if not limit or not (is_said or _stands_alone(match)):
        return None
    has_currency = match["before1"] or match["after1"]
    words_behind = match["mostly"] or match["leastly"] or match["aboutly"] or match["budget"]
    if not (has_currency or words_behind or _may_end(match)):
        return None
    value = _value(match["figure1"])
    # The gap that was looked over belongs to what follows.
    end = match.end() - bool(match["gap"] and not words_behind)
    margin = AROUND * value if limit == "about" else 0.0
    low = None if limit == "most" else round(value - margin, 2)
    high = None if limit == "least" else round(value + margin, 2)
    return PriceMention(match.start(), end, low, high, is_said)


def _limit_of(match: re.Match[str]) -> str:
    """`most`, `least` or `about`, by the words around the figure; empty where none says so."""
    for limit in ("most", "least", "about"):
        if match[f"{limit}ly"]:
            return limit
    for limit in ("most", "least", "about"):
        if match[limit]:
            return limit
    if match["budget"] or (match["named"] and match["named"].startswith(("预算", "budget"))):
        return "most"
    return "about" if match["named"] else ""


def _is_said(match: re.Match[str], numbers: str) -> bool:
    groups = [f"{side}{number}" for side in ("before", "after") for number in numbers]
    return bool(match["named"]) or any(match[group] for group in groups)


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether a limit without a currency can only be one of prices."""
    before, behind = match["most"] or match["least"] or match["about"], ""
    for limit in ("mostly", "leastly", "aboutly"):
        behind = match[limit] or behind
    words = behind or before or ""
    if not words or _VAGUE.fullmatch(words) or "k" in match["figure1"]:
        return False
    if _AGED.search(match.string[: match.start()]):
        return False
    if behind:
        is_near = not match["gap"]
        return is_near and not _follows_name(match, "figure1", behind == "以内")
    return _UNCOUNTED.match(match.string, match.end("figure1")) is not None


def _follows_name(match: re.Match[str], figure: str, is_limit: bool = False) -> bool:
    """Whether a Latin word stands before the figure, as a name does before its number."""
    before = match.string[: match.start(figure)].rstrip()
    if not re.search(r"[a-z0-9]$", before) or match.start(figure) != match.start():
        return False
    return not is_limit or _value(match[figure]) < _LEAST_AFTER_LATIN


def _may_end(match: re.Match[str]) -> bool:
    """Whether no unit or thing that is counted follows the last figure."""
    last = "figure2" if "figure2" in match.groupdict() else "figure1"
    text, end = match.string, match.end()
    if re.match(r" ?[a-z0-9\"'”]", text[match.end(last) :]) and not _UNCOUNTED.match(text, end):
        return False
    return not (QUANTITY.match(text, match.start(last)) or _MEASURE.match(text, end))


def _value(figure: str) -> float:
    if not figure[0].isdecimal():
        return float(chinese_number(figure))
    digits = figure.replace(",", "").rstrip("k千万百 ")
    return float(digits) * _scale(figure)


def _scale(figure: str) -> int:
    """By what the digits of a figure are multiplied: 1,000 of 3千; 1 of Chinese digits."""
    scale = {"k": 1000, "千": 1000, "万": 10_000, "百": 100}
    return scale.get(figure[-1], 1) if figure[0].isdecimal() else 1
