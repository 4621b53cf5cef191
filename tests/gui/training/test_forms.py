"""Forms made of declarations: what they show is what the job says."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox, QWidget

from core.settings import TRAINING, Setting, training_settings
from core.training.job import Job
from gui.training.job_form import JobForm
from gui.training.settings_form import SettingsForm

DECLARED = (
    Setting("count", 3, "Count", 1, 9),
    Setting("rate", 0.002, "Rate", 1e-6, 1.0),
    Setting("kind", "a", "Kind", choices=("a", "b")),
    Setting("fast", False, "Fast", help="Hurry."),
)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    yield made
    made.close()


def test_every_kind_of_setting_has_its_field(window):
    form = SettingsForm(DECLARED, parent=window)
    kinds = [type(form.field(each.name)) for each in DECLARED]
    assert kinds[0] is QSpinBox
    assert issubclass(kinds[1], QDoubleSpinBox)
    assert kinds[2:] == [QComboBox, QCheckBox]
    assert form.values() == {"count": 3, "rate": 0.002, "kind": "a", "fast": False}


def test_values_go_in_and_come_out(qtbot, window):
    form = SettingsForm(DECLARED, parent=window)
    with qtbot.waitSignal(form.changed):
        form.set_values({"count": 5, "rate": 1e-4, "kind": "b", "fast": True, "unknown": 1})
    assert form.values() == {"count": 5, "rate": 1e-4, "kind": "b", "fast": True}


def test_a_small_number_is_written_short_and_may_be_typed_either_way(qtbot, window):
    form = SettingsForm(DECLARED, parent=window)
    field = form.field("rate")
    assert field.text() == "0.002"
    field.selectAll()
    qtbot.keyClicks(field, "1e-4")
    field.clearFocus()
    assert form.values()["rate"] == 1e-4


def test_a_value_out_of_range_cannot_be_entered(window):
    form = SettingsForm(DECLARED, parent=window)
    form.set_values({"count": 99})
    assert form.values()["count"] == 9


def test_the_rest_waits_under_the_fold(window):
    form = SettingsForm(DECLARED, visible=2, parent=window)
    window.show()
    assert not form.field("kind").isVisibleTo(form)
    form.set_open(True)
    assert form.field("kind").isVisibleTo(form)


def test_every_declared_training_setting_is_in_the_form(window):
    form = JobForm(window)
    assert set(form.form.values()) == {each.name for each in TRAINING} | {"seed"}


def test_an_untouched_form_is_the_default_job(window):
    assert JobForm(window).job() == Job()


def test_only_what_differs_is_said(window):
    form = JobForm(window)
    form.form.set_values({"epochs": 3, "seed": 11})
    assert form.job() == Job(seed=11, settings={"epochs": 3})


def test_the_article_brings_its_own_figures(window):
    form = JobForm(window)
    form.network.setCurrentIndex(form.network.findData("article"))
    values = form.form.values()
    assert (values["epochs"], values["batch_size"], values["learning_rate"]) == (10, 32, 0.001)
    assert form.job().settings == {}


def test_a_recorded_job_comes_back_as_it_was(window):
    resolved = training_settings("category", "article", {"epochs": 4})
    form = JobForm(window)
    form.set_job(Job("category", "article", 3, resolved))
    assert form.job() == Job("category", "article", 3, {"epochs": 4})
