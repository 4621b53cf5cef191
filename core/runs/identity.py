"""What tells runs apart: settings that are not the default's; and which are of one job but for chance."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.errors import UserError
from core.files import json_text
from core.runs.job import Job
from core.task_choices import training_defaults

# What differs between the runs of one job that are repeated to see what is chance: the seed, the fold that is
# held out, and how far the log had gone by then.
MEMBER_FIELDS = ("seed", "fold", "upto")


def own_settings(job: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a job (as a dict) that are not the defaults of its task and network, in their order."""
    settings = dict(job.get("settings") or {})
    try:
        defaults = training_defaults(str(job.get("task", "")), str(job.get("network", "")))
    except UserError:
        # A task or network of another version: nothing is known of its defaults.
        return settings
    return {name: value for name, value in settings.items() if defaults.get(name) != value}


def family(job: Mapping[str, Any]) -> str:
    """A key that runs share whose jobs differ in `MEMBER_FIELDS` at most; "" of no job."""
    if not job:
        return ""
    settings = {
        name: value
        for name, value in dict(job.get("settings") or {}).items()
        if name not in MEMBER_FIELDS
    }
    rest = {name: value for name, value in job.items() if name not in MEMBER_FIELDS and value}
    return json_text(dict(sorted({**rest, "settings": sorted(settings.items())}.items())))


def member_line(jobs: Sequence[Mapping[str, Any]]) -> str:
    """`seed=1,2,3`: the seeds of jobs that are not all the usual one, and their folds, if there are any."""
    parts = []
    for name, usual in (("seed", Job().seed), ("fold", 0)):
        values = [job.get(name, usual) for job in jobs]
        values.sort()
        if any(value != usual for value in values):
            parts.append(f"{name}={','.join(map(str, values))}")
    return " ".join(parts)


def settings_line(settings: Mapping[str, Any]) -> str:
    """`epochs=8 dropout=0.3`, as `--set` takes them; yes and no for what is on or off."""
    return " ".join(f"{name}={_written(value)}" for name, value in settings.items())


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
