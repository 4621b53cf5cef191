"""What each field of a run's manifest may hold: its file may come from anywhere."""

import re
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

NAME = re.compile(r"[\w.:+-]{0,100}")
HASH = re.compile(r"[0-9a-f]{64}")
STATES = ("training", "paused", "finished", "stopped", "interrupted")
# No count of a training comes near, and what is added to it stays within 64 bits.
MOST = 1 << 40


def is_name(value: Any) -> bool:
    """Whether it is a short text without spaces, fit for a line of a table."""
    return isinstance(value, str) and NAME.fullmatch(value) is not None


def is_count(value: Any) -> bool:
    """Whether it is a whole number from 0."""
    return type(value) is int and 0 <= value <= MOST


def is_figure(value: Any) -> bool:
    """Whether it is a finite number, or None for what was not measured."""
    return value is None or (type(value) in (int, float) and isfinite(value))


def is_intervals(value: Any) -> bool:
    """Whether it holds, by the name of a metric, between which two figures it lies."""
    return isinstance(value, dict) and all(
        isinstance(ends, list) and len(ends) == 2 and None not in ends and all(map(is_figure, ends))
        for ends in value.values()
    )


def is_texts(value: Any) -> bool:
    """Whether it is a list of texts."""
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def is_job(value: Any) -> bool:
    """Whether it is the job of a training, or nothing."""
    return isinstance(value, dict) and all(
        name in _JOB and _JOB[name](part) for name, part in value.items()
    )


def _is_dict_of(is_fit: Callable[[Any], bool]) -> Callable[[Any], bool]:
    def is_dict(value: Any) -> bool:
        return isinstance(value, dict) and all(map(is_fit, value.values()))

    return is_dict


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_epochs(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(epoch, dict)
        and is_count(epoch.get("epoch", 0))
        and is_figure(epoch.get("seconds"))
        and _FIELDS["metrics"](epoch.get("metrics", {}))
        and is_intervals(epoch.get("intervals", {}))
        for epoch in value
    )


_JOB: dict[str, Callable[[Any], bool]] = {
    "task": is_name,
    "network": is_name,
    "seed": is_count,
    "settings": _is_dict_of(lambda value: isinstance(value, (bool, str)) or is_figure(value)),
    "base": _is_text,
    "after": is_count,
    "upto": is_count,
    "continues": _is_text,
    "is_trial": lambda value: isinstance(value, bool),
    "folds": is_count,
    "fold": is_count,
    "group": is_name,
}
_FIELDS: dict[str, Callable[[Any], bool]] = {
    "task": is_name,
    "network": is_name,
    "created": is_name,
    "analyzer": is_name,
    "state": STATES.__contains__,
    "job": is_job,
    "inputs": _is_dict_of(_is_text),
    "epochs": _is_epochs,
    "best_epoch": is_count,
    "chosen_epoch": is_count,
    "metrics": _is_dict_of(is_figure),
    "baseline": _is_dict_of(is_figure),
    "measured": is_count,
    "measured_on": is_name,
    "parameters": is_count,
    "seconds": lambda value: value is not None and is_figure(value),
    "length": is_count,
    "dimension": is_count,
    "labels": lambda value: is_texts(value) and len(set(value)) == len(value),
    "split": lambda value: value == -1 or is_count(value),
    "variant": _is_text,
    "folds": is_name,
    "fold": is_count,
    "hashes": _is_dict_of(lambda value: _is_text(value) and HASH.fullmatch(value) is not None),
    "format": is_count,
}


def require_fit(stored: Mapping[str, Any]) -> None:
    """Refuse a manifest with a field that holds what no training writes.

    Raises:
        ValueError: there is such a field; names it and what it holds.
    """
    for name, value in stored.items():
        if name in _FIELDS and not _FIELDS[name](value):
            raise ValueError(f"{name}: {str(value)[:60]!r}")
