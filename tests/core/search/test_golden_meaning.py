"""How far what knows the meaning of words is trusted, by hand: the encoder, its students, and the start.

Every title is `cup` alone, so that the words are worth 1 / 1.3 = 0.769231 everywhere; popularity is the same
for all, 0.02. Of n words meaning keeps n / (n + 2) of its weight, and words have the rest.
"""

from pathlib import Path

import numpy as np
import pytest

from core.explain.explanation import explain
from core.search.engine import Engine
from core.search.fusion import DEFAULT, DISTILLED, PRETRAINED_ENCODER, START_FUSION, Fusion
from core.search.request import Method
from core.search.run import SearchRun
from core.search.start_run import StartRun
from tests.core.pretrained.start_file import write_start
from tests.core.search.golden import VectorRun, engine_of, product, scores


def vector_run(fusion: Fusion) -> VectorRun:
    return VectorRun({"far": (1, 0), "near": (0, 1)}, {"cup": (0.6, 0.8)}, fusion)


def ranked(folder: Path, title: str, run: SearchRun) -> Engine:
    shop = engine_of(folder, product("far", title), product("near", title, sales=9))
    return shop.ranked_by(run)


def test_a_student_of_the_encoder_is_trusted_with_a_third_for_one_word(tmp_path: Path) -> None:
    engine = ranked(tmp_path, "cup", vector_run(DISTILLED))
    # 0.55 / 3 = 0.183333 of 0.8 and of 0.6; words have 0.43 + 0.366667 = 0.796667 of 0.769231.
    expected = {"near": 0.779487, "far": 0.742821}
    assert scores(engine, "cup", Method.HYBRID) == pytest.approx(expected, abs=1e-5)


def test_the_encoder_itself_is_trusted_with_more(tmp_path: Path) -> None:
    engine = ranked(tmp_path, "cup", vector_run(PRETRAINED_ENCODER))
    # 0.65 / 3 = 0.216667 of 0.8 and of 0.6; words have 0.33 + 0.433333 = 0.763333 of 0.769231.
    expected = {"near": 0.780513, "far": 0.737179}
    assert scores(engine, "cup", Method.HYBRID) == pytest.approx(expected, abs=1e-5)


def test_the_start_is_trusted_with_less(tmp_path: Path) -> None:
    start = write_start(tmp_path / "start.npz", {"cup": [60, 80]})
    run = StartRun(start, ["far", "near"], np.eye(2, dtype=np.float32))
    engine = ranked(tmp_path, "cup", run)
    # 0.45 / 3 = 0.15 of 0.8 and of 0.6; words have 0.53 + 0.3 = 0.83 of 0.769231.
    expected = {"near": 0.778462, "far": 0.748462}
    assert scores(engine, "cup", Method.HYBRID) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    ("fusion", "of_two", "of_six"),
    [
        # A half and three quarters of 0.55, 0.65 and 0.45.
        (DISTILLED, (0.705, 0.275), (0.5675, 0.4125)),
        (PRETRAINED_ENCODER, (0.655, 0.325), (0.4925, 0.4875)),
        (START_FUSION, (0.755, 0.225), (0.6425, 0.3375)),
    ],
    ids=["student", "encoder", "start"],
)
def test_meaning_weighs_more_the_more_words_there_are(
    tmp_path: Path, fusion: Fusion, of_two: tuple[float, float], of_six: tuple[float, float]
) -> None:
    query = "red, big, old, hot, new, cup"
    engine = ranked(tmp_path, query, vector_run(fusion))
    for text, (lexical, neural) in (("red, cup", of_two), (query, of_six)):
        weights = explain(engine, text, "near").weights
        expected = {"lexical": lexical, "neural": neural, "popularity": 0.02}
        assert weights == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    "fusion",
    [DEFAULT, DISTILLED, PRETRAINED_ENCODER, START_FUSION],
    ids=["default", "student", "encoder", "start"],
)
def test_what_shares_no_word_is_found_from_half_a_likeness_on(
    tmp_path: Path, fusion: Fusion
) -> None:
    engine = engine_of(tmp_path, product("cup", "cup"), product("mug"), product("pan"))
    vectors = {"cup": (0, 1, 0, 0), "mug": (0.51, 0, 0.8, 0), "pan": (0.49, 0, 0, 0.8)}
    engine = engine.ranked_by(VectorRun(vectors, {"cup": (1, 0, 0, 0)}, fusion))
    assert set(scores(engine, "cup", Method.HYBRID)) == {"cup", "mug"}
