"""With which rate a finished training goes on: `python -m tests.benchmarks.continuing [--epochs N]`.

The default search network learns the demo world, whose clicks are synthetic, and its best epoch is gone on
from for so many more epochs with shares of its learning rate, falling anew. Each share is judged by held-out
queries, which neither training saw.
"""

import argparse
import tempfile
from pathlib import Path
from typing import Any

from core.data.shops import demo
from core.runs.continuing import continued_job
from core.runs.job import EpochDone, Event, Job
from core.training.tensorflow_setup import start_tensorflow
from core.workspace import Workspace

SHARES = (1.0, 0.5, 0.2)
# As the window has it, where nobody teaches: the encoder reads for minutes.
SETTINGS: dict[str, Any] = {"teacher": "none", "patience": 0}


def learned(shop: Workspace, job: Job) -> tuple[str, list[EpochDone]]:
    """The run of `job`, and its epochs."""
    from core.training.trainer import train

    epochs: list[EpochDone] = []

    def hear(event: Event) -> None:
        if isinstance(event, EpochDone):
            epochs.append(event)

    return train(shop, job, hear, lambda: False).run, epochs


def told(name: str, epochs: list[EpochDone]) -> str:
    """A line of the table: held-out loss and nDCG@10 after each epoch."""
    figures = [f"{epoch.validation_loss:.4f} · {epoch.metrics['ndcg@10']:.4f}" for epoch in epochs]
    return f"| {name} | " + " | ".join(figures) + " |"


def main() -> None:
    """Print held-out loss · nDCG@10 of hybrid after each epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--seeds", type=int, nargs="*", default=[7])
    asked = parser.parse_args()
    start_tensorflow()
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "shop") as shop:
        demo.import_demo(shop)
        for seed in asked.seeds:
            run, epochs = learned(shop, Job(seed=seed, settings=SETTINGS))
            print(told(f"seed {seed}: the training", epochs), flush=True)
            rate = float(
                continued_job(shop, run, {"schedule": "constant"}).settings["learning_rate"]
            )
            for share in SHARES:
                changes = {"epochs": asked.epochs, "learning_rate": share * rate}
                _, more = learned(shop, continued_job(shop, run, changes))
                print(told(f"{share:g} of its rate", more), flush=True)


if __name__ == "__main__":
    main()
