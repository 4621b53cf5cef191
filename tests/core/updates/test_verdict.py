"""Two runs on the same queries: what changed, how surely, and what it is called."""

import json
from dataclasses import asdict, replace

import pytest

from core.evaluation.held_out_queries import HeldOutQueries, Ranker
from core.metrics.comparison import Comparison
from core.search.engine import Engine
from core.search.shop_index import build_shop_index
from core.updates.update import compare, drift
from core.updates.verdict import Verdict
from tests.core.search.runs import BagRun
from tests.core.search.shops import small_shop


@pytest.fixture(scope="module")
def shared_engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("engine")
    return Engine(build_shop_index(small_shop(), {}, folder, folder / "runs"))


@pytest.fixture
def rankers(shared_engine: Engine) -> tuple[Ranker, Ranker]:
    """Words alone before; after it a model that knows products by all their words."""
    run = BagRun(shared_engine.catalogue, shared_engine.analyzer)
    return Ranker(shared_engine), Ranker(shared_engine.ranked_by(run))


def test_the_same_run_is_a_tie_with_nothing_moved(shared_engine: Engine) -> None:
    ranker = Ranker(shared_engine)
    tie = compare(ranker, ranker, HeldOutQueries({"q": "手机"}, {"q": {"p3": 1}}))
    assert (tie.difference, tie.decision, tie.better, tie.worse) == (0, "tie", (), ())
    assert drift(ranker, ranker, ["手机", "连衣裙"]) == 0


def test_better_and_worse_queries_are_told_apart(rankers: tuple[Ranker, Ranker]) -> None:
    before, after = (ranker.top("手机 华为") for ranker in rankers)
    assert before
    assert after
    grades = {"a": {before[0]: 1}, "b": {after[-1]: 1}}
    both = compare(*rankers, HeldOutQueries({"a": "手机 华为", "b": "手机 华为"}, grades))
    assert both.queries == 2
    assert {change.query for change in (*both.better, *both.worse)} <= {"手机 华为"}
    assert both.before + both.difference == pytest.approx(both.after)


def test_condensed_lists_hold_what_was_shown_and_nothing_else(
    rankers: tuple[Ranker, Ranker],
) -> None:
    shown = frozenset({"p1", "p4", "p6"})
    for ranker in rankers:
        order = ranker.condensed("手机", shown)
        assert set(order) == shown
        assert order[0] == "p4", "the only phone among them"


def test_a_verdict_outlives_json() -> None:
    nothing = Comparison(
        queries=0,
        before=0.0,
        after=0.0,
        difference=0.0,
        low=0.0,
        high=0.0,
        p=1.0,
        better=(),
        worse=(),
    )
    verdict = Verdict(
        earlier=nothing,
        fresh=replace(nothing, p=0.2),
        truth=nothing,
        drift=0.25,
        agreement=None,
        refused="",
    )
    assert Verdict.from_json(json.loads(json.dumps(asdict(verdict)))) == verdict
    assert verdict.decision == "tie"
    assert replace(verdict, refused="rule").decision == "refused"
    gained = replace(nothing, queries=9, difference=0.1, p=0.01)
    assert replace(verdict, earlier=gained).decision == "better"
