"""Why an action cannot be run now, in a sentence; "" where it can."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton

from gui.updates import words as update_words
from gui.window_actions.parts import WindowParts
from gui.words import worded

translate = QCoreApplication.translate


def off(button: QAbstractButton) -> str:
    """A button of the window is switched off."""
    return "" if button.isEnabled() else translate("Actions", "Nothing to choose from here")


def no_shop(window: WindowParts) -> str:
    """No shop is open."""
    is_open = window.shop.workspace is not None
    return "" if is_open else translate("Actions", "No shop is open yet")


def no_products(window: WindowParts) -> str:
    """There is nothing to search."""
    if window.page.controller.engine is not None:
        return ""
    return worded(translate("Actions", "There are no {products} to search yet"))


def nothing_earlier(window: WindowParts) -> str:
    """No search was made before this one."""
    has_any = window.query_history.may_go_back
    return "" if has_any else translate("Actions", "There is no earlier search")


def nothing_later(window: WindowParts) -> str:
    """Nobody went back from a later search."""
    has_any = window.query_history.may_go_forward
    return "" if has_any else translate("Actions", "There is no later search")


def no_history(window: WindowParts) -> str:
    """No query is remembered."""
    has_any = bool(window.query_history.queries)
    return "" if has_any else translate("Actions", "There are no recent searches")


def nothing_to_freeze(window: WindowParts) -> str:
    """There is no list that a search found, or nowhere to keep it."""
    workspace = window.shop.workspace
    if workspace is not None and workspace.read_only:
        return translate("Actions", "This shop is open read-only")
    has_list = (
        window.page.on_screen.response is not None and window.page.on_screen.engine is not None
    )
    return "" if has_list else translate("Actions", "Search for something first")


def no_selection(window: WindowParts) -> str:
    """No result is selected."""
    if window.page.results.current_hit is not None:
        return ""
    return translate("Actions", "Select a result first")


def not_acting(window: WindowParts) -> str:
    """Results are looked at as a tester does, or none is selected."""
    if not window.acting.is_on:
        return worded(translate("Actions", "Only where one acts as a {shopper}: Demo or Train"))
    return no_selection(window)


def no_filters(window: WindowParts) -> str:
    """There is no filter to clear."""
    return "" if window.page.filters.filters else translate("Actions", "No filter is set")


def not_importing(window: WindowParts) -> str:
    """Nothing can be imported into the open shop; beside the demo world a new one can be made."""
    workspace = window.shop.workspace
    if window.shop.is_opening:
        return translate("Actions", "The shop is being opened")
    is_shut = workspace is not None and workspace.read_only and not workspace.is_demo
    return translate("Actions", "This shop is open read-only") if is_shut else ""


def not_training(window: WindowParts) -> str:
    """No training can begin."""
    workspace, panel = window.shop.workspace, window.training_dock.panel
    if workspace is not None and workspace.read_only:
        return translate("Actions", "This shop is open read-only")
    if window.trainer.work:
        return translate("Actions", "A training or an update is under way")
    if panel is not None and not panel.form.is_valid:
        return translate("Actions", "A setting in the training panel breaks its rule")
    return no_shop(window)


def nothing_to_stop(window: WindowParts) -> str:
    """No training is under way."""
    is_training = window.trainer.work == "training"
    return "" if is_training else translate("Actions", "Nothing is being trained")


def nothing_to_wait_for(window: WindowParts) -> str:
    """No training could be added to the queue."""
    panel = window.training_dock.panel
    if panel is not None and not panel.form.is_valid:
        return translate("Actions", "A setting in the training panel breaks its rule")
    return nothing_to_stop(window)


def nothing_to_pause(window: WindowParts) -> str:
    """No training can be paused, and none that is paused can go on."""
    panel = window.training_dock.panel
    may_pause = panel is not None and (panel.acts.is_heard or panel.acts.phase == "paused")
    return "" if may_pause else translate("Actions", "Nothing is being trained")


def nothing_to_measure(window: WindowParts) -> str:
    """No model is being trained that could be measured."""
    panel = window.training_dock.panel
    is_heard = panel is not None and panel.acts.is_heard
    return "" if is_heard else translate("Actions", "Nothing is being trained")


def no_curves(window: WindowParts) -> str:
    """There are no curves that could be saved."""
    panel = window.training_dock.panel
    may_export = panel is not None and panel.results.export_button.isEnabled()
    return "" if may_export else translate("Actions", "There are no curves yet")


def nothing_to_pin(window: WindowParts) -> str:
    """The query on screen is pinned, or there is no room for one more, or none to pin."""
    view = window.scrubbing.loop.view
    if view is None:
        return translate("Actions", "Open the training panel first")
    return "" if view.may_pin else translate("Actions", "Nothing new to pin; five at most are")


def no_epochs(window: WindowParts) -> str:
    """No epochs are there to be played."""
    scrubber = window.scrubbing.scrubber
    has_epochs = scrubber is not None and not scrubber.isHidden()
    return "" if has_epochs else translate("Actions", "No epochs of a search run are in the curves")


def nothing_to_keep(window: WindowParts) -> str:
    """No other epoch is on screen than the one that ranks anyway."""
    scrubber = window.scrubbing.scrubber
    may_keep = scrubber is not None and scrubber.keep_button.isEnabled()
    return (
        "" if may_keep else translate("Actions", "Go to another epoch in the training panel first")
    )


def no_epoch_shown(window: WindowParts) -> str:
    """The run in use ranks."""
    is_shown = window.scrubbing.preview.epoch is not None
    return "" if is_shown else translate("Actions", "The run in use ranks already")


def nothing_to_compare(window: WindowParts) -> str:
    """Fewer than two runs are selected or ticked in their table."""
    panel = window.training_dock.panel
    if panel is not None and panel.results.runs.doing.may_compare:
        return ""
    return translate("Actions", "Select or tick two runs or more in their table first")


def not_opening_runs(window: WindowParts) -> str:
    """No run can be put into the open shop."""
    workspace = window.shop.workspace
    if workspace is not None and workspace.read_only:
        return translate("Actions", "This shop is open read-only")
    return no_shop(window)


def no_training_panel(window: WindowParts) -> str:
    """There is no form with settings, or one that may be changed."""
    panel = window.training_dock.panel
    if panel is None or not panel.form.isEnabled():
        return translate("Actions", "Open the training panel first, while nothing is trained")
    return ""


def not_updating(window: WindowParts) -> str:
    """No update can begin."""
    return update_words.hindrance(window.updating.updater.hindrance)


def nothing_to_cancel(window: WindowParts) -> str:
    """No update is under way."""
    is_working = window.updating.updater.phase == "working"
    return "" if is_working else translate("Actions", "No update is under way")


def nothing_to_undo(window: WindowParts) -> str:
    """No update is live that can be taken back."""
    if window.updating.updater.may_undo:
        return ""
    return translate("Actions", "No update is in use that could be taken back")


def nobody_to_choose(window: WindowParts) -> str:
    """Nobody but a guest is known."""
    button = window.shoppers.button
    return "" if button.isEnabled() else button.accessibleDescription()


def no_taste(window: WindowParts) -> str:
    """Nothing is known of who shops."""
    switch = window.shoppers.personal
    return "" if switch.isEnabled() else switch.accessibleDescription()


def not_making_up(window: WindowParts) -> str:
    """Nobody can be made up."""
    if window.making_up.people.may_change:
        return ""
    return worded(translate("Actions", "Needs a shop with {products} that may be written to"))


def no_session(window: WindowParts) -> str:
    """Nothing was done since the shopper arrived."""
    has_acted = bool(window.acting.session.history)
    return "" if has_acted else translate("Actions", "Nothing has been done in this session yet")


def no_behaviour(window: WindowParts) -> str:
    """No charts of behaviour are on screen."""
    page = window.feedback_area.page
    has_charts = page is not None and "behaviour" in page.made
    return "" if has_charts else translate("Actions", "Open the behaviour first")
