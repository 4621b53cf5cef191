"""The real window under measurement, in a process of its own: started by `tests.benchmarks.budgets`.

`start` opens the window on a query and leaves; `bare` shows an empty Qt window, to compare with;
`session` types, trains, switches runs and stops, as a person would; `acting` acts as a shopper;
`scrubbing` looks at epochs; `soak` does all of it for hours, `memory` once. Figures go to a file as JSON.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any


def main() -> int:
    """Open the window and do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scene", choices=tuple(SCENES))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--born", type=float, required=True, help="time.monotonic() of the parent")
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--queries", type=Path, help="a JSON list of what to type")
    given = parser.parse_args()
    return SCENES[given.scene](given)


def _start(given: argparse.Namespace) -> int:
    query = json.loads(given.queries.read_text(encoding="utf-8"))[0]

    def watch(window: Any) -> None:
        from tests.benchmarks.window_watch import Hands, Painted

        first = Painted([window, window.page], lambda: True)
        answered = Hands(window).when_shown(lambda answer: bool(answer.request.text))

        def leave() -> None:
            seconds = {"first_paint": first.at - given.born, "platform": _platform()}
            seconds["cpu"] = time.process_time()
            _save(given.out, {**seconds, "first_result": answered.at - given.born, **memory()})
            window.close()

        _when(lambda: answered.at > 0, leave, window)

    shop = ["--workspace", str(given.workspace)] if given.workspace else []
    return _run_window([*shop, "--query", query], watch)


def _session(given: argparse.Namespace) -> int:
    queries = json.loads(given.queries.read_text(encoding="utf-8"))

    def watch(window: Any) -> None:
        from tests.benchmarks.window_session import Session

        def play() -> None:
            try:
                _save(given.out, {**Session(window, queries).play(), "platform": _platform()})
            finally:
                window.close()

        _when(lambda: window.page.results.model.response is not None, play, window)

    return _run_window(["--workspace", str(given.workspace)], watch)


def _acting(given: argparse.Namespace) -> int:
    queries = json.loads(given.queries.read_text(encoding="utf-8"))

    def watch(window: Any) -> None:
        from tests.benchmarks.window_acting import Shopper

        def shop() -> None:
            try:
                _save(given.out, {**Shopper(window, queries).shop(), "platform": _platform()})
            finally:
                window.close()

        _when(lambda: window.page.results.model.response is not None, shop, window)

    return _run_window(["--workspace", str(given.workspace)], watch)


def _scrubbing(given: argparse.Namespace) -> int:
    queries = json.loads(given.queries.read_text(encoding="utf-8"))

    def watch(window: Any) -> None:
        from tests.benchmarks.window_scrubbing import Scrubbing

        def scrub() -> None:
            try:
                _save(given.out, {**Scrubbing(window, queries).play(), "platform": _platform()})
            finally:
                window.close()

        _when(lambda: window.page.results.model.response is not None, scrub, window)

    return _run_window(["--workspace", str(given.workspace)], watch)


def _soak(given: argparse.Namespace) -> int:
    script = json.loads(given.queries.read_text(encoding="utf-8"))

    def watch(window: Any) -> None:
        from tests.benchmarks.window_soak import Sitting

        def sit() -> None:
            try:
                _save(given.out, {**Sitting(window, script).sit(), "platform": _platform()})
            finally:
                window.close()

        _when(lambda: window.page.results.model.response is not None, sit, window)

    return _run_window(["--workspace", str(given.workspace)], watch)


def _memory(given: argparse.Namespace) -> int:
    script = json.loads(given.queries.read_text(encoding="utf-8"))

    def watch(window: Any) -> None:
        from tests.benchmarks.window_soak import Sitting

        def go_round() -> None:
            try:
                _save(given.out, {"steps": Sitting(window, script).sizes()})
            finally:
                window.close()

        _when(lambda: window.page.results.model.response is not None, go_round, window)

    return _run_window(["--workspace", str(given.workspace)], watch)


def _bare(given: argparse.Namespace) -> int:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from tests.benchmarks.window_watch import Painted

    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    painted = Painted([window], lambda: True)
    window.show()

    def leave() -> None:
        _save(given.out, {"first_paint": painted.at - given.born, **memory()})
        window.close()

    _when(lambda: painted.at > 0, leave, window)
    return application.exec()


def _run_window(arguments: list[str], watch: Any) -> int:
    """The program from its own door, with a window that calls `watch(window)` before it is shown."""
    from core import cli
    from gui import application, main_window

    class Watched(main_window.MainWindow):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            watch(self)

    # By name: the program makes its window itself.
    setattr(application, "MainWindow", Watched)  # noqa: B010
    return cli.run(arguments)


def _when(condition: Any, action: Any, owner: Any) -> None:
    from PySide6.QtCore import QTimer

    timer = QTimer(owner)
    timer.setInterval(5)

    def look() -> None:
        if condition():
            timer.stop()
            action()

    timer.timeout.connect(look)
    timer.start()


def memory() -> dict[str, float]:
    """This process's memory in MB: resident, and its fair share of what is shared with others."""
    sizes: dict[str, float] = {}
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        name, _, rest = line.partition(":")
        if name in ("Rss", "Pss"):
            sizes[name.lower()] = int(rest.split()[0]) / 1024
    return sizes


def _platform() -> str:
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.platformName()


def _save(path: Path, figures: dict[str, Any]) -> None:
    path.write_text(json.dumps({**figures, "ended": time.time()}), encoding="utf-8")


SCENES = {
    "start": _start,
    "bare": _bare,
    "session": _session,
    "acting": _acting,
    "scrubbing": _scrubbing,
    "soak": _soak,
    "memory": _memory,
}

if __name__ == "__main__":
    sys.exit(main())
