"""What an evaluation begins with: a run, and tables that are read as every import reads them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from core.data.importing import Source, import_files
from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.workspace import Workspace


def active_run(workspace: Workspace, task: str) -> str:
    """The id of the run that is active for `task`.

    Raises:
        RunError: there is none.
    """
    run = workspace.active_run(task)
    if not run:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "No run of the task {task} is active; run `{program} train --task {task}` first.",
            ),
            task=task,
        )
    return run


@contextmanager
def imported_files(*sources: Source) -> Iterator[Workspace]:
    """A workspace that holds `sources` for as long as they are read.

    Raises:
        DataError: a file cannot be read, or no row of it can be used.
    """
    with TemporaryDirectory() as folder, Workspace.open(Path(folder)) as workspace:
        import_files(workspace, list(sources))
        yield workspace
