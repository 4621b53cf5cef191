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


def test_every_file_is_taken_and_of_a_folder_its_tables(folder):
    both = [folder / "note.pdf", folder / "b.csv"]
    assert files_in(dragged(*both)) == both
    assert files_in(dragged(folder)) == [folder / "a.xlsx", folder / "b.csv"]
    # What cannot be read is named in the dialog.
    assert files_in(dragged(folder / "gone.csv")) == [folder / "gone.csv"]
    (folder / "empty").mkdir()
    assert files_in(dragged(folder / "empty")) == [folder / "empty"]
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/a.csv")])
    assert files_in(web) == []


def send(widget, kind, data):
    options = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    place = QPointF(5, 5) if kind is QDropEvent else QPointF(5, 5).toPoint()
    event = kind(place, *options, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_a_widget_takes_files_and_says_why_it_takes_no_links(qtbot, folder):
    widget = QWidget()
    qtbot.addWidget(widget)
    drop = FileDrop(widget)
    hovers, drops = [], []
    drop.hovered.connect(hovers.append)
    drop.dropped.connect(drops.append)
    refusals = []
    drop.refused.connect(refusals.append)
    data, link, words = dragged(folder / "b.csv"), QMimeData(), QMimeData()
    link.setUrls([QUrl("https://example.org/a.csv")])
    words.setText("b.csv")
    assert send(widget, QDragEnterEvent, data)
    assert send(widget, QDropEvent, data)
    assert hovers == [True, False]
    assert drops == [[folder / "b.csv"]]
    assert send(widget, QDragEnterEvent, link)
    assert send(widget, QDropEvent, link)
    assert refusals == ["Only files can be imported; save what the link shows as a file first."]
    assert not send(widget, QDragEnterEvent, words)
    assert (len(drops), len(refusals)) == (1, 1)
