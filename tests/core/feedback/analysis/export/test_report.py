"""Tables, CSV files and the report of a small log; and the verb that writes them."""

import csv
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from core import cli, language
from core.domains import domain_of
from core.errors import DataError
from core.feedback.analysis.analysis import Analysis
from core.feedback.analysis.charts.labels import Labels
from core.feedback.analysis.export.events import write_events
from core.feedback.analysis.export.report import About, report
from core.feedback.analysis.export.tables import tables, write_csv
from core.feedback.analysis.filters import EventFilters
from core.workspace import Workspace
from tests.core.feedback.analysis.logs import DAY, HOUR, MONDAY, Did, analysis_of

# What the report itself is made of.
TAGS = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "span", "div"}
TAGS |= {"b", "section", "table", "tr", "th", "td", "i", "svg", "rect", "text", "polyline"}
LOG = [
    Did("<b>", "p1", "impression", MONDAY + 10 * HOUR, "<i>裙", "s", 1),
    Did("<b>", "p1", "click", MONDAY + 10 * HOUR + 3, "<i>裙", "s", 1),
    Did("u2", "p3", "impression", MONDAY + DAY, "手机", "t", 2),
    Did("u2", "p3", "purchase", MONDAY + DAY + 60, "手机", "t", 2),
]


class Outside(HTMLParser):
    """Collects what a page would fetch, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href")]


@pytest.fixture
def analysis(tmp_path: Path) -> Analysis:
    return analysis_of(tmp_path / "shop", LOG)


@pytest.fixture
def labels(analysis: Analysis) -> Labels:
    return Labels(domain_of("shop"), analysis.traits.edges)


def test_the_report_needs_nothing_else_and_escapes_what_people_typed(
    analysis: Analysis, labels: Labels
) -> None:
    figures = analysis.figures()
    text = report(figures, labels, analysis.titles(figures), About("A & B", is_synthetic=True))
    page = Outside()
    page.feed(text)
    assert page.fetched == []
    assert page.tags.count("svg") >= 3
    assert set(page.tags) <= TAGS
    assert "<i>裙" not in text
    assert "&lt;i&gt;裙" in text
    assert "A &amp; B" in text
    assert "Synthetic data" in text
    assert "Synthetic data" not in report(figures, labels, {}, About("mine"))


def test_rates_are_per_cent_and_the_click_through_is_told(tmp_path: Path) -> None:
    three_shown = [Did("u", f"p{n}", "impression", MONDAY + n, "裙", "s", n) for n in (1, 2, 3)]
    analysis = analysis_of(
        tmp_path / "rates", [*three_shown, Did("u", "p1", "click", MONDAY, "裙")]
    )
    labels = Labels(domain_of("shop"), analysis.traits.edges)
    text = report(analysis.figures(), labels, {}, About("店"))
    assert "<b>33.3%</b>Click-through" in text
    assert '<th class="number">Click-through</th>' in text
    assert "0.3333" not in text
    assert "<title>店 · Behaviour</title>" in text


def test_only_the_demo_world_is_called_so(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "茶庄") as workspace:
        assert About.of(workspace) == ("茶庄", False)
        workspace.replace({}, name="demo", demo=True)
        assert About.of(workspace) == ("Demo world", True)


def test_the_report_speaks_the_chosen_language(analysis: Analysis, labels: Labels) -> None:
    language.set_language("zh")
    text = report(analysis.figures(), labels, {}, About("店"))
    assert '<html lang="zh">' in text
    assert "浏览" in text


def test_tables_hold_the_numbers_of_the_charts(analysis: Analysis, labels: Labels) -> None:
    found = {table.name: table for table in tables(analysis.figures())}
    assert found["funnel"].rows[0] == ("impression", 2, 2, 2, None)
    assert dict(zip(found["totals"].columns, found["totals"].rows[0], strict=True)) == {
        "events": 4,
        "shoppers": 2,
        "guests": 0,
        "products": 2,
        "sessions": 2,
        "searches": 2,
        "undated": 0,
        "unclicked_rate": 0.0,
        "follow_rate": 0.0,
    }
    assert found["heat"].rows[0][11] == 2
    assert "zero_results" not in found


def test_a_csv_file_is_read_back_as_it_was_written(
    analysis: Analysis, labels: Labels, tmp_path: Path
) -> None:
    for table in tables(analysis.figures()):
        path = tmp_path / f"{table.name}.csv"
        write_csv(table, labels, path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) == len(table.rows) + 1
        assert all(len(row) == len(table.columns) for row in rows)
    with pytest.raises(DataError):
        write_csv(table, labels, tmp_path)


def test_events_go_out_in_local_time(analysis: Analysis, labels: Labels, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    write_events(analysis, labels, analysis.rows(EventFilters(action="click")), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, row = csv.reader(file)
    assert row == [
        "2026-06-01 10:00:03",
        "<b>",
        "click",
        "p1",
        "连衣裙 碎花",
        "<i>裙",
        "1",
        "imported",
    ]


def test_the_verb_writes_a_report_and_tables(
    analysis: Analysis, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = str(tmp_path / "shop")
    page = tmp_path / "out.html"
    assert cli.run(["behaviour", "--workspace", shop, "--out", str(page), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["totals"]["events"] == 4
    assert [step["name"] for step in told["funnel"]][:2] == ["impression", "click"]
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert cli.run(["behaviour", "--workspace", shop, "--out", str(tmp_path / "csv")]) == 0
    assert (tmp_path / "csv" / "funnel.csv").exists()


def test_the_verb_says_what_to_do_where_there_is_no_behaviour(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["behaviour", "--workspace", str(tmp_path / "empty")]) == 2
    assert "import" in capsys.readouterr().err


def test_no_file_of_the_analysis_holds_a_cell_that_runs(tmp_path: Path) -> None:
    did = [
        Did("=u", "@p", "impression", MONDAY + 10 * HOUR, "=1+1", "s", 1),
        Did("=u", "@p", "click", MONDAY + 10 * HOUR + 3, "=1+1", "s", 1),
    ]
    analysis = analysis_of(tmp_path / "shop", did)
    labels = Labels(domain_of("shop"), analysis.traits.edges)
    for table in tables(analysis.figures()):
        write_csv(table, labels, tmp_path / f"{table.name}.csv")
    write_events(analysis, labels, analysis.rows(EventFilters()), tmp_path / "events.csv")
    cells = [
        cell
        for path in tmp_path.glob("*.csv")
        for row in csv.reader(path.read_text("utf-8-sig").splitlines())
        for cell in row
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "@"))]
    assert {"'=1+1", "'=u", "'@p"} <= set(cells)


def test_a_band_or_a_brand_called_as_a_product_is_keeps_its_own_name(analysis: Analysis) -> None:
    figures = analysis.figures()
    shop = domain_of("shop")
    labels = Labels(shop, analysis.traits.edges)
    names = {group.name for group in (*figures.bands, *figures.brands)}
    page = report(figures, labels, dict.fromkeys(names, "a product"), About("shop", False))
    assert "a product" not in page
