"""Which kind of table a file most likely holds, and whether its name, columns and content agree on it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.data.columns.mapping import REQUIRED, guess_mapping, missing
from core.data.columns.names import plain_name

_LIKELIEST = ("events", "qrels", "products", "texts", "queries", "sessions")
_KIND_WORDS = {
    "qrels": re.compile("qrel|judg|评判|标注"),
    "queries": re.compile("quer|topics|keyword|search.?term|查询|搜索词|关键词|热词"),
    "sessions": re.compile("session|会话"),
    "events": re.compile(
        r"event|behav|(?<!b)order|transaction|purchase|行为|日志|订单|交易|(^|[^a-z])logs?([^a-z]|$)"
    ),
    "texts": re.compile("review|comment|texts|评论"),
    "products": re.compile("product|item|goods|catalog|商品"),
}
# Of so many columns one is known, or none.
_WIDEST = 400
# Kinds whose columns nothing else has, and how many known columns make a table of products.
_UNMISTAKABLE, _MANY = ("events", "qrels"), 3
# A title or a comment may be asked for as well, but hardly is.
_ASKED = re.compile("quer|search|keyword|term|text|词|查询|搜索")


@dataclass(frozen=True)
class KindGuess:
    """`is_sure`: name, columns and content agree; else the person is asked."""

    kind: str
    is_sure: bool


def kinds_named(name: str) -> list[str]:
    """The kinds that a file's name speaks of."""
    return [kind for kind, words in _KIND_WORDS.items() if words.search(name.lower())]


def guess_kind(columns: Sequence[str], name: str, shape: str = "") -> KindGuess:
    """What a file holds by its columns and name; `shape` is what its cells show where it has no header."""
    named = kinds_named(name)
    columns = columns[:_WIDEST]
    if shape:
        return _by_shape(shape, named)
    fitting = [kind for kind in _LIKELIEST if _fits(kind, columns)]
    if {"texts", "queries"} <= {*fitting} - {*named}:
        # A text and its category are to be learned; a report has figures beside its queries.
        fitting.remove("queries" if len(columns) == 2 else "texts")
    if "queries" in fitting and _judges_products(columns):
        # Judgments tell their queries too.
        fitting.remove("queries")
    if len(fitting) > 1 and "sessions" in {*fitting} - {*named}:
        # Many a count is called clicks or items.
        fitting.remove("sessions")
    if not fitting:
        # What is missing is asked for; a kind that the name speaks of is not.
        nearest = _nearest(columns, named)
        return KindGuess(nearest, nearest in named)
    agreed = [kind for kind in fitting if kind in named]
    kind = (agreed or fitting)[0]
    return KindGuess(kind, bool(agreed) or _is_unmistakable(kind, columns, fitting, named))


def _judges_products(columns: Sequence[str]) -> bool:
    """Whether there are grades, and products by more than the number of a row."""
    mapping = guess_mapping("qrels", columns)
    return not missing("qrels", mapping) and plain_name(str(mapping["product_id"])) != "id"


def _by_shape(shape: str, named: list[str]) -> KindGuess:
    if shape in named or shape in _UNMISTAKABLE:
        return KindGuess(shape, True)
    # An id and a text may be a query as well as a product, and a line of words anything.
    other = next((kind for kind in named if kind in ("queries", "sessions", "texts")), "")
    return KindGuess(other or shape, bool(other))


def _fits(kind: str, columns: Sequence[str]) -> bool:
    mapping = guess_mapping(kind, columns)
    if kind == "events":
        # What each row tells, a view or an order, may be known to the person alone.
        return not set(missing(kind, mapping)) - {"action"} and "timestamp" in mapping
    if missing(kind, mapping):
        return False
    if (
        kind in ("texts", "queries")
        and _known(columns) >= _MANY
        and "product_id" in guess_mapping("products", columns)
    ):
        return False
    if kind == "queries" and not _ASKED.search(plain_name(str(mapping["text"]))):
        return False
    return kind != "sessions" or len(columns) <= _MANY + 1


def _known(columns: Sequence[str]) -> int:
    return len(guess_mapping("products", columns))


def _is_unmistakable(
    kind: str, columns: Sequence[str], fitting: list[str], named: list[str]
) -> bool:
    if kind in _UNMISTAKABLE or (kind == "products" and _known(columns) >= _MANY):
        return True
    return len(fitting) == 1 and not named


def _nearest(columns: Sequence[str], named: list[str]) -> str:
    """The kind that most is there for; the name decides between equals."""
    if named and not columns:
        return named[0]
    ranked = [*named, *(kind for kind in _LIKELIEST if kind not in named)]
    ranked.sort(key=lambda kind: kind != "products" and kind not in named)

    def worth(kind: str) -> float:
        mapping = guess_mapping(kind, columns)
        there = sum(ours in mapping for ours in REQUIRED[kind])
        return there / len(REQUIRED[kind])

    return max(ranked, key=worth)
