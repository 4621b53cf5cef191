"""Why a product was recommended: what takes the place of the query where there is none."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.products.recommended import RecommendedHit
from gui.widgets.labels import heading, value


class ReasonSection(QWidget):
    """A heading and the reason in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = heading()
        self._reason = value()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self._reason)
        layout.addStretch(1)

    def show_hit(self, hit: RecommendedHit) -> None:
        """Show why `hit` is recommended."""
        self._heading.setText(self.tr("Why it is recommended"))
        self._reason.setText(hit.reason)
