"""Starts the window: looks for a screen, an input method and a Chinese font, then shows before it loads."""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from core.language import QT_TRANSLATE_NOOP, translate
from core.log import complain
from gui import background, failures, language, memory
from gui.display import check_display
from gui.garbage import GarbageCollector
from gui.main_window import MainWindow
from gui.screenshot import Photographer, check_picture
from gui.state import State
from gui.theme import LOGO, theme

NO_FONT = QT_TRANSLATE_NOOP(
    "core",
    "No Chinese font is installed, so Chinese text shows as empty boxes. Install one, on Debian "
    "and Ubuntu with `sudo apt install fonts-noto-cjk`, and start again.",
)
# The window shares its thread's interpreter with searches; a shorter turn keeps frames on time.
SWITCH_SECONDS = 0.001


def run(workspace: Path | None, query: str | None, screenshot: Path | None) -> int:
    """Open the window and return the exit code.

    Args:
        workspace: the folder to open, None for the user's own.
        query: what to search for at once.
        screenshot: where to save a picture of the painted window before leaving.

    Raises:
        UserError: there is no screen, or no picture can be saved there.
    """
    check_display(os.environ)
    if screenshot is not None:
        check_picture(screenshot)
    prepare_input_method(os.environ)
    sys.setswitchinterval(SWITCH_SECONDS)
    memory.keep_small()
    state = State()
    application = make_application(state)
    window = make_window(state)
    if query:
        window.page.ask(query)
    window.show()
    QTimer.singleShot(0, window, lambda: window.start(workspace))
    if screenshot is not None:
        Photographer(window, screenshot)
    else:
        window.painted.connect(window.guides.tour.offer)
    status = application.exec()
    window.shop.close()
    background.wait_for_all(2.0)
    return status


def make_window(state: State) -> MainWindow:
    """The window, told of what escapes anywhere."""
    trouble = failures.Failures()
    trouble.install()
    window = MainWindow(state, trouble)
    window.shop.opened.connect(GarbageCollector(window).collect_all_soon)
    warn_about_fonts(window)
    return window


def make_application(state: State) -> QApplication:
    """Qt with our look and language."""
    failures.listen_to_qt()
    application = QApplication(["pinxun"])
    application.setApplicationName("pinxun")
    application.setApplicationDisplayName("")
    application.setDesktopFileName("pinxun")
    application.setWindowIcon(QIcon(str(LOGO)))
    language.install(application, state.language)
    theme().set_mode(state.theme)
    theme().install(application)
    return application


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
        complain(translate(NO_FONT))
        # In English whatever the language: Chinese could not be read.
        window.page.notice.say(NO_FONT, "warn")
