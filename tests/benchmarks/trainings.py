"""Shops and trained runs kept in a folder, so that what was trained once is not trained again."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from core.files import replacing
from tests.benchmarks.configurations import Configuration
from tests.benchmarks.shops import ROOT, import_shop, train

# What a training reads of the program.
_SOURCES = (
    "core/training",
    "core/text",
    "core/pretrained",
    "core/settings.py",
    "assets/text",
    "assets/pretrained",
)


class Trainings:
    """Workspaces by shop and runs by what was trained.

    Beside each workspace a JSON file lists its trainings. One by other code is used all the same, and said.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._code = _digest_of_sources()

    def workspace(self, shop: str) -> Path:
        """The workspace of a shop, imported the first time."""
        if not self._listing(shop).exists():
            import_shop(shop, self._folder / shop)
            self._write(shop, {})
        return self._folder / shop

    def run(self, shop: str, configuration: Configuration, seed: int) -> tuple[str, float]:
        """The run id and the seconds of a training, done now unless it was before."""
        key, trained = _key(configuration, seed), self._trained(shop)
        if key in trained:
            kept = trained[key]
            if kept["code"] != self._code:
                print(
                    f"{shop}: {key} was trained by other code; delete {self._folder} to train anew"
                )
            return kept["run"], kept["seconds"]
        began = perf_counter()
        run = train(self.workspace(shop), configuration.network, seed, configuration.settings)
        seconds = perf_counter() - began
        self._write(shop, trained | {key: {"run": run, "seconds": seconds, "code": self._code}})
        return run, seconds

    def _listing(self, shop: str) -> Path:
        return self._folder / f"{shop}.json"

    def _trained(self, shop: str) -> dict[str, Any]:
        self.workspace(shop)
        trained: dict[str, Any] = json.loads(self._listing(shop).read_text(encoding="utf-8"))
        return trained

    def _write(self, shop: str, trained: Mapping[str, Any]) -> None:
        with replacing(self._listing(shop)) as temporary:
            temporary.write_text(json.dumps(trained, indent=1, ensure_ascii=False), "utf-8")


def _key(configuration: Configuration, seed: int) -> str:
    settings = sorted((name, str(value)) for name, value in configuration.settings.items())
    return " ".join(
        [configuration.network, *(f"{name}={value}" for name, value in settings), f"seed={seed}"]
    )


def _digest_of_sources() -> str:
    digest = hashlib.blake2b(digest_size=8)
    for source in _SOURCES:
        path = ROOT / source
        files = path.rglob("*") if path.is_dir() else [path]
        for file in sorted(file for file in files if file.is_file() and file.suffix != ".pyc"):
            digest.update(file.read_bytes())
    return digest.hexdigest()
