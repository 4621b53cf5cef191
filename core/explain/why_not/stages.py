"""What is told of a product that is not where somebody looks for it."""

from dataclasses import asdict, dataclass
from typing import Any

from core.language import QT_TRANSLATE_NOOP, translate

# The stages in the order in which a product passes them, by the names that answers give them.
STAGES = {
    "import": QT_TRANSLATE_NOOP("core", "Import"),
    "words": QT_TRANSLATE_NOOP("core", "Words of the query"),
    "stop_words": QT_TRANSLATE_NOOP("core", "Words left out of the query"),
    "candidates": QT_TRANSLATE_NOOP("core", "Candidates"),
    "kind": QT_TRANSLATE_NOOP("core", "Kind"),
    "cutoff": QT_TRANSLATE_NOOP("core", "Cut-off"),
    "conditions": QT_TRANSLATE_NOOP("core", "Conditions of the query"),
    "filters": QT_TRANSLATE_NOOP("core", "Filters"),
    "sort": QT_TRANSLATE_NOOP("core", "Order"),
    "session": QT_TRANSLATE_NOOP("core", "Session and taste"),
    "rank": QT_TRANSLATE_NOOP("core", "Rank"),
}


@dataclass(frozen=True)
class Stage:
    """One stage by its `id`; `passed` is None where it has no say or was never reached.

    `detail` is what happened there, in the chosen language.
    """

    id: str
    passed: bool | None
    detail: str = ""

    @property
    def label(self) -> str:
        """What the stage is called."""
        return translate(STAGES[self.id])


@dataclass(frozen=True)
class Remedy:
    """What would bring the product back, and at which rank it then stands; 0 where that was not tried.

    `action` is `search_for`, `ignore_condition`, `remove_filter`, `sort_by`, `clear_session` or
    `import_again`; `value` is the query, the key of the condition, the kind of filter, the order or the rule.
    """

    action: str
    value: str
    rank: int
    label: str


@dataclass(frozen=True)
class Trace:
    """The way of one product through a search; `lost_at` is the stage that lost it, "" where none did.

    `rank` counts from 1 among the `of` products of the list, 0: not in it. A product that stands below the
    part of the list that is asked for (`SearchRequest.top`) was lost too, at what put it there.
    """

    product_id: str
    title: str
    rank: int
    of: int
    lost_at: str
    stages: tuple[Stage, ...]
    remedies: tuple[Remedy, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As the command line's contract has it."""
        return {
            "rank": self.rank,
            "of": self.of,
            "found": bool(self.rank),
            "lost_at": self.lost_at,
            "stages": [{"label": stage.label, **asdict(stage)} for stage in self.stages],
            "remedies": [asdict(remedy) for remedy in self.remedies],
        }
