"""Queries and the categories they are after."""

import numpy as np
import pytest

from core.runs.split import is_held_out
from core.text.analysis import Analyzer
from core.training.click_pairs import Pairs
from core.training.tasks.category.labelled_queries import TitleQueries, shopper_queries
from core.training.tasks.category.labelled_texts import Labelled

LABELS = ["数码 / 手机", "生鲜 / 水果"]
CATEGORIES = ["数码 / 手机", "生鲜 / 水果", "数码 / 手机", "百货"]


def test_an_asked_query_is_after_what_it_led_to_each_by_its_share() -> None:
    pairs = Pairs(
        ["苹果", "手机", "袋子"],
        np.array([0, 0, 0, 1, 2], np.int32),
        np.array([0, 1, 2, 2, 3], np.int32),
        np.array([1.0, 1.0, 2.0, 5.0, 1.0], np.float32),
        np.ones(5, np.int32),
    )
    found = shopper_queries(pairs, [["苹果"], ["手机"], ["袋子"]], CATEGORIES, LABELS)
    assert found.words == [["苹果"], ["苹果"], ["手机"]]
    assert found.label.tolist() == [0, 1, 0]
    assert found.weight == pytest.approx([0.75, 0.25, 1.0])


def test_a_title_query_has_words_of_its_title_and_its_leaf() -> None:
    labelled = Labelled(["红富士苹果新鲜", "智能手机", ""], np.array([1, 0, 0]), LABELS, "products")
    words = [["红富士", "苹果", "新鲜"], ["智能", "手机"], []]
    plain = TitleQueries(labelled, words, Analyzer(synonyms={}), named=False, seed=7)
    made = [plain.generate(seed) for seed in range(30)]
    assert {tuple(each.label) for each in made} == {(1, 0)}
    titles = {"红富士", "苹果", "新鲜"}
    assert {word for each in made for word in each.words[0] if word in titles} == titles
    assert all(set("".join(each.words[0])) <= set("红富士苹果新鲜") for each in made)
    assert made[3].words == plain.generate(3).words
    named = TitleQueries(labelled, words, Analyzer(synonyms={}), named=True, seed=7)
    texts = ["".join(named.generate(seed).words[0]) for seed in range(30)]
    assert any("水果" in text for text in texts)
    assert not any("生鲜" in text for text in texts)


def test_a_query_that_is_held_out_is_never_made() -> None:
    labelled = Labelled(["苹果", "手机"], np.array([1, 0]), LABELS, "products")
    words = [["苹果"], ["手机"]]
    made = {
        seed: TitleQueries(labelled, words, Analyzer(synonyms={}), named=False, seed=seed).generate(
            0
        )
        for seed in range(40)
    }
    kept = {seed: is_held_out(labelled.texts, seed).tolist() for seed in made}
    assert {tuple(each) for each in kept.values()} >= {(True, False), (False, True)}
    for seed, (apple, phone) in kept.items():
        assert made[seed].label.tolist() == [1] * (not apple) + [0] * (not phone)


def test_of_no_title_no_query_is_made() -> None:
    nothing = Labelled([], np.zeros(0, np.int64), LABELS, "products")
    assert not len(
        TitleQueries(nothing, [], Analyzer(synonyms={}), named=False, seed=7).generate(0)
    )
