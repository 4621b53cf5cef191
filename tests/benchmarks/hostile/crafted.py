"""What somebody who knows the formats might put into a workspace: each thing fits by its form."""

import hashlib
import json
import os
import random
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any


def is_own(path: Path) -> bool:
    """Whether `path` is a file that nobody shares: a pipe would hold who damages it, a link lead astray."""
    about = path.lstat() if os.path.lexists(path) else None
    return about is not None and stat.S_ISREG(about.st_mode) and about.st_nlink == 1


LOG_VALUES: tuple[Any, ...] = (
    *(0, 1, -1, 2**53, 2**63 - 1, -(2**63), 1e300, float("inf"), 1.5),
    *("", "text", "\0", b"\xff\xfe", b"", "9" * 5000),
)
LOG_SCRIPTS = (
    "DROP TABLE notes",
    "DROP TABLE texts",
    "DELETE FROM texts",
    "DELETE FROM lists",
    "PRAGMA user_version = 9",
    "PRAGMA user_version = -1",
    "ALTER TABLE events ADD COLUMN later TEXT",
    "ALTER TABLE events DROP COLUMN team",
    "INSERT INTO texts SELECT 1000 + value, hex(randomblob(50)) FROM generate_series(1, 10)",
    "CREATE TRIGGER more AFTER INSERT ON lists BEGIN INSERT INTO texts (text) VALUES (random()); END",
    "INSERT INTO notes VALUES (9, 0, '{\"action\": {}}'), (10, 'x', '[]'), (11, NULL, NULL)",
    "INSERT INTO notes SELECT 20, 1, replace(hex(zeroblob(100000)), '0', '[')",
    # A view that never ends, where a table belongs.
    "DROP TABLE events; CREATE VIEW events AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL"
    " SELECT id + 1 FROM n) SELECT id, 1 list, 1 product, 1 action, 1 rank, 1 time, 1 team FROM n",
)


def _log_rows(shop: Path, chance: random.Random) -> str:
    """Rows of any values in the log, behind its guards."""
    table = chance.choice(("texts", "lists", "events", "notes"))
    width = {"texts": 2, "lists": 8, "events": 7, "notes": 3}[table]
    rows = [chance.choices(LOG_VALUES, k=width) for _ in range(20)]
    with suppress(sqlite3.Error), closing(sqlite3.connect(shop / "feedback.sqlite")) as log:
        log.execute("PRAGMA ignore_check_constraints = ON")
        for row in rows:
            with suppress(sqlite3.Error):
                log.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", row)
        log.commit()
    return table


def _log_schema(shop: Path, chance: random.Random) -> str:
    """The log by another schema."""
    script = chance.choice(LOG_SCRIPTS)
    with suppress(sqlite3.Error), closing(sqlite3.connect(shop / "feedback.sqlite")) as log:
        for (name,) in log.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            log.execute(f"DROP TRIGGER {name}")
        log.executescript(script)
    return script[:40]


def _table(shop: Path, chance: random.Random) -> str:
    """A stored table of another schema, with the name and the hash that it should have."""
    with suppress(OSError, ValueError, KeyError, TypeError, StopIteration):
        manifest = json.loads((shop / "workspace.json").read_text("utf-8"))
        kind = chance.choice(sorted(manifest["datasets"]))
        old = shop / manifest["datasets"][kind]["file"]
        if not is_own(old):
            return "nothing"
        change = chance.choice(TABLES)
        new = _rewritten(old, change, chance)
        digest = hashlib.sha256(new).hexdigest()
        name = f"data/{kind}-{digest[:12]}.parquet"
        (shop / name).write_bytes(new)
        manifest["datasets"][kind] |= {"file": name, "sha256": digest}
        (shop / "workspace.json").write_text(json.dumps(manifest), "utf-8")
        return f"{kind} {change.__name__}"
    return "nothing"


def _rewritten(
    file: Path, change: Callable[[Any, random.Random], Any], chance: random.Random
) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as parquet

    stream = pa.BufferOutputStream()
    parquet.write_table(change(parquet.ParquetFile(file).read(), chance), stream)
    return bytes(stream.getvalue())


def _lacking(table: Any, chance: random.Random) -> Any:
    return table.drop_columns([chance.choice(table.column_names)])


def _retyped(table: Any, chance: random.Random) -> Any:
    import pyarrow as pa

    size = len(table)
    odd = (
        pa.nulls(size),
        pa.array([2**62] * size),
        pa.array([float("nan")] * size),
        pa.array([[1]] * size),
        pa.array([b"\xff"] * size),
        pa.array([{"a": "b"}] * size),
        pa.array([""] * size),
        pa.array(["x" * 5000] * size),
        pa.array([None, *["x"] * (size - 1)], pa.string()),
    )
    place = chance.randrange(table.num_columns)
    return table.set_column(place, table.column_names[place], chance.choice(odd))


def _none(table: Any, chance: random.Random) -> Any:
    return table.slice(0, 0)


def _one(table: Any, chance: random.Random) -> Any:
    return table.slice(0, 1)


def _doubled(table: Any, chance: random.Random) -> Any:
    import pyarrow as pa

    return pa.concat_tables([table, table])


def _backwards(table: Any, chance: random.Random) -> Any:
    return table.take(list(range(len(table)))[::-1])


def _wider(table: Any, chance: random.Random) -> Any:
    import pyarrow as pa

    for number in range(300):
        table = table.append_column(f"<b>{number}", pa.array(["x"] * len(table)))
    return table


TABLES: tuple[Callable[[Any, random.Random], Any], ...] = (
    _lacking,
    _retyped,
    _retyped,
    _none,
    _one,
    _doubled,
    _backwards,
    _wider,
)


def _unhashed(shop: Path, chance: random.Random) -> str:
    """A run as earlier versions left it, without hashes, and one of its files damaged."""
    runs = sorted(run for run in (shop / "runs").glob("*") if is_own(run / "run.json"))
    if not runs:
        return "nothing"
    run = chance.choice(runs)
    with suppress(ValueError, TypeError):
        manifest = json.loads((run / "run.json").read_text("utf-8"))
        manifest["hashes"] = {}
        (run / "run.json").write_text(json.dumps(manifest), "utf-8")
    files = sorted(file for file in run.rglob("*") if is_own(file) and file.name != "run.json")
    if not files:
        return run.name
    file = chance.choice(files)
    content = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 20)) if content else 0):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(bytes(content[: len(content) if chance.random() < 0.7 else len(content) // 2]))
    return str(file.relative_to(shop))


Craft = Callable[[Path, random.Random], str]
CRAFTED: tuple[Craft, ...] = (_log_rows, _log_rows, _log_schema, _table, _table, _unhashed)
# What they write to, which must be there as it was made.
TOUCHED = ("workspace.json", "feedback.sqlite")
