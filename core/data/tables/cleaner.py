"""What cleans the rows of one kind of data: takes rows in, counts what happens, gives a table out."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from core.data.report import SheetReport
from core.data.survey import Conventions
from core.data.values.texts import is_no_value

if TYPE_CHECKING:
    import pyarrow

    from core.workspace import StagedTable


class TableCleaner(Protocol):
    """One kind of data while it is imported.

    `report` counts what happened to its rows; `conventions` say how the file at hand writes its values.
    """

    report: SheetReport
    conventions: Conventions

    def take(self, numbers: Sequence[int], columns: Mapping[str, Sequence[str]]) -> None:
        """Some rows: the texts of each of our columns, and the rows' places in the file."""

    def result(self) -> "pyarrow.Table | StagedTable":
        """Everything taken so far, in the stored schema."""

    def discard(self) -> None:
        """Forget everything."""


class RowCleaner:
    """A kind that is cleaned row by row, in memory."""

    def __init__(self, report: SheetReport) -> None:
        self.report = report
        self.conventions = Conventions()

    def take(self, numbers: Sequence[int], columns: Mapping[str, Sequence[str]]) -> None:
        """Clean each row."""
        names = tuple(columns)
        for number, *values in zip(numbers, *columns.values(), strict=True):
            cells = dict(zip(names, values, strict=True))
            empty = [name for name, cell in cells.items() if is_no_value(cell)]
            kept, repaired = self.report.kept, self.report.repaired
            self.take_row(number, {**cells, **dict.fromkeys(empty, "")} if empty else cells)
            if empty and self.report.kept > kept:
                self.report.repaired = repaired + 1
                for name in empty:
                    self.report.rule("no_value").add(number, name, cells[name])

    def take_row(self, row: int, cells: Mapping[str, str]) -> None:
        """Clean one row, by our column names."""
        raise NotImplementedError

    def discard(self) -> None:
        """Nothing is on disk."""


def text_table(columns: Mapping[str, Sequence[str]]) -> "pyarrow.Table":
    """A table of texts."""
    import pyarrow as pa

    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


def joined(earlier: "pyarrow.Table | None", table: "pyarrow.Table") -> "pyarrow.Table":
    """The rows of an earlier import, then the new ones."""
    import pyarrow as pa

    return table if earlier is None else pa.concat_tables([earlier, table])
