"""Stands in for the training behind a trial: figures follow from settings, at once and by the protocol.

With dropout 0.9 the process kills itself; with patience 9 the training fails for a reason of its own; with
patience 8 every epoch takes half a minute.
"""

import os
import signal
import sys
import threading
from pathlib import Path

from core.runs.job import (
    EpochDone,
    Event,
    Failed,
    Finished,
    Job,
    Ready,
    Started,
    StopCommand,
    TrainCommand,
    from_line,
    to_line,
)

# Seconds that an epoch takes.
PACE = float(os.environ.get("STAND_IN_PACE", "0"))
stop = threading.Event()


def say(event: Event) -> None:
    """Tell the tuning."""
    print(to_line(event), flush=True)


def figure(settings: dict[str, float], epoch: int) -> float:
    """Best at dropout 0.3; grows over the epochs."""
    return 0.9 - abs(float(settings.get("dropout", 0.1)) - 0.3) - 0.1 / epoch


def train(job: Job, number: int, runs: Path) -> None:
    """Answer as a training would."""
    settings = job.settings
    assert job.is_trial
    if settings.get("dropout") == 0.9:
        os.kill(os.getpid(), signal.SIGKILL)
    if settings.get("patience") == 9:
        say(Failed("it is too impatient"))
        return
    run = f"run-{os.getpid()}-{number}"
    (runs / run).mkdir(parents=True)
    epochs = int(settings.get("epochs", 2))
    say(Started(run, epochs, 1, 10, 10, 100, "none ndcg@10", 0.1))
    value = None
    for epoch in range(1, epochs + 1):
        if stop.wait(30 if settings.get("patience") == 8 else PACE):
            say(Finished(run, "stopped", epoch - 1, {"ndcg@10": value}, 1.0))
            return
        value = figure(settings, epoch)
        say(EpochDone(epoch, epoch, 0.5, 0.5, 0.5, 0.5, {"ndcg@10": value}, True, 0.1))
    say(Finished(run, "completed", epochs, {"ndcg@10": value}, 1.0))


def main() -> None:
    """Serve until stdin ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    path, study = Path(sys.argv[sys.argv.index("--workspace") + 1]), sys.argv[-1]
    say(Ready("0"))
    jobs: list[Job] = []
    wanted = threading.Condition()

    def listen() -> None:
        for line in sys.stdin:
            command = from_line(line)
            if isinstance(command, StopCommand):
                stop.set()
            elif isinstance(command, TrainCommand):
                with wanted:
                    stop.clear()
                    jobs.append(command.job)
                    wanted.notify()
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    number = 0
    while True:
        with wanted:
            wanted.wait_for(lambda: bool(jobs))
            job = jobs.pop()
        number += 1
        train(job, number, path / "tuning" / study / "runs")


if __name__ == "__main__":
    main()
