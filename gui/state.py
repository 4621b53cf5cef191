"""What the window remembers from one start to the next."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from PySide6.QtCore import QByteArray, QSettings

from core.domains import domain_of
from core.language import language
from core.program import settings_folder
from core.search.request import Method, Sort

ARRANGEMENTS = ("demo", "train", "inspect", "feedback")
FEEDBACK_TABS = ("behaviour", "updates", "experiments")
# After how many new actions the ranking learns on by itself; 0: only when asked.
UPDATE_AFTER = ("0", "20", "50", "100", "500")
# What curves are drawn over, and over how many steps of a training curve its mean runs.
CURVE_AXES = ("epoch", "step", "time")
SMOOTHINGS = ("1", "5", "10", "25", "50", "100", "200", "400")
# A menu and a list without scrolling; queries for some days.
RECENT_WORKSPACES = 8
RECENT_FILES = 8
RECENT_QUERIES = 50
# As many as fit beside each other, and as a training can be watched by.
PINNED_QUERIES = 5
# Actions: more than anybody does in a row.
RECENT_ACTIONS = 30


class _Choice:
    """A remembered text that is one of `choices`; anything else in the file reads as the default."""

    def __init__(self, key: str, choices: tuple[str, ...], default: str = ""):
        self.key = key
        self.choices = choices
        self.default = default

    def __get__(self, state: "State", owner: type) -> str:
        value = str(state.settings.value(self.key, self._default()))
        return value if value in self.choices else self._default()

    def __set__(self, state: "State", value: str) -> None:
        state.settings.setValue(self.key, value)

    def _default(self) -> str:
        return self.default or self.choices[0]


class _Language(_Choice):
    """The language, at first that of the process."""

    def _default(self) -> str:
        return language()


class State:
    """An ini file in `folder`, else `PINXUN_STATE_DIR`, else the user's configuration folder."""

    theme = _Choice("look/theme", ("light", "dark", "system"), "system")
    language = _Language("look/language", ("zh", "en"))
    view = _Choice("look/view", ("grid", "list"))
    arrangement = _Choice("look/arrangement", ARRANGEMENTS)
    feedback_tab = _Choice("look/feedback_tab", FEEDBACK_TABS)
    method = _Choice("search/method", tuple(Method), Method.HYBRID)
    update_after = _Choice("updates/after", UPDATE_AFTER)
    sort = _Choice("search/sort", tuple(Sort), Sort.RELEVANCE)
    curves_axis = _Choice("curves/axis", CURVE_AXES)
    curves_scale = _Choice("curves/scale", ("linear", "log"))
    curves_smoothing = _Choice("curves/smoothing", SMOOTHINGS, "25")
    curves_grouping = _Choice("curves/grouping", ("together", "apart"))

    def __init__(self, folder: Path | None = None):
        self.folder = folder or settings_folder()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.settings = _ini_file(self.folder)
        self._passing: TemporaryDirectory[str] | None = None

    def begin_passing(self) -> None:
        """What is chosen from now on is forgotten by `end_passing`, or when the program ends."""
        self._passing = TemporaryDirectory(prefix="pinxun-")
        copy = _ini_file(Path(self._passing.name))
        for key in self.settings.allKeys():
            copy.setValue(key, self.settings.value(key))
        self.settings = copy

    def end_passing(self) -> None:
        """Remember what was remembered before `begin_passing`."""
        if self._passing is not None:
            self.settings = _ini_file(self.folder)
            self._passing.cleanup()
            self._passing = None

    @property
    def personal(self) -> bool:
        """Whether searches suit the chosen shopper."""
        return bool(self.settings.value("search/personal", True, type=bool))

    @personal.setter
    def personal(self, value: bool) -> None:
        self.settings.setValue("search/personal", value)

    @property
    def tour_offered(self) -> bool:
        """Whether the tour was offered or taken before."""
        return bool(self.settings.value("help/tour_offered", False, type=bool))

    @tour_offered.setter
    def tour_offered(self, value: bool) -> None:
        self.settings.setValue("help/tour_offered", value)

    @property
    def run_colours(self) -> dict[str, int]:
        """The number of each run's colour, the newest last."""
        pairs = (text.rpartition("=") for text in self.texts("curves/colours"))
        return {run: int(number) for run, _, number in pairs if run and number.isdecimal()}

    @run_colours.setter
    def run_colours(self, value: dict[str, int]) -> None:
        self.settings.setValue(
            "curves/colours", [f"{run}={number}" for run, number in value.items()]
        )

    def metric(self, task: str) -> str:
        """The metric that the curves of `task` show, "" for the usual one."""
        return str(self.settings.value(f"curves/metric_{task}", ""))

    def remember_metric(self, task: str, metric: str) -> None:
        """Show `metric` of `task` from now on."""
        self.settings.setValue(f"curves/metric_{task}", metric)

    def run_columns(self, place: str) -> list[str]:
        """The columns of the table of runs at `place`; none where nobody chose any."""
        return self.texts(f"runs/columns_{place}")

    def remember_run_columns(self, place: str, columns: list[str]) -> None:
        """Show these columns at `place` from now on."""
        self.settings.setValue(f"runs/columns_{place}", columns)

    def strength(self, domain: str) -> float:
        """How much taste weighs in searches of a domain, from 0 to 1; at first as measured."""
        usual = domain_of(domain).personal
        chosen = float(str(self.settings.value(f"search/strength_{domain}", usual)))
        return min(1.0, max(0.0, chosen))

    def remember_strength(self, domain: str, strength: float) -> None:
        """Let taste weigh so much in searches of `domain`."""
        self.settings.setValue(f"search/strength_{domain}", strength)

    def shopper(self, workspace: Path) -> str:
        """Who shops in `workspace`, empty for a guest."""
        return str(self.settings.value(_shopper_key(workspace), ""))

    def remember_shopper(self, workspace: Path, user_id: str) -> None:
        """Let `user_id` shop in `workspace` from now on."""
        self.settings.setValue(_shopper_key(workspace), user_id)

    @property
    def workspaces(self) -> list[str]:
        """Folders opened before, the newest first."""
        return self.texts("recent/workspaces")

    def remember_workspace(self, path: Path) -> None:
        """Put `path` in front of the recent workspaces."""
        self._put_first("recent/workspaces", str(path), RECENT_WORKSPACES)

    def forget_workspace(self, path: Path) -> None:
        """Take `path` from the recent workspaces."""
        others = [text for text in self.workspaces if text != str(path)]
        self.settings.setValue("recent/workspaces", others)

    @property
    def last_folder(self) -> str:
        """The folder elsewhere that was open last; empty where it was the current shop."""
        return str(self.settings.value("recent/last_folder", ""))

    @last_folder.setter
    def last_folder(self, value: str) -> None:
        self.settings.setValue("recent/last_folder", value)

    @property
    def files(self) -> list[str]:
        """Files imported before, the newest first."""
        return self.texts("recent/files")

    def remember_file(self, path: Path) -> None:
        """Put `path` in front of the recent files."""
        self._put_first("recent/files", str(path), RECENT_FILES)

    def forget_file(self, path: Path) -> None:
        """Take `path` from the recent files."""
        self.settings.setValue("recent/files", [own for own in self.files if own != str(path)])

    def chosen_folder(self, kind: str) -> str:
        """Where the last file of `kind` was chosen, empty if none was."""
        return str(self.settings.value(f"folders/{kind}", ""))

    def remember_chosen_folder(self, kind: str, folder: Path) -> None:
        """Let dialogs for files of `kind` open in `folder`."""
        self.settings.setValue(f"folders/{kind}", str(folder))

    def queries(self, workspace: Path) -> list[str]:
        """What was found in the shop in `workspace` before, the newest first."""
        return self.texts(_queries_key(workspace))

    def remember_query(self, workspace: Path, text: str) -> None:
        """Put `text` in front of the recent queries of a shop."""
        if text.strip():
            self._put_first(_queries_key(workspace), text.strip()[:200], RECENT_QUERIES)

    def forget_query(self, workspace: Path, text: str) -> None:
        """Take `text` from the recent queries of a shop."""
        others = [query for query in self.queries(workspace) if query != text]
        self.settings.setValue(_queries_key(workspace), others)

    def forget_queries(self, workspace: Path) -> None:
        """Remember no query of a shop any longer."""
        self.settings.remove(_queries_key(workspace))

    def pinned(self, workspace: Path) -> list[str]:
        """The queries of a shop whose results are watched while its models learn, in the order of pinning."""
        return self.texts(key_of("pinned", workspace))[:PINNED_QUERIES]

    def remember_pinned(self, workspace: Path, texts: list[str]) -> None:
        """Watch these queries in the shop in `workspace` from now on."""
        self.settings.setValue(key_of("pinned", workspace), texts[:PINNED_QUERIES])

    @property
    def actions(self) -> list[str]:
        """Ids of the actions run by name before, the newest first."""
        return self.texts("recent/actions")

    def remember_action(self, id: str) -> None:
        """Put `id` in front of the recent actions."""
        self._put_first("recent/actions", id, RECENT_ACTIONS)

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size as Qt saved it, empty if never."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self.settings.setValue("window/geometry", value)

    def docks(self, arrangement: str) -> QByteArray:
        """Sizes and places of the docks in `arrangement` as Qt saved them, empty if never."""
        return self._bytes(f"window/docks_{arrangement}")

    def set_docks(self, arrangement: str, value: QByteArray) -> None:
        """Remember the docks of `arrangement`."""
        self.settings.setValue(f"window/docks_{arrangement}", value)

    def save(self) -> None:
        """Write the file now."""
        self.settings.sync()

    def texts(self, key: str) -> list[str]:
        """The texts under `key`, none where nothing is."""
        value: Any = self.settings.value(key, [])
        # QSettings gives a list of one back as plain text.
        return [value] if isinstance(value, str) else [str(text) for text in value or []]

    def _put_first(self, key: str, value: str, most: int) -> None:
        others = [text for text in self.texts(key) if text != value]
        self.settings.setValue(key, [value, *others][:most])

    def _bytes(self, key: str) -> QByteArray:
        value = self.settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()


def _ini_file(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def _shopper_key(workspace: Path) -> str:
    return key_of("shoppers", workspace)


def _queries_key(workspace: Path) -> str:
    return key_of("queries", workspace)


def key_of(group: str, workspace: Path) -> str:
    """Under what key something of the shop in `workspace` is remembered."""
    # A path in a key would become groups of the file.
    return f"{group}/{quote(str(workspace.resolve()), safe='')}"
