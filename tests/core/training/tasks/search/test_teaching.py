"""Real trainings that begin with a start and learn from a teacher, and what goes on from them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.data.catalogue import catalogue_of
from core.data.importing import Source, import_files
from core.feedback.log import Event, FeedbackLog, Shown
from core.pretrained.start import Start
from core.pretrained.teacher import WIDTH, TextEncoder
from core.progress import ProgressCallback
from core.runs import listing
from core.runs.job import EpochDone, Finished, Job, Started
from core.runs.manifest import VOCABULARY
from core.search.fusion import DEFAULT
from core.search.run import Run
from core.text.analysis import Analyzer
from core.training.tensorflow_setup import start_tensorflow
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
    "passes": 40,
    "learning_rate": 0.03,
    "teacher_texts": 200,
}
TAUGHT_RISE = 2.0
# What the start thinks of each kind is what the teacher thinks of the next one.
WORDS = {kind: np.eye(8, dtype=int)[(n + 1) % 6] * 2 for n, kind in enumerate(KINDS)}
RELATED = "水壶"
Taught = tuple[Workspace, Finished, list[Any]]


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


def provide(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """A start and an encoder that tests know."""
    monkeypatch.setattr("core.pretrained.start.ASSET", folder / "start.npz")
    monkeypatch.setattr("core.training.tasks.search.teachers.VectorCache", KindsEncoder)
    monkeypatch.setattr("core.training.teacher_reading.is_available", lambda: True)
    return write_start(folder / "start.npz", {**WORDS, RELATED: [9, 0, 0, 0, 0, 0, 1, 0]})


@pytest.fixture(autouse=True)
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """`provide` for one test."""
    return provide(tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taught]:
    """A shop without clicks, and the run that learned from the encoder there."""
    with learned(tmp_path_factory.mktemp("taught"), ["products"]) as shop_and_run:
        yield shop_and_run


@pytest.fixture(scope="module")
def clicked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taught]:
    """A shop with clicks, and the run that learned from them, nobody being named, for a moment."""
    kinds = ["products", "events"]
    with learned(tmp_path_factory.mktemp("clicked"), kinds, epochs=1, passes=1) as shop_and_run:
        yield shop_and_run


@contextmanager
def learned(folder: Path, kinds: Sequence[str], **changes: Any) -> Iterator[Taught]:
    """A shop of `kinds` of files in `folder` and a run trained there beside the start of these tests."""
    start_tensorflow()
    with make_shop(folder, kinds) as shop:
        with pytest.MonkeyPatch.context() as patch:
            provide(folder, patch)
            finished, events = trained(shop, **changes)
        yield shop, finished, events


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


def teaching(pairs: int) -> Any:
    """What a teacher says of twenty texts beside so many pairs."""
    from core.training.tasks.search.distillation import Distillation
    from core.training.tasks.search.teaching import Teaching

    targets = np.tile(np.array([[0.6, 0.8]], np.float32), (20, 1))
    return Teaching(Distillation(np.zeros((20, 1), np.int32), targets, 7), DEFAULT, pairs)


def test_the_teacher_speaks_as_if_it_were_five_hundred_pairs() -> None:
    assert [teaching(pairs).share for pairs in (0, 500, 1500)] == [1, 0.5, 0.25]
    # Half of 0.3, and half of a tenth of 4.
    assert teaching(500).loss(0.3, 4.0) == pytest.approx(0.35)
    assert teaching(0).loss(0.3, 4.0) == pytest.approx(0.3)


def test_one_pair_changes_next_to_nothing() -> None:
    assert teaching(1).loss(0.3, 4.0) == pytest.approx(teaching(0).loss(0.3, 4.0), abs=0.001)


def test_texts_come_behind_pairs_or_alone() -> None:
    pairs = [(np.array([number]),) for number in range(3)]
    # Nineteen texts, for a twentieth is held out, are one batch, which comes again and again.
    beside = list(teaching(1).batches(1, iter(pairs)))
    (alone,) = teaching(0).batches(1, iter(pairs))
    assert [int(batch[0][0]) for batch in beside] == [0, 1, 2]
    assert [len(part) for batch in beside for part in batch] == [1, 19, 19] * 3
    assert [len(part) for part in alone] == [19, 19]


def test_what_is_held_out_of_both_is_measured_as_it_is_learned() -> None:
    vectors = np.array([[1.0, 0.0]], np.float32)
    # 1 - cos = 0.4; and half of that with half of a tenth of 2.
    assert teaching(0).measure(vectors, (2.0, 0.9))[0] == pytest.approx(0.4)
    assert teaching(500).measure(vectors, (2.0, 0.9)) == pytest.approx((0.3, 0.9))
    assert teaching(500).measure(vectors, (None, None))[0] == pytest.approx(0.4)
    assert (teaching(0).held_out(8), teaching(500).held_out(8)) == (1, 9)


def test_without_clicks_a_network_learns_from_the_encoder(taught: Taught, start: Start) -> None:
    shop, finished, events = taught
    catalogue, run = catalogue_of(shop), run_of(shop, finished)
    ids = start.vocabulary.encode([[kind] for kind in KINDS], 4)
    # The start takes each kind for the next; the student has learned which is which.
    assert nearness(start.encode(ids), meanings(KINDS)) == 0
    assert nearness(run.vectors, meanings(catalogue.title)) > 0.9
    encoded = run.encode_texts(Analyzer.for_catalogue(catalogue), KINDS)
    assert nearness(encoded, meanings(KINDS)) > 0.7
    assert losses(events)[-1] < losses(events)[0]
    # Made queries correct what the model counts, not by which law.
    assert run.fusion.rise == TAUGHT_RISE
    # The titles and queries, 200 at most, less a twentieth; pairs made of titles are 768.
    assert 96 < next(event for event in events if isinstance(event, Started)).examples <= 190


def test_it_begins_with_the_words_of_the_start(titles_only: Workspace) -> None:
    finished, _ = trained(titles_only, teacher="none", epochs=1, passes=1, learning_rate=1e-6)
    run = run_of(titles_only, finished)
    assert run.vocabulary.parts
    assert RELATED in run.vocabulary
    catalogue = catalogue_of(titles_only)
    encoded = run.encode_texts(Analyzer.for_catalogue(catalogue), KINDS)
    # Hardly anything is learned, so each kind is still taken for the next.
    assert nearness(encoded, np.roll(meanings(KINDS), -1, axis=0)) > 0.9
    assert run.fusion.rise == DEFAULT.rise


def test_without_a_start_words_mean_nothing_and_nobody_teaches(titles_only: Workspace) -> None:
    finished, _ = trained(titles_only, start="no", epochs=1, passes=1)
    run = run_of(titles_only, finished)
    assert not run.vocabulary.parts
    assert RELATED not in run.vocabulary
    assert run.fusion.rise == DEFAULT.rise


def test_the_network_of_the_article_never_reads_the_start(titles_only: Workspace) -> None:
    finished, _ = trained(titles_only, network="article", epochs=1, passes=1)
    run = run_of(titles_only, finished)
    assert not run.vocabulary.parts
    assert RELATED not in run.vocabulary
    assert run.fusion.rise == DEFAULT.rise


def test_the_frozen_network_is_taught_by_nobody(
    titles_only: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.training.tasks.search.pretrained.VectorCache", KindsEncoder)
    events: list[Any] = []
    job = Job("search", "pretrained", 7, {"dimension": 8})
    finished = train(titles_only, job, events.append, lambda: False)
    assert finished.reason == "completed"
    assert next(event for event in events if isinstance(event, Started)).examples == 96


def test_a_run_teaches_beside_shoppers(clicked: Taught) -> None:
    shop, first, _ = clicked
    teacher = run_of(shop, first)
    job = Job("search", "conv1d", 8, {**SMALL, "passes": 8, "start": "no", "teacher": first.run})
    events: list[Any] = []
    student = run_of(shop, train(shop, job, events.append, lambda: False))
    # By another seed and without a start it would lie anywhere.
    assert nearness(student.vectors, teacher.vectors) > 0.7
    # Pairs are learned too: far more than the 200 texts, and the weights from what is held out of them.
    assert next(event for event in events if isinstance(event, Started)).examples > 200
    assert student.fusion.rise == teacher.fusion.rise
    assert student.fusion != teacher.fusion


def test_the_first_clicks_leave_the_teacher_its_say(titles_only: Workspace, tmp_path: Path) -> None:
    columns = "user_id,product_id,action,timestamp,query"
    # The second and the third of these queries are held out.
    rows = (5, 11, 41, 17)
    clicks = [f"u{row},p{row},click,{1_700_000_000 + row},装热水{row}" for row in rows]
    (tmp_path / "clicks.csv").write_text("\n".join([columns, *clicks]), encoding="utf-8")
    import_files(titles_only, [Source("events", tmp_path / "clicks.csv")])
    finished, _ = trained(titles_only)
    run = run_of(titles_only, finished)
    assert nearness(run.vectors, meanings(catalogue_of(titles_only).title)) > 0.9
    # Two queries say nothing of how to weigh it: all stays but what made queries say of words and model.
    assert (run.fusion.rise, run.fusion.alike, run.fusion.floor) == (2, 0, 0.5)
    assert run.fusion.popularity == pytest.approx(0.02)


def test_enough_pairs_of_shoppers_need_no_encoder(
    clicked: Taught, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, _, _ = clicked
    monkeypatch.setattr("core.training.teacher_reading.ENOUGH_PAIRS", 100)
    monkeypatch.setattr("core.training.tasks.search.teachers.VectorCache", None)
    finished, _ = trained(shop, epochs=1, passes=1)
    assert run_of(shop, finished).fusion.rise == 0


def test_an_update_goes_on_from_what_was_taught(taught: Taught) -> None:
    shop, first, _ = taught
    listing.activate(shop, first.run)
    base = run_of(shop, first)
    with FeedbackLog.open(shop) as log:
        for number in range(12):
            shown = Shown("装水", first.run, f"u{number}", f"s{number}", 1_800_000_000.0 + number)
            log.append(shown, [Event(f"p{6 * number + 5}", "purchase")])
    told: list[Any] = []
    finished = update(shop, told.append, lambda: False)
    run = run_of(shop, finished)
    assert run.vocabulary.words == base.vocabulary.words
    assert run.vocabulary.parts
    # Made queries correct what the model counts, not by which law.
    assert run.fusion.rise == TAUGHT_RISE
    # It has moved, and still knows what it was taught.
    assert (run.vectors != base.vectors).any()
    titles = catalogue_of(shop).title
    assert nearness(run.vectors, meanings(titles)) > 0.8
    folders = [shop.runs_dir / name for name in (first.run, finished.run)]
    assert len({(folder / VOCABULARY).read_bytes() for folder in folders}) == 1
