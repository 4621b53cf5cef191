"""The noise lab: what it asks for, how far it is, what it shows and saves."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.robustness.noise_report import NoiseCell, NoiseReport, to_json
from core.robustness.noise_subjects import WORDS
from core.workspace import Workspace
from gui.robustness.noise_form import RunChoice
from gui.robustness.noise_lab import NoiseLab
from tests.gui.robustness.conftest import Program

WAIT = 15_000
RUN = "20261201-140738-search-conv1d"
CHOICES = [RunChoice(RUN, "search", True), RunChoice("20261125-175053-category-conv1d", "category")]


def cell(run: str, kind: str, level: float, quality: float) -> NoiseCell:
    return NoiseCell(
        run=run,
        kind=kind,
        level=level,
        quality=quality,
        quality_interval=[quality - 0.05, quality + 0.05],
        stability=1 - level,
        stability_interval=[1 - level, 1 - level],
        changed=level,
    )


REPORT = NoiseReport(
    task="search",
    metric="ndcg@10",
    unit="held-out queries",
    texts=200,
    runs=[WORDS, RUN],
    kinds=["typo", "dropped"],
    levels=[0.0, 0.5],
    seed=7,
    seconds=3.0,
    cells=[
        cell(run, kind, level, 0.6 - level / 2)
        for run in (WORDS, RUN)
        for kind in ("typo", "dropped")
        for level in (0.0, 0.5)
    ],
)

Made = Callable[[str], NoiseLab]


@pytest.fixture
def made(qtbot: QtBot, program: Program, workspace: Workspace) -> Iterator[Made]:
    labs: list[NoiseLab] = []

    def make(fate: str = "good") -> NoiseLab:
        lab = NoiseLab(workspace, program(fate, to_json(REPORT)))
        qtbot.addWidget(lab)
        qtbot.waitUntil(lambda: not lab._reader.is_busy, timeout=WAIT)
        lab.form.set_choices(CHOICES)
        lab.show()
        labs.append(lab)
        return lab

    yield make
    for lab in labs:
        lab.shut_down()


def test_what_serves_is_ticked_and_asked_for_with_every_kind(made: Made) -> None:
    form = made("good").form
    assert form.arguments()[:2] == [RUN, "--kinds"]
    assert len(form.arguments()) == 9
    form.kinds.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert "typo" not in form.arguments()
    form.task.setCurrentIndex(1)
    assert form.runs.count() == 1
    assert form.chosen_runs == []


def test_nothing_can_be_measured_without_a_run(made: Made) -> None:
    lab = made("good")
    assert lab.working.button.isEnabled()
    lab.form.runs.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not lab.working.button.isEnabled()


def test_the_figures_are_drawn_and_listed(qtbot: QtBot, made: Made) -> None:
    lab = made("good")
    lab.working.button.click()
    qtbot.waitUntil(lambda: lab.stack.currentWidget() is lab.report_view, timeout=WAIT)
    assert [plot.heading.text() for plot in lab.report_view.plots] == ["typos", "words left out"]
    assert (
        "words alone at 50%: ndcg@10 0.350, stability 0.500" in lab.report_view.plots[0].summary()
    )
    model = lab.report_view.model
    texts = [model.index(3, column).data() for column in range(model.columnCount())]
    assert texts[1:] == ["50%", "50%", "0.3500", "0.3000 – 0.4000", "0.5000", "0.5000 – 0.5000"]
    assert "p = 0.9" in lab.report_view.about.text()
    assert "spelling corrected" in lab.report_view.about.text()


def test_progress_is_seen_and_can_be_cancelled(qtbot: QtBot, made: Made) -> None:
    lab = made("endless")
    lab.working.button.click()
    qtbot.waitUntil(lambda: lab.working.bar.value() == 30, timeout=WAIT)
    assert lab.working.remaining.text() == "30 of 40 texts · 2 s left"
    assert lab.working.button.text() == "Cancel"
    assert not lab.form.isEnabled()
    lab.working.button.click()
    qtbot.waitUntil(lambda: not lab.working.is_busy, timeout=WAIT)
    assert lab.form.isEnabled()
    assert lab.stack.currentWidget() is lab.state


@pytest.mark.parametrize(
    ("fate", "said"), [("refuse", "This shop has no texts."), ("crash", "(code 70)")]
)
def test_a_failure_is_told(qtbot: QtBot, made: Made, fate: str, said: str) -> None:
    lab = made(fate)
    lab.working.button.click()
    qtbot.waitUntil(lambda: not lab.working.notice.isHidden(), timeout=WAIT)
    assert said in lab.working.notice.words.text()


def test_figures_and_picture_are_saved(qtbot: QtBot, made: Made, tmp_path: Path) -> None:
    lab = made("good")
    lab.report_view.show_report(REPORT)
    lab.report_view.save(tmp_path / "noise.png")
    assert (tmp_path / "noise.png").read_bytes()[1:4] == b"PNG"
    lab.report_view.save(tmp_path / "noise.csv")
    qtbot.waitUntil((tmp_path / "noise.csv").exists, timeout=WAIT)
    assert len((tmp_path / "noise.csv").read_text("utf-8-sig").splitlines()) == 9
    with qtbot.waitSignal(lab.failed, timeout=WAIT):
        lab.report_view.save(tmp_path / "noise.pdf")
