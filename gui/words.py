"""The words for what is searched here, by the domain of the open workspace: products, films, songs."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from core.domains import SHOP, Domain, domain_of

ACTIONS = ("click", "favourite", "cart", "purchase", "dismiss")

_name = SHOP


def use_domain(name: str) -> None:
    """Speak of the things of the domain `name` from now on; widgets hear of it as of another language."""
    global _name
    if name == _name:
        return
    _name = name
    for widget in QApplication.allWidgets():
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))


def domain() -> str:
    """The name of the domain that is spoken of."""
    return _name


def heading(name: str) -> str:
    """The word called `name`, such as `product`, as a heading."""
    return _domain().heading(name)


def worded(sentence: str, **values: object) -> str:
    """`sentence` with `values` and the words of the domain filled in: `Select a {product}`."""
    return _domain().worded(sentence, **values)


def counted(count: int) -> str:
    """So many things, as people count them: `60 件`, `60 部`."""
    return _domain().counted(count)


def action_name(action: str) -> str:
    """What a shopper did, as people say it; an unknown action keeps its own name."""
    return _domain().word(action) if action in ACTIONS else action


def _domain() -> Domain:
    return domain_of(_name)


def signed(value: float, digits: int = 3) -> str:
    """A figure with its sign: `+0.012`, `−0.030`, `±0.000`."""
    if not round(value, digits):
        return f"±{0:.{digits}f}"
    return f"{value:+.{digits}f}".replace("-", "−")
