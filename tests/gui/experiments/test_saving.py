"""Outcomes as files."""

import csv
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.errors import UserError
from gui.experiments.ab_card import ABCard
from gui.experiments.saving import ask_where, save
from tests.core.experiments.outcomes import RUN, WON, trial


@pytest.fixture
def card(qtbot: QtBot) -> ABCard:
    made = ABCard()
    qtbot.addWidget(made)
    made.show_trial(trial())
    made.resize(900, 600)
    made.show()
    return made


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_simulation_is_a_row_a_measure(card: ABCard, tmp_path: Path) -> None:
    save(card, trial(), tmp_path / "trial.csv")
    written = rows(tmp_path / "trial.csv")
    assert [(row["part"], row["measure"]) for row in written] == [
        ("test", "click_through"),
        ("test", "purchases"),
        ("truth", "ndcg@10"),
    ]
    assert {row["data"] for row in written} == {"synthetic"}
    assert float(written[0]["difference"]) == -0.2


def test_a_score_is_one_row(card: ABCard, tmp_path: Path) -> None:
    save(card, WON, tmp_path / "score.csv")
    (row,) = rows(tmp_path / "score.csv")
    assert (row["a"], row["winner"], row["a_wins"]) == (RUN, "A", "60")


def test_a_picture_is_twice_as_dense(card: ABCard, tmp_path: Path) -> None:
    save(card.content, trial(), tmp_path / "trial.png")
    picture = QImage(str(tmp_path / "trial.png"))
    assert picture.width() == 2 * card.content.width()
    assert len({picture.pixel(x, 60) for x in range(picture.width())}) > 1


@pytest.mark.parametrize("name", ["trial.doc", "missing/trial.png", "missing/trial.csv"])
def test_what_cannot_be_written_is_told(card: ABCard, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError):
        save(card, trial(), tmp_path / name)


@pytest.mark.parametrize(
    ("chosen", "kind", "written"),
    [
        ("trial", "CSV (*.csv)", "trial.csv"),
        ("trial", "PNG (*.png)", "trial.png"),
        ("trial.csv", "PNG (*.png)", "trial.csv"),
    ],
)
def test_a_name_without_an_ending_gets_that_of_its_kind(
    card: ABCard,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    chosen: str,
    kind: str,
    written: str,
) -> None:
    answer = (str(tmp_path / chosen), kind)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    failures: list[UserError] = []
    ask_where(card, card, trial(), failures.append)
    assert [path.name for path in tmp_path.iterdir()] == [written]
    assert not failures
