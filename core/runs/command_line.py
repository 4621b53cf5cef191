"""A run as the command that trains it again."""

import shlex
from pathlib import Path
from typing import Any

from core.program import typed_command
from core.runs.job import Job
from core.settings import AUTOMATIC, TRAINING, declared
from core.task_choices import NETWORKS, TASKS, training_defaults


def changed_settings(task: str, network: str, settings: dict[str, Any]) -> dict[str, Any]:
    """The `settings` that are not the defaults of a task and a network; all where these are unknown."""
    if task not in TASKS or network not in NETWORKS:
        return dict(settings)
    defaults = training_defaults(task, network)
    return {name: value for name, value in settings.items() if value != defaults.get(name)}


def as_typed(name: str, value: Any) -> str:
    """The value of a setting as `--set` takes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    known = {setting.name for setting in TRAINING}
    if not value and name in known and declared(TRAINING, name).is_automatic:
        return AUTOMATIC
    return str(value)


def train_command(job: Job, workspace: Path) -> str:
    """What trains `job` again in `workspace` when it is typed; of an update, the command that makes one."""
    if job.base:
        return f"{typed_command()} {shlex.join(['update', '--workspace', str(workspace)])}"
    line = [
        "train",
        "--workspace",
        str(workspace),
        "--task",
        job.task,
        "--network",
        job.network,
        "--seed",
        str(job.seed),
    ]
    changed = changed_settings(job.task, job.network, job.settings)
    if job.continues:
        line += ["--continue", job.continues]
    for name, value in changed.items():
        line += ["--set", f"{name}={as_typed(name, value)}"]
    return f"{typed_command()} {shlex.join(line)}"
