"""Small real files and an empty shop for the import dialog."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from core.workspace import Workspace
from gui.background import wait_for_all

PRODUCTS = """编号,标题,价格,类目,产地
1,&lt;b&gt;连衣裙&lt;/b&gt; 夏季,"¥1,299",女装,杭州
2,手机,89-129,数码,深圳
2,手机又来,1,数码,深圳
3,,5,家居,义乌
4,水杯,39,家居,义乌
"""


@pytest.fixture(autouse=True)
def swept(qapp: QApplication) -> Iterator[None]:
    """Widgets of one test are gone before the next: restyling those left over takes seconds."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def products(tmp_path: Path) -> Path:
    """Five products in GB18030: two are mended, two are left out."""
    path = tmp_path / "goods.csv"
    path.write_text(PRODUCTS, encoding="gb18030")
    return path


@pytest.fixture
def queries(tmp_path: Path) -> Path:
    """Two queries with ids."""
    path = tmp_path / "queries.tsv"
    path.write_text("q1\t连衣裙\nq2\t水杯\n", encoding="utf-8")
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty shop."""
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened
    assert wait_for_all(5)
