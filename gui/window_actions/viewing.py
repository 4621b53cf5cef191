"""Actions of the look: arrangements, panels, theme, language, cards or list, and the end."""

from collections.abc import Callable
from functools import partial

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import ActionRegistry
from gui.header import THEME_ICONS
from gui.language import current
from gui.state import ARRANGEMENTS
from gui.window_actions.parts import WindowParts
from gui.window_picture import WindowPicture

ARRANGED = {
    "demo": Name(QT_TRANSLATE_NOOP("Actions", "Arrangement: demo")),
    "train": Name(QT_TRANSLATE_NOOP("Actions", "Arrangement: train")),
    "inspect": Name(QT_TRANSLATE_NOOP("Actions", "Arrangement: inspect")),
    "feedback": Name(QT_TRANSLATE_NOOP("Actions", "Arrangement: feedback")),
}
THEMES = {
    "light": Name(QT_TRANSLATE_NOOP("Actions", "Theme: light")),
    "dark": Name(QT_TRANSLATE_NOOP("Actions", "Theme: dark")),
    "system": Name(QT_TRANSLATE_NOOP("Actions", "Theme: like the desktop")),
}
LANGUAGE_NAMES = {
    "zh": Name(QT_TRANSLATE_NOOP("Actions", "Language: Chinese")),
    "en": Name(QT_TRANSLATE_NOOP("Actions", "Language: English")),
}
VIEWS = {
    "grid": Name(QT_TRANSLATE_NOOP("Actions", "Results as cards")),
    "list": Name(QT_TRANSLATE_NOOP("Actions", "Results as a list")),
}


def add_view_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them."""
    _add_arrangements(registry, window)
    _add_look(registry, window)
    view = window.page.view
    for key, name in VIEWS.items():
        registry.add(
            f"view.{key}",
            name,
            "view",
            view.button(key).click,
            icon=key,
            is_chosen=partial(view.is_chosen, key),
        )
    _add_picture(registry, window)
    registry.add(
        "window.quit",
        Name(QT_TRANSLATE_NOOP("Actions", "Quit")),
        "view",
        window.close,
        keys=("Ctrl+Q",),
        icon="close",
    )


def _add_arrangements(registry: ActionRegistry, window: WindowParts) -> None:
    for number, arrangement in enumerate(ARRANGEMENTS, 1):
        registry.add(
            f"view.arrange_{arrangement}",
            ARRANGED[arrangement],
            "view",
            partial(window.arrange, arrangement),
            keys=(f"Ctrl+{number}",),
            icon="layers",
            is_chosen=_is(lambda: window.state.arrangement, arrangement),
        )
    for dock, id, name in (
        (window.panels.training, "training", QT_TRANSLATE_NOOP("Actions", "Training panel")),
        (window.panels.inspector, "inspector", QT_TRANSLATE_NOOP("Actions", "Inspector")),
    ):
        action = dock.toggleViewAction()
        registry.adopt(action, f"view.panel_{id}", Name(name), "view", icon=action.objectName())


def _add_look(registry: ActionRegistry, window: WindowParts) -> None:
    look = window.header.look
    for mode, name in THEMES.items():
        registry.adopt(
            look.actions_of[mode], f"view.theme_{mode}", name, "view", icon=THEME_ICONS[mode]
        )
    for code, name in LANGUAGE_NAMES.items():
        registry.add(
            f"view.language_{code}",
            name,
            "view",
            partial(window.header.set_language, code),
            icon="info",
            is_chosen=_is(current, code),
        )


def _add_picture(registry: ActionRegistry, window: WindowParts) -> None:
    picture = WindowPicture(
        window.window(),
        window.toast,
        lambda: window.page.controller.request.text or window.header.workspace.title,
    )
    picture.failed.connect(window.display.show)
    registry.add(
        "window.picture",
        Name(QT_TRANSLATE_NOOP("Actions", "Picture of the window")),
        "view",
        picture.take,
        keys=("Ctrl+Shift+S",),
        icon="monitor",
    )


def _is(read: Callable[[], str], value: str) -> Callable[[], bool]:
    return lambda: read() == value
