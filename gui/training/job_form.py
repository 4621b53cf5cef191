"""What to train: a task, a network, a seed and the declared settings."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from core.language import QT_TRANSLATE_NOOP, translate
from core.runs.job import Job
from core.runs.split import MOST_FOLDS
from core.settings import TRAINING, Setting
from core.task_choices import NETWORKS, TASKS, networks_of, settings_of, training_defaults
from core.training.augmentation import PREFIX
from core.training.presets import Preset
from gui.language import Retranslated
from gui.training.presets_bar import PresetsBar
from gui.training.setting_field import Value
from gui.training.settings_form import SettingsForm
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column
from gui.widgets.plain import Label

SEED = Setting("seed", Job().seed, QT_TRANSLATE_NOOP("core", "Seed"), 0, 2_147_483_647)
FOLDS = Setting(
    "folds",
    1,
    QT_TRANSLATE_NOOP("core", "Folds"),
    1,
    MOST_FOLDS,
    help=QT_TRANSLATE_NOOP(
        "core",
        "Cross-validation: trained so often, each time with another part held out; the runs stay inactive.",
    ),
)
AT_SIGHT = ("epochs", "batch_size", "learning_rate")


class JobForm(Retranslated, QWidget):
    """Edits a `Job`. `changed` tells that it differs from before, `task_chosen` which task it is of now.

    `preview_wanted` asks to show how texts would be changed.
    """

    changed = Signal()
    preview_wanted = Signal()
    task_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.task = QComboBox()
        self.network = QComboBox()
        for combo, keys in ((self.task, TASKS), (self.network, NETWORKS)):
            for key in keys:
                combo.addItem(key, key)
            # As wide as its half of the row, whatever its words: the row does not jump.
            combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # Before anybody asks for the defaults of a network that the task does not have.
        self.task.currentIndexChanged.connect(self._offer_networks)
        for combo in (self.task, self.network):
            combo.currentIndexChanged.connect(self._take_defaults)
        self.task.currentIndexChanged.connect(
            lambda: self.task_chosen.emit(self.task.currentData())
        )
        self._task_label = Label()
        self._network_label = Label()
        first = [setting for setting in TRAINING if setting.name in AT_SIGHT]
        rest = [setting for setting in TRAINING if setting.name not in AT_SIGHT]
        self.form = SettingsForm((*first, SEED, *rest, FOLDS))
        self.form.changed.connect(self._follow)
        self.presets = PresetsBar()
        self.presets.chosen.connect(self._use_preset)
        self.presets.reset.connect(self.reset)
        self.preview_button = push_button("quiet-link", self.preview_wanted)
        self._arrange()
        self._offer_networks()
        self._take_defaults()
        self._retranslate()

    @property
    def is_valid(self) -> bool:
        """Whether every value keeps its rule."""
        return self.form.is_valid

    def job(self) -> Job:
        """The job as it stands in the form, where that `is_valid`; only what differs is in its settings."""
        values = self.form.values()
        folds = int(values[FOLDS.name])
        own = (SEED.name, FOLDS.name)
        changes = {name: values[name] for name in self.form.differing() if name not in own}
        return Job(
            task=self.task.currentData(),
            network=self.network.currentData(),
            seed=int(values[SEED.name]),
            settings=changes,
            folds=folds if folds > 1 else 0,
        )

    def set_job(self, job: Job) -> None:
        """Show `job`."""
        self.task.setCurrentIndex(max(0, self.task.findData(job.task)))
        self.network.setCurrentIndex(max(0, self.network.findData(job.network)))
        self.form.set_values(
            {**self._defaults(), **job.settings, "seed": job.seed, "folds": max(1, job.folds)}
        )

    def reset(self) -> None:
        """Every setting as it is by default; task and network stay."""
        self.form.set_values({**self._defaults(), SEED.name: SEED.default})

    def _use_preset(self, preset: Preset) -> None:
        """Show what `preset` holds; the seed stays."""
        seed = int(self.form.values()[SEED.name])
        self.set_job(Job(preset.task, preset.network, seed, dict(preset.settings)))

    def _follow(self) -> None:
        """The settings are others now."""
        self._show_preset()
        self.changed.emit()

    def _show_preset(self) -> None:
        is_augmented = any(name.startswith(PREFIX) for name in self.form.differing())
        self.preview_button.setVisible(is_augmented)
        self.presets.show_job(self.job(), bool(self.form.differing()))

    def _defaults(self) -> dict[str, Value]:
        return training_defaults(self.task.currentData(), self.network.currentData())

    def _offer_networks(self) -> None:
        """Networks that do not serve the task cannot be chosen, and the first is where one was."""
        served = networks_of(self.task.currentData())
        model = self.network.model()
        assert isinstance(model, QStandardItemModel)
        for position in range(self.network.count()):
            model.item(position).setEnabled(self.network.itemData(position) in served)
        if self.network.currentData() not in served:
            self.network.setCurrentIndex(0)

    def _take_defaults(self) -> None:
        """A task and a network bring their own figures, and a network may have few."""
        chosen = self.network.currentData(), self.task.currentData()
        applied = [setting.name for setting in settings_of(*chosen)]
        self.form.offer([*applied, SEED.name, FOLDS.name])
        self.form.set_defaults(self._defaults())
        self.form.set_values(self._defaults())
        self._follow()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        choices = ((self._task_label, self.task), (self._network_label, self.network))
        for number, (label, combo) in enumerate(choices):
            label.setProperty("kind", "small")
            label.setBuddy(combo)
            grid.addWidget(label, 0, number)
            grid.addWidget(combo, 1, number)
            grid.setColumnStretch(number, 1)
        column(grid, self.presets, self.form, self.preview_button, parent=self, spacing=4)

    def _retranslate(self) -> None:
        self._task_label.setText(self.tr("Task"))
        self._network_label.setText(self.tr("Network"))
        self.task.setAccessibleName(self._task_label.text())
        self.network.setAccessibleName(self._network_label.text())
        self.preview_button.setText(self.tr("See how texts are changed…"))
        self.preview_button.setToolTip(self.tr("Twenty texts as they are and as they are learned"))
        for combo, choices in ((self.task, TASKS), (self.network, NETWORKS)):
            for position, choice in enumerate(choices.values()):
                combo.setItemText(position, translate(choice.label))
