"""Why is … not here: a product named by id or title, the stages it passed, and what would bring it back."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from core.explain.why_not.lookup import NamedProduct
from core.explain.why_not.stages import Remedy, Trace
from core.plain_text import one_line
from gui.inspect.stages_view import StagesView
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.labels import heading, muted, value
from gui.widgets.layouts import column, emptied
from gui.widgets.plain import caption, literal

# What the window can do by itself; the rest is for people to do.
DONE_HERE = ("search_for", "ignore_condition", "remove_filter", "sort_by", "clear_session")
# Characters of a suggestion.
LONGEST = 60


class WhyNotPage(QWidget):
    """`typed` tells what is being typed, `asked` the id to trace, `remedied` what is to be done about it."""

    typed = Signal(str)
    asked = Signal(str)
    remedied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._named: dict[str, str] = {}
        self._trace: Trace | None = None
        self._heading = heading()
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self._choices = QStringListModel(self)
        self._completer = QCompleter(self._choices, self)
        # Whatever is offered holds what was typed already, in a title or an id.
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._product, self._verdict = value(), value()
        self.stages = StagesView()
        self._back = muted()
        self._remedies = column(spacing=4)
        self.field.setCompleter(self._completer)
        self.field.textEdited.connect(self.typed)
        self.field.returnPressed.connect(self._ask)
        self._completer.activated.connect(self._ask_for)
        theme().changed.connect(self._restyle)
        self._arrange()

    def _arrange(self) -> None:
        self._verdict.setProperty("kind", "heading")
        column(
            self._heading,
            self.field,
            self._product,
            self._verdict,
            self._back,
            self._remedies,
            self.stages,
            1,
            parent=self,
            spacing=8,
        )
        self.retranslate()

    def offer(self, text: str, products: Sequence[NamedProduct]) -> None:
        """Offer `products` for what was typed, unless something else is typed by now."""
        if self.field.text() != text:
            return
        self._named = {
            one_line(f"{product.title}", LONGEST) + f"  ·  {product.product_id}": product.product_id
            for product in products
        }
        self._choices.setStringList(list(self._named))
        if self.field.hasFocus() and products:
            self._completer.complete()

    def show_trace(self, trace: Trace | None) -> None:
        """Show what happened to a product; None forgets it."""
        self._trace = trace
        self.stages.show_trace(trace)
        emptied(self._remedies)
        remedies = trace.remedies if trace is not None else ()
        self._back.setText(self.tr("What would bring it back:"))
        self._back.setVisible(bool(remedies))
        for remedy in remedies:
            self._remedies.addWidget(self._offered(remedy), 0, Qt.AlignmentFlag.AlignLeft)
        self._product.setText(one_line(f"{trace.product_id}  {trace.title}") if trace else "")
        self._verdict.setText(self._told(trace) if trace else "")
        self._product.setVisible(trace is not None)
        self._verdict.setVisible(trace is not None)

    def show_blind(self) -> None:
        """Say that nothing is told while two rankings are being compared."""
        self.show_trace(None)
        self._verdict.setText(self.tr("Two rankings are being compared: end that to see it."))
        self._verdict.show()

    def retranslate(self) -> None:
        """Say everything in the language in use; what core tells is asked for anew."""
        self._heading.setText(self.tr("Why is … not here?"))
        self.field.setPlaceholderText(self.tr("Id or title of what is missing"))
        self.field.setAccessibleName(self._heading.text())
        self.show_trace(self._trace)
        if self.traced:
            self.asked.emit(self.traced)

    def _restyle(self) -> None:
        self.show_trace(self._trace)

    @property
    def traced(self) -> str:
        """The id of the product on show, "" for none."""
        return self._trace.product_id if self._trace is not None else ""

    def _offered(self, remedy: Remedy) -> QWidget:
        if remedy.action not in DONE_HERE:
            return value(remedy.label)
        button = push_button("link", lambda: self.remedied.emit(remedy))
        button.setText(caption(remedy.label))
        button.setToolTip(literal(remedy.label))
        return button

    def _told(self, trace: Trace) -> str:
        if not trace.lost_at:
            return self.tr("It is here: rank {rank} of {total}.").format(
                rank=trace.rank, total=f"{trace.of:,}"
            )
        stage = next(stage for stage in trace.stages if stage.id == trace.lost_at)
        if trace.rank:
            told = self.tr("Rank {rank} of {total}, because of: {stage}.")
            return told.format(rank=trace.rank, total=f"{trace.of:,}", stage=stage.label)
        return self.tr("Lost at: {stage}.").format(stage=stage.label)

    def _ask(self) -> None:
        """What stands in the field: an id, or the first that is offered for it."""
        text = self.field.text().strip()
        if text:
            self.asked.emit(self._named.get(text, text))

    def _ask_for(self, chosen: str) -> None:
        self.asked.emit(self._named.get(chosen, chosen))
