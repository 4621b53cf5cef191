"""Where benchmarks put what they measured: their own section of docs/results.md, and nothing else."""

import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parents[2] / "docs" / "results.md"


def write_section(name: str, lines: list[str], path: Path = RESULTS) -> None:
    """Replace the section `name` of docs/results.md by `lines`, or append it where it is new."""
    body = "\n".join([f"<!-- begin {name} -->", *lines, "", machine(), f"<!-- end {name} -->"])
    text = path.read_text(encoding="utf-8") if path.exists() else "# Measured results\n"
    pattern = re.compile(rf"<!-- begin {name} -->.*?<!-- end {name} -->", re.DOTALL)
    known = pattern.search(text)
    text = pattern.sub(lambda _: body, text) if known else f"{text.rstrip()}\n\n{body}\n"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print("\n".join(lines))


def machine() -> str:
    """The machine and the day, as every table must say."""
    day = datetime.now(UTC).date().isoformat()
    cores = os.cpu_count()
    return f"*{day}, {cores} cores ({platform.machine()}), Python {platform.python_version()}.*"


def table(header: list[str], rows: list[list[str]]) -> list[str]:
    """A Markdown table; the first column is text, the others are figures."""
    rule = ["---"] + ["--:"] * (len(header) - 1)
    return [f"| {' | '.join(cells)} |" for cells in [header, rule, *rows]]
