"""The weights that held-out queries teach, by hand: which mixture is found, and how far it is trusted."""

import numpy as np
import pytest

from core.search import fusion
from core.search.fusion import Fusion, learn
from core.search.score_inputs import ScoreInputs


def asked(**parts: tuple[float, float]) -> ScoreInputs:
    """One query of one word and two candidates, of which the first is relevant."""
    arrays = {name: np.array(values, np.float32) for name, values in parts.items()}
    nothing = np.zeros(2, np.float32)
    return ScoreInputs(**({"lexical": nothing, "neural": nothing, "popularity": nothing} | arrays))


def learned(*queries: ScoreInputs) -> Fusion:
    return learn(queries, [np.array([0])] * len(queries))


def weights(found: Fusion) -> tuple[float, ...]:
    return found.lexical, found.neural, found.alike, found.popularity


def test_twenty_queries_speak_as_loudly_as_the_default() -> None:
    near = [0.5 + 0.02 * n for n in range(20)]
    found = learned(*(asked(lexical=(0, 1), neural=(value, 0)) for value in near))
    # The least share of meaning with which 0.5 of it beats words: 0.7 · 0.5 > 0.3 but 0.6 · 0.5 < 0.4.
    # The mean of (0.3, 0.7, 0, 0) and of the default (0.58, 0.2, 0.2, 0.02).
    assert weights(found) == pytest.approx((0.44, 0.45, 0.10, 0.01), abs=1e-6)
    # What 0.35 of the relevant do not reach is 0.35 · 19 = 6.65 steps of 0.02 above 0.5, 0.633: the mean of
    # that and of the default's floor.
    assert found.floor == pytest.approx((0.633 + 0.5) / 2, abs=1e-6)


def test_five_queries_speak_a_fifth() -> None:
    found = learned(*[asked(lexical=(0, 1), neural=(1, 0))] * 5)
    # 0.6 of meaning is the least that wins; a fifth of (0.4, 0.6, 0, 0) and four of the default.
    assert weights(found) == pytest.approx((0.544, 0.28, 0.16, 0.016), abs=1e-6)
    assert found.floor == pytest.approx(0.2 * 1 + 0.8 * 0.5)


def test_likeness_and_popularity_are_tried_too() -> None:
    # 0.6 · 1 > 0.4 · 1, and 0.4 is not enough: the mean of (0.4, 0, 0.6, 0) and the default.
    found = learned(*[asked(lexical=(0, 1), alike=(1, 0))] * 20)
    assert weights(found) == pytest.approx((0.49, 0.1, 0.4, 0.01), abs=1e-6)
    # With no near product that is relevant, the default's floor stays.
    assert found.floor == 0.5
    # 0.05 > 0.95 · 0.03 but 0.02 < 0.98 · 0.03, and 0.1 > 0.9 · 0.08 but 0.05 < 0.95 · 0.08.
    found = learned(*[asked(lexical=(0, 0.03), popularity=(1, 0))] * 20)
    assert weights(found) == pytest.approx((0.765, 0.1, 0.1, 0.035), abs=1e-6)
    found = learned(*[asked(lexical=(0, 0.08), popularity=(1, 0))] * 20)
    assert weights(found) == pytest.approx((0.74, 0.1, 0.1, 0.06), abs=1e-6)


def test_shares_are_tried_in_steps_and_never_alone() -> None:
    # 0.2 > 0.8 · 0.2, and 0.4 > 0.6 · 0.6 where 0.2 < 0.8 · 0.6.
    found = learned(*[asked(lexical=(0, 0.2), alike=(1, 0))] * 20)
    assert weights(found) == pytest.approx((0.69, 0.1, 0.2, 0.01), abs=1e-6)
    found = learned(*[asked(lexical=(0, 0.6), alike=(1, 0))] * 20)
    assert weights(found) == pytest.approx((0.59, 0.1, 0.3, 0.01), abs=1e-6)
    # 0.02 > 0.98 · 0.02.
    found = learned(*[asked(lexical=(0, 0.02), popularity=(1, 0))] * 20)
    assert weights(found) == pytest.approx((0.78, 0.1, 0.1, 0.02), abs=1e-6)
    # 0.9 · 0.1 < 0.1 · 1, so no share of meaning helps, and words alone are as good.
    found = learned(*[asked(lexical=(0, 1), neural=(0.1, 0))] * 20)
    assert weights(found) == pytest.approx((0.79, 0.1, 0.1, 0.01), abs=1e-6)


def test_queries_without_anything_relevant_teach_nothing() -> None:
    assert learn([asked(neural=(1, 0))], [np.array([], int)]) == fusion.DEFAULT
    assert weights(learn([], [])) == (0.58, 0.2, 0.2, 0.02)


def test_stored_weights_add_up_to_1_but_for_a_thousandth() -> None:
    stored = {"lexical": 0.5, "neural": 0.3, "alike": 0.1, "popularity": 0.0991}
    assert weights(Fusion.from_json(stored)) == (0.5, 0.3, 0.1, 0.0991)
    with pytest.raises(ValueError, match="= 1"):
        Fusion.from_json(stored | {"popularity": 0.0989})


@pytest.mark.parametrize("name", ["lexical", "neural", "alike", "popularity", "floor"])
def test_stored_weights_lie_between_0_and_1(name: str) -> None:
    whole = {"lexical": 0.0, "neural": 0.0, "popularity": 0.0}
    other = "neural" if name == "lexical" else "lexical"
    Fusion.from_json(whole | {name: 0.0, other: 1.0})
    Fusion.from_json(whole | ({name: 1.0} if name != "floor" else {"lexical": 1.0, name: 1.0}))
    for outside in (-0.01, 1.01):
        with pytest.raises(ValueError, match=f"0 ≤ {name} ≤ 1"):
            Fusion.from_json(whole | {other: 1.0, name: outside})
