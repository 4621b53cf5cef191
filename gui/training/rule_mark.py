"""What a typed field of a setting does where its rule is broken: it says so, and changes nothing."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from core.errors import UserError
from core.language import translate
from core.settings import Setting
from gui.language import Retranslated

if TYPE_CHECKING:
    _Field = QLineEdit
else:
    _Field = object


class RuleMark(Retranslated, _Field):
    """Mixed into a line for the text of one `setting`."""

    setting: Setting

    @property
    def problem(self) -> str:
        """The rule that is broken, in a sentence; empty where none is."""
        try:
            self.setting.parse(self.text().strip())
        except UserError as error:
            error.values["name"] = translate(self.setting.label)
            return str(error)
        return ""

    def _mark(self) -> None:
        """Show whether the rule is kept, to eyes and to screen readers."""
        problem = self.problem
        self.setProperty("invalid", bool(problem))
        self.style().polish(self)
        self.setAccessibleDescription(problem)
