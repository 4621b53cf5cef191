"""Damaged workspaces: a whole small shop with one to three of its files gone wrong, by a seed."""

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.hostile.crafted import CRAFTED, TOUCHED, is_own

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


VALUES: tuple[Any, ...] = (
    True,
    -(2**63),
    2**63,
    1e300,
    float("inf"),
    "",
    "\ud83d",
    "\0",
    "..",
    "/etc/passwd",
    "made-up:x",
    "<img src=/dev/zero>",
    "x" * 100_000,
    {"x": {"y": []}},
    ["x"] * 10_000,
)


def damage(shop: Path, outside: Path, chance: random.Random) -> list[str]:
    """Damage one to three files of `shop`; `outside` holds what no damage may touch."""
    done = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        if chance.random() < 0.15 and all(is_own(shop / name) for name in TOUCHED):
            crafted = chance.choice(CRAFTED)
            done.append(f"{crafted.__name__} {crafted(shop, chance)}")
            continue
        path = _victim(shop, chance)
        if not is_own(path) and not (path.is_dir() and not path.is_symlink()):
            continue
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


def remove(path: Path) -> None:
    """Remove whatever is there, though it may be locked."""
    for place, folders, _ in os.walk(path):
        for folder in folders:
            if not (Path(place) / folder).is_symlink():
                (Path(place) / folder).chmod(0o700)
    _remove(path)


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


def _hard_link(path: Path, outside: Path, chance: random.Random) -> None:
    """The same file as somebody else's: what is written into it is written there."""
    if not path.is_dir():
        _remove(path)
        path.hardlink_to(outside / "precious")


def _future(path: Path, outside: Path, chance: random.Random) -> None:
    moment = chance.choice((0, 4_102_444_800, 253_402_300_799, 2**33 - 1))
    if path.is_file():
        os.utime(path, (moment, moment))


def _locked(path: Path, outside: Path, chance: random.Random) -> None:
    if not path.is_symlink() and path.exists():
        path.chmod(chance.choice((0o000, 0o400, 0o500)))


def _case(path: Path, outside: Path, chance: random.Random) -> None:
    """A copy whose name differs by case alone, as other systems would not allow."""
    twin = path.with_name(path.name.upper() if path.name.islower() else path.name.lower())
    if path.is_file() and not twin.exists():
        shutil.copyfile(path, twin)


def _half_written(path: Path, outside: Path, chance: random.Random) -> None:
    """What a kill leaves beside a file, or something else of such a name."""
    names = (".pinxun-0123456789ab-77", ".workspace.json.5", ".active.json.1", ".products.9")
    beside = path.with_name(chance.choice(names))
    if not os.path.lexists(beside):
        chance.choice((_empty, _noise, _folder, _link, _pipe))(beside, outside, chance)


def _shape(path: Path, outside: Path, chance: random.Random) -> None:
    path.write_text(json.dumps(chance.choice(SHAPES)), "utf-8")


def _inner(path: Path, outside: Path, chance: random.Random) -> None:
    """Any value, however deep, of a JSON file becomes something else, or has something beside it."""
    try:
        stored = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError):
        return
    part = stored
    while isinstance(part, (dict, list)) and part:
        keys = sorted(part) if isinstance(part, dict) else range(len(part))
        key = chance.choice(keys)
        if not isinstance(part[key], (dict, list)) or not part[key] or chance.random() < 0.3:
            part[key] = chance.choice((*SHAPES, *VALUES))
            break
        part = part[key]
    path.write_text(json.dumps(stored), "utf-8")


def _later(path: Path, outside: Path, chance: random.Random) -> None:
    """What a later version might have written."""
    try:
        stored = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError):
        return
    if isinstance(stored, dict):
        stored["of a later version"] = chance.choice(SHAPES)
        stored["format"] = stored.get("format", 1) + chance.choice((0, 0, 1, 2**40))
    path.write_text(json.dumps(stored), "utf-8")


def _field(path: Path, outside: Path, chance: random.Random) -> None:
    try:
        stored = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError):
        return
    if isinstance(stored, dict) and stored:
        stored[chance.choice(sorted(stored))] = chance.choice(SHAPES)
    path.write_text(json.dumps(stored), "utf-8")


def _deep(path: Path, outside: Path, chance: random.Random) -> None:
    path.write_text(chance.choice(("[", '{"a":')) * 200_000, "utf-8")


Fault = Callable[[Path, Path, random.Random], None]
JSON: tuple[Fault, ...] = (_shape, _field, _deep, _inner, _inner, _later)
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
    _hard_link,
    _future,
    _locked,
    _case,
    _half_written,
)
