"""What every example says of a new run, of the active one, and of no model at all."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Values:
    """The values of `metric` for the same examples, in the same order.

    `active` are those of the active run or, where `is_by_start`, of the pretrained start; None where there is
    none to compare with. All are empty where there is no example that neither run has learned.
    """

    metric: str
    unit: str
    new: list[float] = field(default_factory=list)
    active: list[float] | None = None
    baseline: list[float] = field(default_factory=list)
    is_by_start: bool = False
