"""Which files of assertions were open, and which one is that of a shop."""

from pathlib import Path
from urllib.parse import quote

from gui.state import State

# A menu without scrolling.
MOST = 8
RECENT = "checks/recent"


def recent_checks(state: State) -> list[Path]:
    """Files opened before, the newest first."""
    value = state.settings.value(RECENT, [])
    # QSettings gives a list of one back as plain text.
    texts = [value] if isinstance(value, str) else value
    return [Path(str(text)) for text in texts] if isinstance(texts, list) else []


def current_checks(state: State, workspace: Path) -> Path | None:
    """The file that assertions on the shop in `workspace` go into; None before one was chosen."""
    name = str(state.settings.value(_key(workspace), ""))
    return Path(name) if name else None


def remember_checks(state: State, workspace: Path, path: Path) -> None:
    """Let `path` be the file of that shop, and the first among the recent ones."""
    others = [str(other) for other in recent_checks(state) if other != path]
    state.settings.setValue(RECENT, [str(path), *others][:MOST])
    state.settings.setValue(_key(workspace), str(path))


def _key(workspace: Path) -> str:
    # A path in a key would become groups of the file.
    return f"checks/current/{quote(str(workspace.resolve()), safe='')}"
