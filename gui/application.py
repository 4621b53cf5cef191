"""Starts the window: looks for a screen, an input method and a Chinese font, then shows before it loads."""

import os
import socket
import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP, translate
from gui import background, failures, language, memory
from gui.main_window import MainWindow
from gui.state import State
from gui.theme import ASSETS, theme

NO_DISPLAY = QT_TRANSLATE_NOOP(
    "core",
    "There is no screen to open a window on (DISPLAY and WAYLAND_DISPLAY are not set). "
    "Start it from a desktop session, use `xvfb-run -a python main.py`, or see "
    "`python main.py --help` for what works without a window.",
)
DEAD_DISPLAY = QT_TRANSLATE_NOOP(
    "core",
    "The screen {display} does not answer. Check DISPLAY, or use `xvfb-run -a python main.py`.",
)
NO_FONT = QT_TRANSLATE_NOOP(
    "core",
    "No Chinese font is installed, so Chinese text shows as empty boxes. Install one, on Debian "
    "and Ubuntu with `sudo apt install fonts-noto-cjk`, and start again.",
)
# The window shares its thread's interpreter with searches; a shorter turn keeps frames on time.
SWITCH_SECONDS = 0.001
SETTLE_MS = 600
PATIENCE_MS = 120_000


def run(workspace: Path | None, query: str | None, screenshot: Path | None) -> int:
    """Open the window and return the exit code.

    Args:
        workspace: the folder to open, None for the user's own.
        query: what to search for at once.
        screenshot: where to save a picture of the painted window before leaving.

    Raises:
        UserError: there is no screen.
    """
    check_display(os.environ)
    prepare_input_method(os.environ)
    sys.setswitchinterval(SWITCH_SECONDS)
    memory.keep_small()
    state = State()
    trouble = failures.Failures()
    trouble.install()
    application = make_application(state)
    window = MainWindow(state, trouble)
    warn_about_fonts(window)
    if query:
        window.page.ask(query)
    window.show()
    QTimer.singleShot(0, window, lambda: window.start(workspace))
    if screenshot is not None:
        _Photographer(window, screenshot, bool(query))
    status = application.exec()
    window.shop.close()
    background.wait_for_all(2.0)
    return status


def make_application(state: State) -> QApplication:
    """Qt with our look and language."""
    failures.listen_to_qt()
    application = QApplication(["pinxun"])
    application.setApplicationName("pinxun")
    application.setApplicationDisplayName("")
    application.setDesktopFileName("pinxun")
    application.setWindowIcon(QIcon(str(ASSETS / "icons" / "pinxun.svg")))
    language.install(application, state.language)
    theme().set_mode(state.theme)
    theme().install(application)
    return application


def check_display(environment: Mapping[str, str]) -> None:
    """Make sure that Qt can open a window, for it aborts the process otherwise.

    Raises:
        UserError: no screen is named, or the one named is of this machine and does not answer.
    """
    platform = environment.get("QT_QPA_PLATFORM", "")
    needs_display = platform in ("", "xcb") or platform.startswith("wayland")
    if not sys.platform.startswith("linux") or not needs_display:
        return
    if environment.get("WAYLAND_DISPLAY") and platform != "xcb":
        return
    display = environment.get("DISPLAY", "")
    if not display:
        raise UserError(NO_DISPLAY)
    if display.startswith(":") and not _answers(display):
        raise UserError(DEAD_DISPLAY, display=display)


def _answers(display: str) -> bool:
    path = f"/tmp/.X11-unix/X{display[1:].partition('.')[0]}"
    for address in (path, f"\0{path}"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            try:
                connection.connect(address)
            except OSError:
                continue
            return True
    return False


def prepare_input_method(environment: MutableMapping[str, str]) -> None:
    """Let fcitx through: Qt's wheel has no plugin for it, but fcitx also answers as ibus."""
    if environment.get("QT_IM_MODULE", "").startswith("fcitx"):
        environment.setdefault("QT_IM_MODULES", "fcitx;ibus")
        environment.setdefault("IBUS_USE_PORTAL", "1")


def has_chinese_font() -> bool:
    """Whether any installed font can write simplified Chinese."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def warn_about_fonts(window: MainWindow) -> None:
    """Say on stderr and in the window which package brings a Chinese font, where there is none."""
    if not has_chinese_font():
        print(translate(NO_FONT), file=sys.stderr)
        # In English whatever the language: Chinese could not be read.
        window.page.notice.say(NO_FONT, "warn")


class _Photographer(QObject):
    """Saves a picture once the awaited answer is painted, then ends the application."""

    def __init__(self, window: MainWindow, path: Path, waits_for_query: bool):
        super().__init__(window)
        self._window = window
        self._path = path
        self._waits_for_query = waits_for_query
        window.painted.connect(self._settle)
        window.shop.failed.connect(lambda error: self._leave(2, str(error)))
        for refused in (window.shop.locked, window.shop.damaged):
            refused.connect(lambda path, error: self._leave(2, str(error)))
        QTimer.singleShot(PATIENCE_MS, self, lambda: self._leave(1, "nothing was painted"))

    def _settle(self, response: object) -> None:
        self._window.painted.disconnect(self._settle)
        QTimer.singleShot(SETTLE_MS, self, self._save)

    def _save(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._window.grab().save(str(self._path)):
            self._leave(0)
        else:
            self._leave(2, f"cannot write {self._path}")

    def _leave(self, status: int, reason: str = "") -> None:
        if reason:
            print(reason, file=sys.stderr)
        QApplication.exit(status)
