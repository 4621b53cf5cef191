"""Whatever happens to the files of runs, every verb answers or says one sentence, and searching goes on."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core import cli
from core.data.catalogue import catalogue_of
from core.errors import UserError
from core.recommend.recommender import Recommender
from core.runs.manifest import MANIFEST
from core.search.engine import Engine
from core.set_aside import listen, say_again
from core.workspace import Workspace
from tests.core.runs.small_runs import CATEGORY, NEXT_ITEM, RUNS, SEARCH
from tests.core.runs.test_reader import FILES, cut, empty, flip, folder_instead

ROOT = Path(__file__).parents[3]
QUERY = "连衣裙"
VERBS = {
    "search": ["search", QUERY, "--json"],
    "lexical": ["search", QUERY, "--method", "lexical", "--json"],
    "neural": ["search", QUERY, "--method", "neural", "--json"],
    "explain": ["explain", "--query", QUERY, "--product", "PRODUCT", "--json"],
    "recommend": ["recommend", "--history", "PRODUCT", "--json"],
    "similar": ["recommend", "--product", "PRODUCT", "--json"],
    "evaluate next-item": ["evaluate", "--task", "next-item", "--json"],
    "evaluate category": ["evaluate", "--task", "category", "--json"],
    "runs": ["runs", "--json"],
    "update": ["update", "--list", "--json"],
    "log": ["log", "--json"],
}
# What goes on whatever happens to runs.
ALWAYS = ("search", "lexical", "explain", "recommend", "similar", "runs", "log")
ARTEFACTS = [*FILES, *((run, MANIFEST) for run in RUNS.values()), (SEARCH, "steps.jsonl")]


def arguments(shop: Path, verb: str) -> list[str]:
    if "PRODUCT" not in VERBS[verb]:
        return VERBS[verb]
    with Workspace.open(shop, write=False) as workspace:
        product = catalogue_of(workspace).product_id[0]
    return [product if part == "PRODUCT" else part for part in VERBS[verb]]


def answer(shop: Path, verb: str) -> int:
    say_again()
    return cli.run([*arguments(shop, verb), "--workspace", str(shop)])


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PINXUN_LANGUAGE", "en")
    say_again()
    yield
    say_again()


def expect_an_answer_or_a_sentence(
    shop: Path, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = answer(shop, verb)
    told = capsys.readouterr()
    assert code in ((0,) if verb in ALWAYS else (0, 2)), (verb, told.err)
    if code == 0:
        json.loads(told.out.splitlines()[-1], parse_constant=pytest.fail)
    else:
        assert len(told.err.splitlines()) == 1, (verb, told.err)


@pytest.mark.parametrize(("run", "file"), ARTEFACTS)
def test_a_damaged_file_of_a_run_stops_no_verb(
    shop: Path, run: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    flip(shop / "runs" / run / file)
    for verb in ("search", "similar", "runs"):
        expect_an_answer_or_a_sentence(shop, verb, capsys)


@pytest.mark.parametrize("verb", VERBS)
def test_with_all_runs_damaged_every_verb_answers_or_says_one_sentence(
    shop: Path, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for run, file in FILES:
        cut(shop / "runs" / run / file)
    expect_an_answer_or_a_sentence(shop, verb, capsys)


@pytest.mark.usefixtures("without_start")
@pytest.mark.parametrize("damage", [Path.unlink, flip, folder_instead])
def test_searching_falls_back_to_words_and_says_so(
    shop: Path, damage: Callable[[Path], object], capsys: pytest.CaptureFixture[str]
) -> None:
    damage(shop / "runs" / SEARCH / "product_ids.json")
    assert answer(shop, "search") == 0
    told = capsys.readouterr()
    found = json.loads(told.out)
    assert found["run"] == ""
    assert found["results"]
    (sentence,) = told.err.splitlines()
    assert SEARCH in sentence
    assert "product_ids.json" in sentence
    assert answer(shop, "neural") == 2
    assert "product_ids.json" in capsys.readouterr().err
    assert answer(shop, "lexical") == 0
    assert capsys.readouterr().err == ""


def test_a_run_that_is_gone_is_said(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "runs" / SEARCH / MANIFEST).unlink()
    assert answer(shop, "search") == 0
    assert f"no run {SEARCH}" in capsys.readouterr().err


def test_a_damaged_run_that_is_named_is_refused(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for run, file in ((SEARCH, "vocabulary.json"), (NEXT_ITEM, "product_ids.json")):
        flip(shop / "runs" / run / file)
    assert cli.run(["search", QUERY, "--run", SEARCH, "--workspace", str(shop)]) == 2
    assert "vocabulary.json" in capsys.readouterr().err
    recommend = [*arguments(shop, "recommend"), "--workspace", str(shop)]
    assert cli.run([*recommend, "--run", NEXT_ITEM]) == 2
    assert "product_ids.json" in capsys.readouterr().err


@pytest.mark.usefixtures("without_start")
def test_what_is_set_aside_is_heard_by_whoever_listens(shop: Path) -> None:
    heard: list[UserError] = []
    for run, file in (
        (SEARCH, "vocabulary.json"),
        (CATEGORY, "vocabulary.json"),
        (NEXT_ITEM, "sequence_items.npy"),
    ):
        empty(shop / "runs" / run / file)
    listen(heard.append)
    try:
        with Workspace.open(shop, write=False) as workspace:
            engine = Engine.open(workspace)
            assert (engine.run_id, engine.intents) == ("", None)
            assert Recommender.open(workspace, engine).method == "log"
    finally:
        listen(None)
    assert [error.values["run"] for error in heard] == [SEARCH, CATEGORY, NEXT_ITEM]


def test_searching_goes_on_without_what_was_asked_before(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut(next((shop / "data").glob("events-*.parquet")))
    assert answer(shop, "search") == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["run"] == SEARCH
    assert answer(shop, "similar") == 0


def test_runs_are_listed_and_switched_beside_damaged_tables(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for table in (shop / "data").iterdir():
        cut(table)
    assert answer(shop, "runs") == 0
    assert len(json.loads(capsys.readouterr().out)["runs"]) == 3
    assert cli.run(["runs", "--delete", NEXT_ITEM, "--workspace", str(shop)]) == 0
    assert cli.run(["runs", "--activate", SEARCH, "--workspace", str(shop)]) == 0


@pytest.mark.parametrize("verb", ["runs", "log", "behaviour"])
def test_a_verb_that_ranks_nothing_needs_no_engine(verb: str) -> None:
    loaded = f"import sys, core.commands.{verb}; print('core.search.engine' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, cwd=ROOT)
    assert told.stdout == "False\n"
