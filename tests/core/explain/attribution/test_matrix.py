"""Cells, bias and remainder are the cosine: of runs with weights and without, the start, the teacher."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from core.explain.attribution.contributions import EXACT, SHAPLEY
from core.explain.attribution.entries import Entries
from core.explain.attribution.matrix import WordMatrix, word_matrix
from core.explain.attribution.readers import pieces_of
from core.explain.attribution.shapley import contributions
from core.pretrained.teacher import Teacher
from core.runs.manifest import WEIGHTS
from core.runs.names import START, at_epoch
from core.search.engine import Engine
from core.search.shop_index import build_shop_index
from tests.core.pretrained.installed import needs_teacher
from tests.core.search.pretrained_runs import RUN, write_run
from tests.core.search.runs import BagRun
from tests.core.search.shops import small_shop

DEMO_RUN = next((Path(__file__).parents[4] / "assets" / "demo" / "runs").glob("*-search-conv1d"))
SHOP = small_shop()
QUERY = "华为智能手机"
PHONE, DRESS = 2, 0


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A small shop beside the demo world's run, with its weights and without."""
    folder: Path = tmp_path_factory.mktemp("shop")
    shutil.copytree(DEMO_RUN, folder / DEMO_RUN.name)
    bare = folder / "20260101-000000-search-conv1d"
    shutil.copytree(DEMO_RUN, bare)
    (weights,) = bare.glob(f"epochs/*/{WEIGHTS}")
    weights.unlink()
    return Engine(build_shop_index(SHOP, {}, folder, folder))


def matrix_of(engine: Engine, row: int = PHONE, text: str = QUERY) -> WordMatrix:
    matrix = word_matrix(engine, text, row)
    assert matrix is not None
    assert matrix.cells.shape == (len(matrix.query) + 1, len(matrix.product) + 1)
    assert matrix.cells.sum() + matrix.remainder == pytest.approx(matrix.sum, abs=1e-9)
    (query,) = engine.neural.run.encode_texts(engine.analyzer, [text])  # type: ignore[union-attr]
    assert matrix.sum == pytest.approx(float(query @ engine.neural.vectors[row]), abs=1e-6)  # type: ignore[union-attr]
    return matrix


@pytest.mark.parametrize("name", [DEMO_RUN.name, at_epoch(DEMO_RUN.name, 4)])
def test_a_run_with_weights_leaves_nothing(engine: Engine, name: str) -> None:
    matrix = matrix_of(engine.with_run(name))
    assert matrix.kind == EXACT
    assert abs(matrix.remainder) < 1e-4
    assert matrix.query == ("华为", "智能手机", "为智")
    assert ("智能手机", "智能手机") in [pair[:2] for pair in matrix.pairs()[:2]]


def test_without_weights_words_are_left_out_and_nothing_is_left_either(engine: Engine) -> None:
    matrix = matrix_of(engine.with_run("20260101-000000-search-conv1d"))
    assert matrix.kind == SHAPLEY
    assert abs(matrix.remainder) < 1e-4
    assert ("智能手机", "智能手机") in [pair[:2] for pair in matrix.pairs()[:2]]


def test_the_start_is_a_mean_of_words(engine: Engine) -> None:
    matrix = matrix_of(engine.with_run(START))
    assert matrix.kind == EXACT
    assert abs(matrix.remainder) < 1e-3
    assert not matrix.cells[-1].any()


@needs_teacher
def test_what_the_teacher_reads_is_told_by_leaving_words_out(
    engine: Engine, tmp_path: Path
) -> None:
    write_run(tmp_path / RUN, SHOP, Teacher())
    index = build_shop_index(SHOP, {}, tmp_path, tmp_path)
    matrix = matrix_of(Engine(index).with_run(RUN), DRESS, "连衣裙")
    assert matrix.kind == SHAPLEY
    assert abs(matrix.remainder) < 2e-3
    assert "".join(matrix.product).replace(" ", "") == SHOP.title[DRESS].replace(" ", "")


def test_no_run_no_matrix(engine: Engine) -> None:
    assert word_matrix(engine.with_run(""), QUERY, PHONE) is None
    assert word_matrix(engine.ranked_by(BagRun(SHOP, engine.analyzer)), "qzxv", PHONE) is None


def test_the_difference_of_two_is_by_cell() -> None:
    one = WordMatrix(("a",), ("x", "y"), ((0.5, 0.1, 0.0), (0.0, 0.0, 0.1)), 0.05, 0.75)
    other = WordMatrix(("a",), ("y", "z"), ((0.2, 0.3, 0.0), (0.0, 0.0, 0.0)), 0.0, 0.5, SHAPLEY)
    ahead = one.minus(other)
    assert ahead.product == ("x", "y", "z")
    assert ahead.cells == pytest.approx(np.array([[0.5, -0.1, -0.3, 0], [0, 0, 0, 0.1]]))
    assert (ahead.sum, ahead.remainder) == (pytest.approx(0.25), pytest.approx(0.05))
    assert ahead.kind == SHAPLEY
    assert ahead.pairs()[0] == ("a", "x", 0.5)


def test_a_pair_of_characters_belongs_to_the_word_that_holds_it() -> None:
    entries = Entries.of(["华为", "手机"], ["为手", "手机"])
    assert entries.words == ("华为", "手机", "为手")
    assert entries.owner == (0, 1, 2, 1)
    assert entries.kept([True, False, True]) == ["华为", "为手"]


def test_parts_of_a_sum_are_what_is_summed() -> None:
    own = np.array([[1, 0], [0, 2], [3, 3], [0, 1], [5, 0]], np.float32)
    parts = contributions(5, lambda masks: np.array(masks, np.float32) @ own + 1, 4)
    assert parts.words == pytest.approx(own)
    assert parts.bias == pytest.approx([1, 1])
    assert parts.whole == pytest.approx([10, 7])


def test_of_two_that_act_together_each_has_half() -> None:
    def both(masks):  # type: ignore[no-untyped-def]
        return np.array([[6.0 * all(mask)] for mask in masks], np.float32)

    assert contributions(2, both, 4).words == pytest.approx(np.array([[3.0], [3.0]]))


def test_pieces_of_a_title_are_the_title() -> None:
    assert pieces_of("【华为】 Mate60 手机", ["华为", "mate60", "手机"]) == (
        "【华为】 ",
        "Mate60 ",
        "手机",
    )
    assert pieces_of("手机", ["电视"]) == ("手机",)
