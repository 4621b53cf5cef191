"""Who shops, and whether the search is to suit them: two buttons beside the search box."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from core.plain_text import one_line
from gui.language import Retranslated
from gui.theme import font
from gui.widgets.icons import dress
from gui.widgets.plain import caption, literal
from gui.widgets.popover import Popover
from gui.words import heading, worded

if TYPE_CHECKING:
    from gui.shoppers.shopper_panel import ShopperPanel

# Pixels: long ids are told by beginning and end.
WIDEST_ID = 120


class ShopperButton(Retranslated, QPushButton):
    """`顾客: 游客 ▾`; opens the panel of shoppers where there are any.

    The panel is made when it is first opened, which `furnished` tells.
    """

    furnished = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._name = ""
        self._is_made_up = False
        self._has_shoppers = False
        self.setProperty("kind", "chip")
        # Mirrored so that the arrow follows the words.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        dress(self, "chevron_down", pixels=16)
        self.panel: ShopperPanel | None = None
        self.clicked.connect(self._open)
        self._retranslate()

    def show_shopper(self, name: str, is_made_up: bool = False) -> None:
        """Name the shopper, empty for a guest; one who is made up is called so."""
        self._name, self._is_made_up = name, is_made_up
        self.setProperty("active", bool(name))
        self.style().polish(self)
        self._retranslate()

    def set_available(self, has_shoppers: bool) -> None:
        """Whether anybody but a guest can be chosen, or made up."""
        self._has_shoppers = has_shoppers
        self._retranslate()

    def _open(self) -> None:
        if self.panel is None:
            self._furnish()
        self.opened.emit()
        self._popover.drop_from(self)

    def _furnish(self) -> None:
        from gui.shoppers.shopper_panel import ShopperPanel

        self.panel = ShopperPanel()
        self._popover = Popover(self.panel, self)
        self.panel.settled.connect(self._popover.leave)
        self.furnished.emit(self.panel)

    def _retranslate(self) -> None:
        self.setEnabled(self._has_shoppers)
        name = self._name or self.tr("guest")
        shown = QFontMetrics(font()).elidedText(
            one_line(name), Qt.TextElideMode.ElideMiddle, WIDEST_ID
        )
        if self._is_made_up:
            name, shown = (self.tr("{name} (made up)").format(name=text) for text in (name, shown))
        label = self.tr("{shopper}: {name}")
        self.setText(caption(label.format(shopper=heading("shopper"), name=shown)))
        about = (
            self.tr("Recommend and search as {name}; choose another").format(name=name)
            if self._has_shoppers
            else worded(self.tr("No {shopper} is known yet; import a log of behaviour"))
        )
        self.setToolTip(literal(about))
        self.setAccessibleName(one_line(label.format(shopper=heading("shopper"), name=name)))
        self.setAccessibleDescription(one_line(about))


class PersonalSwitch(Retranslated, QPushButton):
    """Whether the taste of the chosen shopper takes part in the score."""

    switched = Signal(bool)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._may_switch = False
        self._is_wanted = False
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        dress(self, "heart", pixels=16)
        self.clicked.connect(self._take)
        self._retranslate()

    @property
    def is_on(self) -> bool:
        """Whether taste takes part now."""
        return self._may_switch and self._is_wanted

    def want(self, is_wanted: bool) -> None:
        """Show whether it is wanted, without a signal."""
        self._is_wanted = is_wanted
        self._mark()

    def allow(self, may_switch: bool) -> None:
        """Whether there is a shopper with a taste."""
        if may_switch != self._may_switch:
            self._may_switch = may_switch
            self._mark()

    def _take(self, is_wanted: bool) -> None:
        self._is_wanted = is_wanted
        self._mark()
        self.switched.emit(is_wanted)

    def _mark(self) -> None:
        self.setEnabled(self._may_switch)
        self.setChecked(self.is_on)
        self.setProperty("taste", self.is_on)
        self.style().polish(self)
        dress(self, "heart", "taste" if self.is_on else "text_muted", 16)
        self._write_hint()

    def _retranslate(self) -> None:
        self.setText(self.tr("Personal"))
        self._write_hint()

    def _write_hint(self) -> None:
        self.setToolTip(
            worded(self.tr("Let the {shopper}'s taste take part in the score (Ctrl+P)"))
            if self._may_switch
            else worded(
                self.tr(
                    "Choose a {shopper}, or click a {product}: a guest's taste is not known yet"
                )
            )
        )
        self.setAccessibleDescription(self.toolTip())
