"""An edit as the verb that says the same."""

import shlex
from collections.abc import Mapping, Sequence

from core.program import typed_command


def command_of(place: Sequence[str], changed: Mapping[str, str]) -> str:
    """`explain` of a product with `changed` fields, quoted for a terminal."""
    edits = [f"{field}={value}" for field, value in changed.items()]
    arguments = ["explain", *place, *(["--set", *edits] if edits else [])]
    return f"{typed_command()} {shlex.join(arguments)}"
