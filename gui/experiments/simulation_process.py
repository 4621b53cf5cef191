"""The simulation as the window sees it: a child process `main.py simulate` that tells how far it is."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from core.experiments.ab_result import ABResult, SimulationProgress, from_json
from core.experiments.interleaving import WORDS
from gui.verb_process import VerbProcess


@dataclass(frozen=True)
class Plan:
    """What to simulate: runs `a` and `b` ("" for words alone), how shoppers click, how many sessions."""

    a: str
    b: str
    clicks: str
    sessions: int
    seed: int

    def arguments(self, workspace: Path, out: Path) -> list[str]:
        """The verb's options; lists and events go to the file `out`."""
        options = {
            "--workspace": workspace,
            "--a": self.a or WORDS,
            "--b": self.b or WORDS,
            "--clicks": self.clicks,
            "--sessions": self.sessions,
            "--seed": self.seed,
            "--out": out,
        }
        return [str(part) for option in options.items() for part in option] + ["--json"]


class SimulationProcess(VerbProcess):
    """`progressed` carries `SimulationProgress`, `finished` the `ABResult`."""

    def __init__(self, program: Sequence[str] | None = None, parent: QObject | None = None):
        """`program` replaces `python main.py simulate`."""
        super().__init__("simulate", program, parent)

    def _read(self, line: str) -> ABResult | SimulationProgress:
        return from_json(json.loads(line))

    def _is_told(self, message: ABResult | SimulationProgress) -> bool:
        is_progress = isinstance(message, SimulationProgress)
        if is_progress:
            self.progressed.emit(message)
        return is_progress

    def _sentences(self) -> tuple[str, str]:
        return (
            self.tr("The simulation could not start: {reason}."),
            self.tr("The simulation ended unexpectedly (code {code})."),
        )
