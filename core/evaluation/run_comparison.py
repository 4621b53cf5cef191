"""Two to five runs of a task beside each other: measured now, in one way, on the same examples."""

from collections.abc import Iterable, Sequence
from typing import Any

from core.errors import RunError
from core.evaluation.compared_runs import BASELINE, FEWEST, MOST, RunComparison
from core.evaluation.promotion.measured import untold
from core.evaluation.promotion.registry import EVALUATIONS
from core.evaluation.tested import pairs_of, systems_of
from core.language import QT_TRANSLATE_NOOP
from core.progress import ProgressCallback
from core.runs.listing import read_manifest
from core.runs.manifest import Manifest
from core.runs.notes import read_notes
from core.workspace import Workspace


def compare_runs(
    workspace: Workspace, runs: Sequence[str], tell: ProgressCallback = untold
) -> RunComparison:
    """Measure `runs` on what none of them has learned and test every pair of them.

    `tell` hears how far it is, and may raise to end it.

    Raises:
        RunError: they are too few, too many or of several tasks, one is not there or damaged, or there is
            nothing to measure them on.
    """
    manifests = _comparable(workspace, runs)
    task = manifests[0].task
    measured = EVALUATIONS[task].measure(workspace, manifests, tell)
    if not measured.examples:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "Nothing is left that none of these runs has learned; import more to compare them.",
            )
        )
    notes = read_notes(workspace)
    titles = {run: notes[run].name if run in notes else "" for run in measured.values}
    return RunComparison(
        task,
        measured,
        systems_of({**measured.values, BASELINE: measured.baseline}, titles),
        pairs_of(measured.values, [measured.metric]),
        settings_that_differ(manifests),
    )


def _comparable(workspace: Workspace, runs: Sequence[str]) -> list[Manifest]:
    names = list(dict.fromkeys(runs))
    if not FEWEST <= len(names) <= MOST:
        raise RunError(
            QT_TRANSLATE_NOOP("core", "Choose {fewest} to {most} runs to compare, not {count}."),
            fewest=FEWEST,
            most=MOST,
            count=len(names),
        )
    manifests = [read_manifest(workspace, run) for run in names]
    tasks = dict.fromkeys(manifest.task for manifest in manifests)
    if len(tasks) > 1 or not tasks.keys() <= EVALUATIONS.keys():
        raise RunError(
            QT_TRANSLATE_NOOP("core", "Runs of one task can be compared, not of several: {tasks}."),
            tasks=", ".join(tasks),
        )
    return manifests


def settings_that_differ(manifests: Iterable[Manifest]) -> dict[str, list[Any]]:
    """Network, seed and settings that are not the same in all runs: name → the value in each, in order."""
    jobs = [
        {"network": each.network, "seed": each.job.get("seed"), **each.job.get("settings", {})}
        for each in manifests
    ]
    names = dict.fromkeys(name for job in jobs for name in job)
    rows = {name: [job.get(name) for job in jobs] for name in names}
    return {
        name: values for name, values in rows.items() if any(one != values[0] for one in values)
    }
