"""What a person says of a log's actions: that every row is one, or what each word or number means."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from core.data.kinds import Kind
from core.data.report import Sheet

if TYPE_CHECKING:
    import pyarrow

    from core.workspace import StagedTable


class ToldActions:
    """Gives rows to the cleaner of a log with their actions as the person said they are.

    `actions`: their word → ours. Words that were not named stay as they are.
    """

    def __init__(self, cleaner: Kind, every_row_is: str, actions: Mapping[str, str]) -> None:
        self.sheet: Sheet = cleaner.sheet
        self._cleaner, self._every_row_is = cleaner, every_row_is
        self._actions = {theirs.strip().lower(): ours for theirs, ours in actions.items()}

    def take(self, numbers: Sequence[int], columns: Mapping[str, Any]) -> None:
        """Clean some rows."""
        given = dict(columns)
        if self._every_row_is:
            given["action"] = [self._every_row_is] * len(numbers)
        elif self._actions and "action" in given:
            texts = given["action"]
            words = texts if isinstance(texts, (list, tuple)) else texts.to_pylist()
            given["action"] = [self._actions.get(word.strip().lower(), word) for word in words]
        self._cleaner.take(numbers, given)

    def result(self) -> "pyarrow.Table | StagedTable":
        """The cleaner's."""
        return self._cleaner.result()

    def discard(self) -> None:
        """Forget what the cleaner took."""
        self._cleaner.discard()
