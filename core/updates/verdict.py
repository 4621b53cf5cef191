"""What an update did to the ranking, measured on queries that nobody has learned from."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from core.evaluation.held_out_queries import HeldOutQueries, Ranker
from core.metrics.comparison import Comparison, compared


@dataclass(frozen=True)
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

    def to_json(self) -> dict[str, Any]:
        """As plain values, for `from_json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Verdict":
        """What `to_json` gave."""
        compared = {name: Comparison.from_json(stored[name]) for name in ("earlier", "fresh")}
        truth = stored["truth"] and Comparison.from_json(stored["truth"])
        return cls(**{**stored, **compared, "truth": truth})


def compare(before: Ranker, after: Ranker, queries: HeldOutQueries) -> Comparison:
    """Both runs on the same queries."""
    return compared(queries.ndcg(before), queries.ndcg(after), list(queries.queries.values()))


def drift(before: Ranker, after: Ranker, texts: Sequence[str]) -> float:
    """The share of the ten best that are others than before, on average; 0 without queries."""
    shares = []
    for text in texts:
        old, new = set(before.top(text)), set(after.top(text))
        most = max(len(old), len(new))
        shares.append(1 - len(old & new) / most if most else 0.0)
    return sum(shares) / max(1, len(shares))
