"""What can be said and chosen of one step: its note, what is pointed at, what is done."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QWidget

from core.demonstration.demonstration import ACTS, Act, Point, Step, with_text
from core.feedback.actions import LONGEST_TEXT
from gui.demonstration.presented_window import PresentedWindow, part_names
from gui.demonstration.steps_model import act_name
from gui.language import Retranslated
from gui.single_shot import single_shot
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, caption

# Milliseconds without a key before a note is stored.
PAUSE_MS = 400
NOTE_HEIGHT = 84
# What a combo box holds for a product, beside names of parts and acts.
_PRODUCT = "product:"


class StepForm(Retranslated, QWidget):
    """Edits `step`; `edited` hands over every change."""

    edited = Signal(object)

    def __init__(self, parts: PresentedWindow, parent: QWidget | None = None):
        super().__init__(parent)
        self._parts = parts
        self._step: Step | None = None
        self._is_showing = False
        self.note = QPlainTextEdit()
        self.note.setFixedHeight(NOTE_HEIGHT)
        self.note.setTabChangesFocus(True)
        self.point, self.act = QComboBox(), QComboBox()
        self.typed = QCheckBox()
        self._note_label, self._point_label, self._act_label = (Label(kind="small") for _ in "123")
        column(
            self._note_label,
            self.note,
            row((column(self._point_label, self.point, spacing=2), 1), spacing=8),
            row((column(self._act_label, self.act, spacing=2), 1), spacing=8),
            self.typed,
            parent=self,
            spacing=6,
        )
        self._pause = single_shot(self, PAUSE_MS, self.settle)
        self.note.textChanged.connect(self._write)
        self.point.activated.connect(self._choose_point)
        self.act.activated.connect(self._choose_act)
        self.typed.clicked.connect(lambda is_typed: self._change(typed=is_typed))
        parts.page.on_screen.changed.connect(self._offer_if_seen)
        self._retranslate()

    def show_step(self, step: Step | None) -> None:
        """Show `step`; None switches the form off."""
        self._is_showing = True
        self._step = step
        self.setEnabled(step is not None)
        said = step.said if step is not None else ""
        if said != self.note.toPlainText():
            self.note.setPlainText(said)
        self.typed.setChecked(step is not None and step.typed)
        self._is_showing = False
        self._offer()

    def settle(self) -> None:
        """Hand over what was typed last."""
        if self._pause.isActive() or self.sender() is self._pause:
            self._pause.stop()
            if self._step is not None:
                text = self.note.toPlainText()[:LONGEST_TEXT]
                self._change(note=with_text(self._step.note, text))

    def _write(self) -> None:
        if not self._is_showing:
            self._pause.start()

    def _change(self, **fields: object) -> None:
        if self._step is not None:
            self._step = replace(self._step, **fields)  # type: ignore[arg-type]
            self.edited.emit(self._step)

    def showEvent(self, event: QShowEvent) -> None:
        """Choices are kept up to date only where they are seen."""
        super().showEvent(event)
        self._offer()

    def _offer_if_seen(self) -> None:
        if self.isVisible():
            self._offer()

    def _offer(self) -> None:
        """Fill both choices: the parts of the window, and the product that is selected now."""
        step = self._step or Step()
        self.point.clear()
        self.point.addItem(self.tr("nothing"), "")
        products = self._products(step)
        for product_id, title in products.items():
            self.point.addItem(caption(title), _PRODUCT + product_id)
        for name, label in part_names().items():
            self.point.addItem(label, name)
        pointed = _PRODUCT + step.point.product_id if step.point.product_id else step.point.part
        self.point.setCurrentIndex(max(0, self.point.findData(pointed)))
        self.act.clear()
        self.act.addItem(self.tr("nothing"), ("", ""))
        for product_id, title in products.items():
            for action in ACTS:
                self.act.addItem(caption(f"{act_name(action)} · {title}"), (action, product_id))
        done = (step.act.action, step.act.product_id) if step.act is not None else ("", "")
        rows = range(self.act.count())
        self.act.setCurrentIndex(
            next((row for row in rows if tuple(self.act.itemData(row)) == done), 0)
        )

    def _products(self, step: Step) -> dict[str, str]:
        """Titles by id: what the step knows of, then the result that is selected."""
        engine, hit = self._parts.shop.engine, self._parts.page.results.current_hit
        ids = [step.point.product_id, step.act.product_id if step.act else ""]
        ids.append(hit.product_id if hit is not None else "")
        known = engine.catalogue.row_of if engine is not None else {}
        return {
            product_id: engine.catalogue.title[known[product_id]]
            if engine is not None and product_id in known
            else product_id
            for product_id in filter(None, ids)
        }

    def _choose_point(self) -> None:
        chosen = str(self.point.currentData())
        product = chosen.removeprefix(_PRODUCT) if chosen.startswith(_PRODUCT) else ""
        self._change(point=Point("" if product else chosen, product))

    def _choose_act(self) -> None:
        action, product_id = self.act.currentData()
        self._change(act=Act(action, product_id) if action else None)

    def _retranslate(self) -> None:
        self._note_label.setText(self.tr("Note, shown below the results"))
        self.note.setPlaceholderText(self.tr("What the audience is to see here"))
        self.note.setAccessibleName(self._note_label.text())
        self._point_label.setText(self.tr("Point at"))
        self.point.setAccessibleName(self._point_label.text())
        self._act_label.setText(self.tr("Do to a product"))
        self.act.setAccessibleName(self._act_label.text())
        self.act.setToolTip(self.tr("Select a result to choose it here"))
        self.typed.setText(self.tr("Type the query letter by letter"))
        if self._step is not None:
            self.show_step(self._step)
