"""What was measured of the variants of a run, kept beside them; no TensorFlow."""

from dataclasses import asdict
from pathlib import Path

from core.arrays import require_regular
from core.files import replace_json
from core.runs.manifest import MOST_BYTES
from core.runs.variants import variants_dir
from core.training.compression.messages import Compression, from_line
from core.workspace import Workspace


def keep_compression(workspace: Workspace, result: Compression) -> None:
    """Keep `result` until its run is compressed again."""
    stored = {"type": type(result).__name__, **asdict(result)}
    variants_dir(workspace).mkdir(parents=True, exist_ok=True)
    replace_json(_file(workspace, result.run), stored)


def known_compression(workspace: Workspace, run: str) -> Compression | None:
    """What was measured last of the variants of `run`; None where nothing was, or it cannot be read."""
    path = _file(workspace, run)
    try:
        require_regular(path, MOST_BYTES)
        result = from_line(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return result if isinstance(result, Compression) and result.run == run else None


def _file(workspace: Workspace, run: str) -> Path:
    return variants_dir(workspace) / f"{run}.json"
