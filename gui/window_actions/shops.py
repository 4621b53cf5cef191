"""Actions on shops and their data: opened, imported, made fresh again."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from core.data.shops.own import own_shops
from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import GROUPS, ActionRegistry, Command
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts


def add_shop_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them, and every shop that is known."""
    button = window.header.workspace
    registry.adopt(
        button.open_action,
        "shops.open",
        Name(QT_TRANSLATE_NOOP("Actions", "Open workspace folder…")),
        "shops",
        icon="folder",
    )
    registry.adopt(
        button.import_action,
        "shops.import",
        Name(QT_TRANSLATE_NOOP("Actions", "Import files…")),
        "shops",
        icon="import",
        hindrance=lambda: conditions.not_importing(window),
    )
    registry.adopt(
        button.demo_action,
        "shops.demo",
        Name(QT_TRANSLATE_NOOP("Actions", "Open the demo world")),
        "shops",
        icon="sparkles",
    )
    registry.adopt(
        button.reset_action,
        "shops.reset_demo",
        Name(QT_TRANSLATE_NOOP("Actions", "Reset the demo world…")),
        "shops",
        icon="undo",
    )
    registry.add(
        "shops.show_folder",
        Name(QT_TRANSLATE_NOOP("Actions", "Show the folder of the open shop")),
        "shops",
        lambda: _show_folder(window),
        icon="folder",
        hindrance=lambda: conditions.no_shop(window),
    )
    registry.provide(lambda: _shops(window))
    registry.follow(window.shop.opened, window.shop.closing, window.shop.engine_ready)


def _show_folder(window: WindowParts) -> None:
    workspace = window.shop.workspace
    if workspace is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(workspace.path)))


def _shops(window: WindowParts) -> Iterator[Command]:
    """The user's own shops and folders elsewhere that were open lately."""
    group, button = GROUPS["shops"].said(), window.header.workspace
    workspace = window.shop.workspace
    open_path = workspace.path if workspace is not None else None
    own = own_shops()
    recent = [Path(text) for text in window.state.workspaces if Path(text) not in own]
    chosen = [(path, button.shop_chosen) for path in own]
    for path, signal in [*chosen, *((path, button.recent_chosen) for path in recent)]:
        name = Name(QT_TRANSLATE_NOOP("Actions", "Open the shop {name}"), path.name)
        yield Command(
            f"shops.open:{path}",
            name.said_in_both(),
            group,
            partial(signal.emit, path),
            icon="bag",
            is_chosen=path == open_path,
        )
