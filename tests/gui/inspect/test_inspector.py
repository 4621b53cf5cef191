"""The inspector: every field, every part, every word."""

import dataclasses

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from core.explain.explanation import Explanation, FitShare, Resemblance, Standing, WordEffect
from core.search.lexical import Contribution
from gui.inspect.inspector import Inspector
from gui.inspect.score_bars import EffectBars, PartsBar
from gui.widgets.chip import Chip
from tests.gui.goods import answer, shop


@pytest.fixture
def catalogue():
    return shop()


@pytest.fixture
def response(catalogue):
    return answer(catalogue, [0, 1, 2, 3])


@pytest.fixture
def inspector(qtbot):
    made = Inspector()
    qtbot.addWidget(made)
    made.resize(1200, 320)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def inspect(inspector, response, catalogue, qtbot):
    def show(rank: int) -> Inspector:
        inspector.show_hit(response, response.hits[rank - 1], catalogue)
        qtbot.waitUntil(lambda: not inspector._pace.isActive())
        QApplication.processEvents()
        return inspector

    return show


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def chips(widget):
    return [(chip.text, chip.note) for chip in widget.findChildren(Chip) if not chip.isHidden()]


def explanation(response, hit, words=()):
    earned = (
        Contribution("连衣裙", "title", 0.25, "word", "连衣裙"),
        Contribution("夏天", "description", 0.05, "word", "夏季"),
        Contribution("衣裙", "title", 0.02, "bigram", "衣裙"),
        Contribution("appl", "title", 0.02, "letters", "appl"),
        Contribution("pple", "title", 0.01, "letters", "pple"),
        Contribution("雪纺", "title", 0.01, "related"),
        Contribution("碎花", "", -0.04, "missing"),
    )
    standing = Standing(
        hit.product_id, hit.title, hit.rank, hit.score, hit.parts, earned, 0.7, tuple(words)
    )
    return Explanation(response.request.text, response.run, response.tokens, {}, standing)


def test_every_field_is_shown(inspect):
    shown = texts(inspect(2).product)
    for text in (
        "Apple iPhone15Pro 智能手机 256GB",
        "¥1.50",
        "优衣库",
        "手机数码 › 智能手机",
        "★ 4.5",
    ):
        assert text in shown
    assert {"P1", "颜色", "白色", "1,000"} <= set(shown)


def test_unknown_fields_are_left_out(inspect):
    shown = texts(inspect(4).product)
    assert "Rating" not in shown
    assert "Sold" not in shown
    assert not any("nan" in text for text in shown)


def test_values_can_be_selected_and_are_never_markup(inspect):
    labels = [label for label in inspect(1).product.findChildren(QLabel) if label.text() == "P0"]
    flags = labels[0].textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert labels[0].textFormat() == Qt.TextFormat.PlainText


def test_copying_takes_every_field(inspect, qtbot):
    qtbot.keyClick(inspect(1), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert copied.startswith("优衣库 2026夏季新款 法式碎花连衣裙\n")
    assert "Id: P0" in copied
    assert "颜色: 白色" in copied


def test_words_of_the_query_by_kind(inspect):
    shown = chips(inspect(1).query)
    assert ("夏季", "") in shown
    assert ("的", "dropped") in shown
    assert ("夏天", "for 夏季") in shown


def test_words_that_met_stand_by_their_field(inspect):
    query = inspect(1).query
    names = texts(query)
    assert "Title" in names
    assert "Description" in names
    assert "Brand" not in names
    assert ("连衣裙", "") in chips(query)


def test_a_product_without_the_words_says_so(inspect):
    assert any("No word of the query" in text for text in texts(inspect(4).query))


def test_shown_parts_sum_to_the_shown_score(inspect):
    shown = texts(inspect(3).score)
    figures = [
        round(float(text) * 10_000) for text in shown if text.count(".") == 1 and len(text) == 6
    ]
    assert len(figures) == 4
    assert sum(figures[:-1]) == figures[-1]
    assert "Rank 3 of 4 · words and meaning · conv1d 01-02 10:15" in shown


def test_the_bar_is_painted_in_the_colours_of_the_parts(inspect):
    bar = inspect(1).score.findChild(PartsBar)
    image: QImage = bar.grab().toImage()
    middle = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    from gui.products import score_parts
    from gui.theme import theme

    for part in ("lexical", "neural", "popularity"):
        assert score_parts.colour(part, theme().colours) in middle


def test_the_best_results_that_a_product_is_like_are_named(inspect, response, qtbot):
    inspector = inspect(2)
    told = explanation(response, response.hits[1])
    best = (Resemblance("p1", "雪纺 连衣裙", 0.08),)
    alike = dataclasses.replace(told, product=dataclasses.replace(told.product, alike=best))
    inspector.set_explanation(alike)
    likeness = "Like these of the best:\n+0.0800  雪纺 连衣裙"
    qtbot.waitUntil(lambda: likeness in texts(inspector.score))


def test_how_its_title_fits_is_told(inspect, response, qtbot):
    inspector = inspect(2)
    told = explanation(response, response.hits[1])
    fit = (FitShare("coverage", 0.12), FitShare("colour", 0.03))
    told = dataclasses.replace(told, product=dataclasses.replace(told.product, fit=fit))
    inspector.set_explanation(told)
    shown = (
        "How the title fits the query:\n"
        "0.1200  words of the query in the title\n0.0300  in no other colour than asked for"
    )
    qtbot.waitUntil(lambda: shown in texts(inspector.score))


def test_comparing_with_the_first(inspect, qtbot):
    score = inspect(3).score
    assert score._compare.text() == "Compare with rank 1"
    qtbot.mouseClick(score._compare, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Rank 1" in texts(score))
    shown = texts(score)
    assert "0.9000" in shown
    assert "-0.0532" in shown
    assert inspect(1).score._compare.text() == "Compare with rank 2"


def test_an_explanation_adds_what_words_earned(inspect, response, qtbot):
    inspector = inspect(1)
    words = (WordEffect("夏季", 0.1), WordEffect("连衣裙", -0.02))
    inspector.set_explanation(explanation(response, response.hits[0], words))
    qtbot.waitUntil(lambda: ("连衣裙", "0.250") in chips(inspector.query))
    assert ("character pairs", "0.020") in chips(inspector.query)
    assert ("letters", "0.030") in chips(inspector.query)
    assert ("雪纺", "0.010") in chips(inspector.query)
    assert ("碎花", "-0.040") in chips(inspector.query)
    qtbot.waitUntil(lambda: "Missing" in texts(inspector.query))
    inspector.choose_view("words")
    effects = inspector.words.findChild(EffectBars)
    qtbot.waitUntil(effects.isVisible)
    assert effects.accessibleName() == "夏季 +0.100, 连衣裙 -0.020"
    inspector.grab()


def test_a_late_explanation_does_not_land(inspect, response, qtbot):
    inspector = inspect(2)
    inspector.set_explanation(explanation(response, response.hits[0]))
    other = dataclasses.replace(explanation(response, response.hits[1]), query="another")
    inspector.set_explanation(other)
    assert not inspector._pace.isActive()
    assert ("连衣裙", "0.250") not in chips(inspector.query)


@pytest.mark.parametrize("width", [420, 800, 900, 1600])
def test_no_width_clips(inspect, width, qtbot):
    inspector = inspect(1)
    inspector.resize(width, 300)
    area, content = inspector._scroll, inspector._scroll.widget()

    def fits():
        width_of_view = area.viewport().width()
        assert content.width() == width_of_view
        assert content.height() >= content.heightForWidth(width_of_view)

    qtbot.waitUntil(fits)
    for section in (inspector.product, inspector.query, inspector.score):
        assert section.minimumSizeHint().width() <= section.width()


def test_clearing_and_another_language(inspect):
    inspector = inspect(1)
    QApplication.sendEvent(inspector, QEvent(QEvent.Type.LanguageChange))
    inspector.clear()
    assert not inspector.product.isVisible()
    assert any("Select a product" in text for text in texts(inspector))


def test_a_list_without_a_run_was_ranked_by_words(inspector, catalogue, qtbot):
    bare = answer(catalogue, [0, 1], run="")
    inspector.show_hit(bare, bare.hits[0], catalogue)
    qtbot.waitUntil(lambda: "Rank 1 of 2 · words only" in texts(inspector.score))
