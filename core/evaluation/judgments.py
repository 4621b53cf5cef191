"""Queries and judgments, from a workspace or from files in TREC's formats."""

from dataclasses import dataclass
from pathlib import Path

from core.errors import DataError
from core.evaluation.metrics import Grades, by_query
from core.language import QT_TRANSLATE_NOOP
from core.workspace import Workspace


@dataclass(frozen=True)
class Judgments:
    """`queries`: id → text, in file order, only judged ones; `qrels`: id → product → grade."""

    queries: dict[str, str]
    qrels: Grades


def of_workspace(workspace: Workspace) -> Judgments:
    """The judged queries that were imported.

    Raises:
        DataError: there are none.
    """
    queries, qrels = workspace.table("queries"), workspace.table("qrels")
    if queries is None or qrels is None:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "This workspace has no judged queries; import --queries and --qrels, or name both files.",
            )
        )
    identifiers, asked = (queries.column(name).to_pylist() for name in ("query_id", "text"))
    texts = dict(zip(identifiers, asked, strict=True))
    columns = [qrels.column(name).to_pylist() for name in ("query_id", "product_id", "grade")]
    return _joined(texts, by_query(list(zip(*columns, strict=True))))


def of_files(queries: Path, qrels: Path) -> Judgments:
    """Judged queries from a `query_id<TAB>text` file and a TREC qrels file.

    Raises:
        DataError: a file cannot be read, or a line breaks its form; names file and line.
    """
    return _joined(read_queries(queries), by_query(_read_qrels(qrels)))


def read_queries(path: Path) -> dict[str, str]:
    """Id → text of a `query_id<TAB>text` file, with or without the header `query_id<TAB>text`.

    Raises:
        DataError: it cannot be read, or a line has no tab.
    """
    queries = {}
    for number, line in _lines(path):
        identifier, tab, text = line.partition("\t")
        if not tab:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "{file}, line {line}: a query id, a tab and the query are expected."
                ),
                file=path,
                line=number,
            )
        queries[identifier.strip()] = text.strip()
    queries.pop("query_id", None)
    return queries


def _read_qrels(path: Path) -> list[tuple[str, str, int]]:
    rows = []
    for number, line in _lines(path):
        try:
            query, _, product, grade = line.split()
            rows.append((query, product, int(grade)))
        except ValueError:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "{file}, line {line}: `query_id 0 product_id grade` is expected."
                ),
                file=path,
                line=number,
            ) from None
    return rows


def _lines(path: Path) -> list[tuple[int, str]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{file} cannot be read as UTF-8 text: {reason}."),
            file=path,
            reason=str(error),
        ) from error
    return [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _joined(texts: dict[str, str], qrels: Grades) -> Judgments:
    judged = {query: text for query, text in texts.items() if query in qrels}
    if not judged:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "None of the judgments speaks of any of the queries; check their ids."
            )
        )
    return Judgments(judged, {query: qrels[query] for query in judged})
