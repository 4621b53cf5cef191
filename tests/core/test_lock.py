"""The lock file pins what pyproject.toml asks for; if this fails, docs/install.md says how to refresh it."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


def _pins() -> dict[str, list[str]]:
    """Package → its pinned versions, which may differ from Python to Python."""
    pins: dict[str, list[str]] = {}
    for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines():
        if line and line[0] not in " #":
            requirement = Requirement(line)
            (pin,) = requirement.specifier
            assert pin.operator == "=="
            pins.setdefault(canonicalize_name(requirement.name), []).append(pin.version)
    return pins


def test_every_requirement_is_pinned_to_a_version_that_suits_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [
        Requirement(line) for line in (*project["dependencies"], *extras["test"], *extras["dev"])
    ]
    pins = _pins()
    for requirement in wanted:
        name = canonicalize_name(requirement.name)
        if name != "pinxun":
            assert pins.get(name), f"{name} is not in requirements.lock"
            assert all(requirement.specifier.contains(version) for version in pins[name]), name
