"""Files into a workspace: read, cleaned, reported, and stored all at once or not at all."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from core.data import reading
from core.data.columns import guess_kind, guess_mapping, known_columns, require
from core.data.kinds import Events, Kind, Products, Qrels, Queries, Sessions, Texts
from core.data.reading import Opened
from core.data.report import CleaningReport, Sheet
from core.errors import Cancelled, DataError
from core.language import QT_TRANSLATE_NOOP
from core.workspace import KINDS, Workspace

if TYPE_CHECKING:
    import pyarrow

DEMO = Path(__file__).parents[2] / "assets" / "demo"


@dataclass(frozen=True)
class Source:
    """One file to import. `mapping` is our column → theirs; guessed from the names where None."""

    kind: str
    path: Path
    mapping: dict[str, str] | None = None


@dataclass(frozen=True)
class Progress:
    """How far an import is: rows `done` of an estimated `total` of the file named `stage`."""

    stage: str
    done: int
    total: int
    rows_per_second: float
    eta_seconds: float


@dataclass(frozen=True)
class Preview:
    """What a file looks like before it is imported: the kind and mapping are guesses to correct."""

    path: Path
    kind: str
    form: str
    encoding: str
    columns: tuple[str, ...]
    mapping: dict[str, str]
    rows: list[list[str]] = field(default_factory=list)
    estimated_rows: int = 0


Report = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


def preview(path: Path, kind: str | None = None, rows: int = 20) -> Preview:
    """The first `rows` of `path`, with what it seems to be.

    Raises:
        DataError: it cannot be read; says why and what to do.
    """
    opened = reading.inspect(path, kind or _kind_by_name(path))
    chosen = kind or guess_kind(opened.columns, path.name)
    first = next(reading.chunks(opened), None)
    shown = first.rows[:rows] if first else []
    per_row = first.bytes_done / len(first.rows) if first else 1.0
    estimate = max(len(shown), round(opened.size / per_row)) if first else 0
    mapping = guess_mapping(chosen, opened.columns)
    return Preview(
        path, chosen, opened.form, opened.encoding, opened.columns, mapping, shown, estimate
    )


def _kind_by_name(path: Path) -> str:
    return guess_kind((), path.name)


def import_files(
    workspace: Workspace,
    sources: Sequence[Source],
    *,
    append: bool = False,
    progress: Report | None = None,
    cancelled: IsCancelled | None = None,
) -> CleaningReport:
    """Import `sources` into `workspace`; a kind replaces the earlier one unless `append`.

    Nothing is stored before every file has been read, so an error or a cancel leaves the workspace as
    it was.

    Raises:
        DataError: a file cannot be read, lacks a column, or has no row worth keeping.
        Cancelled: `cancelled()` said so.
        WorkspaceError: the workspace is open for reading only.
    """
    begun = monotonic()
    ordered = sorted(sources, key=lambda source: KINDS.index(source.kind))
    session = _Import(workspace, append, progress, cancelled or (lambda: False))
    for source in ordered:
        session.read(source)
    tables = {kind: cleaner.table() for kind, cleaner in session.cleaners.items()}
    session.check_cancelled()
    sheets = {kind: cleaner.sheet for kind, cleaner in session.cleaners.items()}
    files = {kind: sheet.source for kind, sheet in sheets.items()}
    reports = {kind: sheet.to_json() for kind, sheet in sheets.items()}
    workspace.replace(tables, files, reports, **_properties(workspace, tables))
    return CleaningReport(sheets, monotonic() - begun)


def _properties(workspace: Workspace, tables: dict[str, "pyarrow.Table"]) -> dict[str, Any]:
    """A demo world whose products are replaced is one no longer."""
    return {"demo": False, "name": ""} if workspace.is_demo and "products" in tables else {}


class _Import:
    """One import under way: the cleaners by kind and what they may know of each other."""

    def __init__(
        self, workspace: Workspace, append: bool, progress: Report | None, cancelled: IsCancelled
    ) -> None:
        self.workspace = workspace
        self.append = append
        self.progress = progress
        self.cancelled = cancelled
        self.cleaners: dict[str, Kind] = {}

    def read(self, source: Source) -> None:
        """Every row of `source` into its kind's cleaner."""
        opened = reading.inspect(source.path, source.kind)
        mapping = source.mapping or guess_mapping(source.kind, opened.columns)
        require(source.kind, mapping, opened.columns, source.path.name)
        cleaner = self._cleaner(source, opened, mapping)
        sheet = cleaner.sheet
        sheet.source = ", ".join(filter(None, (sheet.source, source.path.name)))
        cells = _CellReader(opened, source.kind, mapping)
        begun, taken = monotonic(), 0
        for chunk in reading.chunks(opened):
            self.check_cancelled()
            for row, values in enumerate(chunk.rows, chunk.first):
                sheet.read += 1
                cells.give(row, values, cleaner)
            taken += len(chunk.rows)
            self._tell(source.path.name, taken, chunk.bytes_done / max(1, opened.size), begun)
        if not sheet.kept:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "{source} has no usable row ({read} read); the workspace is as it was."
                ),
                source=source.path.name,
                read=sheet.read,
            )

    def _tell(self, stage: str, done: int, fraction: float, begun: float) -> None:
        if self.progress:
            speed = done / max(1e-6, monotonic() - begun)
            total = max(done, round(done / fraction)) if fraction else done
            self.progress(Progress(stage, done, total, speed, (total - done) / speed))

    def check_cancelled(self) -> None:
        """Raise if the user has asked to stop."""
        if self.cancelled():
            raise Cancelled(
                QT_TRANSLATE_NOOP("core", "Import cancelled; the workspace is as it was.")
            )

    def _cleaner(self, source: Source, opened: Opened, mapping: dict[str, str]) -> Kind:
        if source.kind not in self.cleaners:
            self.cleaners[source.kind] = self._new_cleaner(source.kind)
        cleaner = self.cleaners[source.kind]
        if isinstance(cleaner, Products):
            new = _attributes(opened, mapping)
            cleaner.attributes = tuple(dict.fromkeys((*cleaner.attributes, *new)))
        return cleaner

    def _new_cleaner(self, kind: str) -> Kind:
        sheet = Sheet(kind)
        known = self.workspace.table(kind) if self.append else None
        if kind == "products":
            return Products(sheet, (), known)
        if kind == "events":
            return Events(sheet, self._product_ids(), known)
        if kind == "qrels":
            return Qrels(sheet, self._query_ids(), self._product_ids(), known)
        makers: dict[str, Callable[..., Kind]] = {
            "sessions": Sessions,
            "texts": Texts,
            "queries": Queries,
        }
        return makers[kind](sheet, known)

    def _product_ids(self) -> set[str] | None:
        cleaner = self.cleaners.get("products")
        table = cleaner.table() if cleaner else self.workspace.table("products")
        return set(table.column("product_id").to_pylist()) if table is not None else None

    def _query_ids(self) -> set[str] | None:
        cleaner = self.cleaners.get("queries")
        if isinstance(cleaner, Queries):
            return cleaner.ids
        table = self.workspace.table("queries")
        return set(table.column("query_id").to_pylist()) if table is not None else None


class _CellReader:
    """Turns a row of a file into cells by our names, or counts why it cannot."""

    def __init__(self, opened: Opened, kind: str, mapping: dict[str, str]) -> None:
        place = {column: index for index, column in enumerate(opened.columns)}
        self._wanted = {ours: place[theirs] for ours, theirs in mapping.items() if theirs in place}
        if kind == "products":
            self._wanted |= {name: place[name] for name in _attributes(opened, mapping)}
        needed = [ours for ours in self._wanted if ours not in ("target", "query_id")] or list(
            self._wanted
        )
        self._shortest = (
            1 + min(place[mapping.get(n, n)] for n in needed)
            if kind == "sessions"
            else 1 + max(place[mapping[n]] for n in mapping if n in needed)
        )
        self._width = len(opened.columns)
        # Files of one column break on their own separator; everything belongs to the text.
        self._single = len(opened.columns) == 1

    def give(self, row: int, values: list[str], cleaner: Kind) -> None:
        """Hand the row to `cleaner`, or count it as torn."""
        if len(values) < self._shortest and len(values) < self._width:
            cleaner.sheet.reject("torn_row", row, "", " | ".join(values))
            return
        if len(values) > self._width and not self._single:
            cleaner.sheet.rule("extra_columns").meet(row, "", " | ".join(values[self._width :]))
        count = len(values)
        cells = {ours: values[at] for ours, at in self._wanted.items() if at < count}
        cleaner.take(row, cells)


def _attributes(opened: Opened, mapping: dict[str, str]) -> list[str]:
    """Their columns that are none of ours: what a product has besides."""
    used = set(mapping.values()) | set(known_columns("products"))
    return [column for column in opened.columns if column and column not in used]


def import_demo(
    workspace: Workspace, folder: Path = DEMO, progress: Report | None = None
) -> CleaningReport:
    """Fill `workspace` with the synthetic demo world and its trained run.

    Raises:
        DataError: the demo world's files are missing from this installation.
    """
    import pyarrow.parquet as parquet

    begun = monotonic()
    tables = {
        kind: parquet.read_table(folder / f"{kind}.parquet")
        for kind in KINDS
        if (folder / f"{kind}.parquet").exists()
    }
    if "products" not in tables:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "The demo world is missing from {folder}; install the program again."
            ),
            folder=folder,
        )
    runs = _copy_runs(workspace, folder / "runs")
    sheets = {kind: Sheet(kind, "demo", len(table), len(table)) for kind, table in tables.items()}
    workspace.replace(tables, dict.fromkeys(tables, "demo"), demo=True, name="", domain="shop")
    for task, run in runs.items():
        workspace.activate(task, run)
    if progress:
        rows = sum(map(len, tables.values()))
        progress(Progress("demo", rows, rows, rows / max(1e-6, monotonic() - begun), 0.0))
    return CleaningReport(sheets, monotonic() - begun)


def _copy_runs(workspace: Workspace, folder: Path) -> dict[str, str]:
    """Copy the runs that ship, whole or not at all; the task each serves → its id."""
    import json

    tasks: dict[str, str] = {}
    for source in sorted(folder.iterdir()) if folder.is_dir() else ():
        manifest = json.loads((source / "run.json").read_text("utf-8"))
        target = workspace.runs_dir / source.name
        if not target.exists():
            temporary = target.with_name(f".{source.name}")
            shutil.rmtree(temporary, ignore_errors=True)
            shutil.copytree(source, temporary)
            temporary.rename(target)
        tasks[manifest["task"]] = source.name
    return tasks
