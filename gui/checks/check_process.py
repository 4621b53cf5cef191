"""`main.py check` as the window sees it: how far it is, then a report, whether everything holds or not."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from core.checks.outcome import report_from_json
from gui.line_process import ProcessOutcome
from gui.verb_process import VerbProcess

# The exit code where something does not hold: an answer like any other.
NOT_KEPT = 3


class CheckProcess(VerbProcess):
    """`finished` carries a `CheckReport`."""

    def __init__(self, program: Sequence[str] | None = None, parent: QObject | None = None):
        """`program` replaces `python main.py check`."""
        super().__init__("check", program, parent)

    def _read(self, line: str) -> Any:
        message = json.loads(line)
        return message if message.get("event") == "progress" else report_from_json(message)

    def _is_told(self, message: Any) -> bool:
        is_progress = isinstance(message, dict)
        if is_progress:
            self.progressed.emit(message)
        return is_progress

    def _report_end(self, outcome: ProcessOutcome) -> None:
        is_answer = outcome.code == NOT_KEPT and self._answer is not None
        super()._report_end(replace(outcome, code=0) if is_answer else outcome)

    def _sentences(self) -> tuple[str, str]:
        return (
            self.tr("Checking could not start: {reason}."),
            self.tr("Checking ended unexpectedly (code {code})."),
        )
