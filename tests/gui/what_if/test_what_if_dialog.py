"""The dialog of what-if: edits move the rank, live, and the shop stays as it is."""

import json
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.explain.flips import Flip
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.search.shop_index import build_shop_index
from gui.what_if.dialog import FLIP, LIST, PRICE, WhatIfDialog
from gui.what_if.edit_form import QUERY
from gui.what_if.moved_list import AFTER
from gui.what_if.words_page import LEARNED
from tests.core.search.runs import BagRun
from tests.core.search.shops import small_shop

SHOP = small_shop()
WAIT = 15_000
Made = Callable[..., WhatIfDialog]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("shop")
    bare = Engine(build_shop_index(SHOP, {}, folder, folder))
    return bare.ranked_by(BagRun(SHOP, bare.analyzer))


@pytest.fixture
def made(qtbot: QtBot, engine: Engine, tmp_path: Path) -> Iterator[Made]:
    dialogs: list[WhatIfDialog] = []

    def make(query: str = "华为手机", product: str = "p5", said: object = None) -> WhatIfDialog:
        code = f"print({json.dumps(said)!r})"
        program = [sys.executable, "-c", code] if said is not None else None
        dialog = WhatIfDialog(engine, SearchRequest(query), product, tmp_path, program=program)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.supposed is not None, timeout=WAIT)
        dialogs.append(dialog)
        return dialog

    yield make
    for dialog in dialogs:
        dialog.close()


def write(qtbot: QtBot, dialog: WhatIfDialog, field: str, text: str) -> None:
    box = dialog.form.boxes[field]
    box.selectAll()
    box.insert(text)
    dialog.form.edited.emit()
    before = dialog.supposed
    qtbot.waitUntil(lambda: dialog.supposed is not before, timeout=WAIT)


def test_the_rank_moves_with_an_edit_and_comes_back(qtbot: QtBot, made: Made) -> None:
    dialog = made()
    assert dialog.supposed is not None
    was = dialog.supposed.before
    assert dialog.rank.text() == f"#{was} → #{was}"
    write(qtbot, dialog, "title", "华为手机 智能手机")
    now = dialog.supposed.after
    assert now < was
    assert dialog.rank.text() == f"#{was} → #{now}"
    (place,) = [n for n, moved in enumerate(dialog.model.rows) if moved.product_id == "p5"]
    assert dialog.model.index(place, AFTER).data() == f"▲ #{now}"
    write(qtbot, dialog, QUERY, "手机壳")
    assert dialog.supposed.query_after == "手机壳"
    before = dialog.supposed
    dialog.reset_button.click()
    qtbot.waitUntil(lambda: dialog.supposed is not before, timeout=WAIT)
    assert dialog.rank.text() == f"#{was} → #{was}"
    assert dialog.form.changed == {}


def test_what_is_no_number_is_told_and_loses_nothing(qtbot: QtBot, made: Made) -> None:
    dialog = made()
    dialog.form.boxes["price"].setText("cheap")
    dialog.ask()
    assert "cheap" in dialog.told.text()
    assert dialog.form.boxes["price"].text() == "cheap"


def test_it_is_copied_as_the_verb(made: Made, tmp_path: Path) -> None:
    dialog = made()
    dialog.form.boxes["title"].setText("华为 '手机'")
    dialog.copy_command()
    words = shlex.split(QApplication.clipboard().text())
    assert words[words.index("explain") :] == [
        "explain", "--query", "华为手机", "--product", "p5", "--workspace", str(tmp_path),
        "--run", "bag", "--set", "title=华为 '手机'",
    ]  # fmt: skip


def test_a_flat_curve_says_so_and_another_why(qtbot: QtBot, made: Made) -> None:
    dialog = made()
    dialog.tabs.setCurrentIndex(PRICE)
    qtbot.waitUntil(lambda: dialog.curve is not None, timeout=WAIT)
    assert "changes nothing" in dialog.curve_told.text()
    asked = made("手机 8000以内", "p4")
    asked.tabs.setCurrentIndex(PRICE)
    qtbot.waitUntil(lambda: asked.curve is not None, timeout=WAIT)
    assert "what the query says of prices" in asked.curve_told.text()
    assert asked.plot.summary().endswith("not found")
    assert not asked.plot.grab().isNull()


def test_the_smallest_edit_is_found_and_written_into_the_form(qtbot: QtBot, made: Made) -> None:
    """p4 costs 8999 and would be the first at 8000."""
    dialog = made("手机 8000以内", "p4")
    dialog.tabs.setCurrentIndex(FLIP)
    flips = dialog.flips
    qtbot.waitUntil(lambda: flips.versus.count() > 0, timeout=WAIT)
    assert [flips.versus.itemData(place) for place in range(2)] == ["p3", "p5"]
    flips.versus.setCurrentIndex(0)
    flips.allowed["title"].setChecked(False)
    flips.button.click()
    assert flips.button.text() == "Cancel"
    qtbot.waitUntil(lambda: flips.flip is not None, timeout=WAIT)
    assert flips.flip is not None
    assert flips.flip.changes == {"price": 8000.0}
    assert flips.ranks.text() == "Price → 8000 · it: – → #1 · the other: #1 → #2"
    before = dialog.supposed
    flips.take_button.click()
    assert dialog.form.boxes["price"].text() == "8000"
    qtbot.waitUntil(lambda: dialog.supposed is not before, timeout=WAIT)
    assert dialog.rank.text() == "– → #1"


def test_what_goes_is_struck_out_and_what_comes_is_bold(made: Made) -> None:
    title = (("手机", "same"), ("壳", "removed"), ("<b>", "added"))
    flip = Flip("p5", "p3", "q", True, False, True, False, 1, ({"kind": "replace"},), title)
    flips = made().flips
    flips._take(flip)
    assert "手机<s " in flips.title.text()
    assert "壳</s>" in flips.title.text()
    assert "&lt;b&gt;</b>" in flips.title.text()


def test_shares_and_pairs_come_from_the_verb(qtbot: QtBot, made: Made, tmp_path: Path) -> None:
    shares = {
        "words": ["华为", "手机"], "left_out": [0.2, -0.1], "shap": [0.3, 0.0], "lime": [0.1, 0.1],
        "agreement": [
            {"one": "left_out", "other": "shap", "spearman": 1.0, "kendall": None, "signs": 0.5}
        ],
    }  # fmt: skip
    dialog = made(said={"product": {}, "sampled": shares})
    page = dialog.words
    assert not page.save_button.isEnabled()
    page.button.click()
    qtbot.waitUntil(lambda: page.table.rowCount() == 2, timeout=WAIT)
    cells = [page.table.item(0, section).text() for section in range(4)]
    assert cells == ["华为", "+0.2000", "+0.3000", "+0.1000"]
    assert page.told.text() == "Left out and SHAP: ρ 1.00, τ –, same sign 50%"
    page.save(tmp_path / "case.json")
    assert json.loads((tmp_path / "case.json").read_text("utf-8"))["sampled"]["shap"] == [0.3, 0]
    pairs = {"note": "nearest", "examples": [
        {"similarity": 0.9, "query": "华为", "title": "Mate60", "weight": 1.0, "product_id": "p3"}
    ]}  # fmt: skip
    learned = made(said={"product": {}, "examples": pairs}).words
    learned.subject.setCurrentIndex(learned.subject.findData(LEARNED))
    learned.button.click()
    qtbot.waitUntil(lambda: learned.table.rowCount() == 1, timeout=WAIT)
    assert learned.table.item(0, 2).text() == "Mate60"
    assert learned.told.text() == "nearest"


def test_escape_ends_it_and_every_box_has_a_name(qtbot: QtBot, made: Made) -> None:
    dialog = made()
    dialog.tabs.setCurrentIndex(LIST)
    for box in (*dialog.form.boxes.values(), dialog.list, dialog.plot, dialog.flips.versus):
        assert box.accessibleName()
    with qtbot.waitSignal(dialog.closed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
