from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.files import read_json
from core.search.fusion import DEFAULT, Fusion, learn, learn_neural
from core.search.score_inputs import ScoreInputs


def features(
    lexical: list[float],
    neural: list[float],
    popularity: list[float],
    alike: list[float] | None = None,
) -> ScoreInputs:
    arrays = (np.array(each, np.float32) for each in (lexical, neural, popularity))
    return ScoreInputs(*arrays, alike=None if alike is None else np.array(alike, np.float32))


def test_parts_sum_to_the_score() -> None:
    known = features([0.2, 0.9], [0.7, 0.1], [0.5, 0.5], [0.6, 0.3])
    parts = DEFAULT.parts(known, np.array([1, 0]))
    assert list(parts) == ["lexical", "neural", "alike", "popularity"]
    assert sum(parts.values()) == pytest.approx(DEFAULT.scores(known)[[1, 0]], abs=1e-6)


def test_the_best_possible_score_is_one() -> None:
    perfect = features([1], [1], [1], [1])
    wordless = DEFAULT.without("neural", "alike")
    assert DEFAULT.scores(perfect)[0] == pytest.approx(1)
    assert wordless.scores(perfect)[0] == pytest.approx(1)
    assert list(wordless.parts(perfect, np.array([0]))) == ["lexical", "popularity"]


def test_before_the_best_are_known_nothing_is_like_them() -> None:
    known = features([0.5], [0.5], [0.5])
    parts = DEFAULT.parts(known, np.array([0]))
    assert parts["alike"] == 0
    assert sum(parts.values()) == pytest.approx(DEFAULT.scores(known))


def test_a_longer_query_trusts_words_more() -> None:
    short, long = DEFAULT.for_words(1), DEFAULT.for_words(4)
    assert short.weights() == pytest.approx(DEFAULT.weights())
    assert long.neural == pytest.approx(short.neural / 2)
    assert long.lexical + long.neural == pytest.approx(short.lexical + short.neural)
    assert Fusion(lexical=0.0, neural=1.0, popularity=0.0).for_words(9).neural == 1


def test_learning_finds_the_part_that_knows() -> None:
    random = np.random.default_rng(1)
    queries, relevant = [], []
    for _ in range(200):
        noise = random.random((2, 30)).astype(np.float32)
        near = random.random(30).astype(np.float32) * 0.8
        near[4] = 0.9
        queries.append(ScoreInputs(noise[0], near, noise[1] * 0))
        relevant.append(np.array([4]))
    learned = learn(queries, relevant)
    assert learned.neural > 0.8
    # Of 200 queries 0.9, of the 20 that speak for the default 0.5.
    assert learned.floor == pytest.approx((200 * 0.9 + 20 * 0.5) / 220)
    assert learned == learn(queries, relevant)


def test_learning_finds_likeness_to_the_best() -> None:
    queries = [
        features([0.5, 0.9, 0.1], [0.5, 0.9, 0.1], [0, 0, 0], [0.1, 0.2, 0.9]) for _ in range(200)
    ]
    assert learn(queries, [np.array([2])] * 200).alike > 0.5


def test_few_queries_hardly_move_the_default() -> None:
    one = features([0, 1], [1, 0], [0, 0])
    learned = learn([one], [np.array([1])])
    assert abs(learned.lexical - DEFAULT.lexical) < 0.05
    assert learned.lexical > DEFAULT.lexical
    assert learn([one], [np.zeros(0, np.intp)]) == DEFAULT


def test_weights_are_learned_by_the_law_in_which_they_will_apply() -> None:
    # Of one word the model counts a third of its weight: w / 3 · 0.9 passes 1 - w / 3 for no w below 1. By
    # the other law it counts whole, and six tenths are enough.
    one = ScoreInputs(
        np.array([1.0, 0.0], np.float32),
        np.array([0.0, 0.9], np.float32),
        np.zeros(2, np.float32),
        words=1,
    )
    falling = Fusion(lexical=0.5, neural=0.5, popularity=0.0)
    rising = Fusion(lexical=0.5, neural=0.5, popularity=0.0, rise=2.0)
    queries, relevant = [one] * 20, [np.array([1])] * 20
    # Half of the default's 0.5, half of 0.6; where nothing helps, the first of the grid, 0.
    assert learn(queries, relevant, falling).neural == pytest.approx(0.55)
    assert learn(queries, relevant, rising).neural == pytest.approx(0.25)


def test_weights_survive_their_file(tmp_path: Path) -> None:
    fusion = Fusion(lexical=0.5, neural=0.2, popularity=0.1, floor=0.3, alike=0.2)
    fusion.write(tmp_path / "fusion.json")
    assert Fusion.from_json(read_json(tmp_path / "fusion.json")) == fusion


def test_weights_of_an_earlier_version_liken_nothing(tmp_path: Path) -> None:
    stored = '{"lexical": 0.6, "neural": 0.38, "popularity": 0.02, "floor": 0.4}'
    (tmp_path / "fusion.json").write_text(stored, "utf-8")
    assert Fusion.from_json(read_json(tmp_path / "fusion.json")) == Fusion(
        lexical=0.6, neural=0.38, popularity=0.02, floor=0.4
    )


@pytest.mark.parametrize(
    "stored",
    [
        None,
        [],
        {"lexical": 0.5, "neural": 0.5},
        {"lexical": 0.5, "neural": 0.2, "popularity": 0.2},
        {"lexical": 1.2, "neural": -0.2, "popularity": 0.0},
        {"lexical": True, "neural": 0.0, "popularity": 0.0},
        {"lexical": float("nan"), "neural": 0.5, "popularity": 0.5},
        {"lexical": 0.5, "neural": 0.5, "popularity": 0.0, "floor": 2.0},
    ],
)
def test_weights_that_no_training_writes_are_refused(stored: object) -> None:
    with pytest.raises(ValueError, match="not "):
        Fusion.from_json(stored)


def test_where_nothing_else_has_weight_words_are_left() -> None:
    alone = Fusion.from_json({"lexical": 0.0, "neural": 1.0, "popularity": 0.0})
    assert alone.without("neural", "alike").weights() == {"lexical": 1.0}


def test_scores_that_are_no_numbers_teach_nothing() -> None:
    spoilt = features([0.0, np.nan, 0.1], [0.0, np.nan, 0.2], [0, 0, 0])
    good = features([0.9, 0.1, 0.0], [0.1, 0.2, 0.0], [0, 0, 0])
    queries, relevant = [good, spoilt], [np.array([0]), np.array([1])]
    # The rank of what is no number is 3 of 3 by any weights: 1 / log2(4).
    learned = learn(queries * 200, relevant * 200)
    only = learn([good] * 200, [np.array([0])] * 200)
    assert learned.weights().keys() == only.weights().keys()
    assert learned.lexical == pytest.approx(only.lexical, abs=0.02)


def test_a_model_that_knows_what_words_mean_is_trusted_with_longer_queries() -> None:
    fusion = Fusion(lexical=0.4, neural=0.6, popularity=0.0, rise=2.0)
    # n / (n + 2): a third, a half, three quarters of 0.6; what that loses goes to words.
    for words, neural in ((1, 0.2), (2, 0.3), (6, 0.45)):
        assert fusion.for_words(words).neural == pytest.approx(neural)
        assert fusion.for_words(words).lexical == pytest.approx(1 - neural)
    assert fusion.for_words(0).neural == fusion.for_words(1).neural


def test_weights_of_earlier_versions_fall_with_the_root_of_the_words() -> None:
    stored = {"lexical": 0.4, "neural": 0.5, "popularity": 0.1, "floor": 0.3}
    fusion = Fusion.from_json(stored)
    assert (fusion.rise, fusion.alike, fusion.floor) == (0, 0, 0.3)
    assert fusion.for_words(4).neural == pytest.approx(0.25)


def test_how_the_weight_rises_is_stored_and_survives_learning(tmp_path: Path) -> None:
    fusion = Fusion(lexical=0.4, neural=0.6, popularity=0.0, rise=2.0)
    fusion.write(tmp_path / "fusion.json")
    assert Fusion.from_json(read_json(tmp_path / "fusion.json")) == fusion
    known = features([0.9, 0.1], [0.1, 0.9], [0.0, 0.0])
    assert learn([known], [np.array([1])], fusion).rise == 2
    with pytest.raises(ValueError, match="rise"):
        Fusion.from_json({"lexical": 1.0, "neural": 0.0, "popularity": 0.0, "rise": -1.0})


LAW = Fusion(lexical=0.4, neural=0.6, popularity=0.0, rise=2.0)


def two_words(lexical: list[float], neural: list[float]) -> ScoreInputs:
    """Of a query of two words a law that rises by 2 gives `neural` a half of its weight."""
    return replace(features(lexical, neural, [0.0] * len(lexical)), words=2)


def test_queries_made_of_titles_move_the_law_half_way_when_there_are_four_hundred() -> None:
    # With the share s of two parts: 0.5 (1 - s/2) + 0.9 s/2 > 0.62 (1 - s/2) from s = 0.24 on, so 0.3 is
    # the first of the grid that ranks the answer first.
    query = two_words([0.5, 0.62], [0.9, 0.0])
    learned = learn_neural([query] * 400, [np.array([0])] * 400, LAW)
    assert learned.weights() == pytest.approx({"lexical": 0.55, "neural": 0.45})
    assert (learned.rise, learned.floor) == (2.0, LAW.floor)
    # A tenth of that: 400 · 40 / (40 + 400) of the way from 0.6 to 0.3.
    few = learn_neural([query] * 40, [np.array([0])] * 40, LAW)
    assert few.neural == pytest.approx(0.6 - 0.3 * 40 / 440)


def test_likeness_and_popularity_keep_their_weights() -> None:
    law = Fusion(lexical=0.5, neural=0.2, popularity=0.1, alike=0.2)
    query = replace(two_words([0.1, 0.9], [0.9, 0.1]), alike=np.zeros(2, np.float32))
    learned = learn_neural([query] * 400, [np.array([1])] * 400, law)
    assert (learned.popularity, learned.alike) == pytest.approx((0.1, 0.2))
    # Words are right by themselves: half way to nothing.
    assert learned.neural == pytest.approx(0.1)


def test_a_model_that_ranks_worse_than_words_and_not_by_chance_is_silent() -> None:
    # Words are right, and at 0.6 · 400 / 440 for nearness, halved by two words, still lose: 0.436 < 0.645.
    query = two_words([0.6, 0.55], [0.0, 0.9])
    silent = learn_neural([query] * 40, [np.array([0])] * 40, LAW)
    assert silent.weights() == {"lexical": 1.0}
    # Three of three may be chance: p = 2 / 2³.
    assert learn_neural([query] * 3, [np.array([0])] * 3, LAW).neural > 0.5


def test_without_an_answer_the_law_stays() -> None:
    assert learn_neural([two_words([1], [1])], [np.zeros(0, np.intp)], LAW) is LAW


def test_clicks_are_learned_by_the_law_that_they_will_be_used_with() -> None:
    # Of sixteen words nearness counts 16/18 of its share by LAW, and would count a quarter by the other law:
    # here 0.2 · 0.889 is the first to rank the answer first, there it would be 0.5 · 0.25.
    query = replace(two_words([0.5, 0.62], [0.9, 0.0]), words=16)
    learned = learn([query] * 20, [np.array([0])] * 20, LAW)
    # As many as the default speaks for: half the way from 0.6 to 0.2.
    assert learned.neural == pytest.approx(0.4)
