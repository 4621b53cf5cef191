"""Grades from clicks follow what pairs are worth, and come as files that `evaluate` reads."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import DataError
from core.evaluation.judgments import read_judgments
from core.experiments.click_judgments import ClickJudgments, judgments_of
from core.workspace import Workspace
from tests.core.feedback.clicks.planted import HYPERBOLIC, events_of, position_based

SEED = 2


@pytest.fixture(scope="module")
def planted() -> tuple[object, np.ndarray]:
    lists = position_based(HYPERBOLIC, seed=SEED)
    return events_of(lists), np.random.default_rng(SEED).beta(1.2, 2.2, (750, 40))


def test_grades_rise_with_what_a_pair_is_worth(planted: tuple) -> None:
    judged = judgments_of(planted[0], least_looks=10)
    by_grade: dict[int, list[float]] = {0: [], 1: [], 2: [], 3: []}
    for query, grades in judged.qrels.items():
        for product, grade in grades.items():
            worth = planted[1][int(judged.queries[query][1:]), int(product[1:]) % 40]
            by_grade[grade].append(worth)
    means = [np.mean(by_grade[grade]) for grade in range(4)]
    assert means == sorted(means)
    assert means[3] > 3 * means[0]
    assert judged.pairs == sum(map(len, by_grade.values())) > 200


def test_more_looks_make_fewer_judgments(planted: tuple) -> None:
    assert judgments_of(planted[0], 20).pairs < judgments_of(planted[0], 5).pairs
    with pytest.raises(DataError, match="looked at often enough"):
        judgments_of(planted[0], 1e9)
    with pytest.raises(DataError):
        judgments_of(None)


def test_files_and_tables_say_the_same(planted: tuple, tmp_path: Path) -> None:
    judged = judgments_of(planted[0], 10)
    judged.write(tmp_path / "queries.tsv", tmp_path / "qrels.txt")
    read = read_judgments(tmp_path / "queries.tsv", tmp_path / "qrels.txt")
    assert read.queries == judged.queries
    assert read.qrels == judged.qrels
    with Workspace.open(tmp_path / "shop") as workspace:
        workspace.replace(judged.tables())
        assert workspace.table("qrels").num_rows == judged.pairs
        assert workspace.table("queries").num_rows == len(judged.queries)
    with pytest.raises(DataError, match="cannot be written"):
        judged.write(tmp_path / "no" / "q", tmp_path / "no" / "r")


def test_a_query_of_several_lines_stays_one_line_of_the_file(tmp_path: Path) -> None:
    judged = ClickJudgments({"c1": "红\t裙\n长"}, {"c1": {"p1": 2}})
    judged.write(tmp_path / "queries.tsv", tmp_path / "qrels.txt")
    assert (tmp_path / "queries.tsv").read_text("utf-8") == "c1\t红 裙 长\n"


def test_a_query_that_looks_like_a_formula_is_guarded(tmp_path: Path) -> None:
    judged = ClickJudgments({"c1": "=1+1"}, {"c1": {"p1": 2}})
    judged.write(tmp_path / "queries.tsv", tmp_path / "qrels.txt")
    assert (tmp_path / "queries.tsv").read_text("utf-8") == "c1\t'=1+1\n"
