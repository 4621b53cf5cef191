"""The epoch scrubber: one slider that shows the results of the query on screen as of any epoch of a run."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from core.runs.epochs import RunEpochs
from core.runs.thinning import MEGABYTE, DiskUse
from gui.language import Retranslated
from gui.training.epoch_slider import EpochSlider
from gui.widgets.buttons import describe, icon_button, push_button
from gui.widgets.eliding_button import ElidingButton
from gui.widgets.icons import dress
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, literal

# Milliseconds that an epoch stays on screen while they are played: long enough for the cards to settle.
PLAY_MS = 1100
METRIC = "ndcg@10"
# Characters of what the disk holds that stay in sight where there is no room.
LEAST = 12
BUDGETS = (0, 100, 250, 500, 1000, 2000, 5000)


class Scrubber(Retranslated, QWidget):
    """Paused, playing, or following the newest epoch of a training.

    `epoch_wanted` gives the epoch to look at, 0 for before any training; `left` that the run in use is to be
    seen again; `keep_wanted` the epoch that is to rank from now on; `budget_wanted` megabytes for epochs.
    """

    epoch_wanted = Signal(int)
    left = Signal()
    keep_wanted = Signal(int)
    budget_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.epochs = RunEpochs("")
        self.use = DiskUse(0, 0)
        # What is on screen instead of the run in use, None for the run in use itself.
        self.shown: int | None = None
        self.is_live = False
        self._may_change = False
        self.slider = EpochSlider()
        self.play_button = icon_button("play", self._toggle, 18)
        self.follow_button = push_button("intent")
        self.words = Label(kind="small")
        self.keep_button = push_button("", self._keep)
        self.back_button = push_button("link", self.leave)
        self.budget_button = ElidingButton(LEAST)
        self.budget_menu = QMenu(self)
        self._beat = QTimer(self)
        self._beat.setInterval(PLAY_MS)
        self._beat.timeout.connect(self._play_on)
        self._arrange()
        self._connect()
        self._retranslate()
        self.hide()

    @property
    def is_playing(self) -> bool:
        """Whether epoch after epoch is shown by itself."""
        return self._beat.isActive()

    @property
    def is_following(self) -> bool:
        """Whether the newest epoch of the training under way is shown as soon as there is one."""
        return self.is_live and self.follow_button.isChecked()

    def show_run(self, epochs: RunEpochs, is_live: bool, may_change: bool) -> None:
        """Scrub through `epochs`; of a run that is trained now the newest is followed, if that is on."""
        is_other = epochs.run != self.epochs.run
        self.epochs, self.is_live, self._may_change = epochs, is_live, may_change
        self.slider.set_epochs(epochs.kept, epochs.last, epochs.best)
        if is_other:
            self.pause()
            self.shown = None
        if self.is_following:
            self.slider.put(epochs.last)
        elif self.shown is None:
            self.slider.put(epochs.best)
        self.setVisible(bool(epochs.epochs))
        self._retranslate()

    def show_use(self, use: DiskUse) -> None:
        """Say how much of the disk epochs take."""
        self.use = use
        self._retranslate()

    def mark_shown(self, epoch: int | None) -> None:
        """The results on screen are those of `epoch`; None: of the run in use."""
        self.shown = epoch
        if epoch is not None:
            self.slider.put(epoch)
        elif not self.is_following:
            self.slider.put(self.epochs.best)
        self._retranslate()

    def follow(self) -> None:
        """Follow the training that begins."""
        self.pause()
        self.follow_button.setChecked(True)

    def play(self) -> None:
        """Show epoch after epoch, from the first where the last is on screen."""
        if len(self.slider.stops) < 2:
            return
        self.follow_button.setChecked(False)
        self._beat.start()
        if self.slider.position == self.slider.stops[-1]:
            self.slider.put(self.slider.stops[0])
            self.epoch_wanted.emit(self.slider.position)
        else:
            self._play_on()
        self._retranslate()

    def pause(self) -> None:
        """Stay where it is."""
        self._beat.stop()
        self._retranslate()

    def leave(self) -> None:
        """Go back to the run in use."""
        self.pause()
        self.follow_button.setChecked(False)
        self.left.emit()

    def _toggle(self) -> None:
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def _play_on(self) -> None:
        if not self.slider.step(1):
            self.pause()

    def _take_move(self, epoch: int) -> None:
        self.follow_button.setChecked(False)
        self.epoch_wanted.emit(epoch)
        self._retranslate()

    def _take_follow(self, is_on: bool) -> None:
        if is_on:
            self.pause()
            self.slider.put(self.epochs.last)
            self.epoch_wanted.emit(self.slider.position)

    def _keep(self) -> None:
        self.pause()
        self.keep_wanted.emit(self.slider.position)

    def _arrange(self) -> None:
        self.follow_button.setCheckable(True)
        self.follow_button.setChecked(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.budget_button.setProperty("kind", "quiet-link")
        self.budget_button.setProperty("hasMenu", True)
        self.budget_button.setMenu(self.budget_menu)
        column(
            row(self.play_button, (self.slider, 1), self.follow_button, spacing=8),
            row((self.words, 1), self.back_button, spacing=8),
            row(self.keep_button, 1, self.budget_button, spacing=8),
            parent=self,
            spacing=4,
            margins=(0, 4, 0, 4),
        )

    def _connect(self) -> None:
        self.slider.moved.connect(self._take_move)
        self.slider.held.connect(self.pause)
        self.slider.left.connect(self.leave)
        self.follow_button.clicked.connect(self._take_follow)
        self.budget_menu.aboutToShow.connect(self._fill_budgets)

    def _fill_budgets(self) -> None:
        self.budget_menu.clear()
        group = QActionGroup(self.budget_menu)
        present = self.use.budget // MEGABYTE
        for megabytes in sorted({*BUDGETS, present}):
            text = self.tr("{count} MB").format(count=megabytes)
            if not megabytes:
                text = self.tr("Best epochs only")
            action = self.budget_menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(megabytes == present)
            action.triggered.connect(lambda _=False, mb=megabytes: self.budget_wanted.emit(mb))
            group.addAction(action)

    def _about_position(self) -> str:
        position, epochs = self.slider.position, self.epochs
        if not position:
            return " · ".join((self.tr("Before training: without this run"), *self._about_kept()))
        told = [self.tr("Epoch {epoch} of {last}").format(epoch=position, last=epochs.last)]
        value = epochs.metrics(position).get(METRIC)
        if value is not None:
            told.append(f"{METRIC} {value:.3f}")
        if position == epochs.best:
            chosen, best = self.tr("kept by choice"), self.tr("best")
            told.append(chosen if position == epochs.chosen else best)
        return " · ".join((*told, *self._about_kept()))

    def _about_kept(self) -> list[str]:
        """Which epochs there are, where some are gone."""
        kept = self.epochs.kept
        if len(kept) == self.epochs.last:
            return []
        return [self.tr("kept: {kept}").format(kept=", ".join(map(str, kept)) or "–")]

    def _why_not_keep(self) -> str:
        if not self.slider.position:
            return self.tr("Before training there is nothing to keep")
        if self.is_live:
            return self.tr("Possible when the training is over")
        if self.slider.position == self.epochs.best:
            return self.tr("This epoch is the one of its run that ranks already")
        return "" if self._may_change else self.tr("This shop is open read-only")

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Epoch scrubber"))
        dress(self.play_button, "pause" if self.is_playing else "play", "accent", 18)
        describe(
            self.play_button, self.tr("Pause") if self.is_playing else self.tr("Play the epochs")
        )
        self.play_button.setEnabled(len(self.slider.stops) > 1)
        self.follow_button.setText(self.tr("Follow"))
        self.follow_button.setToolTip(self.tr("Show the newest epoch of the training under way"))
        self.follow_button.setVisible(self.is_live)
        self.words.setText(self._about_position())
        why_not = self._why_not_keep()
        self.keep_button.setText(self.tr("Keep this epoch"))
        self.keep_button.setEnabled(not why_not)
        how = self.tr("Let this epoch be the one of its run that ranks, from now on")
        self.keep_button.setToolTip(literal(why_not or how))
        self.back_button.setText(self.tr("Back"))
        self.back_button.setToolTip(self.tr("Back to the run in use (Esc on the slider)"))
        self.back_button.setVisible(self.shown is not None)
        self._write_use()

    def _write_use(self) -> None:
        used, budget = round(self.use.used / MEGABYTE), self.use.budget // MEGABYTE
        said = self.tr("Epochs of runs: {used} of {budget} MB").format(used=used, budget=budget)
        self.budget_button.set_name(said)
        how = self.tr(
            "Beyond that the epochs of the oldest runs go first; best and kept ones never do"
        )
        self.budget_button.setToolTip(literal(f"{said}\n{how}"))
        self.budget_button.setEnabled(self._may_change)
