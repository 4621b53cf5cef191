"""A trainer that only talks: speaks the messages of a training at the pace and with the fate asked for."""

import math
import sys
import threading
import time
from collections.abc import Iterator

from core.runs.job import (
    Compared,
    CrossValidated,
    EpochDone,
    Event,
    Failed,
    Finished,
    FoldDone,
    FoldStarted,
    Job,
    MeasureCommand,
    Measured,
    PauseCommand,
    Paused,
    Preparing,
    RateChanged,
    RateCommand,
    Ready,
    Resumed,
    Started,
    StepDone,
    StopCommand,
    TrainCommand,
    from_line,
    to_line,
)

EPOCHS = 4
STEPS = 30
RUN = "20260504-123000-search-conv1d"
STANDING = {
    "task": "search",
    "run": RUN,
    "active": "",
    "metric": "ndcg@10",
    "unit": "held-out queries",
    "beside_active": None,
    "beside_baseline": None,
    "is_stopped": False,
}


def events(epochs: int = EPOCHS, steps: int = STEPS) -> Iterator[Event]:
    """What a training of a small shop says."""
    yield Preparing("examples", 500, 1000)
    yield Started(RUN, epochs, steps, 9000, 1000, 123456, "BM25 mrr@10", 0.42)
    for step in range(1, epochs * steps + 1):
        epoch = (step - 1) // steps + 1
        done = step / (epochs * steps)
        loss = 2.5 * math.exp(-3 * done) + 0.12 * math.sin(step * 1.7) * (1 - done)
        yield StepDone(epoch, step, loss, 1 - loss / 2.8, 13700.0, 10 * (1 - done))
        if step % steps == 0:
            metrics = {"mrr@10": 0.6 - 0.4 * math.exp(-3 * done), "ndcg@10": 0.5 * done + 0.1}
            yield EpochDone(epoch, step, loss, 0.9, loss + 0.2, 0.8 * done, metrics, True, 1.0)


class Asked:
    """What the window wants of the training under way."""

    def __init__(self) -> None:
        self.stop = threading.Event()
        self.pause = threading.Event()
        # The step at which a pause stood; a run that another process paused stands after its first epoch.
        self.step = STEPS

    def clear(self) -> None:
        """Nothing, of the next."""
        self.stop.clear()
        self.pause.clear()


def train(pace: float, asked: Asked, comparing: float = 0.0, resumes: bool = False) -> None:
    """Say everything, `pace` seconds between two messages, until told to end; then compare for a while."""
    epoch, stood = 0, asked.step if resumes else 0
    for event in events():
        if asked.stop.is_set() or asked.pause.is_set():
            break
        if getattr(event, "step", stood + 1) <= stood:
            continue
        say(event)
        if resumes and isinstance(event, Started):
            say(Resumed(RUN, 1, stood))
        epoch = event.epoch if isinstance(event, EpochDone) else epoch
        asked.step = getattr(event, "step", 0)
        time.sleep(pace)
    if asked.pause.is_set():
        say(Preparing("Keeping the state to go on from", 0, 1))
        say(Paused(RUN, 1, asked.step))
        say(Finished(RUN, "paused", epoch, {"mrr@10": 0.58}, 4.2))
        return
    reason = "stopped" if asked.stop.is_set() else "completed"
    say(Finished(RUN, reason, epoch, {"mrr@10": 0.58}, 4.2))
    time.sleep(comparing)
    say(Compared(STANDING))


def cross_validate(job: Job) -> None:
    """Say what two folds of a small shop say."""
    for fold in (1, 2):
        say(FoldStarted("g", fold, job.folds))
        for event in events(epochs=1):
            say(event)
        say(FoldDone("g", fold, job.folds, RUN, "completed", 1, {"mrr@10": 0.5}, 1.0))
    spread = {"mean": 0.5, "low": 0.5, "high": 0.5, "values": [0.5, 0.5]}
    say(CrossValidated("g", job.folds, [RUN, RUN], {"mrr@10": spread}))
    say(Finished("", "completed", 0, {"mrr@10": 0.5}, 2.0, "Cross-validated, 2 of 2 folds."))


def say(event: Event) -> None:
    """Write one message, cut in two so that it arrives in pieces."""
    line = to_line(event) + "\n"
    middle = len(line) // 2
    for part in (line[:middle], line[middle:]):
        sys.stdout.write(part)
        sys.stdout.flush()


def main(fate: str, pace: float) -> None:
    """Answer commands until stdin ends; `fate` is good, slow, crash, refuse or deaf."""
    print("loading the trainer 训练", file=sys.stderr, flush=True)
    print("not a message", flush=True)
    say(Ready("none"))
    asked = Asked()
    for line in sys.stdin:
        command = from_line(line)
        if isinstance(command, StopCommand):
            if fate != "deaf":
                asked.stop.set()
        elif isinstance(command, PauseCommand):
            asked.pause.set()
        elif isinstance(command, RateCommand):
            say(RateChanged(1, asked.step, command.learning_rate))
        elif isinstance(command, MeasureCommand):
            say(Measured(1, asked.step, 0.4, 0.5, {"ndcg@10": 0.4321}, 0.1))
        elif isinstance(command, TrainCommand) and fate == "refuse":
            say(Failed("There is nothing to learn from: import products first.", "last line"))
        elif isinstance(command, TrainCommand) and fate == "crash":
            say(Started(RUN, EPOCHS, STEPS, 9000, 1000, 1, "mrr@10", 0.42))
            print("Segmentation something", file=sys.stderr, flush=True)
            sys.exit(70)
        elif isinstance(command, TrainCommand) and fate == "slow":
            # One thing after the other, as the real one.
            train(pace, asked, comparing=0.5)
        elif isinstance(command, TrainCommand) and command.job.folds:
            cross_validate(command.job)
        else:
            asked.clear()
            resumes = isinstance(command, TrainCommand) and bool(command.resume)
            given = (pace, asked, 0.0, resumes)
            threading.Thread(target=train, args=given, daemon=True).start()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
