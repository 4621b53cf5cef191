"""The process that lays a map out by t-SNE: asked in one line, it tells how far it is."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from gui.verb_process import VerbProcess


class NeighbourProcess(VerbProcess):
    """`progressed` carries its lines while it works, `finished` the last, which has the map."""

    def __init__(self, program: Sequence[str] | None = None, parent: QObject | None = None):
        """`program` replaces `python main.py`."""
        super().__init__("neighbour-map", program, parent)

    def ask(self, question: str) -> None:
        """Have the map laid out that `question`, a line of JSON, asks for."""
        self.start(())
        self._process.send(question)

    def _sentences(self) -> tuple[str, str]:
        return (
            self.tr("The map could not be begun: {reason}."),
            self.tr("The map ended unexpectedly (code {code})."),
        )
