"""A study in its real SQLite file: what waits, what is drawn, what a kill leaves, what deleting does."""

from pathlib import Path

import pytest

from core.errors import DataError
from core.tuning.plan import Plan, Wish
from core.tuning.study import Study


def study(tmp_path: Path, **wish: object) -> Study:
    plan: Plan = Wish(study="s", **wish).plan()  # type: ignore[arg-type]
    return Study.create(tmp_path / "s.db", plan)


def again(tmp_path: Path) -> Study:
    """As another process finds it."""
    return Study.load(tmp_path / "s.db", "s")


def test_a_grid_waits_point_by_point_and_only_once(tmp_path: Path) -> None:
    first = study(tmp_path, sampler="grid", space=["epochs=1..3"])
    first.fill_grid()
    first.fill_grid()
    assert [trial.settings for trial in first.trials()] == [
        {"epochs": number} for number in (1, 2, 3)
    ]
    for number in range(3):
        trial = first.ask()
        assert trial is not None
        first.complete(number, 0.1 * trial.settings["epochs"], f"r{number}", 1.0)
    assert first.ask() is None
    assert first.best is not None
    assert (first.best.number, first.best.run, first.best.seconds) == (2, "r2", 1.0)


def test_what_a_kill_leaves_waits_again_with_the_same_settings(tmp_path: Path) -> None:
    first = study(tmp_path, space=["dropout=0..0.5"])
    interrupted = first.ask()
    assert interrupted is not None
    later = again(tmp_path)
    later.requeue_interrupted()
    # A second kill right after it changes nothing.
    later.requeue_interrupted()
    (waiting,) = later.trials()
    assert (waiting.state, waiting.settings) == ("waiting", interrupted.settings)
    trial = later.ask()
    assert trial is not None
    assert trial.settings == interrupted.settings


def test_a_kill_between_queueing_and_failing_queues_nothing_twice(tmp_path: Path) -> None:
    first = study(tmp_path, sampler="grid", space=["epochs=1,2"])
    first.fill_grid()
    trial = first.ask()
    assert trial is not None
    # What `_requeue` does before it is killed.
    first._study.enqueue_trial(trial.settings, {"again": trial.number})
    later = again(tmp_path)
    later.requeue_interrupted()
    later.fill_grid()
    assert sorted(trial.settings["epochs"] for trial in later.trials()) == [1, 2]


def test_a_study_that_goes_on_does_not_draw_the_same_again(tmp_path: Path) -> None:
    first = study(tmp_path, sampler="random", space=["dropout=0..0.5"])
    drawn = []
    for number in range(3):
        trial = again(tmp_path).ask() if number else first.ask()
        assert trial is not None
        drawn.append(trial.settings["dropout"])
    assert len(set(drawn)) == 3


def test_tpe_looks_where_it_was_good(tmp_path: Path) -> None:
    tried = study(tmp_path, sampler="tpe", space=["dropout=0..0.9", "filters=4..64"])
    for _ in range(40):
        trial = tried.ask()
        assert trial is not None
        tried.complete(trial.number, 1 - abs(float(trial.settings["dropout"]) - 0.3), "", 1.0)
    dropouts = [abs(float(trial.settings["dropout"]) - 0.3) for trial in tried.trials()]
    assert sum(dropouts[30:]) / 10 < 0.5 * sum(dropouts[:10]) / 10
    shares = tried.importance()
    assert shares["dropout"] > 0.9


def test_importance_sees_a_choice_of_two_that_decides(tmp_path: Path) -> None:
    tried = study(tmp_path, sampler="random", space=["start=yes,no", "dropout=0..0.5"])
    for _ in range(20):
        trial = tried.ask()
        assert trial is not None
        value = 0.8 * bool(trial.settings["start"]) + 0.01 * float(trial.settings["dropout"])
        tried.complete(trial.number, value, "", 1.0)
    assert tried.importance()["start"] > 0.9


def test_a_bad_trial_is_ended_after_its_second_epoch(tmp_path: Path) -> None:
    tried = study(tmp_path, sampler="random", space=["dropout=0..0.5"])
    for level in (0.5, 0.6, 0.7, 0.8):
        trial = tried.ask()
        assert trial is not None
        assert not any(tried.report(trial.number, epoch, level) for epoch in (1, 2, 3))
        tried.complete(trial.number, level, "", 1.0)
    bad = tried.ask()
    assert bad is not None
    assert not tried.report(bad.number, 1, 0.1)
    assert tried.report(bad.number, 2, 0.1)
    tried.prune(bad.number, 2.0)
    last = tried.trials()[-1]
    assert (last.state, last.value, last.epochs) == ("pruned", None, {1: 0.1, 2: 0.1})


def test_a_deleted_trial_counts_no_more_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    tried = study(tmp_path, sampler="grid", space=["epochs=1..3"])
    tried.fill_grid()
    for number in range(2):
        tried.ask()
        tried.complete(number, float(number), "", 1.0)
    running = tried.ask()
    assert running is not None
    tried.delete(1)
    tried.delete(running.number)
    assert [trial.number for trial in tried.trials()] == [0]
    assert tried.best is not None
    assert tried.best.number == 0
    # Nor does a grid try it again, also after another start.
    later = again(tmp_path)
    later.requeue_interrupted()
    later.fill_grid()
    assert later.ask() is None


def test_what_is_no_study_is_said(tmp_path: Path) -> None:
    (tmp_path / "s.db").write_text("no database at all, but long enough to be read as one" * 20)
    with pytest.raises(DataError, match="is no study of this program, or damaged"):
        again(tmp_path)
    study(tmp_path / "other", space=["epochs=1,2"])
    with pytest.raises(DataError, match="is no study of this program"):
        Study.load(tmp_path / "other" / "s.db", "t")
