"""Settings in groups, found by a word, marked where they differ, kept as presets; texts shown changed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from core.language import set_language
from core.runs.job import Job
from core.settings import GROUPS, TRAINING
from core.task_choices import TASKS, networks_of, settings_of
from core.training.presets import FILE, Preset, keep, presets
from gui.background import wait_for_all
from gui.training.augmentation_dialog import (
    AFTER,
    BEFORE,
    KINDS,
    READ,
    AugmentationDialog,
    shared_beginning,
)
from gui.training.class_balance import HEIGHT, ClassBalance
from gui.training.job_form import JobForm
from tests.core.training.conftest import make_shop

WAIT = 20_000


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PINXUN_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def form(qtbot):
    window = QWidget()
    window.resize(420, 1400)
    made = JobForm(window)
    made.resize(400, 1300)
    window.show()
    made.form.set_open(True)
    yield made
    assert wait_for_all(5)
    window.close()


def shown(form: JobForm) -> set[str]:
    names = form.form.values()
    return {name for name in names if form.form.field(name).isVisibleTo(form)}


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def choose(combo, key) -> None:
    combo.setCurrentIndex(combo.findData(key))


class TestForm:
    def test_only_what_applies_to_task_and_network_is_offered(self, form):
        for task in TASKS:
            choose(form.task, task)
            for network in networks_of(task):
                choose(form.network, network)
                usual = {"cross-entropy", "adam"}
                expected = {
                    one.name
                    for one in settings_of(network, task)
                    if one.only_with is None or usual & set(one.only_with[1])
                }
                assert shown(form) == expected | {"seed", "folds"}

    def test_headings_name_the_groups_that_have_something_to_offer(self, form):
        assert set(GROUPS.values()) <= set(texts(form))
        choose(form.task, "next-item")
        assert "Changed texts (augmentation)" not in texts(form)
        assert "Texts and words" in texts(form)

    def test_a_setting_appears_with_the_choice_that_it_belongs_to(self, form):
        assert not {"margin", "momentum", "generalised_q"} & shown(form)
        choose(form.form.field("loss"), "margin")
        assert "margin" in shown(form)
        assert not {"temperature", "label_smoothing"} & shown(form)
        form.form.field("margin").setText("0.4")
        assert form.job().settings == {"loss": "margin", "margin": 0.4}
        # What is out of sight says nothing, and is there again.
        choose(form.form.field("loss"), "cross-entropy")
        assert form.job() == Job()
        choose(form.form.field("loss"), "margin")
        assert form.job().settings["margin"] == 0.4

    def test_a_rule_broken_out_of_sight_keeps_nothing_off(self, form):
        choose(form.form.field("loss"), "margin")
        form.form.field("margin").setText("no")
        assert not form.is_valid
        choose(form.form.field("loss"), "mse")
        assert form.is_valid

    @pytest.mark.parametrize(
        ("word", "found"),
        [
            ("pool", {"pooling"}),
            ("KERNEL", {"widths"}),
            ("teacher_texts", {"teacher_texts"}),
            ("wrong examples", {"label_smoothing", "trim"}),
        ],
    )
    def test_a_word_finds_a_setting_by_label_name_and_group(self, form, word, found):
        first = {"epochs", "batch_size", "learning_rate", "seed"}
        form.form.search.setText(word)
        assert shown(form) - first == found
        form.form.search.setText("xyz")
        assert shown(form) == first
        assert "No setting is called so." in texts(form)
        form.form.search.clear()
        assert len(shown(form)) > 30

    def test_what_differs_is_marked_and_counted_until_it_is_as_usual(self, form):
        form.form.set_values({"dropout": 0.3, "epochs": 9})
        assert {"• Dropout", "• Epochs"} <= set(texts(form))
        assert form.form._fold.text() == "More settings (1 changed)"
        field = form.form.field("dropout")
        assert "Default: 0.1" in field.toolTip()
        assert field.accessibleName() == "Dropout (Default: 0.1)"
        form.presets.reset_button.click()
        assert not [text for text in texts(form) if text.startswith("•")]
        assert form.form._fold.text() == "More settings"
        assert form.job() == Job()
        assert not form.presets.reset_button.isEnabled()

    def test_defaults_are_those_of_the_task(self, form):
        choose(form.task, "category")
        assert not [text for text in texts(form) if text.startswith("•")]
        form.form.field("batch_size").setText("512")
        assert "• Batch size" in texts(form)

    def test_a_list_is_marked_where_it_breaks_its_rule(self, form):
        field = form.form.field("widths")
        field.setText("3,2")
        assert field.property("invalid")
        assert not form.is_valid
        assert "Kernel widths takes whole numbers from 1 to 15" in field.accessibleDescription()
        field.setText("2, 3")
        assert form.job().settings == {"widths": "2,3"}

    def test_every_setting_has_a_line_of_help(self):
        assert not [one.name for one in TRAINING if not one.help]


class TestPresets:
    def test_those_that_ship_fill_the_form_and_are_named_while_it_is_so(self, qtbot, form):
        bar = form.presets
        qtbot.waitUntil(lambda: bar.combo.count() == 5, timeout=WAIT)
        assert bar.combo.currentText() == "Default"
        bar.combo.setCurrentIndex(bar.combo.findText("Quick try"))
        bar.combo.activated.emit(bar.combo.currentIndex())
        assert form.job().settings == {"epochs": 1, "teacher": "none"}
        assert bar.combo.currentText() == "Quick try"
        form.form.field("epochs").setText("2")
        assert bar.combo.currentText() == "Own settings"
        bar.combo.activated.emit(bar.combo.findText("The article's own"))
        assert form.job() == Job("search", "article")

    def test_own_settings_are_kept_under_a_name_deleted_and_brought_back(self, qtbot, form):
        bar = form.presets
        form.form.set_values({"epochs": 2, "seed": 5})
        bar.keep_button.click()
        assert bar.name.isVisibleTo(form)
        bar.name.setText("  mine ")
        qtbot.keyClick(bar.name, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bar.combo.currentText() == "mine", timeout=WAIT)
        assert presets("search")[-1] == Preset("mine", "search", settings={"epochs": 2})
        assert "“mine” is kept for this task." in texts(form)
        bar.forget_button.click()
        qtbot.waitUntil(lambda: bar.combo.findText("mine") < 0, timeout=WAIT)
        assert "“mine” was deleted." in texts(form)
        bar.undo_button.click()
        qtbot.waitUntil(lambda: bar.combo.findText("mine") >= 0, timeout=WAIT)
        # The seed is no part of it.
        bar.combo.activated.emit(bar.combo.findText("mine"))
        assert form.job() == Job(seed=5, settings={"epochs": 2})

    def test_presets_are_those_of_the_task(self, qtbot, form):
        keep(Preset("for categories", "category", settings={"epochs": 2}))
        bar = form.presets
        choose(form.task, "category")
        qtbot.waitUntil(lambda: bar.combo.findText("for categories") >= 0, timeout=WAIT)
        choose(form.task, "search")
        qtbot.waitUntil(lambda: bar.combo.findText("for categories") < 0, timeout=WAIT)

    def test_a_damaged_file_is_told_and_what_ships_can_be_chosen(self, qtbot, folder, form):
        bar = form.presets
        qtbot.waitUntil(lambda: bar.combo.count() == 5, timeout=WAIT)
        folder.mkdir(exist_ok=True)
        (folder / FILE).write_text("{", "utf-8")
        bar.refresh()
        qtbot.waitUntil(lambda: "cannot be read" in bar.said.text(), timeout=WAIT)
        assert bar.combo.count() == 5

    def test_a_name_that_is_none_is_refused_in_a_sentence(self, qtbot, form):
        form.form.set_values({"epochs": 2})
        form.presets.keep_button.click()
        form.presets.name_button.click()
        said = form.presets.said
        qtbot.waitUntil(lambda: "A preset has a name of 1 to 40" in said.text(), timeout=WAIT)
        assert form.job().settings == {"epochs": 2}


class TestChangedTexts:
    def test_they_can_be_seen_where_any_rate_is_set(self, form):
        assert not form.preview_button.isVisibleTo(form)
        form.form.field("augment_swap").setText("0.5")
        assert form.preview_button.isVisibleTo(form)

    def test_twenty_are_shown_with_what_happened_and_the_next_pass_has_others(
        self, qtbot, tmp_path
    ):
        job = Job(settings={"augment_swap": 0.5, "augment_traditional": 0.5})
        with make_shop(tmp_path) as shop:
            dialog = AugmentationDialog(shop, job)
            qtbot.addWidget(dialog)
            dialog.show()
            model = dialog.model
            qtbot.waitUntil(lambda: model.rowCount() == 20, timeout=WAIT)
            cells = [
                [model.index(row, place).data() for place in (BEFORE, AFTER, KINDS, READ)]
                for row in range(20)
            ]
            assert all(before != after for before, after, _, _ in cells)
            assert {"yes", "no"} == {read for *_, read in cells}
            assert any("words swapped" in kinds for _, _, kinds, _ in cells)
            assert dialog.said.text().startswith("Pass 1: ")
            dialog.other_button.click()
            qtbot.waitUntil(lambda: dialog.said.text().startswith("Pass 2: "), timeout=WAIT)
            set_language("zh")
            QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
            assert "换序" in "".join(model.index(row, KINDS).data() for row in range(20))
            assert wait_for_all(5)

    def test_a_change_far_inside_a_long_text_is_in_sight(self):
        before = "绿联萌爪铝合金自动感应磁吸车载手机支架"
        assert shared_beginning(before, before.replace("磁吸", "吸磁")) == 5
        assert shared_beginning("红色手机", "红色电话") == 0

    def test_what_cannot_be_shown_is_said(self, qtbot, tmp_path):
        with make_shop(tmp_path) as shop:
            dialog = AugmentationDialog(shop, Job("next-item"))
            qtbot.addWidget(dialog)
            qtbot.waitUntil(lambda: "reads no texts" in dialog.said.text(), timeout=WAIT)
            assert wait_for_all(5)


class TestForesight:
    def test_it_follows_the_form_and_says_what_would_be_refused(
        self, qtbot, tmp_path, panel, program
    ):
        shown = panel(program())
        # An empty shop: training would say so.
        problem = shown.foresight.problem
        qtbot.waitUntil(lambda: "There are no products" in problem.text(), timeout=WAIT)
        (tmp_path / "goods").mkdir()
        with make_shop(tmp_path / "goods") as shop:
            shown.set_workspace(shop)
            words = shown.foresight.words
            qtbot.waitUntil(lambda: "held out" in words.text(), timeout=WAIT)
            assert "in 4 epochs" in words.text()
            assert "kept for updates" in words.text()
            assert "a coarse estimate" in words.text()
            assert words.isEnabled()
            shown.form.form.field("epochs").setText("2")
            assert not words.isEnabled(), "what stands there is of the form as it was"
            qtbot.waitUntil(lambda: "in 2 epochs" in words.text(), timeout=WAIT)
            assert words.isEnabled()
            assert not shown.foresight.balance.isVisible()
            choose(shown.form.task, "category")
            told = "3 categories, from “书籍” (150) to “酒店” (150)."
            qtbot.waitUntil(lambda: told in words.text(), timeout=WAIT)
            assert shown.foresight.balance.counts == (150, 150, 150)
            assert shown.foresight.balance.accessibleName() == told
            shown.form.form.field("epochs").setText("no")
            qtbot.waitUntil(shown.foresight.isHidden, timeout=WAIT)
            shown.set_workspace(None)
            assert wait_for_all(5)

    def test_bars_are_as_high_as_counts_are_large(self, qtbot):
        balance = ClassBalance()
        qtbot.addWidget(balance)
        balance.show_counts((100, 50, 25, 0))
        heights = [bar.height() for bar in balance.bars(200)]
        assert heights == [HEIGHT, HEIGHT / 2, HEIGHT / 4, 1]
        balance.show_counts(tuple(range(1000, 0, -1)))
        bars = balance.bars(100)
        assert len(bars) == 50
        assert bars[-1].right() <= 100
