"""Why a product was recommended: what takes the place of the query where there is none."""

from PySide6.QtWidgets import QWidget

from gui.products.recommended import RecommendedHit
from gui.widgets.labels import heading, value
from gui.widgets.layouts import column


class ReasonSection(QWidget):
    """A heading and the reason in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = heading()
        self._reason = value()
        column(self._heading, self._reason, 1, parent=self, spacing=8)

    def show_hit(self, hit: RecommendedHit) -> None:
        """Show why `hit` is recommended."""
        self._heading.setText(self.tr("Why it is recommended"))
        self._reason.setText(hit.reason)
