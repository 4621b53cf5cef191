"""Measured variants with figures that are easy to look for."""

from dataclasses import replace

from core.training.compression.messages import Compression, MeasuredVariant

RUN = "20260101-120000-search-conv1d"
ORIGINAL = MeasuredVariant(
    name="float16",
    what="float16",
    run=RUN,
    mb=4.0,
    zipped_mb=3.5,
    sparse_mb=4.0,
    parameters=2_000_000,
    metrics={"ndcg@10": 0.42, "mrr@10": 0.5, "recall@100": 0.8},
    intervals={"ndcg@10": [0.4, 0.44], "mrr@10": [0.48, 0.52], "recall@100": [0.78, 0.82]},
    agreement=1.0,
    rbo=1.0,
    queries=400,
    p50_ms=0.02,
    p95_ms=0.04,
    repetitions=2000,
    search_p50_ms=2.0,
    search_p95_ms=4.0,
    searches=400,
)


def variant(name: str, **changes: object) -> MeasuredVariant:
    """The original, or a variant of it that is half as large and a little worse."""
    if name == "float16":
        return replace(ORIGINAL, **changes)
    made = replace(
        ORIGINAL,
        name=name,
        what=name.replace("-", " "),
        run=f"{RUN}-{name}",
        mb=2.0,
        metrics={**ORIGINAL.metrics, "ndcg@10": 0.41},
        intervals={**ORIGINAL.intervals, "ndcg@10": [0.39, 0.43]},
        agreement=0.96,
        rbo=0.95,
        difference=-0.01,
        low=-0.02,
        high=0.0,
        p=0.2,
    )
    return replace(made, **changes)


def compression() -> Compression:
    """Three variants: the original, one no worse for sure, one surely worse."""
    return Compression(
        RUN,
        "held-out queries",
        "2026-01-02T03:04+00:00",
        [
            variant("float16"),
            variant("int8-dynamic"),
            variant("pruned", what="pruned 50 %", run=f"{RUN}-pruned-50", p=0.001),
        ],
    )
