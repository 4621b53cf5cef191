"""Two or more ranking systems measured on the same judged queries."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from core.data.catalogue import Catalogue, catalogue_of
from core.errors import UserError
from core.evaluation.chosen_metrics import ChosenMetrics
from core.evaluation.compared_runs import FEWEST, MOST
from core.evaluation.compared_systems import SHOWN, SystemComparison
from core.evaluation.judgments import Judgments
from core.evaluation.pins import pins_of
from core.evaluation.promotion.measured import untold
from core.evaluation.query_sets import QuerySource
from core.evaluation.query_slices import query_slices
from core.evaluation.systems import Rankings, RankingSystem, Systems
from core.language import QT_TRANSLATE_NOOP
from core.metrics.significance import CORRECTIONS
from core.progress import ProgressCallback
from core.search.engine import Engine
from core.workspace import Workspace


def compare_systems(
    workspace: Workspace,
    names: Sequence[str],
    source: QuerySource,
    *,
    metrics: ChosenMetrics | None = None,
    correction: str = next(iter(CORRECTIONS)),
    engine: Engine | None = None,
    tell: ProgressCallback = untold,
) -> SystemComparison:
    """Rank the judged queries of `source` with every system and measure what comes out.

    Args:
        names: of two to five systems, as `SystemName` reads them.
        correction: for having looked at several differences, one of `CORRECTIONS`.
        engine: that of the shop, where it is open already.
        tell: hears how far it is, and may raise to end it.

    Raises:
        UserError: too few or too many are named, or one names nothing.
        DataError: there are no judged queries, or a file cannot be read.
        RunError: a run is not there, or cannot rank.
    """
    metrics = metrics or ChosenMetrics.parse()
    names = required(names)
    judgments = source.load(workspace)
    opened = Systems(workspace, engine)
    systems = []
    for name in names:
        # Opening takes a moment, and may be what somebody wants to end.
        tell(0, (len(names) + 1) * len(judgments.queries))
        systems.append(opened.open(name))
    catalogue = catalogue_of(workspace)
    rankings = _rankings(systems, judgments, metrics.depth, tell)
    lists = {name: _first(ranked) for name, ranked in rankings.items()}
    return SystemComparison(
        values={name: metrics.values(judgments, own, catalogue) for name, own in rankings.items()},
        queries=judgments.queries,
        correction=correction,
        shop=workspace.name,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        source=source,
        figures_of={name: metrics.figures(own, catalogue) for name, own in rankings.items()},
        lists=lists,
        grades=_grades_shown(lists, judgments),
        titles=_titles(lists, catalogue),
        slices=query_slices(
            workspace, opened.words(), judgments, _part(tell, judgments, systems, -1)
        ),
        pins=pins_of(workspace, judgments, systems),
    )


def _rankings(
    systems: Sequence[RankingSystem], judgments: Judgments, depth: int, tell: ProgressCallback
) -> dict[str, Rankings]:
    return {
        system.name: system.rank(judgments.queries, depth, _part(tell, judgments, systems, number))
        for number, system in enumerate(systems)
    }


def _part(
    tell: ProgressCallback, judgments: Judgments, systems: Sequence[RankingSystem], number: int
) -> ProgressCallback:
    """What tells `tell` of one pass over the queries: a system's by its number, or the last, of slices."""
    count, passes = len(judgments.queries), len(systems) + 1
    return partial(_told, tell, number % passes * count, passes * count)


def required(names: Sequence[str]) -> list[str]:
    """The systems named, each once.

    Raises:
        UserError: they are too few or too many.
    """
    chosen = list(dict.fromkeys(name.strip() for name in names))
    if not FEWEST <= len(chosen) <= MOST:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "Name {fewest} to {most} systems to compare, not {count}."),
            fewest=FEWEST,
            most=MOST,
            count=len(chosen),
        )
    return chosen


def _told(tell: ProgressCallback, before: int, total: int, done: int, of: int) -> None:
    tell(before + done, total)


def _first(ranked: Rankings) -> dict[str, list[str]]:
    return {query: products[:SHOWN] for query, products in ranked.products.items()}


def _grades_shown(
    lists: Mapping[str, Mapping[str, Sequence[str]]], judgments: Judgments
) -> dict[str, dict[str, int]]:
    """The grades of what is looked at."""
    return {
        query: {
            product: judgments.qrels[query][product]
            for own in lists.values()
            for product in own.get(query, ())
            if product in judgments.qrels[query]
        }
        for query in judgments.queries
    }


def _titles(
    lists: Mapping[str, Mapping[str, Sequence[str]]], catalogue: Catalogue
) -> dict[str, str]:
    rows = catalogue.row_of
    shown = (product for own in lists.values() for ranked in own.values() for product in ranked)
    return {product: catalogue.title[rows[product]] for product in shown if product in rows}
