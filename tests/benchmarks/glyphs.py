"""Characters that look alike, by how a font draws them.

Misspellings are made with a sans-serif face. `python -m tests.benchmarks.glyphs` writes those that a
serif face draws alike to `assets/text/drawn_shapes.txt`, which the speller reads beside groups made by hand.
"""

import os
from collections.abc import Sequence

import numpy as np

from core.arrays import Float32Array
from core.text.lexicon import TEXTS

# Pixels of a drawn character.
SIZE = 48
# The nearest so many are confusions, if they are this alike (cosine).
NEAREST, LEAST_ALIKE = 5, 0.6
# The same for the speller's table.
TABLE_NEAREST, TABLE_LEAST = 6, 0.5
HEAD = """\
# Characters that Noto Serif CJK SC (SIL Open Font License) draws alike: the first of a line and each other.
# Made by python -m tests.benchmarks.glyphs.
"""


def common_characters() -> list[str]:
    """The 3,755 characters of the first level of GB 2312, those of everyday Chinese."""
    rows, cells = range(0xB0, 0xD8), range(0xA1, 0xFF)
    codes = (bytes((row, cell)) for row in rows for cell in cells)
    return [text for text in (code.decode("gb2312", "ignore") for code in codes) if text]


def alike(
    characters: Sequence[str], style: str = "Sans", most: int = NEAREST, least: float = LEAST_ALIKE
) -> dict[str, list[str]]:
    """Character → those of `characters` that are drawn most like it, the likest first."""
    drawn = _drawn(characters, style)
    likeness = drawn @ drawn.T
    np.fill_diagonal(likeness, 0)
    nearest = np.argsort(-likeness, axis=1)[:, :most]
    return {
        character: [characters[n] for n in near if likeness[row, n] >= least]
        for row, (character, near) in enumerate(zip(characters, nearest.tolist(), strict=True))
    }


def _drawn(characters: Sequence[str], style: str) -> Float32Array:
    """Each character as a unit vector of blurred pixels, without what all have in common."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage, QPainter

    application = QGuiApplication.instance() or QGuiApplication([])
    system = QFontDatabase.WritingSystem.SimplifiedChinese
    families = sorted(QFontDatabase.families(system), key=lambda name: (style not in name, name))
    font = QFont(next((name for name in families if name.endswith("SC")), families[0]))
    font.setPixelSize(SIZE - 2)
    pixels = np.zeros((len(characters), SIZE, SIZE), np.float32)
    for number, character in enumerate(characters):
        image = QImage(SIZE, SIZE, QImage.Format.Format_Grayscale8)
        image.fill(0)
        painter = QPainter(image)
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, character)
        painter.end()
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(SIZE, image.bytesPerLine())
        pixels[number] = rows[:, :SIZE]
    del application
    flat = _blurred(pixels).reshape(len(characters), -1)
    flat -= flat.mean(0)
    unit: Float32Array = flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6)
    return unit


def _blurred(pixels: Float32Array) -> Float32Array:
    """Each pixel as the mean of the nine around it: strokes need not lie upon each other."""
    shifts = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    blurred: Float32Array = np.mean([np.roll(pixels, s, (1, 2)) for s in shifts], axis=0)
    return blurred


def main() -> None:
    """Write the speller's table."""
    table = alike(common_characters(), "Serif", TABLE_NEAREST, TABLE_LEAST)
    lines = [first + "".join(others) for first, others in table.items() if others]
    (TEXTS / "drawn_shapes.txt").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
