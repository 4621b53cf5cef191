"""The rules of the cleaning report: what each does to a row, and what it says."""

from core.language import QT_TRANSLATE_NOOP

REPAIRED, REJECTED, NOTED = "repaired", "rejected", "noted"

_REPAIRS = {
    "no_value": QT_TRANSLATE_NOOP("core", "A word for “no value” was emptied"),
    "guard": QT_TRANSLATE_NOOP("core", "A spreadsheet's quote before a sign was removed"),
    "html": QT_TRANSLATE_NOOP("core", "HTML tags and entities were removed"),
    "full_width": QT_TRANSLATE_NOOP("core", "Full-width letters and digits became plain"),
    "controls": QT_TRANSLATE_NOOP("core", "Control characters and double spaces were removed"),
    "id_text": QT_TRANSLATE_NOOP("core", "An id lost a spreadsheet's quotes or “.0”"),
    "number_chosen": QT_TRANSLATE_NOOP("core", "Of several numbers in a cell one was taken"),
    "image_first": QT_TRANSLATE_NOOP("core", "Of several pictures the first was kept"),
    "price_range": QT_TRANSLATE_NOOP("core", "Of a price range the lower end was kept"),
    "price_impossible": QT_TRANSLATE_NOOP(
        "core", "An impossible price was emptied (zero, negative, absurd or no number)"
    ),
    "rating_impossible": QT_TRANSLATE_NOOP("core", "A rating outside 0 to 5 was emptied"),
    "sales_impossible": QT_TRANSLATE_NOOP("core", "Impossible sales were emptied"),
    "category_first": QT_TRANSLATE_NOOP("core", "Of several category paths the first was kept"),
    "price_unclear": QT_TRANSLATE_NOOP(
        "core", "A point may group thousands or mark decimals; it was taken for thousands"
    ),
    "time_month_first": QT_TRANSLATE_NOOP(
        "core", "Nothing tells day from month; the month was taken to come first"
    ),
    "time_day_first": QT_TRANSLATE_NOOP(
        "core", "Nothing tells day from month; the day was taken to come first"
    ),
    "query_text": QT_TRANSLATE_NOOP(
        "core", "Markup, full-width letters or spaces were taken out of the query"
    ),
    "grade_rounded": QT_TRANSLATE_NOOP("core", "A grade between whole numbers was rounded"),
    "negative_grade": QT_TRANSLATE_NOOP("core", "A grade below 0 became 0"),
}
_REJECTIONS = {
    "torn_row": QT_TRANSLATE_NOOP("core", "The row has too few columns"),
    "extra_columns": QT_TRANSLATE_NOOP("core", "The row has more columns than the header"),
    "broken_row": QT_TRANSLATE_NOOP("core", "The row cannot be read"),
    "no_id": QT_TRANSLATE_NOOP("core", "The row has no id"),
    "no_title": QT_TRANSLATE_NOOP("core", "The product has no title"),
    "duplicate_id": QT_TRANSLATE_NOOP("core", "The id came before; the first row stays"),
    "variant": QT_TRANSLATE_NOOP(
        "core", "A variant of the product above; what it alone says was taken over"
    ),
    "no_user": QT_TRANSLATE_NOOP("core", "The event has no shopper"),
    "no_product": QT_TRANSLATE_NOOP("core", "The event has no product"),
    "unknown_action": QT_TRANSLATE_NOOP("core", "The action is not one that is known"),
    "unknown_product": QT_TRANSLATE_NOOP("core", "The event is for a product the shop lacks"),
    "unknown_rating": QT_TRANSLATE_NOOP("core", "The rating is not a number from 0 to 5"),
    "bad_time": QT_TRANSLATE_NOOP("core", "The time is neither a number nor a date"),
    "numbered_action": QT_TRANSLATE_NOOP("core", "The action is a number; say what it means"),
    "empty_session": QT_TRANSLATE_NOOP("core", "The session has no products"),
    "no_text": QT_TRANSLATE_NOOP("core", "The row has no text"),
    "no_category": QT_TRANSLATE_NOOP("core", "The row has no category"),
    "duplicate_query": QT_TRANSLATE_NOOP("core", "The query came before"),
    "bad_grade": QT_TRANSLATE_NOOP("core", "The grade is not a whole number from 0 to 1000"),
    "grade_above": QT_TRANSLATE_NOOP(
        "core", "The grade is above 3, the highest of a query set; say which scale it is of"
    ),
    "total_row": QT_TRANSLATE_NOOP("core", "The row is the total of a report"),
    "unknown_query": QT_TRANSLATE_NOOP("core", "The judgment is for a query that is not there"),
    "duplicate_judgment": QT_TRANSLATE_NOOP("core", "The pair was judged before; the first stays"),
}
_NOTES = {
    "price_text": QT_TRANSLATE_NOOP("core", "The price was read out of text"),
    "rating_text": QT_TRANSLATE_NOOP("core", "The rating was read out of text"),
    "sales_text": QT_TRANSLATE_NOOP("core", "Sales were read out of text"),
    "category_levels": QT_TRANSLATE_NOOP("core", "Category levels were joined by “ / ”"),
    "time_milliseconds": QT_TRANSLATE_NOOP("core", "Milliseconds or finer became seconds"),
    "time_date": QT_TRANSLATE_NOOP(
        "core", "A date became seconds; without a zone it is local to the shop"
    ),
    "action_alias": QT_TRANSLATE_NOOP("core", "Another name of an action was understood"),
    "grade_word": QT_TRANSLATE_NOOP("core", "A grade in words or letters became a number"),
    "short_row": QT_TRANSLATE_NOOP("core", "The row ends early; its last cells are empty"),
    "encoding_told": QT_TRANSLATE_NOOP(
        "core", "The text is not UTF-8; its encoding was told by its letters"
    ),
    "repeated_header": QT_TRANSLATE_NOOP("core", "The header came again and was skipped"),
    "sheet_not_read": QT_TRANSLATE_NOOP("core", "A sheet with other columns was not read"),
    "open_quote": QT_TRANSLATE_NOOP("core", "A quote that never closes was taken for a letter"),
    "undecodable": QT_TRANSLATE_NOOP("core", "Bytes that are no text became �"),
    "id_rounded": QT_TRANSLATE_NOOP(
        "core", "A spreadsheet has rounded the id to fifteen digits or fewer; export ids as text"
    ),
    "duplicate_title": QT_TRANSLATE_NOOP("core", "Another product has the same title"),
    "no_catalogue": QT_TRANSLATE_NOOP(
        "core", "The event was kept unchecked, for the shop has no products yet"
    ),
    "rated": QT_TRANSLATE_NOOP(
        "core", "A rating was read as an action: from 4 a favourite, from 3 a click, else shown"
    ),
    "session_shopper": QT_TRANSLATE_NOOP(
        "core", "The log has no shoppers; each session was taken for one"
    ),
    "every_row": QT_TRANSLATE_NOOP(
        "core", "The log has no actions; every row was taken for the same"
    ),
    "duplicate_event": QT_TRANSLATE_NOOP("core", "The very same event came before; both stay"),
    "session_strangers": QT_TRANSLATE_NOOP("core", "The session has products the shop lacks"),
    "query_told": QT_TRANSLATE_NOOP("core", "A query that was not there came with its judgments"),
    "judged_unknown_product": QT_TRANSLATE_NOOP(
        "core", "The judged product is not in the shop; it counts as not found"
    ),
    "column_empty": QT_TRANSLATE_NOOP("core", "A column that is known says nothing in any row"),
    "column_unused": QT_TRANSLATE_NOOP(
        "core", "A column looks like one that is known, but another took its place"
    ),
    "demo_removed": QT_TRANSLATE_NOOP(
        "core", "The demo world's data and model gave way to your shop"
    ),
}
# rule → (what it does to a row, what it says)
RULES: dict[str, tuple[str, str]] = {
    **{rule: (REPAIRED, label) for rule, label in _REPAIRS.items()},
    **{rule: (REJECTED, label) for rule, label in _REJECTIONS.items()},
    **{rule: (NOTED, label) for rule, label in _NOTES.items()},
}


def is_repair(rule: str) -> bool:
    """Whether `rule`, empty for none, changes or guesses what a row means; reading its format does not."""
    return bool(rule) and RULES[rule][0] == REPAIRED
