"""Where the window says what went wrong: a sentence above the results, a bug in a dialog."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from gui.failures import FailureDialog, Failures
from gui.shop_states import ShopStates
from gui.widgets.notices import NoticeBar


class FailureDisplay(QObject):
    """Shows what `failures` catches and what it is handed itself."""

    def __init__(
        self, failures: Failures, notice: NoticeBar, states: ShopStates, window: QWidget
    ) -> None:
        super().__init__(window)
        self._failures, self._notice, self._states = failures, notice, states
        self._window = window
        self._error: UserError | None = None
        self.dialog: FailureDialog | None = None
        failures.user_error_raised.connect(self.show)
        failures.bug_found.connect(self._show_bug)

    def show(self, error: BaseException) -> None:
        """Say a `UserError`, unless another bar says it already; anything else is a bug."""
        if not isinstance(error, UserError):
            self._failures.take(type(error), error, error.__traceback__)
        elif not self._states.says(error):
            self._error = error
            self._notice.say(str(error), "bad")

    def forget(self) -> None:
        """Another attempt is made: what went wrong before is not said beside it."""
        if self._error is not None:
            self._error = None
            self._notice.hide()

    def leave_shop(self) -> None:
        """What is said concerns a shop that is closed."""
        self._error = None

    def retranslate(self) -> None:
        """Say it in the language spoken now."""
        if self._error is not None and self._notice.isVisible():
            self.show(self._error)

    def _show_bug(self, trace: str) -> None:
        if self.dialog is None or not self.dialog.isVisible():
            self.dialog = FailureDialog(trace, self._window)
            self.dialog.open()
