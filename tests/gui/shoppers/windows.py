"""What tests ask of a window."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow

Open = Callable[[Path], MainWindow]


def shown(window: MainWindow) -> list[str]:
    response = window.page.results.model.response
    return [hit.product_id for hit in response.hits] if response else []


def ask(qtbot: QtBot, window: MainWindow, text: str) -> None:
    window.page.ask(text)
    model = window.page.results.model
    qtbot.waitUntil(lambda: model.response is not None and model.response.request.text == text)
