"""The demo world that ships: copied into a workspace as it is, with the model trained on it."""

import json
import shutil
from pathlib import Path
from time import monotonic

from core.data.progress import Progress, Tell
from core.data.report import CleaningReport, Sheet
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP
from core.workspace import ACTIVE, KINDS, Workspace

DEMO = Path(__file__).parents[2] / "assets" / "demo"
DEMO_SOURCE = "demo"


def import_demo(
    workspace: Workspace, folder: Path | None = None, progress: Tell | None = None
) -> CleaningReport:
    """Fill `workspace` with the synthetic demo world and its trained run, from `folder` or the assets.

    The tables come last: a copy that was interrupted leaves none, and begins again.

    Raises:
        DataError: the demo world's files are missing from this installation.
    """
    begun = monotonic()
    folder = folder or DEMO
    files = {kind: folder / f"{kind}.parquet" for kind in KINDS}
    present = {kind: file for kind, file in files.items() if file.exists()}
    if "products" not in present:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "The demo world is missing from {folder}; install the program again."
            ),
            folder=folder,
        )
    for task, run in _copy_runs(workspace, folder).items():
        workspace.activate(task, run)
    tables = {kind: workspace.stage(kind) for kind in present}
    sheets = {}
    for kind, file in present.items():
        tables[kind].copy(file)
        rows = tables[kind].rows
        sheets[kind] = Sheet(kind, DEMO_SOURCE, rows, rows)
        if progress:
            progress(Progress(kind, rows, rows, rows / max(1e-6, monotonic() - begun), 0.0))
    reports = {kind: sheet.to_json() for kind, sheet in sheets.items()}
    sources = dict.fromkeys(tables, DEMO_SOURCE)
    workspace.replace(tables, sources, reports, demo=True, name="", domain="shop")
    return CleaningReport(sheets, monotonic() - begun)


def _copy_runs(workspace: Workspace, folder: Path) -> dict[str, str]:
    """Copy the runs that ship, each whole or not at all; the task each serves → its id."""
    tasks: dict[str, str] = {}
    runs = folder / "runs"
    for source in sorted(runs.iterdir()) if runs.is_dir() else ():
        manifest = json.loads((source / "run.json").read_text("utf-8"))
        target = workspace.runs_dir / source.name
        if not target.exists():
            temporary = target.with_name(f".{source.name}")
            shutil.rmtree(temporary, ignore_errors=True)
            shutil.copytree(source, temporary)
            temporary.rename(target)
        tasks[manifest["task"]] = source.name
    pointer = folder / ACTIVE
    chosen = json.loads(pointer.read_text("utf-8")) if pointer.exists() else {}
    return {**tasks, **chosen}
