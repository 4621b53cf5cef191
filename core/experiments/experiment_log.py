"""The score of every experiment in a log, read on from where the last look ended. Called in threads."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from core.experiments.verdict import InterleavingVerdict, verdict
from core.feedback.arrow_tables import factorize, take_rows
from core.feedback.log import EventSource, FeedbackLog
from core.feedback.log_table import event_batches
from core.workspace import Workspace

Key = tuple[str, EventSource]


@dataclass(frozen=True)
class ScoredExperiment:
    """An experiment's score by lists of one source; `latest` is when it saw something last, in seconds."""

    verdict: InterleavingVerdict
    source: EventSource
    latest: int

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return self.verdict.experiment, self.source


class ExperimentLog:
    """Keeps the events of experiments alone, so that a long log is read only once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._last = 0
        self._events: dict[Key, pa.Table] = {}
        self._scored: dict[Key, ScoredExperiment] = {}

    def scores(self) -> list[ScoredExperiment]:
        """Every experiment as it stands now, the one that saw something last first.

        Raises:
            WorkspaceError: the log is locked or damaged.
        """
        for key in self._read_on():
            events = self._events[key]
            latest = int(events["timestamp"][-1].as_py())
            self._scored[key] = ScoredExperiment(verdict(events, *key), key[1], latest)
        return sorted(self._scored.values(), key=lambda scored: scored.latest, reverse=True)

    def _read_on(self) -> set[Key]:
        """Take in what came since; returns the experiments that it belongs to."""
        log = FeedbackLog.reader(self._workspace)
        keys: set[Key] = set()
        if log is None:
            return keys
        with log:
            upto = log.last
            for batch in event_batches(log, self._last, upto):
                keys |= self._take(batch)
            self._last = max(self._last, upto)
        return keys

    def _take(self, events: pa.Table) -> set[Key]:
        names, experiment = factorize(events["experiment"])
        sources, source = factorize(events["source"])
        code = experiment * len(sources) + source
        parts = {}
        for number in np.flatnonzero(np.bincount(code)).tolist():
            name, origin = names[number // len(sources)], sources[number % len(sources)]
            if name:
                parts[name, EventSource(origin)] = np.flatnonzero(code == number)
        for key, rows in parts.items():
            self._add(key, take_rows(events, rows))
        return set(parts)

    def _add(self, key: Key, part: pa.Table) -> None:
        known = self._events.get(key)
        whole = part if known is None else pa.concat_tables([known, part]).unify_dictionaries()
        self._events[key] = whole.combine_chunks()
