"""Each kind of assertion held against a small shop with known answers: states, figures, reasons."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from core.checks.assertions import Fast, Level, NotLower
from core.checks.checking import check_files
from core.checks.outcome import FAILS, HOLDS, UNJUDGED, Measured, Outcome
from core.checks.quality import level, not_lower
from core.checks.service import MOST_TEXTS, fast, percentile_interval
from core.checks.subject import Subject
from core.errors import Cancelled
from core.metrics.ranking import per_query
from core.workspace import Workspace
from tests.core.evaluation.judged_shop import RUN

Check = Callable[..., Sequence[Outcome]]


@pytest.fixture
def told(
    workspace: Workspace, subject: Subject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Check:
    """What checking these lines finds, one outcome a line; one subject serves every test."""
    monkeypatch.setattr("core.checks.checking.Subject", lambda *_: subject)

    def check(*lines: str) -> Sequence[Outcome]:
        path = tmp_path / "checks.txt"
        path.write_text("\n".join(lines), "utf-8")
        return check_files(workspace, [path]).files[0].outcomes

    return check


def figures(outcome: Outcome) -> tuple[str, float | None, float | None, int]:
    measured = outcome.measured
    return outcome.state, measured.value, measured.bound, measured.n


# 手机 finds p00021 (手机), then p00032, p00001, p00024, p00017 and p00030, none of them a 手机.
@pytest.mark.parametrize(
    ("line", "state", "value", "bound"),
    [
        ("手机: p00021 in the top 1", HOLDS, 1, 1),
        ("手机: p00032 in the top 1", FAILS, 2, 1),
        ("手机: p00005 in the top 3", FAILS, None, 3),
        ("手机: p00032 not in the top 1", HOLDS, 2, 1),
        ("手机: p00032 not in the top 2", FAILS, 2, 2),
        ("手机: p00021 above p00032", HOLDS, 1, 2),
        ("手机: p00032 above p00021", FAILS, 2, 1),
        ("手机: p00005 above p00021", FAILS, None, 1),
        ("手机: no category 手机 in the top 1", FAILS, 1, 0),
        ("手机: no category 猫粮 in the top 10", HOLDS, 0, 0),
        ("手机: at most 1 category 手机 in the top 10", HOLDS, 1, 1),
        ("手机: only category 手机数码 in the top 2", HOLDS, 2, 2),
        ("手机: only category 手机 in the top 2", FAILS, 1, 2),
        ("手机: at least 1 brand 华为 in the top 1", HOLDS, 1, 1),
        ("手机: at least 2 word 支架 in the top 3", HOLDS, 2, 2),
        ("手机: at least 3 word 支架 in the top 3", FAILS, 2, 3),
        ("手机: no OLAY in the top 10", HOLDS, 0, 0),
    ],
)
def test_a_result_list_is_held_to_what_is_said_of_it(
    told: Check, line: str, state: str, value: float | None, bound: float
) -> None:
    (outcome,) = told(line)
    assert figures(outcome)[:3] == (state, value, bound)
    assert bool(outcome.measured.worst) == (state == FAILS)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("手机: p99999 in the top 1", "There is no product p99999 in this shop any more."),
        ("手机: no category 宇宙飞船 in the top 10", "Nothing in this shop has “宇宙飞船”"),
        ("qwxz: no category 手机 in the top 10", "The query finds nothing"),
        ("qwxz: p00021 not in the top 10", "The query finds nothing"),
        ("手机: p00005 above p00006", "Neither of the two matches"),
        ("手机: top 5 same as snapshot", "No snapshot has been taken yet"),
        ("nDCG@10 of set core >= 0.1", "no query set core"),
        ("nDCG@10 not lower than run R by more than 0.01", "There is no run R"),
        ("绝对没有: nDCG@10 >= 0.5", "Nobody has judged results of “绝对没有”"),
    ],
)
def test_what_cannot_be_judged_is_neither_kept_nor_broken(
    told: Check, line: str, reason: str
) -> None:
    (outcome,) = told(line)
    assert outcome.state == UNJUDGED
    assert reason in str(outcome.measured.reason)


def test_a_product_that_came_too_low_is_set_beside_what_stands_in_its_place(told: Check) -> None:
    (outcome,) = told("手机: p00032 in the top 1")
    (case,) = outcome.measured.worst
    (why,) = case.why
    assert (why.product_id, why.rank, why.versus) == ("p00032", 2, "p00021")
    assert sum(why.parts.values()) == pytest.approx(why.score, abs=1e-6)
    assert sum(why.difference.values()) < 0
    assert case.about.startswith("rank 2: p00032 品胜A2")


def test_latin_words_are_whole_and_chinese_ones_anywhere(told: Check) -> None:
    # p00020 is called 【热卖】飞利浦旗舰版E80防水音质好蓝牙耳机, p00039 苹果 无线耳机 … AirPods Pro 2.
    outcomes = told(
        "蓝牙耳机: no word E80 in the top 1",
        "蓝牙耳机: no word 音质 in the top 1",
        "蓝牙耳机: no word airpods in the top 3",
        "蓝牙耳机: no word airpod in the top 3",
    )
    assert [outcome.state for outcome in outcomes] == [FAILS, FAILS, FAILS, UNJUDGED]


def test_the_level_of_a_metric_is_its_mean_over_the_judged_queries(
    subject: Subject, workspace: Workspace
) -> None:
    judged = subject.judged()
    ranked = subject.ranked_set("")
    values = [each["recall@100"] for each in per_query(judged.qrels, ranked).values()]
    told = level(subject, Level("", "recall@100", float(np.mean(values))))
    assert told.state == HOLDS
    assert told.value == pytest.approx(np.mean(values))
    assert told.n == len(judged.queries) == 37
    one = level(subject, Level(" 手机 ", "judged@10", 1.0))
    assert (one.value, one.n, one.interval) == (1.0, 1, ())


def test_a_query_that_gains_little_is_told_first_with_its_why(subject: Subject) -> None:
    # Of the three 车载支架 and 手机支架 of 车载支架 none is judged lower than those of another leaf.
    told = level(subject, Level("", "p@5", 0.99))
    assert told.state == FAILS
    assert [case.value for case in told.worst] == sorted(case.value or 0 for case in told.worst)
    assert told.worst[0].value == pytest.approx(0.2)
    assert "(2)" in told.worst[0].about


def test_not_lower_than_oneself_is_shown_and_than_something_better_is_not(
    subject: Subject,
) -> None:
    same = not_lower(subject, NotLower("", RUN, 0.001))
    assert (same.state, same.value, same.bound, same.n) == (HOLDS, 0.0, -0.001, 37)
    assert same.interval == (0.0, 0.0)
    assert same.level == pytest.approx(0.9)


def test_lower_and_not_shown_are_told_apart(
    subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compared(own: list[float], other: list[float]) -> Measured:
        queries = list(subject.judged().queries)

        def values(metric: str, query_set: str, rival: str = "", *_: object) -> dict[str, float]:
            return dict(zip(queries, other if rival else own, strict=False))

        monkeypatch.setattr(subject, "values", values)
        return not_lower(subject, NotLower("", "R", 0.02))

    lower = compared([0.4, 0.38, 0.42, 0.4], [0.5, 0.5, 0.5, 0.5])
    assert lower.state == FAILS
    assert "Shown to be lower by more than the margin" in str(lower.reason)
    assert lower.needed is None
    # As in the tests of the metric: mean 0.01, so that five queries would do.
    unsure = compared([0.5, 0.52, 0.48, 0.54], [0.5, 0.5, 0.5, 0.5])
    assert unsure.state == FAILS
    assert "Not shown, which is not to say that it is lower: 4 judged queries" in str(unsure.reason)
    assert unsure.needed == 5
    assert unsure.worst[0].about == "0.5000 → 0.4800"
    few = compared([0.5], [0.5])
    assert few.state == UNJUDGED


def test_few_queries_find_nothing(told: Check) -> None:
    (outcome,) = told("at most 0 % of queries find nothing")
    assert figures(outcome) == (HOLDS, 0.0, 0.0, 37)
    # Wilson's interval of none in 37: up to z² / (37 + z²).
    assert outcome.measured.interval == (0.0, pytest.approx(0.0941, abs=1e-4))


def test_queries_that_find_nothing_are_named(told: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Subject.ranked_set

    def emptied(self: Subject, *args: object) -> dict[str, list[str]]:
        ranked = dict(found(self, *args))  # type: ignore[arg-type]
        return {**ranked, "q7": []}

    monkeypatch.setattr(Subject, "ranked_set", emptied)
    (outcome,) = told("at most 1 % of queries find nothing")
    assert outcome.state == FAILS
    assert outcome.measured.value == pytest.approx(1 / 37)
    assert [case.query for case in outcome.measured.worst] == ["手机"]


def test_searches_are_timed_warm_in_turns_and_slow_ones_named(
    subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    clock = iter(range(10**6))

    def search(_: Subject, text: str) -> float:
        asked.append(text)
        next(clock)
        return 100.0 if text == "手机" else 1.0

    monkeypatch.setattr("core.checks.service._search", search)
    told = fast(subject, Fast("", 95, 20))
    # Once to warm up, then five turns of all 37.
    assert len(asked) == 6 * 37
    assert asked[:37] == asked[37:74]
    assert told.n == 5 * 37
    # One query of 37 is slow: 97.3 % of all searches take 1 ms.
    assert (told.state, told.value) == (HOLDS, 1.0)
    assert fast(subject, Fast("", 99, 20)).state == FAILS
    assert (told.worst[0].query, told.worst[0].value) == ("手机", 100.0)
    assert "elsewhere it is another figure" in str(told.reason)
    assert MOST_TEXTS >= 37


def test_a_percentile_lies_between_order_statistics() -> None:
    # Of 100 values the 50th percentile: binomial(100, 0.5) has 95 % from 40 to 60.
    low, high = percentile_interval(np.arange(1.0, 101.0), 0.5)
    assert (low, high) == (40.0, 61.0)
    assert percentile_interval(np.array([3.0]), 0.95) == (3.0, 3.0)


def test_a_run_file_is_checked_by_the_queries_it_ranks(
    workspace: Workspace, tmp_path: Path
) -> None:
    run = tmp_path / "mine.run"
    run.write_text("q7 Q0 p00032 1 2 t\nq7 Q0 p00021 2 1 t\n", "utf-8")
    path = tmp_path / "checks.txt"
    path.write_text(
        "手机: p00021 in the top 2\n手机: p00005 in the top 2\n没人问过: p00021 in the top 2\np95 <= 20 ms\n",
        "utf-8",
    )
    outcomes = check_files(workspace, [path], str(run)).files[0].outcomes
    assert [outcome.state for outcome in outcomes] == [HOLDS, FAILS, UNJUDGED, UNJUDGED]
    assert outcomes[0].measured.value == 2


def test_progress_rises_to_the_end_and_may_end_it(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "checks.txt"
    path.write_text("手机: p00021 in the top 2\nrecall@100 >= 0.1\n", "utf-8")
    heard: list[tuple[int, int]] = []
    check_files(workspace, [path], progress=lambda done, total: heard.append((done, total)))
    assert [total for _, total in heard] == [200] * len(heard)
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert heard[-1] == (200, 200)
    assert len(heard) > 37

    def stop(done: int, total: int) -> None:
        raise Cancelled("enough")

    with pytest.raises(Cancelled):
        check_files(workspace, [path], progress=stop)
