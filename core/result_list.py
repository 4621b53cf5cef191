"""A result list that leaves the program: as rows for a clipboard, as a table, as one page of HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING

from core.domains import Domain
from core.errors import writing
from core.experiments.interleaving import TeamHit
from core.files import replace_file
from core.judging.query_set import CANNOT_TELL, UNJUDGED
from core.language import QT_TRANSLATE_NOOP, language, translate
from core.plain_text import escaped
from core.runs.names import short_name
from core.search.request import Hit, SearchResponse
from core.search.score_parts import label, ordered_names
from core.spreadsheet import write_table

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue

# Of the score, for people who add them up.
DIGITS = 4
# Columns of the page: those that hold text, and the bar behind the score.
_TEXT_COLUMNS, _BAR_AT = range(1, 5), 7
# By the order of the parts in a list.
_COLOURS = ("#2a5ce0", "#b34ae0", "#e0413a", "#7c6a4f", "#f2940d", "#d6498f", "#12a06a", "#0c9cb5")
_STYLE = """
body{font:14px/1.5 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#171a21;
background:#f3f4f8;margin:0;padding:24px}main{max-width:1120px;margin:auto}h1{font-size:22px;margin:0}
.muted{color:#5f6779}.label{background:#fff3d6;color:#7a4300;border-radius:8px;padding:2px 8px;font-size:12px}
table{border-collapse:collapse;width:100%;background:#fff;border:1px solid #dfe2ea;margin-top:14px}
td,th{padding:6px 8px;text-align:right;border-bottom:1px solid #eef0f5;font-variant-numeric:tabular-nums}
th{color:#5f6779;font-weight:600}.text{text-align:left}.bar{display:flex;width:140px;height:10px;
background:#eef0f5;border-radius:3px;overflow:hidden}.bar i{display:block}.dot{display:inline-block;
width:9px;height:9px;border-radius:5px;margin:0 4px 0 12px}@media print{body{background:#fff;padding:0}}
"""


@dataclass(frozen=True)
class ResultList:
    """An answer over a catalogue, and what a reader elsewhere must know of it.

    `shopper` is empty for a guest; `is_synthetic` data must be labelled so. Of two rankings that are being
    compared no scores are told: they would give away which placed what. `grades` (product → grade or
    `CANNOT_TELL`) are those of the query set in use, if one is; what is not among them is marked unjudged.
    """

    response: SearchResponse
    catalogue: "Catalogue"
    domain: Domain
    shop: str
    shopper: str
    is_synthetic: bool
    date: datetime
    grades: Mapping[str, int] | None = None

    @property
    def part_names(self) -> list[str]:
        """The parts that its scores have, none of two rankings in one list."""
        return [] if self._is_blind else ordered_names(hit.parts for hit in self.response.hits)

    @property
    def _is_blind(self) -> bool:
        return any(isinstance(hit, TeamHit) for hit in self.response.hits)

    def headings(self) -> list[str]:
        """What the columns of `rows` are called, in the language spoken."""
        return [
            "#",
            self.domain.heading("product"),
            translate(QT_TRANSLATE_NOOP("core", "Id")),
            self.domain.heading("category"),
            self.domain.heading("brand"),
            translate(QT_TRANSLATE_NOOP("core", "Price")),
            translate(QT_TRANSLATE_NOOP("core", "Score")),
            *map(label, self.part_names),
            *([translate(QT_TRANSLATE_NOOP("core", "Grade"))] if self.grades is not None else []),
        ]

    def row(self, hit: Hit) -> list[object]:
        """One result as cells; an unknown price is empty, a part that it lacks is 0."""
        catalogue, price = self.catalogue, float(self.catalogue.price[hit.row])
        return [
            hit.rank,
            hit.title,
            hit.product_id,
            catalogue.category[hit.row],
            catalogue.brand[hit.row],
            None if isnan(price) else _amount(price),
            None if self._is_blind else round(hit.score, DIGITS),
            *(round(hit.parts.get(name, 0.0), DIGITS) for name in self.part_names),
            *([] if self.grades is None else [_told(self.grades.get(hit.product_id, UNJUDGED))]),
        ]

    def about(self) -> dict[str, str]:
        """Where the list comes from, each fact by its name; what is empty is left out."""
        facts = {
            translate(QT_TRANSLATE_NOOP("core", "Query")): self.response.request.text.strip(),
            translate(QT_TRANSLATE_NOOP("core", "Ranked by")): short_name(self.response.run)
            or translate(QT_TRANSLATE_NOOP("core", "words alone")),
            self.domain.heading("shopper"): self.shopper,
            translate(QT_TRANSLATE_NOOP("core", "Date")): f"{self.date:%Y-%m-%d %H:%M}",
        }
        return {name: value for name, value in facts.items() if value}

    @property
    def label(self) -> str:
        """What data that nobody made must be called; empty for others."""
        text = translate(QT_TRANSLATE_NOOP("core", "Synthetic data"))
        return text if self.is_synthetic else ""


def _told(grade: int) -> object:
    """A grade as a figure, else in words."""
    if grade == UNJUDGED:
        return translate(QT_TRANSLATE_NOOP("core", "unjudged"))
    return translate(QT_TRANSLATE_NOOP("core", "can't tell")) if grade == CANNOT_TELL else grade


def _amount(price: float) -> float | int:
    """To the cent, and whole where there are none."""
    rounded = round(price, 2)
    return int(rounded) if rounded.is_integer() else rounded


def write_result_list(results: ResultList, path: Path) -> None:
    """Write `results` as HTML or as a table, by the ending of `path`; each row tells where it comes from.

    Raises:
        DataError: the file cannot be written; `path` is as it was.
    """
    if path.suffix.lower() == ".html":
        with writing(path):
            replace_file(path, as_html(results))
        return
    about = results.about()
    if results.label:
        about[translate(QT_TRANSLATE_NOOP("core", "Note"))] = results.label
    rows = ([*results.row(hit), *about.values()] for hit in results.response.hits)
    write_table(path, [*results.headings(), *about], rows)


def as_html(results: ResultList) -> str:
    """A page that needs nothing else: what was asked, the list, and its scores in parts."""
    query = results.response.request.text.strip()
    title = escaped(" · ".join(filter(None, (query, results.shop))))
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
        f"{_subtitle(results)}{_legend(results.part_names)}"
        f"<table>{_table(results)}</table></main></body></html>"
    )


def _subtitle(results: ResultList) -> str:
    facts = [results.domain.counted(results.response.total)]
    facts += [f"{name} {fact}" for name, fact in results.about().items()]
    mark = f' <span class="label">{escaped(results.label)}</span>' if results.label else ""
    return f'<p class="muted">{escaped(" · ".join(facts))}{mark}</p>'


def _legend(names: Sequence[str]) -> str:
    """A dot in its colour before the name of each part."""
    colours = zip(names, _COLOURS, strict=False)
    return "".join(
        f'<i class="dot" style="background:{colour}"></i>{escaped(label(name))}'
        for name, colour in colours
    )


def _table(results: ResultList) -> str:
    """A line of names, then one for each result with its score as a bar."""
    rank, product, product_id, category, brand, *numbers = results.headings()
    names = (rank, product, product_id, category, brand, numbers[0], numbers[1], "", *numbers[2:])
    head = "".join(f"<th{_align(at)}>{escaped(name)}</th>" for at, name in enumerate(names))
    best = max((hit.score for hit in results.response.hits), default=0.0)
    lines = (_line(results, hit, best) for hit in results.response.hits)
    return f"<tr>{head}</tr>{''.join(lines)}"


def _line(results: ResultList, hit: Hit, best: float) -> str:
    cells = ["" if cell is None else escaped(str(cell)) for cell in results.row(hit)]
    bar = _bar([hit.parts.get(name, 0.0) for name in results.part_names], best)
    cells.insert(_BAR_AT, f'<div class="bar">{bar}</div>')
    return f"<tr>{''.join(f'<td{_align(at)}>{cell}</td>' for at, cell in enumerate(cells))}</tr>"


def _bar(parts: Sequence[float], best: float) -> str:
    """Each part in its colour, as a share of the best score; what takes away has no length."""
    return "".join(
        f'<i style="width:{100 * part / best:.1f}%;background:{colour}"></i>'
        for part, colour in zip(parts, _COLOURS, strict=False)
        if part > 0 and best > 0
    )


def _align(column: int) -> str:
    return ' class="text"' if column in _TEXT_COLUMNS else ""
