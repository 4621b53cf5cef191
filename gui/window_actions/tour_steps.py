"""The three steps of the tour: search, act and ask why, train."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QListView, QWidget

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.tour import Step
from gui.window_actions.parts import WindowParts


def tour_steps(window: WindowParts) -> tuple[Step, ...]:
    """The steps, about widgets of `window`."""
    return (
        Step(
            Name(QT_TRANSLATE_NOOP("Actions", "Search as you type")),
            Name(
                QT_TRANSLATE_NOOP(
                    "Actions",
                    "Chinese, pinyin or English: the results follow every letter. The buttons beside"
                    " it choose between words, meaning, and both.",
                )
            ),
            lambda: _place_of(window.search_bar),
            lambda: window.arrange("demo"),
        ),
        Step(
            Name(QT_TRANSLATE_NOOP("Actions", "Act, and ask why")),
            Name(
                QT_TRANSLATE_NOOP(
                    "Actions",
                    "Click a card to open it; ♥, cart and buy change what comes next at once. Why here?"
                    " tells what put it at its rank.",
                )
            ),
            lambda: _first_result(window),
        ),
        Step(
            Name(QT_TRANSLATE_NOOP("Actions", "Train a model")),
            Name(
                QT_TRANSLATE_NOOP(
                    "Actions",
                    "Here a network learns this shop, with live curves; F5 starts it and the results move"
                    " while it learns. F1 shows all keys.",
                )
            ),
            lambda: _place_of(window.header.arrangement.button("train")),
        ),
    )


def _place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def _first_result(window: WindowParts) -> QRect:
    """The first card, or the whole place of results where there is none."""
    results = window.page.results
    for cards in results.findChildren(QListView):
        if cards.model() is results.model and cards.isVisible() and results.model.rowCount():
            viewport, card = cards.viewport(), cards.visualRect(results.model.index(0, 0))
            return QRect(viewport.mapTo(viewport.window(), card.topLeft()), card.size())
    return _place_of(results)
