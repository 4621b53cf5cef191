"""The runs of a shop as a table: made once, then sorted, narrowed and grouped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from core.language import translate
from core.runs.command_line import as_typed
from core.runs.details import RunDetails
from core.task_choices import NETWORKS, TASKS, Choice

if TYPE_CHECKING:
    import pandas as pd

Record = dict[str, Any]
# What the rows can be put together by, and narrowed to some values of.
GROUPS = ("task", "network", "tags")
NARROWING = ("task", "network", "state", "tags", "is_starred", "is_active", "seed")
# Columns in which a text is looked for.
SEARCHED = ("id", "name", "task", "network", "labels", "settings", "note", "tags", "state")
# Between the tags of one run, which hold none.
COMMA = ", "


@dataclass(frozen=True)
class Arrangement:
    """Which rows stand in which order.

    `text` is looked for in every column of `SEARCHED`, word by word; `values` holds what a column of
    `NARROWING` may have, for those that are narrowed. Rows are sorted by the column `sort`, "" for the order
    they came in, and put together by `group`, "" for not at all.
    """

    text: str = ""
    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sort: str = ""
    ascending: bool = True
    group: str = ""


@dataclass(frozen=True)
class Group:
    """Rows of the table, by their positions in it, that have `value` in the column they are grouped by."""

    value: str
    rows: tuple[int, ...]


def run_records(runs: Iterable[RunDetails]) -> list[Record]:
    """A record a run with all that is known of it.

    Metrics are those of the best epoch; the ends of an interval are columns `…_low` and `…_high`, the
    same without the model `baseline_…`. `metric` names the one that says most of the run and `value` is its.
    """
    return [_record(run) for run in runs]


def _record(run: RunDetails) -> Record:
    told = run.to_json()
    # Its parts are columns of their own.
    del told["headline"]
    metrics, baseline, intervals = (told.pop(name) for name in ("metrics", "baseline", "intervals"))
    settings = " ".join(f"{name}={as_typed(name, value)}" for name, value in run.settings.items())
    low, high = intervals.get(run.metric, (None, None))
    return {
        **told,
        "tags": COMMA.join(run.note.tags),
        "settings": settings,
        "metric": run.metric,
        "value": metrics.get(run.metric),
        "low": low,
        "high": high,
        **metrics,
        **{f"{name}_low": ends[0] for name, ends in intervals.items()},
        **{f"{name}_high": ends[1] for name, ends in intervals.items()},
        **{f"baseline_{name}": value for name, value in baseline.items()},
    }


def runs_frame(runs: Sequence[RunDetails]) -> pd.DataFrame:
    """`run_records` as a frame, a row a run as they come; more columns than those are for people."""
    import pandas as pd

    frame = pd.DataFrame(run_records(runs), index=range(len(runs)))
    if not runs:
        return frame
    frame["labels"] = [_labels(run) for run in runs]
    frame["called"] = [run.called for run in runs]
    frame["difference"] = [run.difference for run in runs]
    texts = frame[list(SEARCHED)].fillna("").astype(str)
    # Here and not in `arranged`, which nobody should have to wait for.
    frame["searched"] = ["\n".join(row).casefold() for row in texts.itertuples(index=False)]
    return frame


def _labels(run: RunDetails) -> str:
    task, network = run.summary.task, run.summary.network
    kinds: tuple[tuple[Mapping[str, Choice], str], ...] = ((TASKS, task), (NETWORKS, network))
    return " ".join(translate(kind[name].label) for kind, name in kinds if name in kind)


def metrics_of(runs: Iterable[RunDetails]) -> list[str]:
    """The names of all metrics that any of the runs was measured by, those that say most first."""
    leading = dict.fromkeys(run.metric for run in runs if run.metric)
    rest = dict.fromkeys(name for run in runs for name in run.summary.metrics)
    return list(leading | rest)


def values_in(frame: pd.DataFrame, column: str) -> list[str]:
    """The different values of a column of `NARROWING` as texts, sorted; of tags each by itself."""
    if column not in frame:
        return []
    texts = {text for cell in frame[column] for text in _texts(column, cell)}
    return sorted(texts)


def arranged(frame: pd.DataFrame, how: Arrangement) -> list[Group]:
    """The rows of `frame` that `how` lets pass, sorted, in groups by value; all in one, "", without."""
    if frame.empty:
        return []
    kept = frame[_matches(frame, how.text) & _has_values(frame, how.values)]
    if how.sort in kept:
        kept = _sorted(kept, how.sort, how.ascending)
    if not how.group:
        return [Group("", tuple(kept.index))] if len(kept) else []
    rows: dict[str, list[int]] = {}
    for row, cell in zip(kept.index, kept[how.group], strict=True):
        for text in _texts(how.group, cell):
            rows.setdefault(text, []).append(row)
    return [
        Group(value, tuple(rows[value]))
        for value in sorted(rows, key=lambda text: (not text, text))
    ]


def _matches(frame: pd.DataFrame, text: str) -> pd.Series[bool]:
    """Whether each row holds all words of `text`, in whatever column."""
    kept = frame["searched"].notna()
    for word in text.casefold().split():
        kept &= frame["searched"].str.contains(word, regex=False)
    return kept


def _has_values(frame: pd.DataFrame, values: Mapping[str, frozenset[str]]) -> pd.Series[bool]:
    kept = frame["id"].notna()
    for column, allowed in values.items():
        if allowed and column in frame:
            kept &= frame[column].map(
                lambda cell, column=column, allowed=allowed: (
                    not allowed.isdisjoint(_texts(column, cell))
                )
            )
    return kept


def _sorted(frame: pd.DataFrame, column: str, ascending: bool) -> pd.DataFrame:
    """What is empty stands last, whichever way."""
    return frame.sort_values(
        column,
        ascending=ascending,
        kind="stable",
        na_position="last",
        key=lambda cells: cells.str.casefold() if _is_text(cells) else cells,
    )


def _is_text(cells: pd.Series[Any]) -> bool:
    return all(isinstance(cell, str) for cell in cells)


def _texts(column: str, cell: Any) -> list[str]:
    """What a cell counts as in filters and groups: each tag by itself, numbers without a fraction."""
    if column == "tags":
        return str(cell).split(COMMA)
    if isinstance(cell, float):
        return [] if cell != cell else [f"{cell:g}"]
    return [str(cell)]
