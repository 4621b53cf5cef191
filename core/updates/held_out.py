"""The queries that judge an update: no search run learns from them or is chosen by them.

What shoppers clicked on lists that one of the runs ranked itself says little of what it did not show. So for
what this window recorded both runs put the products that were shown into their order, and what each is
worth is estimated from the clicks free of where it stood. Imported behaviour was shown by neither: there both
runs rank the whole shop.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import compress

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from core.data.catalogue import Catalogue
from core.feedback.behaviour import behaviour
from core.feedback.clicks.models import pair_attractiveness
from core.feedback.log import EventSource, FeedbackLog
from core.feedback.retractions import without_retracted
from core.metrics.ranking import Grades
from core.text.normalise import normalise
from core.training.tasks.search.examples import pairs_from_events
from core.training.tasks.search.update_examples import fair
from core.workspace import Workspace

# Which of some queries judge.
Judges = Callable[[Sequence[str]], npt.NDArray[np.bool_]]
MOST_QUERIES = 1000
# Worth from 0 to 1 in whole steps, as the measures take grades.
WORTH_STEPS = 100
# Of fewer products there is hardly an order.
LEAST_SHOWN = 3
# Pairs that were looked at less often say nothing of what they are worth.
LEAST_LOOKS = 0.5


@dataclass(frozen=True)
class Asked:
    """Queries by id: their texts, the grades of products, and where not all are ranked, those that are."""

    texts: dict[str, str] = field(default_factory=dict)
    grades: Grades = field(default_factory=dict)
    shown: dict[str, frozenset[str]] = field(default_factory=dict)

    def and_also(self, other: "Asked") -> "Asked":
        """The queries of both."""
        return Asked(
            {**self.texts, **other.texts},
            {**self.grades, **other.grades},
            {**self.shown, **other.shown},
        )


def earlier(workspace: Workspace, catalogue: Catalogue, judges: Judges, after: int) -> Asked:
    """What was asked in all that was imported, and before event `after` of the log."""
    imported = _clicked(behaviour(workspace, EventSource.IMPORTED), catalogue, judges)
    log = FeedbackLog.reader(workspace)
    if log is None:
        return imported
    with log:
        known = without_retracted(log.table(0, after))
    return imported.and_also(of_shown(known, catalogue, judges))


def of_shown(events: pa.Table, catalogue: Catalogue, judges: Judges) -> Asked:
    """The queries that `judges` keeps of a part of the log, with the worth of what was shown for each."""
    worth = pair_attractiveness(fair(events))
    found: dict[str, dict[str, int]] = {}
    seen = zip(worth.queries, worth.products, worth.value, worth.looks, strict=True)
    for query, product, value, looks in seen:
        if looks >= LEAST_LOOKS and product in catalogue.row_of:
            found.setdefault(normalise(query), {})[product] = round(float(value) * WORTH_STEPS)
    texts = [text for text, grades in found.items() if text and len(grades) >= LEAST_SHOWN]
    chosen = list(compress(texts, judges(texts)))
    kept = {f"shown {text}": text for text in sorted(chosen)[:MOST_QUERIES]}
    grades = {name: found[text] for name, text in kept.items()}
    return Asked(kept, grades, {name: frozenset(grades[name]) for name in kept})


def _clicked(events: pa.Table | None, catalogue: Catalogue, judges: Judges) -> Asked:
    """The queries of imported behaviour that `judges` keeps, with the grades of what each led to."""
    pairs = pairs_from_events(events, catalogue)
    pairs = pairs.of_queries(judges(pairs.queries))
    grades: dict[str, dict[str, int]] = {}
    for query, row, grade in zip(pairs.query, pairs.row, pairs.grade, strict=True):
        found = grades.setdefault(pairs.queries[query], {})
        found[catalogue.product_id[row]] = int(grade)
    chosen = sorted(grades)[:MOST_QUERIES]
    return Asked({text: text for text in chosen}, {text: grades[text] for text in chosen})
