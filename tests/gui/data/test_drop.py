"""Which dragged files are tables, and the widget that takes them."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.data.drop import FileDrop, files_in


def dragged(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.fixture
def folder(tmp_path):
    for name in ("b.csv", "a.xlsx", "note.pdf"):
        (tmp_path / name).write_text("x")
    return tmp_path


def test_tables_are_told_from_other_files(folder):
    assert files_in(dragged(folder / "note.pdf", folder / "b.csv")) == [folder / "b.csv"]
    assert files_in(dragged(folder)) == [folder / "a.xlsx", folder / "b.csv"]
    assert files_in(dragged(folder / "gone.csv")) == []
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/a.csv")])
    assert files_in(web) == []


def send(widget, kind, data):
    options = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    place = QPointF(5, 5) if kind is QDropEvent else QPointF(5, 5).toPoint()
    event = kind(place, *options, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_a_widget_takes_tables_and_leaves_the_rest(qtbot, folder):
    widget = QWidget()
    qtbot.addWidget(widget)
    drop = FileDrop(widget)
    hovers, drops = [], []
    drop.hovered.connect(hovers.append)
    drop.dropped.connect(drops.append)
    data, other = dragged(folder / "b.csv"), dragged(folder / "note.pdf")
    assert send(widget, QDragEnterEvent, data)
    assert send(widget, QDropEvent, data)
    assert hovers == [True, False]
    assert drops == [[folder / "b.csv"]]
    send(widget, QDropEvent, other)
    assert len(drops) == 1
