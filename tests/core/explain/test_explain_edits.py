"""The verb tells of edits in the words of its contract."""

import json
from pathlib import Path

import pyarrow as pa
import pytest

from core import cli
from core.workspace import Workspace
from tests.core.search.shops import small_shop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    shop = small_shop()
    names = ("product_id", "title", "category", "brand", "price", "rating", "sales")
    with Workspace.open(folder) as workspace:
        workspace.replace({"products": pa.table({name: getattr(shop, name) for name in names})})
    return folder


def explain(shop: Path, *options: str) -> list[str]:
    return ["explain", "--workspace", str(shop), "--query", "华为手机", "--product", "p5", *options]


def test_the_answer_has_what_was_asked_for(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--versus", "p3", "--set", "title=华为手机 智能手机", "price=20", "--flip"]
    more = ["--forbid", "category", "sales", "--price-curve", "--examples", "--json"]
    assert cli.run(explain(shop, *options, *more)) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["product"]["product_id"] == "p5"
    assert answer["what_if"]["changes"] == {"title": "华为手机 智能手机", "price": 20.0}
    assert answer["what_if"]["after"] < answer["what_if"]["before"]
    assert answer["flip"]["before"] == [answer["product"]["rank"], answer["versus"]["rank"]]
    assert not {edit["kind"] for edit in answer["flip"]["edits"]} & {"category", "sales"}
    assert answer["price_curve"]["is_flat"] is True
    assert answer["examples"]["examples"] == []
    assert "learned nothing" in answer["examples"]["note"]


def test_people_read_where_it_goes(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(explain(shop, "--set", "title=华为手机 智能手机", "--price-curve")) == 0
    told = capsys.readouterr().out
    assert "What if: #" in told
    assert "title: 手机壳 透明 适用 iPhone15Pro → 华为手机 智能手机" in told
    assert "Price changes nothing here" in told


@pytest.mark.parametrize(
    ("options", "named"),
    [(["--flip"], "--versus"), (["--set", "colour=red"], "colour"), (["--set", "price=x"], "x")],
)
def test_what_cannot_be_is_one_sentence(
    shop: Path, capsys: pytest.CaptureFixture[str], options: list[str], named: str
) -> None:
    assert cli.run(explain(shop, *options)) != 0
    assert named in capsys.readouterr().err
