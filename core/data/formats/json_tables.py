"""JSON that holds a table by its columns or by bare rows, as pandas and databases write it."""

from collections.abc import Iterable, Sequence

from core.data.columns.mapping import understood

Fields = dict[str, object]


def table_records(value: object) -> list[Fields]:
    """The records of a table that is not written as a list of objects; empty where it is none."""
    if isinstance(value, list):
        return _under(value[0], value[1:]) if value else []
    if not isinstance(value, dict) or not value:
        return []
    rows = value.get("data", value.get("rows"))
    if isinstance(rows, list) and isinstance(value.get("schema"), dict):
        return [row for row in rows if isinstance(row, dict)]
    names = value.get("columns", value.get("header"))
    if isinstance(rows, list) and isinstance(names, list):
        return _under(names, rows)
    return _by_column(value)


def _under(names: object, rows: Sequence[object]) -> list[Fields]:
    """Rows that are lists, under a list of names."""
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return []
    if not rows or not all(isinstance(row, list) for row in rows):
        return []
    return [dict(zip(names, row, strict=False)) for row in rows if isinstance(row, list)]


def _by_column(value: Fields) -> list[Fields]:
    """`{"title": {"0": "a", "1": "b"}}`, the same with lists, or records under their ids."""
    if len(value) < 2:
        return []
    columns = list(value.values())
    if all(isinstance(column, list) and not _has_records(column) for column in columns):
        same = {len(column) for column in columns if isinstance(column, list)}
        return _turned(value, range(same.pop())) if len(same) == 1 else []
    inner = [column for column in columns if isinstance(column, dict) and column]
    if len(inner) < len(columns) or not all(_is_like(column, inner[0]) for column in inner):
        return []
    keys = dict.fromkeys(key for column in inner for key in column)
    if understood("", list(value)) > understood("", list(keys)):
        return _turned(value, keys)
    return [{"id": key, **row} for key, row in value.items() if isinstance(row, dict)]


def _is_like(column: Fields, first: Fields) -> bool:
    return 2 * len(column.keys() & first.keys()) >= len(first)


def _has_records(column: Iterable[object]) -> bool:
    return any(isinstance(item, (dict, list)) for item in column)


def _turned(columns: Fields, keys: Iterable[object]) -> list[Fields]:
    def cell(column: object, key: object) -> object:
        if isinstance(column, dict):
            return column.get(key)
        return column[key] if isinstance(column, list) and isinstance(key, int) else None

    return [{name: cell(column, key) for name, column in columns.items()} for key in keys]
