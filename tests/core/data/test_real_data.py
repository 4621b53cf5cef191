"""Public data of each kind come in whole, and nothing of theirs is lost without a word."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.data.catalogue import catalogue_of
from core.data.importing import Source, import_files, preview
from core.data.report import CleaningReport
from core.workspace import Workspace

pytestmark = pytest.mark.data
PublicData = Callable[[str], Path]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def counts(report: CleaningReport) -> dict[str, tuple[int, int]]:
    return {kind: (sheet.read, sheet.kept) for kind, sheet in report.sheets.items()}


def test_amazon(workspace: Workspace, public_data: PublicData) -> None:
    folder = public_data("esci_en")
    sources = [
        Source("qrels", folder / "qrels.txt"),
        Source("queries", folder / "queries.tsv"),
        Source("products", folder / "products.csv"),
    ]
    report = import_files(workspace, sources)
    assert counts(report) == {
        "products": (6764, 6764),
        "queries": (150, 150),
        "qrels": (6678, 6678),
    }
    assert "judged_unknown_product" not in report.sheets["qrels"].rules
    assert list(catalogue_of(workspace).attributes) == ["rating_count", "color"]
    assert "\n" in catalogue_of(workspace).description[0]


def test_taobao_query_log(workspace: Workspace, public_data: PublicData) -> None:
    path = public_data("taobao_zh/query_log.txt")
    assert preview(path).kind == "queries"
    report = import_files(workspace, [Source("queries", path)])
    assert counts(report) == {"queries": (100_000, 100_000)}


def test_tmall_sessions(workspace: Workspace, public_data: PublicData) -> None:
    folder = public_data("tmall_sessions")
    sources = [Source("sessions", folder / name) for name in ("train.txt", "test.txt")]
    report = import_files(workspace, sources)
    assert counts(report) == {"sessions": (91_184, 91_184)}
    table = workspace.table("sessions")
    assert table is not None
    assert sum(bool(target) for target in table.column("target").to_pylist()) == 25_898


def test_tmall_log(workspace: Workspace, public_data: PublicData) -> None:
    path = public_data("tmall_2014/events.csv")
    assert preview(path).kind == "events"
    report = import_files(workspace, [Source("events", path)])
    assert counts(report) == {"events": (182_880, 182_880)}
    rules = {rule: count.count for rule, count in report.sheets["events"].rules.items()}
    assert rules["no_catalogue"] == rules["time_date"] == 182_880


def test_reviews(workspace: Workspace, public_data: PublicData) -> None:
    path = public_data("reviews_10_categories/reviews.csv")
    assert preview(path).kind == "texts"
    report = import_files(workspace, [Source("texts", path)])
    assert counts(report) == {"texts": (50_218, 50_218)}
    table = workspace.table("texts")
    assert table is not None
    assert len(set(table.column("category").to_pylist())) == 10
