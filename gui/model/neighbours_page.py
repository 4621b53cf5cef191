"""What is near a word, before a run learned and after: two columns, with who moved."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStringListModel, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QHeaderView, QLineEdit, QTableView, QWidget

from core.errors import UserError
from core.explain.model.neighbours import (
    BASE,
    EPOCH,
    KEPT,
    START,
    Neighbourhood,
    Table,
    similar_names,
)
from core.explain.model.stored import StoredModel
from core.plain_text import one_line
from core.text.normalise import normalise
from gui.language import Retranslated
from gui.model.neighbours_model import WORD, NeighboursModel
from gui.model.work import Course, Work
from gui.single_shot import single_shot
from gui.widgets.labels import muted
from gui.widgets.layouts import column, holder, row
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.explain.model.insight import Insight

# A pause in typing, in milliseconds.
PAUSE = 200
ROW_HEIGHT = 26
MOST_SUGGESTED = 12
# Characters of a title.
LONGEST = 60


@dataclass(frozen=True)
class Shown:
    """What is known of a word: its neighbours, or words that may have been meant."""

    names: list[str]
    before: Table | None
    near: Neighbourhood | None
    similar: list[str]


class NeighboursPage(Retranslated, QWidget):
    """Asks `insight` for the neighbours of the word in the field; `failed` carries what nobody can mend."""

    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._insight: Insight | None = None
        self._model: StoredModel | None = None
        self._shown: Shown | None = None
        self._refusal = ""
        self.word = QLineEdit()
        self.word.setClearButtonEnabled(True)
        self.only_words = QCheckBox()
        self.only_words.setChecked(True)
        self._suggested = QStringListModel(self)
        self.said = muted()
        self.work = Work()
        self.before, self.after = NeighboursModel(False, self), NeighboursModel(True, self)
        self.before_table, self.after_table = QTableView(), QTableView()
        self.before_title, self.after_title = Label(kind="heading"), Label(kind="heading")
        self.source = muted()
        self._typed = single_shot(self, PAUSE, self._ask)
        self._arrange()
        self._connect()
        self._retranslate()

    def show_model(self, insight: "Insight", model: StoredModel) -> None:
        """Look at the words of `model`; the word in the field stays."""
        self._insight, self._model = insight, model
        self.only_words.setVisible(model.vocabulary is not None)
        self._retranslate()
        self._ask()

    def show_word(self, word: str) -> None:
        """Look at `word`."""
        self.word.setText(word)
        self._ask()

    def leave(self) -> None:
        """The shop is closed."""
        self.work.withdraw()
        self._insight = self._model = self._shown = None
        self._draw()

    def _arrange(self) -> None:
        completer = QCompleter(self._suggested, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.word.setCompleter(completer)
        for table, model in ((self.before_table, self.before), (self.after_table, self.after)):
            table.setModel(model)
            table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
            table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
            table.setWordWrap(False)
            table.verticalHeader().hide()
            table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
            header = table.horizontalHeader()
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            header.setSectionResizeMode(WORD, QHeaderView.ResizeMode.Stretch)
        sides = [
            holder(column(title, (table, 1), spacing=6))
            for title, table in (
                (self.before_title, self.before_table),
                (self.after_title, self.after_table),
            )
        ]
        top = row((self.word, 1), self.only_words, spacing=10)
        both = row((sides[0], 1), (sides[1], 1), spacing=14)
        parts = (top, self.said, self.work, (holder(both), 1), self.source)
        column(*parts, parent=self, spacing=8, margins=(0, 10, 0, 0))

    def _connect(self) -> None:
        self.word.textEdited.connect(self._suggest)
        self.word.textChanged.connect(self._typed.start)
        self.word.returnPressed.connect(self._ask)
        self.only_words.toggled.connect(self._ask)
        self.before_table.activated.connect(lambda index: self._follow(self.before, index))
        self.after_table.activated.connect(lambda index: self._follow(self.after, index))

    def _suggest(self, text: str) -> None:
        """Offer words that begin with what is typed, or hold it."""
        model, plain = self._model, normalise(text)
        begun = [name for name in model.names if plain in name] if model and plain else []
        begun.sort(key=lambda name: (not name.startswith(plain), len(name)))
        self._suggested.setStringList(begun[:MOST_SUGGESTED])

    def _follow(self, model: NeighboursModel, index: QModelIndex) -> None:
        """The neighbour that was chosen is looked at next."""
        if self._model is not None:
            self.show_word(self._model.names[model.neighbours[index.row()].name])

    def _ask(self) -> None:
        self._typed.stop()
        insight, model, text = self._insight, self._model, self.word.text().strip()
        if insight is None or model is None:
            return
        only_words = self.only_words.isChecked() and model.vocabulary is not None

        def look(course: Course) -> Shown:
            return _look(insight, model, text, only_words, course)

        self.work.start(look, self._show, self._fail, lambda: None)

    def _show(self, shown: Shown) -> None:
        self._shown, self._refusal = shown, ""
        self._draw()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self.failed.emit(error)
            return
        self._shown, self._refusal = None, str(error)
        self._draw()

    def _draw(self) -> None:
        shown = self._shown
        near = shown.near if shown is not None else None
        names = shown.names if shown is not None else []
        has_other = bool(near and near.before)
        self.before.show_neighbours(near.before if near else (), names, has_other)
        self.after.show_neighbours(near.after if near else (), names, has_other)
        self._retranslate()

    def _retranslate(self) -> None:
        self.before.retranslate()
        self.after.retranslate()
        self.word.setPlaceholderText(self.tr("A word, or the title or id of a product"))
        self.word.setAccessibleName(self.word.placeholderText())
        self.word.setToolTip(self.tr("Its ten nearest, before this run learned and after"))
        self.only_words.setText(self.tr("Only words of titles and queries"))
        self.only_words.setToolTip(
            self.tr("Leaves out pairs of characters and words that only the start knows")
        )
        self.before_title.setText(self.tr("Before"))
        epoch = self._model.epoch if self._model is not None else 0
        self.after_title.setText(self.tr("After epoch {epoch}").format(epoch=epoch))
        self.before_table.setAccessibleName(self.tr("Nearest before training"))
        self.after_table.setAccessibleName(self.tr("Nearest after training"))
        self.said.setText(self._said())
        self.source.setText(self._source())

    def _said(self) -> str:
        shown = self._shown
        if self._refusal:
            return self._refusal
        if shown is None or not self.word.text().strip():
            return self.tr(
                "Type a word: what was near it before this run learned, and what is now?"
            )
        if shown.near is None:
            similar = ", ".join(one_line(name) for name in shown.similar)
            if similar:
                return self.tr("The run does not know this word; near to it are: {words}").format(
                    words=similar
                )
            return self.tr("The run does not know this word: it reads it by what it has in common.")
        if shown.before is None:
            return self.tr("{word} after the training.").format(word=self._called(shown))
        if shown.near.moved is None:
            return self.tr("Nothing is known of {word} before the training.").format(
                word=self._called(shown)
            )
        return self.tr(
            "{word} itself moved: the cosine between its vectors before and after is {cosine}."
        ).format(word=self._called(shown), cosine=f"{shown.near.moved:.3f}")

    def _called(self, shown: Shown) -> str:
        return one_line(shown.names[shown.near.name], LONGEST) if shown.near is not None else ""

    def _source(self) -> str:
        """What the vectors before are, honestly."""
        shown = self._shown
        if shown is None:
            return ""
        if shown.before is None:
            return self.tr(
                "What this run began with was not kept and is not known any more; train it again to see."
            )
        return {
            KEPT: self.tr("Before: the vectors that this training began with, kept then."),
            START: self.tr(
                "Before: the pretrained start as it ships now; this run of an earlier version began with it."
            ),
            BASE: self.tr("Before: the run that this one went on from, or was made of."),
            EPOCH: self.tr(
                "Before: epoch {epoch}, the first that is kept. What this run began with was not kept."
            ),
        }[shown.before.source].format(epoch=shown.before.epoch)


def _look(
    insight: "Insight", model: StoredModel, text: str, only_words: bool, course: Course
) -> Shown:
    names = insight.names(model)
    before, _ = insight.tables(model)
    number = _number(model, names, text)
    if number is None:
        similar = similar_names(names, normalise(text)) if text else []
        if not similar or model.vocabulary is not None:
            return Shown(names, before, None, similar)
        # Nobody types the whole title of a product.
        number = names.index(similar[0])
    return Shown(names, before, insight.neighbours(model, number, only_words, course), [])


def _number(model: StoredModel, names: list[str], text: str) -> int | None:
    """Which name `text` is: a word as the run reads it, an id, or what people call it."""
    for name in (text, normalise(text)):
        if name in model.id_of:
            return model.id_of[name] - model.first
    return names.index(text) if text in names else None
