"""Judgments in and out of a set, as changes of the file that its thread makes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.data.report import SheetReport
from core.judging.exporting import JudgmentFormat, write_judgments
from core.judging.importing import add_graded, import_judgment_files, import_own_judgments
from core.judging.merging import merged
from core.judging.query_set import QuerySet, Source
from core.judging.store import JudgmentStore
from gui.judging.reading import Change

if TYPE_CHECKING:
    from core.workspace import Workspace

# What a dialog offers → the format; the ending alone tells the first from the second.
FORMATS = {
    "CSV (*.csv)": JudgmentFormat.CSV,
    "TREC qrels (*.txt)": JudgmentFormat.TREC,
    "Quepid (*.quepid.csv)": JudgmentFormat.QUEPID,
    "CSV (*.judges.csv)": JudgmentFormat.JUDGES,
}


def import_files(query_set: QuerySet, paths: Sequence[Path]) -> Change:
    """Add the judgments of files; gives their reports."""

    def change(store: JudgmentStore) -> list[SheetReport]:
        return import_judgment_files(store, query_set, paths, _texts_beside(paths))

    return change


def import_own(query_set: QuerySet, workspace: "Workspace") -> Change:
    """Add what the shop imported; gives the number of grades."""
    return lambda store: import_own_judgments(store, query_set, workspace)


def import_clicks(query_set: QuerySet, workspace: "Workspace") -> Change:
    """Add grades from clicks; gives their number."""

    def change(store: JudgmentStore) -> int:
        from core.experiments.click_judgments import judge_clicks

        judged = judge_clicks(workspace)
        return add_graded(store, query_set, judged.queries, judged.rows(), Source.CLICKS)

    return change


def export_set(query_set: QuerySet, path: Path) -> Change:
    """Write the judgments of a set in the format of the name of `path`; gives the number of rows."""

    def change(store: JudgmentStore) -> int:
        judgments = store.judgments(query_set.number)
        return write_judgments(path, query_set, merged(judgments), judgments, format_of(path))

    return change


def format_of(path: Path) -> JudgmentFormat:
    """The format that the name of a file tells."""
    name = path.name.lower()
    if name.endswith(".judges.csv"):
        return JudgmentFormat.JUDGES
    if name.endswith(".quepid.csv"):
        return JudgmentFormat.QUEPID
    return JudgmentFormat.CSV if name.endswith(".csv") else JudgmentFormat.TREC


def _texts_beside(paths: Sequence[Path]) -> dict[str, str]:
    """The texts of the queries, where a file beside the judgments is called as such files are."""
    from core.errors import DataError
    from core.evaluation.judgments import read_queries

    for folder in dict.fromkeys(path.parent for path in paths):
        for name in ("queries.tsv", "query.csv", "queries.csv"):
            beside = folder / name
            if beside.is_file() and beside not in paths:
                try:
                    return read_queries(beside)
                except DataError:
                    continue
    return {}
