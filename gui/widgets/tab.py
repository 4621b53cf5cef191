"""What the pages behind the tabs of the arrangement 反馈 have in common."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from core.workspace import Workspace


class Tab(QWidget):
    """One page; `failed` tells what went wrong beyond what it says itself."""

    failed = Signal(object)

    def set_workspace(self, workspace: "Workspace | None", read_only: bool = False) -> None:
        """Show what there is in another workspace, None for none."""
        raise NotImplementedError

    def follow(self) -> None:
        """Something was recorded."""
        raise NotImplementedError

    def under_way(self) -> str:
        """What would be lost if the page ended now, in a sentence; "" where nothing is under way."""
        return ""

    def shut_down(self) -> None:
        """End what runs; called when the window closes."""
        raise NotImplementedError
