"""How search runs rank queries that none of them has learned from, through the engine, as shoppers see it."""

from collections.abc import Sequence
from functools import partial

import numpy as np
import numpy.typing as npt

from core.feedback.log import FeedbackLog
from core.metrics.ranking import per_query
from core.promotion.standing import LEAST_EXAMPLES, MADE_QUERIES, QUERIES
from core.promotion.values import Values, unlearned
from core.runs.manifest import SPLIT, Manifest
from core.search.engine import Engine
from core.training.tasks.search.batches import made_queries
from core.training.tasks.search.examples import held_out
from core.training.tasks.search.shop_words import product_words_of
from core.updates.held_out import Asked, earlier
from core.updates.verdict import METRIC, TOP, among, best_of
from core.workspace import Workspace

# Half as many miss that a run is worse by 0.03; for more of them everybody would wait.
MOST_QUERIES = 400


def search_values(workspace: Workspace, new: Manifest, active: Manifest | None) -> Values:
    """nDCG@10 of each query: of shoppers where there are enough, else of queries made of titles."""
    runs = [new, active] if active else [new]
    # Intents change no ranking.
    words = Engine.open(workspace, "").with_intents("")
    asked, unit = _asked(workspace, words, runs)
    return Values(
        METRIC,
        unit,
        new=_ndcg(words.with_run(new.id), asked),
        active=_ndcg(words.with_run(active.id), asked) if active else None,
        baseline=_ndcg(words, asked),
    )


def _asked(workspace: Workspace, words: Engine, runs: Sequence[Manifest]) -> tuple[Asked, str]:
    """The queries, no more than `MOST_QUERIES`, and what they are called."""
    log = FeedbackLog.reader(workspace)
    last = 0
    if log is not None:
        with log:
            last = log.last
    asked = earlier(workspace, words.catalogue, partial(unlearned, manifests=runs), last)
    if len(asked.texts) >= LEAST_EXAMPLES:
        return _drawn(asked), QUERIES
    made = _made(workspace, runs)
    return (made, MADE_QUERIES) if len(made.texts) > len(asked.texts) else (asked, QUERIES)


def _drawn(asked: Asked) -> Asked:
    """Some of many queries."""
    names = list(asked.texts)
    order = np.random.default_rng(SPLIT).permutation(len(names))[:MOST_QUERIES]
    kept = [names[place] for place in order]
    return Asked(
        {name: asked.texts[name] for name in kept},
        {name: asked.grades[name] for name in kept},
        {name: asked.shown[name] for name in kept if name in asked.shown},
    )


def _made(workspace: Workspace, runs: Sequence[Manifest]) -> Asked:
    """Queries made of titles, each after the product it was made of."""
    catalogue, analyzer, corpus = product_words_of(workspace, lambda stage, done, total: None)

    def is_kept(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
        return unlearned(texts, runs) & held_out(texts, SPLIT)

    made = made_queries(corpus.products, analyzer.synonyms, SPLIT, is_kept, MOST_QUERIES)
    grades = {text: {catalogue.product_id[row]: 1} for text, row in made.items()}
    return Asked({text: text for text in made}, grades)


def _ndcg(engine: Engine, asked: Asked) -> list[float]:
    """nDCG@10 of each query."""
    rankings = {
        name: among(engine, text, asked.shown[name])
        if name in asked.shown
        else best_of(engine, text, TOP)
        for name, text in asked.texts.items()
    }
    values = per_query(asked.grades, rankings)
    return [values[name][METRIC] for name in asked.texts]
