"""Forms made of declarations: what they show is what the job says."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QWidget

from core.language import set_language
from core.runs.job import Job
from core.settings import TRAINING, Setting
from core.task_choices import training_settings
from gui.training.job_form import JobForm
from gui.training.number_field import NumberField
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
    assert kinds == [NumberField, NumberField, QComboBox, QCheckBox]
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


@pytest.mark.parametrize(
    ("name", "typed", "rule"),
    [
        ("count", "99", "Count takes a whole number from 1 to 9, not 99."),
        ("count", "0", "Count takes a whole number from 1 to 9, not 0."),
        ("count", "-3", "Count takes a whole number from 1 to 9, not -3."),
        ("count", "", "Count takes a whole number from 1 to 9, not ''."),
        ("count", "2.5", "Count takes a whole number from 1 to 9, not '2.5'."),
        ("rate", "1e9", "Rate takes a number from 1e-06 to 1, not 1000000000.0."),
        ("rate", "nan", "Rate takes a number from 1e-06 to 1, not nan."),
        ("rate", "inf", "Rate takes a number from 1e-06 to 1, not inf."),
        ("rate", "much", "Rate takes a number from 1e-06 to 1, not 'much'."),
    ],
)
def test_a_value_out_of_range_stays_as_typed_and_its_rule_is_beside_it(
    qtbot, window, name, typed, rule
):
    form = SettingsForm(DECLARED, parent=window)
    window.show()
    field = form.field(name)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field, typed)
    assert field.text() == typed
    assert not form.is_valid
    assert field.property("invalid")
    assert field.accessibleDescription() == rule
    assert rule in [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    field.setText("1")
    assert form.is_valid
    assert not field.property("invalid")
    assert not [label for label in form.findChildren(QLabel) if label.text() == rule]


def test_arrow_keys_step_and_stop_where_the_rule_ends(qtbot, window):
    form = SettingsForm(DECLARED, parent=window)
    count, rate = form.field("count"), form.field("rate")
    form.set_values({"count": 8, "rate": 0.005})
    for _ in range(3):
        qtbot.keyClick(count, Qt.Key.Key_Up)
    qtbot.keyClick(rate, Qt.Key.Key_Down)
    assert (count.text(), rate.text()) == ("9", "0.0049")


def test_what_fits_is_written_auto_and_may_be_typed(qtbot, window):
    form = JobForm(window)
    field = form.form.field("passes")
    assert field.text() == "auto"
    field.setText("3")
    assert form.job().settings == {"passes": 3}
    field.setText("Auto")
    assert form.job().settings == {}


def test_a_rule_is_told_in_the_language_of_the_window(qtbot, window):
    form = SettingsForm(DECLARED, parent=window)
    form.field("count").setText("0")
    set_language("zh")
    QApplication.sendEvent(form, QEvent(QEvent.Type.LanguageChange))
    assert form.problems() == ["Count 应为 1 到 9 之间的整数，而不是 0。"]


def test_the_rest_waits_under_the_fold(window):
    form = SettingsForm(DECLARED, visible=2, parent=window)
    window.show()
    assert not form.field("kind").isVisibleTo(form)
    form.set_open(True)
    assert form.field("kind").isVisibleTo(form)


def test_every_declared_training_setting_is_in_the_form(window):
    form = JobForm(window)
    assert set(form.form.values()) == {each.name for each in TRAINING} | {"seed", "folds"}


def test_the_next_category_can_be_chosen_and_brings_its_own_figures(window):
    form = JobForm(window)
    form.task.setCurrentIndex(form.task.findText("Next category"))
    assert form.job() == Job("next-category")
    assert form.form.values()["batch_size"] == 256


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


def test_a_frozen_network_offers_what_applies_to_it_and_serves_its_task_alone(window):
    form = JobForm(window)
    window.show()
    form.form.set_open(True)
    form.network.setCurrentIndex(form.network.findData("pretrained"))
    offered = [name for name in form.form.values() if form.form.field(name).isVisibleTo(form)]
    assert offered == ["seed", "dimension", "folds"]
    assert form.job() == Job("search", "pretrained")
    form.form.field("dimension").setText("64")
    assert form.job().settings == {"dimension": 64}
    form.task.setCurrentIndex(form.task.findData("category"))
    assert form.network.currentData() == "conv1d"
    assert form.form.field("epochs").isVisibleTo(form)
    position = form.network.findData("pretrained")
    assert not form.network.model().item(position).isEnabled()
    form.task.setCurrentIndex(form.task.findData("search"))
    assert form.network.model().item(position).isEnabled()


def test_choices_are_called_by_words_in_both_languages(qtbot, window, qapp):
    form = SettingsForm(TRAINING, len(TRAINING))
    form.setParent(window)
    combo = next(box for box in form.findChildren(QComboBox) if box.findData("cosine") >= 0)
    assert combo.currentText() == "falling (cosine)"
    set_language("zh")
    try:
        qapp.sendEvent(form, QEvent(QEvent.Type.LanguageChange))
        assert combo.currentText() == "余弦下降"
        assert form.values()["schedule"] == "cosine"
    finally:
        set_language("en")
    form.set_values({"schedule": "constant"})
    assert form.values()["schedule"] == "constant"
