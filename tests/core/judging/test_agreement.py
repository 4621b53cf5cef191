"""Several judges: one grade of theirs, how far they agree, and what they do not agree on."""

import math

import pytest

from core.judging.agreement import agreement
from core.judging.merging import Merge, merged, merged_grade
from core.judging.query_set import CANNOT_TELL, Source
from core.metrics.krippendorff import alpha
from tests.core.judging.sets import grade


@pytest.mark.parametrize(
    ("grades", "majority", "median"),
    [
        ([3], 3, 3),
        ([0, 3], 0, 0),
        ([3, 3, 0], 3, 3),
        ([0, 1, 3], 1, 1),
        ([0, 0, 2, 3, 3], 0, 2),
        ([1, 2, 2, 3], 2, 2),
    ],
)
def test_one_grade_of_several(grades: list[int], majority: int, median: int) -> None:
    assert merged_grade(grades, Merge.MAJORITY) == majority
    assert merged_grade(grades, Merge.MEDIAN) == median


def test_people_come_before_files_and_files_before_clicks() -> None:
    given = [
        grade("q1", "p1", "", 0, Source.CLICKS),
        grade("q1", "p1", "", 1, Source.IMPORTED),
        grade("q1", "p1", "anna", 3),
        grade("q1", "p2", "", 2, Source.CLICKS),
        grade("q1", "p3", "anna", CANNOT_TELL),
    ]
    both = merged(given)
    assert both.qrels == {"q1": {"p1": 3, "p2": 2}}
    assert both.sources == {"q1": {"p1": Source.HAND, "p2": Source.CLICKS}}
    assert both.pairs == 2
    assert merged(given, sources=[Source.IMPORTED, Source.CLICKS]).qrels == {
        "q1": {"p1": 1, "p2": 2}
    }


def test_agreement_leaves_out_clicks_and_who_cannot_tell() -> None:
    given = [
        *(grade("q1", f"p{n}", "anna", value) for n, value in enumerate((0, 0, 1, 3, 2))),
        *(grade("q1", f"p{n}", "bob", value) for n, value in enumerate((0, 1, 1, 1, CANNOT_TELL))),
        grade("q1", "p0", "", 3, Source.CLICKS),
        grade("q1", "p9", "", 3, Source.IMPORTED),
    ]
    told = agreement(given)
    assert told.judges == ("anna", "bob", "imported")
    assert told.pairs == 4
    assert told.alpha == pytest.approx(alpha([[0, 0], [0, 1], [1, 1], [3, 1]]))
    assert told.interval[0] <= told.alpha <= told.interval[1]
    assert [(each.product, each.spread) for each in told.disputes] == [("p3", 2), ("p1", 1)]
    assert told.disputes[0].grades == {"anna": 3, "bob": 1}


def test_one_judge_agrees_with_nobody() -> None:
    told = agreement([grade("q1", "p1", "anna", 2)])
    assert math.isnan(told.alpha)
    assert told.disputes == ()
