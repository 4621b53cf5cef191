"""Which run goes live, by figures worked out by hand, and what is said of it."""

import json
from dataclasses import replace

import pytest

from core.language import set_language
from core.metrics.comparison import Comparison
from core.runs.promotion import BELOW, FEW, LIVE, QUERIES, STOPPED, WORSE, PromotionVerdict

NOTHING = Comparison(
    queries=0, before=0.0, after=0.0, difference=0.0, low=0.0, high=0.0, p=1.0, better=(), worse=()
)


def beside(difference: float, p: float, examples: int = 214) -> Comparison:
    """A rival at 0.4, and a new run that differs by so much."""
    return Comparison(
        queries=examples,
        before=0.4,
        after=0.4 + difference,
        difference=difference,
        low=difference - 0.01,
        high=difference + 0.01,
        p=p,
        better=(),
        worse=(),
    )


def standing(
    active: Comparison | None, words: Comparison | None, **fields: object
) -> PromotionVerdict:
    name = "old" if active else ""
    return PromotionVerdict(
        task="search",
        run="new",
        active=name,
        metric="ndcg@10",
        unit=QUERIES,
        beside_active=active,
        beside_baseline=words,
        **fields,
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("active", "words", "rule"),
    [
        (None, None, LIVE),
        (None, beside(0.1, 0.001), LIVE),
        (None, beside(-0.05, 0.001), BELOW),
        (None, beside(-0.05, 0.2), LIVE),
        (beside(-0.05, 0.001), beside(0.1, 0.001), WORSE),
        (beside(-0.05, 0.06), beside(0.1, 0.001), LIVE),
        (beside(0.0, 1.0), beside(-0.1, 0.001), BELOW),
        (beside(-0.05, 0.4, examples=19), beside(0.0, 1.0, examples=19), FEW),
        (beside(0.05, 0.4, examples=19), beside(0.0, 1.0, examples=19), LIVE),
        (beside(0.0, 1.0, examples=3), beside(0.0, 1.0, examples=3), LIVE),
        (None, beside(-0.05, 0.4, examples=3), LIVE),
        (beside(-0.05, 0.01, examples=12), beside(0.0, 1.0, examples=12), WORSE),
    ],
)
def test_worse_by_more_than_chance_stays_inactive(
    active: Comparison | None, words: Comparison | None, rule: str
) -> None:
    stands = standing(active, words)
    assert stands.rule == rule
    assert stands.goes_live == (rule == LIVE)


@pytest.mark.parametrize(
    ("active", "words", "rule"),
    [
        (beside(0.05, 0.001), beside(0.1, 0.001), LIVE),
        (beside(0.05, 0.3), beside(0.1, 0.001), STOPPED),
        (beside(-0.05, 0.001), beside(0.1, 0.001), WORSE),
        (None, beside(0.1, 0.001), LIVE),
        (None, beside(0.1, 0.3), STOPPED),
        (None, None, STOPPED),
    ],
)
def test_a_stopped_run_goes_live_only_if_it_is_surely_better(
    active: Comparison | None, words: Comparison | None, rule: str
) -> None:
    assert standing(active, words, is_stopped=True).rule == rule


def test_the_sentence_has_both_figures_and_of_how_many() -> None:
    told = standing(beside(-0.05, 0.004), beside(0.1, 0.001)).sentence()
    assert told == (
        "new stays inactive: it is worse than old, and not by chance. ndcg@10 0.3500;"
        " old 0.4000 (difference -0.0600 to -0.0400, p = 0.004);"
        " words alone 0.4000 (difference +0.0900 to +0.1100, p = 0.001), on the same 214 held-out queries."
    )
    assert (
        standing(beside(0.1, 0.4, 7), None)
        .sentence()
        .endswith("held-out queries: too few to tell.")
    )
    nothing = "new is active now. Nothing that it has not learned could be measured."
    assert standing(None, None).sentence() == nothing


def test_the_sentence_is_punctuated_as_chinese_is() -> None:
    set_language("zh")
    told = standing(beside(-0.05, 0.004), beside(0.1, 0.001)).sentence()
    assert told == (
        "new 未启用：它不如 old，且差距并非偶然。ndcg@10：0.3500；"
        "old 0.4000（差值 -0.0600 到 -0.0400，p = 0.004）；"
        "仅词汇 0.4000（差值 +0.0900 到 +0.1100，p = 0.001）；均在同样的 214 个留出查询上测得。"
    )


def test_a_standing_outlives_json() -> None:
    stands = standing(beside(-0.05, 0.004), None)
    assert PromotionVerdict.from_json(json.loads(json.dumps(stands.to_json()))) == stands
    assert PromotionVerdict.from_json(standing(None, NOTHING).to_json()).beside_baseline == NOTHING
    assert replace(stands, active="").rule == WORSE


def test_a_run_that_is_worse_than_what_ships_stays_inactive() -> None:
    stands = replace(standing(beside(-0.05, 0.001), beside(0.02, 0.3)), active="pretrained-start")
    assert stands.rule == WORSE
    assert "new stays inactive: it is worse than the pretrained start" in stands.sentence()
    assert "0.3500; the pretrained start 0.4000" in stands.sentence(lambda run: f"<{run}>")
