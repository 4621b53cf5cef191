"""The window: puts the parts together and passes on what they tell each other."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QWidget

from core.data.shops.own import demo_path
from core.errors import UserError
from core.search.request import SearchResponse
from gui import language, words
from gui.acting.acting import Acting
from gui.data.importing import Importing
from gui.failures import FailureDialog, Failures
from gui.feedback.area import FeedbackArea
from gui.header import Header
from gui.inspection import Inspection
from gui.language import Retranslated
from gui.open_workspace import OpenWorkspace
from gui.own_shops import OwnShops
from gui.panels import Panels
from gui.run_switch import RunSwitch
from gui.search.search_bar import SearchBar
from gui.search.search_page import SearchPage
from gui.shop_states import ShopStates
from gui.shoppers.making_up import MakingUp
from gui.shoppers.shopper_switch import ShopperSwitch
from gui.state import ARRANGEMENTS, State
from gui.theme import theme
from gui.training.ending import Ending
from gui.training.outcome_bar import OutcomeBar
from gui.training.trainer import Trainer
from gui.training.training_bar import TrainingBar
from gui.updates.updating import Updating
from gui.widgets.layouts import column, holder
from gui.widgets.notices import Toast

if TYPE_CHECKING:
    from core.experiments.interleaving import InterleavedEngine
    from core.recommend.recommender import Recommender
    from core.search.engine import Engine
    from core.workspace import Workspace
    from gui.training.panel import TrainingPanel

SMALLEST = QSize(960, 600)
USUAL = QSize(1280, 800)


class MainWindow(Retranslated, QMainWindow):
    """One shop, one search, three arrangements. Shown before anything slow is loaded."""

    painted = Signal(object)

    def __init__(self, state: State, failures: Failures | None = None):
        super().__init__()
        self.state = state
        self.failures = failures or Failures()
        self.shop = OpenWorkspace(self)
        self.trainer = Trainer(parent=self)
        self.ending = Ending(self.trainer, self)
        self.training: TrainingPanel | None = None
        self._dialog: FailureDialog | None = None
        self._failure: UserError | None = None
        self._to_train: Path | None = None
        self.panels = Panels(self, state)
        self.panels.training.visibilityChanged.connect(self._furnish)
        self._make_top()
        self.page = SearchPage(self.search_bar, state)
        self.feedback_area = FeedbackArea(self.page, self.shop, state, self)
        self.setCentralWidget(self._middle())
        self.states = ShopStates(self.page, self)
        self.own_shops = OwnShops(self.header.workspace, self.shop, state, self)
        self.toast = Toast(self)
        self.runs = RunSwitch(self.shop, self.page, self.toast, self)
        self.making_up = MakingUp(self.panels.editor, self.page, self.shop, self)
        self.shoppers = ShopperSwitch(
            self.shop, self.search_bar, self.page, state, self.making_up, self
        )
        self.inspection = Inspection(self.panels.inspector, self.page, self.shop, self)
        self.acting = Acting(self.shop, self.page, self.shoppers, self.toast, self)
        self.updating = Updating(
            self.shop, self.feedback_area, self.acting.recorder, self.runs, self.trainer, state
        )
        self.page.place_beside_summary(self.updating.chip)
        self.importing = Importing(self.shop, self.ending, self.page.notice, self.toast, self)
        self.setMinimumSize(SMALLEST)
        self._connect()
        self._connect_shop()
        self._add_shortcuts()
        self._retranslate()
        self.setWindowTitle(self.header.workspace.title)
        self._recall()

    # --- building ---------------------------------------------------------------------------

    def _make_top(self) -> None:
        self.header = Header(self.panels.switches())
        self.search_bar = SearchBar()
        self.training_bar = TrainingBar(self.trainer)
        self.outcome_bar = OutcomeBar()
        bars = (self.header, self.training_bar, self.outcome_bar, self.search_bar)
        self.setMenuWidget(holder(column(*bars, spacing=10, margins=(16, 10, 16, 4))))

    def _middle(self) -> QWidget:
        """Whatever page is seen, what there is to say of the shop stands above it."""
        self.page.notices.setContentsMargins(16, 0, 16, 0)
        return holder(column(self.page.notices, (self.feedback_area.pages, 1), spacing=0))

    def _connect(self) -> None:
        header, workspace = self.header, self.header.workspace
        workspace.open_requested.connect(self.choose_workspace)
        workspace.import_requested.connect(self.importing.start)
        workspace.renamed.connect(self.setWindowTitle)
        header.arrangement.chosen.connect(self.arrange)
        header.look.chosen.connect(self.set_look)
        header.language.chosen.connect(self.set_language)
        self.page.shown.connect(self._after_answer)
        self.page.controller.failed.connect(self._fail)
        self.feedback_area.failed.connect(self._fail)
        self.feedback_area.wanted.connect(lambda: self.arrange("feedback"))
        self.feedback_area.query_wanted.connect(self.page.ask)
        self.feedback_area.run_wanted.connect(self.runs.choose)
        self.acting.recorder.recorded.connect(self.feedback_area.follow)
        self.search_bar.box.committed.connect(self._show_results)
        self.inspection.failed.connect(self._fail)
        self.making_up.failed.connect(self._fail)
        self.acting.failed.connect(self._fail)
        self.acting.why_wanted.connect(self.inspection.open)
        self.shoppers.followed.connect(self.inspection.follow)
        self.updating.failed.connect(self._fail)
        self.importing.imported.connect(self._take_import)
        self.importing.train_wanted.connect(self._train)
        self.importing.search_wanted.connect(self._focus_search)
        self.training_bar.opened.connect(self._show_training)
        self.ending.waiting.connect(self.toast.say)
        self.runs.judged.connect(self.outcome_bar.show_verdict)
        self.runs.failed.connect(self._fail)
        self.outcome_bar.chosen.connect(self.runs.choose)
        self.failures.user_error_raised.connect(self._fail)
        self.failures.bug_found.connect(self._show_bug)

    def _connect_shop(self) -> None:
        self.shop.closing.connect(self._leave_shop)
        self.shop.opened.connect(self._show_workspace)
        self.shop.locked.connect(self.states.locked)
        self.shop.damaged.connect(self.states.damaged)
        self.shop.unwritable.connect(self.states.unwritable)
        self.shop.reset_refused.connect(self._keep_demo)
        self.own_shops.wanted.connect(self.open)
        self.own_shops.reset_wanted.connect(self._reset_demo)
        self.own_shops.gone.connect(self._say_gone)
        self.own_shops.failed.connect(self._fail)
        self.states.open_requested.connect(self.open)
        self.states.rebuild_requested.connect(self._rebuild)
        self.states.stuck.connect(lambda: self.feedback_area.show(False))
        self.states.choose_requested.connect(self.choose_workspace)
        self.states.import_requested.connect(self.importing.start)
        self.shop.failed.connect(self._fail_opening)
        self.shop.engine_ready.connect(self._use_engine)
        self.shop.recommender_ready.connect(self._use_recommender)
        self.shoppers.arrived.connect(self.shop.toss_anew)

    def _add_shortcuts(self) -> None:
        for number, arrangement in enumerate(ARRANGEMENTS, 1):
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            keys.activated.connect(lambda chosen=arrangement: self.arrange(chosen))
        for text in ("Ctrl+K", "/"):
            QShortcut(QKeySequence(text), self).activated.connect(self._focus_search)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.close)

    def _furnish(self) -> None:
        """Make the panel when it is first seen: plots take longer to load than the window."""
        if self.training is None and self.panels.training.isVisible():
            from gui.training.panel import TrainingPanel

            self.training = TrainingPanel(self.trainer)
            self.panels.training.place(self.training)
            self.runs.watch(self.training)
            self._set_training_workspace()

    # --- what is remembered -----------------------------------------------------------------

    def _recall(self) -> None:
        self.header.language.choose(language.current())
        if not self.restoreGeometry(self.state.geometry):
            room = self.screen().availableSize()
            self.resize(USUAL.boundedTo(room))
        self._arrange_as(self.state.arrangement)

    def arrange(self, arrangement: str) -> None:
        """Show what `demo`, `train`, `inspect` or `feedback` needs and hide the rest."""
        self.panels.remember()
        self._arrange_as(arrangement)

    def _arrange_as(self, arrangement: str) -> None:
        self.state.arrangement = arrangement
        self.header.arrangement.choose(arrangement)
        self.feedback_area.show(arrangement == "feedback")
        self.acting.set_on(arrangement in ("demo", "train"))
        self.panels.arrange(arrangement, self.making_up.is_under_way)

    def _show_results(self) -> None:
        """A search made beside the feedback is to be seen."""
        if self.state.arrangement == "feedback":
            self.arrange("demo")

    def set_look(self, mode: str) -> None:
        """Choose light, dark or the desktop's look."""
        self.state.theme = mode
        theme().set_mode(mode)
        self.header.look.refresh()

    def set_language(self, code: str) -> None:
        """Speak Chinese or English everywhere."""
        self.state.language = code
        application = QApplication.instance()
        assert application is not None
        language.install(application, code)
        self.header.language.choose(code)

    # --- the shop ---------------------------------------------------------------------------

    def start(self, path: Path | None) -> None:
        """Open the workspace in `path`, named on the command line; None: what was open last."""
        self.own_shops.start(path)

    def open(self, path: Path | None, write: bool = True) -> None:
        """Open the workspace in `path`, None for the current one; asks before that ends a training."""
        if self.shop.holds(path):
            self._open(path, write)
        else:
            self.ending.ask_to_leave(lambda: self._open(path, write))

    def _open(self, path: Path | None, write: bool) -> None:
        self.making_up.keep_draft()
        self._forget_failure()
        self.search_bar.box.setFocus()
        self.states.opening()
        self.shop.open(path, write)

    def _rebuild(self, path: Path | None) -> None:
        self.search_bar.box.setFocus()
        self.states.opening()
        self.shop.rebuild(path)

    def _reset_demo(self) -> None:
        self.ending.ask_to_leave(self._put_demo_back)

    def _put_demo_back(self) -> None:
        workspace = self.shop.workspace
        if workspace is not None and workspace.is_demo:
            # What trains there must not write into the fresh one.
            self.trainer.close()
        self.states.opening()
        self.shop.reset_demo()

    def _keep_demo(self, error: BaseException) -> None:
        """The demo world is as it was; what was open before is in sight again."""
        if isinstance(error, UserError):
            self.page.notice.say(str(error), "bad")
        else:
            self._fail(error)
        if self.shop.workspace is None:
            self.shop.open(demo_path())
        else:
            self.page.controller.refresh()

    def _leave_shop(self) -> None:
        """Nothing of the shop that is closed stays in sight or is still under way."""
        self._failure = None
        self.toast.hide()
        self.outcome_bar.hide()
        self.states.leave()
        self.page.leave_shop()
        self.trainer.set_workspace(None)
        if self.training is not None:
            self.training.set_workspace(None)

    def _show_training(self) -> None:
        """Open the training panel where the window stands."""
        self.panels.training.show()
        self.panels.training.raise_()

    def choose_workspace(self) -> None:
        """Ask for a folder and open it."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Open workspace folder"))
        if chosen:
            self.open(Path(chosen))

    def _take_import(self, new_shop: Path | None) -> None:
        if new_shop is not None:
            self.open(new_shop)
        elif self.shop.workspace is not None:
            self._show_workspace(self.shop.workspace)
            self.shop.load_engine()

    def _train(self, new_shop: Path | None) -> None:
        """Train on what was imported, as soon as it is open; never on a shop that is open in its place."""
        self.arrange("train")
        if new_shop is not None and not self.shop.holds(new_shop):
            self._to_train = new_shop if self.shop.is_opening else None
            return
        self.panels.training.show()
        self._furnish()
        if self.training is not None:
            self.training.start()

    def _show_workspace(self, workspace: "Workspace") -> None:
        words.use_domain(workspace.domain)
        self.header.workspace.show_workspace(workspace.name, workspace.is_demo)
        self.header.read_only.setVisible(workspace.read_only)
        self._forget_failure()
        self.feedback_area.show(self.state.arrangement == "feedback")
        self.states.set_read_only(workspace.read_only)
        self._set_training_workspace()
        self.states.reading()
        wanted, self._to_train = self._to_train, None
        if wanted is not None:
            self._train(wanted)

    def _use_engine(self, engine: "Engine | InterleavedEngine") -> None:
        self.runs.refresh()
        if len(engine.catalogue):
            if self.shop.awaits_recommender:
                self.page.start.await_recommender()
            self.page.set_engine(engine)
            return
        self.page.controller.set_engine(None)
        self.states.empty()
        self.painted.emit(None)

    def _use_recommender(self, recommender: "Recommender | None") -> None:
        self.page.use_recommender(self.shop.answering, recommender)
        self.inspection.hand_recommender()

    def _set_training_workspace(self) -> None:
        workspace = self.shop.workspace
        if workspace is not None:
            self.trainer.set_workspace(workspace, workspace.read_only)
            if self.training is not None:
                self.training.set_workspace(workspace, workspace.read_only)

    # --- answers ----------------------------------------------------------------------------

    def _after_answer(self, response: SearchResponse) -> None:
        self.states.answered()
        self.runs.take(response)
        self.painted.emit(response)

    def _focus_search(self) -> None:
        self.search_bar.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_bar.box.selectAll()

    # --- what goes wrong --------------------------------------------------------------------

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            if not self.states.says(error):
                self._failure = error
                self.page.notice.say(str(error), "bad")
        else:
            self.failures.take(type(error), error, error.__traceback__)

    def _forget_failure(self) -> None:
        """Another attempt is made: what went wrong before is not said beside it."""
        if self._failure is not None:
            self._failure = None
            self.page.notice.hide()

    def _fail_opening(self, error: BaseException) -> None:
        has_results = self.page.controller.engine is not None
        if has_results or not isinstance(error, UserError):
            self._fail(error)
        if has_results:
            self.page.controller.refresh()
        elif self.shop.workspace is not None:
            self.states.unreadable(error)
        else:
            self.states.unopened(error)

    def _say_gone(self, sentence: str) -> None:
        self.page.notice.say(sentence, "warn")

    def _show_bug(self, trace: str) -> None:
        if self._dialog is not None and self._dialog.isVisible():
            return
        self._dialog = FailureDialog(trace, self)
        self._dialog.open()

    # --- Qt ---------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """The box has the focus from the start."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.search_bar.box.setFocus)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stood and give the workspace back; asks before that ends a training."""
        if self.trainer.work == "training":
            event.ignore()
            reason = self.tr("Closing the window ends the training.")
            self.ending.ask(reason, self._shut)
            return
        self.state.geometry = self.saveGeometry()
        self.panels.remember()
        self.state.save()
        self.trainer.close()
        if self.training is not None:
            self.training.set_workspace(None)
        self.feedback_area.shut_down()
        self.states.shut_down()
        self.making_up.keep_draft()
        self.shop.close()
        super().closeEvent(event)

    def _shut(self) -> None:
        self.close()

    def _retranslate(self) -> None:
        self.states.retranslate()
        if self._failure is not None and self.page.notice.isVisible():
            self._fail(self._failure)
        self.making_up.retranslate()
        self.shoppers.retranslate()
