"""Assertions on one result list, measured: who stands where, what the first results have, a snapshot."""

from collections.abc import Mapping, Sequence

from core.checks.assertions import AT_LEAST, AT_MOST, NO, Above, Content, Placed, Same
from core.checks.outcome import FAILS, HOLDS, UNJUDGED, Measured, Told, WorstCase
from core.checks.pins import Lock
from core.checks.reasons import rank_of, why
from core.checks.subject import Subject
from core.data.category_path import levels
from core.language import QT_TRANSLATE_NOOP, translate
from core.metrics.rank_overlap import rank_biased_overlap
from core.text.normalise import has_chinese, normalise

# Of more offenders than these nobody reads the reasons.
WORST = 3
RESULTS = QT_TRANSLATE_NOOP("core", "results")
_RANK = QT_TRANSLATE_NOOP("core", "rank {rank}: {product} {title}")
_NO_PRODUCT = QT_TRANSLATE_NOOP("core", "There is no product {product} in this shop any more.")
_NOTHING = QT_TRANSLATE_NOOP(
    "core", "The query finds nothing, so nothing can be said of its results."
)


def snapshot_key(assertion: Same) -> str:
    """Under what name the snapshot of an assertion is kept, whatever language it is written in."""
    return f"{assertion.top} {assertion.query}"


def placed(subject: Subject, assertion: Placed) -> Measured:
    """Whether a product stands among the first, or does not."""
    if missing := _missing(subject, assertion.product):
        return missing
    ranked = subject.ranked(assertion.query, assertion.top)
    if not ranked and not assertion.is_in:
        return Measured(state=UNJUDGED, reason=Told(_NOTHING))
    rank = rank_of(subject, assertion.query, assertion.product)
    is_in = 0 < rank <= assertion.top
    is_kept = is_in == assertion.is_in
    edge = ranked[min(assertion.top, len(ranked)) - 1] if ranked and assertion.is_in else ""
    worst = () if is_kept else (_case(subject, assertion.query, assertion.product, rank, edge),)
    nowhere = QT_TRANSLATE_NOOP("core", "It does not match the query at all.")
    return Measured(
        state=HOLDS if is_kept else FAILS,
        reason=Told("" if rank or is_kept else nowhere),
        value=rank or None,
        bound=assertion.top,
        n=len(ranked),
        unit=RESULTS,
        shown="rank",
        worst=worst,
    )


def above(subject: Subject, assertion: Above) -> Measured:
    """Whether one product ranks before another."""
    for product in (assertion.product, assertion.other):
        if missing := _missing(subject, product):
            return missing
    first, second = (
        rank_of(subject, assertion.query, product)
        for product in (assertion.product, assertion.other)
    )
    if not first and not second:
        neither = QT_TRANSLATE_NOOP("core", "Neither of the two matches the query.")
        return Measured(state=UNJUDGED, reason=Told(neither))
    is_kept = bool(first) and (not second or first < second)
    worst = _case(subject, assertion.query, assertion.product, first, assertion.other)
    return Measured(
        state=HOLDS if is_kept else FAILS,
        value=first or None,
        bound=second or None,
        n=len(subject.ranked(assertion.query)),
        unit=RESULTS,
        shown="rank",
        worst=() if is_kept else (worst,),
    )


def content(subject: Subject, assertion: Content) -> Measured:
    """How many of the first results have a word, a category or a brand."""
    ranked = subject.ranked(assertion.query, assertion.top)[: assertion.top]
    forbids = assertion.amount in (NO, AT_MOST)
    if not ranked and forbids:
        return Measured(state=UNJUDGED, reason=Told(_NOTHING))
    if forbids and not any(has(subject, assertion, row) for row in range(len(subject.catalogue))):
        unknown = QT_TRANSLATE_NOOP(
            "core",
            "Nothing in this shop has “{what}”, so nothing could fail; check how it is written.",
        )
        return Measured(state=UNJUDGED, reason=Told(unknown, {"what": assertion.what}))
    having = [product for product in ranked if _has(subject, assertion, product)]
    least, most = bounds(assertion, len(ranked))
    is_kept = bool(ranked) and least <= len(having) <= most
    offenders = having if forbids else [product for product in ranked if product not in having]
    cases = offenders[:WORST] if not is_kept else []
    return Measured(
        state=HOLDS if is_kept else FAILS,
        reason=Told("" if ranked else QT_TRANSLATE_NOOP("core", "The query finds nothing.")),
        value=len(having),
        bound=most if forbids else least,
        n=len(ranked),
        unit=RESULTS,
        shown="count",
        worst=tuple(
            _case(subject, assertion.query, product, ranked.index(product) + 1) for product in cases
        ),
    )


def bounds(assertion: Content, results: int) -> tuple[int, int]:
    """The fewest and the most of so many `results` that may have what an assertion names."""
    if assertion.amount == NO:
        return 0, 0
    if assertion.amount == AT_MOST:
        return 0, assertion.count
    return (assertion.count if assertion.amount == AT_LEAST else results), results


def has(subject: Subject, assertion: Content, row: int) -> bool:
    """Whether the product at `row` of the catalogue has what an assertion names.

    A word is one of the title: anywhere in it where it is Chinese, else from one gap to the next. A category
    is any level of the product's, or its path from the top; a brand is all of it. Case and width make no
    difference.
    """
    catalogue, what = subject.catalogue, normalise(assertion.what)
    field = assertion.field
    return (
        (field in ("", "word") and _has_word(normalise(catalogue.title[row]), what))
        or (field in ("", "category") and _is_category(normalise(catalogue.category[row]), what))
        or (field in ("", "brand") and normalise(catalogue.brand[row]) == what)
    )


def _has(subject: Subject, assertion: Content, product: str) -> bool:
    row = subject.catalogue.row_of.get(product)
    return row is not None and has(subject, assertion, row)


def _has_word(title: str, word: str) -> bool:
    if has_chinese(word):
        return word in title
    padded = "".join(
        letter if letter.isalnum() and not has_chinese(letter) else " " for letter in title
    )
    plain = "".join(letter if letter.isalnum() else " " for letter in word)
    return f" {' '.join(plain.split())} " in f" {' '.join(padded.split())} "


def _is_category(path: str, what: str) -> bool:
    return bool(path) and (what in levels(path) or path.startswith(f"{what} / ") or path == what)


def same(subject: Subject, assertion: Same, lock: Lock) -> Measured:
    """How alike the first results are to those of the snapshot: rank-biased overlap."""
    kept = lock.snapshots.get(snapshot_key(assertion))
    if kept is None:
        none = QT_TRANSLATE_NOOP(
            "core", "No snapshot has been taken yet; `{program} check --pin` takes one."
        )
        return Measured(state=UNJUDGED, reason=Told(none))
    now = subject.ranked(assertion.query, assertion.top)[: assertion.top]
    overlap = rank_biased_overlap(now, kept[: assertion.top])
    # Sums of powers are equal to about fifteen digits.
    is_kept = overlap >= assertion.overlap - 1e-12
    return Measured(
        state=HOLDS if is_kept else FAILS,
        value=overlap,
        bound=assertion.overlap,
        n=len(now),
        unit=RESULTS,
        worst=() if is_kept else _moved(subject, assertion.query, kept[: assertion.top], now),
    )


def _moved(
    subject: Subject, query: str, before: Sequence[str], now: Sequence[str]
) -> tuple[WorstCase, ...]:
    """What the snapshot has and the list lacks or has further down, the highest first."""
    places: Mapping[str, int] = {product: rank for rank, product in enumerate(now, 1)}
    template = QT_TRANSLATE_NOOP("core", "was at rank {before}: {product} {title}")
    lost = [
        (rank, product)
        for rank, product in enumerate(before, 1)
        if places.get(product, len(now) + 1) > rank
    ]
    return tuple(
        WorstCase(
            query,
            places.get(product),
            translate(template).format(
                before=rank, product=product, title=title_of(subject, product)
            ),
            why(subject, query, product, now[rank - 1] if rank <= len(now) else ""),
        )
        for rank, product in lost[:WORST]
    )


def _case(subject: Subject, query: str, product: str, rank: int, versus: str = "") -> WorstCase:
    about = translate(_RANK).format(
        rank=rank or "–", product=product, title=title_of(subject, product)
    )
    other = versus if versus != product else ""
    return WorstCase(query, rank or None, about, why(subject, query, product, other))


def title_of(subject: Subject, product: str) -> str:
    """The title of a product, "" of one that the shop has not."""
    row = subject.catalogue.row_of.get(product)
    return subject.catalogue.title[row] if row is not None else ""


def _missing(subject: Subject, product: str) -> Measured | None:
    if product in subject.catalogue.row_of:
        return None
    return Measured(state=UNJUDGED, reason=Told(_NO_PRODUCT, {"product": product}))
