"""Shares of words by SHAP and LIME, beside what leaving a word out does, and how far they agree.

Each asks the same value of the same product for texts in which some words are missing: the similarity of
the run's vectors, or the whole score. SHAP (Lundberg and Lee 2017) shares the value out so that the shares
sum to it; LIME (Ribeiro, Singh and Guestrin 2016) fits a line near the whole text; leaving out asks of one
word alone.
They answer different questions, so how far they agree is told and not assumed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np

from core.arrays import BoolArray, Float64Array
from core.data.catalogue import Catalogue
from core.errors import UserError
from core.explain.edits import required_row
from core.explain.title_words import is_word, joined, pieces
from core.language import QT_TRANSLATE_NOOP
from core.search.engine import Engine
from core.search.neural import NeuralIndex
from core.search.query import normalised_query
from core.search.request import SearchRequest

# What is taken apart, and by which value.
QUERY, TITLE, SCORE = "query", "title", "score"
SUBJECTS = (QUERY, TITLE, SCORE)
PACKAGES = {"shap": "0.51.0", "lime": "0.2.0.1"}
# Passes of SHAP over all words, forwards and back, and texts that LIME draws; both settle before.
PASSES, SAMPLES = 10, 400
SEED = 7
# LIME's kernel for texts: distances are cosines times a hundred.
KERNEL_WIDTH, DISTANCE = 25.0, 100.0
# Shares below it are zero but for rounding.
NOTHING = 1e-6

# (texts, words) of which words are kept → (texts,) values.
Values = Callable[[BoolArray], Float64Array]


@dataclass(frozen=True)
class Agreement:
    """How alike two ways share a value out: rank correlations, None where undefined, and equal signs."""

    one: str
    other: str
    spearman: float | None
    kendall: float | None
    signs: float


@dataclass(frozen=True)
class SampledShares:
    """One decision taken apart. `left_out`, `shap` and `lime` have a number for each of `words`.

    `whole` is the value with all words and `empty` that with none; the numbers of SHAP sum to the difference.
    """

    subject: str
    query: str
    product_id: str
    run: str
    words: tuple[str, ...]
    whole: float
    empty: float
    left_out: tuple[float, ...]
    shap: tuple[float, ...]
    lime: tuple[float, ...]
    agreement: tuple[Agreement, ...]

    def to_json(self) -> dict[str, Any]:
        """Everything as plain dicts and lists."""
        return asdict(self)


def sampled(engine: Engine, request: SearchRequest, product_id: str, subject: str) -> SampledShares:
    """Shares of the words of the `query` or the `title` in the similarity, or of the query in the `score`.

    Raises:
        UserError: the packages are missing, the shop lacks the product, or nothing is there to take apart.
    """
    require_packages()
    row = required_row(engine.catalogue, product_id)
    words, values = _subject(engine, request, row, subject)
    values = _remembering(values)
    everything = np.ones((1, len(words)), bool)
    left_out = float(values(everything)[0]) - values(~np.eye(len(words), dtype=bool))
    ways = {
        "left_out": tuple(left_out.tolist()),
        "shap": tuple(shap_shares(values, len(words)).tolist()),
        "lime": tuple(lime_shares(values, len(words)).tolist()),
    }
    return SampledShares(
        subject,
        request.text,
        product_id,
        engine.run_id,
        tuple(words),
        float(values(everything)[0]),
        float(values(~everything)[0]),
        agreement=tuple(agreements(ways)),
        **ways,
    )


def require_packages() -> None:
    """Refuse where the packages of the extra `explain` are not installed.

    Raises:
        UserError: they are not; names the command.
    """
    from importlib.util import find_spec

    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "{packages} is not installed; run `pip install 'pinxun[explain]'` first."
            ),
            packages=", ".join(missing),
        )


def _subject(
    engine: Engine, request: SearchRequest, row: int, subject: str
) -> tuple[list[str], Values]:
    """The words of a subject and the value of the texts that some of them make.

    Raises:
        UserError: there are none, or no run to ask.
    """
    words = _words(engine, request, row, subject)
    if not words:
        raise UserError(QT_TRANSLATE_NOOP("core", "There is no word to take apart; write a query."))
    if subject == SCORE:
        return words, lambda kept: _scores(engine, request, row, _texts(words, kept))
    neural = engine.neural
    if neural is None:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "No run ranks here, so there is no network to take apart.")
        )
    if subject == QUERY:
        return words, lambda kept: _similarities(neural, row, _texts(words, kept))
    cut = pieces(engine.analyzer, engine.catalogue.title[row])
    places = [place for place, piece in enumerate(cut) if is_word(piece)]
    query = engine.read(normalised_query(request.text)).text
    return words, lambda kept: _of_titles(neural, engine, row, query, _titles(cut, places, kept))


def _words(engine: Engine, request: SearchRequest, row: int, subject: str) -> list[str]:
    if subject == TITLE:
        return list(filter(is_word, pieces(engine.analyzer, engine.catalogue.title[row])))
    text = engine.read(normalised_query(request.text)).text
    return engine.analyzer.sequence(text) if text else []


def _texts(words: Sequence[str], kept: BoolArray) -> list[str]:
    return [" ".join(word for word, keep in zip(words, row, strict=True) if keep) for row in kept]


def _titles(cut: Sequence[str], places: Sequence[int], kept: BoolArray) -> list[str]:
    titles = []
    for row in kept:
        gone = {place for place, keep in zip(places, row, strict=True) if not keep}
        titles.append(joined(["" if place in gone else piece for place, piece in enumerate(cut)]))
    return titles


def _similarities(neural: NeuralIndex, row: int, texts: Sequence[str]) -> Float64Array:
    return np.array([neural.similarities([text], row)[0] if text else 0.0 for text in texts])


def _scores(engine: Engine, request: SearchRequest, row: int, texts: Sequence[str]) -> Float64Array:
    """The whole score of the product for each text; a text without words finds it by nothing."""
    asked = (replace(request, text=text, typing=False, draft=False) for text in texts)
    return np.array(
        [float(engine.ranked(each).scores[row]) if each.text else 0.0 for each in asked]
    )


def _of_titles(
    neural: NeuralIndex, engine: Engine, row: int, query: str, titles: Sequence[str]
) -> Float64Array:
    """The similarity of the query to the product under each title; brand and category stay."""
    shop = engine.catalogue
    rows = np.full(len(titles), row)
    columns: dict[str, Any] = {
        name: [getattr(shop, name)[row]] * len(titles)
        for name in ("product_id", "category", "brand", "image", "description")
    }
    numbers: dict[str, Any] = {
        name: getattr(shop, name)[rows] for name in ("price", "rating", "sales")
    }
    attributes = {name: [values[row]] * len(titles) for name, values in shop.attributes.items()}
    supposed = Catalogue(title=list(titles), attributes=attributes, **columns, **numbers)
    vectors = neural.run.encode_rows(neural.analyzer, supposed, range(len(titles)))
    (vector,) = neural.run.encode_texts(neural.analyzer, [query])
    shares: Float64Array = (vectors @ vector).clip(0).astype(np.float64)
    return shares


def _remembering(values: Values) -> Values:
    """`values` that asks for each text once."""
    known: dict[bytes, float] = {}

    def remembered(kept: BoolArray) -> Float64Array:
        kept = np.asarray(kept, bool)
        keys = [row.tobytes() for row in kept]
        new = [place for place, key in enumerate(keys) if key not in known]
        if new:
            known.update(
                zip((keys[place] for place in new), values(kept[new]).tolist(), strict=True)
            )
        return np.array([known[key] for key in keys])

    return remembered


def shap_shares(values: Values, words: int) -> Float64Array:
    """Shapley values (words,) by permutations; they sum to the value of all words less that of none."""
    import shap

    masker = shap.maskers.Independent(np.zeros((1, words)))
    explainer = shap.PermutationExplainer(
        lambda kept: values(np.asarray(kept) > 0.5), masker, seed=SEED
    )
    explained = explainer(np.ones((1, words)), max_evals=PASSES * (2 * words + 1), silent=True)
    shares: Float64Array = np.asarray(explained.values[0], np.float64)
    return shares


def lime_shares(values: Values, words: int) -> Float64Array:
    """Coefficients (words,) of a line through texts near the whole one, the nearer the heavier."""
    from lime.lime_base import LimeBase
    from sklearn.linear_model import Ridge

    chance = np.random.default_rng(SEED)
    kept = chance.random((SAMPLES, words)) < 0.5
    kept[0] = True
    distances = DISTANCE * (1 - np.sqrt(kept.mean(axis=1)))
    base = LimeBase(lambda d: np.sqrt(np.exp(-(d**2) / KERNEL_WIDTH**2)), random_state=SEED)
    _, fitted, _, _ = base.explain_instance_with_data(
        kept.astype(np.float64),
        values(kept)[:, None],
        distances,
        0,
        words,
        feature_selection="none",
        model_regressor=Ridge(alpha=1e-3, fit_intercept=True),
    )
    shares = np.zeros(words)
    for word, share in fitted:
        shares[word] = share
    return shares


def agreements(ways: Mapping[str, Sequence[float]]) -> Iterator[Agreement]:
    """How far each two of `ways`, shares by word, agree."""
    for one, other in combinations(ways, 2):
        yield agreement(one, other, np.array(ways[one]), np.array(ways[other]))


def agreement(one: str, other: str, shares: Float64Array, others: Float64Array) -> Agreement:
    """How far `shares` and `others` (words,) agree; no correlation of fewer than two different shares."""
    from scipy.stats import kendalltau, spearmanr

    signs = [np.sign(np.where(np.abs(each) < NOTHING, 0, each)) for each in (shares, others)]
    same = float(np.mean(signs[0] == signs[1]))
    if len(shares) < 2 or np.ptp(shares) < NOTHING or np.ptp(others) < NOTHING:
        return Agreement(one, other, None, None, same)
    spearman = float(spearmanr(shares, others).statistic)
    return Agreement(one, other, spearman, float(kendalltau(shares, others).statistic), same)
