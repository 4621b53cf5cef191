"""The one figure of a run that all lists, menus and curves show: which metric, on what, of which epoch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from core.language import QT_TRANSLATE_NOOP, translate
from core.metrics import Metrics
from core.task_choices import TASKS

if TYPE_CHECKING:
    from core.runs.manifest import Manifest

# What the metrics of a task are measured on, by its name in a run.
SAMPLES = {
    "queries": QT_TRANSLATE_NOOP("core", "{count} held-out queries of shoppers"),
    "made_queries": QT_TRANSLATE_NOOP("core", "{count} held-out queries made of titles"),
    "places": QT_TRANSLATE_NOOP("core", "{count} places of held-out sequences"),
    "texts": QT_TRANSLATE_NOOP("core", "{count} held-out texts"),
    "": QT_TRANSLATE_NOOP("core", "{count} held-out examples"),
}


@dataclass(frozen=True)
class Headline:
    """`value` of `metric` in the best `epoch`, None where nothing is held out.

    `interval` is its 95 % interval, [] where it is not known; `measured` counts what it is measured on, 0 of
    a run of an earlier version, and `measured_on` is a key of `SAMPLES`. `created` is when the run began.
    """

    metric: str = ""
    value: float | None = None
    interval: list[float] = field(default_factory=list)
    measured: int = 0
    measured_on: str = ""
    epoch: int = 0
    created: str = ""

    @classmethod
    def of(cls, manifest: "Manifest") -> "Headline":
        """That of a stored run."""
        best = next(
            (epoch for epoch in manifest.epochs if epoch.get("epoch") == manifest.best_epoch), {}
        )
        return cls.measured_by(
            manifest.task,
            manifest.metrics,
            best.get("intervals", {}),
            measured=manifest.measured,
            measured_on=manifest.measured_on,
            epoch=manifest.best_epoch,
            created=manifest.created,
        )

    @classmethod
    def measured_by(
        cls, task: str, metrics: Metrics, intervals: Mapping[str, list[float]], **about: Any
    ) -> "Headline":
        """The metric that says most of `task`, else the first there is; `about` are the other fields."""
        name = headline_metric(task, metrics)
        return cls(name, metrics.get(name), intervals.get(name, []), **about)

    @property
    def text(self) -> str:
        """`ndcg@10 0.731 · n=160`; "" where no metric has a name."""
        if not self.metric:
            return ""
        told = translate(NOT_MEASURED) if self.value is None else f"{self.value:.3f}"
        counted = f" · n={self.measured:,}" if self.measured and self.value is not None else ""
        return f"{self.metric} {told}{counted}"

    @property
    def about(self) -> str:
        """The same in whole words: interval, epoch, what it is measured on, and when; a line each."""
        lines = [f"{self.metric} {self.value:.4f}" if self.value is not None else self.text]
        if self.interval and self.value is not None:
            low, high = self.interval
            lines[0] += f" (95 %: {low:.4f}–{high:.4f})"
        if self.measured and self.value is not None:
            lines.append(sample(self.measured, self.measured_on))
        if self.epoch:
            lines.append(translate(BEST_EPOCH).format(epoch=self.epoch))
        if self.created:
            lines.append(self.created[:16].replace("T", " "))
        return "\n".join(filter(None, lines))


NOT_MEASURED = QT_TRANSLATE_NOOP("core", "not measured")
BEST_EPOCH = QT_TRANSLATE_NOOP("core", "epoch {epoch}, the best")


def headline_metric(task: str, metrics: Metrics) -> str:
    """The metric that says most of a run of `task`, else the first there is; "" without any."""
    name = TASKS[task].metric if task in TASKS else ""
    return name if name in metrics else next(iter(metrics), "")


def sample(measured: int, measured_on: str) -> str:
    """`160 held-out queries of shoppers`, in the language in use."""
    return translate(SAMPLES.get(measured_on, SAMPLES[""])).format(count=f"{measured:,}")
