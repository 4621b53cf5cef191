"""A new run beside what serves now, measured on what neither has learned: real runs, real queries."""

import dataclasses
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from core.cli import run as run_verb
from core.evaluation.promotion.measurement import compared_message, judge
from core.evaluation.promotion.search import unlearned
from core.feedback.log import FeedbackLog
from core.runs import listing
from core.runs.job import Job
from core.runs.manifest import PRODUCTS, Manifest, epoch_folder
from core.runs.promotion import (
    EXAMPLES,
    MADE_QUERIES,
    QUERIES,
    STOPPED,
    TEXTS,
    WORSE,
    PromotionVerdict,
    settle,
)
from core.runs.split import UNTAUGHT, is_held_out
from core.task_choices import TASKS
from core.training.trainer import train
from core.workspace import Workspace
from tests.core.training.conftest import make_shop

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("without_start")]

SETTINGS = {
    "epochs": 2,
    "dimension": 16,
    "batch_size": 64,
    "passes": 4,
    "patience": 0,
    "members": 1,
}


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, dict[str, str]]]:
    """A shop with a run of each task, by the task's name."""
    with make_shop(tmp_path_factory.mktemp("promotion"), ("products", "events")) as shop:
        made = {}
        for task in TASKS:
            job = Job(task, settings=SETTINGS)
            made[task] = train(shop, job, lambda event: None, lambda: False).run
        yield shop, made


@pytest.fixture
def shop(trained: tuple[Workspace, dict[str, str]]) -> Iterator[Workspace]:
    """The shop with no run active; what a test made of its runs is gone afterwards."""
    workspace, made = trained
    yield workspace
    for folder in workspace.runs_dir.iterdir():
        if folder.name not in made.values():
            shutil.rmtree(folder)
    for task in made:
        workspace.activate(task, "")


def twin(shop: Workspace, run: str, name: str, seed: int = 7, split: int = 7) -> str:
    """A copy of `run` under another name, whose files may be changed."""
    folder = shop.runs_dir / name
    shutil.copytree(shop.runs_dir / run, folder)
    manifest = Manifest.read(shop.runs_dir / run)
    job = {**manifest.job, "seed": seed}
    dataclasses.replace(manifest, id=name, job=job, split=split, hashes={}).write(folder)
    return name


def spoilt(shop: Workspace, run: str, name: str) -> str:
    """A copy of `run` that takes every product for another."""
    twin(shop, run, name)
    manifest = Manifest.read(shop.runs_dir / name)
    path = epoch_folder(shop.runs_dir / name, manifest.best_epoch) / PRODUCTS
    np.save(path, np.roll(np.load(path), 5, axis=0))
    return name


def test_the_first_run_is_held_against_words_alone(
    shop: Workspace, trained: tuple[Workspace, dict[str, str]]
) -> None:
    stands = judge(shop, trained[1]["search"])
    assert (stands.active, stands.beside_active, stands.unit) == ("", None, QUERIES)
    assert stands.examples >= 20
    assert stands.beside_baseline is not None
    # No title has the words of these queries: clicks alone tell what they are after.
    assert stands.beside_baseline.decision == "better"
    settle(shop, stands)
    assert "is active now" in stands.sentence()
    assert shop.active_run("search") == trained[1]["search"]


def test_a_worse_run_stays_inactive_though_the_log_has_grown_since(
    shop: Workspace, trained: tuple[Workspace, dict[str, str]]
) -> None:
    good = trained[1]["search"]
    shop.activate("search", good)
    look_at_results(shop)
    bad = spoilt(shop, good, "20260101-000000-search-conv1d")
    stands = judge(shop, bad)
    assert (stands.rule, stands.active) == (WORSE, good)
    assert stands.beside_active is not None
    assert stands.beside_active.after < stands.beside_active.before
    settle(shop, stands)
    said = stands.sentence()
    assert f"{bad} stays inactive: it is worse than {good}" in said
    assert f"{stands.examples} held-out queries" in said
    assert shop.active_run("search") == good


def look_at_results(shop: Workspace) -> None:
    """What the window records when somebody searches: from then on the behaviour has another version."""
    with FeedbackLog.open(shop) as log:
        log.note({"kind": "looked"})


@pytest.mark.parametrize(
    ("task", "unit"), [("next-item", EXAMPLES), ("next-category", EXAMPLES), ("category", TEXTS)]
)
def test_the_same_run_again_is_a_tie_in_every_task(
    task: str, unit: str, shop: Workspace, trained: tuple[Workspace, dict[str, str]]
) -> None:
    run = trained[1][task]
    shop.activate(task, run)
    again = twin(shop, run, f"20260101-000000-{task}-conv1d")
    stands = judge(shop, again)
    assert (stands.unit, stands.active) == (unit, run)
    assert stands.beside_active is not None
    assert (stands.beside_active.difference, stands.beside_active.decision) == (0.0, "tie")
    assert stands.goes_live
    assert not judge(shop, again, is_stopped=True).goes_live


def test_a_next_item_run_that_ranks_worse_than_neighbours_is_found_out(
    shop: Workspace, trained: tuple[Workspace, dict[str, str]]
) -> None:
    run = trained[1]["next-item"]
    shop.activate("next-item", run)
    stands = judge(shop, spoilt(shop, run, "20260101-000000-next-item-conv1d"))
    assert stands.beside_active is not None
    assert stands.beside_baseline is not None
    assert stands.examples >= 20


def test_a_run_of_products_and_one_of_categories_are_not_asked_the_same(
    shop: Workspace, trained: tuple[Workspace, dict[str, str]]
) -> None:
    run = trained[1]["next-category"]
    other = twin(shop, run, "20250101-000000-next-category-conv1d")
    manifest = Manifest.read(shop.runs_dir / other)
    dataclasses.replace(manifest, inputs={"events": ""}).write(shop.runs_dir / other)
    shop.activate("next-category", other)
    stands = judge(shop, run)
    assert (stands.active, stands.beside_active) == (other, None)
    assert stands.beside_baseline is not None


def test_only_what_neither_run_has_learned_is_asked(
    shop: Workspace, trained: tuple[Workspace, dict[str, str]]
) -> None:
    run = trained[1]["search"]
    texts = [f"q{number}" for number in range(3000)]
    new = Manifest.read(shop.runs_dir / run)
    other = dataclasses.replace(new, split=3)
    both = unlearned(texts, [new, other])
    assert (both == (is_held_out(texts, 7, UNTAUGHT) & is_held_out(texts, 3, UNTAUGHT))).all()
    earlier = dataclasses.replace(new, split=-1, format=2, job={"seed": 5})
    assert (unlearned(texts, [earlier]) == is_held_out(texts, 5)).all()
    shop.activate("search", twin(shop, run, "20250101-000000-search-conv1d", split=3))
    active = judge(shop, run)
    shop.activate("search", "")
    assert active.examples < judge(shop, run).examples, "hardly any is left that both held out"


def test_a_damaged_or_absent_active_run_stands_in_nobodys_way(
    shop: Workspace, trained: tuple[Workspace, dict[str, str]]
) -> None:
    run = trained[1]["search"]
    damaged = twin(shop, run, "20250101-000000-search-conv1d")
    shop.activate("search", damaged)
    (shop.runs_dir / damaged / "run.json").write_text("{", "utf-8")
    stands = judge(shop, run)
    assert (stands.active, stands.beside_active, stands.goes_live) == ("", None, True)


def test_the_window_hears_what_the_verb_says(
    shop: Workspace, trained: tuple[Workspace, dict[str, str]]
) -> None:
    finished = dataclasses.replace(train_result(trained[1]["search"]), reason="stopped")
    message = compared_message(shop, finished)
    stands = PromotionVerdict.from_json(json.loads(json.dumps(message.standing)))
    assert stands == judge(shop, finished.run, is_stopped=True)
    assert stands.rule in ("", STOPPED)


def train_result(run: str):  # type: ignore[no-untyped-def]
    from core.runs.job import Finished

    return Finished(run, "completed", 1, {}, 1.0)


def test_a_shop_without_searches_is_measured_on_made_queries(
    tmp_path: Path, never: Callable[[], bool]
) -> None:
    with make_shop(tmp_path, ("products",)) as shop:
        job = Job(settings={**SETTINGS, "epochs": 1})
        stands = judge(shop, train(shop, job, lambda event: None, never).run)
        assert (stands.unit, stands.beside_active) == (MADE_QUERIES, None)
        assert stands.beside_baseline is not None


@pytest.fixture
def never() -> Callable[[], bool]:
    return lambda: False


def test_where_nothing_is_held_out_nothing_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "two.csv").write_text("product_id,title\na,红色 连衣裙\nb,蓝色 手机壳\n", "utf-8")
    place = ["--workspace", str(tmp_path / "two")]
    assert run_verb(["import", *place, "--products", str(tmp_path / "two.csv")]) == 0
    small = ["--set", "dimension=16", "--set", "passes=1"]
    assert run_verb(["train", *place, "--epochs", "2", *small]) == 0
    said = capsys.readouterr().out
    assert "not measured" in said
    assert "0.0000" not in said
    assert "is active now. Nothing that it has not learned could be measured." in said
    assert run_verb(["runs", *place, "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)["runs"]
    assert set(listed["metrics"].values()) == set(listed["baseline"].values()) == {None}
    assert listed["is_active"]


def test_one_product_is_said_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.csv").write_text("product_id,title\na,红色 连衣裙\n", "utf-8")
    place = ["--workspace", str(tmp_path / "one")]
    assert run_verb(["import", *place, "--products", str(tmp_path / "one.csv")]) == 0
    assert run_verb(["train", *place]) == 2
    assert "There is only one product" in capsys.readouterr().err
    assert listing.list_runs(Workspace.open(tmp_path / "one", write=False)) == []
