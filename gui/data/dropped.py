"""What a single thing dropped onto the window leads to: a shop or a run opens, a run file is measured."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.language import plural
from core.mending import mendable
from core.runs.names import short_name
from gui import background
from gui.data.drop import EXPORTED_RUN, RUN_FILE, RUN_FOLDER, TABLES, WORKSPACE, kind_of, tables_in
from gui.open_workspace import OpenWorkspace
from gui.widgets.notices import NoticeBar

if TYPE_CHECKING:
    from core.evaluation.run_files import RunFileFigures
    from core.runs.opening import OpenedRun
    from core.workspace import Workspace

# As they are called where figures are told.
FIGURES = ("ndcg@10", "mrr@10", "recall@100")


class Dropped(QObject):
    """Takes what is no table. `workspace_wanted` names a shop to open, `run_wanted` a run to rank by.

    `run_opened` tells that there is another run now, `runs_wanted` that a person wants to see them all.
    """

    workspace_wanted = Signal(object)
    run_wanted = Signal(str)
    run_opened = Signal()
    runs_wanted = Signal()

    def __init__(self, shop: OpenWorkspace, notice: NoticeBar, parent: QObject):
        super().__init__(parent)
        self._shop, self._notice = shop, notice

    def hint(self, paths: list[Path]) -> str:
        """What letting go would do."""
        return {
            WORKSPACE: self.tr("Let go to open this shop"),
            RUN_FOLDER: self.tr("Let go to rank with this run"),
            EXPORTED_RUN: self.tr("Let go to put this run beside the others"),
            RUN_FILE: self.tr("Let go to measure this run file"),
        }.get(_kind(paths), self.tr("Let go to import"))

    def take(self, paths: list[Path]) -> bool:
        """Do what a shop, a run or a run file is dropped for; whether it was one, or a useless folder."""
        kind = _kind(paths)
        if kind == WORKSPACE:
            self.workspace_wanted.emit(paths[0])
        elif kind == RUN_FOLDER:
            self._take_run(paths[0])
        elif kind == EXPORTED_RUN:
            self._open_run(paths[0])
        elif kind == RUN_FILE:
            self._measure(paths[0])
        elif len(paths) == 1 and paths[0].is_dir() and tables_in(paths[0]) == paths:
            sentence = self.tr("The folder “{name}” is no shop of this program and has no tables.")
            self._notice.say(sentence.format(name=paths[0].name), "warn")
        else:
            return False
        return True

    def _take_run(self, folder: Path) -> None:
        owner = folder.resolve().parent.parent
        workspace = self._shop.workspace
        if workspace is not None and workspace.path.resolve() == owner:
            background.run(
                _is_usable,
                workspace,
                folder.name,
                done=lambda is_usable: self._use(folder.name, is_usable),
                owner=self._shop.visit,
            )
        elif folder.parent.name == "runs" and kind_of(owner) == WORKSPACE:
            sentence = self.tr("{run} is a run of the shop “{shop}”, which is not open.")
            self._notice.say(
                sentence.format(run=short_name(folder.name), shop=owner.name),
                "accent",
                self.tr("Open that shop"),
                lambda: self.workspace_wanted.emit(owner),
            )
        else:
            sentence = self.tr(
                "{run} is a run that lies in no shop; put its folder into the folder “runs” of the shop"
                " whose products it was trained on."
            )
            self._notice.say(sentence.format(run=short_name(folder.name)), "warn")

    def _use(self, run: str, is_usable: bool) -> None:
        if is_usable:
            self.run_wanted.emit(run)
            return
        sentence = self.tr("{run} is damaged or has no complete epoch; it cannot serve.")
        self._notice.say(sentence.format(run=short_name(run)), "bad")

    def _open_run(self, file: Path) -> None:
        workspace = self._shop.workspace
        if workspace is None:
            sentence = self.tr(
                "“{file}” is an exported run; open the shop that it is to serve first."
            )
            self._notice.say(sentence.format(file=file.name), "warn")
            return
        background.run(
            _open_run,
            workspace,
            file,
            done=self._tell_opened,
            failed=self._complain,
            owner=self._shop.visit,
        )

    def _tell_opened(self, opened: "OpenedRun") -> None:
        self.run_opened.emit()
        told = self.tr("{run} is beside the other runs now; it serves nothing yet.")
        nothing = self.tr("Everything is as it was where it was trained.")
        self._notice.say(
            "\n".join((told.format(run=short_name(opened.run)), *(opened.drift or (nothing,)))),
            "warn" if opened.drift else "accent",
            self.tr("Show the runs"),
            self.runs_wanted.emit,
        )

    def _measure(self, file: Path) -> None:
        workspace = self._shop.workspace
        if workspace is None:
            sentence = self.tr("“{file}” is a TREC run file; open the shop it ranks first.")
            self._notice.say(sentence.format(file=file.name), "warn")
            return
        background.run(
            _figures,
            workspace,
            file,
            done=lambda figures: self._tell(file, figures),
            failed=self._complain,
            owner=self._shop.visit,
        )

    def _tell(self, file: Path, figures: "RunFileFigures") -> None:
        if not figures.judged:
            one = self.tr(
                "“{file}” is a TREC run file of one query, which is not judged in this shop."
                " Import the query and its judgments, then drop it again to measure it."
            )
            many = self.tr(
                "“{file}” is a TREC run file of {count} queries, none of which is judged in this shop."
                " Import its queries and judgments, then drop it again to measure it."
            )
            self._notice.say(plural(figures.queries, one, many, file=file.name), "warn")
            return
        sentence = self.tr(
            "“{file}” is a TREC run file; on {judged} of its {queries} queries that are judged in this"
            " shop: {figures}"
        )
        told = "  ".join(f"{name} {figures.metrics[name]:.3f}" for name in FIGURES)
        counts = {"judged": f"{figures.judged:,}", "queries": f"{figures.queries:,}"}
        self._notice.say(sentence.format(file=file.name, figures=told, **counts))

    def _complain(self, error: BaseException) -> None:
        sentence = mendable(error)
        if sentence is None:
            raise error
        self._notice.say(str(sentence), "bad")


def _kind(paths: list[Path]) -> str:
    return kind_of(paths[0]) if len(paths) == 1 else TABLES


def _is_usable(workspace: "Workspace", run: str) -> bool:
    from core.runs.listing import list_runs

    known = next((summary for summary in list_runs(workspace) if summary.id == run), None)
    return known is not None and known.best_epoch > 0


def _open_run(workspace: "Workspace", file: Path) -> "OpenedRun":
    from core.runs.opening import open_run

    return open_run(workspace, file)


def _figures(workspace: "Workspace", file: Path) -> "RunFileFigures":
    from core.evaluation.run_files import measure_run_file

    return measure_run_file(workspace, file)
