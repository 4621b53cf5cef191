"""What the process that compresses tells: frozen dataclasses, one JSON object a line. No TensorFlow."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from core.files import json_text
from core.metrics import Metrics


@dataclass(frozen=True)
class CompressionProgress:
    """What is done now, `stage`; `share` of all is done, and about `eta_seconds` are left."""

    stage: str
    share: float
    eta_seconds: float


@dataclass(frozen=True, kw_only=True)
class MeasuredVariant:
    """A variant and what is known of it.

    `run` is its name as a run, that of the original itself for the original. Megabytes (10⁶ bytes) are of the
    file that reads a query: as it is, as zipped, and with its zeros left out, one bit a weight saying where.
    `p50_ms` and `p95_ms` are the time from the words of a query to its vector, `search_p50_ms` and
    `search_p95_ms` that of the whole search, of `repetitions` and `searches`, on one thread, warm, all
    variants in turns; None until all are made.

    `metrics` are means over `queries` held-out queries, with their 95 % `intervals`. `agreement` is the mean
    share of the original's first ten that are among the variant's, `rbo` their rank-biased overlap.
    `difference` is that of nDCG@10 from the original, between `low` and `high` with 95 % confidence, and `p`
    that of the paired randomisation test, corrected for the number of variants once all are measured. What
    was not measured is None. `parameters` are those that are not zero.
    """

    name: str
    what: str
    run: str
    mb: float
    zipped_mb: float
    sparse_mb: float
    parameters: int
    metrics: Metrics
    intervals: dict[str, list[float] | None]
    agreement: float | None
    rbo: float | None
    queries: int
    p50_ms: float | None = None
    p95_ms: float | None = None
    repetitions: int = 0
    search_p50_ms: float | None = None
    search_p95_ms: float | None = None
    searches: int = 0
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None

    def answer(self) -> dict[str, Any]:
        """The variant as the verb's `--json` has it."""
        return {
            "name": self.name,
            "mb": self.mb,
            "p50_ms": self.p50_ms,
            "p95_ms": self.p95_ms,
            "metrics": self.metrics,
            "intervals": self.intervals,
            "agreement@10": self.agreement,
        }


@dataclass(frozen=True)
class Compression:
    """All variants of `run`, the original first; on which `unit` they were measured, and when, in UTC."""

    run: str
    unit: str
    when: str = ""
    variants: list[MeasuredVariant] = field(default_factory=list)

    def answer(self) -> dict[str, Any]:
        """The answer of the verb's `--json`."""
        return {"run": self.run, "variants": [variant.answer() for variant in self.variants]}


Message = CompressionProgress | MeasuredVariant | Compression


def to_line(message: Message) -> str:
    """`message` as one line of JSON, without its newline."""
    return json_text({"type": type(message).__name__, **asdict(message)})


def from_line(line: str) -> Message:
    """The message that `to_line` wrote.

    Raises:
        ValueError: the line is none.
    """
    try:
        fields = json.loads(line)
        kind = fields.pop("type")
        if kind == CompressionProgress.__name__:
            return CompressionProgress(**fields)
        if kind == MeasuredVariant.__name__:
            return MeasuredVariant(**fields)
        if kind == Compression.__name__:
            rows = [MeasuredVariant(**row) for row in fields.pop("variants")]
            return Compression(variants=rows, **fields)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no message: {line[:200]!r}") from error
    raise ValueError(f"no message: {line[:200]!r}")
