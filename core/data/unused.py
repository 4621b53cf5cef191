"""Columns that look like a field we know, yet stay unused: worth a word before they are missed."""

from collections.abc import Mapping, Sequence

from core.data.columns import guess_mapping, known_columns, plain_name

_MOST = 8


def unused_columns(
    kind: str, mapping: Mapping[str, str | tuple[str, ...]], columns: Sequence[str]
) -> dict[str, str]:
    """Their column → ours, for those of ours that `mapping` leaves empty."""
    used: set[str] = set()
    for column in mapping.values():
        used |= {column} if isinstance(column, str) else set(column)
    unused: dict[str, str] = {}
    for ours in known_columns(kind):
        if ours in mapping:
            continue
        alike = (
            theirs for theirs in columns if theirs not in used and _is_like(kind, ours, theirs)
        )
        if (theirs := next(alike, None)) is not None and len(unused) < _MOST:
            unused[theirs] = ours
    return unused


def _is_like(kind: str, ours: str, theirs: str) -> bool:
    return guess_mapping(kind, [theirs]).get(ours) == theirs or plain_name(ours) in plain_name(
        theirs
    )
