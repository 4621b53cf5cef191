import json
from dataclasses import replace

import pytest

from core.domains import DOMAINS
from core.explain.explanation import Explanation, FitShare, Resemblance, Standing, WordEffect
from core.explain.report import report
from core.language import set_language
from core.search.lexical import Contribution
from core.text.tokens import Token

PHONE = Standing(
    product_id="p3",
    title="华为 手机",
    rank=1,
    score=0.9,
    parts={"lexical": 0.5, "neural": 0.2, "alike": 0.2},
    lexical=(
        Contribution("华为", "brand", 0.5, "word", "华为"),
        Contribution("5g", "title", 0.1, "related"),
        Contribution("手机", "", -0.1, "missing"),
        Contribution("手机壳", "category", -0.1, "other"),
    ),
    similarity=0.8,
    words=(WordEffect("华为", 0.1),),
    alike=(Resemblance("p4", "荣耀 手机", 0.2),),
)
CASE = Standing("p5", "手机壳", 0, 0.1, {"lexical": 0.1, "neural": 0.0}, (), 0.0, ())
WEIGHTS = {"lexical": 0.7, "neural": 0.3, "popularity": 0.0}


def explanation(versus: Standing | None = None) -> Explanation:
    difference = {"lexical": 0.4, "neural": 0.2} if versus else None
    return Explanation("华为手机", "r1", (Token("华为"),), WEIGHTS, PHONE, versus, difference)


def test_every_part_and_word_has_a_line() -> None:
    lines = report(explanation(), DOMAINS["shop"])
    assert lines[1].startswith("#1  p3")
    assert "  0.5000  words that met" in lines
    assert "      0.5000  华为 · brand" in lines
    assert "      +0.1000  lost without 华为" in lines
    assert "  0.2000  likeness to the best results" in lines
    assert "      +0.2000  p4 荣耀 手机" in lines
    assert "      0.1000  5g · title (shared by the best results)" in lines
    assert "      -0.1000  without 手机" in lines
    assert "      -0.1000  手机壳 · category (another category than the query names)" in lines
    assert len(lines) == 11


def test_every_signal_of_the_fit_has_a_line() -> None:
    signals = ("coverage", "excluded", "colour", "accessory")
    fit = tuple(FitShare(signal, 0.05) for signal in signals)
    fitting = replace(PHONE, parts={"fit": 0.2}, fit=fit)
    lines = report(replace(explanation(), product=fitting), DOMAINS["shop"])
    assert lines[2:] == [
        "  0.2000  how well the title fits the query",
        "      0.0500  words of the query in the title",
        "      0.0500  without what the query excludes",
        "      0.0500  in no other colour than asked for",
        "      0.0500  no accessory by its title",
    ]


def test_two_products_are_set_against_each_other() -> None:
    lines = report(explanation(CASE), DOMAINS["shop"])
    assert any(line.startswith("no match  p5") for line in lines)
    behind = lines[lines.index("Ahead (+) or behind (−):") + 1 :]
    assert behind[0] == "  +0.4000  words that met"
    assert "      +0.5000  华为" in behind
    assert "      -0.1000  without 手机" in behind
    assert "  +0.2000  nearness of meaning" in behind
    assert "      +0.2000  荣耀 手机" in behind


def test_it_speaks_of_the_things_of_the_domain() -> None:
    personal = replace(PHONE, parts={**PHONE.parts, "taste": 0.1})
    told = replace(explanation(), product=personal)
    english = "\n".join(report(told, DOMAINS["film"]))
    assert "华为 · studio" in english
    assert "手机壳 · genre (another genre than the query names)" in english
    assert "0.1000  the viewer's taste" in english
    set_language("zh")
    chinese = "\n".join(report(told, DOMAINS["film"]))
    assert "顾客" not in chinese
    assert "类目" not in chinese
    assert "{" not in chinese


def test_an_explanation_is_json() -> None:
    stored = json.loads(json.dumps(explanation(CASE).to_json()))
    assert stored["product"]["lexical"][0]["field"] == "brand"
    assert stored["versus"]["score"] == pytest.approx(0.1)
