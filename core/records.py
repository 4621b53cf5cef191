"""Answers as records, one a row of a table: the same columns in files and in notebooks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.evaluation.judgments import Judgments
    from core.evaluation.ranking import Evaluation
    from core.explain.explanation import Standing
    from core.recommend.recommendation import Recommendation
    from core.search.request import Hit
    from core.training.compression.messages import MeasuredVariant

Record = dict[str, object]
# A term or a product, its kind, the field it was met in, and what it adds.
Piece = tuple[str, str, str, float]
# Scores are added up in float32.
ROUNDING = 1e-6


def ranked(results: "Sequence[Hit | Recommendation]") -> list[Record]:
    """A record a product, best first; each part of the score is a column `part_…`."""
    return [
        {
            "rank": result.rank,
            "product_id": result.product_id,
            "title": result.title,
            "score": result.score,
            **{f"part_{name}": value for name, value in result.parts.items()},
        }
        for result in results
    ]


def recommended(results: "Sequence[Recommendation]") -> list[Record]:
    """As `ranked`, with the kind of reason and the product behind it."""
    return [
        {
            **record,
            "because": result.reason.because.value,
            "because_of": result.reason.product_id,
        }
        for record, result in zip(ranked(results), results, strict=True)
    ]


def explained(standing: "Standing") -> list[Record]:
    """A record a piece of the score, whose `value`s sum to it; what no piece accounts for has no name."""
    pieces = {
        "lexical": [(one.term, one.kind, one.field, one.score) for one in standing.lexical],
        "fit": [(fit.signal, "signal", "title", fit.share) for fit in standing.fit],
        "alike": [(other.product_id, "product", "", other.share) for other in standing.alike],
    }
    rows = [
        (part, *piece)
        for part, value in standing.parts.items()
        for piece in _completed(pieces.get(part, []), value)
    ]
    return [
        dict(zip(("part", "piece", "kind", "field", "value"), row, strict=True)) for row in rows
    ]


def _completed(pieces: list[Piece], value: float) -> list[Piece]:
    rest = value - sum(share for *_, share in pieces)
    return pieces if pieces and abs(rest) < ROUNDING else [*pieces, ("", "", "", rest)]


def compressed(variants: "Iterable[MeasuredVariant]") -> list[Record]:
    """A record a variant of a run: sizes, times, each metric with its interval, and how it differs."""
    return [
        {
            **{
                name: value
                for name, value in asdict(variant).items()
                if not isinstance(value, dict)
            },
            **variant.metrics,
            **{
                f"{name}_{end}": bounds[number] if bounds else None
                for name, bounds in variant.intervals.items()
                for number, end in enumerate(("low", "high"))
            },
        }
        for variant in variants
    ]


def measured(metrics: Mapping[str, float], baseline: Mapping[str, float]) -> list[Record]:
    """A record a metric: its value, and the baseline's."""
    return [
        {"metric": name, "value": metrics.get(name), "baseline": baseline.get(name)}
        for name in dict.fromkeys([*metrics, *baseline])
    ]


def per_query(judgments: "Judgments", evaluation: "Evaluation") -> list[Record]:
    """A record a judged query: its text, metrics, and those of the baseline."""
    return [
        {
            "query_id": query,
            "query": judgments.queries.get(query, ""),
            **values,
            **_of_baseline(evaluation.baseline_values[query]),
        }
        for query, values in evaluation.values.items()
    ]


def _of_baseline(metrics: Mapping[str, float | None]) -> Record:
    return {f"baseline_{name}": value for name, value in metrics.items()}
