"""Judgments from files: TREC qrels, CSV, Quepid's exports, ESCI, WANDS and our own, read as every import is.

What is read besides queries, products and grades, all of them found as in an import:

- a column of judges (`judge`, `rater`, …), so that a file may hold the grades of several people;
- without a column of grades, one column a judge, as Quepid exports its books;
- `tags` (separated by `;`) and `notes` of the query.

Grades above 3 are refused, unless `scale` says what they are of.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.data.columns.mapping import Mapped, guess_mapping, require
from core.data.columns.names import plain_name
from core.data.formats.reading import chunks, open_table
from core.data.formats.table import SourceTable
from core.data.import_sentences import describe_source, nothing_kept
from core.data.report import SheetReport
from core.data.row_mapper import RowMapper
from core.data.rules import is_repair
from core.data.tables.cleaner import RowCleaner
from core.data.values.grades import clean_grade
from core.data.values.texts import clean_id, mended_text
from core.errors import DataError
from core.files import shown_path
from core.judging.query_set import CANNOT_TELL, HIGHEST, Judgment, QuerySet, SetQuery, Source
from core.language import QT_TRANSLATE_NOOP

# Plain names of columns that say who judged.
_JUDGES = frozenset(
    (
        *("judge", "judgename", "rater", "raterid", "annotator", "assessor", "evaluator"),
        *(
            "labeler",
            "labeller",
            "worker",
            "workerid",
            "评审",
            "评审员",
            "标注员",
            "标注人",
            "标注者",
            "评委",
        ),
    )
)
_TAGS, _NOTES = frozenset(("tags", "tag", "标签")), frozenset(("notes", "note", "备注", "说明"))
# How the grade of who cannot tell is written.
UNKNOWN_WORDS = frozenset(("?", "can't tell", "cannot tell", "unrateable", "unknown", "无法判断"))
# Columns of Quepid's exports that no judge is called.
_OF_QUEPID = frozenset(
    ("teamname", "casename", "caseid", "title", "sourcefields", "informationneed")
)
TAG_MARK = ";"
_OF_JUDGE = "judge: "


@dataclass
class ReadJudgments:
    """What a file holds: queries by id, judgments in file order, and the report that names bad rows."""

    report: SheetReport
    queries: dict[str, SetQuery] = field(default_factory=dict)
    judgments: list[Judgment] = field(default_factory=list)


def read_judgment_file(
    path: Path,
    known: QuerySet,
    texts: Mapping[str, str] | None = None,
    scale: tuple[int, int] = (0, HIGHEST),
) -> ReadJudgments:
    """The judgments of a file, and the queries of theirs that `known` lacks.

    Args:
        path: a table with a product, a grade, and a query by its text or by an id.
        known: the set they are for: a query it has keeps its id, notes and tags.
        texts: id → text of the queries, where a file of their own tells.
        scale: lowest and highest grade of the file; stretched to 0 to 3 and rounded, halves upwards.

    Raises:
        DataError: it cannot be read, lacks a column, or no row can be used.
    """
    table = open_table(path, "qrels")
    first = next(chunks(table), None)
    mapping = _mapping(table, first.rows if first else [])
    cleaner = _Judgments(SheetReport("qrels"), known, texts or {}, scale)
    describe_source(cleaner.report, table)
    mapper = RowMapper(table, "qrels", mapping, cleaner)
    for chunk in chunks(table):
        mapper.take(chunk)
    if not cleaner.report.kept:
        raise nothing_kept(shown_path(path.name), cleaner.report)
    return cleaner.read


def _mapping(table: SourceTable, rows: Sequence[Sequence[str]]) -> dict[str, Mapped]:
    """Our columns → theirs, each judge's column under `_OF_JUDGE` and its name.

    Raises:
        DataError: a column is missing; names it and those there are.
    """
    mapping: dict[str, Mapped] = {**guess_mapping("qrels", table.columns, rows)}
    judges = _columns_of_judges(table, mapping, rows)
    complete = {**mapping, "grade": judges[0]} if judges else mapping
    require("qrels", complete, table.columns, shown_path(table.content.path.name))
    of_judges = {f"{_OF_JUDGE}{judge}": judge for judge in judges}
    return {**mapping, **_extras(table, mapping), **of_judges}


def _extras(table: SourceTable, mapping: Mapping[str, Mapped]) -> dict[str, str]:
    """Our further columns → theirs, none of which says something else already."""
    free = [name for name in table.columns if name not in mapping.values()]
    wanted = {"judge": _JUDGES, "tags": _TAGS, "notes": _NOTES}
    columns = {
        ours: next((name for name in free if plain_name(name) in names), "")
        for ours, names in wanted.items()
    }
    return {ours: name for ours, name in columns.items() if name}


def _columns_of_judges(
    table: SourceTable, mapping: Mapping[str, Mapped], rows: Sequence[Sequence[str]]
) -> list[str]:
    """The columns that hold one judge's grades each; none where one column holds all grades."""
    if "grade" in mapping or not table.has_header or "product_id" not in mapping:
        return []
    extras = _extras(table, mapping).values()
    return [
        name
        for column, name in enumerate(table.columns)
        if name not in mapping.values()
        and name not in extras
        and plain_name(name) not in _OF_QUEPID
        and _holds_grades(row[column].strip() for row in rows if column < len(row))
    ]


def _holds_grades(cells: Iterable[str]) -> bool:
    """Whether most of what is written there are grades; the rest will be named."""
    filled = [cell for cell in cells if cell]
    grades = [
        cell for cell in filled if cell.lower() in UNKNOWN_WORDS or clean_grade(cell)[0] is not None
    ]
    return 2 * len(grades) > len(filled)


class _Judgments(RowCleaner):
    """Takes rows as judgments of one set; a row of several judges gives one of each."""

    def __init__(
        self,
        report: SheetReport,
        known: QuerySet,
        texts: Mapping[str, str],
        scale: tuple[int, int],
    ) -> None:
        super().__init__(report)
        self.read = ReadJudgments(report)
        self._known, self._texts, self._scale = known, texts, scale
        self._by_text = {query.text.casefold(): query.id for query in known.queries.values()}
        self._taken: set[tuple[str, str, str]] = set()

    def take_row(self, row: int, cells: Mapping[str, str]) -> None:
        """One row: kept if any judgment of it is."""
        product, shown = clean_id(cells.get("product_id", "")), " ".join(cells.values())
        query = self._query(cells)
        given = self._given(cells)
        rule = "no_id" if not product or not query.id else "" if query.text else "unknown_query"
        refused = rule or self._take(row, query.id, product, given)
        if refused:
            self.report.reject(refused, row, "grade", shown)
            return
        if query.id not in self._known.queries and query.id not in self.read.queries:
            self.read.queries[query.id] = query
            self._by_text.setdefault(query.text.casefold(), query.id)
        self.report.kept += 1

    def _take(self, row: int, query: str, product: str, given: Mapping[str, str]) -> str:
        """Keep the grades of one pair; the rule that the first bad one breaks, which keeps none of them."""
        made = []
        for judge, raw in given.items():
            grade, rule = self._grade(row, raw)
            if rule or (query, product, judge) in self._taken:
                return rule or "duplicate_judgment"
            made.append(Judgment(query, product, judge, grade, Source.IMPORTED))
        self._taken.update((query, product, judgment.judge) for judgment in made)
        self.read.judgments += made
        return "" if made else "bad_grade"

    def _given(self, cells: Mapping[str, str]) -> dict[str, str]:
        """Judge → what they wrote."""
        if "grade" in cells:
            return {cells.get("judge", "").strip(): cells["grade"].strip()}
        columns = {key: cell.strip() for key, cell in cells.items() if key.startswith(_OF_JUDGE)}
        return {key.removeprefix(_OF_JUDGE): cell for key, cell in columns.items() if cell}

    def _grade(self, row: int, raw: str) -> tuple[int, str]:
        """A grade of the set's scale, and the rule that refuses it."""
        if raw.lower() in UNKNOWN_WORDS:
            return CANNOT_TELL, ""
        grade, rule = clean_grade(raw)
        low, high = self._scale
        if grade is None or grade < low:
            return 0, "bad_grade"
        if grade > high:
            return 0, "grade_above"
        if rule:
            self.report.rule(rule).add(row, "grade", raw, str(grade))
            self.report.repaired += is_repair(rule)
        return int((grade - low) * HIGHEST / (high - low) + 0.5), ""

    def _query(self, cells: Mapping[str, str]) -> SetQuery:
        """The query of a row: by its text where it has one, else by an id that is known; no text: unknown."""
        query, text = clean_id(cells.get("query_id", "")), mended_text(cells.get("query", ""))
        known = self._known.queries
        if not text:
            text = self._texts.get(query, "") or (known[query].text if query in known else "")
        if text:
            query = self._by_text.get(text.casefold(), "") or self._id_for(query)
        tags = [tag.strip() for tag in mended_text(cells.get("tags", "")).split(TAG_MARK)]
        return SetQuery(query, text, mended_text(cells.get("notes", "")), tuple(filter(None, tags)))

    def _id_for(self, wanted: str) -> str:
        """The id that a file gives a query, unless another query has it."""
        if wanted and wanted not in self._known.queries and wanted not in self.read.queries:
            return wanted
        return self._known.free_id(self.read.queries)


def parse_scale(text: str) -> tuple[int, int]:
    """The lowest and the highest grade that `LOW..HIGH` names.

    Raises:
        DataError: it names none, or they are no two.
    """
    low, dots, high = text.partition("..")
    if not (dots and low.isdecimal() and high.isdecimal() and int(low) < int(high) <= 1000):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "A scale names its lowest and its highest grade, as 1..4, not {given}."
            ),
            given=text,
        )
    return int(low), int(high)
