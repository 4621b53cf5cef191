"""How the query was read, and which of its words met which field of the product."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from core.data.catalogue import Catalogue
from core.search.lexical import Contribution
from core.search.request import SearchResponse
from core.text.tokens import Token
from gui import words
from gui.products.matched_words import matched_spans
from gui.widgets.chip import Chip
from gui.widgets.field_table import FieldTable
from gui.widgets.flow_layout import FlowRow
from gui.widgets.labels import heading, muted
from gui.widgets.layouts import column, emptied
from gui.widgets.plain import LONGEST_LABEL, literal

FIELDS = ("title", "brand", "category", "attributes", "description")
ROLES = {
    "word": "accent",
    "stop": "text_muted",
    "synonym": "good",
    "unit": "chart 5",
    "model": "chart 3",
    "prefix": "accent",
    "corrected": "warn",
}

_PIECES = ("bigram", "letters")
_ROLES_OF_KINDS = {"related": "text_muted", "other": "bad", "modifier": "bad", "missing": "bad"}


class QuerySection(QWidget):
    """Words of the query as chips by kind; below, a line of words for each field where any met."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = heading()
        self._tokens = FlowRow()
        self._matched = heading()
        self._none = muted()
        self._fields = FieldTable(spacing=6)
        column(
            self._read,
            self._tokens,
            self._matched,
            self._none,
            self._fields,
            1,
            parent=self,
            spacing=8,
        )

    def show_query(self, response: SearchResponse, catalogue: Catalogue, row: int) -> None:
        """Show the words of the query and where they stand in the product at `row`."""
        self._read.setText(self.tr("How the query was read"))
        self._matched.setText(self.tr("Words that met"))
        self._tokens.show_widgets(self._chip(token) for token in response.tokens)
        self._tokens.setVisible(bool(response.tokens))
        chips_of = {
            field: [Chip(word) for word in _words_in(text, response.matched)]
            for field, text in _texts(catalogue, row).items()
        }
        self._show_fields(chips_of)

    def show_contributions(self, contributions: Sequence[Contribution]) -> None:
        """Show what each word earned in each field, instead of only where it stands."""
        chips_of: dict[str, list[Chip]] = {}
        for field in FIELDS:
            own = [part for part in contributions if part.field == field]
            whole = [part for part in own if part.kind not in _PIECES]
            chips_of[field] = [*map(self._contribution_chip, whole), *self._pieces(own)]
        missing = [part for part in contributions if part.kind == "missing"]
        chips_of["missing"] = [*map(self._contribution_chip, missing)]
        self._matched.setToolTip(self.tr("The figure beside a word is what it adds to the score."))
        self._show_fields(chips_of)

    def _pieces(self, contributions: Sequence[Contribution]) -> list[Chip]:
        """What pieces of words earned, too many to be shown one by one."""
        names = {"bigram": self.tr("character pairs"), "letters": self.tr("letters")}
        chips = []
        for kind in _PIECES:
            if score := sum(part.score for part in contributions if part.kind == kind):
                chips.append(Chip(names[kind], f"{score:z.3f}", "text_muted"))
                chips[-1].setToolTip(
                    self.tr("Neighbouring characters of the query that stand here, together.")
                )
        return chips

    def _show_fields(self, chips_of: dict[str, list[Chip]]) -> None:
        emptied(self._fields)
        names = self._field_names()
        number = 0
        for field, chips in chips_of.items():
            if not chips:
                continue
            line = FlowRow()
            line.show_widgets(chips)
            label = muted(names[field])
            label.setWordWrap(False)
            label.setFixedHeight(26)
            self._fields.addWidget(label, number, 0)
            self._fields.addWidget(line, number, 1)
            number += 1
        self._none.setText(
            words.worded(
                self.tr("No word of the query stands in this {product}; its meaning was near.")
            )
        )
        self._none.setVisible(not number)

    def _field_names(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "brand": words.heading("brand"),
            "category": words.heading("category"),
            "attributes": self.tr("Attributes"),
            "description": self.tr("Description"),
            "missing": self.tr("Missing"),
        }

    def _chip(self, token: Token) -> Chip:
        is_open = token.kind == "prefix"
        chip = Chip(
            token.text,
            self._note(token),
            ROLES.get(token.kind, "accent"),
            is_struck=token.kind == "stop",
            is_open=is_open,
        )
        chip.setToolTip(
            literal(
                f"{token.source} → {token.text}" if token.source not in ("", token.text) else ""
            )
        )
        return chip

    def _note(self, token: Token) -> str:
        source = token.source
        return {
            "stop": self.tr("dropped"),
            "synonym": self.tr("for {word}").format(word=source) if source else self.tr("synonym"),
            "unit": self.tr("unit"),
            "model": self.tr("model"),
            "prefix": self.tr("completed"),
            "corrected": self.tr("instead of {word}").format(word=source)
            if source
            else self.tr("corrected"),
        }.get(token.kind, "")

    def _contribution_chip(self, contribution: Contribution) -> Chip:
        is_other = contribution.source not in ("", contribution.term)
        role = "good" if is_other else _ROLES_OF_KINDS.get(contribution.kind, "accent")
        chip = Chip(contribution.term, f"{contribution.score:z.3f}", role)
        chip.setToolTip(
            literal(
                f"{contribution.source} → {contribution.term}"
                if is_other
                else self._origin(contribution)
            )
        )
        return chip

    def _origin(self, contribution: Contribution) -> str:
        return {
            "related": self.tr("Not asked for, but shared by the best results."),
            "other": words.worded(self.tr("The query names another {category}.")),
            "modifier": self.tr("The title only describes another thing by this word."),
            "missing": words.worded(
                self.tr("What the {product} loses because it holds no such word.")
            ),
        }.get(contribution.kind, "")


def _texts(catalogue: Catalogue, row: int) -> dict[str, str]:
    return {
        "title": catalogue.title[row],
        "brand": catalogue.brand[row],
        "category": catalogue.category[row],
        "attributes": "\n".join(catalogue.attributes_of(row).values()),
        "description": catalogue.description[row],
    }


def _words_in(text: str, requested: Iterable[str]) -> list[str]:
    shown = text[:LONGEST_LABEL]
    return [word for word in requested if matched_spans(shown, (word,))]
