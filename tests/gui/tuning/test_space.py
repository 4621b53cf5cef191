"""The table of what to try: usual values, rules, what the verb is told."""

import pytest
from pytestqt.qtbot import QtBot

from core.runs.job import Job
from gui.tuning.scale import Scale
from gui.tuning.space_form import SpaceForm
from gui.tuning.space_model import NAME, TRIED


@pytest.fixture
def form(qtbot: QtBot) -> SpaceForm:
    made = SpaceForm()
    qtbot.addWidget(made)
    return made


def put(form: SpaceForm, label: str, tried: str) -> None:
    """Type `tried` beside the setting that is called `label`."""
    model = form.model
    rows = {model.index(row, NAME).data(): row for row in range(model.rowCount())}
    assert model.setData(model.index(rows[label], TRIED), tried)


def test_it_begins_with_what_is_usual_and_fixes_what_the_job_has_otherwise(form: SpaceForm) -> None:
    form.set_job(Job("search", "conv1d", 3, {"epochs": 2, "dropout": 0.3, "start": False}))
    assert form.model.texts() == [
        "epochs=2",
        "learning_rate=0.00075..0.012",
        "dimension=64,128",
        "dropout=0..0.4",
        "start=no",
    ]
    options = form.options()
    assert options[:6] == ["--task", "search", "--network", "conv1d", "--seed", "3"]
    assert options[6:10] == ["--sampler", "tpe", "--pruner", "median"]
    assert options[-4:] == ["--trials", "30", "--workers", "1"]


def test_what_breaks_a_rule_is_said_beside_the_table(form: SpaceForm) -> None:
    assert form.hindrance() == ""
    put(form, "Dropout", "0..2")
    assert form.hindrance() == "Dropout takes a number from 0 to 0.9, not 2.0."
    assert form.problem.text() == form.hindrance()
    put(form, "Dropout", "")
    assert form.hindrance() == ""
    for label in ("Learning rate", "Vector size"):
        put(form, label, "")
    assert "Nothing varies" in form.hindrance()


def test_a_grid_takes_lists_and_ends_no_trial(form: SpaceForm) -> None:
    form.sampler.setCurrentIndex(form.sampler.findData("grid"))
    assert form.pruner.currentData() == "none"
    assert "A grid tries values" in form.hindrance()
    for label in ("Learning rate", "Dropout"):
        put(form, label, "0.1,0.2")
    assert form.hindrance() == ""


def test_values_stand_where_they_belong() -> None:
    ratio = Scale.of([0.001, 0.1, 0.01])
    assert (ratio.place(0.001), ratio.place(0.01), ratio.place(0.1)) == pytest.approx((0, 0.5, 1))
    even = Scale.of([0.0, 0.4])
    assert even.place(0.1) == pytest.approx(0.25)
    choices = Scale.of([True, False])
    assert (choices.place(False), choices.place(True)) == (0, 1)
    assert Scale.of([3]).place(3) == 0.5
