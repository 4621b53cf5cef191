"""Judgments of a set as files that other tools read."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from core.errors import DataError, writing
from core.files import replace_file
from core.judging.judgment_files import TAG_MARK
from core.judging.merging import Merged
from core.judging.query_set import CANNOT_TELL, Judgment, QuerySet
from core.language import QT_TRANSLATE_NOOP
from core.spreadsheet import as_lines, write_table


class JudgmentFormat(StrEnum):
    """Formats that judgments go out in.

    `TREC`: `query_id 0 product_id grade`. `CSV`: `query,product_id,grade`. `QUEPID`: `query,docid,rating`, as
    Quepid imports it. `JUDGES`: a row for each judge's own grade, with tags and notes of the query, so that
    reading it back gives who judged what.
    """

    TREC = "trec"
    CSV = "csv"
    QUEPID = "quepid"
    JUDGES = "judges"


_HEADINGS = {
    JudgmentFormat.CSV: ("query", "product_id", "grade"),
    JudgmentFormat.QUEPID: ("query", "docid", "rating"),
}
_OF_JUDGES = (
    "query_id",
    "query",
    "product_id",
    "grade",
    "judge",
    "source",
    "time",
    "tags",
    "notes",
)


def write_judgments(
    path: Path,
    query_set: QuerySet,
    merged: Merged,
    judgments: Iterable[Judgment],
    format: JudgmentFormat,
) -> int:
    """Write one grade a pair, or for `JUDGES` every one of `judgments`; returns how many rows.

    Raises:
        DataError: a product's id cannot be told apart in the format, or the file cannot be written.
    """
    if format is JudgmentFormat.JUDGES:
        rows = [
            _row_of_judge(query_set, judgment)
            for judgment in judgments
            if judgment.query in query_set.queries
        ]
        write_table(path, _OF_JUDGES, rows)
        return len(rows)
    pairs = [
        (query, product, grade)
        for query in query_set.queries
        for product, grade in merged.qrels.get(query, {}).items()
    ]
    if format is JudgmentFormat.TREC:
        _write_qrels(path, pairs)
    else:
        texts = ((query_set.queries[query].text, *rest) for query, *rest in pairs)
        write_table(path, _HEADINGS[format], texts)
    return len(pairs)


def write_queries(path: Path, query_set: QuerySet) -> None:
    """Write `query_id<TAB>text` lines, as `rank` and `evaluate` take them.

    Raises:
        DataError: the file cannot be written.
    """
    lines = [as_lines([(query.id, query.text)]) for query in query_set.queries.values()]
    with writing(path):
        replace_file(path, "".join(line + "\n" for line in lines))


def _write_qrels(path: Path, pairs: list[tuple[str, str, int]]) -> None:
    for query, product, _ in pairs:
        torn = next((name for name in (query, product) if len(name.split()) != 1), None)
        if torn is not None:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The id “{name}” has a space, which divides the columns of TREC; choose the format csv.",
                ),
                name=torn,
            )
    lines = (f"{query} 0 {product} {grade}\n" for query, product, grade in pairs)
    with writing(path):
        replace_file(path, "".join(lines))


def _row_of_judge(query_set: QuerySet, judgment: Judgment) -> list[object]:
    query = query_set.queries[judgment.query]
    grade = "?" if judgment.grade == CANNOT_TELL else judgment.grade
    return [
        *(query.id, query.text, judgment.product, grade, judgment.judge, judgment.source.value),
        *(round(judgment.time, 3), TAG_MARK.join(query.tags), query.notes),
    ]
