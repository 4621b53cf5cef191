"""What is said by hand of a file's columns, `COLUMN=FIELD`, and of a log's words, `WORD=ACTION`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from core.data.columns.mapping import guess_mapping, known_columns
from core.data.formats.reading import chunks, open_table
from core.data.importing import Source
from core.data.values.actions import ACTIONS
from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP

_ACTION = "action:"


@dataclass
class MapOptions:
    """`columns`: theirs → ours, in order, empty for unused. `actions`: their word → ours."""

    columns: dict[str, str] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)


def parse_map_options(texts: Iterable[str]) -> MapOptions:
    """The options as they were written.

    Raises:
        UserError: one has no `=`.
    """
    options = MapOptions()
    for option in texts:
        theirs, mark, ours = option.rpartition("=")
        if not mark or not theirs:
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "--map {option}: write COLUMN=FIELD, or WORD=ACTION for the words of a log.",
                ),
                option=option,
            )
        if ours in ACTIONS.values():
            # No field has the name of an action, so that `1=click` can mean nothing else.
            options.actions[theirs.removeprefix(_ACTION)] = ours
        else:
            options.columns[theirs] = ours
    return options


def map_sources(sources: Sequence[Source], options: MapOptions) -> list[Source]:
    """The sources with their columns guessed by name, save for those that were named.

    Raises:
        UserError: a column is in none of the files, or a field in none of their kinds.
        DataError: a file cannot be read.
    """
    if not options.columns:
        return list(sources)
    used: set[str] = set()
    mapped = [_map_source(source, options, used) for source in sources]
    for theirs in options.columns:
        if theirs not in used:
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "core", "--map {column}={field}: no file has this column and takes this field."
                ),
                column=theirs,
                field=options.columns[theirs],
            )
    return mapped


def _map_source(source: Source, options: MapOptions, used: set[str]) -> Source:
    table = open_table(source.path, source.kind, source.encoding, source.sheet)
    fields = known_columns(source.kind)
    named = {
        theirs: ours
        for theirs, ours in options.columns.items()
        if theirs in table.columns and (not ours or ours in fields)
    }
    used.update(named)
    others = [column for column in table.columns if column not in named]
    indices = [table.columns.index(column) for column in others]
    first = next(chunks(table), None)
    rows = [[row[i] for i in indices if i < len(row)] for row in first.rows] if first else []
    guessed = guess_mapping(source.kind, others, rows)
    mapping = {ours: theirs for ours, theirs in guessed.items() if ours not in named.values()}
    for ours in dict.fromkeys(filter(None, named.values())):
        columns = tuple(theirs for theirs, field_ in named.items() if field_ == ours)
        mapping[ours] = columns[0] if len(columns) == 1 else columns
    return replace(source, mapping=mapping)
