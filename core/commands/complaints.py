"""What `argparse` complains of, in the language that was chosen."""

import re

from core.language import QT_TRANSLATE_NOOP, translate

# The sentences of argparse, most telling first, and ours.
_SENTENCES = (
    (
        r"the following arguments are required: (?P<options>.+)",
        QT_TRANSLATE_NOOP("core", "{options} must be given"),
    ),
    (
        r"one of the arguments (?P<options>.+) is required",
        QT_TRANSLATE_NOOP("core", "One of {options} must be given"),
    ),
    (
        r"unrecognized arguments: (?P<given>.+)",
        QT_TRANSLATE_NOOP("core", "{given} is not known here"),
    ),
    (
        r"argument (?P<option>\S+): not allowed with argument (?P<other>.+)",
        QT_TRANSLATE_NOOP("core", "{option} does not go with {other}"),
    ),
    (
        r"argument (?P<option>\S+): expected (one|at least one) argument",
        QT_TRANSLATE_NOOP("core", "{option} needs a value"),
    ),
    (
        r"argument (?P<option>\S+): invalid choice: (?P<given>.+) \(choose from (?P<choices>.+)\)",
        QT_TRANSLATE_NOOP("core", "{option} is one of {choices}, not {given}"),
    ),
    (
        r"argument (?P<option>\S+): invalid (int|float) value: (?P<given>.+)",
        QT_TRANSLATE_NOOP("core", "{option} takes a number, not {given}"),
    ),
    (
        r"argument (?P<option>\S+): (?P<complaint>.+)",
        QT_TRANSLATE_NOOP("core", "{option}: {complaint}"),
    ),
)


def worded(message: str) -> str:
    """`message` of argparse as a sentence of ours; one that is not known stays as it is."""
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return translate(sentence).format(**found.groupdict())
    return message
