"""The space: what is understood, what is refused and with which words."""

import pytest

from core.errors import UserError
from core.tuning.plan import Wish
from core.tuning.space import (
    Listed,
    Range,
    fixed,
    grid_points,
    parse_space,
    usual_space,
    varied,
)


def space(*texts: str, network: str = "conv1d"):  # type: ignore[no-untyped-def]
    return parse_space(texts, "search", network)


def test_lists_and_ranges_have_the_types_of_their_settings() -> None:
    parts = space(
        "epochs=2..5", "dropout=0,0.2", "start=yes,no", "schedule=constant", "l2=0.001..0.1"
    )
    assert parts == (
        Range("epochs", 2, 5),
        Listed("dropout", (0.0, 0.2)),
        Listed("start", (True, False)),
        Listed("schedule", ("constant",)),
        Range("l2", 0.001, 0.1),
    )
    assert list(map(str, parts)) == [
        "epochs=2..5",
        "dropout=0,0.2",
        "start=yes,no",
        "schedule=constant",
        "l2=0.001..0.1",
    ]
    assert fixed(parts) == {"schedule": "constant"}
    assert [part.name for part in varied(parts)] == ["epochs", "dropout", "start", "l2"]


def test_a_text_gives_the_same_space_again() -> None:
    parts = space("learning_rate=1.2345678e-05..0.1", "temperature=0.123456789,0.2")
    assert parse_space(map(str, parts), "search", "conv1d") == parts


def test_a_wide_range_of_a_positive_number_is_drawn_by_ratio() -> None:
    assert Range("l2", 0.001, 0.01).is_log
    assert not Range("l2", 0.001, 0.009).is_log
    assert not Range("l2", 0, 1).is_log


def test_a_grid_is_every_combination() -> None:
    points = grid_points(space("epochs=1..2", "dropout=0,0.5", "start=yes"))
    assert points == [
        {"epochs": 1, "dropout": 0.0},
        {"epochs": 1, "dropout": 0.5},
        {"epochs": 2, "dropout": 0.0},
        {"epochs": 2, "dropout": 0.5},
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("epoch=1,2", "there are epochs"),
        ("epochs", "NAME=V1,V2"),
        ("epochs=", "NAME=V1,V2"),
        ("epochs=1,x", "epochs takes a whole number from 1 to 1000, not 'x'"),
        ("epochs=0..3", "epochs takes a whole number from 1 to 1000, not 0"),
        ("dropout=0..0.95", "dropout takes a number from 0 to 0.9, not 0.95"),
        ("epochs=3..2", "goes from 3 to 2; put the lower end first"),
        ("schedule=cosine..constant", "schedule has no range"),
        ("start=no..yes", "start has no range, it takes yes or no"),
    ],
)
def test_what_is_no_space_is_said(text: str, part: str) -> None:
    with pytest.raises(UserError) as refused:
        space(text)
    assert part in str(refused.value)


def test_a_setting_that_does_not_apply_or_comes_twice_is_said() -> None:
    with pytest.raises(UserError, match="it has dimension"):
        space("filters=4,8", network="pretrained")
    with pytest.raises(UserError, match="epochs is in the space twice"):
        space("epochs=1,2", "epochs=3..4")


def test_grids_are_bounded_and_have_no_fractions() -> None:
    with pytest.raises(UserError, match="1,001 points, more than 1000"):
        grid_points(space("teacher_texts=1000..2000"))
    assert len(grid_points(space("teacher_texts=1001..2000"))) == 1000
    with pytest.raises(UserError, match=r"list them: dropout=0,0\.5"):
        grid_points(space("dropout=0..0.5"))


def test_nothing_said_is_the_usual_space() -> None:
    assert usual_space("search", "conv1d", is_grid=False) == (
        Range("learning_rate", 0.00075, 0.012),
        Range("dropout", 0.0, 0.4),
        Listed("dimension", (64, 128)),
    )
    assert usual_space("search", "pretrained", is_grid=True) == (Listed("dimension", (64, 128)),)


def test_a_plan_comes_back_from_its_file_and_refuses_to_be_another() -> None:
    plan = Wish(study="s", sampler="grid", space=["epochs=1,2"]).plan()
    assert (plan.pruner, plan.seed, plan.task) == ("none", 7, "search")
    assert type(plan).from_json(plan.to_json()) == plan
    Wish(study="s").require_same(plan)
    Wish(study="s", sampler="grid", space=["epochs=1,2"]).require_same(plan)
    with pytest.raises(UserError, match="has --sampler grid, not tpe"):
        Wish(study="s", sampler="tpe").require_same(plan)
    with pytest.raises(UserError, match="has --space epochs=1,2, not epochs=1,3"):
        Wish(study="s", space=["epochs=1,3"]).require_same(plan)


def test_a_space_in_which_nothing_varies_is_refused() -> None:
    with pytest.raises(UserError, match="Nothing varies"):
        Wish(space=["epochs=3"]).plan()


def test_the_default_keeps_what_is_fixed_and_a_trial_adds_its_own() -> None:
    plan = Wish(space=["epochs=3", "dropout=0,0.2"]).plan()
    assert plan.job({}).settings == {"epochs": 3}
    assert plan.job({"dropout": 0.2}).settings == {"epochs": 3, "dropout": 0.2}
    assert plan.job({}).is_trial


def test_what_nothing_would_come_of_is_refused_unless_its_company_is_tried() -> None:
    with pytest.raises(UserError, match="margin has a use only where loss is margin"):
        space("margin=0.1,0.2")
    assert len(space("margin=0.1,0.2", "loss=margin,cross-entropy")) == 2
    with pytest.raises(UserError, match="has no setting class_weights for the task search"):
        space("class_weights=none,sqrt")
