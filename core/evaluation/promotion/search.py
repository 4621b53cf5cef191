"""How search runs rank queries that none of them has learned from, through the engine, as shoppers see it."""

from collections.abc import Iterable, Sequence
from functools import partial

import numpy as np

from core.arrays import BoolArray
from core.evaluation.held_out_queries import METRIC, HeldOutQueries, Ranker, queries_before
from core.evaluation.promotion.measured import ByMetric, Example, MeasuredRuns, untold
from core.evaluation.promotion.values import Values
from core.feedback.log import FeedbackLog
from core.progress import ProgressCallback
from core.runs.manifest import Manifest
from core.runs.names import START
from core.runs.promotion import LEAST_EXAMPLES, MADE_QUERIES, QUERIES
from core.runs.split import HELD_OUT, SPLIT, UNTAUGHT, is_held_out, judges_updates
from core.search.engine import Engine
from core.training.rewordings import ShopTitles, reworded_queries
from core.training.tasks.search.shop_words import product_words_of
from core.workspace import Workspace

# Half as many miss that a run is worse by 0.03; for more of them everybody would wait.
MOST_QUERIES = 400
# Seeds made queries: of other titles than those of which a training holds queries out, if there are enough.
OTHER_TITLES = SPLIT + 1
# From this format on a fifth of all query texts is kept from training, before it was a tenth.
UNTAUGHT_FORMAT = 3


def search_values(workspace: Workspace, new: Manifest, active: Manifest | None) -> Values:
    """nDCG@10 of each query: of shoppers where there are enough, else of queries made of titles.

    Where no run is active, what serves is the pretrained start.
    """
    runs = [new, active] if active else [new]
    # Intents change no ranking.
    words = Engine.open(workspace, "").with_intents("")
    serving = words.with_run(active.id) if active else words.without_run()
    queries, unit = held_out_queries(workspace, words, runs)
    return Values(
        METRIC,
        unit,
        new=queries.ndcg(Ranker(words.with_run(new.id))),
        active=queries.ndcg(Ranker(serving)) if serving.neural else None,
        baseline=queries.ndcg(Ranker(words)),
        is_by_start=serving.run_id == START,
    )


def measure_search(
    workspace: Workspace, runs: Sequence[Manifest], tell: ProgressCallback = untold
) -> MeasuredRuns:
    """nDCG@10 and MRR@10 of each run through the engine, on queries that none of them has learned."""
    words = Engine.open(workspace, "").with_intents("")
    queries, unit = held_out_queries(workspace, words, runs)
    engines = {run.id: words.with_run(run.id) for run in runs}
    total = len(queries) * (len(engines) + 1)
    values: dict[str, ByMetric] = {}
    for number, (run, engine) in enumerate({**engines, "": words}.items()):
        heard = partial(_told, tell, number * len(queries), total)
        values[run] = queries.values(Ranker(engine), heard)
    baseline = values.pop("")
    examples = [Example(text, text) for text in queries.queries.values()]
    return MeasuredRuns(unit, examples, values, baseline)


def _told(tell: ProgressCallback, before: int, total: int, done: int, of: int) -> None:
    tell(before + done, total)


def unlearned(texts: Sequence[str], manifests: Iterable[Manifest]) -> BoolArray:
    """For each query text whether none of these search runs has learned from it, nor was tuned by it."""
    kept = np.ones(len(texts), bool)
    for manifest in manifests:
        share = UNTAUGHT if manifest.format >= UNTAUGHT_FORMAT else HELD_OUT
        kept &= is_held_out(texts, manifest.held_out_by, share)
        if manifest.is_trial:
            kept &= judges_updates(texts, manifest.held_out_by)
    return kept


def held_out_queries(
    workspace: Workspace, words: Engine, runs: Sequence[Manifest]
) -> tuple[HeldOutQueries, str]:
    """Queries that none of `runs` has learned from, no more than `MOST_QUERIES`, and what they are called."""
    log = FeedbackLog.reader(workspace)
    last = 0
    if log is not None:
        with log:
            last = log.last
    recorded = queries_before(workspace, words.catalogue, partial(unlearned, manifests=runs), last)
    if len(recorded) >= LEAST_EXAMPLES:
        return recorded.sample(MOST_QUERIES, SPLIT), QUERIES
    made = _made_queries(workspace, runs)
    return (made, MADE_QUERIES) if len(made) > len(recorded) else (recorded, QUERIES)


def _made_queries(workspace: Workspace, runs: Sequence[Manifest]) -> HeldOutQueries:
    """Queries made of titles in other words, each after the product it was made of."""
    catalogue, analyzer, corpus = product_words_of(workspace, lambda stage, done, total: None)
    shop = ShopTitles(catalogue, analyzer, corpus.products)
    made = reworded_queries(shop, OTHER_TITLES, partial(is_unseen, runs=runs), MOST_QUERIES)
    grades = {text: {catalogue.product_id[row]: 1} for text, row in made.items()}
    return HeldOutQueries({text: text for text in made}, grades)


def is_unseen(texts: Sequence[str], runs: Sequence[Manifest]) -> BoolArray:
    """For each made query whether none of these search runs has learned from it, nor weights of parts."""
    kept = unlearned(texts, runs)
    # Earlier versions learned from all but a tenth, which then is all that is left.
    if all(run.format >= UNTAUGHT_FORMAT for run in runs):
        for run in runs:
            kept &= ~is_held_out(texts, run.held_out_by)
    return kept
