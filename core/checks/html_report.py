"""A report of checks as one page of HTML that needs nothing else: charts, worst cases, and why."""

from collections.abc import Iterable
from pathlib import Path

from core.checks.outcome import (
    HOLDS,
    STATES,
    CheckReport,
    FileReport,
    Measured,
    Outcome,
    Why,
    WorstCase,
)
from core.checks.svg_charts import part_bars, share_bar, whisker
from core.checks.wording import (
    MARKS,
    bound_of,
    changed_inputs,
    counted,
    interval_of,
    shown_value,
    state_label,
    summary,
    value_of,
)
from core.errors import writing
from core.files import replace_file
from core.language import QT_TRANSLATE_NOOP, language, translate
from core.plain_text import escaped
from core.runs.names import short_name

_STYLE = """
:root{color-scheme:light dark;--ink:#171a21;--paper:#f3f4f8;--card:#fff;--line:#dfe2ea;--soft:#5f6779;
--holds:#12805c;--fails:#c9342e;--unjudged:#8a6100;--mark:#2a5ce0}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaf0;--paper:#14161b;--card:#1d2027;--line:#343945;
--soft:#a2a9b8;--holds:#3fc08f;--fails:#ff7a73;--unjudged:#e0b04a;--mark:#7ea2ff}}
body{font:14px/1.55 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);
background:var(--paper);margin:0;padding:24px}main{max-width:1120px;margin:auto}
h1{font-size:22px;margin:0}h2{font-size:17px;margin:28px 0 4px;overflow-wrap:anywhere}
.muted{color:var(--soft);margin:4px 0}.label{background:#fff3d6;color:#7a4300;border-radius:8px;
padding:2px 8px;font-size:12px}.changed{border-left:4px solid var(--unjudged);background:var(--card);
padding:8px 12px;margin:10px 0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;background:var(--card);border:1px solid var(--line);margin-top:10px}
td,th{padding:7px 9px;text-align:left;border-bottom:1px solid var(--line);vertical-align:middle}
th{color:var(--soft);font-weight:600}.number{text-align:right;font-variant-numeric:tabular-nums;
white-space:nowrap}.state{font-weight:700;white-space:nowrap}
td.holds,b.holds{color:var(--holds)}td.fails,b.fails{color:var(--fails)}
td.unjudged,b.unjudged{color:var(--unjudged)}
details{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:8px 14px;
margin-top:10px}summary{cursor:pointer;font-weight:600;overflow-wrap:anywhere}
.case{border-top:1px solid var(--line);margin-top:10px;padding-top:8px}
svg{max-width:100%;height:auto;display:block}
svg text{font-size:12px;fill:var(--ink)}svg .holds{fill:var(--holds)}svg .fails{fill:var(--fails)}
svg .unjudged{fill:var(--unjudged)}svg .axis{stroke:var(--line)}svg .bound{stroke:var(--ink);
stroke-width:2;stroke-dasharray:3 2}svg line.range{stroke-width:3}svg line.holds{stroke:var(--holds)}
svg line.fails{stroke:var(--fails)}svg .more{fill:var(--mark)}svg .less{fill:var(--fails)}
@media print{body{padding:0;background:#fff}}
"""
_COLUMNS = (
    QT_TRANSLATE_NOOP("core", "State"),
    QT_TRANSLATE_NOOP("core", "Line"),
    QT_TRANSLATE_NOOP("core", "Assertion"),
    QT_TRANSLATE_NOOP("core", "Value"),
    QT_TRANSLATE_NOOP("core", "Bound"),
    QT_TRANSLATE_NOOP("core", "95 % interval"),
    QT_TRANSLATE_NOOP("core", "of"),
)


def write_html(report: CheckReport, path: Path) -> None:
    """Write `report` to `path`, all or nothing.

    Raises:
        DataError: it cannot be written; `path` is as it was.
    """
    with writing(path):
        replace_file(path, as_html(report))


def as_html(report: CheckReport) -> str:
    """The page, in the language spoken."""
    heading = translate(QT_TRANSLATE_NOOP("core", "Checks of {shop}")).format(shop=report.shop)
    title = escaped(heading)
    synthetic = translate(QT_TRANSLATE_NOOP("core", "Synthetic data"))
    mark = f' <span class="label">{escaped(synthetic)}</span>' if report.is_synthetic else ""
    bar = share_bar({state: report.count(state) for state in STATES})
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{title}{mark}</h1>"
        f'<p class="muted">{escaped(summary(report))}</p>{bar}'
        f"{''.join(map(_section, report.files))}</main></body></html>"
    )


def _section(file: FileReport) -> str:
    changed = "".join(f'<p class="changed">{escaped(line)}</p>' for line in changed_inputs(file))
    failing = (outcome for outcome in file.outcomes if outcome.state != HOLDS)
    holding = (outcome for outcome in file.outcomes if outcome.state == HOLDS)
    details = [
        *(_details(outcome, is_open=True) for outcome in failing),
        *(_details(outcome, is_open=False) for outcome in holding if outcome.measured.worst),
    ]
    return (
        f'<section><h2>{escaped(Path(file.file).name)}</h2><p class="muted">{escaped(_about(file))}</p>'
        f"{changed}{_table(file)}{''.join(details)}{_inputs(file)}</section>"
    )


def _about(file: FileReport) -> str:
    ranked_by = translate(QT_TRANSLATE_NOOP("core", "Ranked by"))
    alone = translate(QT_TRANSLATE_NOOP("core", "words alone"))
    facts = [f"{ranked_by} {file.system or short_name(file.run) or alone}", file.when]
    return " · ".join([*facts, f"{file.seconds:.1f} s", summary(file)])


def _table(file: FileReport) -> str:
    head = "".join(f"<th>{escaped(translate(name))}</th>" for name in _COLUMNS)
    return f"<table><tr>{head}<th></th></tr>{''.join(map(_row, file.outcomes))}</table>"


def _row(outcome: Outcome) -> str:
    measured, state = outcome.measured, outcome.state
    numbers = (value_of(measured), bound_of(measured), interval_of(measured), counted(measured))
    cells = "".join(f'<td class="number">{escaped(number)}</td>' for number in numbers)
    chart = whisker(measured, state) if measured.shown != "rank" else ""
    return (
        f'<tr><td class="state {state}">{MARKS[state]} {escaped(state_label(state))}</td>'
        f'<td class="number">{outcome.line}</td><td>{escaped(outcome.text)}</td>'
        f"{cells}<td>{chart}</td></tr>"
    )


def _details(outcome: Outcome, is_open: bool) -> str:
    reason = str(outcome.measured.reason)
    told = f'<p class="muted">{escaped(reason)}</p>' if reason else ""
    cases = "".join(_case(case, outcome.measured) for case in outcome.measured.worst)
    return (
        f"<details{' open' if is_open else ''}><summary>"
        f'<b class="{outcome.state}">{MARKS[outcome.state]}</b> {escaped(outcome.text)}</summary>'
        f"{told}{cases}</details>"
    )


def _case(case: WorstCase, measured: Measured) -> str:
    value = shown_value(case.value, measured.shown) if case.value is not None else ""
    told = escaped(" · ".join(filter(None, (value, case.query, case.about))))
    return f'<div class="case"><div>{told}</div>{"".join(map(_why, case.why))}</div>'


def _why(reason: Why) -> str:
    """The parts of a score as bars, the words that met, and how far it is ahead of another's."""
    place = f"#{reason.rank}" if reason.rank else "–"
    heading = f"{place} {reason.product_id} {reason.title} · {reason.score:.4f}"
    words = " · ".join(f"{word.term} {word.score:+.4f}" for word in reason.words)
    return (
        f'<p class="muted">{escaped(heading)}</p>{part_bars(reason.parts)}'
        f"{_line(QT_TRANSLATE_NOOP('core', 'Words that met: {what}'), words)}{_difference(reason)}"
    )


def _difference(reason: Why) -> str:
    if not reason.difference:
        return ""
    heading = QT_TRANSLATE_NOOP("core", "Ahead (+) of {what}, or behind (−):")
    return _line(heading, reason.versus) + part_bars(reason.difference)


def _line(template: str, what: str) -> str:
    return f'<p class="muted">{escaped(translate(template).format(what=what))}</p>' if what else ""


def _inputs(file: FileReport) -> str:
    heading = translate(QT_TRANSLATE_NOOP("core", "What this verdict stands on"))
    rows = "".join(_input(name, pin.about, pin.hash) for name, pin in file.inputs.items())
    return f"<details><summary>{escaped(heading)}</summary><table>{rows}</table></details>"


def _input(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{escaped(cell)}</td>' for cell in _as_texts(cells))}</tr>"


def _as_texts(cells: Iterable[str]) -> list[str]:
    return [cell or "–" for cell in cells]
