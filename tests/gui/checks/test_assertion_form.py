"""The form for one assertion: what each kind asks for, and the sentence it makes."""

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from core.checks.reading import read_assertion
from gui.checks.assertion_form import KINDS, AssertionForm

TEXTS = {"query": "充电宝", "product": "p1", "other": "p2", "what": "耳机", "rival": ":lexical"}
SENTENCES = {
    "in": "充电宝: p1 in the top 10",
    "not_in": "充电宝: p1 not in the top 10",
    "above": "充电宝: p1 above p2",
    "no": "充电宝: no 耳机 in the top 10",
    "only": "充电宝: only 耳机 in the top 10",
    "at_least": "充电宝: at least 1 耳机 in the top 10",
    "at_most": "充电宝: at most 1 耳机 in the top 10",
    "same": "充电宝: top 10 same as snapshot (RBO >= 0.9)",
    "level": "nDCG@10 >= 0.6",
    "not_lower": "nDCG@10 not lower than run :lexical by more than 0.01, 95 % sure",
    "fast": "p95 <= 20 ms",
    "findable": "at most 10 % of queries find nothing",
}


@pytest.fixture
def form(qtbot: QtBot) -> AssertionForm:
    made = AssertionForm()
    qtbot.addWidget(made)
    made.show()
    for name, text in TEXTS.items():
        made.texts[name].setText(text)
    return made


def ok(form: AssertionForm) -> bool:
    return form.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_every_kind_asks_for_its_fields_and_makes_its_sentence(form: AssertionForm) -> None:
    assert set(SENTENCES) == set(KINDS)
    for at, (kind, fields) in enumerate(KINDS.items()):
        form.kind.setCurrentIndex(at)
        assert {name for name, field in form.widgets.items() if field.isVisible()} == set(fields)
        assert form.sentence.text() == SENTENCES[kind]
        assert read_assertion(SENTENCES[kind]) == form.assertion
        assert ok(form)


def test_what_is_missing_or_cannot_be_is_told(form: AssertionForm) -> None:
    form.texts["product"].clear()
    assert form.sentence.text() == "Fill in every field but the set, which may stay empty."
    assert not ok(form)
    form.texts["product"].setText('a "b” c')
    assert form.sentence.text().startswith(("Leave out quotation marks", "“"))
    assert not ok(form)
    form.kind.setCurrentIndex(list(KINDS).index("level"))
    form.texts["metric"].setText("foo@10")
    assert form.sentence.text().startswith("There is no metric foo@10")
    form.kind.setCurrentIndex(list(KINDS).index("at_least"))
    form.counts["count"].setValue(11)
    assert form.sentence.text() == "11 of the top 10 cannot be; write a number up to 10."
    assert not ok(form)


def test_every_field_has_a_name_for_readers(form: AssertionForm) -> None:
    assert all(field.accessibleName() for field in form.widgets.values())
