"""What Train would do, before it is pressed: examples, steps, what is held out, categories, time and room."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.runs.job import Job
from core.training.forecast import Forecast, forecast
from gui.background import Latest
from gui.language import Retranslated
from gui.single_shot import single_shot
from gui.training.class_balance import ClassBalance
from gui.widgets.layouts import column
from gui.widgets.plain import Label, literal

if TYPE_CHECKING:
    from core.workspace import Workspace

# So long after the last change of the form the examples are counted.
PAUSE_MILLISECONDS = 300
# Seconds; less is said in seconds.
MINUTE = 60
# Bytes; less is not worth a word.
MUCH_MEMORY = 3_000_000_000
MUCH_DISK = 300_000_000
GIGABYTE = 1e9


class Foresight(Retranslated, QWidget):
    """Some lines and a small picture, hidden where nothing can be trained."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.words = Label(kind="small")
        self.problem = Label(kind="problem")
        self.balance = ClassBalance()
        self._foretold: Forecast | None = None
        self._task = ""
        self._refusal: UserError | None = None
        self._wanted: tuple[Workspace, Job] | None = None
        self._counting = Latest(self)
        self._count_later = single_shot(self, PAUSE_MILLISECONDS, self._count)
        for label in (self.words, self.problem):
            label.setWordWrap(True)
        column(self.words, self.balance, self.problem, parent=self, spacing=3)
        self._retranslate()

    def foresee(self, workspace: "Workspace | None", job: Job | None) -> None:
        """Tell of the training `job` of `workspace`; nothing where one of them is None."""
        self._counting.cancel()
        wanted = (workspace, job) if workspace is not None and job is not None else None
        if wanted != self._wanted:
            self._gray(True)
        self._wanted = wanted
        is_other = job is None or job.task != self._task
        self._task = job.task if job is not None else ""
        if self._wanted is None or is_other:
            # What is told of another task would be taken for this one's.
            self._show(None)
        self._count_later.start()

    def _count(self) -> None:
        if self._wanted is not None:
            self._counting.run(forecast, *self._wanted, done=self._show, failed=self._fail)

    def _fail(self, error: BaseException) -> None:
        """What training would be refused for is said before it."""
        self._foretold = None
        self._refusal = error if isinstance(error, UserError) else None
        self._retranslate()
        if not isinstance(error, UserError):
            raise error

    def _show(self, foretold: Forecast | None) -> None:
        self._foretold, self._refusal = foretold, None
        self._gray(foretold is None)
        self._retranslate()

    def _gray(self, is_past: bool) -> None:
        """What is told of the form as it was until it is counted anew is not told as if it held."""
        self.words.setEnabled(not is_past)
        self.balance.setEnabled(not is_past)

    def _retranslate(self) -> None:
        foretold = self._foretold
        self.problem.setText(str(self._refusal) if self._refusal else "")
        self.problem.setVisible(self._refusal is not None)
        is_counting = self._wanted is not None and self._refusal is None
        self.words.setVisible(foretold is not None or is_counting)
        self.words.setText(self.tr("Counting what there is to learn from…"))
        classes = foretold.counted.classes if foretold else ()
        self.balance.setVisible(bool(classes))
        self.balance.show_counts(tuple(count for _, count in classes))
        self.setVisible(self._wanted is not None)
        if foretold is not None:
            lines = (self._steps, self._passes, self._split, self._classes, self._time, self._room)
            self.words.setText("\n".join(filter(None, (line(foretold) for line in lines))))
            self.balance.setAccessibleName(self._classes(foretold))
            self.balance.setToolTip(literal(self._classes(foretold)))

    def _steps(self, foretold: Forecast) -> str:
        about = "" if foretold.counted.is_exact else "≈ "
        line = self.tr(
            "{examples} examples · {steps} steps an epoch, {all} in {epochs} epochs · {held} held out"
        )
        return line.format(
            examples=f"{about}{foretold.counted.size.examples:,}",
            steps=f"{about}{foretold.steps_per_epoch:,}",
            all=f"{about}{foretold.steps:,}",
            epochs=foretold.epochs,
            held=f"{about}{foretold.counted.validation_examples:,}",
        )

    def _passes(self, foretold: Forecast) -> str:
        """What `auto` comes to in a small shop."""
        line = self.tr("An epoch goes over all of it {count} times, as there is little.")
        return line.format(count=foretold.passes) if foretold.passes > 1 else ""

    def _split(self, foretold: Forecast) -> str:
        split = foretold.counted.split
        numbers = {
            "learned": f"{split.learned:,}",
            "held": f"{split.held_out:,}",
            "updates": f"{split.updates:,}",
        }
        if split.of == "pairs":
            if not split.learned + split.held_out + split.updates:
                return self.tr("No shopper has taught anything yet.")
            line = self.tr(
                "Of what shoppers taught {learned} pairs are learned, {held} held out, {updates} kept for"
                " updates."
            )
        elif split.of == "texts":
            line = self.tr("Of the texts {learned} are learned, {held} held out.")
        else:
            line = self.tr("Of the sequences {learned} are learned, {held} held out.")
        return line.format(**numbers)

    def _classes(self, foretold: Forecast) -> str:
        classes = foretold.counted.classes
        if not classes:
            return ""
        (largest, most), (smallest, least) = classes[0], classes[-1]
        line = self.tr("{count} categories, from “{largest}” ({most}) to “{smallest}” ({least}).")
        others = self.tr("others")
        return line.format(
            count=len(classes),
            largest=largest or others,
            most=f"{most:,}",
            smallest=smallest or others,
            least=f"{least:,}",
        )

    def _time(self, foretold: Forecast) -> str:
        time = self._duration(foretold.seconds)
        if foretold.measured_runs:
            return self.tr("About {time}, as earlier runs here went.").format(time=time)
        return self.tr(
            "About {time}: a coarse estimate, for nothing like it was trained here yet."
        ).format(time=time)

    def _duration(self, seconds: float) -> str:
        if seconds < MINUTE:
            return self.tr("{count} s").format(count=max(1, round(seconds)))
        return self.tr("{count} min").format(count=round(seconds / MINUTE))

    def _room(self, foretold: Forecast) -> str:
        parts = []
        if foretold.memory > MUCH_MEMORY:
            parts.append(
                self.tr("up to {size} GB of memory").format(
                    size=f"{foretold.memory / GIGABYTE:.1f}"
                )
            )
        if foretold.disk > MUCH_DISK:
            parts.append(
                self.tr("up to {size} GB of disk for each epoch that is kept").format(
                    size=f"{foretold.disk / GIGABYTE:.1f}"
                )
            )
        return self.tr("It takes {what}.").format(what=", ".join(parts)) if parts else ""
