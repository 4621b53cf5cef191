"""What clicks are worth, by hand, and the estimates of position beside plain loops over the formulas."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pytest
from scipy.optimize import minimize

from core.feedback.clicks import fixed_effects
from core.feedback.clicks.attractiveness import Attractiveness, attractiveness_of
from core.feedback.clicks.cascade import Cascade
from core.feedback.clicks.fixed_effects import effects_of
from core.feedback.clicks.impressions import Impressions, impressions_of
from core.feedback.clicks.models import (
    ClickModel,
    click_models,
    inverse_propensities,
    pair_attractiveness,
)
from core.feedback.clicks.position_based import PositionBased

# One shown product: its pair, its rank and whether it was clicked; rank 1 begins a list.
Row = tuple[int, int, bool]


def impressions(rows: Sequence[Row], queries: Sequence[int]) -> Impressions:
    """Rows of lists one after another; pair `p` is product `p` for the query at `queries[p]`."""
    pair, rank, clicked = (np.array(column) for column in zip(*rows, strict=True))
    return Impressions(
        queries=[f"q{number}" for number in range(max(queries) + 1)],
        products=[f"p{number}" for number in range(len(queries))],
        pair_query=np.array(queries),
        pair_product=np.arange(len(queries)),
        pair=pair,
        rank=rank,
        clicked=clicked.astype(bool),
        start=np.flatnonzero(rank == 1),
        ranks=int(rank.max()),
        unknown=0.0,
    )


def drawn_lists(seed: int, lists: int = 150, products: int = 6, length: int = 5) -> Impressions:
    """Lists of one query in random order, with clicks that fall by rank; some end early."""
    random = np.random.default_rng(seed)
    rows = []
    for _ in range(lists):
        # One list alone reaches the last place.
        order = random.permutation(products)[: random.integers(2, length) if rows else length]
        rows += [
            (int(pair), at + 1, bool(random.random() < 0.9 * (pair + 1) / products * 0.75**at))
            for at, pair in enumerate(order)
        ]
    return impressions(rows, [0] * products)


class TestAttractiveness:
    def test_few_looks_lean_on_the_query_and_the_query_on_the_log(self) -> None:
        rows = [(0, 1, True), (0, 1, False), (1, 1, False), (2, 1, True)]
        shown = impressions(rows, [0, 0, 1])
        found = attractiveness_of(shown, np.array([1.0, 1.0, 0.5, 1.0]))
        # 2 clicks of 3.5 looks. Query 0: (1 + 5·0.5714) / (2.5 + 5) = 0.5143; 1: (1 + 2.857) / 6 = 0.6429.
        # Pairs, by three looks of their query: (1 + 1.5429) / 5, (0 + 1.5429) / 3.5, (1 + 1.9286) / 4.
        assert found.value == pytest.approx([0.508571, 0.440816, 0.732143], abs=1e-6)
        assert found.looks.tolist() == [2.0, 0.5, 1.0]

    def test_nothing_is_certain(self) -> None:
        always = impressions([(0, 1, True)] * 3000, [0])
        assert attractiveness_of(always, np.ones(3000)).value.tolist() == [0.99]
        never = impressions([(0, 1, False)] * 3, [0])
        assert attractiveness_of(never, np.ones(3)).value.tolist() == [0.0001]


class TestFixedEffects:
    @pytest.mark.parametrize(("seed", "smooth_from"), [(1, 0), (2, 1)])
    def test_the_estimate_is_where_the_likeliest_penalty_puts_it(
        self, seed: int, smooth_from: int
    ) -> None:
        shown = drawn_lists(seed)
        found = effects_of(shown.pair, shown.rank - 1, shown.clicked, 5, smooth_from)
        effect, covariance = _reference(shown, 5, smooth_from)
        assert found.effect == pytest.approx(effect, rel=5e-3)
        assert found.covariance == pytest.approx(covariance, rel=0.03, abs=1e-5)
        assert found.error == pytest.approx(np.sqrt(covariance.diagonal()), rel=0.02, abs=1e-5)

    def test_pairs_are_read_in_parts_that_change_nothing(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shown = drawn_lists(3)
        whole = effects_of(shown.pair, shown.rank - 1, shown.clicked, 5, 0)
        for size in (1, 2, 4):
            monkeypatch.setattr(fixed_effects, "_PAIRS", size)
            parts = effects_of(shown.pair, shown.rank - 1, shown.clicked, 5, 0)
            assert parts.effect == pytest.approx(whole.effect, rel=1e-9)
            assert parts.covariance == pytest.approx(whole.covariance, rel=1e-6)

    def test_without_an_impression_nothing_is_known(self) -> None:
        none = np.zeros(0, np.int64)
        found = effects_of(none, none, np.zeros(0, bool), 4, 0)
        assert found.effect.tolist() == [1, 1, 1, 1]
        assert found.error.tolist() == [1000] * 4

    def test_of_two_places_no_line_is_drawn(self) -> None:
        rows = [(0, 1, True), (0, 2, False)] * 50
        shown = impressions(rows, [0])
        two = effects_of(shown.pair, shown.rank - 1, shown.clicked, 2, 0)
        assert two.effect.tolist() == [1, 1]
        assert two.error.tolist() == [1000, 1000]


def _reference(shown: Impressions, levels: int, smooth_from: int) -> tuple[np.ndarray, np.ndarray]:
    """The effect of each level and the covariance of its logarithm, by loops over pairs and levels."""
    pairs = int(shown.pair.max()) + 1
    count, clicks = np.zeros((pairs, levels)), np.zeros((pairs, levels))
    for pair, rank, clicked in zip(shown.pair, shown.rank, shown.clicked, strict=True):
        count[pair, rank - 1] += 1
        clicks[pair, rank - 1] += clicked
    best = (-np.inf, np.zeros(levels), np.zeros((levels, levels)))
    places = np.arange(1, levels - smooth_from + 1)
    for scale in (places.astype(float), np.log(places)):
        for strength in (0.1, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000):
            penalty = np.zeros((levels, levels))
            penalty[smooth_from:, smooth_from:] = strength * _bends(scale)

            def loss(free: np.ndarray, penalty: np.ndarray = penalty) -> float:
                effect = np.append(0.0, free)
                return 0.5 * effect @ penalty @ effect - _likelihood(count, clicks, effect)

            def slope(free: np.ndarray, penalty: np.ndarray = penalty) -> np.ndarray:
                effect = np.append(0.0, free)
                share = count * np.exp(effect)
                share /= share.sum(axis=1, keepdims=True)
                rest = clicks - clicks.sum(axis=1, keepdims=True) * share
                return (penalty @ effect - rest.sum(axis=0))[1:]

            free = minimize(loss, np.zeros(levels - 1), jac=slope, method="BFGS", tol=1e-8).x
            effect = np.append(0.0, free)
            curvature = (penalty + _information(count, clicks, effect))[1:, 1:]
            roots = np.linalg.eigvalsh(penalty)
            prior = np.log(roots[roots > 1e-9 * roots.max()]).sum()
            evidence = -loss(free) + 0.5 * prior - 0.5 * np.log(np.linalg.det(curvature))
            if evidence > best[0]:
                covariance = np.zeros((levels, levels))
                covariance[1:, 1:] = np.linalg.inv(curvature)
                best = (evidence, np.exp(effect), covariance)
    return best[1], best[2]


def _likelihood(count: np.ndarray, clicks: np.ndarray, effect: np.ndarray) -> float:
    """Of where the clicks of each pair fell, as many as they are."""
    total = 0.0
    for shown, clicked in zip(count, clicks, strict=True):
        whole = sum(n * np.exp(e) for n, e in zip(shown, effect, strict=True))
        total += sum(c * e for c, e in zip(clicked, effect, strict=True))
        total -= clicked.sum() * np.log(whole)
    return float(total)


def _information(count: np.ndarray, clicks: np.ndarray, effect: np.ndarray) -> np.ndarray:
    matrix = np.zeros((len(effect), len(effect)))
    for shown, clicked in zip(count, clicks, strict=True):
        share = shown * np.exp(effect)
        share /= share.sum()
        matrix += clicked.sum() * (np.diag(share) - np.outer(share, share))
    return matrix


def _bends(at: np.ndarray) -> np.ndarray:
    """The sum of squared changes of slope, as a matrix; slopes in units of the mean step."""
    matrix, step = np.zeros((len(at), len(at))), np.diff(at)
    for middle in range(1, len(at) - 1):
        bend = np.zeros(len(at))
        bend[middle + 1] += 1 / step[middle]
        bend[middle] -= 1 / step[middle] + 1 / step[middle - 1]
        bend[middle - 1] += 1 / step[middle - 1]
        matrix += np.outer(bend, bend) * step.mean() ** 2
    return matrix


class TestCascade:
    model = Cascade(np.ones(4), np.zeros(4), np.array([0.5, 0.8, 0.4, 0.4]), np.zeros(4))

    def test_above_the_first_click_all_was_looked_at_and_below_it_by_chance(self) -> None:
        rows = [
            (0, 1, False),
            (1, 2, True),
            (2, 3, False),
            (3, 4, False),
            (0, 1, True),
            (2, 2, True),
        ]
        shown = impressions(rows, [0] * 4)
        worth = Attractiveness(np.array([0.5, 0.3, 0.2, 0.1]), np.zeros(4))
        # Behind the click at rank 2 with chance 0.8; who does not click what attracts one in five has looked
        # with chance 0.8·0.8 / (1 − 0.8·0.2) = 0.64 / 0.84. The other list: 1, then 0.5.
        assert self.model.examined(shown, worth) == pytest.approx(
            [1, 1, 0.8, 0.761905, 1, 0.5], abs=1e-6
        )

    def test_what_was_not_looked_at_is_not_held_against_a_product(self) -> None:
        shown = impressions([(0, 1, True), (1, 2, False)], [0, 0])
        worth = self.model.attractiveness(shown)
        # 1 click of 1.5 looks; the query is worth 0.6667; pairs (1 + 2) / 4 and (0 + 2) / 3.5.
        assert worth.value == pytest.approx([0.75, 0.571429], abs=1e-6)
        assert worth.looks == pytest.approx([1.0, 0.5])

    @pytest.mark.parametrize("seed", [3, 4])
    def test_reading_on_is_told_by_what_stands_right_under_a_click(self, seed: int) -> None:
        shown = drawn_lists(seed, lists=400)
        model = Cascade.fit(shown)
        levels, kept = [], []
        for row, rank in enumerate(shown.rank):
            above = shown.clicked[row - rank + 1 : row]
            # Level 0: no click above; level r: right under a click at rank r; the rest tells nothing.
            if not above.any() or above[-1]:
                kept.append(row)
                levels.append(rank - 1 if above.any() else 0)
        effects = effects_of(
            shown.pair[kept], np.array(levels), shown.clicked[kept], shown.ranks, smooth_from=1
        )
        chance = [*effects.effect[1:], effects.effect[-1]]
        assert model.continuation == pytest.approx(np.clip(chance, 0.01, 1.0))
        assert model.continuation_error == pytest.approx([*effects.error[1:], effects.error[-1]])
        share, error = _read_to(shown, model.continuation, effects.covariance[1:, 1:])
        assert model.examination == pytest.approx(share)
        assert model.error == pytest.approx(error)


def _read_to(
    shown: Impressions, chance: np.ndarray, covariance: np.ndarray
) -> tuple[list[float], list[float]]:
    """The share of lists read to each rank, and its relative standard error."""
    views, left, clicks = (np.zeros(shown.ranks + 1) for _ in range(3))
    for row, rank in enumerate(shown.rank):
        views[rank] += 1
        clicks[rank] += shown.clicked[row]
        for above in range(1, rank):
            left[rank] += (1 - chance[above - 1]) * shown.clicked[row - rank + above]
    share = [1 - left[rank] / views[rank] for rank in range(1, shown.ranks + 1)]
    error = []
    for rank in range(1, shown.ranks + 1):
        slope = np.zeros(shown.ranks - 1)
        for above in range(1, rank):
            slope[above - 1] = clicks[above] / views[above] * chance[above - 1]
        error.append(float(np.sqrt(slope @ covariance @ slope) / share[rank - 1]))
    return share, error


def _model(examination: list[float], error: list[float]) -> ClickModel:
    counts = np.ones(len(error), int)
    return ClickModel(
        name="position-based",
        examination=np.array(examination),
        error=np.array(error),
        views=counts,
        clicks=counts,
        log_likelihood=-0.6931472,
        unknown=0.0,
    )


class TestModels:
    def test_a_rare_look_makes_a_click_count_more_but_no_more_than_four_times(self) -> None:
        model = _model([1.0, 0.5, 0.3, 0.2, 0.0], [0, 0.04, 0.041, 0.5, 9])
        assert model.weights == pytest.approx([1, 2, 10 / 3, 4, 4])
        assert model.is_known.tolist() == [True, True, False, False, False]
        assert model.perplexity == pytest.approx(2.0)
        # A look that is likelier than at rank 1 counts no less than once.
        assert _model([1.0, 1.6], [0, 0]).weights.tolist() == [1, 1]

    def test_the_chance_of_a_look_is_that_of_the_place_or_certain(self) -> None:
        shown = impressions([(0, 1, True), (1, 2, False), (0, 1, False)], [0, 0])
        model = PositionBased(np.array([1.0, 0.25]), np.zeros(2))
        assert model.examined(shown, Attractiveness(np.zeros(2), np.zeros(2))).tolist() == [
            1,
            0.25,
            1,
        ]
        assert model.attractiveness(shown).looks.tolist() == [2, 0.25]
        plain = PositionBased.without_position(shown)
        assert (plain.name, plain.examination.tolist()) == ("no position", [1, 1])
        assert plain.error.tolist() == [0, 0]

    @pytest.mark.parametrize(("clicks", "models"), [(99, 0), (100, 3)])
    def test_it_takes_a_hundred_clicks(self, clicks: int, models: int) -> None:
        assert len(click_models(shown_once({("裙", "p1"): (clicks, 1000)}))) == models

    def test_held_out_clicks_are_foreseen_as_well_as_their_rate_allows(self) -> None:
        # 900 of 3,000 lists were clicked: −(0.3 ln 0.3 + 0.7 ln 0.7) = 0.6109 nats an impression.
        events = shown_once({("裙", "p1"): (900, 3000)})
        for model in click_models(events):
            assert model.log_likelihood == pytest.approx(-0.6109, abs=0.03)
            assert (model.views.tolist(), model.clicks.tolist()) == ([3000], [900])
        assert (click_models(events)[0].unknown, len(click_models(events))) == (0, 3)

    def test_a_fifth_of_the_lists_is_foreseen_from_the_rest(self) -> None:
        # Of one pair that always stood first every model says what share of the other lists was clicked.
        is_held_out = np.random.default_rng(0).random(400) < 0.2
        is_clicked = np.arange(400) < 150
        rate = is_clicked[~is_held_out].mean()
        chance = np.where(is_clicked[is_held_out], rate, 1 - rate)
        # Lists go by the number of their session, first come first.
        rows = [("裙", "p1", "impression", f"s{number}", 100 + number, 1) for number in range(400)]
        rows += [("裙", "p1", "click", f"s{number}", 600, 1) for number in range(150)]
        for model in click_models(events_of_rows(rows)):
            assert model.log_likelihood == pytest.approx(np.log(chance).mean(), abs=1e-6)

    def test_pairs_are_worth_what_they_show_and_what_their_query_is(self) -> None:
        # Everything stood first. 300 clicks of 1,000 looks, all of one pair but a single look of another:
        # whole 0.3, the query (300 + 1.5) / (1000 + 5) = 0.3; the pairs (300 + 0.9) / 1002, 0.9 / 4.
        worth = pair_attractiveness(shown_once({("裙", "p1"): (300, 999), ("裙", "p2"): (0, 1)}))
        found = dict(zip(worth.products, zip(worth.value, worth.looks, strict=True), strict=True))
        assert found["p1"] == pytest.approx((300.9 / 1002, 999))
        assert found["p2"] == pytest.approx((0.225, 1))
        assert set(worth.queries) == {"裙"}

    def test_an_event_counts_by_the_likeliest_model_and_what_is_deeper_as_the_deepest(self) -> None:
        shown = drawn_lists(5, lists=600)
        events = _events(shown)
        weights = click_models(events)[0].weights
        deeper = events.slice(0, 1).set_column(6, "position", pa.array([400], pa.int32()))
        nowhere = events.slice(0, 1).set_column(6, "position", pa.array([0], pa.int32()))
        found = inverse_propensities(pa.concat_tables([events, deeper, nowhere]))
        rank = events["position"].to_numpy()
        assert found[:-2] == pytest.approx(weights[rank - 1])
        assert found[-2:] == pytest.approx([weights[-1], 1.0])


def shown_once(parts: Mapping[tuple[str, str], tuple[int, int]]) -> pa.Table:
    """A log of lists of one product each: (query, product) → (clicked, shown)."""
    rows = []
    for (query, product), (clicks, lists) in parts.items():
        sessions = [f"{query} {product} {number}" for number in range(lists)]
        rows += [(query, product, "impression", session, 100, 1) for session in sessions]
        rows += [(query, product, "click", session, 105, 1) for session in sessions[:clicks]]
    return events_of_rows(rows)


def _events(shown: Impressions) -> pa.Table:
    number = np.cumsum(shown.rank == 1)
    rows = []
    for action, kept in (("impression", np.ones(len(shown), bool)), ("click", shown.clicked)):
        for row in np.flatnonzero(kept):
            place = f"p{shown.pair[row]}", action, f"s{number[row]}", 100, int(shown.rank[row])
            rows.append(("裙", *place))
    return events_of_rows(rows)


def events_of_rows(rows: Sequence[tuple[str, str, str, str, int, int]]) -> pa.Table:
    query, product, action, session, time, position = zip(*rows, strict=True)
    return pa.table(
        {
            "user_id": ["u"] * len(rows),
            "product_id": product,
            "action": action,
            "query": query,
            "session_id": session,
            "timestamp": time,
            "position": pa.array(position, pa.int32()),
        }
    )


class TestImpressions:
    def test_fifty_places_count_and_what_is_below_is_not_seen(self) -> None:
        found = impressions_of(
            events_of_rows([("裙", f"p{at}", "impression", "s", 10, at) for at in (1, 50, 51)])
        )
        assert (found.rank.tolist(), found.ranks) == ([1, 50], 50)
        assert found.unknown == 0

    def test_a_click_belongs_to_an_impression_before_it_at_its_place_and_of_its_shopper(
        self,
    ) -> None:
        seen = ("裙", "p1", "impression", "s", 10, 1)
        for click, is_met in (
            (("裙", "p1", "click", "s", 10, 1), True),
            (("裙", "p1", "click", "s", 9, 1), False),
            (("裙", "p1", "click", "s", 11, 2), False),
            (("裙", "p2", "click", "s", 11, 1), False),
            (("裙", "p1", "click", "t", 11, 1), False),
            (("帽", "p1", "click", "s", 11, 1), False),
            (("裙", "p1", "purchase", "s", 11, 1), True),
            (("裙", "p1", "look", "s", 11, 1), False),
        ):
            assert impressions_of(events_of_rows([seen, click])).clicked.tolist() == [is_met], click
        table = events_of_rows([seen, ("裙", "p1", "click", "s", 11, 1)])
        others = table.set_column(0, "user_id", pa.array(["u", "v"]))
        assert impressions_of(others).clicked.tolist() == [False]

    @pytest.mark.parametrize("place", range(8))
    def test_lists_of_other_shoppers_sessions_and_queries_are_other_lists(self, place: int) -> None:
        seen = [
            (query, "p1", "impression", session, 10, 1)
            for query in ("裙", "帽")
            for session in ("s", "t")
            for _ in "uv"
        ]
        click = (seen[place][0], "p1", "click", seen[place][3], 11, 1)
        table = events_of_rows([*seen, click])
        users = pa.array([*"uvuvuvuv", "uv"[place % 2]])
        found = impressions_of(table.set_column(0, "user_id", users))
        assert len(found.start) == 8
        assert found.clicked.sum() == 1
        assert found.queries[found.pair_query[found.pair[found.clicked]][0]] == click[0]

    def test_a_list_ends_where_the_places_begin_anew(self) -> None:
        places = [(10, 1), (10, 2), (10, 4), (60, 2), (60, 3), (90, 3)]
        rows = [("裙", f"p{n}", "impression", "s", *at) for n, at in enumerate(places)]
        found = impressions_of(events_of_rows(rows))
        assert found.start.tolist() == [0, 3, 5]
        assert found.lengths.tolist() == [3, 2, 1]
        last = found.select_lists(np.array([False, True, True]))
        assert (last.start.tolist(), last.rank.tolist()) == ([0, 2], [2, 3, 3])
        assert last.pair.tolist() == found.pair[3:].tolist()

    def test_no_impression_makes_no_list(self) -> None:
        found = impressions_of(events_of_rows([("裙", "p1", "click", "s", 11, 1)]))
        assert (len(found), found.ranks, found.unknown) == (0, 0, 0.0)
