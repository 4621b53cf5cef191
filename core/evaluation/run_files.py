"""A TREC run file, measured on a shop's own judgments."""

from dataclasses import dataclass
from pathlib import Path

from core.data.run_file import read_run_file
from core.errors import DataError
from core.evaluation.judgments import load_judgments
from core.metrics.ranking import evaluate_ranking
from core.workspace import Workspace


@dataclass(frozen=True)
class RunFileFigures:
    """What a run file ranks: `queries` of them, `judged` of which are measured; no metrics without any."""

    queries: int
    judged: int
    metrics: dict[str, float]


def measure_run_file(workspace: Workspace, path: Path) -> RunFileFigures:
    """How well a run file ranks the queries that are judged in `workspace`.

    Raises:
        DataError: it cannot be read; names the line.
    """
    ranking = read_run_file(path)
    try:
        judgments = load_judgments(workspace)
    except DataError:
        return RunFileFigures(len(ranking), 0, {})
    judged = {query: judgments.qrels[query] for query in ranking if query in judgments.queries}
    metrics = evaluate_ranking(judged, ranking) if judged else {}
    return RunFileFigures(len(ranking), len(judged), metrics)
