"""What a verdict was reached on, as content hashes, so that it can tell what has changed since."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from core.evaluation.judgments import Judgments
from core.evaluation.systems import EngineSystem, RankingSystem, RunFileSystem
from core.files import json_text, sha256
from core.runs.kept import epoch_prefix
from core.runs.manifest import WEIGHTS
from core.search import lexical
from core.search.engine import Engine
from core.search.request import Method
from core.workspace import Workspace

CATALOGUE, QUERIES, GRADES, SYSTEM = "catalogue", "queries", "judgments", "system "

# What was used → its content hash.
Pins = dict[str, str]


def pins_of(workspace: Workspace, judgments: Judgments, systems: Iterable[RankingSystem]) -> Pins:
    """The hashes of products, queries, judgments, and of each system under its name."""
    return {
        CATALOGUE: workspace.content_hash("products"),
        QUERIES: _digest(judgments.queries),
        GRADES: _digest({query: dict(sorted(g.items())) for query, g in judgments.qrels.items()}),
        **{SYSTEM + system.name: system_pin(system) for system in systems},
    }


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The keys whose hash is another one now, or that are gone."""
    return [key for key, digest in before.items() if now.get(key) != digest]


def system_pin(system: RankingSystem) -> str:
    """The hash of all that makes a system rank as it does, but for the products."""
    if isinstance(system, RunFileSystem):
        return sha256(system.path)
    assert isinstance(system, EngineSystem)
    history = [[one.product_id, one.action, one.timestamp] for one in system.history]
    return _digest(
        {
            "method": system.method.value,
            "run": {} if system.method is Method.LEXICAL else run_pin(system.engine),
            "words": [lexical.VERSION, system.engine.analyzer.fingerprint],
            "history": history,
            "personal": system.personal if history else None,
        }
    )


def run_pin(engine: Engine) -> dict[str, Any]:
    """The files of the run that ranks and its weights; nothing where words alone do."""
    if engine.neural is None:
        return {}
    run = engine.neural.run
    prefix = epoch_prefix(run.epoch)
    # Other epochs may come and go, and so may what training goes on from; files of none belong to all.
    hashes = {
        name: digest
        for name, digest in run.manifest.hashes.items()
        if (name.startswith(prefix) or "/" not in name) and not name.endswith(WEIGHTS)
    }
    return {"run": run.id, "epoch": run.epoch, "files": hashes, "fusion": asdict(run.fusion)}


def _digest(value: object) -> str:
    return hashlib.sha256(json_text(value).encode("utf-8", "replace")).hexdigest()
