"""Everything that can be done in the window, registered."""

from gui.actions.registry import ActionRegistry
from gui.window_actions.checks import add_check_actions
from gui.window_actions.comparison import add_comparison_actions
from gui.window_actions.feedback import add_feedback_actions
from gui.window_actions.helping import add_help_actions
from gui.window_actions.judging import add_judging_actions
from gui.window_actions.model import add_model_actions
from gui.window_actions.parts import WindowParts
from gui.window_actions.presenting import add_presenting_actions
from gui.window_actions.product_map import add_map_actions
from gui.window_actions.robustness import add_robustness_actions
from gui.window_actions.searching import add_result_actions, add_search_actions
from gui.window_actions.shopping import add_shopper_actions
from gui.window_actions.shops import add_shop_actions
from gui.window_actions.training import add_training_actions
from gui.window_actions.updates import add_update_actions
from gui.window_actions.viewing import add_view_actions
from gui.window_actions.what_if import add_what_if_actions


def register(registry: ActionRegistry, window: WindowParts) -> None:
    """Register the actions of every part of `window`."""
    for add in (
        add_search_actions,
        add_result_actions,
        add_what_if_actions,
        add_shopper_actions,
        add_view_actions,
        add_presenting_actions,
        add_training_actions,
        add_update_actions,
        add_robustness_actions,
        add_model_actions,
        add_map_actions,
        add_comparison_actions,
        add_judging_actions,
        add_check_actions,
        add_feedback_actions,
        add_shop_actions,
        add_help_actions,
    ):
        add(registry, window)
    registry.refresh()
