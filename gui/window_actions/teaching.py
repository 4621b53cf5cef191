"""Actions that make models: training, its curves, updates, and which run ranks."""

from collections.abc import Iterator
from functools import partial

from core.language import QT_TRANSLATE_NOOP
from core.runs.names import short_name
from gui.actions.names import Name
from gui.actions.registry import GROUPS, ActionRegistry, Command
from gui.training.results import FORMATS
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts

PAGES = {
    "curves": Name(QT_TRANSLATE_NOOP("Actions", "Training panel: curves")),
    "runs": Name(QT_TRANSLATE_NOOP("Actions", "Training panel: runs")),
}


def add_training_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them, and every run that could rank."""
    _add_training(registry, window)
    _add_while_training(registry, window)
    _add_panel(registry, window)
    _add_updates(registry, window)
    registry.provide(lambda: _runs(window))
    registry.follow(window.trainer.changed, window.updating.updater.changed)
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


def _add_panel(registry: ActionRegistry, window: WindowParts) -> None:
    for page, name in PAGES.items():
        registry.add(
            f"training.{page}",
            name,
            "training",
            partial(window.training_dock.show_page, page),
            icon="curves",
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


def _export(window: WindowParts, number: int) -> None:
    panel = window.training_dock.panel
    if panel is not None:
        panel.results.export_menu.actions()[number].trigger()


def _add_updates(registry: ActionRegistry, window: WindowParts) -> None:
    updater = window.updating.updater
    registry.add(
        "updates.update",
        Name(QT_TRANSLATE_NOOP("Actions", "Update the model from what was done")),
        "training",
        updater.update,
        icon="sparkles",
        hindrance=lambda: conditions.not_updating(window),
    )
    registry.add(
        "updates.cancel",
        Name(QT_TRANSLATE_NOOP("Actions", "Cancel the update")),
        "training",
        updater.cancel,
        icon="ban",
        hindrance=lambda: conditions.nothing_to_cancel(window),
    )
    registry.add(
        "updates.undo",
        Name(QT_TRANSLATE_NOOP("Actions", "Undo the update")),
        "training",
        updater.undo,
        icon="undo",
        hindrance=lambda: conditions.nothing_to_undo(window),
    )
    registry.add(
        "updates.verdict",
        Name(QT_TRANSLATE_NOOP("Actions", "Verdict of the last update")),
        "training",
        lambda: _open_verdict(window),
        icon="info",
    )


def _open_verdict(window: WindowParts) -> None:
    """The verdict stands below its chip, which is beside the results."""
    if window.state.arrangement == "feedback":
        window.arrange("demo")
    window.updating.chip.open()


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
