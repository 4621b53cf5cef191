"""Why one product stands above another: the gap between their scores as signed bars that add up to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.explain.explanation import Standing

# What a bar stands for beside words: what no word brings, what a path leaves, and many small ones together.
BIAS, REMAINDER, REST = "bias", "remainder", "rest"
# Bars of one part; what is smaller is one bar together.
MOST_BARS = 8
# Less is not seen of a bar; and less than this is not left over but rounded.
LEAST, ROUNDING = 5e-5, 5e-7


@dataclass(frozen=True)
class Bar:
    """By how much the first product is ahead through one thing, in the unit of the score.

    `kind` says what `name` is: `word` of the query, `pairs` or `letters` of it, `related`, `missing`, `other`
    or `modifier` as of a `Contribution`, `product` that both are likened to, `signal` of the fit, or one of
    the names above.
    """

    kind: str
    name: str
    value: float


@dataclass(frozen=True)
class PartGap:
    """By how much the first product is ahead in one part of the score; `bars` add up to `value`."""

    part: str
    value: float
    bars: tuple[Bar, ...]


def gaps(product: Standing, versus: Standing) -> tuple[PartGap, ...]:
    """One for each part that either score has; they add up to the difference of the scores."""
    names = dict.fromkeys([*product.parts, *versus.parts])
    return tuple(_gap(name, product, versus) for name in names)


def _gap(part: str, product: Standing, versus: Standing) -> PartGap:
    value = product.parts.get(part, 0.0) - versus.parts.get(part, 0.0)
    shares, others = _shares(part, product), _shares(part, versus)
    bars = [
        Bar(*thing, shares.get(thing, 0.0) - others.get(thing, 0.0))
        for thing in dict.fromkeys([*shares, *others])
    ]
    return PartGap(part, value, tuple(_complete(bars, value)) if bars else ())


def _complete(bars: Iterable[Bar], value: float) -> Iterator[Bar]:
    """The largest of `bars`, and one for all the rest of `value`."""
    largest = sorted(bars, key=lambda bar: -abs(bar.value))[:MOST_BARS]
    shown = [bar for bar in largest if abs(bar.value) >= LEAST]
    yield from shown
    rest = value - sum(bar.value for bar in shown)
    if abs(rest) >= ROUNDING:
        yield Bar(REST, "", rest)


def _shares(part: str, standing: Standing) -> Mapping[tuple[str, str], float]:
    """What each thing adds to one part of one score."""
    shares: dict[tuple[str, str], float] = {}
    for kind, name, value in _named_shares(part, standing):
        shares[kind, name] = shares.get((kind, name), 0.0) + value
    return shares


def _named_shares(part: str, standing: Standing) -> Iterator[tuple[str, str, float]]:
    if part == "lexical":
        for earned in standing.lexical:
            if earned.kind in ("bigram", "letters"):
                yield earned.kind, "", earned.score
            else:
                yield earned.kind, earned.source or earned.term, earned.score
    elif part == "alike":
        yield from (("product", like.title, like.share) for like in standing.alike)
    elif part == "fit":
        yield from (("signal", fit.signal, fit.share) for fit in standing.fit)
    elif part == "neural" and (met := standing.met) is not None:
        yield from (("word", word, value) for word, value in met.query_words())
        yield BIAS, "", float(met.cells[-1].sum())
        yield REMAINDER, "", met.remainder
