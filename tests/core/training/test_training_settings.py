"""Training settings: declared once, resolved in one place, refused by name."""

import pytest

from core.errors import UserError
from core.settings import TRAINING
from core.task_choices import (
    TASKS,
    networks_of,
    require_effect,
    training_defaults,
    training_settings,
)


def test_the_article_keeps_its_own_figures_for_every_task() -> None:
    for task in TASKS:
        defaults = training_defaults(task, "article")
        assert (defaults["epochs"], defaults["batch_size"], defaults["learning_rate"]) == (
            10,
            32,
            0.001,
        )


@pytest.mark.parametrize(
    ("task", "epochs", "rate", "dimension"),
    [("search", 4, 0.003, 128), ("next-item", 3, 0.003, 192), ("category", 3, 0.008, 32)],
)
def test_defaults_are_those_that_were_measured(
    task: str, epochs: int, rate: float, dimension: int
) -> None:
    defaults = training_defaults(task, "conv1d")
    measured = (defaults["epochs"], defaults["learning_rate"], defaults["dimension"])
    assert measured == (epochs, rate, dimension)


def test_what_is_given_wins_and_is_read_as_its_type() -> None:
    resolved = training_settings("search", "conv1d", {"epochs": "3", "word_vectors": "no"})
    assert resolved["epochs"] == 3
    assert resolved["word_vectors"] is False
    assert set(resolved) == {setting.name for setting in TRAINING}


def test_every_default_keeps_its_own_rule() -> None:
    for task in TASKS:
        for network in networks_of(task):
            defaults = training_defaults(task, network)
            assert training_settings(task, network, defaults) == defaults


def test_a_frozen_network_serves_search_alone_and_takes_no_setting_of_learning() -> None:
    assert training_settings("search", "pretrained", {"dimension": "64"})["dimension"] == 64
    with pytest.raises(UserError, match=r"pretrained does not serve .*category; .* conv1d"):
        training_settings("category", "pretrained", {})
    with pytest.raises(
        UserError, match="pretrained has no setting epochs for the task search; it has dim"
    ):
        training_settings("search", "pretrained", {"epochs": 3})


@pytest.mark.parametrize(
    ("task", "network", "settings", "refused"),
    [
        ("search", "conv1d", {"members": 2}, "no setting members for the task search"),
        ("next-item", "conv1d", {"widths": "1,2"}, "no setting widths for the task next-item"),
        (
            "category",
            "conv1d",
            {"temperature": 0.2},
            "no setting temperature for the task category",
        ),
        ("next-category", "dnn", {"augment_typo": 0.1}, "no setting augment_typo"),
        ("search", "article", {"filters": 8}, "network article has no setting filters"),
        ("category", "article", {"dimension": 8}, "network article has no setting dimension"),
        ("search", "rnn", {"pooling": "mean"}, "network rnn has no setting pooling"),
        (
            "search",
            "conv1d",
            {"margin": 0.3},
            "margin has a use only where loss is margin, and it is cross-",
        ),
        (
            "search",
            "conv1d",
            {"weight_decay": 0.1},
            "only where optimizer is adamw, and it is adam;",
        ),
        (
            "search",
            "conv1d",
            {"loss": "margin", "label_smoothing": 0.1},
            "only where loss is cross-entropy",
        ),
        (
            "search",
            "conv1d",
            {"loss": "mse", "temperature": 0.2},
            "only where loss is cross-entropy / gen",
        ),
    ],
)
def test_what_nothing_would_come_of_is_refused_at_the_door(
    task: str, network: str, settings: dict[str, object], refused: str
) -> None:
    with pytest.raises(UserError, match=refused):
        require_effect(task, network, settings)
    # A recorded job may hold it all the same.
    assert training_settings(task, network, settings)


def test_what_applies_is_let_through() -> None:
    require_effect("search", "conv1d", {"loss": "margin", "margin": "0.3", "widths": "2,4"})
    require_effect("next-item", "article", {"optimizer": "sgd", "momentum": 0.5, "loss": "mse"})
    # As by default: said, but not changed.
    require_effect("search", "conv1d", {"members": 1})


@pytest.mark.parametrize(
    "given", ["", "1,,2", "3,2", "2,2", "0,1", "1,99", "1,2,3,4,5,6,7,8,9", "x"]
)
def test_a_list_that_breaks_its_rule_is_refused(given: str) -> None:
    with pytest.raises(UserError, match=r"^widths takes whole numbers from 1 to 15, each larger"):
        training_settings("search", "conv1d", {"widths": given})


def test_a_list_is_kept_as_it_is_written_shortest() -> None:
    for given in ("1, 3,5", "1，3，5", "01,3,5"):
        assert training_settings("search", "conv1d", {"widths": given})["widths"] == "1,3,5"


def test_defaults_of_what_can_be_chosen_now_are_what_was_done_before() -> None:
    for task in TASKS:
        defaults = training_defaults(task, "conv1d")
        chosen = ("loss", "optimizer", "widths", "pooling", "trim")
        assert [defaults[name] for name in chosen] == [
            "cross-entropy",
            "adam",
            "1,2,3,5",
            "max",
            0.0,
        ]
        assert not any(defaults[one.name] for one in TRAINING if one.group == "augmentation")


def test_an_unknown_setting_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UserError, match=r"'epoch'.*epochs, batch_size, passes, learning_rate"):
        training_settings("search", "conv1d", {"epoch": 3})


@pytest.mark.parametrize(("task", "network"), [("serch", "conv1d"), ("search", "conv2d")])
def test_an_unknown_task_or_network_is_refused_with_those_there_are(
    task: str, network: str
) -> None:
    with pytest.raises(UserError, match=r"there are .*(search|conv1d)"):
        training_settings(task, network, {})


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("epochs", 0, "a whole number from 1 to 1000, not 0"),
        ("epochs", "-3", "a whole number from 1 to 1000, not -3"),
        ("epochs", "2.5", "a whole number from 1 to 1000, not '2.5'"),
        ("batch_size", "0", "a whole number from 8 to 8192, not 0"),
        ("batch_size", "many", "a whole number from 8 to 8192, not 'many'"),
        ("batch_size", "", "a whole number from 8 to 8192, not ''"),
        ("dropout", 1, r"a number from 0 to 0\.9, not 1\.0"),
        ("learning_rate", "1e9", r"a number from 1e-06 to 1, not 1000000000\.0"),
        ("learning_rate", "nan", "a number from 1e-06 to 1, not nan"),
        ("learning_rate", "inf", "a number from 1e-06 to 1, not inf"),
        ("learning_rate", "-0.1", r"a number from 1e-06 to 1, not -0\.1"),
        ("word_vectors", "perhaps", "yes or no, not 'perhaps'"),
        ("schedule", "linear", "one of cosine, constant, not 'linear'"),
    ],
)
def test_a_value_out_of_its_range_is_refused_by_name_value_and_rule(
    name: str, value: object, rule: str
) -> None:
    with pytest.raises(UserError, match=f"^{name} (takes|is) {rule}"):
        training_settings("search", "conv1d", {name: value})


def test_of_a_long_value_only_the_beginning_is_shown() -> None:
    with pytest.raises(UserError) as refused:
        training_settings("search", "conv1d", {"epochs": "9" * 10_000})
    assert len(str(refused.value)) < 120
