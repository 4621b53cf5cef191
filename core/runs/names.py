"""The name of a run, which is that of its folder: `YYYYMMDD-HHMMSS-task-network` in UTC."""

import re
from datetime import UTC, datetime
from pathlib import Path

from core.language import QT_TRANSLATE_NOOP, translate
from core.task_choices import TASKS

# What ranks where no run of the shop does: the pretrained start, in the place of a run's name.
START, START_TASK = "pretrained-start", "search"
START_NAME = QT_TRANSLATE_NOOP("core", "pretrained, not trained on this shop")
# What is half written or half deleted begins with this.
HIDDEN = "."
_NAME = re.compile(
    rf"\d{{4}}(\d\d)(\d\d)-(\d\d)(\d\d)\d\d-(?:(?:{'|'.join(TASKS)})-)?(.*)", re.ASCII
)


def new_run_id(runs_dir: Path, task: str, network: str) -> str:
    """A name that no run has yet, with `-2`, `-3`, … where the moment has been taken."""
    stem = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{task}-{network}"
    names = [stem, *(f"{stem}-{number}" for number in range(2, 100))]
    return next(
        name
        for name in names
        if not (runs_dir / name).exists() and not (runs_dir / f"{HIDDEN}{name}").exists()
    )


def short_name(run: str) -> str:
    """A run's name in short: `20260724-101530-search-conv1d` → `conv1d 07-24 10:15`; what `START` is."""
    if run == START:
        return translate(START_NAME)
    parts = _NAME.fullmatch(run)
    if not parts:
        return run
    month, day, hour, minute, network = parts.groups()
    return f"{network} {month}-{day} {hour}:{minute}"
