"""The analysis as one HTML file that needs nothing else: figures, drawings and tables."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from core.errors import writing
from core.feedback.actions import IMPRESSION
from core.feedback.analysis.charts.figures import (
    BehaviourFigures,
    Cohort,
    FunnelStep,
    Group,
    click_through,
    rate,
)
from core.feedback.analysis.charts.labels import UNITS, Labels, percent, weekday
from core.feedback.analysis.clock import date_of
from core.feedback.analysis.export import drawing
from core.feedback.analysis.export.tables import Table, Value, headings, tables, worded
from core.files import replace_file
from core.language import QT_TRANSLATE_NOOP, language, translate
from core.plain_text import escaped
from core.workspace import Workspace

BARS = ("categories", "brands", "bands", "products")
# What is read on a page without scrolling for ever; the tables hold the rest.
SHOWN_BARS = 12
SHOWN_ROWS = 20
# Columns that are read; the others are counted or measured.
TEXTS = {"name", "query", "next", "kind", "last"}
_STYLE = """
body{font:14px/1.5 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#171a21;
background:#f3f4f8;margin:0;padding:24px}main{max-width:1120px;margin:auto}
h1{font-size:22px;margin:0}h2{font-size:15px;margin:0 0 8px}.muted{color:#5f6779}
.grid{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:14px;margin-top:14px}
section{background:#fff;border:1px solid #dfe2ea;border-radius:12px;padding:14px 16px;overflow:hidden}
.totals{display:flex;gap:16px 28px;flex-wrap:wrap;margin-top:14px}.totals b{font-size:20px;display:block}
.label{background:#fff3d6;color:#7a4300;border-radius:8px;padding:2px 8px;font-size:12px}
svg{width:100%;height:auto;display:block}table{border-collapse:collapse;width:100%;font-size:13px}
td,th{padding:3px 6px;text-align:left;border-bottom:1px solid #eef0f5;overflow-wrap:anywhere}
th{color:#5f6779;font-weight:600}.number{text-align:right;white-space:nowrap;overflow-wrap:normal}
.bar{background:#eef0f5;border-radius:3px;height:10px}.bar i{display:block;background:#2a5ce0;
border-radius:3px;height:10px}td.wide{width:30%;vertical-align:middle}
@media(max-width:760px){.grid{grid-template-columns:1fr}}
@media print{body{background:#fff;padding:0}section{break-inside:avoid}}
"""


class About(NamedTuple):
    """Whose behaviour a report is about; `is_synthetic` data must be labelled so."""

    shop: str
    is_synthetic: bool = False

    @classmethod
    def of(cls, workspace: Workspace) -> "About":
        """What a report on `workspace` is called."""
        name = translate(QT_TRANSLATE_NOOP("core", "Demo world"))
        return cls(name if workspace.is_demo else workspace.name, workspace.is_demo)


def write_report(
    figures: BehaviourFigures, labels: Labels, titles: dict[str, str], about: About, path: Path
) -> None:
    """Write the report to `path`; `titles` names products by their ids.

    Raises:
        DataError: the file cannot be written.
    """
    with writing(path):
        replace_file(path, report(figures, labels, titles, about))


def report(figures: BehaviourFigures, labels: Labels, titles: dict[str, str], about: About) -> str:
    """The report as HTML, in the chosen language."""
    title = about.shop + " · " + translate(QT_TRANSLATE_NOOP("core", "Behaviour"))
    sections = [
        _section(labels.title("funnel"), _funnel(figures.funnel, labels)),
        _section(labels.title("days"), _days(figures)),
        *_optional(figures, labels),
        *(_bars(name, figures, labels, titles) for name in BARS if _is_told(figures, name)),
        *_query_tables(figures, labels),
    ]
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escaped(title)}</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{escaped(title)}</h1>"
        f"{_subtitle(figures, labels, about)}{_totals(figures, labels)}"
        f'<div class="grid">{"".join(sections)}</div>{_definitions()}</main></body></html>'
    )


def _subtitle(figures: BehaviourFigures, labels: Labels, about: About) -> str:
    written = translate(QT_TRANSLATE_NOOP("core", "written {time}"))
    parts = [figures.zone, *labels.conditions(figures.filters).values()]
    if figures.span:
        parts.insert(0, " – ".join(date_of(day).isoformat() for day in figures.span))
    parts.append(written.format(time=f"{datetime.now():%Y-%m-%d %H:%M}"))
    label = translate(QT_TRANSLATE_NOOP("core", "Synthetic data: nobody did this."))
    mark = f' <span class="label">{escaped(label)}</span>' if about.is_synthetic else ""
    return f'<p class="muted">{escaped(" · ".join(filter(None, parts)))}{mark}</p>'


def _totals(figures: BehaviourFigures, labels: Labels) -> str:
    table = tables(figures)[0]
    numbers = dict(zip(table.columns, table.rows[0], strict=True))
    if not numbers["undated"]:
        del numbers["undated"]
    steps = {step.action: step.events for step in figures.funnel}
    clicks, purchases = steps.get("click", 0), steps.get("purchase", 0)
    numbers["click_rate"] = click_through(clicks, steps.get(IMPRESSION, 0))
    numbers["purchase_rate"] = rate(purchases, clicks)
    heads = headings(Table("totals", tuple(numbers), ()), labels)
    cells = "".join(
        f"<div><b>{_cell(value) or '–'}</b>{escaped(head)}</div>"
        for head, value in zip(heads, numbers.values(), strict=True)
    )
    return f'<section class="totals">{cells}</section>'


def _definitions() -> str:
    """What the rates divide by what: whoever is sent the page cannot ask the window."""
    text = translate(
        QT_TRANSLATE_NOOP(
            "core",
            "Click-through: clicks per impression. Bought per click: purchases per click. Shares of the"
            " funnel compare pairs of shopper and product: those clicked with those shown, all further"
            " ones with those clicked.",
        )
    )
    return f'<p class="muted">{escaped(text)}</p>'


def _cell(value: Value) -> str:
    """A count with its thousands, a rate in per cent, a text as it is; empty where there is nothing."""
    if isinstance(value, float):
        return percent(value)
    return f"{value:,}" if isinstance(value, int) else escaped(value or "")


def _section(title: str, body: str) -> str:
    return f"<section><h2>{escaped(title)}</h2>{body}</section>"


def _funnel(steps: Sequence[FunnelStep], labels: Labels) -> str:
    most = max((step.pairs for step in steps), default=0) or 1
    columns = ("name", "events", "shoppers", "pairs", "share")
    rows = [
        (labels.action(step.action), step.events, step.shoppers, step.pairs, step.share)
        for step in steps
    ]
    table = Table("funnel", columns, tuple(rows))
    return _table(table, labels, [step.pairs / most for step in steps])


def _days(figures: BehaviourFigures) -> str:
    return drawing.columns([(day.name[5:], day.events) for day in figures.days])


def _optional(figures: BehaviourFigures, labels: Labels) -> list[str]:
    """The drawings that only some logs have something for."""
    made = []
    if figures.heat is not None:
        rows = [(weekday(day), hours) for day, hours in enumerate(figures.heat.tolist())]
        made.append(_section(labels.title("heat"), drawing.heat(rows)))
    if figures.ranks:
        curve = translate(QT_TRANSLATE_NOOP("core", "position alone"))
        made.append(_section(labels.title("ranks"), drawing.ranks(figures.ranks, curve)))
    if figures.retention.cohorts:
        title = f"{labels.title('retention')} · {translate(UNITS[figures.retention.unit])}"
        made.append(_section(title, _cohorts(figures.retention.cohorts, labels)))
    return made


def _cohorts(cohorts: Sequence[Cohort], labels: Labels) -> str:
    names = headings(Table("retention", ("cohort", "shoppers"), ()), labels)
    periods = (f"+{later}" for later in range(max(len(cohort.active) for cohort in cohorts)))
    head = "".join(f"<th>{escaped(name)}</th>" for name in (*names, *periods))
    return f"<table><tr>{head}</tr>{''.join(map(_cohort, cohorts))}</table>"


def _cohort(cohort: Cohort) -> str:
    cells = "".join(
        f'<td style="background:rgba(18,160,106,{active / cohort.size:.2f})">'
        f"{active / cohort.size * 100:.0f}%</td>"
        for active in cohort.active
    )
    return f"<tr><td>{escaped(cohort.name)}</td><td>{cohort.size:,}</td>{cells}</tr>"


def _is_told(figures: BehaviourFigures, name: str) -> bool:
    return any(group.name for group in getattr(figures, name))


def _bars(name: str, figures: BehaviourFigures, labels: Labels, titles: dict[str, str]) -> str:
    groups: Sequence[Group] = getattr(figures, name)
    most = max((group.events for group in groups), default=0) or 1
    # Brands and price bands may be called as a product's id is.
    known = titles if name == "products" else {}
    rows = [
        (
            labels.value(name, known.get(group.name) or group.name),
            *(group.events, group.click_rate, group.purchase_rate),
        )
        for group in groups[:SHOWN_BARS]
    ]
    table = Table(name, ("name", "events", "click_rate", "purchase_rate"), tuple(rows))
    body = _table(table, labels, [group.events / most for group in groups[:SHOWN_BARS]])
    return _section(labels.title(name), body + _rest(len(groups) - SHOWN_BARS))


def _query_tables(figures: BehaviourFigures, labels: Labels) -> list[str]:
    names = ("queries", "unclicked", "zero_results", "followed")
    made = []
    for table in tables(figures):
        if table.name in names:
            rows = tuple(worded(table, labels))
            body = _table(replace(table, rows=rows[:SHOWN_ROWS]), labels)
            made.append(_section(labels.title(table.name), body + _rest(len(rows) - SHOWN_ROWS)))
    return made


def _rest(count: int) -> str:
    """How many rows there is no room for."""
    if count <= 0:
        return ""
    text = translate(QT_TRANSLATE_NOOP("core", "and {count} more, in the tables that can be saved"))
    return f'<p class="muted">{escaped(text.format(count=f"{count:,}"))}</p>'


def _table(table: Table, labels: Labels, shares: Sequence[float] = ()) -> str:
    """A table of HTML; `shares` are the lengths of bars, from 0 to 1, behind the first cell of each row."""
    head = list(map(_cell, headings(table, labels)))
    lines = [_line(table.columns, head, "th", "<th></th>" if shares else "")]
    bars = [
        f'<td class="wide"><div class="bar"><i style="width:{share:.1%}"></i></div></td>'
        for share in shares
    ]
    for number, row in enumerate(table.rows):
        bar = bars[number] if bars else ""
        lines.append(_line(table.columns, list(map(_cell, row)), "td", bar))
    return f"<table>{''.join(lines)}</table>"


def _line(columns: Sequence[str], cells: Sequence[str], tag: str, behind_first: str) -> str:
    made = [
        f"<{tag}>{cell}</{tag}>"
        if column in TEXTS
        else f'<{tag} class="number">{cell or "–"}</{tag}>'
        for column, cell in zip(columns, cells, strict=True)
    ]
    return f"<tr>{made[0]}{behind_first}{''.join(made[1:])}</tr>"
