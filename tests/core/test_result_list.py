"""A result list as rows, as a table and as a page."""

from dataclasses import asdict, replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from core.domains import SHOP, domain_of
from core.experiments.interleaving import TeamHit
from core.result_list import ResultList, as_html, write_result_list
from core.search.request import Facets, Hit, SearchRequest, SearchResponse
from tests.core.search.shops import small_shop

HITS = (
    Hit(1, 2, "p3", "华为 <Mate60> Pro", 0.75, {"lexical": 0.5, "neural": 0.25}),
    Hit(2, 5, "p6", "=HYPERLINK(1)", 0.30, {"lexical": 0.3}),
)


@pytest.fixture
def results() -> ResultList:
    request = SearchRequest('手机 "<b>"')
    response = SearchResponse(request, (), "20260102-101500-search-conv1d", 3.0, 9, HITS, Facets())
    date = datetime(2026, 1, 2, 3, 4)
    return ResultList(response, small_shop(), domain_of(SHOP), "演示", "u1", True, date)


def test_a_row_has_its_parts_and_leaves_unknown_prices_out(results: ResultList) -> None:
    assert results.headings()[-3:] == ["Score", "Words", "Meaning"]
    assert results.row(HITS[0]) == [
        1, "华为 <Mate60> Pro", "p3", "数码 / 手机", "华为", 6999, 0.75, 0.5, 0.25,
    ]  # fmt: skip
    assert results.row(HITS[1])[5:] == [None, 0.3, 0.3, 0.0]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_table_says_in_each_row_where_it_comes_from(
    results: ResultList, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"results{ending}"
    write_result_list(results, path)
    table = pd.read_excel(path) if ending == ".xlsx" else pd.read_csv(path)
    assert table["Score"].tolist() == [0.75, 0.3]
    assert set(table["Query"]) == {'手机 "<b>"'}
    assert set(table["Shopper"]) == {"u1"}
    assert set(table["Note"]) == {"Synthetic data"}
    assert table["Date"].astype(str).str.startswith("2026-01-02 03:04").all()
    # No spreadsheet takes a title for a formula.
    assert table.iloc[1, 1] == "'=HYPERLINK(1)"


class Page(HTMLParser):
    """The texts of a page and how often each element opens and closes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open: dict[str, int] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open[tag] = self.open.get(tag, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        self.open[tag] -= 1

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_page_needs_nothing_else_and_runs_nothing(results: ResultList, tmp_path: Path) -> None:
    path = tmp_path / "results.html"
    write_result_list(results, path)
    html = path.read_text("utf-8")
    assert html == as_html(results)
    page = Page(html)
    assert "华为 <Mate60> Pro" in page.texts
    assert '手机 "<b>" · 演示' in page.texts
    assert "Synthetic data" in page.texts
    assert any("2026-01-02 03:04" in text and "9 products" in text for text in page.texts)
    unclosed = {tag for tag, count in page.open.items() if count}
    assert unclosed <= {"meta"}
    for outside in ("http", "src=", "<script", "<link", "url("):
        assert outside not in html
    # A third of the best score is by meaning.
    assert "width:33.3%" in html


def test_two_rankings_in_one_list_stay_blind(results: ResultList) -> None:
    teams = tuple(TeamHit(**asdict(hit), team=team) for hit, team in zip(HITS, "ab", strict=True))
    blind = replace(results, response=replace(results.response, hits=teams))
    assert blind.headings()[-1] == "Score"
    assert [blind.row(hit)[6:] for hit in teams] == [[None], [None]]
    html = as_html(blind)
    assert "0.75" not in html
    assert "<i style" not in html
