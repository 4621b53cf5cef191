"""The program itself: its version, the command that starts it and where it keeps its settings."""

import os
import shlex
import sys
from pathlib import Path

from platformdirs import user_config_path

VERSION = "0.1.0"
MAIN = Path(__file__).parents[1] / "main.py"
# Tells a child process what its parent was started by.
COMMAND = "PINXUN_COMMAND"


def typed_command() -> str:
    """What was typed to start this program: `pinxun`, or Python with the `main.py` of a clone."""
    if given := os.environ.get(COMMAND):
        return given
    script, line = sys.argv[0], sys.orig_argv
    if Path(script).name != "main.py" or script not in line:
        return "pinxun"
    return shlex.join(line[: line.index(script) + 1])


def settings_folder() -> Path:
    """Where the window remembers its settings: `PINXUN_STATE_DIR`, else the user's configuration folder."""
    chosen = os.environ.get("PINXUN_STATE_DIR")
    return Path(chosen) if chosen else user_config_path("pinxun", appauthor=False)
