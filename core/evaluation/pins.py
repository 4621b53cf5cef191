"""What a verdict was reached on, as content hashes, so that it can tell what has changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from core.evaluation.judgments import Judgments
from core.evaluation.systems import EngineSystem, RankingSystem, RunFileSystem
from core.files import content_hash, sha256
from core.runs.kept import ranking_files
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
        QUERIES: queries_hash(judgments),
        GRADES: grades_hash(judgments),
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
    return content_hash(
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
    files = ranking_files(run.manifest, run.epoch)
    return {"run": run.id, "epoch": run.epoch, "files": files, "fusion": asdict(run.fusion)}


def queries_hash(judgments: Judgments) -> str:
    """The content hash of judged queries, whatever their order."""
    return content_hash(dict(sorted(judgments.queries.items())))


def grades_hash(judgments: Judgments) -> str:
    """The content hash of judgments, whatever their order."""
    return content_hash(
        {query: dict(sorted(of.items())) for query, of in sorted(judgments.qrels.items())}
    )
