"""The words for what is searched here, by the domain of the open workspace: products, films, songs."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from core.domains import SHOP, Domain, domain_of

NAMES = ("product", "products", "shopper", "category", "brand")
ACTIONS = ("click", "favourite", "cart", "purchase")

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
    """The word called `name`, one of `NAMES`, as a heading."""
    return _domain().heading(name)


def worded(sentence: str, **values: object) -> str:
    """`sentence` with `values` and the words of the domain filled in: `Select a {product}`."""
    words = {name: _domain().word(name) for name in NAMES}
    return sentence.format(**words, **values)


def counted(count: int) -> str:
    """So many things, as people count them: `60 件`, `60 部`."""
    counts = {
        "film": QCoreApplication.translate("Words", "{count} films"),
        "music": QCoreApplication.translate("Words", "{count} songs"),
        "social": QCoreApplication.translate("Words", "{count} posts"),
    }
    of_shop = QCoreApplication.translate("Words", "{count} products")
    return counts.get(_name, of_shop).format(count=f"{count:,}")


def action_name(action: str) -> str:
    """What a shopper did, as people say it; an unknown action keeps its own name."""
    return _domain().word(action) if action in ACTIONS else action


def _domain() -> Domain:
    return domain_of(_name)
