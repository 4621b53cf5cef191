"""What the name of a system says.

RUN  RUN@3  pretrained-start      a run, one of its epochs, what ranks without any; by words and meaning
RUN:METHOD                        the same by `lexical`, `neural` or `hybrid`
:METHOD                           the active run
RUN:hybrid,neural=0.5             other weights; those not named share what is left in proportion
RUN:hybrid,user=ID,personal=0.3   as it suits a shopper, whose taste weighs so much
results/bm25.run                  the rankings in a TREC run file
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from core.errors import DataError, UserError
from core.language import QT_TRANSLATE_NOOP
from core.search.fusion import PARTS
from core.search.request import PERSONAL, Method

USER, TASTE = "user", "personal"
# Ids of shoppers may hold commas.
_NEXT_OPTION = re.compile(rf",(?=(?:{'|'.join((*PARTS, USER, TASTE))})=)")
# What a name that ends so can only be.
_FILE_ENDINGS = (".run", ".trec", ".txt", ".res")


@dataclass(frozen=True)
class SystemName:
    """What a system's name says: a file, or a run ("" for the active one) and how it is to rank.

    `weights` holds those of the parts of a score that are given; `user` is empty for a guest.
    """

    text: str
    file: Path | None = None
    run: str = ""
    method: Method = Method.HYBRID
    weights: Mapping[str, float] = field(default_factory=dict)
    user: str = ""
    personal: float = PERSONAL

    @classmethod
    def parse(cls, text: str) -> "SystemName":
        """What `text` names; whether it is there is found out when it is opened.

        Raises:
            UserError: it is empty, or says something of how to rank that is not known.
            DataError: it can only be a file, and there is none.
        """
        path = Path(text)
        if text and path.is_file():
            return cls(text, file=path)
        if text.lower().endswith(_FILE_ENDINGS):
            raise DataError(
                QT_TRANSLATE_NOOP("core", "There is no run file {file}; check its path."), file=text
            )
        run, _, how = text.partition(":")
        method, *options = _NEXT_OPTION.split(how)
        if not text.strip() or (not run and not method):
            raise _unknown(text)
        return cls(text, run=run, method=_method(text, method)).with_options(options)

    def with_options(self, options: Sequence[str]) -> "SystemName":
        """The same with `NAME=VALUE` options.

        Raises:
            UserError: one is not known, or its value is no share of the whole.
        """
        values = dict(option.partition("=")[::2] for option in options)
        weights = {name: _share(self.text, name, values[name]) for name in PARTS if name in values}
        personal = values.get(TASTE)
        if weights and (self.method is not Method.HYBRID or sum(weights.values()) > 1):
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "In {name} the weights do not add up: only hybrid has any, and at most 1 in all.",
                ),
                name=self.text,
            )
        return replace(
            self,
            weights=weights,
            user=values.get(USER, ""),
            personal=PERSONAL if personal is None else _share(self.text, TASTE, personal),
        )


def _method(text: str, name: str) -> Method:
    try:
        return Method(name or Method.HYBRID)
    except ValueError as error:
        raise _unknown(text) from error


def _share(text: str, name: str, given: str) -> float:
    try:
        value = float(given)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "In {name} the weight {option} is a number from 0 to 1, not {given}."
            ),
            name=text,
            option=name,
            given=given or "–",
        )
    return value


def _unknown(text: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP(
            "core",
            "{name} names no system; a run, RUN:METHOD, :METHOD or the path of a TREC run file does"
            " (methods: {methods}).",
        ),
        name=text or "“”",
        methods=", ".join(Method),
    )
