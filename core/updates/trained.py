"""A trained and judged update, as training process, ledger and window speak of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.updates.learned import Learned
from core.updates.verdict import Verdict


@dataclass(frozen=True)
class Update:
    """A trained update: the run it came from, its own, what it learned from, and how it compares."""

    base: str
    run: str
    learned: Learned
    verdict: Verdict

    def to_json(self) -> dict[str, Any]:
        """As plain values, for `read`."""
        return {
            "base": self.base,
            "run": self.run,
            "learned": self.learned.to_json(),
            "verdict": self.verdict.to_json(),
        }

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Update":
        """What `to_json` gave."""
        learned, verdict = Learned.read(stored["learned"]), Verdict.read(stored["verdict"])
        return cls(stored["base"], stored["run"], learned, verdict)
