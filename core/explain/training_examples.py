"""What a run learned that is nearest to a query: pairs of a query and a product that shoppers took up.

They are read as training reads them: from the log of now, without the queries that no run may learn.
"""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from core.arrays import Float32Array
from core.feedback.behaviour import behaviour
from core.language import QT_TRANSLATE_NOOP, translate
from core.runs.manifest import Manifest
from core.runs.names import START
from core.runs.split import UNTAUGHT, is_held_out
from core.search.engine import Engine
from core.search.query import normalised_query
from core.search.request import SearchRequest
from core.search.top import best_rows
from core.task_choices import PRETRAINED
from core.training.click_pairs import Pairs, pairs_from_events
from core.workspace import Workspace

EXAMPLES = 8


@dataclass(frozen=True)
class Example:
    """A pair that was learned; `similarity` is the cosine of its query to the one asked.

    `weight` is what the pair counted, about 1 on average; `product_similarity` is its product's to the query.
    """

    query: str
    product_id: str
    title: str
    similarity: float
    product_similarity: float
    weight: float
    source: str = "click"


@dataclass(frozen=True)
class NearestExamples:
    """The nearest pairs, the nearest first, of `pairs` in all; `note` says what they are and are not."""

    query: str
    run: str
    pairs: int
    note: str
    examples: tuple[Example, ...]

    def to_json(self) -> dict[str, Any]:
        """Everything as plain dicts and lists."""
        return asdict(self)


def nearest_examples(
    workspace: Workspace, engine: Engine, request: SearchRequest, top: int = EXAMPLES
) -> NearestExamples:
    """The `top` pairs that the run of `engine` may have learned whose queries are nearest to that asked."""
    text = engine.read(normalised_query(request.text)).text
    neural = engine.neural
    if neural is None or neural.run.id == START or neural.run.manifest.network == PRETRAINED:
        return NearestExamples(request.text, engine.run_id, 0, _note(None, 0), ())
    manifest = neural.run.manifest
    pairs = pairs_from_events(behaviour(workspace), engine.catalogue)
    pairs = pairs.for_queries(~is_held_out(pairs.queries, manifest.held_out_by, UNTAUGHT))
    if not len(pairs) or not neural.knows(text):
        return NearestExamples(request.text, engine.run_id, len(pairs), _note(manifest, 0), ())
    used = np.unique(pairs.query)
    queries = neural.run.encode_texts(neural.analyzer, [pairs.queries[each] for each in used])
    (vector,) = neural.run.encode_texts(neural.analyzer, [text])
    nearness = np.zeros(len(pairs.queries), np.float32)
    nearness[used] = np.vecdot(queries, vector)
    examples = _nearest(engine, pairs, nearness, vector, top)
    note = _note(manifest, len(pairs))
    return NearestExamples(request.text, engine.run_id, len(pairs), note, examples)


def _nearest(
    engine: Engine, pairs: Pairs, nearness: Float32Array, vector: Float32Array, top: int
) -> tuple[Example, ...]:
    """The nearest pairs; of one query those that counted most first."""
    assert engine.neural is not None
    # A pair's weight decides only among pairs of one query.
    scores = nearness[pairs.query] + np.float32(1e-6) * pairs.weight
    rows = best_rows(scores, np.arange(len(pairs)), top)
    catalogue = engine.catalogue
    return tuple(
        Example(
            pairs.queries[pairs.query[at]],
            catalogue.product_id[pairs.row[at]],
            catalogue.title[pairs.row[at]],
            float(nearness[pairs.query[at]]),
            float(np.vecdot(engine.neural.vectors[pairs.row[at]], vector)),
            float(pairs.weight[at]),
        )
        for at in rows.tolist()
    )


def _note(manifest: Manifest | None, pairs: int) -> str:
    """What the examples are; that there are none, and why."""
    if manifest is None:
        return translate(
            QT_TRANSLATE_NOOP("core", "What ranks here learned nothing from this shop's shoppers.")
        )
    if not pairs:
        return translate(
            QT_TRANSLATE_NOOP("core", "The log has no click that this run may have learned.")
        )
    note = QT_TRANSLATE_NOOP(
        "core", "The nearest of {pairs} clicked pairs that the run may have learned:"
    )
    if str(manifest.job.get("settings", {}).get("teacher", "none")) != "none":
        note = QT_TRANSLATE_NOOP(
            "core",
            "The nearest of {pairs} clicked pairs; the run learned from a teacher's vectors besides, "
            "which no pair can show:",
        )
    return translate(note).format(pairs=f"{pairs:,}")
