"""Shops and trained runs kept in a folder, so that what was trained once is not trained again."""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from core.files import replacing
from tests.benchmarks.configurations import Configuration
from tests.benchmarks.shops import ROOT, import_shop, train

# What a training of search reads of the program, and what of that only other tasks do.
_SOURCES = (
    "core/training",
    "core/text",
    "core/pretrained",
    "core/settings",
    "core/task_choices.py",
    "assets/text",
    "assets/pretrained",
)
_OTHER_TASKS = ("category", "next_category", "next_item", "pretraining")


class Trainings:
    """Workspaces by shop and runs by what was trained.

    `fill` makes a shop by its name, by default as `import_shop` does. Beside each workspace a JSON file lists
    its trainings. Those by other code are used all the same, and listed in `outdated`; without the folder
    everything is trained anew.
    """

    def __init__(self, folder: Path, fill: Callable[[str, Path], object] | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._fill = fill or import_shop
        self._code = _digest_of_sources()
        self.outdated: list[str] = []

    def workspace(self, shop: str) -> Path:
        """The workspace of a shop, imported the first time."""
        if not self._listing(shop).exists():
            self._fill(shop, self._folder / shop)
            self._write(shop, {})
        return self._folder / shop

    def run(self, shop: str, configuration: Configuration, seed: int) -> tuple[str, float]:
        """The run id and the seconds of a training, done now unless it was before."""
        options = _options(configuration, seed)
        key, trained = " ".join(options), self._trained(shop)
        if key in trained:
            self._note_age(shop, key, trained[key]["code"])
            return trained[key]["run"], trained[key]["seconds"]
        began = perf_counter()
        run = train(self.workspace(shop), *options)
        seconds = perf_counter() - began
        self._write(shop, trained | {key: {"run": run, "seconds": seconds, "code": self._code}})
        return run, seconds

    def _note_age(self, shop: str, key: str, code: str) -> None:
        name = f"{shop} {key}"
        if code != self._code and name not in self.outdated:
            self.outdated.append(name)

    def _listing(self, shop: str) -> Path:
        return self._folder / f"{shop}.json"

    def _trained(self, shop: str) -> dict[str, Any]:
        self.workspace(shop)
        trained: dict[str, Any] = json.loads(self._listing(shop).read_text(encoding="utf-8"))
        return trained

    def _write(self, shop: str, trained: Mapping[str, Any]) -> None:
        with replacing(self._listing(shop)) as temporary:
            temporary.write_text(json.dumps(trained, indent=1, ensure_ascii=False), "utf-8")


def _options(configuration: Configuration, seed: int) -> list[str]:
    settings = sorted(configuration.settings.items())
    chosen = [part for name, value in settings for part in ("--set", f"{name}={value}")]
    return ["--network", configuration.network, "--seed", str(seed), *chosen]


def _digest_of_sources() -> str:
    digest = hashlib.blake2b(digest_size=8)
    for source in _SOURCES:
        path = ROOT / source
        files = path.rglob("*") if path.is_dir() else [path]
        for file in sorted(filter(_is_read, files)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _is_read(path: Path) -> bool:
    folders = path.relative_to(ROOT).parts
    return path.is_file() and path.suffix != ".pyc" and not set(_OTHER_TASKS) & set(folders)
