"""Training settings: declared once, resolved in one place, refused by name."""

import pytest

from core.errors import UserError
from core.settings import NETWORKS, TASKS, TRAINING, training_defaults, training_settings


def test_the_article_keeps_its_own_figures_for_every_task() -> None:
    for task in TASKS:
        defaults = training_defaults(task, "article")
        assert (defaults["epochs"], defaults["batch_size"], defaults["learning_rate"]) == (
            10,
            32,
            0.001,
        )


def test_what_is_given_wins_and_is_read_as_its_type() -> None:
    resolved = training_settings("search", "conv1d", {"epochs": "3", "word_vectors": "no"})
    assert resolved["epochs"] == 3
    assert resolved["word_vectors"] is False
    assert set(resolved) == {setting.name for setting in TRAINING}


def test_every_default_keeps_its_own_rule() -> None:
    for task in TASKS:
        for network in NETWORKS:
            defaults = training_defaults(task, network)
            assert training_settings(task, network, defaults) == defaults


def test_an_unknown_setting_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UserError, match=r"'epoch'.*epochs, batch_size, learning_rate"):
        training_settings("search", "conv1d", {"epoch": 3})


@pytest.mark.parametrize(("task", "network"), [("serch", "conv1d"), ("search", "conv2d")])
def test_an_unknown_task_or_network_is_refused_with_those_there_are(
    task: str, network: str
) -> None:
    with pytest.raises(UserError, match=r"there are .*(search|conv1d)"):
        training_settings(task, network, {})


@pytest.mark.parametrize(
    ("name", "value"), [("epochs", 0), ("dropout", 0.95), ("batch_size", "many")]
)
def test_a_value_out_of_its_range_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(UserError, match=name):
        training_settings("search", "conv1d", {name: value})
