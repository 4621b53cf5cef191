"""The words for what is searched here, by the kind of things a workspace holds."""

from PySide6.QtCore import QCoreApplication


def action_name(action: str) -> str:
    """What a shopper did, as people say it; an unknown action keeps its own name."""
    known = {
        "click": QCoreApplication.translate("Words", "looked at"),
        "favourite": QCoreApplication.translate("Words", "liked"),
        "cart": QCoreApplication.translate("Words", "put in the cart"),
        "purchase": QCoreApplication.translate("Words", "bought"),
    }
    return known.get(action, action)
