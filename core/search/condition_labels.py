"""What the conditions of a query are called, for verbs and window alike."""

from core.language import QT_TRANSLATE_NOOP, translate
from core.text.conditions import Condition, ConditionKind

_LABELS = {
    ConditionKind.PRICE: QT_TRANSLATE_NOOP("core", "Price {limits}"),
    ConditionKind.EXCLUDED: QT_TRANSLATE_NOOP("core", "Not {things}"),
    ConditionKind.SIZE: QT_TRANSLATE_NOOP("core", "Size {size}"),
}
_LEVELS = {
    "cheap": QT_TRANSLATE_NOOP("core", "Cheapest quarter"),
    "modest": QT_TRANSLATE_NOOP("core", "Cheaper half"),
    "dear": QT_TRANSLATE_NOOP("core", "Dearest quarter"),
}
_MEANINGS = {
    ConditionKind.PRICE: QT_TRANSLATE_NOOP("core", "only what costs so much"),
    ConditionKind.LEVEL: QT_TRANSLATE_NOOP(
        "core", "of what answers the query, by the price within each category"
    ),
    ConditionKind.EXCLUDED: QT_TRANSLATE_NOOP(
        "core", "nothing that says so in title, brand, category or attributes"
    ),
    ConditionKind.SIZE: QT_TRANSLATE_NOOP("core", "nothing that names other sizes alone"),
}


def condition_label(condition: Condition) -> str:
    """A condition as it was understood: `Price ≤ ¥500`, `Not black`."""
    if condition.kind is ConditionKind.LEVEL:
        return translate(_LEVELS[condition.values[0]])
    return translate(_LABELS[condition.kind]).format(
        limits=limits_label(condition.low, condition.high),
        things=" · ".join(condition.values),
        size=condition.values[0].upper() if condition.values else "",
    )


def condition_meaning(condition: Condition) -> str:
    """What a condition keeps."""
    return translate(_MEANINGS[condition.kind])


def limits_label(low: float | None, high: float | None) -> str:
    """Limits of a price: `¥50 – ¥100`, `≤ ¥50` or `≥ ¥100`."""
    if low is None:
        return f"≤ ¥{high or 0:.10g}"
    return f"≥ ¥{low:.10g}" if high is None else f"¥{low:.10g} – ¥{high:.10g}"
