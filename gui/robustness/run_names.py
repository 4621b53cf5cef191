"""What the runs of the noise lab are called on screen."""

from PySide6.QtCore import QCoreApplication

from core.robustness.noise_subjects import WORDS
from core.runs.names import short_name


def run_name(run: str) -> str:
    """A run in short; words alone in words."""
    if run == WORDS:
        return QCoreApplication.translate("RunNames", "words alone")
    return short_name(run)
