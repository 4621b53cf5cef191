"""Files into a workspace: read, cleaned, reported, and stored all at once or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic
from typing import Any

from core.data import reading
from core.data.columns import Mapped, guess_mapping, plain_name, require
from core.data.conventions import Conventions
from core.data.demo import DEMO_SOURCE, import_demo
from core.data.events import Events
from core.data.intake import Intake, pieces, surveyed
from core.data.judgments import Qrels, Queries
from core.data.kind_guess import guess_kind
from core.data.kinds import Kind
from core.data.products import Products
from core.data.progress import IsCancelled, Progress, Tell
from core.data.report import REJECTED, CleaningReport, Sheet
from core.data.sequences import Sessions, Texts
from core.domains import SHOP, told_by
from core.errors import Cancelled, DataError
from core.language import QT_TRANSLATE_NOOP
from core.timezones import find_zone, machine_zone, zone_of
from core.workspace import KINDS, Workspace

__all__ = ["Preview", "Progress", "Source", "import_demo", "import_files", "preview"]


@dataclass(frozen=True)
class Source:
    """One file to import. `mapping` is our column → theirs, guessed where None; several are joined.

    `encoding` and `sheet` are told by the file where empty. `every_row_is` is the action of every row of a
    log that has no column of them; `actions` says what its words or numbers for actions mean.
    """

    kind: str
    path: Path
    mapping: dict[str, Mapped] | None = None
    encoding: str = ""
    sheet: str = ""
    every_row_is: str = ""
    actions: dict[str, str] | None = None


@dataclass(frozen=True)
class Preview:
    """What a file looks like before it is imported: the kind and mapping are guesses to correct."""

    path: Path
    kind: str
    form: str
    encoding: str
    columns: tuple[str, ...]
    mapping: dict[str, Mapped]
    rows: list[list[str]] = field(default_factory=list)
    estimated_rows: int = 0


def preview(path: Path, kind: str | None = None, rows: int = 20) -> Preview:
    """The first `rows` of `path`, with what it seems to be.

    Raises:
        DataError: it cannot be read; says why and what to do.
    """
    opened = reading.inspect(path, kind or _kind_by_name(path))
    chosen = kind or guess_kind(opened.columns, path.name)
    first = next(reading.chunks(opened), None)
    shown = first.rows[:rows] if first else []
    estimate = _estimate(opened.size, first)
    mapping = guess_mapping(chosen, opened.columns, first.rows if first else ())
    return Preview(
        path, chosen, opened.form, opened.encoding, opened.columns, mapping, shown, estimate
    )


def _estimate(size: int, first: reading.Chunk | None) -> int:
    """How many rows a file has, if all are as long as its first."""
    if first is None:
        return 0
    return max(len(first.rows), round(size / max(1, first.bytes_done) * len(first.rows)))


def _kind_by_name(path: Path) -> str:
    return guess_kind((), path.name)


def import_files(
    workspace: Workspace,
    sources: Sequence[Source],
    *,
    append: bool = False,
    domain: str = "",
    timezone: str = "",
    progress: Tell | None = None,
    cancelled: IsCancelled | None = None,
) -> CleaningReport:
    """Import `sources` into `workspace`; a kind replaces the earlier one unless `append`.

    Nothing is stored before every file has been read, so an error or a cancel leaves the workspace as
    it was. `domain` says what kind of things they are; by default the columns of the products tell, and
    where they do not it stays what it was. `timezone` is that of dates without one (`Asia/Shanghai`); by
    default the workspace's, at first the machine's.

    Raises:
        DataError: a file cannot be read, lacks a column, or has no row worth keeping.
        Cancelled: `cancelled()` said so.
        WorkspaceError: the workspace is open for reading only.
    """
    begun = monotonic()
    known = workspace.timezone if find_zone(workspace.timezone) else machine_zone()
    session = _Import(
        workspace, append, domain, timezone or known, progress, cancelled or (lambda: False)
    )
    try:
        # Products before the events that name them, queries before their judgments.
        for source in sorted(sources, key=lambda source: KINDS.index(source.kind)):
            session.read(source)
        session.store()
    except OSError as error:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "The import stopped and the workspace is as it was: {reason}."
                " See to the file, the disk or its rights and try again.",
            ),
            reason=f"{error.strerror or error}: {error.filename}" if error.filename else str(error),
        ) from error
    finally:
        session.discard()
    return CleaningReport(session.sheets, monotonic() - begun)


class _Import:
    """One import under way: the cleaners by kind and what they may know of each other."""

    def __init__(
        self,
        workspace: Workspace,
        append: bool,
        domain: str,
        timezone: str,
        progress: Tell | None,
        cancelled: IsCancelled,
    ) -> None:
        self.workspace = workspace
        self.append = append
        self.domain = domain
        self.timezone, self.zone = timezone, zone_of(timezone)
        self.progress = progress
        self.cancelled = cancelled
        self.cleaners: dict[str, Kind] = {}

    @property
    def sheets(self) -> dict[str, Sheet]:
        """The report so far, by kind."""
        return {kind: cleaner.sheet for kind, cleaner in self.cleaners.items()}

    def read(self, source: Source) -> None:
        """Every row of `source` into its kind's cleaner."""
        opened = reading.inspect(source.path, source.kind)
        mapping = source.mapping or self._guessed(opened, source.kind)
        require(source.kind, mapping, opened.columns, source.path.name, source.every_row_is)
        conventions = self._conventions(source, opened, mapping)
        if source.kind == "products" and not self.domain:
            names = [plain_name(column) for column in opened.columns]
            # Whatever has a price is sold, be it a film.
            self.domain = SHOP if "price" in mapping else told_by(names)
        if source.kind not in self.cleaners:
            self.cleaners[source.kind] = self._new_cleaner(source.kind)
        cleaner = self.cleaners[source.kind]
        cleaner.conventions = conventions
        sheet, kept = cleaner.sheet, cleaner.sheet.kept
        name = f"{source.path.name} [{opened.sheet}]" if opened.sheet else source.path.name
        sheet.source = ", ".join(filter(None, (sheet.source, name)))
        intake = Intake(opened, source.kind, mapping, cleaner)
        begun, before = monotonic(), sheet.read
        for piece in pieces(opened, source.kind):
            self.check_cancelled()
            intake.take(piece)
            fraction = piece.bytes_done / opened.size
            self._tell(source.path.name, sheet.read - before, fraction, begun)
        if sheet.kept == kept:
            raise _nothing_kept(source.path.name, sheet)
        intake.finish()

    def _guessed(self, opened: reading.Opened, kind: str) -> dict[str, Mapped]:
        first = next(reading.chunks(opened), None)
        return guess_mapping(kind, opened.columns, first.rows if first else ())

    def _conventions(
        self, source: Source, opened: reading.Opened, mapping: Mapping[str, Mapped]
    ) -> Conventions:
        """How the file writes its values, and what the user says of its actions."""
        survey = surveyed(opened, source.kind, mapping)
        actions = source.actions or {}
        if not source.every_row_is:
            survey.require_named_actions(actions, source.path.name)
        told = survey.conventions(self.zone)
        return replace(told, every_row_is=source.every_row_is, actions=actions)

    def store(self) -> None:
        """Put everything into the workspace in one stroke."""
        tables = {kind: cleaner.result() for kind, cleaner in self.cleaners.items()}
        self.check_cancelled()
        remove = self._give_way(tables)
        for sheet in self.sheets.values():
            sheet.check()
        files = {kind: self._source(kind, sheet) for kind, sheet in self.sheets.items()}
        reports = {kind: sheet.to_json() for kind, sheet in self.sheets.items()}
        is_own = self.workspace.is_demo and "products" in tables and not self.append
        properties: dict[str, Any] = {"demo": False, "name": ""} if is_own else {}
        if self.domain:
            properties["domain"] = self.domain
        if "events" in tables:
            properties["timezone"] = self.timezone
        # What was trained on the demo world would rank a stranger's shop by its tastes.
        active: dict[str, str] | None = {} if is_own else None
        self.workspace.replace(tables, files, reports, remove=remove, active=active, **properties)

    def discard(self) -> None:
        """Forget what has been read; harmless once it is stored."""
        for cleaner in self.cleaners.values():
            cleaner.discard()

    def check_cancelled(self) -> None:
        """Raise if the user has asked to stop."""
        if self.cancelled():
            raise Cancelled(
                QT_TRANSLATE_NOOP("core", "Import cancelled; the workspace is as it was.")
            )

    def _give_way(self, tables: Mapping[str, object]) -> tuple[str, ...]:
        """What goes when a demo world becomes a shop: behaviour of shoppers who never saw it."""
        if self.append or "products" not in tables or not self.workspace.is_demo:
            return ()
        stored = self.workspace.datasets()
        gone = tuple(
            kind
            for kind, set_ in stored.items()
            if kind not in tables and set_.source == DEMO_SOURCE
        )
        for kind in gone:
            self.sheets["products"].rule("demo_removed").meet(0, kind, f"{stored[kind].rows:,}")
        return gone

    def _source(self, kind: str, sheet: Sheet) -> str:
        earlier = self.workspace.datasets().get(kind) if self.append else None
        return ", ".join(filter(None, (earlier.source if earlier else "", sheet.source)))

    def _tell(self, stage: str, done: int, fraction: float, begun: float) -> None:
        if self.progress:
            speed = done / max(1e-6, monotonic() - begun)
            total = max(done, round(done / fraction)) if fraction else done
            left = (total - done) / speed if speed else 0.0
            self.progress(Progress(stage, done, total, speed, left))

    def _new_cleaner(self, kind: str) -> Kind:
        sheet = Sheet(kind)
        earlier = self.workspace.table(kind) if self.append else None
        if kind == "products":
            return Products(sheet, earlier)
        if kind == "events":
            return Events(sheet, self.workspace.stage(kind), self._product_ids(), earlier)
        if kind == "sessions":
            return Sessions(sheet, self._product_ids(), earlier)
        if kind == "qrels":
            return Qrels(sheet, self._query_ids(), self._product_ids(), earlier)
        return Queries(sheet, earlier) if kind == "queries" else Texts(sheet, earlier)

    def _product_ids(self) -> set[str] | None:
        cleaner = self.cleaners.get("products")
        if isinstance(cleaner, Products):
            return cleaner.ids
        table = self.workspace.table("products")
        return set(table.column("product_id").to_pylist()) if table is not None else None

    def _query_ids(self) -> set[str] | None:
        cleaner = self.cleaners.get("queries")
        if isinstance(cleaner, Queries):
            return cleaner.ids
        table = self.workspace.table("queries")
        return set(table.column("query_id").to_pylist()) if table is not None else None


def _nothing_kept(source: str, sheet: Sheet) -> DataError:
    """Why a file was of no use, by the rule that refused most of it."""
    refused = [rule for rule in sheet.rules.values() if rule.outcome == REJECTED and rule.count]
    if not refused:
        return DataError(
            QT_TRANSLATE_NOOP(
                "core", "{source} has no usable row ({read} read); the workspace is as it was."
            ),
            source=source,
            read=sheet.read,
        )
    worst = max(refused, key=lambda rule: rule.count)
    example = worst.examples[0]
    return DataError(
        QT_TRANSLATE_NOOP(
            "core",
            "{source} has no usable row ({read} read); the workspace is as it was."
            " {rule}: {count} rows, first row {row}: {value!r}.",
        ),
        source=source,
        read=sheet.read,
        rule=worst.label,
        count=worst.count,
        row=example.row,
        value=example.before,
    )
