"""The runs of a shop as they are read in a thread, with or without their table."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.runs.details import RunDetails, run_details
from core.runs.listing import RunSummary, list_runs
from core.runs.table import runs_frame

if TYPE_CHECKING:
    import pandas as pd

    from core.workspace import Workspace


@dataclass(frozen=True)
class Listing:
    """What there is; `frame` is the table of `runs`, None where nobody has asked for it."""

    summaries: list[RunSummary]
    runs: list[RunDetails]
    frame: "pd.DataFrame | None"


def read_listing(workspace: "Workspace", is_table_wanted: bool) -> Listing:
    """The runs of `workspace`; pandas is loaded for their table alone."""
    if not is_table_wanted:
        return Listing(list_runs(workspace), [], None)
    runs = run_details(workspace)
    return Listing([run.summary for run in runs], runs, runs_frame(runs))
