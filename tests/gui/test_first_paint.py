"""What the window process has loaded when it first paints, and when it first answers: nothing heavy."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from core.workspace import Workspace

ROOT = Path(__file__).parents[2]
# Seconds and hundreds of megabytes, which whoever only searches need not wait for.
HEAVY = ("pandas", "tensorflow", "keras", "scipy.stats", "matplotlib", "sklearn", "gensim")
CHILD = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QEventLoop, QObject
from gui import application, background
from gui.state import State

class Painting(QObject):
    is_done = False
    def eventFilter(self, watched, event):
        Painting.is_done |= event.type() is QEvent.Type.Paint
        return False

def heavy():
    return [name for name in json.loads(sys.argv[2]) if name in sys.modules]

state = State()
app = application.make_application(state)
window = application.make_window(state)
painting = Painting()
window.installEventFilter(painting)
window.show()
while not painting.is_done:
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
at_paint = heavy()
answers = []
window.page.controller.answered.connect(answers.append)
window.start(Path(sys.argv[1]))
window.page.ask("连衣裙")
while not answers:
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
at_answer = heavy()
for arrangement in ("train", "inspect", "feedback"):
    window.arrange(arrangement)
panel = window.training
while panel.results.curves is None or not background.wait_for_all(0.0):
    app.processEvents()
print(json.dumps([at_paint, at_answer, answers[0].total, heavy()]))
window.shop.close()
background.wait_for_all(5.0)
sys.stdout.flush()
__import__("os")._exit(0)
"""


@pytest.fixture(scope="module")
def loaded(stocked_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list:
    """The heavy modules at the first paint and after an answer, and the products it found."""
    home = tmp_path_factory.mktemp("home")
    shop = Path(shutil.copytree(stocked_folder, home / "shop"))
    clicked = {"user_id": "u1", "product_id": "p1", "action": "click", "query": "连衣裙"}
    texts = {name: [text] for name, text in (clicked | {"session_id": ""}).items()}
    numbers = {
        "timestamp": pa.array([1_780_000_000], pa.int64()),
        "position": pa.array([0], pa.int32()),
    }
    with Workspace.open(shop) as workspace:
        workspace.replace({"events": pa.table({**texts, **numbers})})
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(shop), json.dumps(HEAVY)],
        cwd=ROOT,
        env={**os.environ, "XDG_DATA_HOME": str(home), "PINXUN_STATE_DIR": str(home)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_first_paint_needs_nothing_heavy(loaded: list) -> None:
    assert loaded[0] == []


def test_the_first_answer_needs_nothing_heavy_either(loaded: list) -> None:
    assert loaded[1:3] == [[], 2]


def test_no_panel_needs_anything_heavy(loaded: list) -> None:
    assert loaded[3] == []
