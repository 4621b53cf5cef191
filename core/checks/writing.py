"""How an assertion is written: the sentence that `core.checks.reading` reads back as the same assertion."""

import re

from core.checks.assertions import (
    AT_LEAST,
    AT_MOST,
    NO,
    ONLY,
    Above,
    Assertion,
    Content,
    Fast,
    Findable,
    Level,
    NotLower,
    Placed,
    Same,
)
from core.language import language

_FIELDS_ZH = {"word": "词", "category": "类目", "brand": "品牌"}
_AMOUNTS = {NO: "no", ONLY: "only", AT_LEAST: "at least {count}", AT_MOST: "at most {count}"}
_AMOUNTS_ZH = {NO: "没有", ONLY: "全是", AT_LEAST: "至少 {count} 件", AT_MOST: "最多 {count} 件"}
# What would end a name for the reader.
_ENDING = re.compile(r"[\s\"“”,，]")
_FIELD_WORD = re.compile(
    r"(?:the |word|category|brand|categories|单词|词|类|品牌|件|个|条)", re.IGNORECASE
)


def written(assertion: Assertion, code: str = "") -> str:
    """`assertion` as one line in the language `code`, by default the one spoken."""
    is_chinese = (code or language()) == "zh"
    rule = (_rule_zh if is_chinese else _rule)(assertion)
    if not assertion.query:
        return rule
    return f"{_query(assertion.query)}{'：' if is_chinese else ': '}{rule}"


def _query(text: str) -> str:
    """A query before its colon, quoted where it would be read otherwise."""
    is_plain = not re.search(r"[:：\"“”]|^[#@]", text)
    return text if is_plain else _quoted(text)


def _name(text: str) -> str:
    return _quoted(text) if _ENDING.search(text) else text


def _what(text: str) -> str:
    """A word or category; quoted where its beginning says how it is meant."""
    is_plain = not _FIELD_WORD.match(text) and not re.search(r"[\"“”]", text)
    return text if is_plain else _quoted(text)


def _quoted(text: str) -> str:
    return f"“{text}”" if '"' in text else f'"{text}"'


def _number(value: float) -> str:
    return f"{value:.12f}".rstrip("0").rstrip(".")


def _metric(name: str) -> str:
    return name.replace("ndcg", "nDCG")


def _rule(assertion: Assertion) -> str:
    match assertion:
        case Placed(product=product, top=top, is_in=is_in):
            return f"{_name(product)}{'' if is_in else ' not'} in the top {top}"
        case Above(product=product, other=other):
            return f"{_name(product)} above {_name(other)}"
        case Content(what=what, field=field, amount=amount, count=count, top=top):
            how = _AMOUNTS[amount].format(count=count)
            return f"{how} {field + ' ' if field else ''}{_what(what)} in the top {top}"
        case Same(top=top, overlap=overlap):
            return f"top {top} same as snapshot (RBO >= {_number(overlap)})"
        case _:
            return _rule_of_all(assertion)


def _rule_of_all(assertion: Assertion) -> str:
    name = getattr(assertion, "query_set", "")
    of = f" of set {_name(name)}" if name else ""
    match assertion:
        case Level(metric=metric, bound=bound):
            return f"{_metric(metric)}{of} >= {_number(bound)}"
        case NotLower(metric=metric, rival=rival, margin=margin, sure=sure):
            beside = f"not lower than run {_name(rival)} by more than {_number(margin)}"
            return f"{_metric(metric)}{of} {beside}, {_number(sure * 100)} % sure"
        case Fast(percentile=percentile, most_ms=most):
            return f"p{percentile:.0f}{of} <= {_number(most)} ms"
        case Findable(share=share):
            return f"at most {_number(share * 100)} % of queries{of} find nothing"
    raise TypeError(type(assertion).__name__)


def _rule_zh(assertion: Assertion) -> str:
    match assertion:
        case Placed(product=product, top=top, is_in=is_in):
            return f"{_name(product)} {'' if is_in else '不'}在前 {top} 名"
        case Above(product=product, other=other):
            return f"{_name(product)} 在 {_name(other)} 前面"
        case Content(what=what, field=field, amount=amount, count=count, top=top):
            how = _AMOUNTS_ZH[amount].format(count=count)
            kind = f"{_FIELDS_ZH[field]} " if field else ""
            return f"前 {top} 名{how} {kind}{_what(what)}"
        case Same(top=top, overlap=overlap):
            return f"前 {top} 名与快照相同 (RBO >= {_number(overlap)})"
        case _:
            return _rule_of_all_zh(assertion)


def _rule_of_all_zh(assertion: Assertion) -> str:
    name = getattr(assertion, "query_set", "")
    of = f"评测集 {_name(name)} 的 " if name else ""
    match assertion:
        case Level(metric=metric, bound=bound):
            return f"{of}{_metric(metric)} >= {_number(bound)}"
        case NotLower(metric=metric, rival=rival, margin=margin, sure=sure):
            beside = f"不比 {_name(rival)} 低超过 {_number(margin)}"
            return f"{of}{_metric(metric)} {beside}，{_number(sure * 100)}% 把握"
        case Fast(percentile=percentile, most_ms=most):
            return f"{of}p{percentile:.0f} <= {_number(most)} 毫秒"
        case Findable(share=share):
            return f"{of.rstrip()}最多 {_number(share * 100)}% 的查询无结果"
    raise TypeError(type(assertion).__name__)
