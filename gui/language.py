"""Chinese or English, switched while the window is open."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

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
    ours = str(ASSETS / "translations" / f"pinxun_{code}.qm")
    qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for file in (f"{qts}/qtbase_{LANGUAGES[code].name()}.qm", ours):
        translator = QTranslator(application)
        if translator.load(file):
            application.installTranslator(translator)
            _installed.append(translator)


def current() -> str:
    """The code of the language in use."""
    return core.language.language()
