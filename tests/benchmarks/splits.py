"""What is tuned on and what is reported on, fixed once for all: the two never share an example.

| set | fit | tune | report |
| --- | --- | --- | --- |
| judged queries: `taobao_zh`, `esci_en`, `crowdflower_en`, demo | none | one half | the other half |
| `tmall_sessions` | nine tenths of `train.txt` | a tenth of `train.txt` | `test.txt` |
| `reviews_10_categories` | 72 % | 8 % | 20 % |
| MovieLens-100k | all but each viewer's last two films | the last but one | the last |
"""

import hashlib
from collections.abc import Iterable

TUNE, REPORT = "tune", "report"


def half_of(query_id: str) -> str:
    """`tune` or `report`, decided by the query's id alone."""
    return REPORT if _number(query_id) % 2 else TUNE


def halves(query_ids: Iterable[str]) -> dict[str, list[str]]:
    """The ids of each half, in their order."""
    parts: dict[str, list[str]] = {TUNE: [], REPORT: []}
    for query in query_ids:
        parts[half_of(query)].append(query)
    return parts


def is_tune_session(line_number: int) -> bool:
    """Whether the session on this line (from 0) of `train.txt` is kept for tuning: every tenth."""
    return line_number % 10 == 9


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest())
