"""The name of a run, which is that of its folder: `YYYYMMDD-HHMMSS-task-network` in UTC."""

import re
from datetime import UTC, datetime
from pathlib import Path

from core.language import QT_TRANSLATE_NOOP, translate
from core.task_choices import TASKS

# What ranks where no run of the shop does: the pretrained start, in the place of a run's name.
START, START_TASK = "pretrained-start", "search"
START_NAME = QT_TRANSLATE_NOOP("core", "pretrained, not trained on this shop")
EPOCH_NAME = QT_TRANSLATE_NOOP("core", "{run} · epoch {epoch}")
AT = "@"
LONGEST_EPOCH = 6
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


def at_epoch(run: str, epoch: int) -> str:
    """The name of `run` as it was after `epoch`, where that is not simply the run."""
    return f"{run}{AT}{epoch}"


def epoch_of(name: str) -> tuple[str, int]:
    """The run and the epoch in a name that `at_epoch` made; in any other the name itself, and 0."""
    run, _, epoch = name.rpartition(AT)
    is_epoch = bool(run) and epoch.isascii() and epoch.isdecimal() and len(epoch) <= LONGEST_EPOCH
    return (run, int(epoch)) if is_epoch else (name, 0)


def short_name(run: str) -> str:
    """A run's name in short: `20260724-101530-search-conv1d` → `conv1d 07-24 10:15`; what `START` is.

    Of one `at_epoch` the epoch is told behind it.
    """
    if run == START:
        return translate(START_NAME)
    whole, epoch = epoch_of(run)
    if epoch:
        return translate(EPOCH_NAME).format(run=short_name(whole), epoch=epoch)
    parts = _NAME.fullmatch(run)
    if not parts:
        return run
    month, day, hour, minute, network = parts.groups()
    return f"{network} {month}-{day} {hour}:{minute}"
