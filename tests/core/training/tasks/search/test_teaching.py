"""Real trainings that begin with a start and learn from a teacher, and what goes on from them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.data.catalogue import catalogue_of
from core.feedback.log import Event, FeedbackLog, Shown
from core.pretrained.start import Start
from core.pretrained.teacher import WIDTH, TextEncoder
from core.progress import ProgressCallback
from core.runs import listing
from core.runs.job import EpochDone, Finished, Job, Started
from core.runs.manifest import VOCABULARY
from core.search.fusion import DEFAULT, Fusion
from core.search.run import Run
from core.text.analysis import Analyzer
from core.training.trainer import train
from core.updates.update import update
from core.workspace import Workspace
from tests.core.pretrained.start_file import write_start
from tests.core.training.conftest import KINDS, make_shop

pytestmark = pytest.mark.tensorflow

SMALL: dict[str, Any] = {
    "dimension": 8,
    "filters": 4,
    "batch_size": 32,
    "epochs": 2,
    "passes": 4,
    "learning_rate": 0.03,
    "teacher_texts": 200,
}
TAUGHT = Fusion(lexical=0.43, neural=0.55, popularity=0.02, rise=2.0)
# What the start thinks of each kind is what the teacher thinks of the next one.
WORDS = {kind: np.eye(8, dtype=int)[(n + 1) % 6] * 100 for n, kind in enumerate(KINDS)}
RELATED = "水壶"


def meanings(texts: Sequence[str]) -> np.ndarray:
    """What the teacher thinks of `texts`: one direction a kind, another for what is none."""
    kinds = [next((n for n, kind in enumerate(KINDS) if kind in text), 7) for text in texts]
    return np.eye(8, dtype=np.float32)[kinds]


class KindsEncoder(TextEncoder):
    """The encoder in whose first eight numbers the kinds are told apart."""

    def __init__(self, folder: Path, threads: int) -> None:
        pass

    def _encode(
        self, texts: Sequence[str], is_query: bool, progress: ProgressCallback
    ) -> np.ndarray:
        return np.pad(meanings(texts), ((0, 0), (0, WIDTH - 8)))


@pytest.fixture(autouse=True)
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """A start and an encoder that tests know."""
    monkeypatch.setattr("core.pretrained.start.ASSET", tmp_path / "start.npz")
    monkeypatch.setattr("core.training.tasks.search.teachers.VectorCache", KindsEncoder)
    monkeypatch.setattr("core.training.tasks.search.teachers.is_available", lambda: True)
    return write_start(tmp_path / "start.npz", {**WORDS, RELATED: [90, 0, 0, 0, 0, 0, 9, 0]})


@pytest.fixture(scope="module")
def clicked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A shop with clicks."""
    with make_shop(tmp_path_factory.mktemp("clicked"), ("products", "events")) as shop:
        yield shop


def trained(shop: Workspace, **changes: Any) -> tuple[Finished, list[Any]]:
    events: list[Any] = []
    network = changes.pop("network", "conv1d")
    job = Job("search", network, 7, {**SMALL, **changes})
    return train(shop, job, events.append, lambda: False), events


def nearness(vectors: np.ndarray, targets: np.ndarray) -> float:
    """The mean cosine of unit vectors, row by row."""
    return float(np.vecdot(vectors, targets).mean())


def losses(events: list[Any]) -> list[float]:
    return [event.validation_loss for event in events if isinstance(event, EpochDone)]


def run_of(shop: Workspace, finished: Finished) -> Run:
    return Run.load(shop.runs_dir / finished.run)


def test_without_clicks_a_network_learns_from_the_encoder(
    titles_only: Workspace, start: Start
) -> None:
    finished, events = trained(titles_only)
    catalogue, run = catalogue_of(titles_only), run_of(titles_only, finished)
    ids = start.vocabulary.encode([[kind] for kind in KINDS], 4)
    # The start takes each kind for the next; the student has learned which is which.
    assert nearness(start.encode(ids), meanings(KINDS)) == 0
    assert nearness(run.vectors, meanings(catalogue.title)) > 0.9
    encoded = run.encode_texts(Analyzer.for_catalogue(catalogue), KINDS)
    assert nearness(encoded, meanings(KINDS)) > 0.7
    assert losses(events)[-1] < losses(events)[0]
    assert run.fusion == TAUGHT
    # All 96 titles and 104 queries, of which a twentieth is held out.
    assert next(event for event in events if isinstance(event, Started)).examples == 190


def test_it_begins_with_the_words_of_the_start(titles_only: Workspace) -> None:
    finished, _ = trained(titles_only, teacher="none", epochs=1, passes=1, learning_rate=1e-6)
    run = run_of(titles_only, finished)
    assert run.vocabulary.parts
    assert RELATED in run.vocabulary
    catalogue = catalogue_of(titles_only)
    encoded = run.encode_texts(Analyzer.for_catalogue(catalogue), KINDS)
    # Hardly anything is learned, so each kind is still taken for the next.
    assert nearness(encoded, np.roll(meanings(KINDS), -1, axis=0)) > 0.9
    assert run.fusion == DEFAULT


def test_without_a_start_words_mean_nothing_and_nobody_teaches(titles_only: Workspace) -> None:
    finished, _ = trained(titles_only, start="no", epochs=1, passes=1)
    run = run_of(titles_only, finished)
    assert not run.vocabulary.parts
    assert RELATED not in run.vocabulary
    assert run.fusion == DEFAULT


def test_the_network_of_the_article_never_reads_the_start(titles_only: Workspace) -> None:
    finished, _ = trained(titles_only, network="article", epochs=1)
    run = run_of(titles_only, finished)
    assert not run.vocabulary.parts
    assert RELATED not in run.vocabulary
    assert run.fusion == DEFAULT


def test_the_frozen_network_is_taught_by_nobody(
    titles_only: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.training.tasks.search.pretrained.VectorCache", KindsEncoder)
    events: list[Any] = []
    job = Job("search", "pretrained", 7, {"dimension": 8})
    finished = train(titles_only, job, events.append, lambda: False)
    assert finished.reason == "completed"
    assert next(event for event in events if isinstance(event, Started)).examples == 96


def test_a_run_teaches_beside_shoppers(clicked: Workspace) -> None:
    first, _ = trained(clicked)
    teacher = run_of(clicked, first)
    changes = {"seed": 8, "epochs": 1, "start": "no"}
    alone, taught = (
        run_of(clicked, trained_with(clicked, {**changes, "teacher": name}))
        for name in ("none", first.run)
    )
    # Networks that learn apart lie anywhere; what is taught lies where its teacher does.
    assert nearness(taught.vectors, teacher.vectors) > 0.5
    assert (
        nearness(taught.vectors, teacher.vectors) > nearness(alone.vectors, teacher.vectors) + 0.3
    )


def trained_with(shop: Workspace, changes: dict[str, Any]) -> Finished:
    """A training by another seed."""
    seed = changes.pop("seed")
    job = Job("search", "conv1d", seed, {**SMALL, **changes})
    return train(shop, job, lambda event: None, lambda: False)


def test_shoppers_alone_teach_where_they_do_and_nobody_is_named(clicked: Workspace) -> None:
    _, events = trained(clicked, epochs=1, passes=1)
    started = next(event for event in events if isinstance(event, Started))
    # Far more pairs and made queries than the 200 texts that a teacher would read.
    assert started.examples > 200


def test_an_update_goes_on_from_what_was_taught(titles_only: Workspace) -> None:
    first, _ = trained(titles_only)
    listing.activate(titles_only, first.run)
    base = run_of(titles_only, first)
    with FeedbackLog.open(titles_only) as log:
        for number in range(12):
            shown = Shown("装水", first.run, f"u{number}", f"s{number}", 1_800_000_000.0 + number)
            log.append(shown, [Event(f"p{6 * number + 5}", "purchase")])
    told: list[Any] = []
    finished = update(titles_only, told.append, lambda: False)
    run = run_of(titles_only, finished)
    assert run.vocabulary.words == base.vocabulary.words
    assert run.vocabulary.parts
    assert run.fusion == TAUGHT
    # It has moved, and still knows what it was taught.
    assert (run.vectors != base.vectors).any()
    titles = catalogue_of(titles_only).title
    assert nearness(run.vectors, meanings(titles)) > 0.8
    folders = [titles_only.runs_dir / name for name in (first.run, finished.run)]
    assert len({(folder / VOCABULARY).read_bytes() for folder in folders}) == 1
