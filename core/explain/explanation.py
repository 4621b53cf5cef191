"""Why a product stands where it does: its score taken apart, down to single words."""

from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from core.errors import UserError
from core.explain.attribution.matrix import WordMatrix, word_matrix
from core.explain.place import place_of
from core.language import QT_TRANSLATE_NOOP
from core.search.engine import Engine
from core.search.lexical import Contribution
from core.search.ranking import Ranking
from core.search.request import PERSONAL, History, Method, SearchRequest
from core.text.tokens import Token


@dataclass(frozen=True)
class WordEffect:
    """How far the neural part of the score falls when one word of the query is left out."""

    word: str
    effect: float


@dataclass(frozen=True)
class Resemblance:
    """What the likeness to one of the best results adds to the score."""

    product_id: str
    title: str
    share: float


@dataclass(frozen=True)
class FitShare:
    """What one signal of how well the title fits the query adds to the score; see `core.search.fit`."""

    signal: str
    share: float


@dataclass(frozen=True)
class Standing:
    """One product under one query.

    `parts` sum to `score`. `lexical` sums to the part of that name, in the same unit, and so do `fit`, and
    `alike` unless that part is cut at none or all. `words` are effects on the neural part; they need not sum
    to it, because words act together: what sums is `matrix`, to the cosine, None where no run reads the
    query. `rank` counts from 1 among all that the list holds; 0: the product is not in it. `similarity` is
    the cosine to the query, before its weight; less for a product of another kind.
    """

    product_id: str
    title: str
    rank: int
    score: float
    parts: dict[str, float]
    lexical: tuple[Contribution, ...]
    similarity: float
    words: tuple[WordEffect, ...]
    alike: tuple[Resemblance, ...] = ()
    fit: tuple[FitShare, ...] = ()
    matrix: WordMatrix | None = None

    @property
    def met(self) -> WordMatrix | None:
        """`matrix` in the unit of the score: it sums to the part `neural`."""
        if self.matrix is None or self.matrix.sum <= 0:
            return None
        return self.matrix.scaled(self.parts.get("neural", 0.0) / self.matrix.sum)


@dataclass(frozen=True)
class Explanation:
    """A product's standing, with another's beside it if asked for; `of` counts all that the list holds.

    `difference` tells for each part by how much the product is ahead of `versus`; negative: behind.
    `weights` are those of the parts for a query of this length.
    """

    query: str
    run: str
    tokens: tuple[Token, ...]
    weights: dict[str, float]
    product: Standing
    versus: Standing | None = None
    difference: dict[str, float] | None = None
    of: int = 0

    def to_json(self) -> dict[str, Any]:
        """Everything as plain dicts and lists."""
        return asdict(self)


def explain(
    engine: Engine,
    query: str,
    product_id: str,
    versus: str | None = None,
    history: History = (),
    personal: float = PERSONAL,
) -> Explanation:
    """The standing of a product for `query` in the hybrid ranking, and that of `versus` beside it.

    With a `history` it is the ranking for that shopper, in which taste weighs `personal`.

    Raises:
        UserError: the catalogue lacks one of the products.
    """
    request = SearchRequest(query, history=history, personal=personal)
    return explain_request(engine, request, product_id, versus)


def explain_request(
    engine: Engine, request: SearchRequest, product_id: str, versus: str | None = None
) -> Explanation:
    """As `explain`, in the ranking that `engine` answers `request` from, whatever it asks for.

    Raises:
        UserError: the catalogue lacks one of the products.
    """
    ranking = engine.ranked(request)
    product = _standing(engine, request, ranking, product_id)
    other = _standing(engine, request, ranking, versus) if versus else None
    return Explanation(
        request.text,
        engine.run_id if request.method is not Method.LEXICAL else "",
        ranking.query.tokens,
        ranking.weights(),
        product,
        other,
        _difference(product, other) if other else None,
        place_of(engine, request, ranking, -1).of,
    )


def _standing(
    engine: Engine, request: SearchRequest, ranking: Ranking, product_id: str
) -> Standing:
    row = engine.catalogue.row_of.get(product_id)
    if row is None:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "There is no product {product} in this shop; check its id."),
            product=product_id,
        )
    (parts,) = ranking.parts(np.array([row]))
    return Standing(
        product_id,
        engine.catalogue.title[row],
        place_of(engine, request, ranking, row).rank,
        sum(parts.values()),
        parts,
        tuple(_lexical(engine, ranking, row)),
        float(ranking.inputs.neural[row]),
        tuple(_word_effects(engine, ranking, row)),
        tuple(_resemblances(engine, ranking, row)),
        tuple(_fit(ranking, row)),
        word_matrix(engine, ranking.text, row) if ranking.weights().get("neural") else None,
    )


def _lexical(engine: Engine, ranking: Ranking, row: int) -> list[Contribution]:
    """Contributions in the unit of the final score, most valuable first."""
    ceiling = engine.lexical.ceiling(ranking.query)
    weight = ranking.weights().get("lexical", 0.0)
    if not (ceiling and weight):
        return []
    scale = weight / ceiling
    contributions = engine.lexical.contributions(ranking.query, row)
    scaled = [replace(part, score=part.score * scale) for part in contributions]
    return sorted(scaled, key=lambda part: -part.score)


def _word_effects(engine: Engine, ranking: Ranking, row: int) -> list[WordEffect]:
    text, weight = ranking.text, ranking.weights().get("neural", 0.0)
    if engine.neural is None or not weight or not engine.neural.knows(text):
        return []
    words = engine.analyzer.sequence(text) if text else []
    # Without a word its bigrams go too, so what is left is read anew.
    queries = [" ".join(words[:left_out] + words[left_out + 1 :]) for left_out in range(len(words))]
    without = engine.neural.similarities(queries, row)
    (whole,) = engine.neural.similarities([text], row)
    if whole:
        # A product of another kind has lost a share, and so has what each word adds.
        weight *= float(ranking.inputs.neural[row]) / whole
    return [
        WordEffect(word, weight * (whole - rest)) for word, rest in zip(words, without, strict=True)
    ]


def _resemblances(engine: Engine, ranking: Ranking, row: int) -> list[Resemblance]:
    """What each of the best results adds to the part `alike`, most first."""
    examples = ranking.examples
    if examples is None or engine.neural is None:
        return []
    weight = ranking.weights().get("alike", 0.0)
    shares = weight * examples.shares(engine.neural.vectors, row).astype(float)
    ids, titles = engine.catalogue.product_id, engine.catalogue.title
    by_share = np.argsort(-shares, kind="stable")
    return [
        Resemblance(ids[example], titles[example], float(share))
        for example, share in zip(examples.rows[by_share], shares[by_share], strict=True)
    ]


def _fit(ranking: Ranking, row: int) -> list[FitShare]:
    """What each signal adds to the part `fit`, most first."""
    if ranking.fit is None:
        return []
    scale = ranking.weights()["fit"] / ranking.fit.weight
    shares = (
        FitShare(name, scale * float(share))
        for name, (share,) in ranking.fit.shares(np.array([row])).items()
    )
    return sorted(shares, key=lambda fit: -fit.share)


def _difference(product: Standing, other: Standing) -> dict[str, float]:
    names = dict.fromkeys([*product.parts, *other.parts])
    ahead = {name: product.parts.get(name, 0.0) - other.parts.get(name, 0.0) for name in names}
    return {name: float(np.round(value, 9)) for name, value in ahead.items()}
