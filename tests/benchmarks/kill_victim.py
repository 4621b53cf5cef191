"""A window that acts, imports, trains and updates without end, and says what it was told is safe.

    python -m tests.benchmarks.kill_victim SHOP SEED

Started and killed by `tests.benchmarks.kills`.
"""

import json
import random
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from core.data.report import CleaningReport
from core.runs.job import Finished
from core.search.request import SearchResponse
from gui import application
from gui.data.import_dialog import ImportDialog
from gui.main_window import MainWindow
from gui.state import State
from gui.updates.outcome import Outcome

QUERIES = ("手机", "连衣裙", "耳机", "零食", "猫粮", "运动鞋")
ACTIONS = ("click", "favourite", "cart", "purchase", "dismiss")
# How often each is begun.
DEEDS = {"act": 200, "import": 1, "train": 1, "update": 4}
PAUSE_MS = 30
ROWS = 200


def say(did: str, **told: object) -> None:
    """One line that the killer can rely on."""
    print(json.dumps({"did": did, **told}), flush=True)


class Victim(QObject):
    """Does one thing after the other in a real window; what takes long goes on meanwhile."""

    def __init__(self, window: MainWindow, shop: Path, seed: int) -> None:
        super().__init__(window)
        self._window, self._shop = window, shop
        self._chance = random.Random(seed)
        self._clock = QTimer(self)
        self._clock.setInterval(PAUSE_MS)
        self._clock.timeout.connect(self._next)
        window.shop.engine_ready.connect(self._clock.start)
        window.page.shown.connect(self._act)
        window.acting.recorder.recorded.connect(self._acknowledge)
        window.arrange("train")
        assert window.training is not None
        window.training.training_finished.connect(self._end_training)
        window.updating.updater.outcome_known.connect(self._end_update)

    def _next(self) -> None:
        (deed,) = self._chance.choices(list(DEEDS), list(DEEDS.values()))
        getattr(self, f"_begin_{deed}")()

    def _begin_act(self) -> None:
        self._window.page.ask(self._chance.choice(QUERIES))

    def _act(self, response: SearchResponse) -> None:
        if response.hits:
            hit = self._chance.choice(response.hits[:10])
            self._window.page.results.acted.emit(hit, self._chance.choice(ACTIONS))

    def _acknowledge(self, session: str, actions: int) -> None:
        if actions:
            say("act", actions=actions)

    def _begin_import(self) -> None:
        if self._window.findChild(ImportDialog) is None:
            file = self._shop.parent / "more.csv"
            file.write_text(_events(self._chance), encoding="utf-8")
            self._window.importing.start([file])
            dialog = self._window.findChild(ImportDialog)
            assert dialog is not None
            dialog.choose_page.append.setChecked(True)
            dialog.choose_page.changed.connect(dialog.start)
            dialog.imported.connect(lambda report: self._end_import(dialog, report))

    def _end_import(self, dialog: ImportDialog, report: CleaningReport) -> None:
        workspace = self._window.shop.workspace
        assert workspace is not None
        say("import", imported="events", rows=workspace.datasets()["events"].rows)
        dialog.reject()
        dialog.deleteLater()

    def _begin_train(self) -> None:
        panel = self._window.training
        assert panel is not None
        if not panel.is_training:
            panel.form.form.set_values({"epochs": 1, "batch_size": 1024})
            panel.start()

    def _end_training(self, finished: Finished) -> None:
        if finished.run:
            say("train", run=finished.run)

    def _begin_update(self) -> None:
        self._window.updating.updater.update()

    def _end_update(self, outcome: Outcome) -> None:
        if outcome.entry is not None:
            say("update", note=outcome.entry.id, run=outcome.entry.update.run)


def _events(chance: random.Random) -> str:
    rows = [
        f"k{chance.randrange(99)},p{chance.randrange(1, 600):05d},click,{1_780_000_000 + number},手机"
        for number in range(ROWS)
    ]
    return "\n".join(("user_id,product_id,action,timestamp,query", *rows)) + "\n"


def main() -> None:
    """Live until killed."""
    shop, seed = Path(sys.argv[1]), int(sys.argv[2])
    state = State()
    app = application.make_application(state)
    window = MainWindow(state)
    window.show()
    Victim(window, shop, seed)
    QTimer.singleShot(0, window, lambda: window.open(shop))
    app.exec()


if __name__ == "__main__":
    main()
