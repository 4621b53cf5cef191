"""What actions are called, in both languages whichever is spoken: people search in either."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QTranslator

from core.domains import NAMES, domain_of
from core.language import translate_into
from gui import language, words
from gui.language import LANGUAGES

# The translation context of every name of an action, a group or a key.
CONTEXT = "Actions"
# What a shopper does to a product, which every domain calls by a word of its own.
_DEEDS = ("favourite", "cart", "purchase", "dismiss")


@dataclass(frozen=True)
class Name:
    """English as marked by `QT_TRANSLATE_NOOP("Actions", …)`; `value` fills `{name}`: a shop, a run.

    The words of the domain are filled in as in other sentences: `Choose a {shopper}`.
    """

    source: str
    value: str = ""

    def said_in(self, code: str) -> str:
        """The name in the language `code`."""
        sentence = _translator(code).translate(CONTEXT, self.source) or self.source
        domain = domain_of(words.domain())
        spoken = {name: translate_into(code, getattr(domain, name)) for name in (*NAMES, *_DEEDS)}
        return sentence.format(name=self.value, **spoken)

    def said(self) -> str:
        """The name in the language in use."""
        return self.said_in(language.current())

    def said_in_both(self) -> tuple[str, ...]:
        """The name in the language in use, then in the others, without repetition."""
        others = (self.said_in(code) for code in LANGUAGES if code != language.current())
        return tuple(dict.fromkeys((self.said(), *others)))


@cache
def _translator(code: str) -> QTranslator:
    """The translations into `code`, read without being put to use."""
    translator = QTranslator()
    # English is the source language and has no file.
    translator.load(language.translations(code))
    return translator
