"""Variants of a run that a tiny shop taught: near to it, smaller in order, whole, and runs like any other."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core import cli
from core.errors import Cancelled, RunError
from core.evaluation.compression import compress
from core.runs import listing
from core.runs.job import Job
from core.runs.manifest import ENCODER, WEIGHTS, Manifest, epoch_folder
from core.runs.reader import RunReader
from core.runs.variants import keep_variant, origin_of, variants_dir
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.search.run import Run
from core.training.compression.messages import Compression, MeasuredVariant, Message
from core.training.compression.plan import Plan
from core.training.tensorflow_setup import start_tensorflow
from core.training.trainer import train
from core.workspace import Workspace
from tests.core.training.conftest import make_shop

pytestmark = pytest.mark.tensorflow

SMALL: dict[str, Any] = {
    "dimension": 32,
    "filters": 8,
    "batch_size": 32,
    "epochs": 3,
    "learning_rate": 0.01,
    "start": False,
    "teacher": "none",
}
STUDENT = {"network": "dnn", "filters": 4, "dimension": 16, "epochs": 3, "teacher_texts": 300}
SPARSITY = 0.6


class Made:
    """A shop, its run and all variants of that."""

    def __init__(self, shop: Workspace, folder: Path) -> None:
        self.shop = shop
        self.folder = folder
        finished = train(shop, Job("search", "conv1d", 7, SMALL), lambda event: None, lambda: False)
        self.run = finished.run
        self.told: list[Message] = []
        plan = Plan(self.run, sparsity=SPARSITY, student=STUDENT)
        self.answer = compress(shop, plan, self.told.append, lambda: False)

    def of(self, name: str) -> MeasuredVariant:
        return next(one for one in self.answer.variants if one.name == name)

    def path(self, name: str) -> Path:
        if name == "float16":
            return self.shop.runs_dir / self.run
        return variants_dir(self.shop) / self.of(name).run

    def vectors(self, name: str) -> np.ndarray:
        """What the variant makes of twelve titles' ids."""
        run = Run.load(self.path(name))
        words = [["华映", "手机壳"], ["护手机"], ["青禾", "连衣裙", "红色"], ["运动鞋"], ["黑色"]]
        return run.encode(words)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    start_tensorflow()
    folder = tmp_path_factory.mktemp("compressed")
    with make_shop(folder) as shop:
        yield Made(shop, folder)


@pytest.mark.parametrize(
    ("name", "tolerance"),
    [
        # The same weights, rounded to halves in both files.
        ("float32", 1e-5),
        # A weight is off by half of 1/127 of the largest: a unit vector by a few hundredths at most.
        ("int8-dynamic", 0.04),
        # What is computed is rounded to 256 steps, too.
        ("int8-full", 0.15),
    ],
)
def test_vectors_lie_near_the_originals(made: Made, name: str, tolerance: float) -> None:
    original, vectors = made.vectors("float16"), made.vectors(name)
    assert vectors.shape == original.shape
    assert np.abs(vectors - original).max() < tolerance
    if name != "float32":
        assert np.abs(vectors - original).max() > 0


def test_pruned_weights_are_zero_after_retraining_and_others_have_moved(made: Made) -> None:
    reader = RunReader.open(made.path("pruned"), "search")
    before = RunReader.open(made.path("float16"), "search").arrays(WEIGHTS)
    moved = 0.0
    for name, array in reader.arrays(WEIGHTS).items():
        if array.ndim > 1 and array.shape[-1] > 1:
            # One may have been zero by itself.
            gone = int(SPARSITY * array.size)
            zeros = array.size - np.count_nonzero(array)
            assert gone <= zeros <= gone + 0.02 * array.size + 1, name
            stay = array != 0
            moved = max(moved, float(np.abs(array - before[name])[stay].max()))
        else:
            assert np.count_nonzero(array) >= np.count_nonzero(before[name]) - 1
    assert moved > 0.001


def test_retraining_makes_up_for_what_was_pruned(made: Made) -> None:
    cosines = (made.vectors("pruned") * made.vectors("float16")).sum(axis=1)
    assert cosines.mean() > 0.85


def test_a_student_is_smaller_and_learned_what_its_teacher_says(made: Made) -> None:
    origin = Manifest.read(made.path("float16"))
    student = Manifest.read(made.path("student"))
    assert student.network == "dnn"
    assert student.dimension == 16
    assert student.parameters < origin.parameters
    assert made.of("student").parameters < made.of("float16").parameters
    # Neighbours among products stay neighbours, in half the numbers.
    first, second = (Run.load(made.path(name)).vectors for name in ("float16", "student"))
    alike = np.corrcoef((first @ first.T).ravel(), (second @ second.T).ravel())[0, 1]
    assert alike > 0.8


def test_sizes_are_in_order(made: Made) -> None:
    sizes = {one.name: one.mb for one in made.answer.variants}
    assert sizes["float32"] > sizes["float16"] > sizes["int8-dynamic"]
    assert sizes["student"] < sizes["float16"]
    assert sizes["pruned"] == pytest.approx(sizes["float16"], rel=0.05)
    pruned, original = made.of("pruned"), made.of("float16")
    assert pruned.zipped_mb < original.zipped_mb
    assert pruned.sparse_mb < 0.75 * original.sparse_mb
    assert original.mb == (made.path("float16").rglob(ENCODER).__next__().stat().st_size) / 1e6


def test_each_is_measured_beside_the_original(made: Made) -> None:
    for one in made.answer.variants:
        assert one.queries >= 20
        assert 0 < one.metrics["ndcg@10"] <= 1  # type: ignore[operator]
        low, high = one.intervals["ndcg@10"]  # type: ignore[misc]
        assert low <= one.metrics["ndcg@10"] <= high
        assert 0 < one.p50_ms <= one.p95_ms  # type: ignore[operator]
        assert one.repetitions >= 100
        assert one.searches >= 20
    original = made.of("float16")
    assert (original.agreement, original.rbo, original.difference) == (
        1.0,
        pytest.approx(1.0),
        None,
    )
    same = made.of("float32")
    assert (same.agreement, same.difference, same.p) == (1.0, 0.0, 1.0)
    assert 0.2 < made.of("student").agreement <= 1.0  # type: ignore[operator]
    assert next(one for one in made.told if isinstance(one, MeasuredVariant)).name == "float16"


def test_a_variant_becomes_a_run_that_ranks(made: Made) -> None:
    run = keep_variant(made.shop, made.of("int8-dynamic").run)
    manifest = Manifest.read(made.shop.runs_dir / run)
    assert manifest.variant == f"variant of {made.run}: int8 dynamic"
    assert origin_of(manifest) == made.run
    assert manifest.metrics == made.of("int8-dynamic").metrics
    listing.activate(made.shop, run)
    answer = Engine.open(made.shop).search(SearchRequest("护手机"))
    assert answer.run == run
    listing.activate(made.shop, made.run)
    assert Engine.open(made.shop).search(SearchRequest("护手机")).run == made.run
    # Twice is once.
    assert keep_variant(made.shop, run) == run
    with pytest.raises(RunError, match="kept without weights"):
        compress(made.shop, Plan(run, ("int8-full",)), made.told.append, lambda: False)
    listing.delete(made.shop, run)
    assert not (made.shop.runs_dir / run).exists()


def test_a_damaged_variant_ranks_nowhere(made: Made) -> None:
    path = epoch_folder(made.path("float32"), 1) / ENCODER
    content = path.read_bytes()
    path.write_bytes(content[:-1] + b"x")
    try:
        with pytest.raises(RunError, match="damaged"):
            keep_variant(made.shop, made.of("float32").run)
        assert not (made.shop.runs_dir / made.of("float32").run).exists()
    finally:
        path.write_bytes(content)
    with pytest.raises(RunError, match="is gone"):
        keep_variant(made.shop, "20200101-000000-search-conv1d-pruned-50")


def test_a_stop_leaves_nothing_half(made: Made) -> None:
    before = sorted(variants_dir(made.shop).iterdir())
    stops = iter([False] * 4)
    plan = Plan(made.run, ("student",), student={**STUDENT, "network": "conv1d"})
    with pytest.raises(Cancelled):
        compress(made.shop, plan, made.told.append, lambda: next(stops, True))
    assert sorted(variants_dir(made.shop).iterdir()) == before


def test_a_run_without_its_weights_has_a_student(made: Made) -> None:
    run = keep_variant(made.shop, made.of("float32").run)
    try:
        answer: Compression = compress(
            made.shop, Plan(run, ("student",), student=STUDENT), made.told.append, lambda: False
        )
        assert [one.name for one in answer.variants] == ["float16", "student"]
    finally:
        listing.delete(made.shop, run)


def test_the_verb_answers_by_contract(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    table = made.folder / "variants.csv"
    options = ["compress", made.run, "--workspace", str(made.shop.path), "--variants", "float32"]
    assert cli.run([*options, "--json", "--out", str(table)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["run"] == made.run
    assert [one["name"] for one in answer["variants"]] == ["float16", "float32"]
    assert set(answer["variants"][1]) == {
        "name",
        "mb",
        "p50_ms",
        "p95_ms",
        "metrics",
        "intervals",
        "agreement@10",
    }
    assert answer["variants"][1]["agreement@10"] == 1.0
    heading, *rows = table.read_text("utf-8-sig").splitlines()
    assert {"name", "zipped_mb", "sparse_mb", "rbo", "ndcg@10", "ndcg@10_low"} <= set(
        heading.split(",")
    )
    assert len(rows) == 2
