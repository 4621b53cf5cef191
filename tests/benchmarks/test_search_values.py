"""Values of rankings with the judged-only figure, by hand."""

from math import log2
from pathlib import Path

import pytest

from core.data.catalogue import bare_catalogue
from core.search.engine import Engine
from core.search.request import Method
from core.workspace import Workspace
from tests.benchmarks.question_sets import BY_RULE, JUDGED, QuestionSet, by_hand
from tests.benchmarks.search_values import column, mean_values, ranked, values_of
from tests.benchmarks.shops import pinxun


def test_both_figures_of_a_list_and_of_none() -> None:
    grades = {"q": {"good": 2, "bad": 0}, "r": {"good": 1}}
    values = values_of(grades, {"q": ["new", "bad", "good"]})
    assert values["q"]["ndcg@10"] == pytest.approx((2 / log2(4)) / 2)
    assert values["q"]["ndcg@10 judged only"] == pytest.approx((2 / log2(3)) / 2)
    assert column(values, ["r", "q"], "mrr@10") == [0, pytest.approx(1 / 3)]


def test_means_are_taken_query_by_query() -> None:
    first, second = ({"q": {"a": value}, "r": {"a": 1.0}} for value in (0.2, 0.4))
    assert mean_values([first, second]) == {"q": {"a": pytest.approx(0.3)}, "r": {"a": 1.0}}


def test_an_engine_is_asked_for_a_hundred_products(tmp_path: Path) -> None:
    file = tmp_path / "products.csv"
    rows = [f"p{number:03},red shoe {'very ' * number}old" for number in range(140)]
    file.write_text("\n".join(["product_id,title", *rows]), "utf-8")
    pinxun("import", "--workspace", tmp_path / "shop", "--products", file)
    with Workspace.open(tmp_path / "shop", write=False) as workspace:
        engine = Engine.open(workspace, "")
    # Longer titles come later: p060 is within the hundred, p139 is not.
    grades = {"q": {"p060": 1, "p139": 1}}
    values = ranked(engine, Method.LEXICAL, {"q": "red shoe"}, grades).values["q"]
    assert (values["ndcg@10"], values["recall@100"]) == (0, 0.5)
    assert values["ndcg@10 judged only"] == pytest.approx(1 / (1 + 1 / log2(3)))


def test_where_few_products_are_judged_the_fair_figure_decides() -> None:
    assert QuestionSet("crowdflower_en", JUDGED, {}, {}).figure == "ndcg@10 judged only"
    assert QuestionSet("crowdflower_en", BY_RULE, {}, {}).figure == "ndcg@10"
    assert QuestionSet("few_esci_en", JUDGED, {}, {}).figure == "ndcg@10"


@pytest.mark.parametrize("shop", ["taobao_zh", "esci_en", "crowdflower_en"])
def test_what_was_written_by_hand_is_one_query_a_product(shop: str) -> None:
    lines = (Path(__file__).parent / "known_items" / f"{shop}.tsv").read_text("utf-8").splitlines()
    products = [line.split("\t")[0] for line in lines]
    assert len(set(products)) == len(lines) >= 90
    pairs = by_hand(shop, bare_catalogue(products[::2]))
    assert [product for product, _ in pairs] == products[::2]
    assert all(query.strip() for _, query in pairs)
