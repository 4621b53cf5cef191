"""Any run of the task `search`, by what it says that it is."""

from pathlib import Path

from core.runs.reader import RunReader
from core.search.pretrained_run import PretrainedRun
from core.search.run import TASK, Run, SearchRun
from core.task_choices import PRETRAINED


def load_run(folder: Path, epoch: int | None = None) -> SearchRun:
    """The run in `folder` with the files of `epoch`, by default its best.

    Raises:
        RunError: it is damaged, of another task, has no complete epoch yet, or needs what is not installed.
    """
    reader = RunReader.open(folder, TASK, epoch)
    return PretrainedRun(reader) if reader.manifest.network == PRETRAINED else Run(reader)
