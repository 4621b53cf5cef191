"""What no trial sees: neither learned from nor chosen by, and the only thing its best is measured on."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.evaluation.promotion.category import category_values
from core.evaluation.promotion.search import unlearned
from core.evaluation.promotion.values import Values
from core.recommend.held_out import held_out, held_out_by_run, seen_held_out
from core.recommend.sequences import Sequences
from core.runs.manifest import Manifest
from core.runs.split import SPLIT, is_held_out, is_unseen, judges_updates
from core.training.tasks.category.labelled_texts import labelled_texts, split
from core.tuning import unseen
from core.tuning.unseen import Figure, Unseen, measure_unseen
from core.workspace import Workspace

TRIAL = Manifest("t", "category", "conv1d", {"is_trial": True}, split=SPLIT)
USUAL = Manifest("u", "category", "conv1d", {}, split=SPLIT)
TEXTS = [f"text {number}" for number in range(2000)]


def test_about_half_of_what_is_held_out_is_never_seen() -> None:
    held = [text for text, is_kept in zip(TEXTS, is_held_out(TEXTS, SPLIT), strict=True) if is_kept]
    share = is_unseen(held, SPLIT).mean()
    assert 0.4 < share < 0.6
    # By the text alone: more texts change nothing.
    assert list(is_unseen(held[:5], SPLIT)) == list(is_unseen(held, SPLIT)[:5])


def test_a_trial_of_category_learns_the_same_and_chooses_by_half(shop: Workspace) -> None:
    labelled = labelled_texts(shop)
    fit, chosen_by = split(labelled, SPLIT, is_trial=True)
    usual_fit, held = split(labelled, SPLIT)
    assert fit.texts == usual_fit.texts
    hidden = set(held.texts) - set(chosen_by.texts)
    assert set(chosen_by.texts) < set(held.texts)
    assert hidden == {text for text in held.texts if is_unseen([text], SPLIT)[0]}


def test_category_runs_of_a_tuning_are_measured_on_the_other_half(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[str]] = []

    def guess(workspace: Workspace, run: Manifest, texts: object) -> list[float]:
        asked.append(set(texts.texts))  # type: ignore[attr-defined]
        return [1.0] * len(texts)  # type: ignore[arg-type]

    monkeypatch.setattr("core.evaluation.promotion.category._is_right", guess)
    category_values(shop, TRIAL, TRIAL)
    category_values(shop, USUAL, None)
    _, chosen_by = split(labelled_texts(shop), SPLIT, is_trial=True)
    measured, _, usual = asked
    assert measured
    assert not measured & set(chosen_by.texts)
    assert usual == measured | set(chosen_by.texts)


def sequences() -> Sequences:
    """Two hundred shoppers who did two things each."""
    count = 200
    return Sequences(
        starts=np.arange(0, 2 * count + 1, 2),
        item=np.arange(2 * count, dtype=np.int32),
        action=np.zeros(2 * count, np.int8),
        time=np.arange(1, 2 * count + 1),
        items=[f"p{number}" for number in range(2 * count)],
    )


def test_sequences_are_chosen_by_or_measured_on_never_both() -> None:
    known = sequences()
    seen = seen_held_out(known, SPLIT, is_trial=True)
    measured = held_out_by_run(TRIAL, known)
    kept = held_out(known, SPLIT)
    assert seen.any()
    assert measured.any()
    assert not (seen & measured).any()
    assert ((seen | measured) == kept).all()
    assert (seen_held_out(known, SPLIT, is_trial=False) == kept).all()
    assert (held_out_by_run(USUAL, known) == kept).all()


def test_search_is_measured_on_queries_that_no_training_was_chosen_by() -> None:
    assert list(unlearned(TEXTS, [TRIAL])) == list(judges_updates(TEXTS, SPLIT))
    assert unlearned(TEXTS, [USUAL]).sum() > unlearned(TEXTS, [TRIAL]).sum()


def written(folder: Path, *runs: str) -> None:
    for run in runs:
        (folder / run).mkdir(parents=True)
        Manifest(run, "category", "conv1d", {"is_trial": True}, best_epoch=1).write(folder / run)


def test_best_and_default_are_compared_example_by_example(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(shop.runs_dir, "best", "default")
    values = Values("accuracy", "held-out texts", [1.0] * 30, [0.0] * 20 + [1.0] * 10)
    asked = []

    class Evaluation:
        @staticmethod
        def values(workspace: Workspace, new: Manifest, rival: Manifest) -> Values:
            asked.append((new.id, rival.id))
            return values

    monkeypatch.setattr(unseen, "EVALUATIONS", {"category": Evaluation})
    measured = measure_unseen(shop, "best", "default")
    assert asked == [("best", "default")]
    assert measured.best == Figure(1.0, 1.0, 1.0)
    assert measured.default is not None
    assert measured.default.value == pytest.approx(1 / 3)
    assert measured.default.low < 1 / 3 < measured.default.high
    assert measured.difference is not None
    assert measured.difference.value == pytest.approx(2 / 3)
    assert (measured.examples, measured.decision) == (30, "better")
    assert measured.p_text == "<0.0001"
    assert replace(measured, p=0.041).p_text == "0.0410"
    assert Unseen.from_json(measured.to_json()) == measured


def test_without_an_example_nothing_is_claimed(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(shop.runs_dir, "best", "default")

    class Evaluation:
        values = staticmethod(lambda workspace, new, rival: Values("accuracy", "held-out texts"))

    monkeypatch.setattr(unseen, "EVALUATIONS", {"category": Evaluation})
    measured = measure_unseen(shop, "best", "default")
    assert (measured.examples, measured.best, measured.decision) == (0, None, "tie")


def test_a_run_tells_that_it_was_a_trial(tmp_path: Path) -> None:
    TRIAL.write(tmp_path)
    assert Manifest.read(tmp_path).is_trial
    assert not USUAL.is_trial
