"""What every training has to tell of its figures: on what they are measured, and between what they lie."""

from core.runs import listing
from core.runs.headline import SAMPLES
from core.runs.job import EpochDone, Event, Finished, Started
from core.task_choices import TASKS
from core.workspace import Workspace


def check_figures(shop: Workspace, finished: Finished, events: list[Event], random: float) -> None:
    """`random` is what chance reaches in the metric that says most of the task."""
    (started,) = (event for event in events if isinstance(event, Started))
    epochs = [event for event in events if isinstance(event, EpochDone)]
    manifest = listing.read_manifest(shop, finished.run)
    metric = TASKS[manifest.task].metric
    assert started.measured == manifest.measured > 0
    assert started.measured_on == manifest.measured_on
    assert started.measured_on in SAMPLES
    assert started.job is not None
    assert started.job.settings == manifest.job["settings"]
    # What chance reaches is known exactly, and is no more than what was learned.
    assert abs(started.baselines[f"random_{metric}"] - random) < 1e-9
    assert started.baselines[metric] == started.baseline
    for epoch in epochs:
        assert set(epoch.intervals) == set(epoch.metrics)
        for name, (low, high) in epoch.intervals.items():
            value = epoch.metrics[name]
            assert value is not None
            assert 0.0 <= low - 1e-9 <= value <= high + 1e-9 <= 1.0 + 2e-9, name
    (summary,) = (each for each in listing.list_runs(shop) if each.id == finished.run)
    curves = listing.read_curves(shop, summary)
    assert curves.headline.text == summary.headline.text
    assert summary.headline.value == finished.metrics[metric]
    assert summary.headline.interval == epochs[finished.best_epoch - 1].intervals[metric]
    assert listing.training_events(shop, finished.run)[-1] == finished
