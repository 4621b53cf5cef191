"""A shop without a run: searched by meaning with what ships, and honest about it."""

import errno
import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from core import cli
from core.errors import RunError
from core.explain.explanation import explain
from core.pretrained.start import Start
from core.recommend.recommender import Recommender
from core.runs import listing
from core.search import start_run
from core.search.engine import Engine
from core.search.request import Method, SearchRequest
from core.workspace import Workspace
from tests.core.pretrained.start_file import ship_start, write_start
from tests.core.runs.small_runs import SEARCH, make_small_shop

START = "pretrained-start"
# A glimmer is nearly a torch. No list of synonyms, no letters and no start of a word bring them together.
WORDS = {
    "torch": [100, 0, 0],
    "glimmer": [96, 28, 0],
    "dress": [0, 100, 0],
    "steel": [0, 0, 100],
}
TITLES = ["steel torch", "summer dress", "steel pan"]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    return ship_start(tmp_path, WORDS, monkeypatch)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A workspace with three products and no run."""
    with Workspace.open(tmp_path / "shop") as workspace:
        workspace.replace({"products": products(TITLES)})
    return tmp_path / "shop"


def products(titles: list[str]) -> pa.Table:
    texts = {"category": "", "brand": "", "image": "", "description": ""}
    numbers = ("price", "rating", "sales")
    return pa.table(
        {
            "product_id": [str(number) for number in range(1, len(titles) + 1)],
            "title": titles,
            **{name: [text] * len(titles) for name, text in texts.items()},
            **{name: pa.array([1.0] * len(titles), pa.float32()) for name in numbers},
        }
    )


def opened(shop: Path, run: str | None = None) -> Engine:
    with Workspace.open(shop) as workspace:
        return Engine.open(workspace, run)


def kept(shop: Path) -> list[Path]:
    return sorted((shop / "cache").glob("start-*.npz"))


def titles(engine: Engine, text: str, method: Method = Method.HYBRID) -> list[str]:
    return [hit.title for hit in engine.search(SearchRequest(text, method)).hits]


@pytest.mark.usefixtures("start")
def test_a_word_that_no_product_has_finds_what_it_means(shop: Path) -> None:
    engine = opened(shop)
    response = engine.search(SearchRequest("glimmer"))
    assert response.run == engine.run_id == START
    (hit,) = response.hits
    assert hit.title == "steel torch"
    assert hit.parts["neural"] > 0
    assert hit.parts.get("lexical", 0) == 0
    assert sum(hit.parts.values()) == pytest.approx(hit.score)
    assert titles(engine, "glimmer", Method.NEURAL)[0] == "steel torch"


@pytest.mark.usefixtures("start")
def test_words_are_worth_what_they_were(shop: Path) -> None:
    engine = opened(shop)
    assert titles(engine, "summer dress") == ["summer dress"]
    # Neither a word nor a part of one is known.
    assert titles(engine, "x9000") == []
    answer = engine.search(SearchRequest("glimmer", Method.LEXICAL))
    assert (answer.run, answer.total) == ("", 0)


@pytest.mark.usefixtures("start")
def test_words_alone_stay_a_choice(shop: Path) -> None:
    words = opened(shop, "")
    assert (words.run_id, titles(words, "glimmer")) == ("", [])
    assert titles(words.with_run(START), "glimmer") == ["steel torch"]
    assert opened(shop).with_run("").run_id == ""
    assert words.without_run().run_id == START


@pytest.mark.usefixtures("without_start")
def test_without_a_start_everything_is_as_before(shop: Path) -> None:
    engine = opened(shop)
    assert (engine.run_id, titles(engine, "glimmer")) == ("", [])
    assert titles(engine, "torch")[0] == "steel torch"
    assert engine.without_run().run_id == ""
    with pytest.raises(RunError, match="pretrained start is missing"):
        engine.with_run(START)
    assert kept(shop) == []


def test_a_damaged_start_is_none(start: Start, shop: Path, tmp_path: Path) -> None:
    whole = (tmp_path / "start.npz").read_bytes()
    (tmp_path / "start.npz").write_bytes(whole[:-50])
    assert opened(shop).run_id == ""


@pytest.mark.usefixtures("start")
def test_an_empty_shop_has_nothing_to_read(tmp_path: Path) -> None:
    assert opened(tmp_path / "empty").run_id == ""


@pytest.mark.usefixtures("start")
def test_products_are_read_once(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[str, int, int]] = []
    with Workspace.open(shop) as workspace:
        Engine.open(workspace, "", lambda *told: heard.append(told))
        first = Engine.open(workspace, None, lambda *told: heard.append(told))
    words, meaning = "Indexing the words of the products", "Reading the meaning of the products"
    assert heard == [(words, 0, 3), (meaning, 3, 3)]
    (file,) = kept(shop)
    monkeypatch.setattr(start_run, "product_sequence", None)
    again = opened(shop)
    assert kept(shop) == [file]
    assert first.neural is not None
    assert again.neural is not None
    assert again.neural.vectors.dtype == np.float32
    assert np.array_equal(first.neural.vectors, again.neural.vectors)
    # (1, 0, 1) of unit length, as halves.
    assert again.neural.vectors[0] == pytest.approx([0.7071, 0, 0.7071], abs=1e-3)


@pytest.mark.parametrize(
    "vectors",
    [
        None,
        np.zeros((3, 2), np.float16),
        np.zeros((3, 3), np.float32),
        np.full((3, 3), np.nan, np.float16),
        np.full((3, 3), 2.0, np.float16),
    ],
)
@pytest.mark.usefixtures("start")
def test_a_damaged_file_is_made_again(shop: Path, vectors: np.ndarray | None) -> None:
    opened(shop)
    (file,) = kept(shop)
    whole = file.read_bytes()
    if vectors is None:
        file.write_bytes(whole[:-40])
    else:
        np.savez(file, vectors=vectors)
    assert titles(opened(shop), "glimmer") == ["steel torch"]
    assert np.array_equal(np.load(file)["vectors"][1], np.array([0, 1, 0], np.float16))


def test_what_changes_takes_another_file(
    start: Start, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(shop)
    (first,) = kept(shop)
    with Workspace.open(shop) as workspace:
        workspace.replace({"products": products([*TITLES, "brass torch"])})
    assert titles(opened(shop), "glimmer") == ["brass torch", "steel torch"]
    (second,) = kept(shop)
    other = tmp_path / "other.npz"
    write_start(other, {**WORDS, "glimmer": [0, 100, 0]})
    monkeypatch.setattr("core.pretrained.start.ASSET", other)
    assert titles(opened(shop), "glimmer") == ["summer dress"]
    (third,) = kept(shop)
    assert len({first, second, third}) == 3


def test_a_shop_with_a_run_never_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_small_shop(tmp_path / "small")
    monkeypatch.setattr("core.search.engine.shipped_start", None)
    monkeypatch.setattr("core.search.start_run.shipped_start", None)
    assert opened(tmp_path / "small").run_id == SEARCH


@pytest.mark.usefixtures("start")
def test_it_serves_where_a_run_is_damaged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_small_shop(tmp_path / "small")
    (tmp_path / "small" / "runs" / SEARCH / "vocabulary.json").write_text("{}")
    assert opened(tmp_path / "small").run_id == START
    assert SEARCH in capsys.readouterr().err


@pytest.mark.usefixtures("start")
def test_it_takes_the_place_of_an_active_run(tmp_path: Path) -> None:
    make_small_shop(tmp_path / "small")
    with Workspace.open(tmp_path / "small") as workspace:
        listing.activate(workspace, START)
        assert workspace.chosen_run("search") == ""
        assert workspace.active_run("category")
    assert opened(tmp_path / "small").run_id == START


@pytest.mark.usefixtures("start")
def test_what_is_alike_and_why_are_told_by_it(shop: Path) -> None:
    engine = opened(shop)
    told = explain(engine, "glimmer", "1")
    assert told.run == START
    assert told.product.rank == 1
    assert told.product.similarity == pytest.approx(0.96 / np.sqrt(2), abs=1e-3)
    assert [word.word for word in told.product.words] == ["glimmer"]
    with Workspace.open(shop) as workspace:
        alike = Recommender.open(workspace, engine).similar("1")
    assert alike[0].product_id == "3"


def test_verbs_say_what_ranks(
    start: Start, shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--workspace", str(shop)]
    assert cli.run(["search", "glimmer", "--json", *where]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["run"], said["results"][0]["title"]) == (START, "steel torch")
    for method in ("neural", "hybrid"):
        assert cli.run(["search", "glimmer", "--method", method, *where]) == 0
        heading = capsys.readouterr().out.splitlines()[0]
        assert heading.endswith("run pretrained-start (pretrained, not trained on this shop)")
    assert cli.run(["search", "glimmer", "--method", "lexical", "--json", *where]) == 0
    assert json.loads(capsys.readouterr().out)["run"] == ""
    assert cli.run(["explain", "--query", "glimmer", "--product", "1", *where]) == 0
    assert "pretrained, not trained on this shop" in capsys.readouterr().out.splitlines()
    (tmp_path / "q.tsv").write_text("query_id\ttext\n1\tglimmer\n")
    (tmp_path / "qrels.txt").write_text("1 0 1 1\n")
    files = ["--queries", str(tmp_path / "q.tsv"), "--qrels", str(tmp_path / "qrels.txt")]
    assert cli.run(["evaluate", "--json", *files, *where]) == 0
    measured = json.loads(capsys.readouterr().out)
    assert measured["run"] == START
    assert (measured["metrics"]["ndcg@10"], measured["baseline"]["ndcg@10"]) == (1.0, 0.0)
    ranked = ["rank", "--queries", str(tmp_path / "q.tsv"), "--out", str(tmp_path / "run")]
    assert cli.run([*ranked, *where]) == 0
    assert (tmp_path / "run").read_text().split()[2:6:3] == ["1", START]


def test_a_run_that_is_active_can_be_passed_over(
    start: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_small_shop(tmp_path / "small")
    where = ["--workspace", str(tmp_path / "small")]
    assert cli.run(["search", "手机", "--run", START, "--json", *where]) == 0
    assert json.loads(capsys.readouterr().out)["run"] == START
    assert cli.run(["runs", "--activate", START, *where]) == 0
    capsys.readouterr()
    assert cli.run(["search", "手机", "--json", *where]) == 0
    assert json.loads(capsys.readouterr().out)["run"] == START


@pytest.mark.usefixtures("start")
def test_a_full_disk_is_no_hindrance(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, arrays: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    opened(shop, "")
    monkeypatch.setattr("core.arrays.write_arrays", full)
    assert titles(opened(shop), "glimmer") == ["steel torch"]
    assert kept(shop) == []
