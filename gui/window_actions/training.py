"""Actions that make models: training, its curves, runs, and which of them ranks."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from core.language import QT_TRANSLATE_NOOP
from core.runs.names import short_name
from gui.actions.names import Name
from gui.actions.registry import GROUPS, ActionRegistry, Command
from gui.training.results import FORMATS
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts

if TYPE_CHECKING:
    from gui.training.curves import Curves
    from gui.training.panel import TrainingPanel

PAGES = {
    "curves": Name(QT_TRANSLATE_NOOP("Actions", "Training panel: curves")),
    "runs": Name(QT_TRANSLATE_NOOP("Actions", "Training panel: runs")),
}
EPOCHS = {
    "pin": Name(
        QT_TRANSLATE_NOOP("Actions", "Pin the query: watch its results while a model learns")
    ),
    "play": Name(QT_TRANSLATE_NOOP("Actions", "Play the epochs of the run in the curves")),
    "keep_epoch": Name(QT_TRANSLATE_NOOP("Actions", "Keep the epoch on screen")),
    "leave_epoch": Name(QT_TRANSLATE_NOOP("Actions", "Back from an epoch to the run in use")),
}


CURVES: tuple[tuple[str, Name, Callable[["Curves"], None]], ...] = (
    (
        "axis",
        Name(QT_TRANSLATE_NOOP("Actions", "Draw the curves over epochs, steps or time in turn")),
        lambda curves: curves.tools.next_axis(),
    ),
    (
        "log",
        Name(QT_TRANSLATE_NOOP("Actions", "Draw the curves on a logarithmic or linear scale")),
        lambda curves: curves.tools.log.toggle(),
    ),
    (
        "all",
        Name(QT_TRANSLATE_NOOP("Actions", "Show all of the curves after a zoom")),
        lambda curves: curves.view.show_all(),
    ),
)


def add_training_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them, and every run that could rank."""
    _add_training(registry, window)
    _add_tuning(registry, window)
    _add_while_training(registry, window)
    _add_panel(registry, window)
    _add_curves(registry, window)
    _add_epochs(registry, window)
    _add_runs(registry, window)
    _add_form(registry, window)
    registry.provide(lambda: _runs(window))
    registry.follow(window.trainer.changed)
    window.training_dock.furnished.connect(
        lambda panel: registry.follow(panel.form.changed, panel.paused.changed, panel.acts.changed)
    )


def _add_training(registry: ActionRegistry, window: WindowParts) -> None:
    registry.add(
        "training.train",
        Name(QT_TRANSLATE_NOOP("Actions", "Train with the settings of the panel")),
        "training",
        window.training_dock.train,
        keys=("F5",),
        icon="model",
        hindrance=lambda: conditions.not_training(window),
    )
    registry.add(
        "training.stop",
        Name(QT_TRANSLATE_NOOP("Actions", "Stop the training and keep the best epoch")),
        "training",
        window.training_dock.stop,
        keys=("Shift+F5",),
        icon="ban",
        hindrance=lambda: conditions.nothing_to_stop(window),
    )


def _add_while_training(registry: ActionRegistry, window: WindowParts) -> None:
    registry.add(
        "training.queue",
        Name(QT_TRANSLATE_NOOP("Actions", "Let the settings of the panel wait for their turn")),
        "training",
        window.training_dock.train,
        keys=("Ctrl+F5",),
        icon="model",
        hindrance=lambda: conditions.nothing_to_wait_for(window),
    )
    registry.add(
        "training.pause",
        Name(QT_TRANSLATE_NOOP("Actions", "Pause the training, or go on with the paused one")),
        "training",
        window.training_dock.pause,
        keys=("F6",),
        icon="model",
        hindrance=lambda: conditions.nothing_to_pause(window),
    )
    registry.add(
        "training.measure",
        Name(QT_TRANSLATE_NOOP("Actions", "Measure the model that is being trained")),
        "training",
        window.training_dock.measure,
        icon="model",
        hindrance=lambda: conditions.nothing_to_measure(window),
    )


def _add_tuning(registry: ActionRegistry, window: WindowParts) -> None:
    registry.add(
        "training.tune",
        Name(QT_TRANSLATE_NOOP("Actions", "Tune: try many settings")),
        "training",
        window.tuning.open,
        icon="curves",
        hindrance=lambda: conditions.no_shop(window),
    )


def _add_panel(registry: ActionRegistry, window: WindowParts) -> None:
    for page, name in PAGES.items():
        registry.add(
            f"training.{page}",
            name,
            "training",
            partial(window.training_dock.show_page, page),
            icon="curves",
        )
    registry.add(
        "training.compress",
        Name(QT_TRANSLATE_NOOP("Actions", "Small and fast: make a run smaller")),
        "training",
        window.compressing.open,
        icon="layers",
    )
    for number, kind in enumerate(FORMATS):
        registry.add(
            f"training.export_{kind}",
            Name(QT_TRANSLATE_NOOP("Actions", "Save the curves as {name}"), kind.upper()),
            "training",
            partial(_export, window, number),
            icon="import",
            hindrance=lambda: conditions.no_curves(window),
        )


def _add_curves(registry: ActionRegistry, window: WindowParts) -> None:
    for id, name, change in CURVES:
        registry.add(
            f"training.curves_{id}",
            name,
            "training",
            partial(_change_curves, window, change),
            icon="curves",
            hindrance=lambda: conditions.no_curves(window),
        )


def _change_curves(window: WindowParts, change: Callable[["Curves"], None]) -> None:
    panel = window.training_dock.panel
    if panel is not None and panel.results.curves is not None:
        window.training_dock.show_page("curves")
        change(panel.results.curves)


def _add_epochs(registry: ActionRegistry, window: WindowParts) -> None:
    does: dict[str, tuple[Callable[[], object], str, Callable[[WindowParts], str]]] = {
        "pin": (window.scrubbing.loop.pin, "pin", conditions.nothing_to_pin),
        "play": (partial(_press, window, "play_button"), "play", conditions.no_epochs),
        "keep_epoch": (partial(_press, window, "keep_button"), "tick", conditions.nothing_to_keep),
        "leave_epoch": (window.scrubbing.preview.leave, "undo", conditions.no_epoch_shown),
    }
    for id, (run, icon, hindrance) in does.items():
        hindered = partial(hindrance, window)
        registry.add(f"training.{id}", EPOCHS[id], "training", run, icon=icon, hindrance=hindered)
    registry.follow(window.scrubbing.preview.shown)


def _press(window: WindowParts, button: str) -> None:
    if (scrubber := window.scrubbing.scrubber) is not None:
        getattr(scrubber, button).click()


def _add_runs(registry: ActionRegistry, window: WindowParts) -> None:
    dock = window.training_dock
    registry.add(
        "runs.table",
        Name(QT_TRANSLATE_NOOP("Actions", "Open the table of runs large")),
        "training",
        dock.open_run_table,
        icon="list",
        hindrance=lambda: conditions.no_shop(window),
    )
    registry.add(
        "runs.compare",
        Name(QT_TRANSLATE_NOOP("Actions", "Compare the runs that are selected or ticked")),
        "training",
        dock.compare_runs,
        icon="swap",
        hindrance=lambda: conditions.nothing_to_compare(window),
    )
    registry.add(
        "runs.open_file",
        Name(QT_TRANSLATE_NOOP("Actions", "Open a run from a file")),
        "training",
        dock.open_run_file,
        icon="folder",
        hindrance=lambda: conditions.not_opening_runs(window),
    )


def _add_form(registry: ActionRegistry, window: WindowParts) -> None:
    registry.add(
        "training.defaults",
        Name(QT_TRANSLATE_NOOP("Actions", "Settings of training: back to defaults")),
        "training",
        lambda: _with_panel(window, lambda panel: panel.form.reset()),
        icon="undo",
        hindrance=lambda: conditions.no_training_panel(window),
    )
    registry.add(
        "training.changed_texts",
        Name(QT_TRANSLATE_NOOP("Actions", "See how training changes texts")),
        "training",
        lambda: _with_panel(window, lambda panel: panel.preview_texts()),
        icon="info",
        hindrance=lambda: conditions.no_training_panel(window),
    )


def _with_panel(window: WindowParts, act: Callable[["TrainingPanel"], object]) -> None:
    if window.training_dock.panel is not None:
        act(window.training_dock.panel)


def _export(window: WindowParts, number: int) -> None:
    panel = window.training_dock.panel
    if panel is not None:
        panel.results.export_menu.actions()[number].trigger()


def _runs(window: WindowParts) -> Iterator[Command]:
    """Every run of the shop that can rank."""
    group, engine = GROUPS["training"].said(), window.shop.engine
    ranking = engine.run_id if engine is not None else ""
    for run, about in window.runs.rows:
        name = Name(
            QT_TRANSLATE_NOOP("Actions", "Rank with {name}"), f"{short_name(run)}  {about}".rstrip()
        )
        yield Command(
            f"runs.use:{run}",
            name.said_in_both(),
            group,
            partial(window.runs.choose, run),
            icon="model",
            is_chosen=run == ranking,
        )
