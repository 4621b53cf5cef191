"""What the teacher reads before a training is told before Train is pressed, in both languages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.workspace import Workspace
from gui import language
from gui.main_window import MainWindow
from gui.state import State
from gui.training.panel import TrainingPanel
from tests.core.pretrained.start_file import ship_start

WAIT = 20_000


@pytest.fixture(autouse=True)
def at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The encoder is at hand, and so is a start."""
    monkeypatch.setattr("core.training.teacher_reading.is_available", lambda: True)
    ship_start(tmp_path, {"torch": [1] * 128}, monkeypatch)


def stock(workspace: Workspace, count: int) -> None:
    """Products with different titles, and no shopper."""
    texts = ("category", "brand", "image", "description")
    columns = {
        "product_id": [f"p{number}" for number in range(count)],
        "title": [f"手电筒 {number} 号" for number in range(count)],
        **{name: [""] * count for name in texts},
        **{name: pa.array([1.0] * count, pa.float32()) for name in ("price", "rating", "sales")},
    }
    workspace.replace({"products": pa.table(columns)}, name="灯具店")


@pytest.fixture
def window(qtbot: QtBot, state: State, tmp_path: Path) -> Iterator[MainWindow]:
    """A shop of 30 products in the real window."""
    with Workspace.open(tmp_path / "lamps") as workspace:
        stock(workspace, 30)
    made = MainWindow(state)
    made.show()
    with qtbot.waitSignal(made.shop.engine_ready, timeout=WAIT):
        made.open(tmp_path / "lamps")
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_window_tells_in_both_languages_what_train_begins_with(
    qtbot: QtBot, window: MainWindow, qapp: QApplication
) -> None:
    window.arrange("train")
    panel = window.training
    assert isinstance(panel, TrainingPanel)
    note = panel.reading_note
    qtbot.waitUntil(note.isVisible, timeout=WAIT)
    # 30 titles and 8 queries of each.
    language.install(qapp, "en")
    told = "Before it learns, the teacher reads 270 titles and queries: less than a minute."
    qtbot.waitUntil(lambda: note.text() == told, timeout=WAIT)
    language.install(qapp, "zh")
    told = "学习之前，教师先读 270 条标题和查询，不到一分钟。"
    qtbot.waitUntil(lambda: note.text() == told, timeout=WAIT)


def test_minutes_follow_what_the_form_says(
    qtbot: QtBot,
    panel: Callable[..., TrainingPanel],
    program: Callable[..., list[str]],
    workspace: Workspace,
) -> None:
    stock(workspace, 1000)
    shown = panel(program())
    note, form = shown.reading_note, shown.form.form
    # 1,000 · 0.033 s + 8,000 · 0.018 s = 177 s.
    qtbot.waitUntil(lambda: "9,000 titles and queries: about 3 min" in note.text(), timeout=WAIT)
    # A third of them are queries: 400 · 0.033 s + 200 · 0.018 s = 16.8 s.
    form.set_values({"teacher_texts": 600})
    qtbot.waitUntil(lambda: "600 titles and queries: less" in note.text(), timeout=WAIT)
    form.set_values({"teacher": "none"})
    qtbot.waitUntil(note.isHidden, timeout=WAIT)
    form.set_values({"teacher": "pretrained"})
    qtbot.waitUntil(note.isVisible, timeout=WAIT)
    shown.form.network.setCurrentIndex(shown.form.network.findData("pretrained"))
    # All titles and a hundred queries: 33 s + 1.8 s.
    qtbot.waitUntil(lambda: "1,100 titles and queries: less" in note.text(), timeout=WAIT)
    shown.start()
    qtbot.waitUntil(note.isHidden, timeout=WAIT)
