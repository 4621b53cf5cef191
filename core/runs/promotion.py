"""Whether a trained run goes live: how it compares with the active one, with no model, and by what rule."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from core.language import QT_TRANSLATE_NOOP, translate
from core.metrics.comparison import Comparison
from core.runs import listing
from core.runs.names import START
from core.task_choices import TASKS
from core.workspace import Workspace

# Fewer examples tell too little to hold anything against a run but a difference beyond chance.
LEAST_EXAMPLES = 20

LIVE = ""
WORSE = "worse than the active run"
BELOW = "worse than without a model"
STOPPED = "stopped"
FEW = "too few to tell"

RULES = {
    LIVE: QT_TRANSLATE_NOOP("core", "{run} is active now."),
    WORSE: QT_TRANSLATE_NOOP(
        "core", "{run} stays inactive: it is worse than {active}, and not by chance."
    ),
    BELOW: QT_TRANSLATE_NOOP(
        "core", "{run} stays inactive: it is worse than {baseline}, and not by chance."
    ),
    STOPPED: QT_TRANSLATE_NOOP(
        "core", "{run} was stopped and stays inactive: it is not surely better than {rival}."
    ),
    FEW: QT_TRANSLATE_NOOP(
        "core", "{run} stays inactive: it looks worse than {active}, on too few examples to tell."
    ),
}
START_NAME = QT_TRANSLATE_NOOP("core", "the pretrained start")
QUERIES = QT_TRANSLATE_NOOP("core", "held-out queries")
MADE_QUERIES = QT_TRANSLATE_NOOP("core", "held-out queries made of titles")
EXAMPLES = QT_TRANSLATE_NOOP("core", "held-out examples")
TEXTS = QT_TRANSLATE_NOOP("core", "held-out texts")
SEPARATOR = QT_TRANSLATE_NOOP("core", "; ")


@dataclass(frozen=True, kw_only=True)
class PromotionVerdict:
    """The new run `run` beside what serves now, the `active` one, and beside doing without any model.

    `active` is `START` where no run is active and the pretrained start serves, "" where nothing does.

    Both comparisons are of `metric` over the same examples, which `unit` names; they are None where there is
    no rival, or where nothing can be measured that neither has learned.
    """

    task: str
    run: str
    active: str
    metric: str
    unit: str
    beside_active: Comparison | None = None
    beside_baseline: Comparison | None = None
    is_stopped: bool = False

    @property
    def examples(self) -> int:
        """How many examples were measured."""
        measured = self.beside_active or self.beside_baseline
        return measured.queries if measured else 0

    @property
    def rule(self) -> str:
        """What keeps the run from going live, a key of `RULES`; `LIVE` where nothing does."""
        if self.beside_active and self.beside_active.decision == "worse":
            return WORSE
        if self.beside_baseline and self.beside_baseline.decision == "worse":
            return BELOW
        rival = self.beside_active if self.active else self.beside_baseline
        if self.is_stopped:
            return LIVE if rival and rival.decision == "better" else STOPPED
        looks_worse = bool(self.active and rival and rival.difference < 0)
        return FEW if looks_worse and self.examples < LEAST_EXAMPLES else LIVE

    @property
    def goes_live(self) -> bool:
        """Whether the run serves its task from now on, unless somebody decides otherwise."""
        return self.rule == LIVE

    def to_json(self) -> dict[str, Any]:
        """As plain values, for `from_json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "PromotionVerdict":
        """What `to_json` gave."""
        sides = {
            side: stored[side] and Comparison.from_json(stored[side])
            for side in ("beside_active", "beside_baseline")
        }
        return cls(**{**stored, **sides})

    def sentence(self, name: Callable[[str], str] = str) -> str:
        """What happens to the run, and why, with the figures, in the chosen language; `name` names a run."""
        baseline, active = translate(TASKS[self.task].rival), self._named_active(name)
        told = translate(RULES[self.rule]).format(
            run=name(self.run),
            active=active,
            baseline=baseline,
            rival=active or baseline,
        )
        both = translate(QT_TRANSLATE_NOOP("core", "{told} {figures}"))
        return both.format(told=told, figures=self.figures(name))

    def figures(self, name: Callable[[str], str] = str) -> str:
        """Every value that was measured, and on how many examples."""
        if not self.examples:
            return translate(
                QT_TRANSLATE_NOOP("core", "Nothing that it has not learned could be measured.")
            )
        template = QT_TRANSLATE_NOOP("core", "{metric} {values}, on the same {count} {unit}.")
        if self.examples < LEAST_EXAMPLES:
            template = QT_TRANSLATE_NOOP(
                "core", "{metric} {values}, on the same {count} {unit}: too few to tell."
            )
        return translate(template).format(
            metric=self.metric,
            values=translate(SEPARATOR).join(self._values(name)),
            count=self.examples,
            unit=translate(self.unit),
        )

    def _named_active(self, name: Callable[[str], str]) -> str:
        return translate(START_NAME) if self.active == START else name(self.active)

    def _values(self, name: Callable[[str], str]) -> list[str]:
        """The value of the run, and each rival's with the interval of the difference and its p."""
        sides = {self._named_active(name): self.beside_active}
        sides[translate(TASKS[self.task].rival)] = self.beside_baseline
        measured = {name: side for name, side in sides.items() if side is not None}
        own = next(iter(measured.values())).after
        beside = QT_TRANSLATE_NOOP(
            "core", "{name} {value:z.4f} (difference {low:+z.4f} to {high:+z.4f}, {p})"
        )
        return [f"{own:.4f}"] + [
            translate(beside).format(
                name=rival, value=side.before, low=side.low, high=side.high, p=_chance(side.p)
            )
            for rival, side in measured.items()
        ]


def settle(workspace: Workspace, verdict: PromotionVerdict) -> None:
    """Activate the run unless something speaks against it.

    Raises:
        RunError: the run is gone.
        WorkspaceError: the workspace is open for reading only.
    """
    if verdict.goes_live:
        listing.activate(workspace, verdict.run)


def _chance(p: float) -> str:
    """No test says that a difference is never by chance."""
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"
