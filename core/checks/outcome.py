"""What checking found: of every assertion its state and figures, with the worst cases and their why."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from core.checks.pins import Change, Pin
from core.errors import sentence

HOLDS, FAILS, UNJUDGED = "holds", "fails", "unjudged"
STATES = (HOLDS, FAILS, UNJUDGED)
VERSION = 1


@dataclass(frozen=True)
class Told:
    """A sentence of core with its places still apart, so that it can be told in any language."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return sentence(self.template, **self.values) if self.template else ""


@dataclass(frozen=True)
class Word:
    """What a word adds to a score, in the field where it met."""

    term: str
    field: str
    score: float


@dataclass(frozen=True)
class Why:
    """Why a product stands at its `rank` (0: nowhere): `parts` sum to `score`, `words` to the lexical one.

    `versus` is the product that it is set beside, `difference` how far each part is ahead of that one's.
    """

    product_id: str
    title: str
    rank: int
    score: float
    parts: Mapping[str, float]
    words: tuple[Word, ...] = ()
    versus: str = ""
    difference: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class WorstCase:
    """A `query` that an assertion fails on, or would first; `value` in its unit, `about` says more."""

    query: str
    value: float | None = None
    about: str = ""
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What measuring an assertion gave.

    `bound` is what `value` is held against, `interval` is empty where there is none, `level` its certainty,
    `n` counts queries, results or searches, as `unit` names. `shown` is how `value` is printed: `number`,
    `count`, `share`, `ms`, `rank` or `difference`. `reason` is a sentence, `needed` how many queries would
    decide.
    """

    state: str
    reason: Told = Told("")
    value: float | None = None
    bound: float | None = None
    interval: tuple[float, ...] = ()
    level: float = 0.95
    n: int = 0
    unit: str = ""
    shown: str = "number"
    needed: int | None = None
    worst: tuple[WorstCase, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The assertion in `line` of its file, as it is written there, and what was `measured`."""

    line: int
    text: str
    query: str
    kind: str
    seconds: float
    measured: Measured

    @property
    def state(self) -> str:
        """One of `STATES`."""
        return self.measured.state


@dataclass(frozen=True, kw_only=True)
class FileReport:
    """All outcomes of one `file`. `system` is what was checked, `pinned` when its inputs were, "" for never.

    `inputs` are those of now by name, `changes` what differs from what was pinned, `unpinned` the names of
    those that were never pinned.
    """

    file: str
    system: str
    run: str
    when: str
    seconds: float
    pinned: str
    inputs: Mapping[str, Pin]
    changes: tuple[Change, ...]
    unpinned: tuple[str, ...]
    outcomes: tuple[Outcome, ...]

    def count(self, state: str) -> int:
        """How many outcomes are so."""
        return sum(outcome.state == state for outcome in self.outcomes)

    @property
    def is_kept(self) -> bool:
        """Whether everything holds; what cannot be judged has not been shown to."""
        return all(outcome.state == HOLDS for outcome in self.outcomes)


@dataclass(frozen=True, kw_only=True)
class CheckReport:
    """What `check` found in one shop, which may be synthetic."""

    shop: str
    is_synthetic: bool
    files: tuple[FileReport, ...]

    @property
    def is_kept(self) -> bool:
        """Whether everything holds in every file."""
        return all(file.is_kept for file in self.files)

    def count(self, state: str) -> int:
        """How many outcomes of all files are so."""
        return sum(file.count(state) for file in self.files)

    def to_json(self) -> dict[str, Any]:
        """One plain object, the counts of each state among it; sentences both whole and in their parts."""
        return {
            "version": VERSION,
            **asdict(self),
            "files": [_file_json(file) for file in self.files],
            **{state: self.count(state) for state in STATES},
        }


def _file_json(file: FileReport) -> dict[str, Any]:
    stored = asdict(file)
    for outcome, plain in zip(file.outcomes, stored["outcomes"], strict=True):
        plain["state"] = outcome.state
        plain["measured"]["said"] = str(outcome.measured.reason)
    for change, plain in zip(file.changes, stored["changes"], strict=True):
        plain["said"] = str(change)
    return stored


def report_from_json(stored: Mapping[str, Any]) -> CheckReport:
    """What `CheckReport.to_json` gave.

    Raises:
        KeyError, TypeError, ValueError: it is none.
    """
    if stored["version"] != VERSION:
        raise ValueError(f"version {stored['version']}")
    return CheckReport(
        shop=stored["shop"],
        is_synthetic=stored["is_synthetic"],
        files=tuple(map(_file, stored["files"])),
    )


def _file(stored: Mapping[str, Any]) -> FileReport:
    pins = {name: Pin(**pin) for name, pin in stored["inputs"].items()}
    changes = tuple(
        Change(one["input"], one["of"], Pin(**one["was"]), Pin(**one["now"]))
        for one in stored["changes"]
    )
    outcomes = tuple(map(_outcome, stored["outcomes"]))
    unpinned = tuple(stored["unpinned"])
    read = {"inputs": pins, "changes": changes, "unpinned": unpinned, "outcomes": outcomes}
    return FileReport(**{**stored, **read})


def _outcome(stored: Mapping[str, Any]) -> Outcome:
    kept = {name: value for name, value in stored.items() if name not in ("state", "measured")}
    return Outcome(**kept, measured=_measured(stored["measured"]))


def _measured(stored: Mapping[str, Any]) -> Measured:
    kept = {name: value for name, value in stored.items() if name != "said"}
    worst = tuple(
        WorstCase(**{**case, "why": tuple(map(_why, case["why"]))}) for case in stored["worst"]
    )
    return Measured(
        **{
            **kept,
            "reason": Told(**stored["reason"]),
            "interval": tuple(stored["interval"]),
            "worst": worst,
        }
    )


def _why(stored: Mapping[str, Any]) -> Why:
    return Why(**{**stored, "words": tuple(Word(**word) for word in stored["words"])})
