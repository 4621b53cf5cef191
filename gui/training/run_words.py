"""The words of the table of runs: headings, cells, and a run told in a line or two."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.language import translate
from core.runs.command_line import as_typed
from core.runs.details import RunDetails
from core.task_choices import NETWORKS, TASKS

# What the table can show of every run, in this order; the metrics of all runs follow.
COLUMNS = (
    *("called", "task", "network", "value", "difference", "settings", "held_out", "examples"),
    *("best_epoch", "seconds", "size", "seed", "state", "created", "is_active", "is_starred"),
    *("tags", "note", "id"),
)
# What fits a narrow panel, and what a large window shows at first.
NARROW = ("called", "value")
WIDE = tuple(name for name in COLUMNS if name not in ("id", "is_starred"))
NUMBERS = frozenset(("difference", "held_out", "examples", "best_epoch", "seconds", "size", "seed"))


class RunWords(QObject):
    """Says what a run is, in the language of the window."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._cells: dict[str, Callable[[RunDetails], str]] = {
            "called": self._called,
            "task": self._task,
            "network": self._network,
            "value": self.result,
            "difference": self.comparison,
            "settings": settings,
            "held_out": lambda run: _count(run.held_out),
            "examples": lambda run: _count(run.examples),
            "best_epoch": lambda run: f"{run.summary.best_epoch} / {run.summary.epochs}",
            "seconds": lambda run: _duration(run.summary.seconds),
            "size": lambda run: _megabytes(run.size),
            "seed": lambda run: "" if run.seed is None else str(run.seed),
            "state": lambda run: self.state(run.summary.state),
            "created": lambda run: run.summary.created[:16].replace("T", " "),
            "is_active": lambda run: self.tr("in use") if run.summary.is_active else "",
            "is_starred": lambda run: "★" if run.note.is_starred else "",
            "tags": lambda run: " ".join(f"#{tag}" for tag in run.note.tags),
            "note": lambda run: run.note.note,
            "id": lambda run: run.id,
        }

    def heading(self, column: str) -> str:
        """What stands over a column; a metric has its own name."""
        return {
            "called": self.tr("Run"),
            "task": self.tr("Task"),
            "network": self.tr("Network"),
            "value": self.tr("Best epoch"),
            "difference": self.tr("± baseline"),
            "settings": self.tr("Settings that differ"),
            "held_out": self.tr("Held out"),
            "examples": self.tr("Examples"),
            "best_epoch": self.tr("Epoch"),
            "seconds": self.tr("Time"),
            "size": self.tr("Size"),
            "seed": self.tr("Seed"),
            "state": self.tr("State"),
            "created": self.tr("Trained"),
            "is_active": self.tr("Serves"),
            "is_starred": self.tr("Star"),
            "tags": self.tr("Tags"),
            "note": self.tr("Note"),
            "id": self.tr("Id"),
        }.get(column, column)

    def about(self, column: str) -> str:
        """What a heading means, where it does not say so itself."""
        return {
            "value": self.tr(
                "The metric that says most, as measured after the best epoch, never after the last;"
                " with its 95 % interval where that is known"
            ),
            "difference": self.tr("How far above or below the same measured without the run"),
            "settings": self.tr("Settings that are not the defaults of the task and the network"),
            "held_out": self.tr("How many examples it was measured on and did not learn"),
            "examples": self.tr("How many examples it learned from"),
            "best_epoch": self.tr("The best epoch, of how many"),
        }.get(column, self.heading(column))

    def cell(self, run: RunDetails, column: str) -> str:
        """What stands in a column; a metric with its interval where it is known."""
        told = self._cells.get(column)
        return told(run) if told is not None else _figure(run, column)

    def title(self, run: RunDetails) -> str:
        """The name that people gave it, else its task and network in words; of a damaged run its id."""
        if run.note.name or not run.summary.task:
            return run.note.name or run.id
        return f"{self._task(run)} · {self._network(run)}"

    def details(self, run: RunDetails) -> str:
        """When, how far, how large, how it ended."""
        summary = run.summary
        epochs = self.tr("epoch {best} of {epochs}")
        if summary.chosen_epoch:
            epochs = self.tr("epoch {best} of {epochs}, kept by choice")
        epochs = epochs.format(best=summary.best_epoch, epochs=summary.epochs)
        parts = (
            summary.created[5:16].replace("T", " "),
            epochs if summary.epochs else "",
            _megabytes(run.size),
            "" if summary.state == "finished" else self.state(summary.state),
        )
        return " · ".join(part for part in parts if part)

    def result(self, run: RunDetails) -> str:
        """The metric that says most, with its name, and how many it is measured on."""
        name, measured = run.metric, run.summary.headline.measured
        if not name:
            return ""
        figure = _figure(run, name)
        counted = f" · n={measured:,}" if measured and figure else ""
        return f"{name} {figure or self.tr('not measured')}{counted}"

    def comparison(self, run: RunDetails) -> str:
        """How far above or below the baseline it stands."""
        return "" if run.difference is None else f"{run.difference:+z.3f}"

    def tip(self, run: RunDetails) -> str:
        """All of a run: id, metrics beside the baseline, settings, note."""
        lines = [run.id, self.details(run)]
        for name in run.summary.metrics:
            line = f"{name} {_figure(run, name, 4) or self.tr('not measured')}"
            reference = run.summary.baseline.get(name)
            if reference is not None:
                line += " " + self.tr("(baseline {value})").format(value=f"{reference:.4f}")
            lines.append(line)
        return "\n".join(filter(None, (*lines, settings(run), run.note.note)))

    def state(self, state: str) -> str:
        """How a training ended, or that it has not."""
        return {
            "training": self.tr("training"),
            "finished": self.tr("finished"),
            "stopped": self.tr("stopped"),
            "paused": self.tr("paused"),
            "interrupted": self.tr("interrupted"),
            "damaged": self.tr("damaged"),
        }.get(state, state)

    def value(self, column: str, value: str) -> str:
        """One of the values by which a column groups or narrows."""
        if column == "task" and value in TASKS:
            return translate(TASKS[value].label)
        if column == "network" and value in NETWORKS:
            return translate(NETWORKS[value].label)
        if column in ("is_active", "is_starred"):
            return self.tr("yes") if value == "True" else self.tr("no")
        if column == "state":
            return self.state(value)
        return value or self.tr("none")

    def _called(self, run: RunDetails) -> str:
        star = "★ " if run.note.is_starred else ""
        return f"{star}{run.called}"

    def _task(self, run: RunDetails) -> str:
        return self.value("task", run.summary.task)

    def _network(self, run: RunDetails) -> str:
        return self.value("network", run.summary.network)


def settings(run: RunDetails) -> str:
    """The settings that differ, as they are typed."""
    return " ".join(f"{name}={as_typed(name, value)}" for name, value in run.settings.items())


def _figure(run: RunDetails, metric: str, digits: int = 3) -> str:
    value = run.summary.metrics.get(metric)
    if value is None:
        return ""
    low, high = run.intervals.get(metric, (None, None))
    around = (
        f" ({low:.{digits}f}–{high:.{digits}f})" if low is not None and high is not None else ""
    )
    return f"{value:.{digits}f}{around}"


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def _duration(seconds: float) -> str:
    """Hours, minutes and seconds as clocks show them: 1:02:03, 1:48."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size else ""
