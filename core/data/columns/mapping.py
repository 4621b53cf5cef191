"""Which column of a stranger's file is which of ours, guessed from its name and from what is in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from core.data.columns.known_names import LEVEL_CHAINS, names_of
from core.data.columns.names import forms, plain_name
from core.data.columns.sample import Sample
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

# What of theirs is one of ours: a column, or several that are joined.
Mapped = str | tuple[str, ...]

REQUIRED: dict[str, tuple[str, ...]] = {
    "products": ("product_id", "title"),
    "events": ("user_id", "product_id", "action", "timestamp"),
    "sessions": ("items",),
    "texts": ("text", "category"),
    "queries": ("text",),
    "qrels": ("query_id", "product_id", "grade"),
}
OPTIONAL: dict[str, tuple[str, ...]] = {
    "products": ("category", "brand", "price", "image", "description", "rating", "sales"),
    "events": ("query", "session_id", "position", "rating"),
    "sessions": ("target",),
    "texts": (),
    "queries": ("query_id",),
    "qrels": ("query",),
}
# Of a kind: our required column → the one that may stand in its place.
_INSTEAD = {
    "events": {"action": "rating", "user_id": "session_id"},
    "qrels": {"query_id": "query"},
}
_NO_ACTION = QT_TRANSLATE_NOOP(
    "core",
    "{source} has no column for action; it has {columns}. Say what every row is, as with"
    " --every-row-is purchase, or map the columns in the import dialog.",
)
_LACKING = QT_TRANSLATE_NOOP(
    "core",
    "{source} has no column for {missing}; it has {columns}."
    " Rename one, or map the columns in the import dialog.",
)
# Columns that are levels of a category by their numbers: `三级类目`, `category_level_2`, `l3`.
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
# How much a name that says something less exactly, or only in need, yields to others.
_INEXACT, _IN_NEED = 1_000, 10_000


def known_columns(kind: str) -> tuple[str, ...]:
    """Our columns of a kind, the required ones first."""
    return (*REQUIRED[kind], *OPTIONAL[kind])


def guess_mapping(
    kind: str, columns: Sequence[str], rows: Sequence[Sequence[str]] = ()
) -> dict[str, Mapped]:
    """Our column → theirs, for those whose name is understood; each of theirs serves once.

    `rows` are some of the file's: of several columns that may be meant the one with values of the right sort
    is taken, a date and a time of day are joined, and so are the levels of a category.
    """
    sample = Sample(columns, rows)
    candidates = _candidates(kind, columns)
    mapping: dict[str, Mapped] = {}
    taken: set[str] = set()
    for ours in known_columns(kind):
        chosen: Mapped | None = None
        if ours == "category" and kind == "products":
            chosen = _category_columns(columns, sample)
        if not chosen:
            free = {name: rank for name, rank in candidates[ours].items() if name not in taken}
            chosen = _best(ours, free, sample)
        if chosen:
            mapping[ours] = chosen
            taken.update((chosen,) if isinstance(chosen, str) else chosen)
    return _with_shoppers(mapping, sample)


def _with_shoppers(mapping: dict[str, Mapped], sample: Sample) -> dict[str, Mapped]:
    """`mapping` without a column of shoppers that hardly names any where sessions are told."""
    user, session = mapping.get("user_id"), mapping.get("session_id")
    is_told = isinstance(user, str) and isinstance(session, str)
    if is_told and 2 * sample.filled(str(user)) < sample.filled(str(session)):
        del mapping["user_id"]
    return mapping


def _candidates(kind: str, columns: Sequence[str]) -> dict[str, dict[str, int]]:
    """Our column → theirs whose name may mean it, with how far the name is from the best."""
    meanings = _meanings(kind)
    known: dict[str, dict[str, int]] = {ours: {} for ours in known_columns(kind)}
    for column in dict.fromkeys(columns):
        for step, form in enumerate(dict.fromkeys(forms(column))):
            for ours, rank in meanings.get(form, {}).items():
                known[ours].setdefault(column, rank + _INEXACT * step)
    return known


@cache
def _meanings(kind: str) -> dict[str, dict[str, int]]:
    """A plain name → our columns of `kind` that it may mean, with its rank among their names."""
    meanings: dict[str, dict[str, int]] = {}
    for ours in known_columns(kind):
        telling, in_need = names_of(kind, ours)
        ranked = [*enumerate((ours, *telling)), *enumerate(in_need, _IN_NEED)]
        for rank, name in ranked:
            meanings.setdefault(plain_name(name), {}).setdefault(ours, rank)
    return meanings


def _best(ours: str, candidates: Mapping[str, int], sample: Sample) -> Mapped | None:
    """The best of some columns of theirs for one of ours."""
    fitting = [name for name in candidates if sample.may_be(ours, name)]
    # A description may stand for a title, but not if it is one in earnest.
    fitting = [name for name in fitting if candidates[name] < _IN_NEED or not sample.is_prose(name)]
    if not fitting:
        return None
    fullest = max(map(sample.filled, fitting))
    # A price for those on sale alone would leave the others without any.
    share = 0.9 if ours == "price" else 0.5

    def worth(name: str) -> tuple[bool, bool, int]:
        rank = candidates[name]
        # What is mostly empty yields, but never to a name that says little.
        is_empty = rank < _IN_NEED and sample.filled(name) < share * fullest
        return not sample.is_likely(ours, name), is_empty, rank

    chosen = min(fitting, key=worth)
    return _dated(chosen, candidates, sample) if ours == "timestamp" else chosen


def _dated(time: str, candidates: Mapping[str, int], sample: Sample) -> Mapped | None:
    """The column of moments; a date and a time of day in two columns are one."""
    clocks = [name for name in candidates if sample.has_times_of_day(name)]
    dates = [name for name in candidates if sample.has_days(name)]
    if time in clocks and dates:
        return (dates[0], time)
    if time in dates and (clock := clocks[0] if clocks else sample.hours()):
        return (time, clock)
    return time


def _category_columns(columns: Sequence[str], sample: Sample) -> tuple[str, ...]:
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


def lookalikes(kind: str, columns: Sequence[str], mapping: Mapping[str, Mapped]) -> dict[str, str]:
    """Their columns that `mapping` leaves out though the name is one of ours → ours."""
    used = {name for theirs in mapping.values() for name in _named(theirs)}
    return {
        column: ours
        for ours, candidates in _candidates(kind, columns).items()
        for column, rank in candidates.items()
        if column not in used and rank < _INEXACT
    }


def _named(theirs: Mapped) -> Iterator[str]:
    yield from (theirs,) if isinstance(theirs, str) else theirs


def missing(kind: str, mapping: Mapping[str, Mapped], every_row_is: str = "") -> list[str]:
    """Our required columns that `mapping` has nothing for, nor for what may stand in their place.

    `every_row_is` is the action of every row of a log.
    """
    instead = _INSTEAD.get(kind, {})
    return [
        ours
        for ours in REQUIRED.get(kind, ())
        if ours not in mapping
        and instead.get(ours) not in mapping
        and not (ours == "action" and every_row_is)
    ]


def require(
    kind: str,
    mapping: Mapping[str, Mapped],
    columns: Sequence[str],
    source: str,
    every_row_is: str = "",
) -> None:
    """Check that every required column is there.

    Raises:
        DataError: one is missing; names it, the columns found and what to do.
    """
    lacking = missing(kind, mapping, every_row_is)
    if lacking:
        raise DataError(
            _NO_ACTION if lacking == ["action"] else _LACKING,
            source=source,
            missing=", ".join(lacking),
            columns=", ".join(columns)[:300],
        )


def understood(kind: str, columns: Sequence[str]) -> int:
    """How many of `columns` have a name that means something for `kind`, or for any kind."""
    return max(len(guess_mapping(kind_, columns)) for kind_ in ((kind,) if kind else REQUIRED))
