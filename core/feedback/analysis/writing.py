"""What every file of the analysis says alike: local times, and why it cannot be written."""

from datetime import UTC, datetime, tzinfo
from pathlib import Path

from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP


def local_time(moment: float, zone: tzinfo | None = None) -> str:
    """`2026-06-01 20:15:03`; empty where it is unknown."""
    if moment <= 0:
        return ""
    return f"{datetime.fromtimestamp(moment, UTC).astimezone(zone):%Y-%m-%d %H:%M:%S}"


def unwritable(path: Path, error: OSError) -> DataError:
    """What to say of a file that cannot be written."""
    return DataError(
        QT_TRANSLATE_NOOP("core", "{file} cannot be written ({reason})."),
        file=path,
        reason=error.strerror or str(error),
    )
