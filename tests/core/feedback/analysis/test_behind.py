"""The filters that stand behind a number let through exactly the events that it counts."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pytest

from core.feedback.analysis.analysis import Analysis
from core.feedback.analysis.charts.figures import BehaviourFigures
from core.feedback.analysis.filters import UNCLICKED, UNDATED, EventFilters
from core.workspace import Workspace
from tests.core.feedback.analysis.logs import DAY, HOUR, MONDAY, SHANGHAI, Did, write

WHO = ("u0", "u1", "guest-1", "guest-2")
SEARCHES = ("裙子", "手机", "裙子 长款", "")
STEPS = ("impression", "impression", "click", "cart", "purchase")


def events() -> list[Did]:
    """Sixty events in sessions of four, as irregular as a log is; some of them of unknown time."""
    made = []
    for number in range(60):
        visit = number // 4
        time = MONDAY + visit % 9 * DAY + visit * 5 % 24 * HOUR + number if number % 13 else 0
        made.append(
            Did(
                WHO[visit % 4],
                f"p{number % 5 + 1}",
                STEPS[number * 7 % 5],
                time,
                SEARCHES[number // 2 % 4],
                f"visit {visit}",
                number % 6 or -1,
            )
        )
    return made


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    folder: Path = tmp_path_factory.mktemp("behind") / "shop"
    with Workspace.open(folder) as workspace:
        write(workspace, events())
        products = workspace.table("products").to_pandas()
        # One product lies in a category that others lie below.
        products.loc[3, "category"] = "数码"
        workspace.replace({"products": pa.Table.from_pandas(products, preserve_index=False)})
        opened = Analysis.open(workspace, SHANGHAI)
    assert opened is not None
    return opened


def numbers(figures: BehaviourFigures) -> Iterator[tuple[str, int, EventFilters, str]]:
    """A number's name, the number, the filters behind it, and what of the events it counts."""
    for chart in ("days", "categories", "brands", "bands", "products", "sources"):
        for group in getattr(figures, chart):
            yield f"{chart} {group.name}", group.events, group.filters, "events"
    for step in figures.funnel:
        yield f"funnel {step.action}", step.events, step.filters, "events"
        yield f"funnel {step.action}", step.shoppers, step.filters, "people"
    for group in (*figures.queries.top, *figures.queries.unclicked):
        yield f"query {group.filters}", group.searches, group.filters, "searches"
    for pair in figures.queries.followed:
        yield f"{pair.query} > {pair.next_query}", pair.count, pair.filters, "searches"
    for rank in figures.ranks:
        yield f"rank {rank.rank}", rank.impressions + rank.clicks, rank.filters, "events"


@pytest.mark.parametrize(
    "filters",
    [
        EventFilters(),
        EventFilters(action="click"),
        EventFilters(category="数码"),
        EventFilters(category="数码 / 手机", hour=10),
        EventFilters(query="手机"),
        EventFilters(query="裙子", next_query="手机"),
        EventFilters(query="裙子", outcome=UNCLICKED),
        EventFilters(weekday=2, shopper="u1"),
        EventFilters(brand="", rank=2),
    ],
    ids=lambda filters: "+".join(filters.active) or "all",
)
def test_the_events_behind_every_number_are_as_many_as_it_says(
    analysis: Analysis, filters: EventFilters
) -> None:
    figures = analysis.figures(filters)
    checked = 0
    for name, number, behind, kind in numbers(figures):
        rows = analysis.rows(behind)
        distinct = analysis.distinct(rows)
        counted = {
            "events": len(rows),
            "people": distinct.shoppers + distinct.guests,
            "searches": distinct.searches,
        }
        assert counted[kind] == number, (name, kind)
        checked += 1
    assert checked > 10


def test_totals_are_those_of_the_events_they_open(analysis: Analysis) -> None:
    totals = analysis.figures().totals
    distinct = analysis.distinct(analysis.rows(EventFilters()))
    assert (totals.shoppers, totals.guests) == (distinct.shoppers, distinct.guests) == (2, 2)
    assert totals.products == distinct.products == 5
    guests = analysis.distinct(analysis.rows(EventFilters(is_guest=True)))
    assert (guests.shoppers, guests.guests) == (0, 2)
    assert (totals.sessions, totals.searches) == (distinct.sessions, distinct.searches)
    # 0, 13, 26, 39 and 52.
    assert len(analysis.rows(EventFilters(days=UNDATED))) == totals.undated == 5


def test_searches_that_were_followed_and_several_actions_can_be_asked_for(
    analysis: Analysis,
) -> None:
    searches = analysis.searches
    followed = analysis.rows(EventFilters(search="followed"))
    assert analysis.distinct(followed).searches == int((searches.next >= 0).sum()) > 0
    both = analysis.rows(EventFilters(actions=("click", "cart")))
    each = [analysis.rows(EventFilters(action=action)) for action in ("click", "cart")]
    assert sorted(both) == sorted([*each[0], *each[1]])
    assert all(later < before for before, later in pairwise(both))
