"""Shares of words by SHAP and LIME beside leaving them out, and what was learned near the query.

Both come from a process of their own: the packages take seconds to load, and the log may be long.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from core.plain_text import one_line
from gui.language import Retranslated
from gui.verb_process import VerbProcess
from gui.widgets.buttons import push_button
from gui.widgets.file_dialog import choose_save
from gui.widgets.labels import muted
from gui.widgets.layouts import column, row

QUERY, TITLE, SCORE, LEARNED = "query", "title", "score", "learned"
WAYS = ("left_out", "shap", "lime")


class ExplainProcess(VerbProcess):
    """`main.py explain`, whose only line is its answer."""

    def _read(self, line: str) -> Any:
        answer = json.loads(line)
        if not isinstance(answer, dict) or "product" not in answer:
            raise ValueError(line)
        return answer

    def _is_told(self, message: Any) -> bool:
        return False


class WordsPage(Retranslated, QWidget):
    """One table: shares of words, or learned pairs. `failed` carries what went wrong beyond a sentence."""

    failed = Signal(object)

    def __init__(
        self,
        arguments: Sequence[str],
        program: Sequence[str] | None = None,
        parent: QWidget | None = None,
    ):
        """`arguments` say which product of which shop; `program` replaces `python main.py`."""
        super().__init__(parent)
        self._arguments = [*arguments]
        self._answer: dict[str, Any] | None = None
        self.process = ExplainProcess(program=program, parent=self)
        self.subject = QComboBox()
        for key in (QUERY, TITLE, SCORE, LEARNED):
            self.subject.addItem("", key)
        self.button = push_button("primary", self.start_or_cancel)
        self.save_button = push_button("quiet", self._ask_where)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.told = muted()
        self.table = QTableWidget()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        column(
            row((self.subject, 1), self.button, self.save_button, spacing=8),
            self.bar,
            self.told,
            (self.table, 1),
            parent=self,
            spacing=8,
            margins=(4, 10, 4, 4),
        )
        self.process.finished.connect(self._take)
        self.process.failed.connect(self._complain)
        self.process.cancelled.connect(self._settle)
        self._retranslate()

    def start_or_cancel(self) -> None:
        """Ask, or end what is under way."""
        if self.process.is_running:
            self.process.cancel()
            return
        subject = self.subject.currentData()
        wanted = ["--examples"] if subject == LEARNED else ["--sampled", subject]
        self.told.setText("")
        self.process.start(["explain", *self._arguments, *wanted, "--json"])
        self._settle()

    def save(self, path: Path) -> None:
        """Write the case, the whole answer, as JSON."""
        from core.files import replace_json

        if self._answer is not None:
            replace_json(path, self._answer)

    def shut_down(self) -> None:
        """End what is under way."""
        self.process.close()

    def _take(self, answer: dict[str, Any]) -> None:
        self._answer = answer
        self._show()
        self._settle()

    def _complain(self, sentence: str, log: str) -> None:
        # What the verb said is the sentence that helps; it stands last.
        said = [line for line in log.splitlines() if line.strip()]
        self._settle()
        self.told.setText(said[-1] if said else sentence)

    def _ask_where(self) -> None:
        path = choose_save(self, "what_if", self.tr("Save the case"), "case", ("JSON (*.json)",))
        if path is not None:
            try:
                self.save(path)
            except OSError as error:
                self.failed.emit(error)

    def _show(self) -> None:
        answer = self._answer or {}
        if "sampled" in answer:
            self._show_shares(answer["sampled"])
        elif "examples" in answer:
            self._show_examples(answer["examples"])

    def _show_shares(self, told: dict[str, Any]) -> None:
        names = (self.tr("Word"), self.tr("Left out"), "SHAP", "LIME")
        rows = [
            [word, *(f"{told[way][number]:+.4f}" for way in WAYS)]
            for number, word in enumerate(told["words"])
        ]
        self._fill(names, rows, 0)
        agreed = self.tr("{one} and {other}: ρ {spearman}, τ {kendall}, same sign {signs}")
        titles = dict(zip(WAYS, names[1:], strict=True))
        self.told.setText(
            "\n".join(
                agreed.format(
                    one=titles[each["one"]],
                    other=titles[each["other"]],
                    spearman=_figure(each["spearman"]),
                    kendall=_figure(each["kendall"]),
                    signs=f"{each['signs']:.0%}",
                )
                for each in told["agreement"]
            )
        )

    def _show_examples(self, told: dict[str, Any]) -> None:
        names = (self.tr("Likeness"), self.tr("Query"), self.tr("Title"), self.tr("Weight"))
        rows = [
            [f"{e['similarity']:.3f}", e["query"], one_line(e["title"]), f"{e['weight']:.2f}"]
            for e in told["examples"]
        ]
        self._fill(names, rows, 2)
        self.told.setText(told["note"])

    def _fill(self, names: Sequence[str], rows: list[list[str]], wide: int) -> None:
        self.table.setColumnCount(len(names))
        self.table.setHorizontalHeaderLabels(list(names))
        self.table.setRowCount(len(rows))
        for place, cells in enumerate(rows):
            for section, text in enumerate(cells):
                self.table.setItem(place, section, QTableWidgetItem(text))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def _settle(self) -> None:
        is_busy = self.process.is_running
        self.bar.setVisible(is_busy)
        self.subject.setEnabled(not is_busy)
        self.save_button.setEnabled(self._answer is not None and not is_busy)
        self.button.setText(self.tr("Cancel") if is_busy else self.tr("Ask"))

    def _retranslate(self) -> None:
        subjects = {
            QUERY: self.tr("Words of the query in the meaning"),
            TITLE: self.tr("Words of the title in the meaning"),
            SCORE: self.tr("Words of the query in the whole score"),
            LEARNED: self.tr("What was learned near this query"),
        }
        for place in range(self.subject.count()):
            self.subject.setItemText(place, subjects[self.subject.itemData(place)])
        self.subject.setAccessibleName(self.tr("What is asked"))
        self.save_button.setText(self.tr("Save the case…"))
        self.button.setToolTip(
            self.tr("SHAP and LIME ask the network many times; a few seconds in another process")
        )
        self.table.setAccessibleName(self.tr("Shares of words, or learned pairs"))
        self.bar.setAccessibleName(self.tr("Under way"))
        self._settle()
        self._show()


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
