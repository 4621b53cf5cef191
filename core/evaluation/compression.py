"""What a smaller variant of a search run costs and what it is worth, through the engine that search uses."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from core.evaluation.held_out_queries import Ranker
from core.evaluation.promotion.search import held_out_queries
from core.evaluation.query_times import TURNS, read_times, search_times, with_times
from core.language import QT_TRANSLATE_NOOP
from core.metrics.comparison import compared
from core.metrics.rank_overlap import overlap, rank_biased_overlap
from core.metrics.ranking import DEPTH, FIRST, query_metrics
from core.metrics.significance import holm, mean_interval
from core.progress import IsCancelled
from core.runs.listing import read_manifest
from core.runs.manifest import ENCODER, WEIGHTS, Manifest
from core.runs.reader import RunReader
from core.runs.variants import forget_orphans
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.search.run_loading import load_run
from core.training.compression.gauge import Emit, Gauge
from core.training.compression.kept import keep_compression
from core.training.compression.making import Maker
from core.training.compression.messages import Compression, MeasuredVariant
from core.training.compression.plan import ORIGINAL, VARIANTS, Plan
from core.training.compression.sizes import MB, FileSize, file_size
from core.training.compression.source import CompressedRun
from core.training.tensorflow_setup import start_tensorflow
from core.workspace import Workspace

MEASURES = ("ndcg@10", "mrr@10", "recall@100")
METRIC = MEASURES[0]
MEASURING = QT_TRANSLATE_NOOP("core", "Measuring")
TIMING = QT_TRANSLATE_NOOP("core", "Timing")
OPENING = QT_TRANSLATE_NOOP("core", "Opening the shop")
# Seconds that loading TensorFlow, measuring a variant and timing it take about.
OPENING_SECONDS, MEASURING_SECONDS, TIMING_SECONDS = 8.0, 6.0, 4.0


@dataclass(frozen=True)
class _Ranked:
    """What an engine makes of the queries: metrics of each, and its first ten."""

    values: list[dict[str, float]]
    first: list[list[str]]


class Bench:
    """Makes the variants of `plan` and measures each beside the original."""

    def __init__(
        self, workspace: Workspace, plan: Plan, emit: Emit, is_cancelled: IsCancelled
    ) -> None:
        """Raises UserError where there is no such run, or it cannot be compressed."""
        self.workspace = workspace
        self.plan = plan
        plan.require_fit(read_manifest(workspace, plan.run))
        self.source = CompressedRun(workspace, plan.run)
        self.names = plan.possible(self.source.manifest)
        # Each setting, the run's own and the student's, is checked before minutes are spent.
        _ = self.source.settings, plan.student_job(self.source.manifest)
        parts = [OPENING_SECONDS]
        for name in self.names:
            parts += [VARIANTS[name], MEASURING_SECONDS]
        parts.append(TIMING_SECONDS * len(self.names))
        self.emit = emit
        self.gauge = Gauge(parts, emit, is_cancelled)

    def run(self) -> Compression:
        """Every variant, measured; each is told as soon as it is."""
        self.gauge.tell(OPENING, 0, 1)
        start_tensorflow()
        forget_orphans(self.workspace)
        self.words = Engine.open(self.workspace, "").with_intents("")
        queries, unit = held_out_queries(self.workspace, self.words, [self.source.manifest])
        self.queries = queries
        maker = Maker(self.source, self.plan, self.gauge.tell)
        folders: dict[str, Path] = {}
        variants: list[MeasuredVariant] = []
        for name in self.names:
            self.gauge.next()
            folders[name] = self.source.reader.folder if name == ORIGINAL else maker.make(name)
            self.gauge.next()
            variants.append(self._measured(name, folders[name]))
            self.emit(variants[-1])
        self.gauge.next()
        timed = self._timed(_corrected(variants), folders)
        when = datetime.now(UTC).isoformat(timespec="minutes")
        result = Compression(self.plan.run, unit, when, timed)
        keep_compression(self.workspace, result)
        return result

    def _measured(self, name: str, folder: Path) -> MeasuredVariant:
        self.gauge.tell(MEASURING, 0, 1)
        run = load_run(folder)
        ranked = self._ranked(self.words.ranked_by(run))
        if name == ORIGINAL:
            self.original = ranked
        size = _size(folder, run.manifest)
        metrics, intervals = _means(ranked.values)
        measured = MeasuredVariant(
            name=name,
            what=self.plan.what(name, self.source.manifest),
            run=folder.name,
            mb=size.mb,
            zipped_mb=size.zipped_mb,
            sparse_mb=size.sparse_mb,
            parameters=_parameters(folder, run.manifest),
            metrics=metrics,
            intervals=intervals,
            queries=len(self.queries),
            agreement=_mean(overlap, self.original.first, ranked.first),
            rbo=_mean(rank_biased_overlap, self.original.first, ranked.first),
        )
        if name != ORIGINAL:
            texts = list(self.queries.queries.values())
            measured = _beside(measured, self.original.values, ranked.values, texts)
            _keep_figures(folder, measured)
        return measured

    def _timed(
        self, variants: Sequence[MeasuredVariant], folders: Mapping[str, Path]
    ) -> list[MeasuredVariant]:
        """The same with how long a query takes."""
        texts = list(self.queries.queries.values())
        reads: dict[str, list[float]] = {name: [] for name in folders}
        searches: dict[str, list[float]] = {name: [] for name in folders}
        for turn in range(TURNS):
            for number, (name, folder) in enumerate(folders.items()):
                self.gauge.tell(TIMING, turn * len(folders) + number, TURNS * len(folders))
                engine = self.words.ranked_by(load_run(folder))
                reads[name] += read_times(engine, texts)
                searches[name] += search_times(engine, texts)
        return [with_times(one, reads[one.name], searches[one.name]) for one in variants]

    def _ranked(self, engine: Engine) -> _Ranked:
        """Every held-out query as this engine answers it; of what was shown the order of these alone."""
        ranker, values, first = Ranker(engine), [], []
        for done, (name, text) in enumerate(self.queries.queries.items()):
            self.gauge.tell(MEASURING, done, len(self.queries))
            found = _search(engine, text, DEPTH)
            ranking = (
                ranker.condensed(text, self.queries.shown[name])
                if name in self.queries.shown
                else found
            )
            values.append(query_metrics(self.queries.grades[name], ranking))
            first.append(found[:FIRST])
        return _Ranked(values, first)


def compress(
    workspace: Workspace, plan: Plan, emit: Emit, is_cancelled: IsCancelled
) -> Compression:
    """Make the variants of `plan` in the cache of `workspace` and measure them; `emit` hears how it goes.

    Raises:
        UserError: there is no such run, it cannot be compressed, or the shop lacks what it takes.
        Cancelled: `is_cancelled` said so; variants that were complete stay in the cache.
    """
    return Bench(workspace, plan, emit, is_cancelled).run()


def _search(engine: Engine, text: str, top: int = FIRST) -> list[str]:
    return [hit.product_id for hit in engine.search(SearchRequest(text, top=top)).hits]


def _size(folder: Path, manifest: Manifest) -> FileSize:
    reader = RunReader(folder, manifest)
    if reader.has(ENCODER):
        return file_size((reader.artefacts / ENCODER).read_bytes())
    # The frozen network reads by the encoder that is installed.
    from core.pretrained.teacher import installed_bytes

    size = installed_bytes() / MB
    return FileSize(size, size, size)


def _parameters(folder: Path, manifest: Manifest) -> int:
    """The numbers of a run's weights that are not zero; all of them where it was kept without."""
    reader = RunReader(folder, manifest)
    if not reader.has(WEIGHTS):
        return manifest.parameters
    return sum(int(np.count_nonzero(array)) for array in reader.arrays(WEIGHTS).values())


def _means(
    values: Sequence[dict[str, float]],
) -> tuple[dict[str, float | None], dict[str, list[float] | None]]:
    metrics: dict[str, float | None] = dict.fromkeys(MEASURES)
    intervals: dict[str, list[float] | None] = dict.fromkeys(MEASURES)
    for name in MEASURES if values else ():
        mean, low, high = mean_interval([query[name] for query in values])
        metrics[name], intervals[name] = mean, [low, high]
    return metrics, intervals


def _mean(
    measure: Callable[[Sequence[str], Sequence[str]], float],
    original: Sequence[Sequence[str]],
    variant: Sequence[Sequence[str]],
) -> float | None:
    """The mean of a measure of two lists over all queries; None where there is none."""
    values = [measure(*pair) for pair in zip(original, variant, strict=True)]
    return sum(values) / len(values) if values else None


def _beside(
    measured: MeasuredVariant,
    original: Sequence[dict[str, float]],
    variant: Sequence[dict[str, float]],
    texts: list[str],
) -> MeasuredVariant:
    if not texts:
        return measured
    before, after = ([query[METRIC] for query in values] for values in (original, variant))
    beside = compared(before, after, texts)
    return replace(
        measured, difference=beside.difference, low=beside.low, high=beside.high, p=beside.p
    )


def _corrected(variants: Sequence[MeasuredVariant]) -> list[MeasuredVariant]:
    """The same with p corrected for having looked at so many variants."""
    corrected = holm({one.name: one.p for one in variants if one.p is not None})
    return [replace(one, p=corrected.get(one.name)) for one in variants]


def _keep_figures(folder: Path, measured: MeasuredVariant) -> None:
    """Let the run that a variant may become say what it was worth."""
    manifest = Manifest.read(folder)
    manifest.metrics = dict(measured.metrics)
    for epoch in manifest.epochs:
        epoch["metrics"] = dict(measured.metrics)
    manifest.write(folder)
