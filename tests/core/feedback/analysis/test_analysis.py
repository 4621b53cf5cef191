"""Every number against a count by hand, and against the events that are said to stand behind it."""

import random
from collections import Counter
from pathlib import Path

import pytest

from core.feedback.analysis.analysis import Analysis
from core.feedback.analysis.filters import UNCLICKED, EventFilters
from tests.core.feedback.analysis.logs import DAY, HOUR, MONDAY, Did, analysis_of

ACTIONS = (
    "impression",
    "impression",
    "impression",
    "click",
    "click",
    "favourite",
    "cart",
    "purchase",
)
LARGE = 600


@pytest.fixture(scope="module")
def events() -> list[Did]:
    chance = random.Random(1)
    return [
        Did(
            f"u{chance.randrange(12)}",
            f"p{chance.randrange(1, 6)}",
            chance.choice(ACTIONS),
            MONDAY + chance.randrange(20 * DAY),
            chance.choice(("", "裙子", "手机", "手机 便宜")),
            chance.choice(("", "s1", "s2", "s3")),
            chance.randrange(-1, 6) or -1,
        )
        for _ in range(LARGE)
    ]


@pytest.fixture(scope="module")
def analysis(events: list[Did], tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return analysis_of(tmp_path_factory.mktemp("random"), events)


def test_a_funnel_counts_events_shoppers_and_pairs(tmp_path: Path) -> None:
    log = [
        Did("a", "p1", "impression", MONDAY),
        Did("a", "p1", "impression", MONDAY + 5),
        Did("a", "p2", "impression", MONDAY + 5),
        Did("b", "p1", "impression", MONDAY + 6),
        Did("a", "p1", "click", MONDAY + 7),
        Did("a", "p1", "click", MONDAY + 8),
        Did("a", "p1", "purchase", MONDAY + 9),
    ]
    steps = analysis_of(tmp_path / "shop", log).figures().funnel
    told = {step.action: (step.events, step.shoppers, step.pairs, step.share) for step in steps}
    assert told["impression"] == (4, 2, 3, None)
    assert told["click"] == (2, 1, 1, pytest.approx(1 / 3))
    assert told["cart"] == (0, 0, 0, 0.0)
    assert told["purchase"] == (1, 1, 1, 1.0)


def test_more_clicks_than_impressions_make_no_rate(tmp_path: Path) -> None:
    """An imported log of clicks, and one list that the window showed."""
    log = [Did("a", "p3", "impression", MONDAY, "手机", rank=1)]
    log += [Did(user, "p3", "click", MONDAY + 60, "手机") for user in ("a", "b", "c")]
    figures = analysis_of(tmp_path, log).figures()
    assert [(step.action, step.share) for step in figures.funnel[:2]] == [
        ("impression", None),
        ("click", None),
    ]
    assert figures.categories[0].click_rate is None
    assert figures.queries.top[0].click_rate is None


def test_a_log_without_impressions_has_a_funnel_from_its_clicks(tmp_path: Path) -> None:
    log = [Did("a", "x", "click", MONDAY), Did("a", "x", "purchase", MONDAY)]
    figures = analysis_of(tmp_path / "shop", log, with_products=False).figures()
    assert [step.action for step in figures.funnel] == ["click", "favourite", "cart", "purchase"]
    assert figures.funnel[0].share is None
    assert figures.heat is None
    assert figures.ranks == ()
    assert figures.queries.top == ()
    assert [group.name for group in figures.products] == ["x"]


@pytest.mark.parametrize(
    "filters",
    [
        EventFilters(),
        EventFilters(category="女装"),
        EventFilters(category="数码 / 手机", action="click"),
        EventFilters(brand="", band=0),
        EventFilters(days=(20605, 20610), weekday=3),
        EventFilters(hour=20, action="impression"),
        EventFilters(query="手机", rank=2),
        EventFilters(shopper="u3"),
        EventFilters(product="p5"),
        EventFilters(outcome=UNCLICKED),
        EventFilters(cohort=0),
        EventFilters(source="imported", action="purchase"),
        EventFilters(source="own"),
        EventFilters(query="nobody asked this"),
    ],
    ids=lambda filters: " ".join(filters.active) or "none",
)
def test_every_number_has_its_events_behind_it(analysis: Analysis, filters: EventFilters) -> None:
    figures = analysis.figures(filters)
    assert len(analysis.rows(filters)) == figures.totals.events
    for name in ("days", "categories", "brands", "bands", "products", "sources"):
        for group in getattr(figures, name):
            assert len(analysis.rows(group.filters)) == group.events, (name, group.name)
    for step in figures.funnel:
        assert len(analysis.rows(step.filters)) == step.events
    for rank in figures.ranks:
        assert len(analysis.rows(rank.filters.but(action="click"))) == rank.clicks
    assert figures.heat is not None
    for weekday in range(7):
        for hour in range(0, 24, 5):
            behind = filters.but(weekday=weekday, hour=hour)
            assert len(analysis.rows(behind)) == figures.heat[weekday, hour]
    for cohort in figures.retention.cohorts:
        for active, days in zip(cohort.active, cohort.days, strict=True):
            rows = analysis.rows(filters.but(cohort=cohort.period, days=days, shopper=None))
            within = set(analysis.log.shopper[rows].tolist())
            if filters.cohort is None and not {"days", "weekday", "hour", "shopper"} & set(
                filters.active
            ):
                assert len(within) == active


def test_totals_and_groups_are_those_counted_by_hand(analysis: Analysis, events: list[Did]) -> None:
    figures = analysis.figures()
    assert figures.totals.shoppers == len({each.user for each in events})
    assert figures.totals.products == len({each.product for each in events})
    brands = Counter({"p1": "甲", "p2": "乙", "p3": "丙"}.get(each.product, "") for each in events)
    assert {group.name: group.events for group in figures.brands} == brands
    shown = Counter((each.rank, each.action) for each in events if each.rank > 0)
    assert [(rank.impressions, rank.clicks) for rank in figures.ranks] == [
        (shown[rank, "impression"], shown[rank, "click"]) for rank in range(1, 6)
    ]


def test_a_chart_leaves_its_own_condition_out(analysis: Analysis) -> None:
    everything, filtered = analysis.figures(), analysis.figures(EventFilters(brand="甲"))
    brands = [
        [(each.name, each.events) for each in found.brands] for found in (everything, filtered)
    ]
    assert brands[0] == brands[1]
    assert filtered.totals.events < everything.totals.events
    bought = analysis.figures(EventFilters(action="purchase"))
    assert [step.pairs for step in bought.funnel] == [step.pairs for step in everything.funnel]


def test_a_category_opens_to_its_children_and_keeps_its_sisters(analysis: Analysis) -> None:
    top = analysis.figures()
    assert {group.name for group in top.categories} == {"女装", "数码", ""}
    inside = analysis.figures(EventFilters(category="数码"))
    assert inside.category == "数码"
    assert {group.name for group in inside.categories} == {"数码 / 手机", "数码 / 配件"}
    leaf = analysis.figures(EventFilters(category="数码 / 手机"))
    assert {group.name for group in leaf.categories} == {"数码 / 手机", "数码 / 配件"}


def test_local_time_decides_day_and_hour(tmp_path: Path) -> None:
    log = [
        Did("a", "p1", "click", MONDAY + 20 * HOUR),
        Did("a", "p1", "click", MONDAY + DAY + HOUR),
        Did("a", "p1", "click", 0),
    ]
    figures = analysis_of(tmp_path / "shop", log).figures()
    assert [(day.name, day.events) for day in figures.days] == [
        ("2026-06-01", 1),
        ("2026-06-02", 1),
    ]
    assert figures.heat is not None
    assert figures.heat[0, 20] == figures.heat[1, 1] == 1
    assert figures.heat.sum() == 2
    assert figures.totals.undated == 1
    assert figures.zone == "UTC+08:00"
