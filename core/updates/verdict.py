"""What an update came to, as training process, ledger and window speak of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from core.metrics.comparison import Comparison
from core.updates.learned import Learned

# No count of ours is greater, and NaN is less than nothing.
LARGEST = 1 << 63


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The update beside the run it came from.

    `earlier` is measured on behaviour that the base stood on already, `fresh` on what came in since, `truth`
    on the workspace's judgments where there are any: the truth is shown and never decides. `drift` is the
    share of the ten best products that are others than before, a query. `agreement` is how far the new
    clicks agree with anything known (0.5: not at all), None where there are too few to tell. `refused` names
    the rule that keeps the update from going live, "" where none does.
    """

    earlier: Comparison
    fresh: Comparison
    truth: Comparison | None
    drift: float
    agreement: float | None
    refused: str

    @property
    def decision(self) -> str:
        """`refused`, `better` or `tie`; better is said of earlier behaviour or of new."""
        if self.refused:
            return "refused"
        sides = {self.earlier.decision, self.fresh.decision}
        return "better" if "better" in sides else "tie"

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Verdict":
        """What `dataclasses.asdict` gave."""
        compared = {name: Comparison.from_json(stored[name]) for name in ("earlier", "fresh")}
        truth = stored["truth"] and Comparison.from_json(stored["truth"])
        return cls(**{**stored, **compared, "truth": truth})


@dataclass(frozen=True)
class Update:
    """A trained update: the run it came from, its own, what it learned from, and how it compares."""

    base: str
    run: str
    learned: Learned
    verdict: Verdict

    def to_json(self) -> dict[str, Any]:
        """As plain values, for `from_json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Update":
        """What `to_json` gave.

        Raises:
            KeyError, TypeError, ValueError: it is something else.
        """
        learned, verdict = (
            Learned.from_json(stored["learned"]),
            Verdict.from_json(stored["verdict"]),
        )
        update = cls(stored["base"], stored["run"], learned, verdict)
        _require(update, cls)
        return update


def _require(value: object, hint: Any) -> None:
    """Raise ValueError where a value read from JSON is not of the type that its dataclass declares."""
    kind, parts = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        for name, declared in get_type_hints(hint).items():
            _require(getattr(value, name), declared)
    elif kind is UnionType:
        if value is not None:
            _require(value, parts[0])
    elif kind in (dict, tuple) and isinstance(value, kind):
        for part in value.values() if isinstance(value, dict) else value:
            _require(part, parts[1] if kind is dict else parts[0])
    elif not _is_plain(value, hint):
        raise ValueError(f"{str(value)[:80]} is not of type {hint}")


def _is_plain(value: object, hint: Any) -> bool:
    if hint is str:
        return isinstance(value, str)
    is_number = isinstance(value, int | float if hint is float else int)
    return hint in (int, float) and is_number and abs(value) < LARGEST  # type: ignore[arg-type]
