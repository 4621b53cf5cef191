"""A comparison of systems as one page of HTML that needs nothing else, light or dark as its reader has it."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from core.errors import writing
from core.evaluation import system_words
from core.evaluation.compared_runs import Pair
from core.evaluation.compared_systems import SystemComparison
from core.files import replace_file
from core.language import QT_TRANSLATE_NOOP, language, translate
from core.plain_text import escaped

# Of the queries that one system loses most and wins most.
MOST_QUERIES = 20
# Of the lists of the most different queries.
MOST_LISTS, LIST_LENGTH = 5, 10
_STYLE = """
:root{color-scheme:light dark;--ink:#171a21;--muted:#5f6779;--page:#f3f4f8;--card:#fff;--line:#dfe2ea;
--good:#0b7a4b;--bad:#b3261e;--g0:#e4e6ec;--g1:#fdecc8;--g2:#cdeccd;--g3:#8fd3a5}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaf0;--muted:#a2a9ba;--page:#15171c;--card:#1e2128;--line:#343945;
--good:#5fd39b;--bad:#ff8a80;--g0:#343945;--g1:#5a4a1e;--g2:#29502f;--g3:#1f7a45}}
body{font:14px/1.55 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);
background:var(--page);margin:0;padding:24px}main{max-width:1100px;margin:auto}h1{font-size:22px;margin:0}
h2{font-size:16px;margin:28px 0 6px}.muted{color:var(--muted)}.scroll{overflow-x:auto}
table{border-collapse:collapse;background:var(--card);border:1px solid var(--line);width:100%}
td,th{padding:6px 10px;text-align:right;border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums}
th{color:var(--muted);font-weight:600}td:first-child,th:first-child{text-align:left}
.good{color:var(--good);font-weight:600}.bad{color:var(--bad);font-weight:600}.lists{display:grid;gap:12px;
grid-template-columns:repeat(auto-fit,minmax(260px,1fr))}.lists ol{background:var(--card);
border:1px solid var(--line);margin:0;padding:8px 8px 8px 34px}.lists li{padding:2px 0}
.g{border-radius:4px;padding:0 6px;font-size:12px;margin-right:6px}.g0{background:var(--g0)}
.g1{background:var(--g1)}
.g2{background:var(--g2)}.g3{background:var(--g3)}svg{width:100%;height:120px;background:var(--card);
border:1px solid var(--line)}@media print{body{padding:0}}
"""


def write_page(comparison: SystemComparison, path: Path, since: str = "") -> None:
    """Write the page.

    Args:
        since: what has changed since the comparison was made, as a sentence.

    Raises:
        DataError: the file cannot be written; it is as it was.
    """
    with writing(path):
        replace_file(path, as_page(comparison, since))


def as_page(comparison: SystemComparison, since: str = "") -> str:
    """The page in the language spoken."""
    a, b, metric = *comparison.names[:2], comparison.metrics[0]
    heading = comparison.title or " – ".join(map(system_words.system_title, comparison.names))
    facts = [comparison.shop, comparison.made, system_words.measured_on(comparison)]
    parts = [
        f"<h1>{escaped(heading)}</h1>",
        f'<p class="muted">{escaped(" · ".join(filter(None, facts)))}</p>',
        f'<p class="bad">{escaped(since)}</p>' if since else "",
        _section(
            QT_TRANSLATE_NOOP("core", "Metrics"), _table(*system_words.figures_table(comparison))
        ),
        _section(QT_TRANSLATE_NOOP("core", "Verdicts"), _verdicts(comparison)),
        _section(
            QT_TRANSLATE_NOOP("core", "Every query’s difference"), _bars(comparison, a, b, metric)
        ),
        _slices(comparison, a, b, metric),
        *(
            _section(
                QT_TRANSLATE_NOOP("core", "Queries lost most"), _lost(comparison, *pair, metric)
            )
            for pair in combinations(comparison.names, 2)
        ),
        _section(QT_TRANSLATE_NOOP("core", "The most different lists"), _lists(comparison, a, b)),
        _systems(comparison),
    ]
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escaped(heading)}</title>'
        f"<style>{_STYLE}</style></head><body><main>{''.join(parts)}</main></body></html>"
    )


def _section(title: str, body: str) -> str:
    return f"<h2>{escaped(translate(title))}</h2>{body}" if body else ""


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{escaped(name)}</th>" for name in headings)
    lines = ("".join(f"<td>{escaped(cell)}</td>" for cell in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<div class="scroll"><table><tr>{head}</tr>{body}</table></div>'


def _verdicts(comparison: SystemComparison) -> str:
    sentences = (
        f'<p><span class="{_kind(pair)}">{_mark(pair)}</span>'
        f" {escaped(system_words.verdict(comparison, pair))}</p>"
        for pair in comparison.figures.pairs
    )
    correction = translate(system_words.CORRECTION_NAMES[comparison.correction])
    return "".join(sentences) + f'<p class="muted">{escaped(correction)}</p>'


def _kind(pair: Pair) -> str:
    return {"tie": "muted", "a": "bad", "b": "good"}[pair.verdict]


def _mark(pair: Pair) -> str:
    return {"tie": "=", "a": "▼", "b": "▲"}[pair.verdict]


def _bars(comparison: SystemComparison, a: str, b: str, metric: str) -> str:
    """A bar a query, from the greatest loss of the second system to its greatest gain."""
    changes = sorted(row.difference for row in comparison.rows(a, b, metric))
    largest = max(map(abs, changes)) or 1.0
    width = 1000 / len(changes)
    bars = "".join(
        _bar(at * width, max(0.5, width * 0.9), 56 * one / largest)
        for at, one in enumerate(changes)
        if one
    )
    told = (
        f"{system_words.system_title(b)} − {system_words.system_title(a)}, {metric}, ±{largest:.3f}"
    )
    axis = '<line x1="0" x2="1000" y1="60" y2="60" stroke="var(--muted)"/>'
    picture = f'<svg viewBox="0 0 1000 120" preserveAspectRatio="none">{bars}{axis}</svg>'
    return f'{picture}<p class="muted">{escaped(told)}</p>'


def _bar(x: float, width: float, height: float) -> str:
    """A bar up or down from the middle of the picture."""
    colour = "good" if height > 0 else "bad"
    return (
        f'<rect x="{x:.2f}" width="{width:.2f}" y="{60 - max(0.0, height):.2f}"'
        f' height="{abs(height):.2f}" fill="var(--{colour})"/>'
    )


def _slices(comparison: SystemComparison, a: str, b: str, metric: str) -> str:
    figures = comparison.slice_figures(a, b, metric)
    title = QT_TRANSLATE_NOOP("core", "Slices")
    return _section(title, _table(*system_words.slices_table(figures, (a, b)))) if figures else ""


def _lost(comparison: SystemComparison, a: str, b: str, metric: str) -> str:
    return _table(*system_words.queries_table(comparison, (a, b, metric), MOST_QUERIES))


def _lists(comparison: SystemComparison, a: str, b: str) -> str:
    """The first ten of both systems for the queries of which they have least in common."""
    alike = {query: comparison.likeness(query, a, b)[1] for query in comparison.queries}
    different = sorted((query for query in alike if alike[query] < 1), key=alike.__getitem__)
    return "".join(_both(comparison, query, a, b, alike[query]) for query in different[:MOST_LISTS])


def _both(comparison: SystemComparison, query: str, a: str, b: str, rbo: float) -> str:
    text = f"<p><b>{escaped(comparison.queries[query])}</b> · RBO {rbo:.2f}</p>"
    columns = "".join(
        f"<div>{escaped(system_words.system_title(name))}<ol>{_items(comparison, query, name)}</ol></div>"
        for name in (a, b)
    )
    return f'{text}<div class="lists">{columns}</div>'


def _items(comparison: SystemComparison, query: str, name: str) -> str:
    grades = comparison.grades.get(query, {})
    return "".join(
        f"<li>{_grade(grades.get(product))}{escaped(comparison.titles.get(product, product))}</li>"
        for product in comparison.lists.get(name, {}).get(query, ())[:LIST_LENGTH]
    )


def _grade(grade: int | None) -> str:
    if grade is None:
        return '<span class="g">?</span>'
    return f'<span class="g g{min(3, max(0, grade))}">{grade}</span>'


def _systems(comparison: SystemComparison) -> str:
    """What the systems are called where they are asked for, and the hashes of all that was used."""
    rows = [[key, digest[:16]] for key, digest in comparison.pins.items()]
    used = translate(QT_TRANSLATE_NOOP("core", "What was used"))
    return f"<h2>{escaped(used)}</h2>{_table(['', 'sha256'], rows)}" if rows else ""
