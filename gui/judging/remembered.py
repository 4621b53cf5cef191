"""What judging remembers from one start to the next: who judges, which set, and what finds the products."""

import getpass
from pathlib import Path

from gui.state import State, key_of

JUDGE = "judging/judge"


class JudgingMemory:
    """Kept beside all else that the window remembers."""

    def __init__(self, state: State) -> None:
        self._state = state

    @property
    def judge(self) -> str:
        """Who judges here; at first as the system calls them."""
        return str(self._state.settings.value(JUDGE, "")) or _user_name()

    @judge.setter
    def judge(self, value: str) -> None:
        self._state.settings.setValue(JUDGE, value.strip())

    def query_set(self, workspace: Path) -> str:
        """The query set that was in use in a shop last, empty if none was."""
        return str(self._state.settings.value(key_of("query_set", workspace), ""))

    def remember_query_set(self, workspace: Path, name: str) -> None:
        """Use the query set called `name` in the shop in `workspace` from now on."""
        self._state.settings.setValue(key_of("query_set", workspace), name)

    def systems(self, workspace: Path) -> list[str]:
        """What found the products that were judged last in a shop; none where nobody chose."""
        return self._state.texts(key_of("judged_systems", workspace))

    def remember_systems(self, workspace: Path, systems: list[str]) -> None:
        """Let these systems find what is judged in the shop in `workspace` from now on."""
        self._state.settings.setValue(key_of("judged_systems", workspace), systems)


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # A system without names, as some containers are.
        return "judge"
