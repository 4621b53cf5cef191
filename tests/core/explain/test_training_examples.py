"""The nearest learned pairs, as training reads them."""

from pathlib import Path

import pyarrow as pa
import pytest

from core.explain.training_examples import nearest_examples
from core.runs.split import UNTAUGHT, is_held_out
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.search.shop_index import build_shop_index
from core.workspace import Workspace
from tests.core.search.runs import BagRun
from tests.core.search.shops import small_shop

SHOP = small_shop()
QUERIES = (
    "华为手机",
    "华为智能手机",
    "碎花连衣裙",
    "连衣裙",
    "苹果",
    "手机壳",
    "running shoes",
    "公主裙",
)
CLICKED = ("p3", "p3", "p1", "p1", "p6", "p5", "p7", "p2")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = Workspace.open(tmp_path / "shop")
    texts = {
        "user_id": ["u"] * 8, "session_id": ["s"] * 8, "action": ["click"] * 8,
        "product_id": list(CLICKED), "query": list(QUERIES),
    }  # fmt: skip
    numbers = {"timestamp": [*range(1, 9)], "position": pa.array([1] * 8, pa.int32())}
    events = texts | numbers
    names = ("product_id", "title", "category", "brand", "price")
    products = pa.table({name: getattr(SHOP, name) for name in names})
    workspace.replace({"products": products, "events": pa.table(events)})
    return workspace


def test_the_nearest_come_first_and_held_out_ones_never(
    workspace: Workspace, tmp_path: Path
) -> None:
    bare = Engine(build_shop_index(SHOP, {}, tmp_path, tmp_path))
    run = BagRun(SHOP, bare.analyzer)
    engine = bare.ranked_by(run)
    told = nearest_examples(workspace, engine, SearchRequest("华为手机"), top=3)
    held_out = is_held_out(QUERIES, run.manifest.held_out_by, UNTAUGHT)
    learned = {text for text, is_out in zip(QUERIES, held_out, strict=True) if not is_out}
    assert told.pairs == len(learned)
    assert {example.query for example in told.examples} <= learned
    nearness = [example.similarity for example in told.examples]
    assert nearness == sorted(nearness, reverse=True)
    vectors = run.encode_texts(bare.analyzer, ["华为手机", told.examples[0].query])
    assert nearness[0] == pytest.approx(float(vectors[0] @ vectors[1]), abs=1e-6)
    assert SHOP.title[SHOP.row_of[told.examples[0].product_id]] == told.examples[0].title
    assert f"{len(learned)} clicked pairs" in told.note
    workspace.close()


def test_what_learned_nothing_says_so(workspace: Workspace, tmp_path: Path) -> None:
    bare = Engine(build_shop_index(SHOP, {}, tmp_path, tmp_path))
    assert "learned nothing" in nearest_examples(workspace, bare, SearchRequest("手机")).note
    workspace.close()
    with Workspace.open(tmp_path / "empty") as empty:
        engine = bare.ranked_by(BagRun(SHOP, bare.analyzer))
        assert "no click" in nearest_examples(empty, engine, SearchRequest("手机")).note
