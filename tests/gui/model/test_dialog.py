from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.explain.model.kernels import WORDS
from core.workspace import Workspace
from gui import language
from gui.model.dialog import ModelDialog
from gui.model.kernels_model import GRAM, QUERIES, TEXTS
from gui.model.layers_model import NAME, PARAMETERS, SHAPE
from gui.model.neighbours_model import MOVE
from gui.model.neighbours_model import WORD as NEIGHBOUR
from gui.theme import theme
from tests.core.runs.small_runs import CATEGORY, NEXT_ITEM, SEARCH
from tests.gui.model.conftest import WAIT


def text(table: object, row: int, column: int) -> str:
    return str(table.index(row, column).data())  # type: ignore[attr-defined]


def open_run(qtbot: QtBot, dialog: ModelDialog, run: str) -> None:
    dialog.show_run(run)

    def is_open() -> bool:
        model = dialog.layers.model
        return model is not None and model.manifest.id == run

    qtbot.waitUntil(is_open, timeout=WAIT)


def test_layers_are_listed_and_chosen_as_they_are_drawn(qtbot: QtBot, dialog: ModelDialog) -> None:
    layers = dialog.layers.layers
    assert layers.rowCount() == 35
    row = layers.row_of("conv_3")
    assert text(layers, row, NAME) == "Conv1D, 3 wide"
    assert text(layers, row, SHAPE) == "48 × 16"
    assert text(layers, row, PARAMETERS) == "784"
    assert text(layers, layers.row_of("product:conv_3"), PARAMETERS) == "shared"
    assert dialog.layers.total.text() == "2,823,384 parameters, all of them learn"
    assert dialog.layers.notes.isHidden()
    names = [dialog.run.itemText(number) for number in range(dialog.run.count())]
    assert [name.rpartition(" · ")[2] for name in names] == ["Search", "Next item", "Category"]
    page = dialog.layers
    page.table.selectRow(page.layers.row_of("phrases"))
    assert page.view.current == "phrases"
    assert "phrases/kernel: 64 × 128" in page.detail.text()
    centre = page.view.layout_.boxes["conv_5"].center() * page.view.zoom
    qtbot.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=centre.toPoint())
    assert page.table.currentIndex().row() == page.layers.row_of("conv_5")


def test_a_query_lights_the_network(qtbot: QtBot, dialog: ModelDialog) -> None:
    page = dialog.layers
    dialog.set_query("红色手机")
    qtbot.waitUntil(lambda: page.reading is not None, timeout=WAIT)
    assert page.reading is not None
    assert page.reading.words[:2] == ("红色", "手机")
    assert "红色 · 手机" in page.detail.text()
    page.view.chosen.emit("conv_2")
    assert "Strongest filters" in page.detail.text()
    assert "红色 手机" in page.detail.text()
    page.view.chosen.emit("words")
    assert "红色  " in page.detail.text()
    page.view.chosen.emit("unit")
    assert "Length 1.000" in page.detail.text()
    page.query.clear()
    qtbot.waitUntil(lambda: page.reading is None, timeout=WAIT)


def test_kernels_with_their_texts(qtbot: QtBot, dialog: ModelDialog) -> None:
    page = dialog.kernels
    dialog.pages.setCurrentWidget(page)
    qtbot.waitUntil(lambda: page.kernels.rowCount() == 16, timeout=WAIT)
    page.layer.setCurrentIndex(page.layer.findData("conv_2"))
    qtbot.waitUntil(lambda: page.kernels.kernels[0].layer == "conv_2", timeout=WAIT)
    strongest = [kernel.strongest for kernel in page.kernels.kernels]
    assert strongest == sorted(strongest, reverse=True)
    gram = page.kernels.kernels[0].grams[0]
    assert text(page.grams, 0, GRAM) == " · ".join(gram.words)
    assert int(text(page.grams, 0, TEXTS)) + int(text(page.grams, 0, QUERIES)) >= 1
    assert theme().colours.highlight in page.examples.label.text()
    assert "titles and" in page.about.text()
    page.filter_table.selectRow(3)
    assert page.grams.grams == page.kernels.kernels[3].grams
    page.layer.setCurrentIndex(page.layer.findData(WORDS))
    qtbot.waitUntil(
        lambda: page.kernels.rowCount() == 1 and page.stack.currentIndex() == 1, timeout=WAIT
    )
    assert "length of their vectors times their weight" in page.about.text()
    assert len(page.grams.grams[0].words) == 1


def test_looking_can_be_cancelled(
    qtbot: QtBot, dialog: ModelDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = dialog.kernels
    dialog.pages.setCurrentWidget(page)
    qtbot.waitUntil(lambda: page.kernels.rowCount() == 16, timeout=WAIT)

    def endless(model: object, layer: str, texts: object, progress: object) -> None:
        while True:
            progress(1, 2)  # type: ignore[operator]

    monkeypatch.setattr("core.explain.model.insight.kernels_of", endless)
    page.layer.setCurrentIndex(page.layer.findData("conv_5"))
    qtbot.waitUntil(lambda: not page.work.isHidden(), timeout=WAIT)
    assert page.work.bar.value() == 500
    page.work.cancel_button.click()
    assert page.stack.currentWidget() is page.state
    assert page.work.isHidden()


def test_neighbours_on_both_sides(qtbot: QtBot, dialog: ModelDialog) -> None:
    page = dialog.neighbours
    dialog.pages.setCurrentWidget(page)
    page.show_word("手机")
    qtbot.waitUntil(lambda: page.after.rowCount() == 10, timeout=WAIT)
    assert page.before.rowCount() == 10
    assert page.said.text().startswith("手机 itself moved")
    assert "pretrained start" in page.source.text()
    moves = [text(page.after, row, MOVE) for row in range(10)]
    assert all(move == "=" or move[0] in "▲▼" for move in moves)
    first = text(page.after, 0, NEIGHBOUR)
    page.after_table.activated.emit(page.after.index(0, 0))
    qtbot.waitUntil(lambda: page.word.text() == first, timeout=WAIT)


# Said by the offscreen platform of the list of suggestions.
@pytest.mark.qt_log_ignore("does not support")
def test_an_unknown_word_says_so(qtbot: QtBot, dialog: ModelDialog) -> None:
    page = dialog.neighbours
    dialog.pages.setCurrentWidget(page)
    page.show_word("手机嗯嗯嗯")
    qtbot.waitUntil(lambda: "does not know" in page.said.text(), timeout=WAIT)
    assert page.after.rowCount() == 0
    page.word.setFocus()
    qtbot.keyClicks(page.word, "iph")
    assert not page._suggested.stringList()
    page.word.clear()
    qtbot.keyClicks(page.word, "iph")
    assert "iphone" in page._suggested.stringList()


def test_another_epoch(qtbot: QtBot, dialog: ModelDialog) -> None:
    assert [dialog.epoch.itemText(number) for number in range(2)] == ["1", "4, the best"]
    dialog.epoch.setCurrentIndex(0)
    dialog.epoch.activated.emit(0)
    qtbot.waitUntil(lambda: dialog.layers.model.epoch == 1, timeout=WAIT)  # type: ignore[union-attr]
    dialog.pages.setCurrentWidget(dialog.neighbours)
    assert dialog.neighbours.after_title.text() == "After epoch 1"
    dialog.show_run(f"{SEARCH}@4")
    qtbot.waitUntil(lambda: dialog.layers.model.epoch == 4, timeout=WAIT)  # type: ignore[union-attr]


def test_a_run_without_weights_says_what_is_missing(qtbot: QtBot, dialog: ModelDialog) -> None:
    dialog.set_query("手机")
    open_run(qtbot, dialog, CATEGORY)
    assert "kept without its weights" in dialog.layers.notes.text()
    assert dialog.layers.reading is None
    assert not dialog.layers.query.isEnabled()
    dialog.pages.setCurrentWidget(dialog.kernels)
    qtbot.waitUntil(
        lambda: dialog.kernels.state.accessibleDescription().find("without its weights") > 0,
        timeout=WAIT,
    )
    dialog.pages.setCurrentWidget(dialog.neighbours)
    dialog.neighbours.show_word("手机")
    qtbot.waitUntil(lambda: "without its weights" in dialog.neighbours.said.text(), timeout=WAIT)


def test_products_are_neighbours_by_their_titles(
    qtbot: QtBot, dialog: ModelDialog, workspace: Workspace
) -> None:
    open_run(qtbot, dialog, NEXT_ITEM)
    titles = workspace.table("products")["title"].to_pylist()  # type: ignore[index]
    page = dialog.neighbours
    dialog.pages.setCurrentWidget(page)
    page.show_word(titles[0][:6])
    qtbot.waitUntil(lambda: page.after.rowCount() == 10, timeout=WAIT)
    assert {*(page.after._names[one.name] for one in page.after.neighbours)} <= {*titles}
    assert "was not kept" in page.source.text()


def test_the_drawing_as_a_picture(
    qtbot: QtBot, dialog: ModelDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_run(qtbot, dialog, NEXT_ITEM)
    path = tmp_path / "网络.png"
    monkeypatch.setattr("gui.model.dialog.choose_save", lambda *_: path)
    dialog.layers.save_button.click()
    qtbot.waitUntil(path.exists, timeout=WAIT)
    qtbot.waitUntil(lambda: "Saved as" in dialog.notice.words.text(), timeout=WAIT)
    written = QImage(str(path))
    assert written.width() == round(dialog.layers.view.layout_.width) * 2
    assert np.frombuffer(written.constBits(), np.uint8).std() > 1


def test_it_speaks_chinese_at_once(qapp: QApplication, dialog: ModelDialog) -> None:
    language.install(qapp, "zh")
    qapp.processEvents()
    assert dialog.windowTitle() == "模型学到了什么"
    assert (
        text(dialog.layers.layers, dialog.layers.layers.row_of("conv_3"), NAME) == "一维卷积 · 宽 3"
    )
    assert dialog.pages.tabText(1) == "卷积核"


def test_a_shop_without_runs_says_what_to_do(qtbot: QtBot, shop_folder: Path) -> None:
    dialog = ModelDialog()
    qtbot.addWidget(dialog)
    with Workspace.open(shop_folder) as workspace:
        dialog.set_workspace(workspace)
        dialog.show_run()
        qtbot.waitUntil(lambda: "train one first" in dialog.notice.words.text(), timeout=WAIT)
        dialog.set_workspace(None)
    assert dialog.run.count() == 0
