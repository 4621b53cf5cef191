"""Hours at the real window, shortened to their essence: what a person does there, again and again."""

import json
import threading
import time
from collections import Counter
from itertools import cycle
from pathlib import Path
from typing import Any

from gui.data.import_dialog import ImportDialog
from gui.main_window import MainWindow
from tests.benchmarks.window_acting import ACTIONS, Shopper
from tests.benchmarks.window_probe import memory
from tests.benchmarks.window_watch import Hands, Heartbeat, pause, until

TYPING_MS = 80
QUERIES_A_ROUND = 12
# A round takes some two minutes; a training five of them, an import one.
TRAIN_EVERY, IMPORT_EVERY = 6, 4
MINUTE = 60.0


class Sitting:
    """Rounds of use of `window` for `minutes`; figures of every minute."""

    def __init__(self, window: MainWindow, script: dict[str, Any]) -> None:
        self._window, self._minutes_wanted = window, script["minutes"]
        self._goods = Path(script["goods"])
        self._queries = cycle(script["queries"])
        self._hands, self._heart = Hands(window), Heartbeat()
        self._shopper = Shopper(window, [])
        self._done: Counter[str] = Counter()
        self._minutes: list[dict[str, Any]] = []
        self._log = Path(script["log"]) if script.get("log") else None
        self._longest, self._longest_in = 0.0, ""
        self._begun = self._last = time.monotonic()

    def sit(self) -> dict[str, Any]:
        """Use the window until the time is over."""
        until(lambda: self._window.shop.recommender is not None)
        self._heart.start()
        number = 0
        while time.monotonic() - self._begun < self._minutes_wanted * MINUTE:
            number += 1
            self._round(number)
        return {"minutes": self._minutes, "done": dict(self._done)}

    def sizes(self) -> dict[str, float]:
        """MB resident after each kind of use, once."""
        steps = {"the shop, its indexes, runs and first answer": memory()["rss"]}
        until(lambda: self._window.shop.recommender is not None)
        pause(2000)
        uses = {
            "what recommends": lambda: None,
            f"{QUERIES_A_ROUND} queries typed": lambda: self._type(QUERIES_A_ROUND),
            "acting as three shoppers": self._act,
            "the inspector": lambda: self._open("inspect"),
            "behaviour": lambda: self._open("feedback"),
            "the training panel with its plots": lambda: self._open("train"),
            "an import into a shop of one's own, and back": self._import,
            "the same again": self._import,
        }
        for what, use in uses.items():
            use()
            steps[what] = memory()["rss"]
        return steps

    def _open(self, arrangement: str) -> None:
        self._window.arrange(arrangement)
        pause(4000)

    def _round(self, number: int) -> None:
        self._type(QUERIES_A_ROUND)
        self._act()
        self._look_round()
        if number % IMPORT_EVERY == 0:
            self._import()
        if number % TRAIN_EVERY == 0:
            self._train()

    def _type(self, queries: int) -> None:
        for _ in range(queries):
            self._done["keys"] += len(self._hands.type(next(self._queries), TYPING_MS))
            self._note("typing")

    def _act(self) -> None:
        self._window.arrange("demo")
        for _ in range(3):
            self._shopper.ask(next(self._queries))
            for number, action in enumerate(ACTIONS):
                self._done["actions"] += self._shopper.act(number, action)
            self._window.shoppers.arrive_anew()
            self._note("acting")

    def _look_round(self) -> None:
        for arrangement in ("inspect", "feedback", "train", "demo"):
            self._window.arrange(arrangement)
            pause(1500)
            self._note(arrangement)

    def _train(self) -> None:
        self._window.arrange("train")
        until(lambda: self._window.training is not None)
        panel = self._window.training
        assert panel is not None
        panel.trainer.warm()
        pause(1000)
        panel.train_button.click()
        until(lambda: panel.trainer.work == "training", 20.0)
        self._note("Train pressed")
        while panel.trainer.work == "training":
            self._type(1)
        self._done["trainings"] += 1
        self._window.arrange("demo")

    def _import(self) -> None:
        """A shop of one's own from a file, a search there, and back."""
        demo = self._window.shop.workspace
        assert demo is not None
        home = demo.path
        self._window.importing.start([self._goods])
        until(lambda: self._dialog is not None)
        dialog = self._dialog
        assert dialog is not None
        until(lambda: dialog.import_button.isEnabled())
        dialog.import_button.click()
        until(lambda: dialog.new_shop is not None and not dialog.is_importing)
        dialog.close()
        until(lambda: not self._window.shop.holds(home) and self._window.shop.engine is not None)
        self._note("importing a shop")
        self._type(2)
        self._window.open(home)
        until(lambda: self._window.shop.holds(home) and self._window.shop.recommender is not None)
        self._done["imports"] += 1
        self._note("coming back from it")

    @property
    def _dialog(self) -> ImportDialog | None:
        dialogs = self._window.findChildren(ImportDialog)
        return dialogs[0] if dialogs else None

    def _note(self, use: str) -> None:
        """What the event loop did in `use`, and the figures of a minute once it is over."""
        gap = max(self._heart.stop(), default=0.0)
        if gap > self._longest:
            self._longest, self._longest_in = gap, use
        if time.monotonic() - self._last >= MINUTE:
            self._last = time.monotonic()
            self._end_minute()
        self._heart.start()

    def _end_minute(self) -> None:
        figures = {
            "rss": memory()["rss"],
            "descriptors": len(list(Path("/proc/self/fd").iterdir())),
            "threads": threading.active_count(),
            "gap": self._longest,
            "gap_in": self._longest_in,
        }
        self._minutes.append(figures)
        self._longest, self._longest_in = 0.0, ""
        if self._log is not None:
            with self._log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(figures) + "\n")
