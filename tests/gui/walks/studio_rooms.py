"""Steps beside the curves: comparing, carrying away, folds, tuning, shrinking, noise."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from core import cli
from core.evaluation.run_comparison import compare_runs
from core.runs.folds import runs_of, spreads
from core.runs.names import short_name
from gui.robustness.noise_lab import NoiseLab
from gui.robustness.robustness import NOISE_LAB
from gui.training.run_comparison import RunComparisonWindow
from tests.gui.walks.conftest import search, shown
from tests.gui.walks.studio import Studio, click, import_files, read

Patch = pytest.MonkeyPatch
Captured = pytest.CaptureFixture[str]


def compare(studio: Studio, first: str, second: str) -> None:
    """Two runs beside each other: the verdict, its n and its p are those that the core finds."""
    studio.show_runs()
    studio.select_runs(first, second)
    studio.panel.results.runs.doing.compare()
    (window,) = studio.panel.results.runs.findChildren(RunComparisonWindow)
    studio.wait(lambda: window.comparison is not None)
    apart = compare_runs(studio.workspace, [first, second])
    count = len(apart.measured.examples)
    assert window.title.text().startswith(f"刚刚在相同的 {count:,} ")
    (pair,) = apart.pairs
    told = window.figures.verdicts.text()
    assert f"p = {pair.p_corrected:.3f}" in told or "p < 0.001" in told
    assert f"{abs(pair.difference):.4f}" in told
    assert pair.better + pair.worse + pair.tied == count
    for number in (pair.better, pair.worse, pair.tied):
        assert f"{number:,}" in told
    figures = [f"{system.metrics['ndcg@10']:.4f}" for system in apart.systems]
    table = window.figures.model
    cells = [table.index(row, 1).data()[: len(figures[0])] for row in range(table.rowCount())]
    assert sorted(cells) == sorted(figures)
    window.close()


def carry_elsewhere(
    studio: Studio, run: str, files: list[Path], folder: Path, query: str, patch: Patch
) -> None:
    """Export `run` as one file and open that in another shop of the same files: it finds the same."""
    home, parcel = studio.workspace.path, folder / "away.pinxun-run"
    patch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(parcel), ""))
    found = studio.best(query, run)
    studio.show_runs()
    studio.select_runs(run)
    studio.panel.results.runs.doing.export()
    studio.wait(lambda: f"已将 {run} 导出为 {parcel}" in studio.panel.results.runs.said.text())
    open_shop(studio, folder / "elsewhere")
    import_files(studio.qtbot, studio.window, files)
    patch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([str(parcel)], ""))
    studio.show_runs()
    studio.panel.results.runs.doing.open()
    studio.wait(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == f"{run} 已加入模型列表，尚未启用。"
    # What was done in the window stays in its shop, and a run may have learned from it.
    has_events = any(file.name == "events.csv" for file in files)
    drift = "一切与训练时相同。" if has_events else "此店铺没有模型训练所用的数据：行为。"
    assert box.informativeText() == drift
    click(box.buttons()[0])
    assert studio.show_runs() == [run]
    assert studio.best(query, run) == found
    open_shop(studio, home)


def open_shop(studio: Studio, folder: Path) -> None:
    """Another shop in the same window."""
    studio.window.open(folder)
    studio.wait(lambda: studio.window.shop.holds(folder) and not studio.window.shop.is_opening)


def cross_validate(studio: Studio, **settings: Any) -> None:
    """Two folds: progress tells which, the end the mean of both runs with its interval, nothing goes live."""
    serving, known = studio.workspace.active_run("search"), set(studio.show_runs())
    studio.choose("search", folds=2, **settings)
    progress = studio.panel.progress
    told: list[str] = []
    progress.changed.connect(lambda: told.append(progress.text))
    click(studio.panel.train_button)
    studio.wait(lambda: bool(told) and progress.state == "finished")
    for fold in (1, 2):
        assert any(text.startswith(f"第 {fold} 折，共 2 折") for text in told)
    (group,) = {studio.manifest(run).folds for run in set(studio.show_runs()) - known}
    runs = runs_of(studio.workspace.runs_dir, group)
    spread = spreads(runs)["ndcg@10"]
    assert spread.mean == pytest.approx(sum(run.metrics["ndcg@10"] or 0 for run in runs) / 2)
    mean = f"ndcg@10 {spread.mean:.4f}（{spread.low:.4f} … {spread.high:.4f}，95%）"
    assert mean in progress.text
    assert studio.workspace.active_run("search") == serving
    studio.choose("search", folds=1)


def tune(studio: Studio, fixed: dict[str, Any]) -> str:
    """Three trials of a grid; the table, the verdict and the file of the study tell the same. The study."""
    click(studio.panel.tune_button)
    dialog = studio.window.tuning.dialog
    assert dialog is not None
    space = [f"{name}={str(value).lower()}" for name, value in fixed.items()]
    dialog.form.model.set_space([*space, "dropout=0,0.2,0.4"])
    dialog.form.sampler.setCurrentIndex(dialog.form.sampler.findData("grid"))
    dialog.form.budget.setValue(3)
    assert dialog.form.hindrance() == ""
    click(dialog.tune_button)
    studio.wait(lambda: bool(dialog.record.best_line) and not dialog.process.is_running)
    assert "完成 3" in dialog.view.told.text()
    best, unseen = dialog.record.best, dialog.record.unseen
    assert best is not None
    assert unseen is not None
    assert f"最好的试验 {best.number}" in read(dialog)
    assert f"{best.value:.4f}" in read(dialog)
    said = dialog.view.verdict.said.text()
    if unseen.difference is None:
        assert said.startswith("没有任何试验没见过的留出样本")
    else:
        assert f"p {unseen.p_text}，{unseen.examples:,} 个样本" in said
    study = dialog.record.study
    dialog.close()
    return study


def shrink(studio: Studio, run: str, query: str) -> None:
    """Two variants; one ranks, is named, and is taken back by the toast."""
    window = studio.window
    window.compressing.open(run)
    dialog = window.compressing.dialog
    assert dialog is not None
    view = dialog.view
    studio.wait(lambda: view.form.plan().run == run)
    for name, box in view.form.boxes.items():
        box.setChecked(name in ("float32", "int8-dynamic"))
    click(view.start_button)
    names = ["float16", "float32", "int8-dynamic"]
    studio.wait(
        lambda: (
            not view.process.is_running
            and [variant.name for variant in view.table.variants.variants] == names
        )
    )
    original, _, small = view.table.variants.variants
    assert view.table.variants.index(2, 1).data() == f"{small.mb:.2f}"
    assert view.about.text().startswith(f"{original.queries:,} ")
    before = studio.workspace.active_run("search")
    search(studio.qtbot, window, query)
    view.table.selectRow(2)
    click(view.use_button)
    named = short_name(small.run)
    studio.wait(lambda: window.toast.words.text() == f"现在由 {named} 排序")
    studio.wait(lambda: studio.workspace.active_run("search") == small.run)
    studio.wait(lambda: studio.ranked_by == small.run)
    assert shown(window)[:10] == studio.best(query, small.run)
    assert small.run in studio.show_runs()
    click(window.toast.action)
    studio.wait(lambda: window.toast.words.text() == f"已恢复由 {short_name(before)} 排序")
    studio.wait(lambda: studio.ranked_by == before)
    assert studio.workspace.active_run("search") == before
    dialog.close()


def disturb(studio: Studio, captured: Captured) -> None:
    """The noise lab by its window, then two levels by verb: the same figures for the same noise."""
    studio.window.robustness.open(NOISE_LAB)
    lab = studio.window.robustness.dialogs[NOISE_LAB]
    assert isinstance(lab, NoiseLab)
    studio.wait(lambda: bool(lab.form.chosen_runs))
    (run,) = lab.form.chosen_runs
    assert run == studio.workspace.active_run("search")
    for position in range(lab.form.kinds.count()):
        item = lab.form.kinds.item(position)
        item.setCheckState(Qt.CheckState.Checked if not position else Qt.CheckState.Unchecked)
    (kind,) = lab.form.chosen_kinds
    click(lab.working.button)
    studio.wait(lambda: lab.report_view.report is not None)
    seen = lab.report_view.report
    assert seen is not None
    assert f"{seen.texts:,}" in lab.report_view.about.text()
    place = ["--workspace", str(studio.workspace.path), "--json"]
    captured.readouterr()
    assert cli.run(["noise", run, "--kinds", kind, "--levels", "20", "50", *place]) == 0
    told = json.loads(captured.readouterr().out)
    for cell in told["cells"]:
        same = seen.cell(cell["run"], cell["kind"], cell["level"])
        assert cell["quality"] == pytest.approx(same.quality)
        assert cell["stability"] == pytest.approx(same.stability)
    assert {cell["level"] for cell in told["cells"]} == {0, 0.2, 0.5}
    table = lab.report_view.model
    cells = [table.index(row, 3).data() for row in range(table.rowCount())]
    assert [f"{cell.quality:.4f}" for cell in seen.cells] == cells
    lab.close()
