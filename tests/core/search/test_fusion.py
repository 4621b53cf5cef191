from pathlib import Path

import numpy as np
import pytest

from core.search.fusion import Features, Fusion, learn


def features(lexical: list[float], neural: list[float], popularity: list[float]) -> Features:
    return Features(*(np.array(each, np.float32) for each in (lexical, neural, popularity)))


def test_parts_sum_to_the_score() -> None:
    known = features([0.2, 0.9], [0.7, 0.1], [0.5, 0.5])
    fusion = Fusion()
    for row in (0, 1):
        parts = fusion.parts(known, row)
        assert sum(parts.values()) == pytest.approx(float(fusion.scores(known)[row]), abs=1e-6)
        assert list(parts) == ["lexical", "neural", "popularity"]


def test_the_best_possible_score_is_one() -> None:
    perfect = features([1], [1], [1])
    assert Fusion().scores(perfect)[0] == pytest.approx(1)
    assert Fusion().without_neural().scores(perfect)[0] == pytest.approx(1)
    assert list(Fusion().without_neural().parts(perfect, 0)) == ["lexical", "popularity"]


def test_a_longer_query_trusts_words_more() -> None:
    short, long = Fusion().for_words(1), Fusion().for_words(4)
    assert short == Fusion()
    assert long.neural == pytest.approx(short.neural / 2)
    assert long.lexical + long.neural == pytest.approx(short.lexical + short.neural)
    assert Fusion(0.0, 1.0, 0.0).for_words(9).neural == 1


def test_learning_finds_the_part_that_knows() -> None:
    random = np.random.default_rng(1)
    queries, relevant = [], []
    for _ in range(200):
        noise = random.random((2, 30)).astype(np.float32)
        near = random.random(30).astype(np.float32) * 0.8
        near[4] = 0.9
        queries.append(Features(noise[0], near, noise[1] * 0))
        relevant.append(np.array([4]))
    learned = learn(queries, relevant)
    assert learned.neural > 0.8
    assert learned.floor == pytest.approx(0.9)
    assert learned == learn(queries, relevant)


def test_few_queries_hardly_move_the_default() -> None:
    one = features([0, 1], [1, 0], [0, 0])
    default = Fusion()
    learned = learn([one], [np.array([0])], default)
    assert abs(learned.neural - default.neural) < 0.05
    assert learned.neural >= default.neural
    assert learn([one], [np.zeros(0, np.intp)], default) == default


def test_weights_survive_their_file(tmp_path: Path) -> None:
    fusion = Fusion(0.5, 0.4, 0.1, 0.3)
    fusion.write(tmp_path / "fusion.json")
    assert Fusion.read(tmp_path / "fusion.json") == fusion
