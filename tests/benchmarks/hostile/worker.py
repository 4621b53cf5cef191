"""Tries one case after the other in a process of its own, so that a crash or a hang ends only itself.

    python -m tests.benchmarks.hostile.worker

Reads a case a line as JSON and answers with one: its outcome (`done`, `refused` or `fault`), seconds of
CPU, which other work on the machine does not change, and the process's peak memory in MB meanwhile.
"""

import contextlib
import io
import json
import os
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from core import cli
from core.data.importing import Source, import_files, preview
from core.errors import UserError
from core.explain.explanation import explain
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.workspace import MANIFEST, Workspace


def try_file(case: dict[str, Any]) -> tuple[str, str]:
    """Look at a file and import it, into a shop that must be as it was if that fails."""
    shop, path = Path(case["shop"]), Path(os.fsdecode(bytes.fromhex(case["path"])))
    before = (shop / MANIFEST).read_bytes()
    try:
        with contextlib.suppress(UserError):
            preview(path)
        with Workspace.open(shop) as workspace:
            report = import_files(workspace, [Source(case["kind"], path)])
            for sheet in report.sheets.values():
                assert sheet.read == sheet.kept + sheet.rejected, "rows lost on the way"
            json.dumps(report.to_json(), allow_nan=False)
    except UserError as error:
        if (shop / MANIFEST).read_bytes() != before:
            return "fault", f"refused, yet changed: {error}"
        str(error).encode("utf-8", "backslashreplace")
        return "refused", type(error).__name__
    return "done", ""


def try_workspace(case: dict[str, Any]) -> tuple[str, str]:
    """A verb on a damaged shop: the exit codes 0 and 2 are honest answers."""
    verb, said = case["verb"], io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
        code = cli.run([*verb, "--workspace", case["shop"], "--json"])
    if code in (0, 2):
        return ("refused" if code else "done"), ""
    return "fault", f"{verb[0]} exits {code}: {said.getvalue().strip()[-300:]}"


def try_titles(case: dict[str, Any]) -> tuple[str, str]:
    """Search, suggest and explain by odd texts, in a shop of odd titles."""
    engine = ENGINES.setdefault(
        case["shop"], Engine.open(Workspace.open(Path(case["shop"]), write=False))
    )
    for text in case["texts"]:
        response = engine.search(SearchRequest(text))
        engine.suggest(text)
        for hit in response.hits[:3]:
            assert abs(sum(hit.parts.values()) - hit.score) < 1e-4, f"parts of {text[:50]!r}"
            explain(engine, text, hit.product_id)
    return "done", ""


ENGINES: dict[str, Engine] = {}
TRIES = {"file": try_file, "workspace": try_workspace, "titles": try_titles}


def attempt(case: dict[str, Any]) -> dict[str, Any]:
    """One case and what it cost."""
    Path("/proc/self/clear_refs").write_text("5")
    began = time.process_time()
    try:
        outcome, detail = TRIES[case["try"]](case)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        outcome = "fault"
        detail = (
            f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}: {error!s:.200}"
        )
    seconds = time.process_time() - began
    return {"outcome": outcome, "detail": detail, "seconds": seconds, "mb": _peak_mb()}


def _peak_mb() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


def main() -> None:
    """Answer until there is no more."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for line in sys.stdin:
        answers.write(json.dumps(attempt(json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
