"""The panel with a real child process behind it: train, stop, crash, refuse, look."""

import re

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from core.language import set_language
from core.runs.job import Finished, Job
from gui.background import wait_for_all
from tests.gui.training.recorded_worker import EPOCHS, RUN, STANDING, STEPS

WAIT = 15_000


def test_train_fills_the_curves_and_ends(qtbot, panel, program):
    shown = panel(program())
    usable = []
    shown.run_usable.connect(usable.append)
    with qtbot.waitSignals([shown.training_started, shown.training_finished], timeout=WAIT):
        shown.train_button.click()
    assert usable == [RUN] * EPOCHS
    assert shown.progress.state == "finished"
    assert "epoch 4" in shown.progress.text
    shown.results.load_curves()
    shown.results.curves.redraw()
    assert [len(line.x) for line in shown.results.curves.loss.lines] == [EPOCHS * STEPS, EPOCHS]
    assert shown.train_button.isEnabled()
    assert not shown.stop_button.isEnabled()


def test_what_was_set_makes_room_for_the_curves(qtbot, panel, program):
    shown = panel(program(pace=0.02))
    shown.resize(380, 480)
    shown.results.load_curves()
    sight = shown._scroll.viewport()
    assert shown.buttons.mapTo(sight, QPoint()).y() > 100
    shown.start()
    qtbot.waitUntil(lambda: shown.buttons.mapTo(sight, QPoint()).y() == 0, timeout=WAIT)
    shown.acts.stop()


def test_the_page_out_of_sight_takes_no_room(panel, program):
    results = panel(program()).results
    heights = set()
    for key, page in (("runs", results.runs), ("curves", results._curves_page)):
        results.show_page(key)
        QApplication.processEvents()
        needed = page.minimumSizeHint().height()
        assert results._stack.minimumSizeHint().height() == needed
        heights.add(needed)
    assert len(heights) == 2


def test_how_the_run_stands_is_passed_on_and_changes_no_word_of_the_training(qtbot, panel, program):
    shown = panel(program())
    with qtbot.waitSignal(shown.run_compared, timeout=WAIT) as compared:
        shown.start()
    assert compared.args == [STANDING]
    told = shown.progress.text
    set_language("zh")
    QApplication.sendEvent(shown.progress, QEvent(QEvent.Type.LanguageChange))
    assert shown.progress.text == told, "no translator is installed here"
    assert shown.progress.state == "finished"


def test_a_training_begun_while_the_last_is_compared_loses_no_verdict(qtbot, panel, program):
    shown = panel(program("slow"))
    standings = []
    shown.run_compared.connect(standings.append)
    with qtbot.waitSignal(shown.training_finished, timeout=WAIT):
        shown.start()
    assert standings == []
    with qtbot.waitSignal(shown.training_finished, timeout=WAIT):
        shown.start()
    assert standings == [STANDING]
    qtbot.waitUntil(lambda: standings == [STANDING, STANDING], timeout=WAIT)


def test_a_rule_that_is_broken_keeps_train_off(qtbot, panel, program):
    shown = panel(program())
    shown.form.form.field("epochs").setText("0")
    assert not shown.train_button.isEnabled()
    shown.start()
    assert not shown.is_training
    shown.form.form.field("epochs").setText("2")
    assert shown.train_button.isEnabled()


def test_stop_keeps_the_best_epoch(qtbot, panel, program):
    shown = panel(program(pace=0.02))
    shown.start()
    qtbot.waitUntil(lambda: shown.progress.state == "training", timeout=WAIT)
    with qtbot.waitSignal(shown.training_finished, timeout=WAIT) as finished:
        shown.stop_button.click()
    assert isinstance(finished.args[0], Finished)
    assert finished.args[0].reason == "stopped"


def test_a_crash_is_told_and_its_log_can_be_copied(qtbot, panel, program):
    shown = panel(program("crash"))
    shown.start()
    qtbot.waitUntil(shown.failure.isVisible, timeout=WAIT)
    qtbot.mouseClick(shown.failure.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "code 70" in copied
    assert "Segmentation something" in copied
    assert shown.train_button.isEnabled()
    qtbot.mouseClick(shown.failure.close_button, Qt.MouseButton.LeftButton)
    assert not shown.failure.isVisible()


def test_a_refusal_shows_its_sentence(qtbot, panel, program):
    shown = panel(program("refuse"))
    shown.start()
    qtbot.waitUntil(shown.failure.isVisible, timeout=WAIT)
    assert "import products first" in shown.failure.text
    assert shown.progress.state == "failed"


def test_hovering_over_train_loads_the_process(qtbot, panel, program):
    shown = panel(program())
    QApplication.sendEvent(shown.train_button, QEvent(QEvent.Type.Enter))
    trainer = shown.trainer
    qtbot.waitUntil(lambda: trainer.process is not None and trainer.process.is_ready, timeout=WAIT)
    assert not shown.is_training


def test_a_shop_that_only_may_be_read_is_not_trained(qtbot, panel, program):
    shown = panel(program(), read_only=True)
    shown.start()
    shown.trainer.warm()
    assert not shown.train_button.isEnabled()
    assert shown.note.isVisible()
    assert not shown.is_training


def test_another_shop_ends_the_training_of_the_first(qtbot, panel, program):
    shown = panel(program(pace=0.02))
    shown.start()
    qtbot.waitUntil(lambda: shown.progress.state == "training", timeout=WAIT)
    process = shown.trainer.process
    with qtbot.waitSignal(process.destroyed, timeout=WAIT):
        shown.set_workspace(None)
    assert shown.progress.state == "idle"
    assert not shown.train_button.isEnabled()


def test_training_waits_for_an_update_and_says_so(qtbot, panel, program):
    shown = panel(program(pace=0.02))
    assert shown.trainer.update()
    assert not shown.train_button.isEnabled()
    assert "update is under way" in shown.note.text()
    shown.start()
    assert shown.progress.state == "idle"
    with qtbot.waitSignal(shown.trainer.changed, timeout=WAIT):
        shown.trainer.stop()
    assert shown.train_button.isEnabled()
    assert not shown.note.isVisible()


PLACES = re.compile(r"(\{\w+\})")


class Shouting(QTranslator):
    """Any language other than English will do to see that every word follows."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return "".join(part if part[:1] == "{" else part.upper() for part in PLACES.split(text))

    def isEmpty(self):
        return False


def test_words_follow_the_language(qtbot, panel, program):
    shown = panel(program())
    translator = Shouting()
    QApplication.installTranslator(translator)
    try:
        qtbot.waitUntil(lambda: shown.train_button.text() == "TRAIN")
        assert shown.progress.text == "READY TO TRAIN"
        assert shown.results.pages.button("runs").text() == "RUNS"
        assert shown.failure.copy_button.text() == "COPY LOG"
    finally:
        QApplication.removeTranslator(translator)
    qtbot.waitUntil(lambda: shown.train_button.text() == "Train")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_colours_follow_the_theme(qtbot, panel, program, mode):
    from gui.theme import theme

    theme().set_mode(mode)
    theme().install(QApplication.instance())
    shown = panel(program())
    shown.results.load_curves()
    background = shown.results.curves.loss.canvas.backgroundBrush().color().name()
    assert background == theme().colours.surface


def test_it_fits_its_narrowest_width(qtbot, panel, program):
    shown = panel(program())
    shown.resize(360, 700)
    shown.results.load_curves()
    shown.buttons.show_phase("training", True, True)
    shown.live.show()
    shown.next_steps.offer(RUN)
    shown.queue.hold(True)
    shown.queue.add(Job(settings={"epochs": 9, "batch_size": 1024, "dimension": 64}))
    shown.buttons.show_phase("training", True, True)
    shown.live.show()
    QApplication.processEvents()
    buttons = shown.buttons
    rows = (shown.live.measure_button, shown.next_steps.clone_button, shown.queue_view.hold)
    last = (buttons.train, buttons.discard, shown.stop_button, shown.results.export_button)
    for button in (*last, *rows):
        right = button.mapTo(shown, QPoint(button.width(), 0)).x()
        assert right <= 360


def test_of_a_discarded_training_nothing_is_told(qtbot, panel, program):
    shown = panel(program(pace=0.02))
    shown.start()
    qtbot.waitUntil(lambda: shown.progress.state == "training", timeout=WAIT)
    with qtbot.assertNotEmitted(shown.training_finished):
        with qtbot.waitSignal(shown.training_failed) as failed:
            shown.trainer.discard("")
        assert failed.args == [""]
        assert wait_for_all(5)
    assert shown.progress.state == "idle"
    assert shown.failure.isHidden()
    assert shown.form.isEnabled()
