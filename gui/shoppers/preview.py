"""What a shopper being made up would be recommended, worked out beside the window."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.recommend.described_history import Describer
    from core.recommend.made_up import MadeUp
    from core.recommend.profile import Profile, Profiles
    from core.recommend.recommendation import Recommendation
    from core.recommend.recommender import Recommender
    from core.recommend.wishes import Understanding
    from core.search.engine import Engine

# Products: as many as fit under the form.
SHOWN = 12


@dataclass(frozen=True)
class ShopperPreview:
    """A draft with what its description gave, how that was understood, and what follows from the history."""

    shopper: "MadeUp"
    understanding: "Understanding"
    profile: "Profile"
    recommendations: "Sequence[Recommendation]"


class Previewer:
    """Previews drafts in one shop; what knows the shop is made at the first, at worst twice."""

    def __init__(self, engine: "Engine"):
        self._engine = engine
        self._describer: Describer | None = None
        self._profiles: Profiles | None = None

    def preview(self, draft: "MadeUp", recommender: "Recommender | None") -> ShopperPreview:
        """The preview of `draft`; nothing is recommended without a `recommender`."""
        from core.recommend.described_history import Describer
        from core.recommend.profile import Profiles

        if self._describer is None or self._profiles is None:
            self._describer = Describer(self._engine)
            self._profiles = Profiles(self._engine.catalogue)
        described = self._describer.describe(draft.description)
        shopper = replace(draft, derived=described.history)
        recommendations: Sequence[Recommendation] = ()
        if recommender is not None and shopper.history:
            recommendations = recommender.page(shopper.history, SHOWN)
        return ShopperPreview(
            shopper,
            described.understanding,
            self._profiles.profile(shopper.history),
            recommendations,
        )
