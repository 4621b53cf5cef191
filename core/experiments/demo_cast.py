"""The demo world's shoppers, queries and truth for a workspace that holds the demo world."""

from core.data.catalogue import catalogue_of
from core.data.demo_world.tables import product_ids
from core.data.demo_world.world import Cast, cast
from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP
from core.workspace import Workspace


def cast_of(workspace: Workspace) -> Cast:
    """The cast of the demo world; row `r` of it is row `r` of the catalogue. About a second.

    Raises:
        UserError: the workspace holds another shop, whose shoppers nobody knows.
    """
    known = cast()
    catalogue = catalogue_of(workspace)
    is_demo = workspace.is_demo and catalogue.title == [each.title for each in known.shelf.products]
    if not is_demo or catalogue.product_id != product_ids(len(known.shelf.products)):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "Shoppers whose wishes are known live in the demo world alone, and {path} holds another shop;"
                " name a workspace filled by `{program} import --demo`.",
            ),
            path=workspace.path,
        )
    return known
