"""A query while it is typed, in a shop ranked by the teacher: read by the start, until it is to be final."""

import json
from pathlib import Path

import numpy as np
import pytest

from core import cli
from core.experiments.interleaving import InterleavedEngine
from core.explain.explanation import explain
from core.pretrained.projection import Projection
from core.pretrained.start import Start
from core.search import pretrained_run
from core.search.draft_run import DraftRun, turn
from core.search.engine import Engine
from core.search.request import Method, SearchRequest
from core.text.analysis import Analyzer
from core.workspace import Workspace
from tests.core.pretrained.start_file import packed, ship_start, start_arrays
from tests.core.search.pretrained_runs import RUN, StandIn, plain_projection, write_run
from tests.core.search.runs import BagRun
from tests.core.search.shops import small_shop
from tests.core.search.test_start_run import products

TITLES = ["steel torch", "summer dress", "steel pan"]
# To the start a glimmer is a torch, to the encoder a dress; no title has the word.
WORDS = {"torch": [2, 0, 0], "glimmer": [2, 0, 0], "dress": [0, 2, 0], "pan": [0, 0, 2]}
PLACES = {"steel torch": 0, "summer dress": 1, "steel pan": 2, "glimmer": 1, "steel": 2}


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    return ship_start(tmp_path, WORDS, monkeypatch)


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """What stands in for the teacher."""
    stand_in = StandIn(PLACES)
    monkeypatch.setattr("core.search.pretrained_run.shared_teacher", lambda: stand_in)
    return stand_in


@pytest.fixture
def folder(tmp_path: Path, encoder: StandIn) -> Path:
    """A shop of three products, ranked by a run of the encoder."""
    with Workspace.open(tmp_path / "shop") as workspace:
        workspace.replace({"products": products(TITLES)})
        catalogue = Engine.open(workspace, "").catalogue
        write_run(workspace.runs_dir / RUN, catalogue, encoder, plain_projection(3))
        workspace.activate("search", RUN)
    return tmp_path / "shop"


@pytest.fixture
def engine(folder: Path, start: Start) -> Engine:
    """The engine of that shop."""
    with Workspace.open(folder, write=False) as workspace:
        return Engine.open(workspace)


def best(engine: Engine | InterleavedEngine, **fields: object) -> tuple[str, bool]:
    response = engine.search(SearchRequest("glimmer", **fields))  # type: ignore[arg-type]
    return response.hits[0].title, response.is_draft


def test_vectors_of_the_start_turn_into_the_space_of_the_run() -> None:
    arrays = start_arrays({"torch": [2, 0], "dress": [0, 2], "lamp": [1, 1]})
    arrays["projection"][:2] = [[2, 0], [0, 4]]
    start = Start.from_bytes(packed(arrays))
    components = np.zeros((384, 2), np.float32)
    components[1, 0] = components[0, 1] = 1
    nothing = np.zeros(384, np.float32)
    matrix = turn(start, Projection(nothing, nothing, components))
    # Halved and quartered again, and then in the order of the run's components.
    assert matrix == pytest.approx(np.array([[0, 0.5], [0.25, 0]]), abs=1e-6)
    shop = small_shop()
    analyzer = Analyzer.for_catalogue(shop)
    draft = DraftRun(BagRun(shop, analyzer), start, matrix)
    encoded = draft.encode_texts(analyzer, ["torch", "lamp", "unheard"])
    # (1, 1) / √2 → (0.25, 0.5) / √2 → (1, 2) / √5
    expected = np.array([[0, 1], [0.447214, 0.894427], [0, 0]])
    assert encoded == pytest.approx(expected, abs=1e-5)
    assert (draft.knows(analyzer, "torch"), draft.knows(analyzer, "unheard")) == (True, False)


def test_a_draft_is_read_by_the_start_and_what_follows_by_the_encoder(
    engine: Engine, encoder: StandIn
) -> None:
    assert best(engine, draft=True, typing=True) == ("steel torch", True)
    assert encoder.asked == []
    assert best(engine, typing=True) == ("summer dress", False)
    assert encoder.asked == ["glimmer"]


def test_what_the_encoder_has_read_needs_no_draft(engine: Engine, encoder: StandIn) -> None:
    assert best(engine) == best(engine, draft=True) == ("summer dress", False)
    assert encoder.asked == ["glimmer"]


def test_of_many_queries_the_oldest_is_read_again(
    engine: Engine, encoder: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pretrained_run, "REMEMBERED", 2)
    assert engine.neural is not None
    for text in ("pan", "torch", "torch", "dress", "torch", "pan"):
        engine.neural.scores(text)
    assert encoder.asked == ["pan", "torch", "dress", "pan"]


def test_a_draft_names_the_same_run_and_its_parts_sum_to_its_scores(engine: Engine) -> None:
    response = engine.search(SearchRequest("glimmer", draft=True))
    assert response.run == RUN
    for hit in response.hits:
        assert sum(hit.parts.values()) == pytest.approx(hit.score, abs=1e-6)


def test_the_ranking_on_screen_is_the_one_explained(engine: Engine, encoder: StandIn) -> None:
    request = SearchRequest("glimmer", draft=True)
    hit = engine.search(request).hits[0]
    explained = explain(engine.placing(request, hit.product_id), request.text, hit.product_id)
    assert (explained.product.rank, explained.product.parts) == (1, hit.parts)
    assert encoder.asked == []
    final = explain(engine, request.text, hit.product_id)
    assert final.product.parts["lexical"] == final.product.similarity == 0.0


@pytest.mark.parametrize("text", ["", " ", "！？"])
def test_without_a_word_nothing_is_a_draft(engine: Engine, text: str) -> None:
    assert not engine.search(SearchRequest(text, draft=True)).is_draft


def test_words_alone_never_draft(engine: Engine) -> None:
    assert not engine.search(SearchRequest("glimmer", Method.LEXICAL, draft=True)).is_draft
    assert not engine.with_run("").search(SearchRequest("glimmer", draft=True)).is_draft
    assert not engine.without_run().search(SearchRequest("glimmer", draft=True)).is_draft


@pytest.mark.usefixtures("without_start")
def test_where_no_start_ships_the_encoder_reads_drafts_too(folder: Path, encoder: StandIn) -> None:
    with Workspace.open(folder, write=False) as workspace:
        engine = Engine.open(workspace)
    assert best(engine, draft=True) == ("summer dress", False)


def test_two_runs_in_one_list_draft_as_each_of_them_does(engine: Engine) -> None:
    mixed = InterleavedEngine(engine.with_run(""), engine)
    request = SearchRequest("glimmer", draft=True)
    response = mixed.search(request)
    assert response.is_draft
    placed = mixed.placing(request, response.hits[0].product_id)
    explained = explain(placed, "glimmer", response.hits[0].product_id)
    # The hits of two rankings say nothing of their parts.
    (drafted,) = placed.search(request).hits[:1]
    assert drafted.product_id == response.hits[0].product_id
    assert explained.product.parts == drafted.parts
    assert not mixed.search(SearchRequest("glimmer")).is_draft


def test_verbs_ask_the_encoder(
    folder: Path, start: Start, encoder: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["search", "glimmer", "--workspace", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["results"][0]["title"] == "summer dress"
    assert encoder.asked == ["glimmer"]
