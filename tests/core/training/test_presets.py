"""Presets: what ships, what a person keeps, and what is done about a damaged file."""

from pathlib import Path

import pytest

from core import cli
from core.errors import DataError, UserError
from core.task_choices import TASKS, require_effect
from core.training.presets import FILE, Preset, forget, keep, preset, presets


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PINXUN_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


def test_what_ships_keeps_every_rule_of_its_task() -> None:
    for task in TASKS:
        shipped = presets(task)
        assert [one.name for one in shipped] == ["quick", "default", "thorough", "article"]
        for one in shipped:
            require_effect(one.task, one.network, one.settings)
        assert shipped[1].settings == {}
        assert shipped[3].network == "article"


def test_own_presets_are_kept_for_their_task_and_replaced_by_name() -> None:
    keep(Preset("meins", "search", settings={"epochs": "2", "dropout": 0.1}))
    keep(Preset("anderes", "category", "dnn", {"l2": 0.001}))
    assert presets("search")[-1] == Preset("meins", "search", settings={"epochs": 2})
    keep(Preset("meins", "search", "rnn", {"epochs": 3}))
    assert preset("search", "meins") == Preset("meins", "search", "rnn", {"epochs": 3})
    assert len(presets("search")) == 5
    assert preset("category", "anderes").settings == {"l2": 0.001}


def test_what_is_taken_away_can_be_put_back() -> None:
    keep(Preset("meins", "search", settings={"epochs": 2}))
    gone = forget("search", "meins")
    assert len(presets("search")) == 4
    assert forget("search", "meins") is None
    assert gone is not None
    keep(gone)
    assert preset("search", "meins") == gone


@pytest.mark.parametrize("name", ["", "   ", "quick", "x" * 41, "Thorough"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(UserError, match="A preset has a name of 1 to 40 characters"):
        keep(Preset(name, "search"))


def test_a_setting_that_breaks_its_rule_is_not_kept(folder: Path) -> None:
    with pytest.raises(UserError, match="epochs takes"):
        keep(Preset("meins", "search", settings={"epochs": 0}))
    with pytest.raises(UserError, match="no setting members"):
        keep(Preset("meins", "search", settings={"members": 2}))
    assert not (folder / FILE).exists()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"format": 2, "presets": []}',
        '{"format": 1, "presets": [{}]}',
        '{"format": 1, "presets": [{"name": "a", "task": "no", "network": "dnn", "settings": {}}]}',
    ],
)
def test_a_damaged_file_is_named_and_left_as_it_is(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / FILE).write_text(text, "utf-8")
    with pytest.raises(DataError, match=r"presets in .*presets\.json cannot be read"):
        presets("search")
    with pytest.raises(DataError):
        keep(Preset("meins", "search"))
    assert (folder / FILE).read_text("utf-8") == text


def test_what_no_longer_applies_is_left_out(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE).write_text(
        '{"format": 1, "presets": [{"name": "alt", "task": "search", "network": "conv1d",'
        ' "settings": {"members": 3, "epochs": 2}}]}',
        "utf-8",
    )
    assert preset("search", "alt").settings == {"epochs": 2}


def test_by_verb_they_are_kept_named_and_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.core.training.conftest import make_shop

    with make_shop(tmp_path):
        pass
    train = ["train", "--workspace", str(tmp_path / "shop")]
    assert cli.run([*train, "--set", "epochs=2", "--keep-preset", "meins"]) == 0
    assert cli.run([*train, "--preset", "meins", "--foresee", "--json"]) == 0
    told = capsys.readouterr().out
    assert '"epochs": 2' in told
    # What is said beside the preset wins.
    assert cli.run([*train, "--preset", "meins", "--epochs", "3", "--foresee", "--json"]) == 0
    assert '"epochs": 3' in capsys.readouterr().out
    assert cli.run([*train, "--preset", "keins"]) == 2
    assert "there are quick, default, thorough, article, meins" in capsys.readouterr().err


def test_the_verb_foretells_in_words_and_shows_changed_texts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.core.training.conftest import make_shop

    with make_shop(tmp_path):
        pass
    train = ["train", "--workspace", str(tmp_path / "shop"), "--foresee"]
    assert cli.run([*train, "--task", "category", "--set", "augment_swap=0.5"]) == 0
    told = capsys.readouterr().out
    assert "texts: 398 learned, 52 held out" in told
    assert "3 categories, from 书籍 (150) to 酒店 (150)" in told
    assert "a coarse estimate" in told
    assert "(words swapped)" in told
    assert not list((tmp_path / "shop" / "runs").glob("*"))
    assert cli.run([*train, "--set", "members=2"]) == 2
