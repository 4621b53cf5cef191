"""Steps of a researcher's walk; each asserts what is seen, and that it is the same wherever it is told."""

import re
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.runs.job import Paused, RateChanged, Resumed, Started
from core.runs.names import short_name
from tests.gui.walks.conftest import shown
from tests.gui.walks.studio import Studio, button, click, read


def assert_as_foretold(studio: Studio, foretold: list[int]) -> None:
    """What the training says of itself is what was said before Train was pressed."""
    examples, per_epoch, epochs, all_steps, held_out = foretold
    history = studio.history
    assert (history.steps_per_epoch, history.epochs) == (per_epoch, epochs)
    assert all_steps == per_epoch * epochs
    studio.wait(lambda: f"/{all_steps:,} 步" in studio.panel.progress.text)
    (started,) = [event for event in studio.events(history.name) if isinstance(event, Started)]
    assert (started.examples, started.validation_examples) == (examples, held_out)


def pause(studio: Studio) -> int:
    """Pause in mid-training; so many epochs are complete, as the panel says."""
    panel = studio.panel
    click(panel.buttons.pause)
    studio.wait(lambda: panel.acts.phase == "paused")
    told = re.fullmatch(r"已暂停：(.+)，完成 (\d)/3 轮。", panel.paused.text())
    assert told is not None
    assert told[1] == short_name(studio.history.name)
    done = len(studio.manifest(studio.history.name).epochs)
    assert int(told[2]) == done
    assert 1 <= done < 3
    return done


def go_on(studio: Studio, run: str, done: int) -> None:
    """The paused run is offered with its curves, and goes on from the batch at which it stood."""
    panel = studio.panel
    studio.wait(lambda: panel.acts.phase == "paused")
    assert panel.paused.text() == f"已暂停：{short_name(run)}，完成 {done}/3 轮。"
    (paused,) = [event for event in studio.events(run) if isinstance(event, Paused)]
    click(button(panel, "继续"))
    studio.wait(lambda: studio.history.last_step > paused.step)
    assert studio.history.name == run
    (resumed,) = [event for event in studio.events(run) if isinstance(event, Resumed)]
    assert resumed.step == paused.step


def assert_figures_are_those_of_the_manifest(studio: Studio, run: str) -> None:
    """Curves, legend, list, menu and the line of progress tell what the run's folder says."""
    manifest = studio.manifest(run)
    told = [epoch["metrics"]["ndcg@10"] for epoch in manifest.epochs]
    assert studio.history.metrics["ndcg@10"].values == pytest.approx(told)
    figure = f"ndcg@10 {manifest.metrics['ndcg@10']:.3f} · n={manifest.measured}"
    assert figure in studio.curves.legend.words()[0]
    assert figure in studio.panel.progress.text
    assert f"第 {manifest.best_epoch} 轮最好" in studio.panel.progress.text
    studio.show_runs()
    studio.wait(lambda: studio.figure(run) == figure)
    studio.wait(lambda: dict(studio.window.runs.rows).get(run) == figure)


def assert_the_loop_shows(studio: Studio, query: str, run: str, epochs: int) -> None:
    """The pinned query's ten best after every epoch are those of a search with that epoch."""
    loop = studio.panel.results.loop
    assert loop.current == query
    studio.wait(lambda: loop.chart.epochs == list(range(epochs + 1)))
    for epoch in range(1, epochs + 1):
        ranked = sorted(
            (rank, path.product_id) for path in loop.paths if (rank := path.ranks[epoch])
        )
        assert [product for _, product in ranked] == studio.best(query, f"{run}@{epoch}")


def scrub(studio: Studio, query: str, run: str, epoch: int) -> None:
    """Move the slider by its keys to `epoch` (from 1): what is on screen is what that epoch finds."""
    scrubber, window = studio.panel.results.scrubber, studio.window
    QTest.keyClick(scrubber.slider, Qt.Key.Key_Home)
    for _ in range(epoch):
        QTest.keyClick(scrubber.slider, Qt.Key.Key_Right)
    studio.wait(lambda: studio.ranked_by == f"{run}@{epoch}")
    assert shown(window)[:10] == studio.best(query, f"{run}@{epoch}")
    epochs = studio.manifest(run).epochs
    metric = epochs[epoch - 1]["metrics"]["ndcg@10"]
    told = f"第 {epoch} 轮，共 {len(epochs)} 轮 · ndcg@10 {metric:.3f}"
    assert told in scrubber.words.text()
    assert window.page.summary.back.isVisible()


def keep_and_undo(studio: Studio, query: str, run: str, epoch: int) -> None:
    """The epoch on screen is kept and ranks; the toast takes that back."""
    window, before = studio.window, studio.manifest(run).best_epoch
    click(studio.panel.results.scrubber.keep_button)
    said = f"已保留 {short_name(run)} 的第 {epoch} 轮，现在由它排序"
    studio.wait(lambda: window.toast.words.text() == said)
    studio.wait(lambda: not window.page.summary.back.isVisible())
    assert (studio.manifest(run).best_epoch, studio.workspace.active_run("search")) == (epoch, run)
    assert studio.best(query, run) == studio.best(query, f"{run}@{epoch}")
    studio.wait(lambda: "人工选定" in studio.panel.results.scrubber.words.text())
    click(window.toast.action)
    studio.wait(lambda: studio.manifest(run).best_epoch == before)
    studio.wait(lambda: "人工选定" not in studio.panel.results.scrubber.words.text())
    assert studio.manifest(run).chosen_epoch == 0


def change_the_rate(studio: Studio, rate: float) -> int:
    """Learn with another rate from the next batch on; the step from which it holds, told in three places."""
    live, run = studio.panel.live, studio.history.name
    live.rate.setText(f"{rate:g}")
    click(live.rate_button)
    studio.wait(lambda: f"步起以 {rate:g} 学习" in live.answer.text())
    (changed,) = [event for event in studio.events(run) if isinstance(event, RateChanged)]
    assert changed.learning_rate == rate
    assert live.answer.text() == f"从第 {changed.step:,} 步起以 {rate:g} 学习"
    marks = [mark for mark in studio.history.marks if mark.kind == "rate"]
    assert [(mark.step, mark.detail) for mark in marks] == [(changed.step, f"{rate:g}")]
    return changed.step


def clone(studio: Studio, run: str) -> None:
    """Its settings come into the form, marked as what they are."""
    click(studio.panel.next_steps.clone_button)
    note = f"这是 {short_name(run)} 的设置：改好后按“训练”。"
    studio.wait(lambda: note in read(studio.panel))
    told = studio.panel.form.job()
    known = studio.manifest(run).job
    assert (told.task, told.network, told.seed) == (known["task"], known["network"], known["seed"])
    assert {name: known["settings"][name] for name in told.settings} == told.settings


def learn_what_comes_next(studio: Studio, **settings: Any) -> str:
    """A training of `next-item`: foretold, then the curves of this task, beside who else guesses."""
    studio.choose("next-item", **settings)
    foretold = studio.foresight()
    assert "序列中" in studio.panel.foresight.words.text()
    studio.train()
    assert_as_foretold(studio, foretold)
    run = studio.finish()
    manifest = studio.manifest(run)
    assert (manifest.task, len(manifest.epochs)) == ("next-item", settings["epochs"])
    told = [epoch["metrics"]["hit@20"] for epoch in manifest.epochs]
    assert studio.history.metrics["hit@20"].values == pytest.approx(told)
    assert {"hit@20", "mrr@20"} <= set(studio.curves.metrics)
    assert "recall@100" not in studio.curves.metrics
    rival = dict(studio.history.references("hit@20"))
    assert manifest.baseline["hit@20"] in rival.values()
    assert not studio.panel.results.loop.isVisible()
    return run
