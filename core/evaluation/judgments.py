"""Queries and judgments, from a workspace or from files, which one reader reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from core.data.importing import Source
from core.errors import DataError
from core.evaluation.inputs import imported_files
from core.judging.merging import PRECEDENCE, merged
from core.judging.query_set import Source as GradeSource
from core.judging.store import JudgmentStore, no_such_set
from core.language import QT_TRANSLATE_NOOP
from core.metrics.ranking import Grades, by_query
from core.workspace import Workspace


@dataclass(frozen=True)
class Judgments:
    """`queries`: id → text, in file order, only judged ones; `qrels`: id → product → grade; `tags`: by id.

    `sources` tells of a set where each grade comes from: id → product → by hand, imported or clicks.
    """

    queries: dict[str, str]
    qrels: Grades
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[str, Mapping[str, GradeSource]] = field(default_factory=dict)


def load_judgments(
    workspace: Workspace, query_set: str = "", sources: Sequence[GradeSource] = PRECEDENCE
) -> Judgments:
    """The judged queries of a set by its name; without one those that were imported.

    Of several judges of a set the majority counts (`core.judging.merging`), and of several sources people
    before files before clicks; `sources` leaves the others out.

    Raises:
        DataError: there are none, or there is no such set.
        WorkspaceError: the file of the sets cannot be read.
    """
    if query_set:
        return _of_set(workspace, query_set, sources)
    queries, qrels = workspace.table("queries"), workspace.table("qrels")
    if queries is None or qrels is None:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "This workspace has no judged queries; import --queries and --qrels, or name both files.",
            )
        )
    ids, texts = (queries.column(name).to_pylist() for name in ("query_id", "text"))
    columns = [qrels.column(name).to_pylist() for name in ("query_id", "product_id", "grade")]
    return _judged(dict(zip(ids, texts, strict=True)), by_query(list(zip(*columns, strict=True))))


def _of_set(workspace: Workspace, name: str, sources: Sequence[GradeSource]) -> Judgments:
    store = JudgmentStore.reader(workspace)
    if store is None:
        raise no_such_set(name, ())
    with store:
        known = store.find(name)
        grades = merged(store.judgments(known.number), sources=sources)
    queries = {id_: query for id_, query in known.queries.items() if id_ in grades.qrels}
    if not queries:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "Nothing is judged in the query set {name} yet; judge some products first."
            ),
            name=name,
        )
    return Judgments(
        {id_: query.text for id_, query in queries.items()},
        {id_: grades.qrels[id_] for id_ in queries},
        {id_: query.tags for id_, query in queries.items()},
        {id_: grades.sources[id_] for id_ in queries},
    )


def read_judgments(queries: Path | None, qrels: Path) -> Judgments:
    """Judged queries from files, read and cleaned as every import is; judgments may bring their queries.

    Raises:
        DataError: a file cannot be read or has nothing of use; names the row.
    """
    sources = [Source("queries", queries)] if queries else []
    with imported_files(*sources, Source("qrels", qrels)) as workspace:
        return load_judgments(workspace)


def read_queries(path: Path) -> dict[str, str]:
    """Id → text of a file of queries, read and cleaned as every import is.

    Raises:
        DataError: it cannot be read, or has no query.
    """
    with imported_files(Source("queries", path)) as workspace:
        # An import that kept no row has raised.
        table = cast(Any, workspace.table("queries"))
        texts = table.column("text").to_pylist()
        return dict(zip(table.column("query_id").to_pylist(), texts, strict=True))


def _judged(texts: dict[str, str], qrels: Grades) -> Judgments:
    judged = {query: text for query, text in texts.items() if query in qrels}
    if not judged:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "None of the judgments speaks of any of the queries; check their ids."
            )
        )
    return Judgments(judged, {query: qrels[query] for query in judged})
