"""Every measure by hand, and beside trec_eval 9 (pytrec_eval-terrier) and gdeval, ties and all."""

import json
from pathlib import Path

import numpy as np
import pytest

from core.data.run_file import read_run_file
from core.errors import UserError
from core.metrics.graded_lists import GradedLists
from core.metrics.ranking_measures import parse_measure, parse_measures

GOLDEN = Path(__file__).parent / "golden_rankings"
# Ours → that of ir_measures.
THEIRS = {
    "ndcg": "nDCG",
    "ndcg@3": "nDCG@3",
    "ap": "AP",
    "ap@5": "AP@5",
    "mrr": "RR",
    "p@5": "P@5",
    "recall@10": "R@10",
    "success@3": "Success@3",
    "err@10": "ERR@10",
}
# Grades by rank: 2, unjudged, 0, 1; another relevant product of grade 3 is not found.
QRELS = {"q": {"a": 2, "b": 0, "c": 1, "d": 3}}
RUN = {"q": ["a", "new", "b", "c"]}


def value(name: str) -> float:
    return float(parse_measure(name)(GradedLists.of(QRELS, RUN, 100))[0])


def test_each_measure_by_hand() -> None:
    assert value("p@5") == pytest.approx(2 / 5)
    assert value("recall@3") == pytest.approx(1 / 3)
    assert value("ap") == pytest.approx((1 + 2 / 4) / 3)
    assert value("ap@3") == pytest.approx(1 / 3)
    assert (value("success@1"), value("mrr")) == (1, 1)
    assert value("rbp") == pytest.approx(0.2 * (1 + 0.8**3))
    assert value("rbp(0.5)") == pytest.approx(0.5 * (1 + 0.5**3))
    # 3/16 are satisfied at once; of the others 1/16 at rank 4.
    assert value("err") == pytest.approx(3 / 16 + 13 / 16 / 16 / 4)
    assert value("err(3)@3") == pytest.approx(3 / 8)
    assert value("judged@10") == pytest.approx(3 / 4)
    assert value("judged@2") == pytest.approx(1 / 2)


def test_over_judged_products_alone_the_new_one_takes_no_place() -> None:
    best = 3 + 2 / np.log2(3) + 1 / 2
    assert value("ndcg@3") == pytest.approx(2 / best)
    assert value("ndcg@3:judged") == pytest.approx((2 + 1 / 2) / best)
    assert value("ap:judged") == pytest.approx((1 + 2 / 3) / 3)
    assert value("judged@10:judged") == 1


def test_names_are_the_same_however_they_are_typed() -> None:
    typed = [
        "nDCG@10",
        "RR@10",
        "MAP",
        "R@100",
        "err(4)@20",
        "err(3)@20",
        "rbp(0.80)",
        "ap",
        "p@05",
    ]
    assert [measure.name for measure in parse_measures(typed)] == [
        *("ndcg@10", "mrr@10", "ap", "recall@100", "err@20", "err(3)@20", "rbp", "p@5")
    ]
    assert parse_measure("p@5:judged").name == "p@5:judged"


@pytest.mark.parametrize(
    "name",
    ["", "p", "ndcg@0", "ndcg@1001", "rbp@10", "rbp(1)", "p(3)@5", "err(0)", "dcg@5", "p@5:new"],
)
def test_what_is_no_metric_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(UserError, match="such are ndcg@10, err@10"):
        parse_measure(name)


def test_nothing_found_and_nothing_relevant_are_zero() -> None:
    lists = GradedLists.of({"q": {"a": 1}, "r": {"a": -1}}, {"r": ["a", "b"]}, 10)
    for name in THEIRS:
        assert parse_measure(name)(lists).tolist() == [0, 0], name
    # What is less than irrelevant is judged all the same.
    assert parse_measure("judged@1")(lists).tolist() == [0, 1]


def test_golden_files_with_ties_are_as_trec_eval_has_them() -> None:
    wanted = json.loads((GOLDEN / "trec_eval_9.json").read_text("utf-8"))
    qrels: dict[str, dict[str, int]] = {}
    for line in (GOLDEN / "qrels.txt").read_text("utf-8").splitlines():
        query, _, product, grade = line.split()
        qrels.setdefault(query, {})[product] = int(grade)
    lists = GradedLists.of(qrels, read_run_file(GOLDEN / "ties.run"), 1000)
    for name, values in wanted.items():
        ours = parse_measure(name)(lists)
        assert ours == pytest.approx([values[query] for query in qrels], abs=5e-5), name


@pytest.mark.parametrize("seed", range(2))
def test_trec_eval_and_gdeval_say_the_same_of_random_rankings(seed: int) -> None:
    import ir_measures

    random = np.random.default_rng(seed)
    qrels, scored = {}, {}
    for query in map(str, range(40)):
        judged = random.choice(80, random.integers(1, 40), replace=False)
        qrels[query] = {f"p{number}": int(random.integers(0, 4)) for number in judged}
        found = random.choice(80, random.integers(1, 60), replace=False)
        scored[query] = {f"p{number}": float(random.random()) for number in found}
    run = {query: sorted(each, key=lambda p: -each[p]) for query, each in scored.items()}
    lists = GradedLists.of(qrels, run, 1000)
    at = {query: number for number, query in enumerate(qrels)}
    for name, theirs in THEIRS.items():
        ours = parse_measure(name)(lists)
        for measured in ir_measures.iter_calc([ir_measures.parse_measure(theirs)], qrels, scored):
            expected = pytest.approx(measured.value, abs=1.1e-5)
            assert ours[at[measured.query_id]] == expected, (name, measured.query_id)
