"""Systems by their names: runs, methods, epochs, weights, shoppers and run files."""

from pathlib import Path

import pytest

from core.errors import Cancelled, DataError, RunError, UserError
from core.evaluation.system_names import SystemName
from core.evaluation.systems import EngineSystem, Systems, open_system, reweighted
from core.runs.names import START
from core.search.engine import Engine
from core.search.fusion import Fusion
from core.search.request import PERSONAL, Method, SearchRequest
from core.workspace import Workspace
from tests.core.evaluation.judged_shop import RUN, make_judged_shop
from tests.core.runs.small_runs import make_epochs

TEXT = "手机"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shops") / "judged"
    make_judged_shop(path)
    with Workspace.open(path) as workspace:
        make_epochs(workspace.runs_dir / RUN, {1: 0.1})
    return path


def opened(systems: Systems, name: str) -> EngineSystem:
    system = systems.open(name)
    assert isinstance(system, EngineSystem)
    assert system.name == name
    return system


def test_a_name_says_run_method_weights_and_shopper() -> None:
    parse = SystemName.parse
    assert parse("R") == SystemName("R", run="R")
    assert parse("R@3:neural") == SystemName("R@3:neural", run="R@3", method=Method.NEURAL)
    assert parse(":lexical").method is Method.LEXICAL
    whole = parse("R:hybrid,neural=0.5,user=made-up:a,b,personal=0.2")
    assert (whole.run, whole.weights, whole.user) == ("R", {"neural": 0.5}, "made-up:a,b")
    assert (whole.personal, parse("R").personal) == (0.2, PERSONAL)


@pytest.mark.parametrize("name", ["", " ", ":", "R:fuzzy", ":hybrid,speed=3"])
def test_what_names_nothing_is_refused(name: str) -> None:
    with pytest.raises(UserError, match=r"names no system; .*lexical, neural, hybrid"):
        SystemName.parse(name)


def test_weights_that_cannot_be_are_refused() -> None:
    with pytest.raises(UserError, match="weight neural is a number from 0 to 1, not 2"):
        SystemName.parse(":hybrid,neural=2")
    for name in (":hybrid,neural=0.6,lexical=0.5", ":neural,neural=0.5"):
        with pytest.raises(UserError, match="do not add up"):
            SystemName.parse(name)
    with pytest.raises(DataError, match="There is no run file"):
        SystemName.parse("gone.run")


def test_weights_not_named_share_the_rest() -> None:
    own = Fusion(lexical=0.6, neural=0.2, popularity=0.1, alike=0.1, floor=0.3)
    # 0.5 is left for 0.6, 0.1 and 0.1, of 0.8 in all.
    assert reweighted(own, {"neural": 0.5}) == Fusion(
        lexical=pytest.approx(0.375),
        neural=pytest.approx(0.5),
        popularity=pytest.approx(0.0625),
        alike=pytest.approx(0.0625),
        floor=0.3,
    )
    words = Fusion(lexical=1, neural=0, popularity=0)
    assert reweighted(words, {"lexical": 0.4}) == words


def test_systems_of_a_shop_rank_as_its_engine_does(shop: Path) -> None:
    with Workspace.open(shop, write=False) as workspace:
        systems = Systems(workspace)
        whole = Engine.open(workspace)
        for name, method in ((RUN, Method.HYBRID), (":lexical", Method.LEXICAL)):
            hits = whole.search(SearchRequest(TEXT, method, 5)).hits
            told = opened(systems, name).rank({"q": TEXT}, 5)
            assert told.products == {"q": [hit.product_id for hit in hits]}
            assert told.scores == {"q": [hit.score for hit in hits]}
            assert told.took_ms["q"] > 0
        assert opened(systems, ":hybrid").engine.run_id == RUN
        assert opened(systems, ":lexical").engine.run_id == ""
        assert opened(systems, START).engine.run_id == START
        assert opened(systems, f"{RUN}@1").engine.run_id == f"{RUN}@1"
        shops = {id(opened(systems, name).engine.shop) for name in (RUN, ":neural", ":lexical")}
        assert len(shops) == 1
        with pytest.raises(RunError):
            systems.open("20260101-000000-search-conv1d")


def test_weights_change_one_system_alone(shop: Path) -> None:
    with Workspace.open(shop, write=False) as workspace:
        systems = Systems(workspace)
        before, changed = opened(systems, RUN), opened(systems, ":hybrid,neural=0,alike=0")
        after = opened(systems, RUN)
        assert before.engine.neural
        assert changed.engine.neural
        assert after.engine.neural
        assert changed.engine.neural.run.fusion.neural == 0
        assert before.engine.neural.run.fusion == after.engine.neural.run.fusion
        with pytest.raises(UserError, match="nobody at all"):
            systems.open(":hybrid,user=nobody at all")


def test_a_shopper_is_known_to_a_personal_system(shop: Path) -> None:
    with Workspace.open(shop, write=False) as workspace:
        events = workspace.table("events")
        assert events is not None
        user = str(events.column("user_id")[0])
        system = opened(Systems(workspace), f":hybrid,user={user},personal=0.9")
        assert system.history
        assert system.personal == 0.9
        hits = system.engine.search(
            SearchRequest(TEXT, history=system.history, personal=0.9, top=5)
        ).hits
        assert system.rank({"q": TEXT}, 5).products["q"] == [hit.product_id for hit in hits]
        assert all("taste" in hit.parts for hit in hits)


def test_a_run_file_ranks_by_score_as_float32_then_by_name(shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.run"
    # The first two differ by less than a float32 can tell.
    path.write_text("q Q0 a 1 1.00000001 t\nq Q0 b 2 1.0 t\nq Q0 c 3 2 t\nx Q0 a 1 1 t\n", "utf-8")
    with Workspace.open(shop, write=False) as workspace:
        system = open_system(workspace, str(path))
        told = system.rank({"q": TEXT, "r": TEXT}, top=2)
        assert told.products == {"q": ["c", "b"], "r": []}
        assert (told.scores["q"], told.took_ms) == ([2.0, 1.0], {})
        with pytest.raises(DataError, match="none of the 1 queries"):
            system.rank({"r": TEXT})


def test_ranking_tells_how_far_it_is_and_ends_when_asked(shop: Path) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise Cancelled("enough")

    with Workspace.open(shop, write=False) as workspace, pytest.raises(Cancelled):
        open_system(workspace, ":lexical").rank({"a": TEXT, "b": TEXT, "c": TEXT}, progress=stop)
    assert told == [(1, 3), (2, 3)]
