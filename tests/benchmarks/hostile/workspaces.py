"""Damaged workspaces: a whole small shop with one to three of its files gone wrong, by a seed."""

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

SENTINEL = "somebody else's work"
SHAPES: tuple[Any, ...] = (
    None,
    [],
    {},
    "text",
    7,
    -1,
    [[]],
    {"format": 1},
    {"format": "1"},
    {"format": 1, "datasets": []},
    {"format": 1, "datasets": {"products": {}}},
    {"format": 1, "datasets": {"products": {"file": "../../outside/precious"}}},
    {"format": 2**70, "datasets": {}},
    {"search": 3, "category": ["x"]},
    {"search": "../../outside"},
    {"lexical": float("nan")},
    {"id": "../x", "task": "search", "best_epoch": -1, "epochs": "many"},
)


def damage(shop: Path, outside: Path, chance: random.Random) -> list[str]:
    """Damage one to three files of `shop`; `outside` holds what no damage may touch."""
    done = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        path = _victim(shop, chance)
        fault = chance.choice(JSON if path.suffix == ".json" and chance.random() < 0.5 else FAULTS)
        done.append(f"{fault.__name__} {path.relative_to(shop)}")
        fault(path, outside, chance)
    return done


def _victim(shop: Path, chance: random.Random) -> Path:
    """A file, or now and then a folder: whatever it is called, each has the same chance as its room."""
    rooms = [entry for entry in shop.iterdir() if not entry.is_symlink()]
    entry = chance.choice(sorted(rooms)) if rooms else shop / "workspace.json"
    while entry.is_dir() and not entry.is_symlink() and chance.random() < 0.93:
        inside = sorted(entry.iterdir())
        if not inside:
            break
        entry = chance.choice(inside)
    return entry


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _gone(path: Path, outside: Path, chance: random.Random) -> None:
    _remove(path)


def _empty(path: Path, outside: Path, chance: random.Random) -> None:
    _remove(path)
    path.write_bytes(b"")


def _cut(path: Path, outside: Path, chance: random.Random) -> None:
    if path.is_file():
        content = path.read_bytes()
        path.write_bytes(content[: chance.randrange(len(content) + 1)])


def _flip(path: Path, outside: Path, chance: random.Random) -> None:
    if path.is_file() and path.stat().st_size:
        content = bytearray(path.read_bytes())
        for _ in range(chance.choice((1, 1, 20))):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(bytes(content))


def _noise(path: Path, outside: Path, chance: random.Random) -> None:
    _remove(path)
    path.write_bytes(chance.randbytes(chance.choice((1, 100, 10_000))))


def _folder(path: Path, outside: Path, chance: random.Random) -> None:
    _remove(path)
    path.mkdir()


def _link(path: Path, outside: Path, chance: random.Random) -> None:
    is_folder = path.is_dir()
    _remove(path)
    path.symlink_to(outside if is_folder else outside / "precious")


def _pipe(path: Path, outside: Path, chance: random.Random) -> None:
    _remove(path)
    os.mkfifo(path)


def _other(path: Path, outside: Path, chance: random.Random) -> None:
    """Another file of the same shop in its place."""
    files = sorted(file for file in path.parent.iterdir() if file.is_file() and file != path)
    if path.is_file() and files:
        shutil.copyfile(chance.choice(files), path)


def _copy(path: Path, outside: Path, chance: random.Random) -> None:
    twin = path.with_name(f"{path.name}-copy")
    if not twin.exists() and path.is_dir():
        shutil.copytree(path, twin, symlinks=True)
    elif not twin.exists() and path.is_file():
        shutil.copyfile(path, twin)


def _shape(path: Path, outside: Path, chance: random.Random) -> None:
    path.write_text(json.dumps(chance.choice(SHAPES)), "utf-8")


def _field(path: Path, outside: Path, chance: random.Random) -> None:
    try:
        stored = json.loads(path.read_text("utf-8"))
    except ValueError:
        return
    if isinstance(stored, dict) and stored:
        stored[chance.choice(sorted(stored))] = chance.choice(SHAPES)
    path.write_text(json.dumps(stored), "utf-8")


def _deep(path: Path, outside: Path, chance: random.Random) -> None:
    path.write_text(chance.choice(("[", '{"a":')) * 200_000, "utf-8")


Fault = Callable[[Path, Path, random.Random], None]
JSON: tuple[Fault, ...] = (_shape, _field, _deep)
FAULTS: tuple[Fault, ...] = (
    _gone,
    _empty,
    _cut,
    _cut,
    _flip,
    _flip,
    _noise,
    _folder,
    _link,
    _pipe,
    _other,
    _copy,
)
