"""The picture of a product: its own where the catalogue names a local file, else a drawn one."""

from collections import OrderedDict, deque
from collections.abc import Hashable
from functools import cache, lru_cache

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui import background, words
from gui.products.cards import Goods
from gui.products.picture_file import local_file, read_filling
from gui.products.subjects import PICTURES, Subject, Tone, subject_of
from gui.theme import theme

# Cards are kept painted, so that pictures serve only new cards: 4 MB of them, 14 MB of grounds.
KEPT = 32
# Pictures: all tones at a few sizes, the motifs in sight at one.
GROUNDS_KEPT = 100
MOTIFS_KEPT = 100
# So many files are read at a time; one that hangs does not hold up the others.
AT_ONCE = 2

OwnKey = tuple[str, str, int, int, float]


class Pictures(QObject):
    """Gives pictures at once, drawn ones until a file is loaded; `arrived` says that one is ready."""

    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pixmaps: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._requested: set[OwnKey] = set()
        self._waiting: deque[OwnKey] = deque()
        self._under_way = 0
        self._unreadable: set[str] = set()

    def picture(self, goods: Goods, size: QSize, ratio: float) -> QPixmap:
        """The picture of `goods` that fills `size` (logical pixels) on a screen of `ratio`."""
        path = local_file(goods.image)
        if path and path not in self._unreadable:
            own = self._own(path, size, ratio)
            if own is not None:
                return own
        subject = subject_of(goods.product_id, goods.category, goods.title, words.domain())
        return self._drawn(subject, size, ratio)

    def is_own(self, goods: Goods, size: QSize, ratio: float) -> bool:
        """Whether `picture` gives the product's own."""
        return bool(goods.image) and _own_key(local_file(goods.image), size, ratio) in self._pixmaps

    def close(self) -> None:
        """Load nothing more. A file under way, on a disk that may never answer, is not waited for."""
        self._waiting.clear()
        self._requested.clear()

    def _own(self, path: str, size: QSize, ratio: float) -> QPixmap | None:
        key = _own_key(path, size, ratio)
        if key in self._pixmaps:
            self._pixmaps.move_to_end(key)
            return self._pixmaps[key]
        if key not in self._requested:
            self._requested.add(key)
            self._waiting.append(key)
            self._load_next()
        return None

    def _load_next(self) -> None:
        if not self._waiting or self._under_way == AT_ONCE:
            return
        self._under_way += 1
        key = self._waiting.popleft()
        _, path, width, height, ratio = key
        # QImage may be made in another thread, QPixmap may not.
        background.run(
            read_filling,
            path,
            QSize(width, height) * ratio,
            done=lambda image: self._keep_own(key, image),
            owner=self,
        )

    def _keep_own(self, key: OwnKey, image: QImage) -> None:
        self._under_way -= 1
        is_wanted = key in self._requested
        self._requested.discard(key)
        if image.isNull():
            self._unreadable.add(key[1])
        elif is_wanted:
            image.setDevicePixelRatio(key[4])
            self._keep(key, QPixmap.fromImage(image))
            self.arrived.emit()
        self._load_next()

    def _drawn(self, subject: Subject, size: QSize, ratio: float) -> QPixmap:
        key = (subject, size.width(), size.height(), ratio, theme().is_dark)
        known = self._pixmaps.get(key)
        if known is None:
            known = draw(subject, size, ratio, theme().is_dark)
            self._keep(key, known)
        else:
            self._pixmaps.move_to_end(key)
        return known

    def _keep(self, key: Hashable, pixmap: QPixmap) -> None:
        self._pixmaps[key] = pixmap
        while len(self._pixmaps) > KEPT:
            self._pixmaps.popitem(last=False)


def _own_key(path: str, size: QSize, ratio: float) -> OwnKey:
    return "own", path, size.width(), size.height(), ratio


def draw(subject: Subject, size: QSize, ratio: float, is_dark: bool) -> QPixmap:
    """Paint `subject`: its tone as a gradient, soft rings, and the motif in white."""
    pixmap = QPixmap(_ground(subject.tone, subject.variation, size, ratio, is_dark))
    painter = QPainter(pixmap)
    painter.setOpacity(0.92 if is_dark else 1.0)
    side = round(min(size.height() * 0.62, size.width() * 0.7))
    corner = QPoint((size.width() - side) // 2, (size.height() - side) // 2)
    painter.drawPixmap(corner, _motif(subject.motif, side, ratio))
    painter.end()
    return pixmap


# Qt fills gradients and large shapes with threads and waits for them, which takes long on a busy machine.
@lru_cache(GROUNDS_KEPT)
def _ground(tone: Tone, variation: int, size: QSize, ratio: float, is_dark: bool) -> QPixmap:
    """What lies behind the motif."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(0, 0, size.width(), size.height())
    painter.fillRect(area, _gradient(area, tone, variation, is_dark))
    _rings(painter, area, variation)
    painter.end()
    return pixmap


def _gradient(area: QRectF, tone: Tone, variation: int, is_dark: bool) -> QLinearGradient:
    turn = (variation - 2) * 3
    start, end = (_shaded(QColor(colour), turn, is_dark) for colour in tone)
    from_left = variation % 2 == 0
    corners = (
        (area.topLeft(), area.bottomRight()) if from_left else (area.topRight(), area.bottomLeft())
    )
    gradient = QLinearGradient(*corners)
    gradient.setColorAt(0, start)
    gradient.setColorAt(1, end)
    return gradient


def _shaded(colour: QColor, turn: int, is_dark: bool) -> QColor:
    saturation, lightness = colour.hslSaturation(), colour.lightness()
    if is_dark:
        saturation, lightness = round(saturation * 0.62), round(lightness * 0.62)
    return QColor.fromHsl((colour.hslHue() + turn) % 360, saturation, lightness)


def _rings(painter: QPainter, area: QRectF, variation: int) -> None:
    """Two large discs at the edge, so that neighbours of one tone are not the same picture."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255, 26))
    places = ((0.08, 0.95), (0.92, 0.05), (0.1, 0.1), (0.9, 0.9), (0.5, 1.15), (0.98, 0.5))
    for step, share in ((0, 0.42), (2, 0.26)):
        x, y = places[(variation + step) % len(places)]
        radius = area.width() * share
        painter.drawEllipse(QPointF(area.width() * x, area.height() * y), radius, radius)


@lru_cache(MOTIFS_KEPT)
def _motif(name: str, side: int, ratio: float) -> QPixmap:
    pixels = round(side * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _drawing(name).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _drawing(name: str) -> QSvgRenderer:
    return QSvgRenderer(str(PICTURES / f"{name}.svg"))
