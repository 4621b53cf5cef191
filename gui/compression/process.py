"""Compression as the window sees it: a child process `main.py compress` that tells how far it is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.training.compression.messages import (
    Compression,
    CompressionProgress,
    MeasuredVariant,
    from_line,
)
from core.training.compression.plan import Plan
from gui.verb_process import VerbProcess


def arguments(plan: Plan, workspace: Path) -> list[str]:
    """The verb's options for `plan`."""
    student = ",".join(f"{name}={value}" for name, value in plan.student.items())
    options = {
        "--workspace": str(workspace),
        "--variants": ",".join(plan.variants),
        "--sparsity": f"{plan.sparsity:g}",
        "--student": student,
    }
    return [plan.run, *(f"{name}={value}" for name, value in options.items()), "--lines"]


class CompressionProcess(VerbProcess):
    """`measured` carries each `MeasuredVariant` as it comes, `finished` the `Compression`.

    Variants that are complete when it is cancelled are kept.
    """

    measured = Signal(object)

    def __init__(self, program: Sequence[str] | None = None, parent: QObject | None = None):
        """`program` replaces `python main.py compress`."""
        super().__init__("compress", program, parent)

    def _read(self, line: str) -> CompressionProgress | MeasuredVariant | Compression:
        return from_line(line)

    def _is_told(self, message: CompressionProgress | MeasuredVariant | Compression) -> bool:
        if isinstance(message, CompressionProgress):
            self.progressed.emit(message)
        elif isinstance(message, MeasuredVariant):
            self.measured.emit(message)
        return not isinstance(message, Compression)

    def _sentences(self) -> tuple[str, str]:
        return (
            self.tr("Compressing could not start: {reason}."),
            self.tr("Compressing ended unexpectedly (code {code})."),
        )
