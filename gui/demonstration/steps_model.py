"""The steps of a demonstration as rows: what each searches for, does and says."""

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import QListView

from core.data.category_path import leaf
from core.demonstration.demonstration import WHY, Act, Demonstration, Step
from gui.search.facet_panels import price_label
from gui.shoppers.rows import ASIDE, BELOW
from gui.widgets.model_index import ModelIndex
from gui.words import action_name


class StepsModel(QAbstractListModel):
    """One row a step, for `TwoLines` to paint."""

    def __init__(self, parent: QListView):
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()

    def show(self, demonstration: Demonstration | None) -> None:
        """Show the steps of `demonstration`."""
        self.beginResetModel()
        self._steps = demonstration.steps if demonstration is not None else ()
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """As many rows as steps."""
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is painted, and what screen readers read."""
        if not index.isValid() or index.row() >= len(self._steps):
            return None
        step = self._steps[index.row()]
        title = f"{index.row() + 1}  {step.query or start_page()}"
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case _ if role == BELOW:
                return step.said or no_note()
            case _ if role == ASIDE:
                return " · ".join(_conditions(step))
            case Qt.ItemDataRole.AccessibleTextRole:
                return " ".join((title, *_conditions(step), step.said))
        return None


def start_page() -> str:
    """What a step without a query shows."""
    return QCoreApplication.translate("StepsModel", "The start page")


def no_note() -> str:
    """What stands in place of a note."""
    return QCoreApplication.translate("StepsModel", "No note yet")


def act_name(action: str) -> str:
    """What an act is called on screen, "" for none."""
    if action == WHY:
        return QCoreApplication.translate("StepsModel", "why here")
    return action_name(action)


def _conditions(step: Step) -> list[str]:
    """What restricts a step and what it does, in short."""
    filters = [leaf(path) for path in step.filters.category] + list(step.filters.brand)
    if step.filters.price != (None, None):
        filters.append(price_label(step.filters.price))
    return [*filters[:2], *filter(None, (step.shopper, _act(step.act)))]


def _act(act: Act | None) -> str:
    return act_name(act.action) if act is not None else ""
