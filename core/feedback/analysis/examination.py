"""How likely shoppers look at each rank, by the click model that foresees a log's clicks best."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from core.arrays import Float64Array
from core.feedback.analysis.encoded_log import STEPS, EncodedLog
from core.feedback.arrow_tables import pa_numbers, pa_texts

if TYPE_CHECKING:
    import pyarrow

# The latest events, of which a model is made in seconds; more of them say hardly more of ranks.
LATEST = 500_000


def examination_of(log: EncodedLog) -> Float64Array | None:
    """(ranks,) the chance of a look at each rank, 1 at rank 1; None where clicks are few or ranks unknown."""
    if not log.rank.any():
        return None
    from core.feedback.clicks.models import click_models

    models = click_models(_table(log, slice(max(0, len(log) - LATEST), None)))
    return models[0].examination if models else None


def _table(log: EncodedLog, rows: slice) -> "pyarrow.Table":
    """Some events as a table of behaviour."""
    import pyarrow as pa

    sessions, session = np.unique(log.session[rows], return_inverse=True)
    columns = {
        "user_id": _texts(log.shoppers, log.shopper[rows]),
        "product_id": _texts(log.products, log.product[rows]),
        "action": _texts(list(STEPS), log.action[rows]),
        "query": _texts(log.queries, log.query[rows]),
        "session_id": _texts([str(each) for each in sessions.tolist()], session),
        "timestamp": pa_numbers(log.time[rows]),
        "position": pa_numbers(np.where(log.rank[rows] > 0, log.rank[rows], -1).astype(np.int32)),
    }
    return pa.Table.from_arrays(list(columns.values()), names=list(columns))


def _texts(texts: list[str], codes: npt.NDArray[np.generic]) -> "pyarrow.DictionaryArray":
    import pyarrow as pa

    return pa.DictionaryArray.from_arrays(pa_numbers(codes.astype(np.int32)), pa_texts(texts))
