"""The rules of the cleaning report: what each does to a row, and what it says."""

from core.language import QT_TRANSLATE_NOOP

REPAIRED, REJECTED, NOTED = "repaired", "rejected", "noted"

# rule → (what it does to a row, what it says)
RULES: dict[str, tuple[str, str]] = {
    "torn_row": (REJECTED, QT_TRANSLATE_NOOP("core", "The row has too few columns")),
    "short_row": (NOTED, QT_TRANSLATE_NOOP("core", "The row ends early; its last cells are empty")),
    "extra_columns": (
        REJECTED,
        QT_TRANSLATE_NOOP("core", "The row has more columns than the header"),
    ),
    "encoding_told": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "The text is not UTF-8; its encoding was told by its letters"),
    ),
    "broken_row": (REJECTED, QT_TRANSLATE_NOOP("core", "The row cannot be read")),
    "repeated_header": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "The header came again and was skipped"),
    ),
    "sheet_not_read": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "A sheet with other columns was not read"),
    ),
    "open_quote": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "A quote that never closes was taken for a letter"),
    ),
    "undecodable": (NOTED, QT_TRANSLATE_NOOP("core", "Bytes that are no text became �")),
    "no_value": (REPAIRED, QT_TRANSLATE_NOOP("core", "A word for “no value” was emptied")),
    "guard": (
        REPAIRED,
        QT_TRANSLATE_NOOP("core", "A spreadsheet's quote before a sign was removed"),
    ),
    "html": (REPAIRED, QT_TRANSLATE_NOOP("core", "HTML tags and entities were removed")),
    "full_width": (
        REPAIRED,
        QT_TRANSLATE_NOOP("core", "Full-width letters and digits became plain"),
    ),
    "controls": (
        REPAIRED,
        QT_TRANSLATE_NOOP("core", "Control characters and double spaces were removed"),
    ),
    "no_id": (REJECTED, QT_TRANSLATE_NOOP("core", "The row has no id")),
    "no_title": (REJECTED, QT_TRANSLATE_NOOP("core", "The product has no title")),
    "duplicate_id": (
        REJECTED,
        QT_TRANSLATE_NOOP("core", "The id came before; the first row stays"),
    ),
    "variant": (
        REJECTED,
        QT_TRANSLATE_NOOP(
            "core", "A variant of the product above; what it alone says was taken over"
        ),
    ),
    "id_text": (
        REPAIRED,
        QT_TRANSLATE_NOOP("core", "An id lost a spreadsheet's quotes or “.0”"),
    ),
    "id_rounded": (
        NOTED,
        QT_TRANSLATE_NOOP(
            "core",
            "A spreadsheet has rounded the id to fifteen digits or fewer; export ids as text",
        ),
    ),
    "duplicate_title": (NOTED, QT_TRANSLATE_NOOP("core", "Another product has the same title")),
    "price_text": (REPAIRED, QT_TRANSLATE_NOOP("core", "The price was read out of text")),
    "price_unclear": (
        NOTED,
        QT_TRANSLATE_NOOP(
            "core", "A point may group thousands or mark decimals; it was taken for thousands"
        ),
    ),
    "image_first": (REPAIRED, QT_TRANSLATE_NOOP("core", "Of several pictures the first was kept")),
    "price_range": (REPAIRED, QT_TRANSLATE_NOOP("core", "Of a price range the lower end was kept")),
    "price_impossible": (
        REPAIRED,
        QT_TRANSLATE_NOOP(
            "core", "An impossible price was emptied (zero, negative, absurd or no number)"
        ),
    ),
    "rating_impossible": (
        REPAIRED,
        QT_TRANSLATE_NOOP("core", "A rating outside 0 to 5 was emptied"),
    ),
    "rating_text": (REPAIRED, QT_TRANSLATE_NOOP("core", "The rating was read out of text")),
    "sales_text": (REPAIRED, QT_TRANSLATE_NOOP("core", "Sales were read out of text")),
    "sales_impossible": (REPAIRED, QT_TRANSLATE_NOOP("core", "Impossible sales were emptied")),
    "category_levels": (
        REPAIRED,
        QT_TRANSLATE_NOOP(
            "core", "Category levels were joined by “ / ”, of several paths the first"
        ),
    ),
    "no_user": (REJECTED, QT_TRANSLATE_NOOP("core", "The event has no shopper")),
    "no_product": (REJECTED, QT_TRANSLATE_NOOP("core", "The event has no product")),
    "unknown_action": (REJECTED, QT_TRANSLATE_NOOP("core", "The action is not one that is known")),
    "unknown_product": (
        REJECTED,
        QT_TRANSLATE_NOOP("core", "The event is for a product the shop lacks"),
    ),
    "no_catalogue": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "The event was kept unchecked, for the shop has no products yet"),
    ),
    "unknown_rating": (
        REJECTED,
        QT_TRANSLATE_NOOP("core", "The rating is not a number from 0 to 5"),
    ),
    "rated": (
        NOTED,
        QT_TRANSLATE_NOOP(
            "core", "A rating was read as an action: from 4 a favourite, from 3 a click, else shown"
        ),
    ),
    "bad_time": (REJECTED, QT_TRANSLATE_NOOP("core", "The time is neither a number nor a date")),
    "time_milliseconds": (
        REPAIRED,
        QT_TRANSLATE_NOOP("core", "Milliseconds or finer became seconds"),
    ),
    "time_date": (
        REPAIRED,
        QT_TRANSLATE_NOOP("core", "A date became seconds; without a zone it is local to the shop"),
    ),
    "time_month_first": (
        NOTED,
        QT_TRANSLATE_NOOP(
            "core", "Nothing tells day from month; the month was taken to come first"
        ),
    ),
    "time_day_first": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "Nothing tells day from month; the day was taken to come first"),
    ),
    "session_shopper": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "The log has no shoppers; each session was taken for one"),
    ),
    "every_row": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "The log has no actions; every row was taken for the same"),
    ),
    "numbered_action": (
        REJECTED,
        QT_TRANSLATE_NOOP("core", "The action is a number; say what it means"),
    ),
    "action_alias": (
        REPAIRED,
        QT_TRANSLATE_NOOP("core", "Another name of an action was understood"),
    ),
    "duplicate_event": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "The very same event came before; both stay"),
    ),
    "query_text": (
        REPAIRED,
        QT_TRANSLATE_NOOP(
            "core", "Markup, full-width letters or spaces were taken out of the query"
        ),
    ),
    "session_strangers": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "The session has products the shop lacks"),
    ),
    "empty_session": (REJECTED, QT_TRANSLATE_NOOP("core", "The session has no products")),
    "no_text": (REJECTED, QT_TRANSLATE_NOOP("core", "The row has no text")),
    "no_category": (REJECTED, QT_TRANSLATE_NOOP("core", "The row has no category")),
    "duplicate_query": (REJECTED, QT_TRANSLATE_NOOP("core", "The query came before")),
    "bad_grade": (
        REJECTED,
        QT_TRANSLATE_NOOP("core", "The grade is not a whole number from 0 to 1000"),
    ),
    "query_told": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "A query that was not there came with its judgments"),
    ),
    "total_row": (REJECTED, QT_TRANSLATE_NOOP("core", "The row is the total of a report")),
    "grade_word": (
        REPAIRED,
        QT_TRANSLATE_NOOP("core", "A grade in words or letters became a number"),
    ),
    "grade_rounded": (
        REPAIRED,
        QT_TRANSLATE_NOOP("core", "A grade between whole numbers was rounded"),
    ),
    "negative_grade": (REPAIRED, QT_TRANSLATE_NOOP("core", "A grade below 0 became 0")),
    "unknown_query": (
        REJECTED,
        QT_TRANSLATE_NOOP("core", "The judgment is for a query that is not there"),
    ),
    "judged_unknown_product": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "The judged product is not in the shop; it counts as not found"),
    ),
    "duplicate_judgment": (
        REJECTED,
        QT_TRANSLATE_NOOP("core", "The pair was judged before; the first stays"),
    ),
    "column_empty": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "A column that is known says nothing in any row"),
    ),
    "column_unused": (
        NOTED,
        QT_TRANSLATE_NOOP(
            "core", "A column looks like one that is known, but another took its place"
        ),
    ),
    "demo_removed": (
        NOTED,
        QT_TRANSLATE_NOOP("core", "The demo world's data and model gave way to your shop"),
    ),
}
