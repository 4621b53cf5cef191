import numpy as np
import pytest

from core.explain.model import read_texts as module
from core.explain.model.insight import Insight
from core.explain.model.kernels import WORDS
from core.explain.model.read_texts import STEPS_OF_SHOPPERS, TITLES, places_of, read_texts
from core.explain.model.stored import open_model
from core.text.vocabulary import Vocabulary
from core.workspace import Workspace
from tests.core.runs.small_runs import CATEGORY, NEXT_ITEM, PRODUCTS_KEPT, SEARCH


def quiet(stage: str, done: int, total: int) -> None:
    """Nobody listens."""


def test_titles_and_queries_word_by_word(small_shop: Workspace) -> None:
    model = open_model(small_shop, SEARCH)
    texts = read_texts(small_shop, model, quiet)
    assert texts.kind == TITLES
    assert texts.queries_from == PRODUCTS_KEPT
    assert len(texts) > PRODUCTS_KEPT
    assert texts.starts[-1] == len(texts.ids) == len(texts.words)
    assert model.vocabulary is not None
    known = [place for place, word in enumerate(texts.words) if word in model.vocabulary]
    assert known
    for place in known[:50]:
        assert model.vocabulary.id(texts.words[place]) == texts.ids[place]


def test_a_word_of_parts_is_read_part_by_part() -> None:
    vocabulary = Vocabulary(["手机", "壳子"], buckets=1, parts=True)
    assert list(places_of(vocabulary, ["手机壳子", "手机"])) == [
        ("手机", 2),
        ("壳子", 3),
        ("手机", 2),
    ]
    assert list(places_of(Vocabulary(["a"], buckets=1), ["zebra"])) == [("zebra", 1)]


def test_a_category_run_reads_titles_where_no_texts_were_imported(small_shop: Workspace) -> None:
    texts = read_texts(small_shop, open_model(small_shop, CATEGORY), quiet)
    assert texts.kind == TITLES
    assert texts.ids.max() < 1 + 1 + len(open_model(small_shop, CATEGORY).names)


def test_three_steps_of_a_shopper_are_a_text(small_shop: Workspace) -> None:
    model = open_model(small_shop, NEXT_ITEM)
    texts = read_texts(small_shop, model, quiet)
    assert texts.kind == STEPS_OF_SHOPPERS
    assert texts.ids.shape == (3 * len(texts), 4)
    # The last three of a history: the places count down to 1.
    assert texts.ids[:3, 2].tolist() == [3, 2, 1]
    assert set(np.diff(texts.starts)) == {3}
    assert " · " in texts.words[0]
    assert texts.texts[0] == " → ".join(texts.words[:3])


def test_of_many_texts_some_are_taken_evenly(
    small_shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = open_model(small_shop, SEARCH)
    monkeypatch.setattr(module, "MOST_TEXTS", 10)
    texts = read_texts(small_shop, model, quiet)
    assert texts.queries_from == 10
    titles = small_shop.table("products")["title"].to_pylist()  # type: ignore[index]
    assert texts.texts[:10] == titles[::4]


def test_insight_reckons_once(small_shop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    insight = Insight(small_shop)
    model = insight.model(SEARCH)
    assert insight.model(SEARCH) is model
    first = insight.kernels(model, "conv_2", lambda done, total: None)
    assert len(first) == 16
    assert first[0].strongest >= first[1].strongest
    monkeypatch.setattr("core.explain.model.insight.kernels_of", None)
    assert insight.kernels(model, "conv_2", lambda done, total: None) is first
    monkeypatch.undo()
    assert insight.kernels(model, WORDS, lambda done, total: None)[0].grams
    near = insight.neighbours(model, model.names.index("手机"), True, lambda done, total: None)
    said = {*insight.texts(model, lambda done, total: None).words}
    assert near.after
    assert all(model.names[one.name] in said for one in near.after)
