"""Texts that look wrong, for people to look at: what was found, why, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from core.text.kept_out import KeptOut

KEPT, LIGHTER, ASIDE = "", "weighed down", "set aside"


@dataclass(frozen=True)
class Finding:
    """One labelled text that looks wrong.

    `reason` is `label` or a key of `core.text.worthless.REASONS`; `guess` the label it should perhaps have,
    or the part of the text that gave it away; `confidence` is from 0 to 1. `state` says what people decided:
    nothing (kept), `weighed down` or `set aside`.
    """

    key: str
    text: str
    label: str
    reason: str
    guess: str
    confidence: float
    state: str = KEPT


@dataclass(frozen=True)
class Findings:
    """What was found among so many `texts`, the surest first."""

    texts: int
    found: list[Finding]

    def to_json(self) -> dict[str, Any]:
        """As plain values, for `findings_of`."""
        return {"event": "result", **asdict(self)}

    def records(self) -> list[dict[str, object]]:
        """One record a finding, for tables."""
        return [asdict(finding) for finding in self.found]


def findings_of(stored: dict[str, Any]) -> Findings:
    """What `to_json` gave."""
    return Findings(stored["texts"], [Finding(**finding) for finding in stored["found"]])


def with_states(found: Iterable[Finding], kept_out: KeptOut) -> list[Finding]:
    """The same findings with what `kept_out` says of each."""
    return [replace(finding, state=state_of(finding.key, kept_out)) for finding in found]


def state_of(key: str, kept_out: KeptOut) -> str:
    """What people decided of a text."""
    weight = kept_out.weight.get(key, 1.0)
    return ASIDE if not weight else LIGHTER if weight < 1 else KEPT


def surest_first(found: Sequence[Finding]) -> list[Finding]:
    """Sorted for people to look at."""
    return sorted(found, key=lambda finding: (-finding.confidence, finding.key))
