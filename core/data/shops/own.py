"""The user's data folder: the demo world, the user's own shops beside it, and which of them is current.

demo/               the demo world; never takes other people's data
shops/<name>/       one workspace a shop of the user's own, called by its folder
current_shop        the name of the shop that is opened where none is named; no file: the demo world
"""

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from core.errors import WorkspaceError
from core.files import replace_file
from core.language import QT_TRANSLATE_NOOP, translate

CURRENT = "current_shop"
# In UTF-8 a character takes four bytes at most, and a file name 255.
LONGEST_NAME = 60
USUAL_NAME = QT_TRANSLATE_NOOP("core", "My shop")
# Windows keeps these for devices, whatever their ending.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_UNUSABLE = re.compile(r'[\\/:*?"<>|]')


def data_folder() -> Path:
    """Where the demo world and the user's own shops live."""
    from platformdirs import user_data_path

    return user_data_path("pinxun", appauthor=False)


def demo_path() -> Path:
    """The workspace of the demo world."""
    return data_folder() / "demo"


def shops_folder() -> Path:
    """The folder of the user's own shops."""
    return data_folder() / "shops"


def own_shops() -> list[Path]:
    """The workspaces of the user's own shops, by name."""
    try:
        entries = list(shops_folder().iterdir())
    except OSError:
        return []
    shops = [entry for entry in entries if entry.name[0] != "." and entry.is_dir()]
    return sorted(shops, key=lambda path: path.name.casefold())


def default_path() -> Path:
    """The current shop, which is opened where none is named: one of the user's own, else the demo world."""
    return _named_shop(_current_name()) or demo_path()


def lost_shop() -> str:
    """The name of the shop that should be current but is gone; empty where all is well."""
    name = _current_name()
    return "" if _named_shop(name) else name


def make_current(path: Path) -> None:
    """Let `path`, the demo world or one of the user's own shops, be current; other folders change nothing.

    Raises:
        WorkspaceError: it cannot be written down; what was current stays so.
    """
    pointer = data_folder() / CURRENT
    try:
        if path.resolve() == demo_path().resolve():
            pointer.unlink(missing_ok=True)
        elif is_own(path) and path.name != _current_name():
            replace_file(pointer, path.name)
    except OSError as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "{file} cannot be written ({reason}), so the shop is not remembered;"
                " make room, or mend its folder.",
            ),
            file=pointer,
            reason=error.strerror or str(error),
        ) from error


def is_own(path: Path) -> bool:
    """Whether `path` is a workspace among the user's own shops."""
    return path.parent.resolve() == shops_folder().resolve()


def check_name(name: str) -> None:
    """Make sure that a new shop can be called `name`.

    Raises:
        WorkspaceError: it is empty, too long, taken, or no name for a folder.
    """
    if not name.strip():
        raise WorkspaceError(QT_TRANSLATE_NOOP("core", "The new shop has no name; give it one."))
    if len(name) > LONGEST_NAME:
        raise _too_long(name)
    if not _is_folder_name(name):
        raise _no_folder_name(name)
    if _key(name) in _taken():
        raise WorkspaceError(
            QT_TRANSLATE_NOOP("core", "There is a shop called “{name}”; choose another name."),
            name=name,
        )


def _too_long(name: str) -> WorkspaceError:
    return WorkspaceError(
        QT_TRANSLATE_NOOP(
            "core", "A shop's name has at most {most} characters, this one {length}; shorten it."
        ),
        most=LONGEST_NAME,
        length=len(name),
    )


def _no_folder_name(name: str) -> WorkspaceError:
    return WorkspaceError(
        QT_TRANSLATE_NOOP(
            "core",
            "A shop cannot be called “{name}”: its folder takes no {characters}, no dot or space"
            " at either end and no invisible characters; choose another name.",
        ),
        name=name,
        characters='\\ / : * ? " < > |',
    )


def name_for(files: Sequence[Path]) -> str:
    """A free name for a new shop that holds `files`: that of the first, made fit for a folder."""
    stem = files[0].stem if files else ""
    usual = _made_fit(stem) or translate(USUAL_NAME)
    taken, name, number = _taken(), usual, 1
    while _key(name) in taken:
        number += 1
        name = f"{usual[: LONGEST_NAME - 6].rstrip(' .')} {number}"
    return name


def _made_fit(stem: str) -> str:
    plain = "".join(letter if letter.isprintable() else " " for letter in stem)
    words = " ".join(_UNUSABLE.sub(" ", plain).split())
    name = unicodedata.normalize("NFC", words)[:LONGEST_NAME].strip(" .")
    return name if _is_folder_name(name) else ""


def _is_folder_name(name: str) -> bool:
    is_plain = name.isprintable() and not _UNUSABLE.search(name)
    return bool(name) and is_plain and name == name.strip(" .") and not _DEVICES.fullmatch(name)


def _taken() -> set[str]:
    with suppress(OSError):
        return {_key(entry.name) for entry in shops_folder().iterdir()}
    return set()


def _key(name: str) -> str:
    """What two names share that some file system takes for the same."""
    return unicodedata.normalize("NFC", name).casefold()


def _named_shop(name: str) -> Path | None:
    path = shops_folder() / name
    return path if name and path.is_dir() else None


def _current_name() -> str:
    """What the pointer says; a damaged one says nothing."""
    pointer = data_folder() / CURRENT
    try:
        if not pointer.is_file():
            return ""
        with pointer.open("rb") as file:
            name = file.read(4 * LONGEST_NAME + 1).decode("utf-8")
    except (OSError, ValueError):
        return ""
    return name if len(name) <= LONGEST_NAME and _is_folder_name(name) else ""
