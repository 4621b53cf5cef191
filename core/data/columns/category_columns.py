"""The columns that are the levels of a category, where a file gives each level one of its own."""

import re
from collections.abc import Sequence

from core.data.columns.known_names import LEVEL_CHAINS
from core.data.columns.names import plain_name
from core.data.columns.sample import Sample

_CHINESE = re.compile(
    "(?:商品|产品|后台|前台|宝贝)?([一二三四五])级(?:商品)?(?:类目|分类|品类|类别|目录)(?:名称|名)?"
)
_NUMBERED = re.compile(
    r"(?:product|item|goods)?(?:category|cat|类目|分类|品类|categoryname|类目名称)(?:level|lvl|l|name)?([0-9])?(?:name)?"
)
_LEVELS = re.compile(
    r"(?:product|item)?(?:level|l|lvl|c)([0-9])(?:category|cat|categoryname)?(?:name)?"
)
_PATH = re.compile(r"\s/\s|[>＞›»|]")


def category_columns(columns: Sequence[str], sample: Sample) -> tuple[str, ...]:
    """Their columns that are the levels of a category, outermost first; empty where there are no two."""
    plain: dict[str, str] = {}
    for column in columns:
        plain.setdefault(plain_name(column), column)
    for levels in (_numbered(plain, _CHINESE), *_chains(plain), *_by_digit(plain)):
        filled = [column for column in levels if sample.filled(column) > 0]
        if len(filled) > 1 and not any(map(_PATH.search, sample.values(filled[0]))):
            return tuple(filled)
    return ()


def _numbered(plain: dict[str, str], form: re.Pattern[str]) -> list[str]:
    """Columns that are numbered as levels, in order; one without a number is the first."""
    numbered: dict[str, str] = {}
    for name, column in plain.items():
        if level := form.fullmatch(name):
            numbered.setdefault(level[1] or "1", column)
    order = "0123456789一二三四五"
    return [numbered[digit] for digit in sorted(numbered, key=order.index)]


def _by_digit(plain: dict[str, str]) -> list[list[str]]:
    return [_numbered(plain, _NUMBERED), _numbered(plain, _LEVELS)]


def _chains(plain: dict[str, str]) -> list[list[str]]:
    chains = (chain.split() for chain in LEVEL_CHAINS)
    return [[plain[name] for name in chain if name in plain] for chain in chains]
