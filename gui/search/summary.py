"""One line about the answer: how many, how fast, by which run; and whether something else was meant."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.experiments.interleaving import experiment_of, runs_of
from core.runs.names import START, short_name
from core.search.request import SearchResponse
from core.search.score_parts import label
from gui.language import Retranslated
from gui.products import score_parts
from gui.search.run_button import RunButton
from gui.search.session_line import SessionLine
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.layouts import row
from gui.widgets.plain import Label, MarkedLabel, caption, literal, markup
from gui.words import counted

# Characters of a run and its figure in the menu.
LONGEST_RUN = 120


class SummaryLine(Retranslated, QWidget):
    """`1,234 products · 3.1 ms`, and a button with the run that switches to another at once."""

    run_chosen = Signal(str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._response: SearchResponse | None = None
        self._epoch: int | None = None
        self._wait = self._run = ""
        self._runs: tuple[tuple[str, str], ...] = ()
        self.count = Label(kind="muted")
        self.session = SessionLine()
        self.unsure, self.reason = MarkedLabel(kind="muted"), Label(kind="muted")
        # Where the line is narrow the reason is cut, the figures and the mark are not.
        for label_kept in (self.count, self.unsure):
            label_kept.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.taste = MarkedLabel(kind="muted")
        self.run = RunButton()
        self.back = push_button("chip", self.back_wanted)
        self.menu = self.run.menu()
        self.menu.aboutToShow.connect(self._fill_menu)
        row(
            self.count,
            self.unsure,
            self.run,
            self.back,
            self.taste,
            self.session,
            self.reason,
            parent=self,
            spacing=4,
        )
        theme().changed.connect(self._retranslate)
        self._retranslate()

    def show_response(self, response: SearchResponse | None) -> None:
        """Say what `response` holds; None says nothing."""
        self._response, self._wait = response, ""
        self._retranslate()

    def show_wait(self, wait: str) -> None:
        """Say what is waited for until there is an answer; "" says nothing."""
        self._response, self._wait = None, wait
        self._retranslate()

    def show_epoch(self, epoch: int | None) -> None:
        """Say that not the run in use ranks but `epoch` of a run, 0 for none; None: the run in use does."""
        self._epoch = epoch
        self._retranslate()

    def set_runs(self, runs: Sequence[tuple[str, str]], active: str) -> None:
        """Offer `runs` as (id, what to say about it), the newest first; `active` ranks now."""
        self._runs = tuple(runs)
        self._run = active
        self._retranslate()

    def _fill_menu(self) -> None:
        self.menu.clear()
        group = QActionGroup(self.menu)
        for run, about in self._runs:
            text = f"{short_name(run)}    {about}" if about else short_name(run)
            action = self.menu.addAction(caption(text, LONGEST_RUN))
            action.setCheckable(True)
            action.setChecked(run == self._run)
            action.setToolTip(literal(run))
            action.triggered.connect(lambda _=False, run=run: self.run_chosen.emit(run))
            group.addAction(action)
        if not any(run != START for run, _ in self._runs):
            self.menu.addAction(self.tr("Train a model first")).setEnabled(False)

    def _retranslate(self) -> None:
        answer = self._response
        self._write_count()
        is_draft = answer is not None and answer.is_draft
        self.count.setToolTip(literal(self._about_draft()) if is_draft else "")
        self._write_unsure()
        self._write_legend()
        shown = answer.run if answer is not None else self._run
        name = self.tr("two rankings") if is_experiment(shown) else ranking_name(shown)
        self.run.set_name(name)
        self._write_epoch()
        # What ranks is not known before a shop has been opened.
        self.run.setVisible(answer is not None or bool(self._runs))
        self.run.setToolTip(literal(self._about_run(shown)))

    def _write_epoch(self) -> None:
        self.back.setVisible(self._epoch is not None)
        self.back.setText(self.tr("Epoch {epoch} · back").format(epoch=self._epoch))
        self.back.setToolTip(
            self.tr("An epoch is looked at, not the run in use; press to go back to that")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._write_count()

    def event(self, event: QEvent) -> bool:
        """What else there is to say came or went."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._write_count()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Room for all there is to say."""
        return self._with_count(super().sizeHint(), self._whole())

    def minimumSizeHint(self) -> QSize:
        """Room for the number of answers and what ranks them."""
        return self._with_count(super().minimumSizeHint(), self._brief())

    def _with_count(self, hint: QSize, text: str) -> QSize:
        """`hint`, as if `text` were said of the answer."""
        width = self.count.fontMetrics().horizontalAdvance
        return QSize(hint.width() + width(text) - width(self.count.text()), hint.height())

    def _write_count(self) -> None:
        """The number of answers, and how fast they came where that does not press what ranks them."""
        is_tight = self.isVisible() and self.width() < self.sizeHint().width()
        self.count.setText(self._brief() if is_tight else self._whole())

    def _whole(self) -> str:
        return self._brief() if self._response is None else self._about(self._response)

    def _brief(self) -> str:
        return self._wait if self._response is None else counted(self._response.total)

    def _about_run(self, run: str) -> str:
        if run == START:
            return self.tr(
                "Ranked by words and by what the model that ships knows of their meaning;"
                " it has learned nothing of this shop yet"
            )
        if run:
            return self.tr("Ranked by run {run}; choose another").format(run=run)
        return self.tr("Ranked by words alone, no model took part")

    def _write_unsure(self) -> None:
        """A mark over results by meaning alone, once the query is not being typed any more."""
        answer = self._response
        is_unsure = answer is not None and answer.is_unsure and not answer.is_draft
        self.unsure.setVisible(is_unsure)
        self.unsure.show_markup(
            markup(
                "<b style='color:{colour}'>{mark}</b>&nbsp;",
                colour=theme().colours.warn,
                mark=self.tr("unsure"),
            )
        )
        reason = self.tr("no word of it is known here, near in meaning only")
        self.unsure.setToolTip(literal(reason))
        self.reason.setText(reason)
        self.reason.setVisible(is_unsure)

    def _write_legend(self) -> None:
        """The colour of taste, where it takes part."""
        answer = self._response
        is_query = answer is not None and bool(answer.request.text.strip())
        hits = answer.hits if answer is not None and is_query else ()
        self.taste.setVisible(bool(hits) and "taste" in hits[0].parts)
        colour = score_parts.colour("taste", theme().colours)
        self.taste.show_markup(
            markup(
                "<span style='color:{colour}; font-size:9px'>⬤</span> {name}&nbsp;",
                colour=colour,
                name=label("taste"),
            )
        )

    def _about(self, answer: SearchResponse) -> str:
        about = f"{counted(answer.total)} · {answer.took_ms:.1f} ms"
        provisional = self.tr("provisional")
        return f"{about} · {provisional}" if answer.is_draft else about

    def _about_draft(self) -> str:
        return self.tr("Quick while you type; the pretrained encoder ranks as soon as you pause")


class MeantLine(Retranslated, QWidget):
    """`Did you mean …?`, or what was searched instead of a query that found nothing."""

    query_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._response: SearchResponse | None = None
        self.words = Label(kind="muted")
        self.query = push_button("link", self._choose)
        row(self.words, self.query, 1, parent=self, spacing=4)
        self.hide()

    def show_response(self, response: SearchResponse) -> None:
        """Offer what `response` believes was meant; nothing hides the line."""
        self._response = response
        self._retranslate()
        self.setVisible(bool(response.did_you_mean))

    def _retranslate(self) -> None:
        answer = self._response
        if answer is None:
            return
        self.query.setText(caption(answer.did_you_mean))
        self.words.setText(
            self.tr("Nothing for “{text}”; showing").format(text=answer.request.text[:40])
            if answer.corrected
            else self.tr("Did you mean")
        )

    def _choose(self) -> None:
        if self._response is not None:
            self.query_chosen.emit(self._response.did_you_mean)


def is_experiment(run: str) -> bool:
    """Whether two runs rank in turn."""
    return experiment_of(*runs_of(run)) == run


def ranking_name(run: str) -> str:
    """What ranks, in short: a run, words alone for "", or both sides of an experiment."""
    if is_experiment(run):
        a, b = runs_of(run)
        return f"{ranking_name(a)} × {ranking_name(b)}"
    return short_name(run) if run else QCoreApplication.translate("SummaryLine", "words only")
