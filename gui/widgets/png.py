"""Pictures of widgets as PNG files."""

import errno
import os
from pathlib import Path

from PySide6.QtGui import QImage

from core.files import replacing


def save_png(image: QImage, path: Path) -> None:
    """Write `image` to `path`, all or nothing.

    Raises:
        OSError: it cannot be written.
    """
    with replacing(path) as temporary:
        if not image.save(str(temporary), "PNG"):  # type: ignore[call-overload]
            raise OSError(errno.EIO, os.strerror(errno.EIO))
