"""Files into a workspace: read, cleaned, reported, and stored all at once or not at all."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from core.data.columns.mapping import Mapped, guess_mapping, require
from core.data.columns.names import plain_name
from core.data.formats.content import refuse_shrunk
from core.data.formats.reading import Chunk, chunks, open_table
from core.data.formats.table import SourceTable
from core.data.import_sentences import describe_source, nothing_kept, system_errors_as_sentence
from core.data.preview import Preview, preview
from core.data.report import CleaningReport, SheetReport
from core.data.row_mapper import RowMapper, table_chunks
from core.data.shops.demo import import_demo
from core.data.survey import Conventions, survey_table
from core.data.tables.cleaner import TableCleaner, joined, text_table
from core.data.tables.judgments import Qrels, Queries
from core.data.tables.products import Products
from core.data.tables.registry import new_cleaner
from core.domains import SHOP, domain_of_columns
from core.errors import Cancelled
from core.files import shown_path
from core.language import QT_TRANSLATE_NOOP
from core.progress import IsCancelled, StageProgress, StageProgressCallback
from core.timezones import find_zone, machine_zone, zone_of
from core.workspace import KINDS, Workspace
from core.workspace.shipped import DEMO_SOURCE

if TYPE_CHECKING:
    import pyarrow

logger = logging.getLogger(__name__)

__all__ = ["Preview", "Source", "StageProgress", "import_demo", "import_files", "preview"]

# Kinds whose rows name products.
_OF_PRODUCTS = ("events", "sessions", "qrels")


@dataclass(frozen=True)
class Source:
    """One file to import. `mapping` is our column → theirs; guessed from the names where None.

    `encoding` and `sheet` are told from the content where empty. Of a log, `every_row_is` says what
    each row is where no column does, `actions` what its words or numbers mean: theirs → ours.
    """

    kind: str
    path: Path
    mapping: Mapping[str, Mapped] | None = None
    encoding: str = ""
    sheet: str = ""
    every_row_is: str = ""
    actions: Mapping[str, str] = field(default_factory=dict)


def import_files(
    workspace: Workspace,
    sources: Sequence[Source],
    *,
    append: bool = False,
    domain: str = "",
    timezone: str = "",
    progress: StageProgressCallback | None = None,
    cancelled: IsCancelled | None = None,
) -> CleaningReport:
    """Import `sources` into `workspace`; a kind replaces the earlier one unless `append`.

    Nothing is stored before every file has been read: an error or a cancel leaves the workspace as it was.
    `domain` says what kind of things they are, by default as the columns of the products tell. `timezone`
    is that of dates without one (`Asia/Shanghai`), by default the workspace's, else this machine's.

    Raises:
        DataError: a file cannot be read, lacks a column, or has no row worth keeping.
        Cancelled: `cancelled()` said so.
        WorkspaceError: the workspace is open for reading only.
    """
    begun = monotonic()
    zone = timezone or _timezone_of(workspace)
    session = _Import(workspace, append, domain, zone, progress, cancelled or (lambda: False))
    with system_errors_as_sentence():
        session.run(sources)
    report = CleaningReport(session.reports, monotonic() - begun)
    kinds = ", ".join(report.sheets)
    logger.info("%s: imported %s in %.1f s", workspace.path, kinds, report.seconds)
    return report


def _timezone_of(workspace: Workspace) -> str:
    # The demo world's zone says nothing of the dates in somebody's own files.
    is_known = not workspace.is_demo and find_zone(workspace.timezone)
    return workspace.timezone if is_known else machine_zone()


@dataclass
class _Import:
    """One import under way: the cleaners by kind and what they may know of each other."""

    workspace: Workspace
    append: bool
    domain: str
    timezone: str
    progress: StageProgressCallback | None
    cancelled: IsCancelled
    cleaners: dict[str, TableCleaner] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.zone = zone_of(self.timezone)

    @property
    def reports(self) -> dict[str, SheetReport]:
        """The report so far, by kind."""
        return {kind: cleaner.report for kind, cleaner in self.cleaners.items()}

    def run(self, sources: Sequence[Source]) -> None:
        """Read every source and store what they hold, or nothing."""
        try:
            # Products before the events that name them, queries before their judgments.
            for source in sorted(sources, key=lambda source: KINDS.index(source.kind)):
                self.read(source)
            self.store()
        finally:
            for cleaner in self.cleaners.values():
                cleaner.discard()

    def read(self, source: Source) -> None:
        """Every row of `source` into its kind's cleaner."""
        table = open_table(source.path, source.kind, source.encoding, source.sheet)
        first = next(chunks(table), None)
        mapping = source.mapping or guess_mapping(
            source.kind, table.columns, first.rows if first else ()
        )
        name = shown_path(source.path.name)
        require(source.kind, mapping, table.columns, name, source.every_row_is)
        conventions = self._conventions(source, table, mapping, first)
        self._guess_domain(source.kind, table, mapping)
        cleaner = self._cleaner(source.kind)
        cleaner.conventions = conventions
        describe_source(cleaner.report, table)
        kept = cleaner.report.kept
        mapper = RowMapper(table, source.kind, mapping, cleaner)
        self._take_rows(table, source.kind, mapper, cleaner.report)
        if cleaner.report.kept == kept:
            raise nothing_kept(name, cleaner.report)
        mapper.finish()

    def _take_rows(
        self, table: SourceTable, kind: str, mapper: RowMapper, report: SheetReport
    ) -> None:
        begun, before = monotonic(), report.read
        name = shown_path(table.content.path.name)
        for chunk in table_chunks(table, kind):
            self.check_cancelled()
            mapper.take(chunk)
            self._show_progress(name, report.read - before, chunk.bytes_read / table.size, begun)
        refuse_shrunk(table.content)

    def _guess_domain(self, kind: str, table: SourceTable, mapping: Mapping[str, Mapped]) -> None:
        if kind == "products" and not self.domain:
            names = [plain_name(column) for column in table.columns]
            # Whatever has a price is sold, be it a film.
            self.domain = SHOP if "price" in mapping else domain_of_columns(names)

    def _conventions(
        self, source: Source, table: SourceTable, mapping: Mapping[str, Mapped], first: Chunk | None
    ) -> Conventions:
        """How the file writes its values, and what the user says of its actions."""
        survey = survey_table(table, source.kind, mapping, first, self.check_cancelled)
        if not source.every_row_is:
            survey.require_named_actions(source.actions, shown_path(source.path.name))
        conventions = survey.conventions(self.zone)
        return replace(conventions, every_row_is=source.every_row_is, actions=source.actions)

    def store(self) -> None:
        """Put everything into the workspace in one stroke."""
        tables: dict[str, Any] = {kind: made.result() for kind, made in self.cleaners.items()}
        tables |= self._queries_of_judgments(tables.get("queries"))
        self.check_cancelled()
        remove = self._replaced_demo(tables)
        for report in self.reports.values():
            report.check()
        files = {kind: self._source(kind) for kind in tables}
        reports = {kind: report.to_json() for kind, report in self.reports.items()}
        is_own = self.workspace.is_demo and "products" in tables and not self.append
        properties: dict[str, Any] = {"demo": False, "name": ""} if is_own else {}
        if self.domain:
            properties["domain"] = self.domain
        if "events" in tables:
            properties["timezone"] = self.timezone
        # What was trained on the demo world would rank a stranger's shop by its tastes.
        active: dict[str, str] | None = {} if is_own else None
        self.workspace.replace(tables, files, reports, remove=remove, active=active, **properties)

    def _queries_of_judgments(self, imported: "pyarrow.Table | None") -> dict[str, Any]:
        """The table of queries with those that only the judgments told of, where there are any."""
        cleaner = self.cleaners.get("qrels")
        if not isinstance(cleaner, Qrels) or not cleaner.new_queries:
            return {}
        columns = {
            "query_id": list(cleaner.new_queries),
            "text": list(cleaner.new_queries.values()),
        }
        earlier = self.workspace.table("queries") if imported is None else imported
        return {"queries": joined(earlier, text_table(columns))}

    def check_cancelled(self) -> None:
        """Raise if the user has asked to stop."""
        if self.cancelled():
            raise Cancelled(
                QT_TRANSLATE_NOOP("core", "Import cancelled; the workspace is as it was.")
            )

    def _replaced_demo(self, tables: Mapping[str, object]) -> tuple[str, ...]:
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
            self.reports["products"].rule("demo_removed").add(0, kind, f"{stored[kind].rows:,}")
        return gone

    def _source(self, kind: str) -> str:
        """The files that a table comes from; queries may have come with their judgments."""
        earlier = self.workspace.datasets().get(kind) if self.append else None
        report = self.reports.get(kind) or self.reports["qrels"]
        return ", ".join(filter(None, (earlier.source if earlier else "", report.source)))

    def _show_progress(self, stage: str, done: int, fraction: float, begun: float) -> None:
        if self.progress:
            speed = done / max(1e-6, monotonic() - begun)
            total = max(done, round(done / fraction)) if fraction else done
            left = (total - done) / speed if speed else 0.0
            self.progress(StageProgress(stage, done, total, speed, left))

    def _cleaner(self, kind: str) -> TableCleaner:
        if kind not in self.cleaners:
            self.cleaners[kind] = new_cleaner(
                kind,
                earlier=self.workspace.table(kind) if self.append else None,
                products=self._product_ids() if kind in _OF_PRODUCTS else None,
                queries=self._queries() if kind == "qrels" else None,
                staged=self.workspace.stage(kind) if kind == "events" else None,
            )
        return self.cleaners[kind]

    def _product_ids(self) -> set[str] | None:
        cleaner = self.cleaners.get("products")
        if isinstance(cleaner, Products):
            return cleaner.ids
        table = self.workspace.table("products")
        return set(table.column("product_id").to_pylist()) if table is not None else None

    def _queries(self) -> dict[str, str] | None:
        """Id → text of the queries that judgments may be of."""
        cleaner = self.cleaners.get("queries")
        table = (
            cleaner.result() if isinstance(cleaner, Queries) else self.workspace.table("queries")
        )
        if table is None:
            return None
        texts: list[str] = table.column("text").to_pylist()
        return dict(zip(table.column("query_id").to_pylist(), texts, strict=True))
