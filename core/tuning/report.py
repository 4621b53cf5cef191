"""What a tuning says, a JSON object a line: `study`, `default`, `begin`, `epoch`, `trial`, …, last `best`."""

from dataclasses import asdict
from typing import Any

from core.task_choices import TASKS
from core.tuning.kept_runs import KeptRuns
from core.tuning.study import Study, Trial

Line = dict[str, Any]


def study_line(study: Study, kept: KeptRuns) -> Line:
    """What the study is about and all that it has tried so far."""
    plan = study.plan
    return {
        "event": "study",
        **plan.to_json(),
        "metric": TASKS[plan.task].metric,
        "file": str(study.file),
        "default": kept.default,
        "trials": [asdict(trial) for trial in study.trials()],
    }


def trial_line(trial: Trial, finished: int, of: int | None, eta_seconds: float | None) -> Line:
    """A trial is over; so many of so many are now, and the rest takes about so long."""
    line: Line = {
        "event": "trial",
        "number": trial.number,
        "settings": trial.settings,
        "value": trial.value,
        "state": trial.state,
        "seconds": trial.seconds,
        "finished": finished,
        "of": of,
        "eta_seconds": eta_seconds,
    }
    return {**line, "note": trial.note} if trial.note else line


def importance_line(study: Study) -> Line:
    """What mattered; empty where that cannot be said yet."""
    shares = study.importance()
    return {"event": "importance", "shares": shares} if shares else {}


def best_line(study: Study, kept: KeptRuns) -> Line:
    """The best trial, beside the default's figure, and both on what no trial saw; the last line."""
    best, unseen = study.best, kept.unseen()
    return {
        "event": "best",
        "study": study.plan.study,
        "task": study.plan.task,
        "network": study.plan.network,
        "seed": study.plan.seed,
        "number": best.number if best else None,
        "settings": study.plan.job(best.settings).settings if best else {},
        "value": best.value if best else None,
        "metric": TASKS[study.plan.task].metric,
        "trials": sum(trial.state == "complete" for trial in study.trials()),
        "default": kept.default,
        "unseen": unseen.to_json() if unseen else None,
    }
