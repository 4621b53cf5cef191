import numpy as np
import pytest

from core.training.pretraining.target import Target, are_chinese


def vectors(*rows: dict[int, float]) -> np.ndarray:
    """Vectors (rows, 384) that are zero but at the places named."""
    made = np.zeros((len(rows), 384), np.float32)
    for row, places in enumerate(rows):
        for place, value in places.items():
            made[row, place] = value
    return made


def bools(*values: bool) -> np.ndarray:
    return np.array(values, bool)


# Chinese titles share 0.8 at place 0 and differ at 5, English ones share it at 1 and differ at 9, less.
QUERIES = vectors({2: 0.9}, {3: 0.7})
TITLES = vectors({0: 0.8, 5: 0.4}, {0: 0.8, 5: -0.4}, {1: 0.8, 9: 0.2}, {1: 0.8, 9: -0.2})
CHINESE_QUERIES, CHINESE_TITLES = bools(True, False), bools(True, True, False, False)


def fitted() -> Target:
    return Target.fit(QUERIES, TITLES, CHINESE_QUERIES, CHINESE_TITLES, 2)


def test_texts_with_a_chinese_character_are_chinese() -> None:
    texts = ["水壶", "iPhone 手机", "kettle", "やかん", "", "𠮷", "㐀"]
    assert are_chinese(texts).tolist() == [True, True, False, False, False, False, True]


def test_means_are_of_chinese_queries_and_titles_then_of_the_others() -> None:
    means = fitted().means
    assert [int(mean.argmax()) for mean in means] == [2, 0, 3, 1]
    assert means.max(axis=1) == pytest.approx([0.9, 0.8, 0.7, 0.8])


def test_the_less_a_direction_varies_the_more_it_is_raised() -> None:
    target = fitted()
    # Variances 0.16 and 0.04: the second is raised by (1/4) to the power of -0.4 = 1.741.
    assert np.abs(target.projection[5]) == pytest.approx([1.0, 0.0], abs=1e-5)
    assert np.abs(target.projection[9]) == pytest.approx([0.0, 1.7411], abs=1e-4)


def test_what_a_kind_of_texts_shares_is_gone_and_the_rest_has_length_one() -> None:
    target = fitted()
    titles = target.titles(TITLES, CHINESE_TITLES)
    assert titles.dtype == np.float32
    assert np.abs(titles) == pytest.approx(np.array([[1, 0], [1, 0], [0, 1], [0, 1]]), abs=1e-5)
    assert titles[0] @ titles[1] == pytest.approx(-1.0, abs=1e-5)
    # A query has other means: the same vector as a title of its own script is told from them.
    asked = target.queries(vectors({2: 0.9, 9: 0.1}, {3: 0.7, 5: 0.1}), CHINESE_QUERIES)
    assert np.abs(asked) == pytest.approx(np.array([[0, 1], [1, 0]]), abs=1e-5)


def test_texts_of_one_script_that_vary_in_one_direction_give_numbers() -> None:
    target = Target.fit(QUERIES[:1], TITLES[:2], bools(True), bools(True, True), 128)
    assert np.isfinite(target.projection).all()
    assert np.isfinite(target.titles(TITLES, CHINESE_TITLES)).all()
    assert not target.means[2:].any()
