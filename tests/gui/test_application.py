"""Before the window opens: screen, input method, fonts, languages, errors nobody caught."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import core.language
from assets.translations import refresh
from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP
from core.log import log_path, start_logging
from gui import application, background, language
from gui.failures import FailureDialog, Failures
from gui.state import RECENT_QUERIES, State

ROOT = Path(__file__).parents[2]


def test_none_keeps_its_references_through_void_qt_calls(qapp: QApplication) -> None:
    # PySide6 6.12.0 loses one a call on Python 3.10 and 3.11, and aborts when none is left.
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(1000):
        thing.setObjectName(str(number))
    assert sys.getrefcount(None) > before - 1000


def test_fcitx_is_reached_as_ibus() -> None:
    environment = {"QT_IM_MODULE": "fcitx5"}
    application.prepare_input_method(environment)
    assert environment["QT_IM_MODULES"] == "fcitx;ibus"
    assert environment["IBUS_USE_PORTAL"] == "1"
    other = {"QT_IM_MODULE": "ibus"}
    application.prepare_input_method(other)
    assert other == {"QT_IM_MODULE": "ibus"}
    chosen = {"QT_IM_MODULE": "fcitx", "IBUS_USE_PORTAL": "0"}
    application.prepare_input_method(chosen)
    assert chosen["IBUS_USE_PORTAL"] == "0"


def test_the_window_process_starts_without_the_heavy_libraries() -> None:
    heavy = "tensorflow keras pandas sklearn gensim jieba pyqtgraph"
    code = (
        "import sys, gui.application;"
        f"print([name for name in '{heavy}'.split() if name in sys.modules])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "[]"


def test_language_changes_the_window_core_and_qts_own_words(qapp: QApplication) -> None:
    language.install(qapp, "zh")
    assert QCoreApplication.translate("WindowHeader", "Train") == "训练"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert core.language.translate("Epochs") == "训练轮数"
    language.install(qapp, "en")
    assert QCoreApplication.translate("WindowHeader", "Train") == "Train"
    assert core.language.translate("Epochs") == "Epochs"


def test_the_translations_know_every_sentence_of_the_sources(tmp_path: Path) -> None:
    refresh.collect(tmp_path / "now.ts")
    # If this fails: python -m assets.translations.refresh
    assert refresh.sentences(tmp_path / "now.ts") == refresh.sentences()


def test_everything_is_translated() -> None:
    assert refresh.untranslated() == []


def test_translations_keep_every_place_of_the_sentence() -> None:
    for message in ElementTree.parse(refresh.SOURCE).getroot().iter("message"):
        english, chinese = message.findtext("source", ""), message.findtext("translation", "")
        places = [sorted(re.findall(r"{[^}]*}", text)) for text in (english, chinese)]
        assert places[0] == places[1], english


def test_what_is_remembered_comes_back_and_nonsense_does_not(tmp_path: Path) -> None:
    state = State(tmp_path)
    assert (state.theme, state.arrangement, state.method) == ("system", "demo", "hybrid")
    state.theme, state.view = "dark", "list"
    state.settings.setValue("search/method", "magic")
    for number in range(RECENT_QUERIES + 5):
        state.remember_query(tmp_path, f"q{number}")
    state.remember_query(tmp_path, "q10")
    state.remember_query(tmp_path, "  ")
    state.remember_workspace(tmp_path / "shop")
    state.save()
    again = State(tmp_path)
    assert (again.theme, again.view, again.method) == ("dark", "list", "hybrid")
    assert again.queries(tmp_path)[:2] == ["q10", f"q{RECENT_QUERIES + 4}"]
    assert len(again.queries(tmp_path)) == RECENT_QUERIES
    assert again.workspaces == [str(tmp_path / "shop")]


def test_state_is_kept_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINXUN_STATE_DIR", str(tmp_path / "elsewhere"))
    state = State()
    state.theme = "dark"
    state.save()
    assert (tmp_path / "elsewhere" / "window.ini").exists()


def test_what_escapes_a_thread_is_sorted_by_who_must_act(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging()
    hooks = sys.excepthook, __import__("threading").excepthook
    trouble = Failures()
    trouble.install()
    try:
        with qtbot.waitSignal(trouble.user_error_raised) as blocker:
            background.run(_raise, UserError(QT_TRANSLATE_NOOP("core", "Epochs")))
        assert str(blocker.args[0]) == "Epochs"
        with qtbot.waitSignal(trouble.bug_found) as blocker:
            background.run(_raise, ZeroDivisionError("ours"))
        assert "ZeroDivisionError: ours" in blocker.args[0]
    finally:
        sys.excepthook, __import__("threading").excepthook = hooks
    assert "ours" in log_path().read_text("utf-8")
    assert "ours" in capsys.readouterr().err


def test_a_bug_is_shown_with_its_traceback_and_the_log(qtbot: QtBot) -> None:
    dialog = FailureDialog("Traceback: here")
    qtbot.addWidget(dialog)
    assert dialog.trace.toPlainText() == "Traceback: here"
    dialog.show()
    dialog._copy()
    assert QApplication.clipboard().text() == "Traceback: here"


def _raise(error: BaseException) -> None:
    raise error
