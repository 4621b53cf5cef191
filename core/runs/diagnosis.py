"""What the curves of a training say of it, in one sentence, and which settings to change.

Over-fitting is told as Goodfellow, Bengio and Courville (2016, ch. 5) have it: what is learned goes on
getting better while what is held out gets worse. Thresholds are by judgement, wide enough that chance seldom
reaches them; where nothing can be told nothing is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP, translate
from core.runs.curves import VALIDATION_LOSS, RunCurves
from core.runs.identity import settings_line
from core.settings import TRAINING, declared
from core.task_choices import NETWORKS, settings_of, training_defaults

# Epochs without which nothing can be told, and those after the best that must be worse.
LEAST_EPOCHS = 3
WORSE_EPOCHS = 2
# A loss that is worse by this part of the best is worse; one that is better by less has not moved.
WORSE = 0.02
STILL = 0.01
# A training loss that falls by this part has learned something; one that jumps by this part is unstable.
LEARNED = 0.05
JUMP = 0.2

UNSTABLE = QT_TRANSLATE_NOOP(
    "core",
    "Unstable: in epoch {epoch} the training loss jumped from {before:.3f} to {after:.3f}. Try {change}.",
)
DIVERGED = QT_TRANSLATE_NOOP(
    "core",
    "Unstable: the training ended because a figure was no finite number any more. Try {change}.",
)
OVER_FITTING = QT_TRANSLATE_NOOP(
    "core",
    "Over-fitting since epoch {epoch}: what is learned still gets better, while the held-out loss rose from"
    " {before:.3f} to {after:.3f}. Try {change}.",
)
NOT_CARRIED = QT_TRANSLATE_NOOP(
    "core",
    "Learned by heart: in {epoch} epochs the training loss fell, the held-out loss did not (from {before:.3f}"
    " to {after:.3f}). Try {change}, or more examples.",
)
UNDER_FITTING = QT_TRANSLATE_NOOP(
    "core",
    "Under-fitting: in {epoch} epochs the training loss hardly fell (from {before:.3f} to {after:.3f})."
    " Try {change}.",
)
UNFINISHED = QT_TRANSLATE_NOOP(
    "core",
    "Not done: in the last epoch, {epoch}, the held-out loss still fell, from {before:.3f} to {after:.3f}."
    " Try {change}.",
)


@dataclass(frozen=True)
class Diagnosis:
    """What is wrong: `kind` is `unstable`, `over-fitting`, `not-carried`, `under-fitting` or `unfinished`.

    `change` holds the settings to train with instead, by their names.
    """

    kind: str
    template: str
    epoch: int
    before: float
    after: float
    change: Mapping[str, Any]

    @property
    def sentence(self) -> str:
        """One sentence in the language in use, with what to change as `--set` takes it."""
        return translate(self.template).format(
            epoch=self.epoch,
            before=self.before,
            after=self.after,
            change=settings_line(self.change),
        )

    def to_json(self) -> dict[str, Any]:
        """Kind, sentence and what to change, as plain values."""
        return {"kind": self.kind, "sentence": self.sentence, "change": dict(self.change)}


def diagnosis(history: RunCurves) -> Diagnosis | None:
    """What the curves of `history` say; None where nothing can be told, or there is nothing to change."""
    told = _unstable(history)
    if told is None and len(history.epoch_losses.values) >= LEAST_EPOCHS:
        told = _by_epochs(history)
    return told if told is not None and told.change else None


def _unstable(history: RunCurves) -> Diagnosis | None:
    """The training loss jumped, or ended as no number."""
    change = _changes(history, "less learning_rate", "more batch_size")
    losses = history.epoch_losses.values
    if any(mark.detail == "diverged" for mark in history.marks):
        return Diagnosis("unstable", DIVERGED, len(losses) + 1, 0.0, 0.0, change)
    for number in range(1, len(losses)):
        least = min(losses[:number])
        if losses[number] > least + JUMP * abs(least):
            before = losses[number - 1]
            return Diagnosis("unstable", UNSTABLE, number + 1, before, losses[number], change)
    return None


def _by_epochs(history: RunCurves) -> Diagnosis | None:
    """What the mean losses of all epochs tell, training beside held out."""
    training, held_out = history.epoch_losses.values, _held_out(history)
    has_learned = training[-1] < training[0] - LEARNED * abs(training[0])
    if len(held_out) == len(training):
        best = held_out.index(min(held_out))
        if _is_over_fitting(training, held_out, best):
            change = _changes(history, "more dropout", "more word_dropout", "some l2")
            values = held_out[best], held_out[-1]
            return Diagnosis("over-fitting", OVER_FITTING, best + 1, *values, change)
        if has_learned and min(held_out) > held_out[0] - STILL * abs(held_out[0]):
            change = _changes(history, "more dropout", "more word_dropout", "less filters")
            values = held_out[0], held_out[-1]
            return Diagnosis("not-carried", NOT_CARRIED, len(training), *values, change)
    if not has_learned:
        change = _changes(history, "more learning_rate", "more filters", "less dropout")
        values = training[0], training[-1]
        return Diagnosis("under-fitting", UNDER_FITTING, len(training), *values, change)
    return _unfinished(history, held_out)


def _held_out(history: RunCurves) -> list[float]:
    """The held-out loss of each complete epoch; what was measured in between is left out."""
    curve = history.curves.get(VALIDATION_LOSS)
    known = dict(zip(curve.steps, curve.values, strict=True)) if curve is not None else {}
    return [known[step] for step in history.epoch_losses.steps if step in known]


def _is_over_fitting(training: list[float], held_out: list[float], best: int) -> bool:
    after = held_out[best + 1 :]
    return (
        len(after) >= WORSE_EPOCHS
        and training[-1] < training[best]
        and min(after[-WORSE_EPOCHS:]) > held_out[best] + WORSE * abs(held_out[best])
    )


def _unfinished(history: RunCurves, held_out: list[float]) -> Diagnosis | None:
    """All epochs that were planned are over, and the last one was the best by more than nothing."""
    epochs = len(history.epoch_losses.values)
    if epochs < history.epochs or len(held_out) < epochs:
        return None
    before, last = held_out[-2:]
    if last > min(held_out[:-1]) or before - last < STILL * abs(before):
        return None
    return Diagnosis(
        "unfinished", UNFINISHED, epochs, before, last, _changes(history, "more epochs")
    )


def _changes(history: RunCurves, *wanted: str) -> dict[str, Any]:
    """The settings of the run that each of `wanted` ("more dropout") is for, with what to try instead.

    Those that do not apply to its network, or stand at their bound already, are left out.
    """
    network = str(history.job.get("network", ""))
    if network not in NETWORKS:
        return {}
    applicable = {setting.name for setting in settings_of(network)}
    changes = {}
    for each in wanted:
        way, name = each.split()
        now = _now(history, name)
        then = _tried(way, name, now)
        if name in applicable and then != now:
            changes[name] = then
    return changes


def _now(history: RunCurves, name: str) -> Any:
    """What the setting of the run is; its default where the job does not say, or says what cannot be."""
    settings = dict(history.job.get("settings") or {})
    setting = declared(TRAINING, name)
    try:
        defaults = training_defaults(history.task, str(history.job["network"]))
        return setting.parse(settings.get(name, defaults[name]))
    except UserError:
        return setting.default


def _tried(way: str, name: str, now: Any) -> Any:
    """The next value to try, within what the setting allows."""
    setting = declared(TRAINING, name)
    if name == "l2":
        return now or 1e-4
    if name in ("dropout", "word_dropout"):
        then = now + 0.2 if way == "more" else now - 0.2
        # More than six in ten hidden teach hardly anything.
        return round(min(max(then, 0.0), max(now, 0.6)), 3)
    factor = 3 if name == "learning_rate" else 2
    then = now * factor if way == "more" else now / factor
    bounded = min(max(then, setting.minimum or 0), setting.maximum or then)
    return int(bounded) if isinstance(setting.default, int) else float(f"{bounded:.2g}")
