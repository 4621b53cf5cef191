"""One figure of a run, wherever it is asked for."""

import pytest

from core.language import set_language
from core.runs.headline import Headline, sample
from core.runs.listing import list_runs, read_curves
from core.runs.manifest import Manifest
from core.workspace import Workspace

RUN = "20260504-123000-search-conv1d"


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def stored() -> Manifest:
    epochs = [
        {"epoch": 1, "seconds": 1.0, "metrics": {}, "intervals": {"ndcg@10": [0.5, 0.7]}},
        {"epoch": 2, "seconds": 1.0, "metrics": {}, "intervals": {"ndcg@10": [0.6, 0.8]}},
    ]
    return Manifest(
        id=RUN,
        task="search",
        network="conv1d",
        created="2026-05-04T12:30:00+00:00",
        epochs=epochs,
        best_epoch=2,
        metrics={"mrr@10": 0.4, "ndcg@10": 0.7},
        measured=1160,
        measured_on="made_queries",
    )


def test_it_is_that_of_the_best_epoch_with_what_it_is_measured_on() -> None:
    figure = Headline.of(stored())
    assert figure.text == "ndcg@10 0.700 · n=1,160"
    assert figure.about.splitlines() == [
        "ndcg@10 0.7000 (95 %: 0.6000–0.8000)",
        "1,160 held-out queries made of titles",
        "epoch 2, the best",
        "2026-05-04 12:30",
    ]


def test_a_run_of_an_earlier_version_says_less() -> None:
    manifest = stored()
    manifest.measured, manifest.measured_on = 0, ""
    manifest.epochs = [{"epoch": 2, "seconds": 1.0, "metrics": {}}]
    assert Headline.of(manifest).text == "ndcg@10 0.700"
    assert Headline.of(manifest).about.splitlines()[0] == "ndcg@10 0.7000"


def test_what_was_not_measured_is_no_figure() -> None:
    manifest = stored()
    manifest.metrics = {"ndcg@10": None}
    assert Headline.of(manifest).text == "ndcg@10 not measured"
    manifest.metrics = {}
    assert Headline.of(manifest).text == ""
    manifest.task, manifest.metrics = "of a later version", {"quality": 0.5}
    assert Headline.of(manifest).text == "quality 0.500 · n=1,160"


def test_a_sample_of_a_later_version_is_still_counted() -> None:
    assert sample(12, "something else") == "12 held-out examples"


def test_the_list_and_the_curves_tell_the_same(tmp_path) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        folder = workspace.runs_dir / RUN
        folder.mkdir(parents=True)
        stored().write(folder)
        (summary,) = list_runs(workspace)
        assert summary.headline == Headline.of(stored())
        curves = read_curves(workspace, summary)
        assert (curves.measured, curves.measured_on) == (1160, "made_queries")


@pytest.mark.parametrize(
    "intervals", [{"ndcg@10": [0.1]}, {"ndcg@10": [0.1, None]}, {"ndcg@10": "x"}, []]
)
def test_an_interval_that_is_none_is_refused(tmp_path, intervals) -> None:
    from core.errors import RunError

    manifest = stored()
    manifest.epochs[0]["intervals"] = intervals
    folder = tmp_path / RUN
    folder.mkdir()
    manifest.write(folder)
    with pytest.raises(RunError, match="epochs"):
        Manifest.read(folder)
