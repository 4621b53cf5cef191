"""A tuning as lines for people: a line a trial, and at the end what the best is worth and how to train it."""

import shlex
from collections.abc import Mapping
from typing import Any

from core.commands.terminal import shown
from core.errors import sentence
from core.language import QT_TRANSLATE_NOOP, translate
from core.tuning.unseen import Figure, Unseen

_STATES = {
    "complete": QT_TRANSLATE_NOOP("core", "complete"),
    "pruned": QT_TRANSLATE_NOOP("core", "pruned"),
    "failed": QT_TRANSLATE_NOOP("core", "failed"),
    "waiting": QT_TRANSLATE_NOOP("core", "waiting"),
    "running": QT_TRANSLATE_NOOP("core", "running"),
}
_DECISIONS = {
    "better": QT_TRANSLATE_NOOP("core", "the best trial is better than the default"),
    "worse": QT_TRANSLATE_NOOP("core", "the best trial is worse than the default"),
    "tie": QT_TRANSLATE_NOOP("core", "no difference that chance could not explain"),
}


class ProgressLines:
    """Prints what a tuning says."""

    def __init__(self) -> None:
        self._metric = ""

    def __call__(self, line: Mapping[str, Any]) -> None:
        say = getattr(self, f"_say_{line['event']}", None)
        if say is not None:
            say(line)

    def _say_studies(self, line: Mapping[str, Any]) -> None:
        print("\n".join(line["names"]) or translate(QT_TRANSLATE_NOOP("core", "No studies yet.")))

    def _say_study(self, line: Mapping[str, Any]) -> None:
        self._metric = line["metric"]
        _say(
            QT_TRANSLATE_NOOP("core", "{study}: {task} {network}, {sampler}, {space}"),
            **{name: line[name] for name in ("study", "task", "network", "sampler")},
            space=" ".join(line["space"]),
        )
        for trial in line["trials"]:
            self._say_trial(trial)

    def _say_default(self, line: Mapping[str, Any]) -> None:
        _say(
            QT_TRANSLATE_NOOP("core", "default  {metric} {value}"),
            metric=line["metric"],
            value=shown(line["value"]),
        )

    def _say_trial(self, line: Mapping[str, Any]) -> None:
        eta = line.get("eta_seconds")
        left = "" if eta is None else translate(QT_TRANSLATE_NOOP("core", "  {left:.0f} s left"))
        print(
            f"{line['number']:>4}  {translate(_STATES[line['state']])}  {self._metric} {shown(line['value'])}"
            f"  {settings_text(line['settings'])}{left.format(left=eta)}",
            flush=True,
        )

    def _say_importance(self, line: Mapping[str, Any]) -> None:
        shares = "  ".join(f"{name} {share:.2f}" for name, share in line["shares"].items())
        _say(QT_TRANSLATE_NOOP("core", "what mattered (fANOVA): {shares}"), shares=shares)

    def _say_best(self, line: Mapping[str, Any]) -> None:
        if line["number"] is None:
            _say(QT_TRANSLATE_NOOP("core", "No trial is complete yet."))
            return
        _say(
            QT_TRANSLATE_NOOP("core", "best of {trials}: trial {number}, {metric} {value}"),
            trials=line["trials"],
            number=line["number"],
            metric=line["metric"],
            value=shown(line["value"]),
        )
        if line["unseen"]:
            _say_unseen(Unseen.from_json(line["unseen"]))
        _say(
            QT_TRANSLATE_NOOP("core", "Train it for good: {program} {command}"),
            command=train_command(line),
        )


def settings_text(settings: Mapping[str, Any]) -> str:
    """Settings as `--set` takes them."""
    return " ".join(f"{name}={_value(value)}" for name, value in settings.items())


def train_command(line: Mapping[str, Any]) -> str:
    """The verb that trains the best of a `best` line as a run."""
    words = [
        "train",
        "--task",
        line["task"],
        "--network",
        line["network"],
        "--seed",
        str(line["seed"]),
    ]
    for name, value in line["settings"].items():
        words += ["--set", f"{name}={_value(value)}"]
    return shlex.join(words)


def _say_unseen(unseen: Unseen) -> None:
    if unseen.best is None or unseen.default is None or unseen.difference is None:
        _say(
            QT_TRANSLATE_NOOP(
                "core", "Nothing is held out that no trial saw, so nobody knows better."
            )
        )
        return
    _say(
        QT_TRANSLATE_NOOP(
            "core",
            "on {examples} examples that no trial saw: {metric} best {best}, default {default},"
            " difference {difference}, p {p}: {decision}",
        ),
        examples=unseen.examples,
        metric=unseen.metric,
        best=_with_interval(unseen.best),
        default=_with_interval(unseen.default),
        difference=_with_interval(unseen.difference),
        p=unseen.p_text,
        decision=translate(_DECISIONS[unseen.decision]),
    )


def _with_interval(figure: Figure) -> str:
    return f"{figure.value:.4f} [{figure.low:.4f}, {figure.high:.4f}]"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _say(template: str, **values: object) -> None:
    print(sentence(template, **values), flush=True)
