"""The analysis as one HTML file that needs nothing else: figures, drawings and tables."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from core.errors import writing
from core.feedback.analysis.charts.figures import BehaviourFigures, Cohort, FunnelStep, Group
from core.feedback.analysis.charts.labels import Labels, percent, weekday
from core.feedback.analysis.clock import date_of
from core.feedback.analysis.export import drawing
from core.feedback.analysis.export.tables import Table, Value, headings, tables, worded
from core.files import replace_file
from core.language import QT_TRANSLATE_NOOP, language, translate
from core.plain_text import escaped

BARS = ("categories", "brands", "bands", "products")
# What is read on a page without scrolling for ever; the tables hold the rest.
SHOWN_BARS = 12
SHOWN_ROWS = 20
_STYLE = """
body{font:14px/1.5 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#171a21;
background:#f3f4f8;margin:0;padding:24px}main{max-width:1120px;margin:auto}
h1{font-size:22px;margin:0}h2{font-size:15px;margin:0 0 8px}.muted{color:#5f6779}
.grid{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:14px;margin-top:14px}
section{background:#fff;border:1px solid #dfe2ea;border-radius:12px;padding:14px 16px;overflow:hidden}
.totals{display:flex;gap:28px;flex-wrap:wrap;margin-top:14px}.totals b{font-size:20px;display:block}
.label{background:#fff3d6;color:#7a4300;border-radius:8px;padding:2px 8px;font-size:12px}
svg{width:100%;height:auto;display:block}table{border-collapse:collapse;width:100%;font-size:13px}
td,th{padding:3px 6px;text-align:right;border-bottom:1px solid #eef0f5}td:first-child,th:first-child
{text-align:left}th{color:#5f6779;font-weight:600}.bar{background:#eef0f5;border-radius:3px;height:10px}
.bar i{display:block;background:#2a5ce0;border-radius:3px;height:10px}td.wide{width:38%}
@media(max-width:760px){.grid{grid-template-columns:1fr}}@media print{body{background:#fff}}
"""


class About(NamedTuple):
    """Whose behaviour a report is about; `is_synthetic` data must be labelled so."""

    shop: str
    is_synthetic: bool = False


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
    title = translate(QT_TRANSLATE_NOOP("core", "Behaviour")) + " · " + about.shop
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
        f'<div class="grid">{"".join(sections)}</div></main></body></html>'
    )


def _subtitle(figures: BehaviourFigures, labels: Labels, about: About) -> str:
    parts = [f"{datetime.now():%Y-%m-%d %H:%M}", figures.zone]
    if figures.span:
        parts.insert(0, " – ".join(date_of(day).isoformat() for day in figures.span))
    parts += labels.conditions(figures.filters).values()
    label = translate(QT_TRANSLATE_NOOP("core", "Synthetic data: nobody did this."))
    mark = f' <span class="label">{escaped(label)}</span>' if about.is_synthetic else ""
    return f'<p class="muted">{escaped(" · ".join(parts))}{mark}</p>'


def _totals(figures: BehaviourFigures, labels: Labels) -> str:
    table = tables(figures)[0]
    numbers = zip(headings(table, labels), table.rows[0], strict=True)
    cells = "".join(f"<div><b>{_number(value)}</b>{escaped(name)}</div>" for name, value in numbers)
    return f'<section class="totals">{cells}</section>'


def _number(value: Value) -> str:
    """A count with its thousands, a rate in per cent."""
    if isinstance(value, int):
        return f"{value:,}"
    return percent(value if isinstance(value, float) else None)


def _section(title: str, body: str) -> str:
    return f"<section><h2>{escaped(title)}</h2>{body}</section>"


def _funnel(steps: Sequence[FunnelStep], labels: Labels) -> str:
    most = max((step.pairs for step in steps), default=0) or 1
    return _bar_table(
        [
            (labels.action(step.action), step.pairs / most, f"{step.pairs:,}", percent(step.share))
            for step in steps
        ]
    )


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
        made.append(_section(labels.title("retention"), _cohorts(figures.retention.cohorts)))
    return made


def _cohorts(cohorts: Sequence[Cohort]) -> str:
    rows = "".join(_cohort(cohort) for cohort in cohorts)
    return f"<table>{rows}</table>"


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
    groups: Sequence[Group] = getattr(figures, name)[:SHOWN_BARS]
    most = max((group.events for group in groups), default=0) or 1
    # Brands and price bands may be called as a product's id is.
    known = titles if name == "products" else {}
    rows = [
        (
            labels.value(name, known.get(group.name) or group.name),
            group.events / most,
            f"{group.events:,}",
            percent(group.click_rate if group.click_rate is not None else group.purchase_rate),
        )
        for group in groups
    ]
    return _section(labels.title(name), _bar_table(rows))


def _bar_table(rows: Sequence[tuple[str, float, str, str]]) -> str:
    lines = (
        f'<tr><td>{escaped(name)}</td><td class="wide"><div class="bar"><i style="width:{share:.1%}"></i>'
        f"</div></td><td>{number}</td><td>{aside}</td></tr>"
        for name, share, number, aside in rows
    )
    return f"<table>{''.join(lines)}</table>"


def _query_tables(figures: BehaviourFigures, labels: Labels) -> list[str]:
    names = ("queries", "unclicked", "zero_results", "followed")
    return [
        _section(labels.title(table.name), _table(table, labels))
        for table in tables(figures)
        if table.name in names
    ]


def _table(table: Table, labels: Labels) -> str:
    head = "".join(f"<th>{escaped(name)}</th>" for name in headings(table, labels))
    lines = (
        "".join(f"<td>{escaped('' if cell is None else str(cell))}</td>" for cell in row)
        for row in worded(table, labels)[:SHOWN_ROWS]
    )
    return f"<table><tr>{head}</tr>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
