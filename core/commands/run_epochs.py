"""The epochs of a run, as the verb `runs` tells and changes them."""

import argparse
from typing import TYPE_CHECKING, Any

from core.commands.terminal import lines, shortened, shown
from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP, translate
from core.runs.epochs import RunEpochs, keep_epoch, run_epochs
from core.runs.listing import activate
from core.runs.names import epoch_of
from core.runs.thinning import MEGABYTE, DiskUse, disk_use, set_budget
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.search.request import Hit

# Columns of a terminal that a title may take: one for each epoch stands beside the others.
TITLE_WIDTH = 24
Tops = dict[int, tuple["Hit", ...]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be asked of epochs."""
    parser.add_argument("--epochs", metavar="RUN", help="list the epochs of this run instead")
    parser.add_argument("--query", help="with --epochs: its ten best after each epoch")
    parser.add_argument(
        "--keep",
        metavar="RUN@EPOCH",
        help="let this epoch be the one of its run that ranks, at once",
    )
    parser.add_argument(
        "--budget",
        type=int,
        metavar="MB",
        help="epochs of search runs may take so much of the disk",
    )


def changes(args: argparse.Namespace) -> bool:
    """Whether something is to be changed."""
    return args.keep is not None or args.budget is not None


def change(workspace: Workspace, args: argparse.Namespace) -> None:
    """Keep an epoch, and set the budget.

    Raises:
        RunError: there is no such epoch, or it is not kept.
    """
    if args.keep is not None:
        run, epoch = epoch_of(args.keep)
        if not epoch:
            raise RunError(
                QT_TRANSLATE_NOOP(
                    "core", "{name} names no epoch; write the run, @ and its number."
                ),
                name=args.keep or "“”",
            )
        keep_epoch(workspace, run, epoch)
        activate(workspace, run)
    if args.budget is not None:
        set_budget(workspace, args.budget)


class EpochAnswer:
    """What is told of one run's epochs: for `--json`, and for people."""

    def __init__(self, workspace: Workspace, run: str, query: str | None) -> None:
        self._epochs: RunEpochs = run_epochs(workspace, run)
        self._use: DiskUse = disk_use(workspace)
        self._query = query
        self._tops = _tops(workspace, self._epochs, query) if query else {}

    def as_json(self) -> dict[str, Any]:
        """Plain values; `top` by epoch only where a query was asked for."""
        epochs = self._epochs
        told: dict[str, Any] = {
            "run": epochs.run,
            "best_epoch": epochs.best,
            "chosen_epoch": epochs.chosen,
            "used_mb": round(self._use.used / MEGABYTE, 1),
            "budget_mb": self._use.budget // MEGABYTE,
            "epochs": [
                {
                    "epoch": epoch.number,
                    "kept": epoch.is_kept,
                    "bytes": epoch.size,
                    "metrics": epoch.metrics,
                }
                for epoch in epochs.epochs
            ],
        }
        if self._query:
            told["query"] = self._query
            told["top"] = [
                {"epoch": epoch, "results": [_hit(hit) for hit in hits]}
                for epoch, hits in self._tops.items()
            ]
        return told

    def report(self) -> list[str]:
        """A table of epochs, then of the best products after each."""
        headings = (
            QT_TRANSLATE_NOOP("core", "Epoch"),
            QT_TRANSLATE_NOOP("core", "Held-out"),
            QT_TRANSLATE_NOOP("core", "Kept"),
        )
        rows = [self._row(number) for number in range(len(self._epochs.epochs))]
        template = QT_TRANSLATE_NOOP("core", "Epochs of runs: {used} of {budget} MB")
        use = translate(template).format(
            used=round(self._use.used / MEGABYTE), budget=self._use.budget // MEGABYTE
        )
        return [*lines([translate(each) for each in headings], rows), use, *self._top_lines()]

    def _row(self, at: int) -> list[str]:
        epoch = self._epochs.epochs[at]
        name = next(iter(epoch.metrics), "")
        measured = f"{name} {shown(epoch.metrics[name])}" if name else "–"
        marks = {
            self._epochs.best: translate(QT_TRANSLATE_NOOP("core", "ranks")),
            self._epochs.chosen: translate(QT_TRANSLATE_NOOP("core", "chosen, ranks")),
        }
        kept = translate(QT_TRANSLATE_NOOP("core", "kept")) if epoch.is_kept else "–"
        return [str(epoch.number), measured, marks.get(epoch.number, kept)]

    def _top_lines(self) -> list[str]:
        if not self._tops:
            return []
        epochs = list(self._tops)
        deepest = max(len(hits) for hits in self._tops.values())
        rows = [
            [str(rank + 1), *(_title(self._tops[epoch], rank) for epoch in epochs)]
            for rank in range(deepest)
        ]
        return lines(["#", *map(str, epochs)], rows)


def _tops(workspace: Workspace, epochs: RunEpochs, query: str) -> Tops:
    """The best products after each epoch that is kept, and before any."""
    from core.search.engine import Engine  # only where something is searched
    from core.search.epoch_shelf import EpochShelf
    from core.search.rank_paths import top_hits

    shelf, engine = EpochShelf(), Engine.open(workspace, "")
    return {
        epoch: top_hits(shelf.engine(engine, epochs.run, epoch), [query])[query]
        for epoch in (0, *epochs.kept)
    }


def _hit(hit: "Hit") -> dict[str, Any]:
    return {"rank": hit.rank, "product_id": hit.product_id, "title": hit.title}


def _title(hits: tuple["Hit", ...], rank: int) -> str:
    return shortened(hits[rank].title, TITLE_WIDTH) if rank < len(hits) else ""
