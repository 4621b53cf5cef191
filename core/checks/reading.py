"""How an assertion is read: one line in English or Chinese, as docs/bench.md lists them.

苹果手机: no 水果 in the top 10            苹果手机：前 10 名没有 水果
充电宝: p00123 in the top 3                充电宝：p00123 在前 3 名
nDCG@10 of set core >= 0.62               评测集 core 的 nDCG@10 >= 0.62
"""

import re
from collections.abc import Callable, Mapping

from core.checks.assertions import (
    AT_LEAST,
    AT_MOST,
    NO,
    ONLY,
    USUAL_METRIC,
    USUAL_OVERLAP,
    USUAL_SURE,
    USUAL_TOP,
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
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP
from core.metrics.ranking_measures import parse_measure

Given = Mapping[str, str | None]
Made = Callable[[str, Given], Assertion]

# A longer line is no rule that anybody wrote by hand.
LONGEST_LINE = 2000
_NUMBER = r"\d{1,6}(?:\.\d{1,12})?"
_LEAST = r"(?:>=|≥|⩾|at least|不低于|不小于|至少)"
_MOST = r"(?:<=|≤|⩽|at most|不超过|不高于|至多|最多)"
_NAME = r"“[^”]+”|\"[^\"]+\"|\S+"
_METRIC = r"(?<![A-Za-z\d])[A-Za-z]+(?:\([\d.]+\))?(?:@\d{1,4})?(?::judged)?"
_TOP = r"(?:the )?(?:top|first) (?P<top>\d{1,6})"
_TOP_ZH = r"前 ?(?P<top>\d{1,6}) ?(?:名|位|条|个|件)?(?:里面|之内|以内|里|中|内)?"
_FIELD = r"(?:(?:the )?(?P<field>word|category|brand)s? )?"
_FIELD_ZH = r" ?(?P<field>单词|词语|词|类目|类别|品牌)? ?"
_OF_SET = rf"(?: of (?:the )?(?:query )?(?:set )?(?P<set>{_NAME}))?"
_SET_ZH = rf"(?:(?:评测集|查询集|集合) ?(?P<set>{_NAME}?) ?(?:的|中|里|上)? ?)?"
_QUERY = r"(?P<query>“.+?”|\".+?\"|.+?)"
_SNAPSHOT = rf"(?: ?[(（]? ?RBO ?{_LEAST} ?(?P<overlap>{_NUMBER}) ?[)）]?)?"
_FIELDS = {
    "单词": "word",
    "词语": "word",
    "词": "word",
    "类目": "category",
    "类别": "category",
    "品牌": "brand",
}
_QUOTED = re.compile(r"“(?P<one>.+)”|\"(?P<other>.+)\"", re.DOTALL)
_BEFORE_COLON = re.compile(r"(?P<query>“.+?”|\".+?\"|[^:：]+?)\s*[:：]\s*(?P<rule>.+)")
_BEHIND_FOR = re.compile(r"(?P<rule>.+?)\s+for\s+(?P<query>.+)", re.IGNORECASE)


def read_assertion(line: str) -> Assertion:
    """What one line says.

    Raises:
        DataError: it is no rule, or a number in it cannot be.
    """
    text = " ".join(line.split())
    if len(text) > LONGEST_LINE:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "A line has at most {most} characters; shorten it."),
            most=LONGEST_LINE,
        )
    for rules, query, rule in _readings(text):
        for pattern, make in rules:
            if given := pattern.fullmatch(rule):
                return make(query or _unquoted(given.groupdict().get("query") or ""), _texts(given))
    raise _unread(text)


def _readings(text: str) -> list[tuple["list[tuple[re.Pattern[str], Made]]", str, str]]:
    """Each way to take the line: rules, the query, and what is left to be matched."""
    ways = [(_OF_ALL, "", text)]
    if split := _BEFORE_COLON.fullmatch(text):
        ways.append((_OF_A_QUERY, _unquoted(split["query"]), split["rule"]))
    if split := _BEHIND_FOR.fullmatch(text):
        ways.append((_OF_A_QUERY, _unquoted(split["query"]), split["rule"]))
    return [*ways, (_NAMING, "", text)]


def _texts(match: re.Match[str]) -> dict[str, str | None]:
    """The groups of a match, each by its name without the number of its alternative."""
    return {name: value and _unquoted(value) for name, value in match.groupdict().items()}


def _unquoted(text: str) -> str:
    text = text.strip()
    quoted = _QUOTED.fullmatch(text)
    return (quoted["one"] or quoted["other"]) if quoted else text


def _unread(text: str) -> DataError:
    """That a line is no rule, with one that is like it."""
    likely = next((example for word, example in _EXAMPLES if word in text.lower()), _USUAL_EXAMPLE)
    return DataError(
        QT_TRANSLATE_NOOP(
            "core",
            "“{text}” is none of the rules; write for example “{example}” (docs/bench.md lists all).",
        ),
        text=text[:120],
        example=likely,
    )


_USUAL_EXAMPLE = "苹果手机: no 水果 in the top 10"
# A word that tells what was meant, and how that is written.
_EXAMPLES = (
    ("ndcg", "nDCG@10 of set core >= 0.62"),
    ("mrr", "mrr@10 >= 0.5"),
    ("recall", "recall@100 >= 0.8"),
    ("lower", "nDCG@10 not lower than run RUN by more than 0.01, 95 % sure"),
    ("不比", "nDCG@10 不比 RUN 低超过 0.01，95% 把握"),
    ("ms", "p95 <= 20 ms"),
    ("毫秒", "p95 <= 20 毫秒"),
    ("nothing", "at most 10 % of queries find nothing"),
    ("无结果", "最多 10% 的查询无结果"),
    ("snapshot", "充电宝: top 10 same as snapshot (RBO >= 0.9)"),
    ("快照", "充电宝：前 10 名与快照相同 (RBO >= 0.9)"),
    ("above", "充电宝: p00123 above p00456"),
    ("前面", "充电宝：p00123 在 p00456 前面"),
    ("没有", "苹果手机：前 10 名没有 水果"),
    ("前", "充电宝：p00123 在前 3 名"),
)


def _top(given: Given) -> int:
    return int(given.get("top") or USUAL_TOP)


def _placed(query: str, given: Given) -> Assertion:
    return Placed(query, given["product"] or "", _top(given), not given.get("not"))


def _above(query: str, given: Given) -> Assertion:
    return Above(query, given["product"] or "", given["other"] or "")


def _content(amount: str) -> Made:
    def make(query: str, given: Given) -> Assertion:
        field = given.get("field") or ""
        count = int(given.get("count") or (1 if amount == AT_LEAST else 0))
        what = (given["what"] or "").strip()
        return Content(query, what, _FIELDS.get(field, field.lower()), amount, count, _top(given))

    return make


def _metric(given: Given) -> str:
    return parse_measure(given.get("metric") or USUAL_METRIC).name


def _level(query: str, given: Given) -> Assertion:
    bound = float(given["bound"] or 0)
    return Level(query, _metric(given), bound, given.get("set") or "")


def _not_lower(query: str, given: Given) -> Assertion:
    sure = float(given["sure"] or 0) / 100 if given.get("sure") else USUAL_SURE
    margin, rival = float(given["margin"] or 0), given["rival"] or ""
    return NotLower("", rival, margin, sure, _metric(given), given.get("set") or "")


def _fast(query: str, given: Given) -> Assertion:
    return Fast("", float(given["share"] or 0), float(given["ms"] or 0), given.get("set") or "")


def _findable(query: str, given: Given) -> Assertion:
    return Findable("", float(given["share"] or 0) / 100, given.get("set") or "")


def _same(query: str, given: Given) -> Assertion:
    overlap = given.get("overlap")
    return Same(query, _top(given), float(overlap) if overlap else USUAL_OVERLAP)


def _rules(*rules: tuple[str, Made]) -> list[tuple[re.Pattern[str], Made]]:
    return [(re.compile(pattern, re.IGNORECASE), make) for pattern, make in rules]


_CONTENT = (
    (rf"no {_FIELD}(?P<what>.+?) (?:in|among) {_TOP}", _content(NO)),
    (rf"only {_FIELD}(?P<what>.+?) (?:in|among) {_TOP}", _content(ONLY)),
    (
        rf"at least (?P<count>\d{{1,6}}) {_FIELD}(?P<what>.+?) (?:in|among) {_TOP}",
        _content(AT_LEAST),
    ),
    (
        rf"at most (?P<count>\d{{1,6}}) {_FIELD}(?P<what>.+?) (?:in|among) {_TOP}",
        _content(AT_MOST),
    ),
    (
        rf"(?:the )?results (?:contain|have) {_FIELD}(?P<what>.+?)(?: (?:in|among) {_TOP})?",
        _content(AT_LEAST),
    ),
    (rf"{_TOP_ZH} ?(?:没有|不含|不出现|无){_FIELD_ZH}(?P<what>.+)", _content(NO)),
    (rf"{_TOP_ZH} ?(?:全是|全都是|都是|只有){_FIELD_ZH}(?P<what>.+)", _content(ONLY)),
    (
        rf"{_TOP_ZH} ?至少有? ?(?P<count>\d{{1,6}}) ?[件个条]?{_FIELD_ZH}(?P<what>.+)",
        _content(AT_LEAST),
    ),
    (
        rf"{_TOP_ZH} ?(?:最多|至多)有? ?(?P<count>\d{{1,6}}) ?[件个条]?{_FIELD_ZH}(?P<what>.+)",
        _content(AT_MOST),
    ),
    (rf"(?:{_TOP_ZH}|结果) ?(?:含有|包含|有){_FIELD_ZH}(?P<what>.+)", _content(AT_LEAST)),
)
_OF_A_QUERY = _rules(
    *_CONTENT,
    (rf"(?:product )?(?P<product>{_NAME}) (?:is )?(?P<not>not )?(?:in|among) {_TOP}", _placed),
    (rf"(?:商品 ?)?(?P<product>{_NAME}?) ?(?P<not>不)?在 ?{_TOP_ZH}", _placed),
    (
        rf"(?:product )?(?P<product>{_NAME}) (?:is |ranks )?(?:above|before) (?P<other>{_NAME})",
        _above,
    ),
    (
        rf"(?:商品 ?)?(?P<product>{_NAME}?) ?(?:排|位)?在 ?(?P<other>{_NAME}?) ?(?:的)?(?:前面|之前|上面)",
        _above,
    ),
    (rf"(?P<metric>{_METRIC}) ?{_LEAST} ?(?P<bound>{_NUMBER})", _level),
    (rf"{_TOP} (?:is |are )?(?:the )?same as (?:the )?snapshot{_SNAPSHOT}", _same),
    (rf"{_TOP_ZH} ?(?:与|和|同) ?快照 ?(?:相同|一致){_SNAPSHOT}", _same),
)
_OF_ALL = _rules(
    (rf"(?P<metric>{_METRIC}){_OF_SET} ?{_LEAST} ?(?P<bound>{_NUMBER})", _level),
    (rf"{_SET_ZH}(?P<metric>{_METRIC}) ?{_LEAST} ?(?P<bound>{_NUMBER})", _level),
    (
        rf"(?:(?P<metric>{_METRIC}){_OF_SET} )?(?:is )?not lower than (?:run )?(?P<rival>{_NAME})"
        rf" by more than (?P<margin>{_NUMBER})(?: ?[,，] ?(?P<sure>{_NUMBER}) ?[%％] sure)?",
        _not_lower,
    ),
    (
        rf"{_SET_ZH}(?:(?P<metric>{_METRIC}) ?)?不比 ?(?:运行 ?)?(?P<rival>{_NAME}) ?低(?:超过|过|于)? ?"
        rf"(?P<margin>{_NUMBER})(?:以上)?(?: ?[,，] ?(?P<sure>{_NUMBER}) ?[%％] ?(?:的)?(?:把握|置信))?",
        _not_lower,
    ),
    (rf"p(?P<share>\d{{1,2}}){_OF_SET} ?{_MOST} ?(?P<ms>{_NUMBER}) ?(?:ms|毫秒)", _fast),
    (rf"{_SET_ZH}p(?P<share>\d{{1,2}}) ?{_MOST} ?(?P<ms>{_NUMBER}) ?(?:ms|毫秒)", _fast),
    (
        rf"{_MOST} ?(?P<share>{_NUMBER}) ?[%％] of (?:the )?queries{_OF_SET} find nothing",
        _findable,
    ),
    (
        rf"{_SET_ZH}{_MOST} ?(?P<share>{_NUMBER}) ?[%％] ?的?查询 ?(?:没有结果|无结果|找不到.*)",
        _findable,
    ),
)
# Where the query stands inside the sentence.
_NAMING = _rules(
    (
        rf"(?:the )?results of {_QUERY} (?:contain|have) {_FIELD}(?P<what>.+?)(?: (?:in|among) {_TOP})?",
        _content(AT_LEAST),
    ),
    (rf"{_TOP} of {_QUERY} (?:is |are )?(?:the )?same as (?:the )?snapshot{_SNAPSHOT}", _same),
    (rf"no {_FIELD}(?P<what>.+?) (?:in|among) {_TOP} of {_QUERY}", _content(NO)),
)
