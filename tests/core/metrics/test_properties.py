"""What holds of metrics whatever is ranked: trec_eval's figures, bounds, and what changes nothing."""

from pathlib import Path

import numpy as np
import pytest
import pytrec_eval
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.evaluation.ranking import write_trec
from core.metrics.classification import classification_metrics
from core.metrics.next_item import next_item_metrics, target_rank
from core.metrics.ranking import per_query
from core.metrics.significance import exact_mcnemar, holm, mean_interval, paired_p
from core.search.request import Hit

TREC = {"ndcg@10": "ndcg_cut_10", "recall@100": "recall_100"}
# More than a hundred products and few grades and scores, so that all depths cut and ties abound.
PRODUCTS = [f"p{number:03d}" for number in range(130)]
qrels = st.dictionaries(st.sampled_from(PRODUCTS), st.integers(0, 3), min_size=1, max_size=130)
rankings = st.lists(st.sampled_from(PRODUCTS), unique=True, max_size=130)
worths = st.lists(st.floats(-1, 1), min_size=1, max_size=12)


@given(qrels, rankings)
@settings(max_examples=60)
def test_figures_are_those_of_trec_eval(grades: dict[str, int], ranking: list[str]) -> None:
    values = per_query({"q": grades}, {"q": ranking})["q"]
    scored = {product: float(-place) for place, product in enumerate(ranking)}
    theirs = pytrec_eval.RelevanceEvaluator({"q": grades}, set(TREC.values())).evaluate(
        {"q": scored}
    )
    for ours, name in TREC.items():
        assert values[ours] == pytest.approx(theirs.get("q", {}).get(name, 0.0), abs=1e-9)
    ranks = [at for at, product in enumerate(ranking[:10], 1) if grades.get(product, 0) > 0]
    assert values["mrr@10"] == pytest.approx(1 / ranks[0] if ranks else 0.0)
    # Of a list of fewer than ten, the share of those.
    judged = [product in grades for product in ranking[:10]]
    assert values["judged@10"] == pytest.approx(sum(judged) / max(1, len(judged)))
    assert all(0 <= value <= 1 + 1e-12 for value in values.values())


@given(
    st.dictionaries(st.sampled_from(PRODUCTS[:12]), st.integers(1, 3), min_size=1, max_size=3),
    st.lists(
        st.sampled_from([-3e-9, 0.0, 0.0156, 0.5, 123.456, 123.4560001]), min_size=1, max_size=12
    ),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_written_run_is_worth_to_trec_eval_what_it_is_here(
    tmp_path: Path, grades: dict[str, int], scores: list[float]
) -> None:
    """trec_eval sorts by score as float32, then by id downwards: ties in our order must survive that."""
    ranked = sorted(scores, reverse=True)
    hits = tuple(
        Hit(rank, rank, product, "", score, {"lexical": score})
        for rank, (product, score) in enumerate(zip(PRODUCTS, ranked, strict=False), 1)
    )
    write_trec(tmp_path / "run.txt", {"q": hits}, "tag")
    with (tmp_path / "run.txt").open(encoding="utf-8") as file:
        run = pytrec_eval.parse_run(file)
    theirs = pytrec_eval.RelevanceEvaluator({"q": grades}, set(TREC.values())).evaluate(run)["q"]
    values = per_query({"q": grades}, {"q": [hit.product_id for hit in hits]})["q"]
    assert {ours: theirs[name] for ours, name in TREC.items()} == pytest.approx(
        {ours: values[ours] for ours in TREC}
    )


@given(qrels, rankings, st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_judgments_and_of_queries_changes_nothing(
    grades: dict[str, int], ranking: list[str], random: object
) -> None:
    shuffled = list(grades.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    judged = {"q": grades, "r": {"p000": 1}}
    turned = {"r": {"p000": 1}, "q": dict(shuffled)}
    run = {"q": ranking, "r": ["p000"]}
    assert per_query(judged, run) == per_query(turned, dict(reversed(run.items())))


@given(st.lists(st.sampled_from([-1.0, 0.0, 0.5, 2.0, np.nan, np.inf]), min_size=1, max_size=30))
def test_places_are_a_permutation_of_what_is_finite(scores: list[float]) -> None:
    values = np.array(scores, np.float32)
    places = [target_rank(values, row) for row in range(len(values))]
    finite = [at for at, score in zip(places, scores, strict=True) if np.isfinite(score)]
    assert sorted(finite) == list(range(1, len(finite) + 1))
    assert all(
        at == len(scores) for at, s in zip(places, scores, strict=True) if not np.isfinite(s)
    )


@given(st.lists(st.integers(1, 40), min_size=1, max_size=30))
def test_figures_of_targets_lie_between_none_and_all(places: list[int]) -> None:
    found = next_item_metrics(places)
    hit, reciprocal, gain = (found[name] or 0.0 for name in ("hit@20", "mrr@20", "ndcg@10"))
    assert 0 <= reciprocal <= hit <= 1
    assert 0 <= gain <= 1
    assert found == pytest.approx(next_item_metrics(places[::-1]))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=20))
@settings(max_examples=15)
def test_labels_are_guessed_between_never_and_always(rows: list[tuple[int, int]]) -> None:
    truth = np.array([row[0] for row in rows], np.int32)
    chances = np.eye(4, dtype=np.float32)[[row[1] for row in rows]]
    found = classification_metrics(truth, chances)
    assert all(0 <= (value or 0) <= 1 for value in found.values())
    assert found == pytest.approx(classification_metrics(truth[::-1], chances[::-1]))


@given(worths)
@settings(max_examples=25)
def test_a_difference_has_an_interval_around_it_and_the_same_p_either_way(
    values: list[float],
) -> None:
    mean, low, high = mean_interval(values)
    assert min(values) - 1e-9 <= low <= mean + 1e-9
    assert mean - 1e-9 <= high <= max(values) + 1e-9
    zeros = [0.0] * len(values)
    p = paired_p(values, zeros)
    assert 0 < p <= 1
    assert p == pytest.approx(paired_p(zeros, values), abs=0.02)


@given(st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 1), max_size=6))
def test_a_corrected_p_is_no_smaller_and_keeps_the_order(values: dict[str, float]) -> None:
    corrected = holm(values)
    assert corrected.keys() == values.keys()
    assert all(values[name] <= p <= 1 for name, p in corrected.items())
    order = sorted(values, key=values.__getitem__)
    assert [corrected[name] for name in order] == sorted(corrected.values())


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=20))
def test_mcnemar_is_the_same_from_either_side(rows: list[tuple[bool, bool]]) -> None:
    first, second = [row[0] for row in rows], [row[1] for row in rows]
    assert 0 < exact_mcnemar(first, second) <= 1
    assert exact_mcnemar(first, second) == pytest.approx(exact_mcnemar(second, first))
