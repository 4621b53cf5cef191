"""Pictures that a catalogue names: which paths are looked at, and how a file is read without waiting."""

import os
import stat
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader

# Characters: `PATH_MAX` of Linux.
LONGEST_PATH = 4096
# Bytes and pixels: above any photograph of goods, below what fills the memory.
LARGEST_FILE = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
# The first bytes of the formats that are read. SVG is none of them: it may name other files, and its cost
# cannot be told from its size.
MARKS = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"RIFF": "webp",
}
# What lies there is no picture, and reading some of it does something.
SYSTEM_FOLDERS = ("/proc/", "/sys/", "/dev/")
# Opening must not wait, as it would for the other end of a pipe.
READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def local_file(image: str) -> str:
    """The path that an image column names: absolute or `file://`, on this machine; else empty."""
    if not image or len(image) > LONGEST_PATH:
        return ""
    path = _of_url(image) if image[:5].lower() == "file:" else image
    # Two slashes, either way, name a computer; looking there would tell it who looks.
    is_elsewhere = path.replace("\\", "/").startswith("//")
    return "" if is_elsewhere or "\0" in path or not Path(path).is_absolute() else path


def _of_url(image: str) -> str:
    url = QUrl(image)
    if url.host() == "localhost":
        url.setHost("")
    return url.toLocalFile() if url.isValid() else ""


def read_filling(path: str, pixels: QSize) -> QImage:
    """The middle of a picture file scaled to fill `pixels`; a null image if it cannot be read.

    Only a regular file of at most `LARGEST_FILE` bytes and `MOST_PIXELS` pixels is read.
    """
    try:
        content = _content(path)
    except (OSError, ValueError):
        return QImage()
    kind = next((kind for mark, kind in MARKS.items() if content.startswith(mark)), "")
    image = _decoded(content, kind, pixels) if kind else QImage()
    return image if image.isNull() else _filling(image, pixels)


def _content(path: str) -> bytes:
    """All of a regular file; empty where it is something else or too large.

    Raises:
        OSError, ValueError: there is no such file, or there can be none.
    """
    if os.path.realpath(path).startswith(SYSTEM_FOLDERS) or not _is_small(Path(path).stat()):
        return b""
    with os.fdopen(os.open(path, READING), "rb") as file:
        # Asked again: another file may have taken its place.
        if not _is_small(os.fstat(file.fileno())):
            return b""
        content = file.read(LARGEST_FILE + 1)
    return content if len(content) <= LARGEST_FILE else b""


def _is_small(about: os.stat_result) -> bool:
    return stat.S_ISREG(about.st_mode) and about.st_size <= LARGEST_FILE


def _decoded(content: bytes, kind: str, pixels: QSize) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    natural = reader.size()
    if natural.isEmpty() or natural.width() * natural.height() > MOST_PIXELS:
        return QImage()
    reader.setScaledSize(natural.scaled(pixels, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()


def _filling(image: QImage, pixels: QSize) -> QImage:
    image = image.scaled(
        pixels,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    spare = image.size() - pixels
    return image.copy(
        QRect(spare.width() // 2, spare.height() // 2, pixels.width(), pixels.height())
    )
