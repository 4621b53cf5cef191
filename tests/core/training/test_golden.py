"""What training learns from, by hand: weights of actions, shares of a batch, and whom nobody may drown."""

from collections import Counter

import numpy as np
import pyarrow as pa
import pytest

from core.data.catalogue import catalogue_of
from core.feedback.log import Event, FeedbackLog, Shown
from core.runs.split import is_held_out, judges_updates
from core.training.click_pairs import pairs_from_events
from core.training.epoch_length import synthetic_per_product
from core.training.tasks.search.batches import mask_query_words
from core.training.tasks.search.update_examples import cap_actions_per_shopper, update_examples
from core.workspace import Workspace
from tests.core.training.tasks.search.test_update_batches import batches_of


def events(*rows: tuple[str, str]) -> pa.Table:
    """(product, action), all for one query and without places."""
    product, action = zip(*rows, strict=True)
    return pa.table({"product_id": product, "action": action, "query": ["连衣裙"] * len(rows)})


class TestActions:
    def test_a_click_weighs_1_a_favourite_and_a_cart_2_a_purchase_3(self, shop: Workspace) -> None:
        table = events(("p1", "click"), ("p2", "favourite"), ("p3", "cart"), ("p4", "purchase"))
        pairs = pairs_from_events(table, catalogue_of(shop))
        # ln 2, ln 3, ln 3, ln 4 = 0.6931, 1.0986, 1.0986, 1.3863, over their mean 1.0692.
        assert pairs.weight == pytest.approx([0.64830, 1.02753, 1.02753, 1.29660], abs=1e-4)
        assert pairs.grade.tolist() == [1, 2, 2, 3]

    def test_not_this_takes_back_two_and_what_was_taken_back_is_nothing(
        self, shop: Workspace
    ) -> None:
        table = events(
            *[("p1", "purchase"), ("p1", "click"), ("p1", "dismiss")],
            *[("p2", "click"), ("p2", "click")],
            *[("p3", "cart"), ("p3", "uncart"), ("p3", "click")],
            *[("p4", "favourite"), ("p4", "unfavourite")],
            *[("p5", "cart"), ("p5", "dismiss")],
            *[("p6", "dismiss"), ("p6", "undismiss"), ("p6", "click")],
        )
        pairs = pairs_from_events(table, catalogue_of(shop))
        # 3 + 1 − 2 = 2, 1 + 1 = 2, 2 − 2 + 1 = 1, nothing, nothing, −2 + 2 + 1 = 1.
        named = dict(zip(pairs.row.tolist(), pairs.weight.tolist(), strict=True))
        assert sorted(named) == [1, 2, 3, 6]
        assert named[1] == pytest.approx(named[2])
        assert named[3] == pytest.approx(named[6])
        # ln 3 and ln 2 over their mean 0.8959.
        assert named[1] == pytest.approx(1.22627, abs=1e-4)
        assert named[3] == pytest.approx(0.77370, abs=1e-4)


class TestHeldOut:
    def test_a_tenth_is_held_out_and_another_judges_updates(self) -> None:
        texts = [f"查询 {number}" for number in range(20_000)]
        held, judging = is_held_out(texts, 7), judges_updates(texts, 7)
        # Three standard errors are √(0.1·0.9/20,000)·3 = 0.0064.
        assert held.mean() == pytest.approx(0.1, abs=0.0064)
        assert judging.mean() == pytest.approx(0.1, abs=0.0064)
        assert not (held & judging).any()

    def test_what_older_runs_held_out_is_still_held_out(self) -> None:
        # Four bytes of blake2b of "7:手机壳" are 0x0da0e136 (0.0532 of 2^32), of "7:茶" 0x1da32196 (0.1158),
        # of "7:手机" 0x3576ab67 (0.2088).
        texts = ["手机壳", "茶", "手机"]
        assert is_held_out(texts, 7).tolist() == [True, False, False]
        assert judges_updates(texts, 7).tolist() == [False, True, False]
        assert is_held_out(texts, 7, 0.115).tolist() == [True, False, False]
        assert is_held_out(texts, 7, 0.209).tolist() == [True, True, True]


class TestSharesOfShoppers:
    @pytest.mark.parametrize(("others", "kept"), [(100, 20), (240, 30)])
    def test_of_one_shopper_twenty_actions_or_a_tenth_of_all_count(
        self, titles_only: Workspace, others: int, kept: int
    ) -> None:
        # 60 and 100 others: a tenth of 160 is less than twenty; 60 and 240 others: thirty.
        with FeedbackLog.open(titles_only) as log:
            _act(log, "loud", [("p1", "impression"), *[(f"p{at}", "click") for at in range(60)]])
            for number in range(others):
                _act(log, f"quiet{number}", [("p1", "dismiss" if number % 2 else "click")])
            table = cap_actions_per_shopper(log.table())
        count = Counter(zip(table["user_id"].to_pylist(), table["action"].to_pylist(), strict=True))
        assert count["loud", "click"] == kept
        # Showing is no action.
        assert count["loud", "impression"] == 1
        assert sum(count.values()) == kept + 1 + others


class TestAvoided:
    @pytest.mark.parametrize(("clicks", "is_avoided"), [(120, True), (122, False)])
    def test_who_is_wanted_in_fewer_than_45_looks_of_100_is_passed_over(
        self, titles_only: Workspace, clicks: int, is_avoided: bool
    ) -> None:
        # p1 stood first 200 times, p2 once, and nobody clicked it. Of 201 looks 120 (0.597) or 122 (0.607)
        # were followed by a click, so p2, with three looks of its query's, is worth 0.448 or 0.455.
        with FeedbackLog.open(titles_only) as log:
            _act(log, "v", [("p2", "impression")], rank=1)
            for number in range(200):
                done = [("p1", "impression"), *[("p1", "click")] * (number < clicks)]
                _act(log, f"u{number}", done, rank=1)
            upto = log.last
        catalogue = catalogue_of(titles_only)
        found = update_examples(titles_only, catalogue, 0, upto)
        named = [catalogue.product_id[row] for _, row in found.negatives]
        assert named == (["p2"] if is_avoided else [])


def _act(
    log: FeedbackLog,
    shopper: str,
    done: list[tuple[str, str]],
    rank: int = 0,
) -> None:
    at = 1_800_000_000.0
    events = [Event(product, action, rank, at + n) for n, (product, action) in enumerate(done)]
    log.append(Shown("裙", "", shopper, f"s {shopper}", at), events)


class TestBatches:
    def test_two_to_eight_queries_are_made_of_a_product_the_more_the_fewer(self) -> None:
        # 25,000 examples an epoch.
        sizes = (1, 3125, 4000, 5000, 12_500, 100_000)
        assert [synthetic_per_product(size) for size in sizes] == [8, 8, 6, 5, 2, 2]

    def test_half_of_the_products_lose_the_words_of_their_query(self) -> None:
        queries = np.tile(np.array([5, 6, 0], np.int32), (4000, 1))
        products = np.tile(np.array([5, 9, 6, 8, 0], np.int32), (4000, 1))
        found = mask_query_words(queries, products, np.random.default_rng(2))
        without = (found == [0, 9, 0, 8, 0]).all(axis=1)
        assert without.mean() == pytest.approx(0.5, abs=0.024)
        assert (found[~without] == products[0]).all()
        # A product that would be left without a word keeps all.
        alone = np.tile(np.array([5, 6, 0], np.int32), (50, 1))
        assert (mask_query_words(queries[:50], alone, np.random.default_rng(2)) == alone).all()

    def test_of_forty_sixteen_are_new_and_six_are_made(self, shop: Workspace) -> None:
        batches = batches_of(shop, 200, [])
        # Four passes over 200, sixteen a batch.
        assert batches.steps == 50
        examples = batches.epoch_examples(1)
        weights = examples.weights
        for asked, products, weight, _ in batches.epoch(1):
            assert len(asked) == 40
            # Made queries count once each; two products that its query is not after stand against each pair.
            assert weight[16:22].tolist() == [1.0] * 6
            assert products.shape[0] == 40 + 2 * 40
            for row, place in ((asked[0], 0), (asked[15], 15), (asked[22], 22), (asked[39], 39)):
                same = np.flatnonzero(
                    (examples.queries == row).all(axis=1) & (weights == weight[place])
                )
                assert ((same < 200) == (place < 16)).any()

    @pytest.mark.parametrize(("new", "steps"), [(1, 8), (31, 8), (36, 9), (200, 50)])
    def test_an_update_takes_eight_steps_or_four_looks_at_what_is_new(
        self, shop: Workspace, new: int, steps: int
    ) -> None:
        assert batches_of(shop, new, []).steps == steps
