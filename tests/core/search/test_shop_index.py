"""What a shop's index keeps of the queries that shoppers asked, and the index that ships."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from core.data.catalogue import Catalogue, catalogue_of, from_table
from core.search.lexical import POSTINGS, LexicalIndex
from core.search.postings import Postings
from core.search.shop_index import index_name, lexical_index, query_counts
from core.text.analysis import Analyzer
from core.workspace import Workspace, shipped
from tests.core.recommend.logs import products_table, write_shop
from tests.core.search.shops import ROWS, small_shop

SHOP = small_shop()
# Of the demo world's products; their words take a tenth of a second.
SAMPLE = 120
REFRESH = "the index that ships is not what the code makes: python -m assets.demo.refresh_index"


def queries_table(texts: list[str]) -> pa.Table:
    """`texts` as a list of queries is stored."""
    numbers = [f"q{number}" for number in range(len(texts))]
    return pa.table({"query_id": pa.array(numbers), "text": pa.array(texts)})


def test_a_listed_query_counts_as_if_asked_once(tmp_path: Path) -> None:
    asked = ["cup", "cup", "", "pan"]
    events = pa.table(
        {
            "user_id": pa.array(["u"] * 4),
            "product_id": pa.array(["p1"] * 4),
            "action": pa.array(["click"] * 4),
            "query": pa.array(asked),
            "session_id": pa.array([""] * 4),
            "timestamp": pa.array([1, 2, 3, 4], pa.int64()),
        }
    )
    write_shop(
        tmp_path, products=products_table(), events=events, queries=queries_table(["cup", "jug"])
    )
    with Workspace.open(tmp_path, write=False) as workspace:
        assert query_counts(workspace) == {"cup": 3.0, "pan": 1.0, "jug": 1.0}


def test_the_5000_most_frequent_are_kept(tmp_path: Path) -> None:
    texts = [f"query {number:04}" for number in range(5001)]
    write_shop(tmp_path, products=products_table(), queries=queries_table([*texts, texts[-1]]))
    with Workspace.open(tmp_path, write=False) as workspace:
        kept = query_counts(workspace)
    assert len(kept) == 5000
    assert kept["query 5000"] == 2
    assert "query 4999" not in kept


@pytest.fixture(scope="module")
def demo_table() -> pa.Table:
    return pq.read_table(shipped.DEMO / "products.parquet")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    with Workspace.open(tmp_path_factory.mktemp("demo")) as workspace:
        products = workspace.stage("products")
        products.copy(shipped.DEMO / "products.parquet")
        workspace.replace({"products": products})
        return catalogue_of(workspace)


def held(postings: Postings, last_row: int) -> set[tuple[str, int]]:
    """Which terms the first products hold."""
    lists = ((term, postings.lookup(term)[0].tolist()) for term in postings.terms)
    return {(term, row) for term, rows in lists for row in rows if row <= last_row}


def test_the_shipped_index_is_what_would_be_built(
    demo: Catalogue, demo_table: pa.Table, tmp_path: Path
) -> None:
    analyzer = Analyzer.for_catalogue(demo)
    names = [file.name for file in shipped.INDEXES.glob("*.npz")]
    assert names == [index_name(demo, analyzer)], REFRESH
    shipped_index = lexical_index(demo, analyzer, tmp_path, never_heard)
    assert list(tmp_path.iterdir()) == []
    built = LexicalIndex.build(from_table(demo_table.slice(0, SAMPLE)), analyzer)
    for name in POSTINGS:
        ours, theirs = getattr(shipped_index, name), getattr(built, name)
        assert held(ours, SAMPLE - 1) == held(theirs, SAMPLE - 1), REFRESH


def never_heard(done: int, total: int) -> None:
    raise AssertionError("an index is built that ships")


@pytest.mark.parametrize("flaw", ["missing", "damaged", "of other products"])
def test_an_index_that_does_not_fit_is_built_anew(
    flaw: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "INDEXES", tmp_path / "shipped")
    analyzer, told = Analyzer.for_catalogue(SHOP), list[tuple[int, int]]()
    file = tmp_path / "shipped" / index_name(SHOP, analyzer)
    LexicalIndex.build(SHOP if flaw == "damaged" else small_shop(ROWS[:3]), analyzer).save(file)
    if flaw == "damaged":
        file.write_bytes(file.read_bytes()[:-100])
    if flaw == "missing":
        file.rename(file.with_name("lexical-1-of-another-version.npz"))
    index = lexical_index(SHOP, analyzer, tmp_path / "cache", lambda *pair: told.append(pair))
    assert told == [(0, 7)]
    assert index.words.lookup("手机")[0].tolist() == [2, 3, 4]
    assert [kept.name for kept in (tmp_path / "cache").iterdir()] == [file.name]
