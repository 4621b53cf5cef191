"""TREC run files: told from tables, read as trec_eval reads them, measured on a shop's judgments."""

from pathlib import Path

import pyarrow as pa
import pytest

from core.data.run_file import is_run_file, read_run_file
from core.errors import DataError
from core.evaluation.run_files import measure_run_file
from core.workspace import Workspace

RUN = "q1 Q0 p2 1 2.5 mine\nq1 Q0 p1 2 1.5 mine\n\nq9 Q0 p1 1 3 mine\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "mine.run").write_text(RUN, "utf-8")
    return tmp_path / "mine.run"


def test_a_run_file_is_told_from_judgments_and_tables(file: Path, tmp_path: Path) -> None:
    assert is_run_file(file)
    for text in ("q1 0 p1 1\n", "id title a b c d\n", "q1 Q0 p1 first 2 mine\n", "", "\0\x01"):
        (tmp_path / "other").write_text(text, "utf-8")
        assert not is_run_file(tmp_path / "other")
    assert not is_run_file(tmp_path)


def test_scores_order_and_ties_go_to_the_later_name(tmp_path: Path) -> None:
    (tmp_path / "r").write_text("q Q0 a 1 1 t\nq Q0 b 2 1 t\nq Q0 c 3 9e0 t\n", "utf-8")
    assert read_run_file(tmp_path / "r") == {"q": ["c", "b", "a"]}
    (tmp_path / "r").write_text("q Q0 a 1 1 t\nq Q0 b 2 nan t\n", "utf-8")
    with pytest.raises(DataError, match="Line 2 of r"):
        read_run_file(tmp_path / "r")


def test_only_judged_queries_are_measured(file: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        nothing = measure_run_file(workspace, file)
        assert (nothing.queries, nothing.judged, nothing.metrics) == (2, 0, {})
        queries = pa.table({"query_id": ["q1", "q2"], "text": ["裙", "手机"]})
        qrels = pa.table(
            {
                "query_id": ["q1", "q2"],
                "product_id": ["p1", "p1"],
                "grade": pa.array([1, 1], pa.int32()),
            }
        )
        workspace.replace({"queries": queries, "qrels": qrels})
        figures = measure_run_file(workspace, file)
    assert (figures.queries, figures.judged) == (2, 1)
    # The relevant product stands second: 1 / log2(3), and the reciprocal of 2.
    assert figures.metrics["ndcg@10"] == pytest.approx(0.6309, abs=1e-4)
    assert figures.metrics["mrr@10"] == 0.5
