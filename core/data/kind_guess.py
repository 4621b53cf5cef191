"""Which kind of table a file most likely holds."""

import re
from collections.abc import Sequence

from core.data.columns import REQUIRED, guess_mapping, missing

_LIKELIEST = ("events", "qrels", "products", "texts", "queries", "sessions")
_KIND_WORDS = {
    "qrels": re.compile("qrel|judg|评判|标注"),
    "queries": re.compile("quer|topics|查询|搜索词"),
    "sessions": re.compile("session|会话"),
    "events": re.compile(r"event|behav|行为|日志|(^|[^a-z])logs?([^a-z]|$)"),
    "texts": re.compile("review|comment|texts|评论"),
    "products": re.compile("product|item|goods|catalog|商品"),
}


def guess_kind(columns: Sequence[str], name: str) -> str:
    """The kind that a file most likely holds, from its columns and its name; products in doubt."""
    stem = name.lower()
    named = [kind for kind, words in _KIND_WORDS.items() if words.search(stem)]
    complete = [each for each in REQUIRED if not missing(each, guess_mapping(each, columns))]
    likely = [kind for kind in named if kind in complete] or [
        kind for kind in _LIKELIEST if kind in complete
    ]
    return (likely or named or ["products"])[0]
