"""Actions about who shops: chosen, made up, their taste and their session."""

from collections.abc import Iterator
from functools import partial

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import GROUPS, ActionRegistry, Command
from gui.shoppers.shopper_model import GUEST
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts

# Shoppers of the log that the palette offers by name: more are found in the panel of shoppers.
SHOPPERS_OFFERED = 100


def add_shopper_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them, and everybody who could be chosen."""
    shoppers = window.shoppers
    registry.add(
        "shoppers.choose",
        Name(QT_TRANSLATE_NOOP("Actions", "Choose a {shopper}")),
        "shoppers",
        shoppers.button.click,
        keys=("Ctrl+G",),
        icon="heart",
        hindrance=lambda: conditions.nobody_to_choose(window),
    )
    registry.add(
        "shoppers.make_up",
        Name(QT_TRANSLATE_NOOP("Actions", "Make up a {shopper}")),
        "shoppers",
        window.making_up.begin,
        icon="plus",
        hindrance=lambda: conditions.not_making_up(window),
    )
    registry.add(
        "shoppers.personalise",
        Name(QT_TRANSLATE_NOOP("Actions", "Personal search on or off")),
        "shoppers",
        shoppers.personal.click,
        keys=("Ctrl+P",),
        icon="heart_full",
        hindrance=lambda: conditions.no_taste(window),
        is_chosen=lambda: shoppers.personal.is_on,
    )
    registry.add(
        "shoppers.new_session",
        Name(QT_TRANSLATE_NOOP("Actions", "New session")),
        "shoppers",
        shoppers.arrive_anew,
        icon="clock",
        hindrance=lambda: conditions.no_session(window),
    )
    registry.provide(lambda: _everybody(window))
    registry.follow(shoppers.arrived, shoppers.followed, window.making_up.people.changed)
    registry.follow(window.shop.shoppers_ready)


def _everybody(window: WindowParts) -> Iterator[Command]:
    """The guest, those made up and the most active of the log."""
    group, people = GROUPS["shoppers"].said(), window.making_up.people
    known = window.shop.shoppers
    ids = [*known.user_ids][:SHOPPERS_OFFERED] if known is not None else []
    named = [(person.user_id, person.name) for person in people.all]
    be_guest = Name(QT_TRANSLATE_NOOP("Actions", "Shop as a guest"))
    be = QT_TRANSLATE_NOOP("Actions", "Shop as {name}")
    others = (*named, *zip(ids, ids, strict=True))
    for user_id, name in [(GUEST, be_guest), *((id, Name(be, name)) for id, name in others)]:
        yield Command(
            f"shoppers.be:{user_id}",
            name.said_in_both(),
            group,
            partial(window.shoppers.choose, user_id),
            icon="heart",
            is_chosen=window.shoppers.user_id == user_id,
        )
