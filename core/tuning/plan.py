"""What a study is about, and where its files lie: all of it is written down when the study begins."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP
from core.runs.job import Job
from core.tuning.space import (
    Space,
    grid_points,
    parse_space,
    settings_in,
    usual_space,
    varied,
)
from core.workspace import Workspace, is_plain_file, is_plain_folder

FOLDER = "tuning"
GRID, RANDOM, TPE = "grid", "random", "tpe"
SAMPLERS = (GRID, RANDOM, TPE)
NO_PRUNER, MEDIAN, HYPERBAND = "none", "median", "hyperband"
PRUNERS = (NO_PRUNER, MEDIAN, HYPERBAND)
_NAME = re.compile(r"\w[\w.-]{0,59}")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A study: which settings of which job are tried in what way."""

    study: str
    task: str
    network: str
    seed: int
    sampler: str
    pruner: str
    space: Space

    def job(self, settings: Mapping[str, Any]) -> Job:
        """The trial with `settings`; without any it is the default's."""
        chosen = settings_in(self.space, settings)
        return Job(self.task, self.network, self.seed, chosen, is_trial=True)

    def to_json(self) -> dict[str, Any]:
        """What `from_json` reads."""
        return {**vars(self), "space": list(map(str, self.space))}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Plan":
        """The plan that `to_json` gave.

        Raises:
            UserError: a setting that it varies is not known any more.
        """
        space = parse_space(stored["space"], stored["task"], stored["network"])
        return cls(**{**stored, "space": space})


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody said of a study; None is left to the study that is continued, or to what is usual."""

    study: str = ""
    task: str | None = None
    network: str | None = None
    seed: int | None = None
    sampler: str | None = None
    pruner: str | None = None
    space: list[str] = field(default_factory=list)

    def plan(self) -> Plan:
        """A new study.

        Raises:
            UserError: a part of it breaks its rule, or there is nothing to try.
        """
        usual = Job()
        task, network = self.task or usual.task, self.network or usual.network
        sampler = self.sampler or TPE
        space = parse_space(self.space, task, network)
        if not self.space:
            space = usual_space(task, network, sampler == GRID)
        _require_variety(space)
        if sampler == GRID:
            grid_points(space)
        return Plan(
            study=self.study or new_name(task, sampler),
            task=task,
            network=network,
            seed=usual.seed if self.seed is None else self.seed,
            sampler=sampler,
            # Of a grid every point is wanted.
            pruner=self.pruner or (NO_PRUNER if sampler == GRID else MEDIAN),
            space=space,
        )

    def require_same(self, plan: Plan) -> None:
        """Refuse to continue another study than the one that was meant.

        Raises:
            UserError: something was said that the study has otherwise; names it.
        """
        space = parse_space(self.space, plan.task, plan.network) if self.space else None
        said: dict[str, Any] = {**vars(self), "space": space}
        for name in ("task", "network", "seed", "sampler", "pruner", "space"):
            if said[name] is not None and said[name] != getattr(plan, name):
                raise UserError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "The study {study} has --{option} {stored}, not {given}; leave it out to continue"
                        " this study, or name another with --study.",
                    ),
                    study=plan.study,
                    option=name,
                    stored=_shown(getattr(plan, name)),
                    given=_shown(said[name]),
                )


def _require_variety(space: Space) -> None:
    if not varied(space):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "Nothing varies in this space; give a setting two values or a range, as in"
                " --space learning_rate=0.001..0.01.",
            )
        )


def _shown(value: object) -> object:
    return " ".join(map(str, value)) if isinstance(value, tuple) else value


def new_name(task: str, sampler: str) -> str:
    """A name for a study that begins now."""
    return f"{datetime.now():%Y%m%d-%H%M%S}-{task}-{sampler}"


def require_name(study: str) -> str:
    """`study`, where it can be the name of a file.

    Raises:
        UserError: it cannot.
    """
    if not _NAME.fullmatch(study):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "The name of a study has up to 60 letters, digits, '-', '_' and '.', not {given!r}.",
            ),
            given=study[:80],
        )
    return study


def studies(workspace: Workspace) -> list[str]:
    """The names of all studies of a workspace, the latest first."""
    folder = workspace.path / FOLDER
    if not is_plain_folder(folder):
        return []
    # A hidden one was not finished.
    files = [file for file in folder.glob("[!.]*.db") if is_plain_file(file)]
    return [file.stem for file in sorted(files, key=lambda file: -file.stat().st_mtime_ns)]


def study_file(workspace: Workspace, study: str) -> Path:
    """The SQLite file of a study; optuna-dashboard opens it."""
    return workspace.path / FOLDER / f"{study}.db"


def study_folder(workspace: Workspace, study: str) -> Path:
    """Where a study keeps its lock and the runs of its trials."""
    return workspace.path / FOLDER / study


def require_study(workspace: Workspace, study: str) -> None:
    """Refuse what is no study of this workspace.

    Raises:
        UserError: there is none of this name; says which there are.
    """
    known: Iterable[str] = studies(workspace)
    if study not in known:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "There is no study {study}; there are {names}."),
            study=study,
            names=", ".join(known) or "–",
        )
