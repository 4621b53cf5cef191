"""Best and default side by side: on what trials were chosen by, and on what no trial ever saw."""

from PySide6.QtWidgets import QGridLayout, QWidget

from core.language import translate
from core.tuning.unseen import Figure, Unseen
from gui.language import Retranslated
from gui.tuning.painted_charts import in_words
from gui.tuning.study_record import StudyRecord
from gui.widgets.layouts import column
from gui.widgets.plain import Label, literal
from gui.words import signed


class Verdict(Retranslated, QWidget):
    """A small table, and what it comes to in a sentence."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.record = StudyRecord()
        self._heads = [Label(kind="small") for _ in range(3)]
        self._rows = [[Label() for _ in range(3)] for _ in range(2)]
        self.said = Label(kind="muted")
        self.said.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for row, labels in enumerate((self._heads, *self._rows)):
            for place, made in enumerate(labels):
                grid.addWidget(made, row, place)
        grid.setColumnStretch(2, 1)
        column(grid, self.said, parent=self, spacing=4)
        self._retranslate()

    def show_study(self, record: StudyRecord) -> None:
        """Show what is known of best and default."""
        self.record = record
        best, default, unseen = record.best, record.default, record.unseen
        figures = [
            (best.value if best else None, None),
            (default["value"], default["interval"]) if default else (None, None),
        ]
        known = (default or {}).get("unseen")
        measured = [unseen.best, unseen.default] if unseen else [None, known and Figure(**known)]
        names = [self._best_name(), self._default_name]
        for labels, name, seen, figure in zip(self._rows, names, figures, measured, strict=True):
            labels[0].setText(name)
            labels[1].setText(_seen(*seen))
            labels[2].setText(_with_interval(figure))
        self._rows[0][0].setToolTip(literal(in_words(best)) if best else "")
        self.said.setText(self._sentence(unseen))

    def _best_name(self) -> str:
        best = self.record.best
        if best is None:
            return self.tr("Best trial")
        return self.tr("Best trial, {number}").format(number=best.number)

    def _sentence(self, unseen: Unseen | None) -> str:
        if unseen is None:
            return self.tr(
                "The best of many is best partly by chance: when the tuning ends, it is measured once more on"
                " examples that no trial saw."
            )
        if unseen.difference is None:
            return self.tr("Nothing is held out that no trial saw: import more to know better.")
        known = {
            "better": self.tr("Better than the default, and not by chance"),
            "worse": self.tr("Worse than the default, and not by chance"),
            "tie": self.tr("No difference to the default that chance could not explain"),
        }
        return self.tr("{verdict}: {difference}, p {p} on {count} {unit}.").format(
            verdict=known[unseen.decision],
            difference=_difference(unseen.difference),
            p=unseen.p_text,
            count=f"{unseen.examples:,}",
            unit=translate(unseen.unit),
        )

    def _retranslate(self) -> None:
        self._default_name = self.tr("Default")
        heads = ("", self.tr("What trials saw"), self.tr("What no trial saw"))
        for made, text in zip(self._heads, heads, strict=True):
            made.setText(text)
        self.setAccessibleName(self.tr("Best and default"))
        self.show_study(self.record)


def _seen(value: float | None, interval: list[float] | None) -> str:
    if value is None:
        return "–"
    return _with_interval(Figure(value, *interval)) if interval else f"{value:.4f}"


def _with_interval(figure: Figure | None) -> str:
    return "–" if figure is None else f"{figure.value:.4f}  [{figure.low:.4f}, {figure.high:.4f}]"


def _difference(figure: Figure) -> str:
    ends = f"[{signed(figure.low, 4)}, {signed(figure.high, 4)}]"
    return f"{signed(figure.value, 4)} {ends}"
