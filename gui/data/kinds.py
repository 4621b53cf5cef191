"""What the kinds of tables and their columns are called in the window."""

from PySide6.QtCore import QCoreApplication


def kind_name(kind: str) -> str:
    """The kind of a table in the user's language."""
    translate = QCoreApplication.translate
    return {
        "products": translate("kinds", "Products"),
        "events": translate("kinds", "Behaviour"),
        "sessions": translate("kinds", "Sessions"),
        "texts": translate("kinds", "Texts"),
        "queries": translate("kinds", "Queries"),
        "qrels": translate("kinds", "Judgments"),
    }.get(kind, kind)


def column_name(column: str) -> str:
    """One of our columns in the user's language."""
    translate = QCoreApplication.translate
    return {
        "product_id": translate("kinds", "Product id"),
        "title": translate("kinds", "Title"),
        "category": translate("kinds", "Category"),
        "brand": translate("kinds", "Brand"),
        "price": translate("kinds", "Price"),
        "image": translate("kinds", "Image"),
        "description": translate("kinds", "Description"),
        "rating": translate("kinds", "Rating"),
        "sales": translate("kinds", "Sales"),
        "user_id": translate("kinds", "Shopper"),
        "action": translate("kinds", "Action"),
        "timestamp": translate("kinds", "Time"),
        "query": translate("kinds", "Query"),
        "session_id": translate("kinds", "Session"),
        "position": translate("kinds", "Rank shown"),
        "text": translate("kinds", "Text"),
        "query_id": translate("kinds", "Query id"),
        "grade": translate("kinds", "Grade"),
        "items": translate("kinds", "Products in order"),
        "target": translate("kinds", "Next product"),
    }.get(column, column)


def action_name(action: str) -> str:
    """What a shopper does, in the user's language."""
    translate = QCoreApplication.translate
    return {
        "impression": translate("kinds", "shown"),
        "click": translate("kinds", "a click or view"),
        "favourite": translate("kinds", "a favourite"),
        "cart": translate("kinds", "put into the cart"),
        "purchase": translate("kinds", "a purchase"),
        "dismiss": translate("kinds", "not this"),
    }.get(action, action)
