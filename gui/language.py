"""Chinese or English, switched while the window is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object

import core.language
from gui.theme import ASSETS

LANGUAGES = {"zh": QLocale("zh_CN"), "en": QLocale("en_US")}

_installed: list[QTranslator] = []


def install(application: QCoreApplication, code: str) -> None:
    """Speak `code`, `zh` or `en`, in every window and in core's sentences from now on.

    Widgets are told by `QEvent.LanguageChange`.
    """
    core.language.set_language(code)
    QLocale.setDefault(LANGUAGES[code])
    while _installed:
        application.removeTranslator(_installed.pop())
    qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for file in (f"{qts}/qtbase_{LANGUAGES[code].name()}.qm", translations(code)):
        translator = QTranslator(application)
        if translator.load(file):
            application.installTranslator(translator)
            _installed.append(translator)


def translations(code: str) -> str:
    """The file of our own translations into `code`; English has none."""
    return str(ASSETS / "translations" / f"pinxun_{code}.qm")


def current() -> str:
    """The code of the language in use."""
    return core.language.language()


class Retranslated(_Widget):
    """Mixed into a widget that says its words in `_retranslate`: it is called when the language changes."""

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        raise NotImplementedError
