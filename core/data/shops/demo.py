"""The demo world that ships: copied into a workspace as it is, with the models trained on it."""

import filecmp
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic

from core.data.report import CleaningReport, SheetReport
from core.errors import DataError, reason_of
from core.files import read_json, sha256, sync
from core.language import QT_TRANSLATE_NOOP
from core.progress import StageProgress, StageProgressCallback
from core.workspace import (
    ACTIVE,
    KINDS,
    LOCK,
    StagedTable,
    Workspace,
    is_plain_file,
    is_plain_folder,
    shipped,
)
from core.workspace.manifest import table_name
from core.workspace.ownership import CACHE, DATA, RUNS, STAGED, entries
from core.workspace.shipped import DEMO_SOURCE

_NUMBER = re.compile(r"\[Errno (\d+)\]")


def import_demo(
    workspace: Workspace, folder: Path | None = None, progress: StageProgressCallback | None = None
) -> CleaningReport:
    """Fill `workspace` with the synthetic demo world and its trained runs, from `folder` or the assets.

    The tables and the choice of runs come last and in one stroke: a copy that was interrupted leaves what
    was there before, and begins again.

    Raises:
        DataError: the demo world's files are missing from this installation, or it cannot be copied.
        WorkspaceError: the workspace is open for reading only, or cannot be written to.
    """
    begun = monotonic()
    folder = folder or shipped.DEMO
    present = _tables_in(folder)
    reports: dict[str, SheetReport] = {}
    with _copy_errors_as_sentence(), ExitStack() as stack:
        tables = {kind: workspace.stage(kind) for kind in present}
        for kind, file in present.items():
            stack.callback(tables[kind].discard)
            reports[kind] = _copy_table(tables[kind], kind, file, begun, progress)
        active = stack.enter_context(_copied_runs(workspace, folder))
        stored = {kind: report.to_json() for kind, report in reports.items()}
        sources = dict.fromkeys(tables, DEMO_SOURCE)
        workspace.replace(tables, sources, stored, active=active, demo=True, name="", domain="shop")
    return CleaningReport(reports, monotonic() - begun)


def _tables_in(folder: Path) -> dict[str, Path]:
    files = {kind: folder / f"{kind}.parquet" for kind in KINDS}
    present = {kind: file for kind, file in files.items() if file.exists()}
    if "products" not in present:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "The demo world is missing from {folder}; install the program again."
            ),
            folder=folder,
        )
    return present


def is_unfinished_copy(path: Path) -> bool:
    """Whether all that lies in the folder `path` is what a killed copy of the demo world can have left."""
    return is_plain_folder(path) and all(map(_is_left_by_copy, entries(path)))


def _is_left_by_copy(entry: Path) -> bool:
    if entry.name in (ACTIVE, LOCK):
        return is_plain_file(entry)
    inner = entries(entry)
    is_ours = {
        DATA: all(map(_is_shipped_table, inner)),
        RUNS: all(map(_is_shipped_run, inner)),
        CACHE: not inner,
    }
    return is_plain_folder(entry) and is_ours.get(entry.name, False)


def _is_shipped_table(file: Path) -> bool:
    """Whether `file` is a table of the demo world, or was to become one."""
    kind = file.name.partition("-")[0]
    whole = shipped.DEMO / f"{kind}.parquet"
    is_named = (
        kind in KINDS and whole.exists() and table_name(kind, sha256(whole)).endswith(file.name)
    )
    return is_plain_file(file) and (STAGED.fullmatch(file.name) is not None or is_named)


def _is_shipped_run(folder: Path) -> bool:
    """Whether `folder` is a run that ships, or one half copied or half replaced."""
    run = folder.name.removeprefix(".").removeprefix("deleted-")
    return is_plain_folder(folder) and (shipped.DEMO / "runs" / run).is_dir()


@contextmanager
def _copy_errors_as_sentence() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "The demo world cannot be copied ({reason}) and the workspace is as it was:"
                " make room, or mend its folder, and try again.",
            ),
            reason=_reason(error),
        ) from error


def _reason(error: Exception) -> str:
    if not isinstance(error, shutil.Error):
        return reason_of(error)
    # A list of every file that failed, and why, in the words of an error that is gone.
    reason = str(error.args[0][0][2])
    number = _NUMBER.match(reason)
    return os.strerror(int(number[1])) if number else reason


def _copy_table(
    table: StagedTable, kind: str, file: Path, begun: float, progress: StageProgressCallback | None
) -> SheetReport:
    table.copy(file)
    rows = table.rows
    if progress:
        progress(StageProgress(kind, rows, rows, rows / max(1e-6, monotonic() - begun), 0.0))
    return SheetReport(kind, DEMO_SOURCE, rows, rows)


@contextmanager
def _copied_runs(workspace: Workspace, folder: Path) -> Iterator[dict[str, str]]:
    """The runs that ship, copied; the task each serves → its id. An error in the block takes them back."""
    runs = folder / "runs"
    sources = sorted(runs.iterdir()) if runs.is_dir() else []
    with ExitStack() as stack:
        for source in sources:
            target = workspace.runs_dir / source.name
            if not _is_copy(target, source):
                stack.enter_context(_copied_run(source, target))
        tasks = {read_json(source / "run.json")["task"]: source.name for source in sources}
        pointer = folder / ACTIVE
        yield {**tasks, **(read_json(pointer) if pointer.exists() else {})}


def _is_copy(target: Path, source: Path) -> bool:
    """Whether `target` holds every file of `source` as it is."""
    return is_plain_folder(target) and all(
        is_plain_file(target / file.relative_to(source))
        and filecmp.cmp(file, target / file.relative_to(source), shallow=False)
        for file in source.rglob("*")
        if file.is_file()
    )


@contextmanager
def _copied_run(source: Path, target: Path) -> Iterator[None]:
    """Copy a run beside `target` and let it take that place; an error in the block undoes that."""
    copy, old = target.with_name(f".{target.name}"), target.with_name(f".deleted-{target.name}")
    for hidden in (copy, old):
        shutil.rmtree(hidden, ignore_errors=True)
    try:
        shutil.copytree(source, copy)
        for file in copy.rglob("*"):
            if file.is_file():
                sync(file)
        if os.path.lexists(target):
            target.rename(old)
        copy.rename(target)
        yield
    except BaseException:
        if not copy.exists():
            shutil.rmtree(target, ignore_errors=True)
        if os.path.lexists(old):
            old.rename(target)
        raise
    finally:
        shutil.rmtree(copy, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
