"""What tests of the window share: no screen, our look, a state of their own, and a small shop."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from core.data.catalogue import catalogue_of

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from core.progress import StageCallback
from core.workspace import Workspace
from gui import background, language
from gui.state import State
from gui.theme import theme

if TYPE_CHECKING:
    from core.search.engine import Engine

EVENTS = [
    ("u1", "p3", "click", 1_780_000_000),
    ("u1", "p4", "purchase", 1_780_000_100),
    ("u1", "p5", "click", 1_780_000_200),
    ("u2", "p1", "click", 1_780_000_000),
    ("u2", "p2", "favourite", 1_780_000_300),
]
PRODUCTS = [
    ("p1", "优衣库 夏季连衣裙 碎花", "女装 / 连衣裙", "优衣库", 199.0, 4.5, 1200),
    ("p2", "法式连衣裙 收腰 长款", "女装 / 连衣裙", "茵曼", 329.0, 4.8, 300),
    ("p3", "华为 智能手机 256GB", "手机数码 / 手机", "华为", 4999.0, 4.9, 8000),
    ("p4", "小米 手机 128GB", "手机数码 / 手机", "小米", 1999.0, 4.6, 9000),
    ("p5", "手机壳 透明 防摔", "手机数码 / 配件", "", 19.9, 4.1, 20000),
    ("p6", "三只松鼠 每日坚果 750g", "食品 / 坚果", "三只松鼠", 89.0, 4.7, 50000),
]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> None:
    """Our look, put on once: a style sheet is read by every widget that lives."""
    theme().install(qapp)


@pytest.fixture(autouse=True, scope="module")
def swept() -> Iterator[None]:
    """What a file of tests leaves in cycles goes with it."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def window_look(dressed: None, qapp: QApplication) -> Iterator[None]:
    """Every test starts light and in English, and leaves no thread behind."""
    language.install(qapp, "en")
    theme().set_mode("light")
    # As in the program: cycles with widgets in them are not for other threads to collect.
    gc.disable()
    yield
    assert background.wait_for_all(10.0), "a thread is still at work"
    qapp.processEvents()
    gc.collect(1)


@pytest.fixture(autouse=True)
def no_process_ahead(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Most windows here train nothing: TensorFlow is not loaded merely because the panel was seen."""
    if request.node.get_closest_marker("tensorflow") is None:
        monkeypatch.setattr("gui.training.panel.WARM_MILLISECONDS", 3_600_000)


@pytest.fixture
def state(tmp_path: Path) -> State:
    """A remembered state in a file of the test's own."""
    return State(tmp_path / "state")


@pytest.fixture(scope="session")
def stocked_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with six products, made once."""
    folder = tmp_path_factory.mktemp("stocked")
    columns = list(zip(*PRODUCTS, strict=True))
    texts = {"product_id": 0, "title": 1, "category": 2, "brand": 3}
    numbers = {"price": 4, "rating": 5, "sales": 6}
    empty = [""] * len(PRODUCTS)
    table = pa.table(
        {
            **{name: list(columns[at]) for name, at in texts.items()},
            **{name: pa.array(columns[at], pa.float32()) for name, at in numbers.items()},
            "image": empty,
            "description": empty,
        }
    )
    with Workspace.open(folder) as workspace:
        workspace.replace({"products": table}, name="Six things")
    return folder


@pytest.fixture
def shop_folder(stocked_folder: Path, tmp_path: Path) -> Path:
    """The same workspace in a folder of the test's own."""
    return Path(shutil.copytree(stocked_folder, tmp_path / "shop"))


@pytest.fixture
def visited_folder(shop_folder: Path) -> Path:
    """The same workspace with a log of two shoppers: `u1` wants phones, `u2` dresses."""
    users, products, actions, times = zip(*EVENTS, strict=True)
    empty = [""] * len(EVENTS)
    table = pa.table(
        {
            "user_id": users,
            "product_id": products,
            "action": actions,
            "query": empty,
            "session_id": empty,
            "timestamp": pa.array(times, pa.int64()),
            "position": pa.array([0] * len(EVENTS), pa.int32()),
        }
    )
    with Workspace.open(shop_folder) as workspace:
        workspace.replace({"events": table})
    return shop_folder


@pytest.fixture(scope="session")
def shared_engine(stocked_folder: Path) -> "Engine":
    """A real engine over the six products, by words; it never changes, so that one serves every test."""
    from core.search.engine import Engine

    with Workspace.open(stocked_folder) as workspace:
        return Engine.open(workspace, "")


@pytest.fixture
def quick_engine(shared_engine: "Engine", monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows over the six products do not wait for their index to be built again."""
    from core.search.engine import Engine

    build = Engine.open

    def open_engine(workspace: Workspace, progress: StageCallback | None = None) -> Engine:
        is_stocked = len(catalogue_of(workspace)) == len(PRODUCTS)
        return shared_engine if is_stocked else build(workspace, progress=progress)

    monkeypatch.setattr(Engine, "open", open_engine)
