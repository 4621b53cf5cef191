"""The first run of a shop is held against what served so far: the pretrained start."""

from pathlib import Path

import pytest

from core.evaluation.promotion.measurement import judge
from core.workspace import Workspace
from tests.core.pretrained.start_file import ship_start
from tests.core.runs.small_runs import SEARCH, make_small_shop


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A shop with a run that is not in use."""
    make_small_shop(tmp_path / "shop")
    with Workspace.open(tmp_path / "shop") as workspace:
        workspace.activate("search", "")
    return tmp_path / "shop"


def test_the_first_run_is_held_against_the_start(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship_start(tmp_path, {"手机": [1, 0], "裙": [0, 1]}, monkeypatch)
    with Workspace.open(shop) as workspace:
        stands = judge(workspace, SEARCH)
        assert stands.active == "pretrained-start"
        assert stands.beside_active is not None
        assert stands.beside_baseline is not None
        assert stands.beside_active.after == stands.beside_baseline.after
        assert "; the pretrained start 0." in stands.figures()


@pytest.mark.usefixtures("without_start")
def test_without_a_start_words_are_the_only_rival(shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        stands = judge(workspace, SEARCH)
    assert (stands.active, stands.beside_active) == ("", None)
    assert stands.beside_baseline is not None
