"""Judgments into a set: from files, from what the shop imported, and from what shoppers clicked."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from core.data.report import SheetReport
from core.errors import DataError
from core.judging.judgment_files import read_judgment_file
from core.judging.query_set import HIGHEST, Judgment, QuerySet, SetQuery, Source
from core.judging.store import JudgmentStore
from core.language import QT_TRANSLATE_NOOP
from core.workspace import Workspace


def set_called(store: JudgmentStore, name: str) -> QuerySet:
    """The set of that name; one that is not there yet has the number 0 and is made by what comes in first."""
    known = next((query_set for query_set in store.sets() if query_set.name == name.strip()), None)
    return known or QuerySet(0, name.strip())


def import_judgment_files(
    store: JudgmentStore,
    query_set: QuerySet,
    paths: Sequence[Path],
    texts: Mapping[str, str] | None = None,
    scale: tuple[int, int] = (0, HIGHEST),
) -> list[SheetReport]:
    """Add the judgments of files to a set, file by file; returns a report on each.

    A grade of the same judge and pair from an earlier import gives way. `texts` and `scale` as of
    `read_judgment_file`.

    Raises:
        DataError: a file cannot be read or has no row of use; nothing of it is kept.
    """
    reports = []
    for path in paths:
        read = read_judgment_file(path, query_set, texts, scale)
        _add(store, query_set, read.queries.values(), read.judgments)
        query_set = store.find(query_set.name)
        reports.append(read.report)
    return reports


def import_own_judgments(store: JudgmentStore, query_set: QuerySet, workspace: Workspace) -> int:
    """Add the judged queries that the shop imported to a set; returns how many grades.

    Grades above 3 are stretched to the set's scale, the highest one there being its end.

    Raises:
        DataError: the shop has none.
    """
    queries, qrels = workspace.table("queries"), workspace.table("qrels")
    if queries is None or qrels is None:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "This shop has imported no judged queries; name files after --import, or import them first.",
            )
        )
    ids, texts = (queries.column(name).to_pylist() for name in ("query_id", "text"))
    columns = [qrels.column(name).to_pylist() for name in ("query_id", "product_id", "grade")]
    best = max(HIGHEST, max(columns[2], default=0))
    rows = [
        (query, product, int(max(0, grade) * HIGHEST / best + 0.5))
        for query, product, grade in zip(*columns, strict=True)
    ]
    return add_graded(store, query_set, dict(zip(ids, texts, strict=True)), rows, Source.IMPORTED)


def add_graded(
    store: JudgmentStore,
    query_set: QuerySet,
    texts: Mapping[str, str],
    rows: Iterable[tuple[str, str, int]],
    source: Source,
) -> int:
    """Add (query id, product, grade) rows with the texts of their queries; returns how many.

    A query that the set has by its text keeps its id there.
    """
    rows = list(rows)
    judged = {query for query, _, _ in rows}
    own, new = _ids_in(query_set, {id_: text for id_, text in texts.items() if id_ in judged})
    judgments = [
        Judgment(own[query], product, "", grade, source)
        for query, product, grade in rows
        if query in own
    ]
    _add(store, query_set, new.values(), judgments)
    return len(judgments)


def _ids_in(
    query_set: QuerySet, texts: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, SetQuery]]:
    """Their ids → those in the set, and the queries that are new to it by the latter."""
    own: dict[str, str] = {}
    new: dict[str, SetQuery] = {}
    by_text = {query.text.casefold(): query.id for query in query_set.queries.values()}
    for query, text in texts.items():
        known = by_text.get(text.strip().casefold())
        is_free = query not in query_set.queries and query not in new
        own[query] = known or (query if is_free else query_set.free_id(new))
        if known is None:
            new[own[query]] = SetQuery(own[query], text)
            by_text[text.strip().casefold()] = own[query]
    return own, new


def _add(
    store: JudgmentStore,
    query_set: QuerySet,
    queries: Iterable[SetQuery],
    judgments: Sequence[Judgment],
) -> None:
    query_set = query_set if query_set.number else store.save_set(query_set.name)
    # Queries first: a kill between the two leaves queries that nobody has judged yet.
    store.save_queries(query_set.number, queries)
    store.judge(query_set.number, judgments)
