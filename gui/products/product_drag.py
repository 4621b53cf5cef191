"""Products on their way from one list to another: their ids, and a small picture of the card."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView

PRODUCTS = "application/x-pinxun-products"
# Pixels, and opacity: what lies below is still seen.
WIDEST = 150
SEE_THROUGH = 0.85


def mime_of(ids: Sequence[str]) -> QMimeData:
    """What a drag of the products `ids` carries; elsewhere it is text, an id a line."""
    mime = QMimeData()
    text = "\n".join(ids)
    mime.setData(PRODUCTS, text.encode())
    mime.setText(text)
    return mime


def ids_in(mime: QMimeData) -> list[str]:
    """The products that a drag carries, none where it is something else."""
    data = bytes(mime.data(PRODUCTS).data()).decode("utf-8", "replace")
    return [product_id for product_id in data.split("\n") if product_id]


def start_drag(view: QAbstractItemView, product_id: str) -> None:
    """Drag the current item of `view`; returns when it was dropped."""
    drag = QDrag(view)
    drag.setMimeData(mime_of([product_id]))
    picture = _picture(view)
    drag.setPixmap(picture)
    drag.setHotSpot(QPoint(picture.deviceIndependentSize().toSize().width() // 2, 12))
    drag.exec(Qt.DropAction.CopyAction)


def _picture(view: QAbstractItemView) -> QPixmap:
    """The current item as it is painted, smaller and a little see-through."""
    visible = view.visualRect(view.currentIndex()).intersected(view.viewport().rect())
    shot = view.viewport().grab(visible)
    small = shot.scaledToWidth(
        round(min(WIDEST, visible.width()) * shot.devicePixelRatio()),
        Qt.TransformationMode.SmoothTransformation,
    )
    pale = QPixmap(small.size())
    pale.setDevicePixelRatio(small.devicePixelRatio())
    pale.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pale)
    painter.setOpacity(SEE_THROUGH)
    painter.drawPixmap(0, 0, small)
    painter.end()
    return pale
