"""The main job in one go, nothing replaced: import files, search, train, and search better."""

from collections import Counter
from pathlib import Path

import pyarrow.compute as compute
import pyarrow.csv as csv
import pyarrow.parquet as parquet
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.evaluation.judgments import Judgments
from core.evaluation.ranking import evaluate
from core.metrics.ranking import by_query
from core.metrics.significance import mean_interval
from core.search.engine import Engine
from core.search.request import SearchResponse
from core.workspace.shipped import DEMO
from gui.data.import_dialog import ImportDialog
from gui.main_window import MainWindow
from gui.state import State
from gui.training.panel import TrainingPanel

KINDS, JUDGED = ("products", "events"), ("queries", "qrels")
# Shampoo as shoppers call it and no title does.
QUERY = "洗头膏"
PRODUCTS = 300
MINUTES = 300_000


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """What was clicked most in the synthetic demo world, and all clicks, as the CSV files of a shop."""
    products, events = (parquet.read_table(DEMO / f"{name}.parquet") for name in KINDS)
    events = events.filter(compute.field("action") != "impression")
    counted = Counter(events["product_id"].to_pylist()).most_common(PRODUCTS)
    products = products.filter(compute.field("product_id").isin([name for name, _ in counted]))
    paths = [tmp_path / f"{name}.csv" for name in KINDS]
    csv.write_csv(products, paths[0])
    csv.write_csv(events, paths[1])
    return paths


@pytest.mark.tensorflow
@pytest.mark.timeout(600)
@pytest.mark.usefixtures("without_start")
def test_import_search_train_and_search_better(
    qtbot: QtBot, state: State, tmp_path: Path, files: list[Path]
) -> None:
    window = MainWindow(state)
    window.show()
    with qtbot.waitSignal(window.shop.engine_ready, timeout=MINUTES):
        window.open(tmp_path / "shop")
    with qtbot.waitSignal(window.painted, timeout=MINUTES):
        import_in(qtbot, window, files)
        window.page.ask(QUERY)
    before, words = answered(qtbot, window), window.shop.engine
    # Words alone find nothing, and nothing that is sold is spelt nearly so.
    assert before.total == 0

    train_in(qtbot, window)
    after, trained = shown(qtbot, window, "conv1d"), window.shop.engine
    assert words is not None
    assert trained is not None
    is_better(words, trained, before, after)
    workspace = window.shop.workspace
    assert workspace is not None
    # The run ranks from its first epoch on; it is promoted in a thread after its last.
    qtbot.waitUntil(lambda: workspace.active_run("search") == after.run, timeout=MINUTES)
    qtbot.waitUntil(window.page.strip.isVisible, timeout=MINUTES)
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def is_better(
    words: Engine, trained: Engine, before: SearchResponse, after: SearchResponse
) -> None:
    """By judgments that nothing learned from: all queries on the mean, beyond chance, and the one shown."""
    texts, grades = (parquet.read_table(DEMO / f"{name}.parquet") for name in JUDGED)
    sold = compute.field("product_id").isin(words.catalogue.product_id)
    columns = (
        grades.filter(sold)[name].to_pylist() for name in ("query_id", "product_id", "grade")
    )
    qrels = by_query(list(zip(*columns, strict=True)))
    named = dict(zip(texts["query_id"].to_pylist(), texts["text"].to_pylist(), strict=True))
    judgments = Judgments({query: named[query] for query in qrels}, qrels)
    first, then = evaluate(words, judgments).values, evaluate(trained, judgments).values
    gains = [then[query]["ndcg@10"] - first[query]["ndcg@10"] for query in first]
    _, least, _ = mean_interval(gains)
    assert least > 0
    (asked,) = (query for query, text in judgments.queries.items() if text == QUERY)
    best = {name for name, grade in qrels[asked].items() if grade == 3}
    assert best.isdisjoint(hit.product_id for hit in before.hits[:10])
    assert not best.isdisjoint(hit.product_id for hit in after.hits[:10])


def import_in(qtbot: QtBot, window: MainWindow, files: list[Path]) -> None:
    """Through the dialog that dropped files open; events of other products are told, not lost."""
    window.importing.start(files)
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog.choose_page.drafts.is_ready, timeout=MINUTES)
    with qtbot.waitSignal(dialog.imported, timeout=MINUTES) as imported:
        dialog.start()
    sheets = imported.args[0].sheets
    assert sheets["products"].kept == PRODUCTS
    assert sheets["events"].kept > 100
    assert sheets["events"].read == sheets["events"].kept + sheets["events"].rejected
    dialog.close()


def train_in(qtbot: QtBot, window: MainWindow) -> None:
    """One epoch in the panel, with the real training process."""
    window.arrange("train")
    panel = window.training
    assert isinstance(panel, TrainingPanel)
    panel.form.form.set_values({"epochs": 1, "batch_size": 64, "passes": 2, "teacher": "none"})
    with qtbot.waitSignal(window.runs.judged, timeout=MINUTES) as judged:
        panel.start()
    assert judged.args[0].goes_live, (
        "on the queries that it held out it ranks better than words alone"
    )


def answered(qtbot: QtBot, window: MainWindow) -> SearchResponse:
    """The answer to the query, whether it is a list or none."""
    controller = window.page.controller

    def is_there() -> bool:
        return controller.response is not None and controller.response.request.text == QUERY

    qtbot.waitUntil(is_there, timeout=MINUTES)
    assert controller.response is not None
    return controller.response


def shown(qtbot: QtBot, window: MainWindow, run_holds: str) -> SearchResponse:
    """The answer on screen once it is for the query and by a run whose id holds `run_holds`."""

    def is_there() -> bool:
        response = window.page.results.model.response
        return (
            response is not None
            and response.request.text == QUERY
            and run_holds in response.run
            and window.shop.engine is not None
            and response.run == window.shop.engine.run_id
        )

    qtbot.waitUntil(is_there, timeout=MINUTES)
    response = window.page.results.model.response
    assert response is not None
    return response
