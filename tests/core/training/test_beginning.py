"""What a run's words began with is kept, and a run as training writes it can be looked into."""

from pathlib import Path

import numpy as np
import pytest

from core.data.catalogue import catalogue_of
from core.explain.model.kernels import kernels_of
from core.explain.model.neighbours import KEPT, first_table, learned_table
from core.explain.model.read_texts import read_texts
from core.explain.model.reading import read_query
from core.explain.model.stored import epochs_with_weights, open_model
from core.runs.beginning import read_beginning
from core.runs.job import Job
from core.runs.manifest import BEGINNING
from core.runs.reader import RunReader
from core.search.run import Run
from core.text.analysis import Analyzer
from core.training.trainer import train
from core.workspace import Workspace

pytestmark = pytest.mark.tensorflow

SETTINGS = {"epochs": 2, "dimension": 16, "filters": 8, "passes": 1, "teacher": "none"}


def trained(workspace: Workspace, task: str, **changes: object) -> str:
    settings = {**SETTINGS, **changes}
    job = Job(task=task, network="conv1d", seed=3, settings=settings)
    return train(workspace, job, lambda event: None, lambda: False).run


def test_a_search_run_can_be_looked_into(titles_only: Workspace) -> None:
    run = trained(titles_only, "search", start=True)
    model = open_model(titles_only, run)
    assert model.notes == ()
    assert epochs_with_weights(titles_only, run) == [1, 2]
    # 1. What it began with: the start's vectors of the shop's words.
    before, after = first_table(titles_only, model), learned_table(model)
    assert before is not None
    assert before.source == KEPT
    from core.pretrained.start import shipped_start

    start = shipped_start()
    assert start is not None
    word = next(name for name in model.names if start.vectors_of([name]).any())
    (expected,) = start.vectors_of([word])[:, :16]
    row = model.names.index(word)
    assert before.vectors[row] @ expected / np.linalg.norm(expected) == pytest.approx(1, abs=1e-3)
    assert (before.vectors[row] != after.vectors[row]).any()
    # 2. What a query sets off is what its encoder says.
    analyzer = Analyzer.for_catalogue(catalogue_of(titles_only))
    encoder = Run.load(titles_only.runs_dir / run)
    said = encoder.encode_texts(analyzer, ["红色 连衣裙"])[0]
    assert np.abs(read_query(model, analyzer, "红色 连衣裙").strips["unit"] - said).max() < 1e-5
    # 3. Nothing ranks with it: without the file the run is as good.
    path = titles_only.runs_dir / run / BEGINNING
    path.unlink()
    RunReader.open(path.parent, "search").check()


def test_a_next_item_run_began_with_what_texts_tell(shop: Workspace) -> None:
    run = trained(shop, "next-item", teacher="auto", epochs=1)
    model = open_model(shop, run)
    assert model.notes == ()
    reader = RunReader.open(Path(shop.runs_dir / run), "next-item")
    kept = read_beginning(reader)
    assert kept is not None
    assert kept.shape == (2 + len(model.names), 16)
    texts = read_texts(shop, model, lambda *_: None)
    kernels = kernels_of(model, "context", texts, lambda *_: None)
    assert kernels[0].grams[0].words[0].count(" · ") == 1
    assert len(kernels) == 8
