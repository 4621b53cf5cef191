"""Texts changed by chance: each kind by itself, the same for the same seed, and as training learns them."""

from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np
import pytest

from core.arrays import BoolArray
from core.data.catalogue import catalogue_of
from core.errors import DataError
from core.runs.job import Job
from core.runs.split import UNTAUGHT, is_held_out
from core.text.analysis import Analyzer
from core.text.respelling import homophones, respelt_model, traditional, with_homophone
from core.text.vocabulary import Vocabulary
from core.training.augmentation import KINDS, Augmentation, Changed
from core.training.augmentation_preview import preview
from core.training.click_pairs import Pairs
from core.training.tasks.search.batches import BatchSource, InputEncoder, QueryBatches
from core.training.tasks.search.shop_words import product_words_of
from core.workspace import Workspace

SYNONYMS = {"手机": ("电话",), "苹果": ("apple",)}
LONG = "一 二二 三三 四四 五五 六六 七七 八八 九九 十十 甲甲 乙乙 丙丙 丁丁 戊戊 己己 庚庚 辛辛 壬壬 癸癸"


def nothing(texts: Sequence[str]) -> BoolArray:
    return np.zeros(len(texts), bool)


def augmentation(seed: int = 7, untaught: Any = nothing, **rates: float) -> Augmentation:
    chances = tuple(rates.get(kind, 0.0) for kind in KINDS)
    return Augmentation(chances, SYNONYMS, homophones("群裙机鸡"), seed, untaught)


def changed(text: str, words: list[str], **rates: float) -> Changed | None:
    found = augmentation(**rates).changes(1, 1, lambda position: (text, words))
    return found.get(0)


class TestKinds:
    def test_a_word_is_left_out_and_never_the_only_one(self) -> None:
        made = changed("红色手机", ["红色", "手机"], drop=1.0)
        assert made is not None
        assert made.text in ("红色", "手机")
        assert made.words == [made.text]
        assert made.kinds == ("drop",)
        assert changed("手机", ["手机"], drop=1.0) is None

    def test_neighbours_change_places(self) -> None:
        made = changed("红色手机", ["红色", "手机"], swap=1.0)
        assert made == Changed("手机红色", ["手机", "红色"], ("swap",))

    def test_a_synonym_stands_for_a_word_which_still_counts_as_there(self) -> None:
        made = changed("红色手机", ["红色", "手机"], synonym=1.0)
        assert made == Changed("红色电话", ["红色", "手机"], ("synonym",))
        # Latin letters beside Chinese ones stay a word.
        made = changed("苹果iphone", ["苹果", "iphone"], synonym=1.0)
        assert made is not None
        assert made.text == "apple iphone"
        assert changed("红色", ["红色"], synonym=1.0) is None

    def test_a_typo_leaves_short_words_and_quantities_alone(self) -> None:
        made = changed("连衣裙 500ml", ["连衣裙", "500ml"], typo=1.0)
        assert made is not None
        assert made.text.removesuffix(" 500ml") in ("连裙", "衣裙", "衣连裙", "连裙衣")
        assert changed("手机 500ml", ["手机", "500ml"], typo=1.0) is None

    def test_a_homophone_sounds_the_same(self) -> None:
        assert homophones("群裙机鸡红") == {"群": ["裙"], "裙": ["群"], "机": ["鸡"], "鸡": ["机"]}
        made = changed("红裙", ["红", "裙"], homophone=1.0)
        assert made is not None
        assert made.text == "红群"
        assert with_homophone("红", {"裙": ["群"]}, Random(1)) == "红"

    def test_traditional_characters(self) -> None:
        assert traditional("连衣裙 iphone") == "連衣裙 iphone"
        made = changed("连衣裙", ["连衣裙"], traditional=1.0)
        assert made is not None
        assert made.text == "連衣裙"

    @pytest.mark.parametrize(
        ("text", "spellings"),
        [
            ("iphone15 壳", {"iphone 15 壳", "iphone-15 壳", "i-phone 15 壳"}),
            ("iphone 15 壳", {"iphone15 壳", "iphone-15 壳", "i-phone 15 壳"}),
            ("rtx-4090", {"rtx4090", "rtx 4090"}),
            ("红色 手机", {"红色 手机"}),
        ],
    )
    def test_model_numbers_are_written_as_people_do(self, text: str, spellings: set[str]) -> None:
        assert {respelt_model(text, Random(seed)) for seed in range(40)} == spellings

    def test_of_a_long_text_one_word_in_ten_is_changed(self) -> None:
        made = changed(LONG, LONG.split(), drop=1.0)
        assert made is not None
        assert len(made.words) == 18

    def test_several_happen_to_one_text(self) -> None:
        made = changed("红色裙", ["红色", "裙"], swap=1.0, homophone=1.0, traditional=1.0)
        assert made is not None
        assert made.kinds == ("swap", "homophone", "traditional")
        assert made.text == "羣紅色"


class TestChance:
    def test_a_rate_is_the_share_of_texts(self) -> None:
        found = augmentation(swap=0.3).changes(4000, 1, lambda at: ("红色手机", ["红色", "手机"]))
        # Three standard errors are √(0.3·0.7/4,000)·3 = 0.022.
        assert len(found) / 4000 == pytest.approx(0.3, abs=0.022)

    def test_seed_pass_and_position_decide_alone(self) -> None:
        def texts(position: int) -> tuple[str, list[str]]:
            return LONG, LONG.split()

        made = augmentation(drop=0.5, swap=0.5)
        first = made.changes(50, 3, texts)
        # Another in between, as after a pause in another process.
        made.changes(20, 4, texts)
        assert augmentation(drop=0.5, swap=0.5).changes(50, 3, texts) == first
        assert augmentation(drop=0.5, swap=0.5).changes(50, 4, texts) != first
        assert augmentation(seed=8, drop=0.5, swap=0.5).changes(50, 3, texts) != first
        assert made.changes(50, 3, texts, part=1) != first

    def test_no_change_makes_a_text_that_is_held_out(self) -> None:
        made = augmentation(
            untaught=lambda texts: np.array([t == "手机红色" for t in texts]), swap=1.0
        )
        assert made.changes(5, 1, lambda at: ("红色手机", ["红色", "手机"])) == {}

    def test_without_any_rate_there_is_none(self) -> None:
        from core.task_choices import training_defaults

        settings = training_defaults("search", "conv1d")
        assert Augmentation.of(settings, {}, list, 7, nothing) is None


class TestTraining:
    def batches(self, shop: Workspace, **rates: float) -> QueryBatches:
        _, analyzer, words = product_words_of(shop, lambda *progress: None)
        vocabulary = Vocabulary.build([one.sequence for one in words.products], 1000)
        ids = vocabulary.encode([one.sequence for one in words.products], 40)
        queries = ["护手机便宜", "约会穿好看"]
        clicks = Pairs(
            queries,
            np.array([0, 1], np.int32),
            np.array([0, 1], np.int32),
            np.ones(2, np.float32),
            np.ones(2, np.int32),
        )
        source = BatchSource(
            sequences=[analyzer.sequence(text) for text in queries],
            products=words.products,
            encoder=InputEncoder(analyzer, vocabulary, 16, ids),
            batch_size=32,
            seed=7,
            split=7,
            augmentation=augmentation(**rates) if rates else None,
        )
        return QueryBatches(clicks, source)

    def test_clicks_and_made_queries_are_changed_and_the_next_pass_otherwise(
        self, titles_only: Workspace
    ) -> None:
        plain, other = self.batches(titles_only), self.batches(titles_only, swap=1.0)
        before, after = plain.epoch_examples(1), other.epoch_examples(1)
        assert (before.queries[:2] != after.queries[:2]).any(axis=1).all()
        assert 0.3 < (before.queries[2:] != after.queries[2:]).any(axis=1).mean() < 1
        assert (before.rows == after.rows).all()
        again = self.batches(titles_only, swap=1.0).epoch_examples(1)
        assert (again.queries == after.queries).all()

    def test_a_query_that_lost_a_word_is_answered_by_more_products(
        self, titles_only: Workspace
    ) -> None:
        def answers(batches: QueryBatches) -> int:
            examples = batches.epoch_examples(1)
            everything = np.arange(len(examples.rows))
            rows = examples.rows
            return int(examples.positives.matrix(everything, rows, rows)[2:].sum())

        assert answers(self.batches(titles_only, drop=1.0)) > answers(self.batches(titles_only))


class TestPreview:
    def test_it_shows_what_happened_to_queries_of_shoppers(self, shop: Workspace) -> None:
        job = Job(settings={"augment_swap": 0.5, "augment_traditional": 0.5})
        made = preview(shop, job)
        assert len(made.examples) == 20
        assert 0.3 < made.changed / made.texts < 0.9
        analyzer = Analyzer.for_catalogue(catalogue_of(shop))
        for example in made.examples:
            assert example.before != example.after
            assert set(example.kinds) <= {"swap", "traditional"}
            assert not is_held_out([example.before], 7, UNTAUGHT)[0]
            read = analyzer.sequence(example.before) != analyzer.sequence(example.after)
            assert example.is_read_otherwise == read
            if example.kinds == ("traditional",):
                assert not example.is_read_otherwise
        assert preview(shop, job) == made
        assert preview(shop, job, 2).examples != made.examples

    def test_texts_of_categories_and_titles_are_changed_as_well(
        self, shop: Workspace, titles_only: Workspace
    ) -> None:
        assert preview(shop, Job("category", settings={"augment_drop": 1.0})).examples
        assert preview(titles_only, Job(settings={"augment_swap": 1.0})).examples

    def test_without_any_rate_nothing_is_changed(self, shop: Workspace) -> None:
        assert preview(shop, Job()).examples == ()

    def test_what_reads_no_texts_is_refused(self, shop: Workspace) -> None:
        with pytest.raises(DataError, match="next-item reads no texts"):
            preview(shop, Job("next-item"))


@pytest.mark.tensorflow
def test_texts_of_categories_are_learned_changed_in_every_pass(shop: Workspace) -> None:
    from tests.core.training.tasks.category.test_task import prepared

    plain = prepared(shop, members=1, batch_size=32)
    task = prepared(shop, members=1, batch_size=32, augment_swap=1.0)
    examples = task.data.epoch(7001)
    first = examples.changed(1, task.augmentation, task.analyzer)
    different = [one != other for one, other in zip(examples.words, first.words, strict=True)]
    # A tenth of what is made would be held out, and stays as it was.
    assert 0.8 < np.mean(different) < 0.95
    assert first.words == examples.changed(1, task.augmentation, task.analyzer).words
    assert first.words != examples.changed(2, task.augmentation, task.analyzer).words
    # Held-out texts stay as they are.
    assert (plain._held_out_ids == task._held_out_ids).all()
    batch = next(task.batches(1))
    assert np.isfinite(float(task.loss(batch, True)[0]))
