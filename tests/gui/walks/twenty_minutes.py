"""The researcher's twenty minutes from the shop that is open to variants of its runs, step after step."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gui.main_window import MainWindow
from tests.gui.walks import studio_rooms as rooms
from tests.gui.walks import studio_steps as steps
from tests.gui.walks.conftest import search
from tests.gui.walks.studio import Studio, click

# A cross-validation and a tuning train often: as little as a run can.
BRIEF = {"epochs": 1, "passes": 1}


@dataclass(frozen=True)
class Away:
    """What leads out of the window: the files of the shop, a folder, and what a test can stand in for."""

    files: list[Path]
    folder: Path
    patch: pytest.MonkeyPatch
    captured: pytest.CaptureFixture[str]


def twenty_minutes(
    studio: Studio,
    opened: Callable[[Path], MainWindow],
    query: str,
    settings: dict[str, Any],
    away: Away,
) -> None:
    """All of it in a shop whose products are to be found by `query`."""
    search(studio.qtbot, studio.window, query)
    studio, first = watched(studio, opened, query, settings)
    for epoch in (1, 2):
        steps.scrub(studio, query, first, epoch)
    other = next(number for number in (1, 2, 3) if number != studio.manifest(first).best_epoch)
    steps.scrub(studio, query, first, other)
    steps.keep_and_undo(studio, query, first, other)
    second = cloned(studio, first)
    rooms.compare(studio, first, second)
    rooms.carry_elsewhere(studio, first, away.files, away.folder, query, away.patch)
    rooms.cross_validate(studio, **{**settings, **BRIEF})
    rooms.tune(studio, {**settings, **BRIEF})
    rooms.shrink(studio, first, query)
    rooms.disturb(studio, away.captured)


def watched(
    studio: Studio, opened: Callable[[Path], MainWindow], query: str, settings: dict[str, Any]
) -> tuple[Studio, str]:
    """A training that is foretold, watched, paused over a closed window, and gone on with to its end."""
    studio.choose("search", **settings)
    foretold = studio.foresight()
    click(studio.panel.results.loop.pin_button)
    studio.train()
    run = studio.history.name
    steps.assert_as_foretold(studio, foretold)
    studio.wait_for_epoch(1)
    done = steps.pause(studio)
    steps.assert_the_loop_shows(studio, query, run, done)
    folder = studio.workspace.path
    studio.window.close()
    assert not studio.window.isVisible()
    again = Studio(studio.qtbot, opened(folder))
    search(again.qtbot, again.window, query)
    steps.go_on(again, run, done)
    assert again.finish() == run
    steps.assert_figures_are_those_of_the_manifest(again, run)
    click(again.panel.results.pages.button("curves"))
    steps.assert_the_loop_shows(again, query, run, int(settings["epochs"]))
    return again, run


def cloned(studio: Studio, first: str) -> str:
    """The same job with another setting, and another rate while it learns: a run beside the first."""
    steps.clone(studio, first)
    studio.panel.form.form.set_values({"dropout": 0.4})
    studio.train()
    steps.change_the_rate(studio, 0.002)
    second = studio.finish()
    differing = studio.manifest(second).job["settings"]["dropout"]
    assert (second != first, differing) == (True, 0.4)
    return second
