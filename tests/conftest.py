"""What every test shares: a home of its own, English sentences and the way to public data."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

# As main.py has it; read when NumPy is first imported. More threads fight over busy cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest
from hypothesis import settings

from core import language, set_aside

# The same examples at every run, however busy the machine.
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.load_profile("same")

PUBLIC_DATA = Path(os.environ.get("PINXUN_DATA") or Path(__file__).parents[2] / "shared" / "data")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What may take minutes begins first: of two processes neither then waits for the other at the end."""
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)


@pytest.fixture(autouse=True)
def own_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Keep every test away from the real user's data, settings and log."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "PINXUN_STATE_DIR"):
        monkeypatch.setenv(name, str(home / name.lower()))
    yield home
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def nobody_teaches() -> Iterator[None]:
    """As if the pretrained encoder were not installed: reading a shop's texts takes it minutes.

    Tests of what it teaches say otherwise, with a stand-in.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("core.training.teacher_reading.is_available", lambda: False)
        yield


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Core's sentences as they stand in the source."""
    language.set_language("en")
    yield
    language.set_language("en")


@pytest.fixture(autouse=True)
def nothing_set_aside() -> Iterator[None]:
    """What one test set aside is news to the next, and no window of another listens."""
    set_aside.listen(None)
    set_aside.say_again()
    yield
    set_aside.listen(None)


@pytest.fixture
def without_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if no pretrained start had come with the program: a shop without a run is searched by words."""
    monkeypatch.setattr("core.pretrained.start.ASSET", tmp_path / "no-start.npz")


@pytest.fixture
def public_data() -> Callable[[str], Path]:
    """The path of a public data set's file or folder; skips the test where it is not at hand."""

    def find(name: str) -> Path:
        path = PUBLIC_DATA / name
        if not path.exists():
            pytest.skip(
                f"public data {name!r} is not here; set PINXUN_DATA to a folder that has it"
            )
        return path

    return find
