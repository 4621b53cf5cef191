"""One table of score parts: whatever a shopper did, every verb names the parts and they sum to the score."""

import json
import random
from pathlib import Path

import pyarrow as pa
import pytest

from core import cli
from core.feedback.actions import ACTIONS, DISMISS
from core.feedback.log import Event, FeedbackLog, Shown
from core.language import set_language
from core.search.score_parts import SCORE_PARTS, label, meaning, ordered_names
from core.workspace import Workspace
from tests.core.search.shops import small_shop

QUERY = "连衣裙 手机"
SHOPPERS = [f"u{number}" for number in range(12)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small shop and twelve shoppers who did whatever chance had them do, dismissals among it."""
    folder, shop, chance = tmp_path_factory.mktemp("shop"), small_shop(), random.Random(7)
    table = {"product_id": shop.product_id, "title": shop.title, "category": shop.category}
    with Workspace.open(folder) as workspace:
        workspace.replace({"products": pa.table(table)})
        with FeedbackLog.open(workspace) as log:
            for shopper in SHOPPERS:
                actions = chance.choices([*ACTIONS, DISMISS, DISMISS, f"un{DISMISS}"], k=6)
                did = [Event(chance.choice(shop.product_id), action) for action in actions]
                log.append(Shown(QUERY, "", shopper, shopper, 1_790_000_000.0), did)
            # The best answer dismissed, and the last.
            for shopper, product in (("first", "p1"), ("last", "p4")):
                did = [Event("p2", "click"), Event(product, DISMISS)]
                log.append(Shown(QUERY, "", shopper, shopper, 1_790_000_000.0), did)
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert cli.run([str(each) for each in arguments]) == 0, capsys.readouterr().err
    return capsys.readouterr().out


@pytest.mark.parametrize("shopper", [*SHOPPERS, "first", "last"])
def test_the_parts_sum_to_the_score_in_every_verb(
    folder: Path, capsys: pytest.CaptureFixture[str], shopper: str
) -> None:
    whose = ("--workspace", folder, "--user", shopper)
    found = json.loads(run(capsys, "search", QUERY, *whose, "--json"))["results"]
    assert found
    for hit in found:
        assert sum(hit["parts"].values()) == pytest.approx(hit["score"], abs=1e-6)
        asked = ("explain", "--query", QUERY, "--product", hit["product_id"], *whose)
        product = json.loads(run(capsys, *asked, "--json"))["product"]
        assert product["score"] == pytest.approx(hit["score"], abs=1e-6)
        assert sum(product["parts"].values()) == pytest.approx(product["score"], abs=1e-6)
    run(capsys, "search", QUERY, *whose)
    run(capsys, "explain", "--query", QUERY, "--product", "p1", "--versus", "p4", *whose)
    for recommended in json.loads(run(capsys, "recommend", *whose, "--json"))["results"]:
        assert sum(recommended["parts"].values()) == pytest.approx(recommended["score"], abs=1e-6)
    run(capsys, "recommend", *whose)


def test_what_was_dismissed_is_told_in_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whose = ("--workspace", folder, "--user", "first")
    table = run(capsys, "search", QUERY, *whose)
    assert "Not this" in table
    assert table.count("-1.0000") == 1
    told = run(capsys, "explain", "--query", QUERY, "--product", "p1", *whose)
    assert "-1.0000  dismissed by the shopper" in told
    beside = ("--product", "p2", "--versus", "p1")
    told = run(capsys, "explain", "--query", QUERY, *beside, *whose)
    assert "+1.0000  dismissed by the shopper" in told


def test_every_part_has_words_in_both_languages() -> None:
    for part in SCORE_PARTS:
        set_language("en")
        english = label(part.name), meaning(part.name)
        set_language("zh")
        assert not set(english) & {label(part.name), meaning(part.name)}, part.name
    assert label("zeta") == meaning("zeta") == "zeta"


def test_parts_that_any_score_has_stand_in_one_order() -> None:
    scores = [{"popularity": 0.1, "zeta": 1.0}, {"dismissed": -1.0, "lexical": 0.3, "taste": 0.0}]
    assert ordered_names(scores) == ["lexical", "popularity", "taste", "dismissed", "zeta"]
