"""Cohorts by the period in which shoppers were first seen."""

from pathlib import Path

from core.feedback.analysis.charts.retention import MOST_PERIODS
from core.feedback.analysis.filters import EventFilters
from tests.core.feedback.analysis.logs import DAY, MONDAY, Did, analysis_of


def test_a_short_log_has_cohorts_of_days(tmp_path: Path) -> None:
    log = [
        Did("a", "p1", "click", MONDAY),
        Did("a", "p1", "click", MONDAY + 2 * DAY),
        Did("b", "p2", "click", MONDAY),
        Did("c", "p1", "click", MONDAY + DAY),
        Did("c", "p1", "purchase", MONDAY + 2 * DAY),
    ]
    analysis = analysis_of(tmp_path / "shop", log)
    retention = analysis.figures().retention
    assert retention.unit == 1
    assert [(cohort.name, cohort.size, cohort.active) for cohort in retention.cohorts] == [
        ("2026-06-01", 2, (2, 0, 1)),
        ("2026-06-02", 1, (1, 1)),
    ]
    bought = analysis.figures(EventFilters(action="purchase")).retention
    assert [cohort.active for cohort in bought.cohorts] == [(0, 0, 0), (0, 1)]
    assert [cohort.size for cohort in bought.cohorts] == [2, 1]


def test_a_long_log_has_cohorts_of_weeks_from_monday(tmp_path: Path) -> None:
    wednesday = MONDAY + 2 * DAY
    last = wednesday + (MOST_PERIODS + 10) * DAY
    log = [Did("a", "p1", "click", wednesday), Did("a", "p1", "click", last)]
    retention = analysis_of(tmp_path / "shop", log).figures().retention
    assert retention.unit == 7
    assert retention.cohorts[0].name == "2026-06-01"
    assert retention.cohorts[0].active[0] == retention.cohorts[0].active[-1] == 1


def test_unknown_times_are_in_no_cohort(tmp_path: Path) -> None:
    log = [Did("a", "p1", "click", 0), Did("b", "p1", "click", 0)]
    assert analysis_of(tmp_path / "shop", log).figures().retention.cohorts == ()
