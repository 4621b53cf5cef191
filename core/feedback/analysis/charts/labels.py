"""What charts, conditions and values are called, in the chosen language and the words of the domain."""

from collections.abc import Callable
from typing import Any

from core.data.category_path import LEVEL_SEPARATOR
from core.domains import Domain
from core.feedback.actions import IMPRESSION
from core.feedback.analysis.clock import date_of
from core.feedback.analysis.filters import FOLLOWED, SEARCHED, UNDATED, EventFilters
from core.feedback.log import EventSource
from core.language import QT_TRANSLATE_NOOP, translate

WEEKDAYS = (
    QT_TRANSLATE_NOOP("core", "Mon"),
    QT_TRANSLATE_NOOP("core", "Tue"),
    QT_TRANSLATE_NOOP("core", "Wed"),
    QT_TRANSLATE_NOOP("core", "Thu"),
    QT_TRANSLATE_NOOP("core", "Fri"),
    QT_TRANSLATE_NOOP("core", "Sat"),
    QT_TRANSLATE_NOOP("core", "Sun"),
)
SOURCES = {
    EventSource.IMPORTED: QT_TRANSLATE_NOOP("core", "imported"),
    EventSource.OWN: QT_TRANSLATE_NOOP("core", "in this program"),
    EventSource.SIMULATED: QT_TRANSLATE_NOOP("core", "simulated"),
}
KINDS = {
    "refined": QT_TRANSLATE_NOOP("core", "says more"),
    "shortened": QT_TRANSLATE_NOOP("core", "says less"),
    "reworded": QT_TRANSLATE_NOOP("core", "shares words"),
    "other": QT_TRANSLATE_NOOP("core", "something else"),
}
GUESTS, KNOWN = QT_TRANSLATE_NOOP("core", "guests"), QT_TRANSLATE_NOOP("core", "not guests")
SEARCHES = {
    SEARCHED: QT_TRANSLATE_NOOP("core", "of a search"),
    FOLLOWED: QT_TRANSLATE_NOOP("core", "searches that another query followed"),
}
# The lengths of `retention.UNITS`, in days.
UNITS = {
    1: QT_TRANSLATE_NOOP("core", "day"),
    7: QT_TRANSLATE_NOOP("core", "week"),
    28: QT_TRANSLATE_NOOP("core", "four weeks"),
}
_TITLES = {
    "totals": QT_TRANSLATE_NOOP("core", "Totals"),
    "funnel": QT_TRANSLATE_NOOP("core", "Funnel"),
    "days": QT_TRANSLATE_NOOP("core", "By day"),
    "heat": QT_TRANSLATE_NOOP("core", "By weekday and hour"),
    "bands": QT_TRANSLATE_NOOP("core", "Price"),
    "queries": QT_TRANSLATE_NOOP("core", "Queries"),
    "unclicked": QT_TRANSLATE_NOOP("core", "Without a click"),
    "zero_results": QT_TRANSLATE_NOOP("core", "Without a result"),
    "followed": QT_TRANSLATE_NOOP("core", "What came next"),
    "ranks": QT_TRANSLATE_NOOP("core", "Click-through by rank"),
    "retention": QT_TRANSLATE_NOOP("core", "Who comes back"),
    "sources": QT_TRANSLATE_NOOP("core", "Source"),
}
_DOMAIN_TITLES = {"categories": "category", "brands": "brand", "products": "product"}


class Labels:
    """The labels of one log: `domain` gives the words, `edges` are the log's price bands."""

    def __init__(self, domain: Domain, edges: tuple[float, ...] = ()) -> None:
        self._domain = domain
        self._edges = edges

    def title(self, chart: str) -> str:
        """The heading of a chart, by its name in `Figures`."""
        if chart in _DOMAIN_TITLES:
            return self._domain.heading(_DOMAIN_TITLES[chart])
        return translate(_TITLES[chart])

    def word(self, name: str) -> str:
        """A word of the domain, such as `shopper`, as a heading."""
        return self._domain.heading(name)

    def action(self, action: str) -> str:
        """What a shopper did."""
        if action == IMPRESSION:
            return translate(QT_TRANSLATE_NOOP("core", "impression"))
        return self._domain.word(action)

    def value(self, chart: str, name: str) -> str:
        """What a bar of a chart stands for."""
        if chart == "bands":
            return self.band(int(name))
        if chart == "sources":
            return source_label(name)
        if chart == "categories" and name.endswith(LEVEL_SEPARATOR):
            itself = translate(QT_TRANSLATE_NOOP("core", "{category} itself"))
            return itself.format(category=name.removesuffix(LEVEL_SEPARATOR))
        return name or translate(QT_TRANSLATE_NOOP("core", "unknown"))

    def band(self, band: int) -> str:
        """A price band: `50–100`, `< 20`, `≥ 1,000`."""
        if band < 0:
            return translate(QT_TRANSLATE_NOOP("core", "unknown"))
        if band == 0:
            return f"< {_price(self._edges[0])}"
        low = _price(self._edges[band - 1])
        return f"{low}–{_price(self._edges[band])}" if band < len(self._edges) else f"≥ {low}"

    def conditions(self, filters: EventFilters) -> dict[str, str]:
        """Each condition in words, by its name: what stands on its chip."""
        return {name: self._condition(name, value) for name, value in filters.active.items()}

    def _condition(self, name: str, value: Any) -> str:
        text = str(value) or translate(QT_TRANSLATE_NOOP("core", "unknown"))
        texts: dict[str, Callable[[], str]] = {
            "days": lambda: _span(*value),
            "weekday": lambda: weekday(value),
            "hour": lambda: f"{value:02d}:00–{value:02d}:59",
            "band": lambda: f"{self.title('bands')} {self.band(value)}",
            "action": lambda: self.action(value),
            "actions": lambda: " + ".join(map(self.action, value)),
            "is_guest": lambda: translate(GUESTS if value else KNOWN),
            "search": lambda: translate(SEARCHES[value]),
            "category": lambda: self.value("categories", value),
            "source": lambda: source_label(value),
            "query": lambda: f"“{text}”",
            "next_query": lambda: f"→ “{text}”",
            "outcome": lambda: translate(QT_TRANSLATE_NOOP("core", "searches without a click")),
            "rank": lambda: translate(QT_TRANSLATE_NOOP("core", "rank {}")).format(text),
            "cohort": lambda: translate(QT_TRANSLATE_NOOP("core", "cohort {}")).format(value + 1),
        }
        if name in ("shopper", "product", "brand"):
            return f"{self._domain.heading(name)} {text}"
        return texts.get(name, lambda: text)()


def _span(first: int, last: int) -> str:
    if (first, last) == UNDATED:
        return translate(QT_TRANSLATE_NOOP("core", "time unknown"))
    begin, end = date_of(first).isoformat(), date_of(last).isoformat()
    return begin if first == last else f"{begin} – {end}"


def weekday(number: int) -> str:
    """The short name of a day of the week, from Monday = 0."""
    return translate(WEEKDAYS[number])


def source_label(source: str) -> str:
    """Where events come from."""
    return translate(SOURCES[EventSource(source)])


def percent(share: float | None) -> str:
    """`12.3 %`; a dash where there is nothing to divide by."""
    return "–" if share is None else f"{share * 100:.1f}%"


def _price(edge: float) -> str:
    return f"{edge:,.0f}" if edge >= 1 else f"{edge:g}"
