"""TREC run files: told by their first lines, and read."""

import math
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from core.errors import DataError, reason_of
from core.language import QT_TRANSLATE_NOOP

# Enough to tell a run file from a table that begins like one.
_LINES_LOOKED_AT = 5
# Characters: longer ones are no lines of a run.
_LONGEST_LINE = 2_000
# query, Q0, product, rank, score and tag.
_FIELDS = 6
_RANK = re.compile(r"-?\d+")


def is_run_file(path: Path) -> bool:
    """Whether the first lines of a file are `query Q0 product rank score tag`."""
    try:
        if not path.is_file():
            return False
        with path.open(encoding="utf-8", errors="replace") as file:
            lines = [file.readline(_LONGEST_LINE) for _ in range(_LINES_LOOKED_AT)]
    except OSError:
        return False
    written = [line.split() for line in lines if line.strip()]
    return bool(written) and all(map(_is_line, written))


def _is_line(fields: list[str]) -> bool:
    return (
        len(fields) == _FIELDS
        and fields[1].lower() == "q0"
        and bool(_RANK.fullmatch(fields[3]))
        and _score(fields[4]) is not None
    )


def _score(text: str) -> float | None:
    try:
        score = float(text)
    except ValueError:
        return None
    return score if math.isfinite(score) else None


def read_run_file(path: Path) -> dict[str, list[str]]:
    """Query id → product ids as trec_eval orders them: by score, ties by id from the last.

    Raises:
        DataError: the file cannot be read, or a line is none of a run; names it.
    """
    return {
        query: [product for product, _ in ranked] for query, ranked in read_scored_run(path).items()
    }


def read_scored_run(path: Path) -> dict[str, list[tuple[str, float]]]:
    """Query id → products with their scores, in the order of `read_run_file`.

    trec_eval keeps scores as float32, so two that differ by less are a tie.

    Raises:
        DataError: as of `read_run_file`.
    """
    scored: dict[str, dict[str, float]] = {}
    try:
        with path.open(encoding="utf-8") as file:
            for query, product, score in _entries(path, file):
                scored.setdefault(query, {})[product] = score
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{file} cannot be read ({reason})."),
            file=path.name,
            reason=reason_of(error),
        ) from error
    return {query: _as_trec_eval(products) for query, products in scored.items()}


def _as_trec_eval(scores: dict[str, float]) -> list[tuple[str, float]]:
    # Beyond the largest float32 a score is infinite there too.
    with np.errstate(over="ignore"):
        kept = np.array([*scores.values()], np.float64).astype(np.float32).tolist()
    ranked = sorted(zip(kept, scores, strict=True), reverse=True)
    return [(product, scores[product]) for _, product in ranked]


def _entries(path: Path, lines: Iterator[str]) -> Iterator[tuple[str, str, float]]:
    for number, line in enumerate(lines, 1):
        fields = line.split()
        if not fields:
            continue
        score = _score(fields[4]) if len(fields) == _FIELDS else None
        if score is None:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "Line {number} of {file} is not “query Q0 product rank score tag”."
                ),
                number=number,
                file=path.name,
            )
        yield fields[0], fields[2], score
