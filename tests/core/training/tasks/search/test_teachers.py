"""Whom a network learns from: by itself, by name, and what is refused."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.data.catalogue import catalogue_of
from core.errors import RunError, UserError
from core.pretrained.start import Start
from core.pretrained.teacher import WIDTH, TextEncoder
from core.progress import ProgressCallback
from core.search.fusion import Fusion
from core.search.run_loading import load_run
from core.text.analysis import Analyzer
from core.training import teacher_reading
from core.training.tasks.search import teachers
from core.training.tasks.search.teachers import (
    PretrainedTeacher,
    RunTeacher,
    SearchShop,
    search_teacher,
)
from core.workspace import Workspace
from tests.core.pretrained.start_file import write_start
from tests.core.runs.small_runs import SEARCH, make_small_shop
from tests.core.search.runs import BagRun

WORDS = {"torch": [100, 0, 0, 0], "dress": [0, 100, 0, 0]}


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """A start of two words and four numbers."""
    return write_start(tmp_path / "start.npz", WORDS)


@pytest.fixture
def shop(tmp_path: Path, start: Start) -> Iterator[SearchShop]:
    """A small shop with a search run."""
    make_small_shop(tmp_path / "shop")
    with Workspace.open(tmp_path / "shop") as workspace:
        catalogue = catalogue_of(workspace)
        yield SearchShop(workspace, catalogue, Analyzer.for_catalogue(catalogue), start)


def no_progress(stage: str, done: int, total: int) -> None:
    return None


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pretrained encoder is at hand."""
    monkeypatch.setattr(teacher_reading, "is_available", lambda: True)


@pytest.mark.usefixtures("installed")
def test_by_itself_the_encoder_teaches_until_shoppers_have_taught_enough(shop: SearchShop) -> None:
    for pairs in (0, 1, 4_999):
        assert isinstance(search_teacher("auto", shop, 4, pairs), PretrainedTeacher)
    assert search_teacher("auto", shop, 4, 5_000) is None
    assert search_teacher("auto", replace(shop, start=None), 4, 0) is None


def test_by_itself_nobody_teaches_without_the_encoder(
    shop: SearchShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teacher_reading, "is_available", lambda: False)
    assert search_teacher("auto", shop, 4, 0) is None


@pytest.mark.usefixtures("installed")
def test_by_name_the_encoder_teaches_beside_shoppers_and_none_teaches_nobody(
    shop: SearchShop,
) -> None:
    assert isinstance(search_teacher("pretrained", shop, 4, 20_000), PretrainedTeacher)
    assert search_teacher("none", shop, 4, 0) is None


def test_the_encoder_teaches_only_what_begins_with_the_start(shop: SearchShop) -> None:
    with pytest.raises(UserError, match="set start to yes"):
        search_teacher("pretrained", replace(shop, start=None), 4, 0)


class HandEncoder(TextEncoder):
    """A teacher whose vectors are known: (3, 4, 12, 0, …), not yet of the start's numbers."""

    def __init__(self, folder: Path, threads: int) -> None:
        pass

    def _encode(
        self, texts: Sequence[str], is_query: bool, progress: ProgressCallback
    ) -> np.ndarray:
        progress(len(texts), len(texts))
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        vectors[:, :3] = 3, 4, 12
        return vectors


@pytest.mark.usefixtures("installed")
def test_the_encoder_speaks_in_the_first_numbers_of_the_start(
    shop: SearchShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teachers, "VectorCache", HandEncoder)
    teacher = search_teacher("pretrained", shop, 2, 0)
    assert teacher is not None
    # Of two numbers each, 3 and 4, and one long again.
    assert teacher.products([0, 1, 2], no_progress) == pytest.approx(np.array([[0.6, 0.8]] * 3))
    stages: list[str] = []
    queries = teacher.queries(["torch"], lambda stage, done, total: stages.append(stage))
    assert queries == pytest.approx(np.array([[0.6, 0.8]]))
    assert stages == ["Reading queries with the pretrained encoder"]
    # As settled for what learned from the encoder: 0.55 · 2 / 4.
    assert teacher.fusion.for_words(2).neural == pytest.approx(0.275)


def test_a_run_teaches_what_it_knows_of_each_product_and_query(shop: SearchShop) -> None:
    run = load_run(shop.workspace.runs_dir / SEARCH)
    teacher = search_teacher(SEARCH, shop, run.manifest.dimension, 20_000)
    assert teacher is not None
    assert teacher.fusion == run.fusion
    assert (teacher.products([5, 2], no_progress) == run.vectors[[5, 2]]).all()
    texts = [f"连衣裙{number}" for number in range(300)]
    told: list[int] = []
    queries = teacher.queries(texts, lambda stage, done, total: told.append(done))
    assert queries == pytest.approx(run.encode_texts(shop.analyzer, texts), abs=1e-6)
    assert told == [0, 256]


def test_a_run_teaches_a_product_that_it_never_saw(shop: SearchShop) -> None:
    run = BagRun(shop.catalogue, shop.analyzer, Fusion(lexical=1, neural=0, popularity=0))
    expected = run.vectors[3]
    run.product_ids, run.vectors = run.product_ids[:3], run.vectors[:3]
    (vector,) = RunTeacher(run, shop.analyzer, shop.catalogue).products([3], no_progress)
    assert vector == pytest.approx(expected)


def test_a_student_of_the_encoders_run_is_weighed_as_a_student_of_the_encoder(
    shop: SearchShop,
) -> None:
    run = BagRun(shop.catalogue, shop.analyzer)
    run.manifest = replace(run.manifest, network="pretrained")
    assert RunTeacher(run, shop.analyzer, shop.catalogue).fusion.rise == 2


def test_a_run_of_another_size_is_refused_and_so_is_one_that_is_not_there(
    shop: SearchShop,
) -> None:
    with pytest.raises(UserError, match=f"The run {SEARCH} teaches vectors of .* or less, not 500"):
        search_teacher(SEARCH, shop, 500, 0)
    with pytest.raises(RunError, match="There is no run nobody"):
        search_teacher("nobody", shop, 4, 0)


def test_a_narrower_student_hears_the_same_in_fewer_numbers(shop: SearchShop) -> None:
    run = BagRun(shop.catalogue, shop.analyzer)
    wide = RunTeacher(run, shop.analyzer, shop.catalogue).products(range(20), no_progress)
    numbers = wide.shape[1] // 2
    teacher = RunTeacher(run, shop.analyzer, shop.catalogue, numbers)
    narrow = teacher.products(range(20), no_progress)
    assert narrow.shape == (20, numbers)
    assert np.linalg.norm(narrow, axis=1) == pytest.approx(np.ones(20), abs=1e-5)
    assert teacher.queries(["dress"], no_progress).shape == (1, numbers)


def test_narrowing_keeps_the_directions_that_tell_most() -> None:
    # All differences lie in the first and the third number, so that two of them say everything.
    vectors = teachers.unit(np.array([[3, 0, 4], [5, 0, 12], [1, 0, 0], [0, 0, 1]], np.float32))
    directions = teachers.narrowing(vectors, 2)
    narrow = teachers.narrowed(vectors, directions)
    assert narrow @ narrow.T == pytest.approx(vectors @ vectors.T, abs=1e-6)
    assert teachers.narrowing(vectors, 3) is None
