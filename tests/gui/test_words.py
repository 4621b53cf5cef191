"""The words on screen follow the domain of the workspace and the language of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domains import DOMAINS, NAMES
from gui import language, words
from gui.search.filter_bar import FilterBar


@pytest.fixture(autouse=True)
def back_to_the_shop() -> Iterator[None]:
    yield
    words.use_domain("shop")


@pytest.mark.parametrize(
    ("domain", "chinese", "english"),
    [
        ("shop", "1,234 件", "1,234 products"),
        ("film", "1,234 部", "1,234 films"),
        ("music", "1,234 首", "1,234 songs"),
        ("social", "1,234 篇", "1,234 posts"),
        ("a later one", "1,234 件", "1,234 products"),
    ],
)
def test_things_are_counted_as_people_count_them(
    qapp: QApplication, domain: str, chinese: str, english: str
) -> None:
    words.use_domain(domain)
    assert words.counted(1234) == english
    language.install(qapp, "zh")
    assert words.counted(1234) == chinese


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_domain_has_words_for_everything(domain: str) -> None:
    words.use_domain(domain)
    places = " ".join(f"{{{name}}}" for name in NAMES)
    assert "{" not in words.worded(places)
    assert all(words.action_name(action) for action in words.ACTIONS)
    assert words.action_name("hum") == "hum"


def test_widgets_hear_of_another_domain_at_once(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    assert (bar.category.text(), bar.brand.text()) == ("Category", "Brand")
    words.use_domain("music")
    assert (bar.category.text(), bar.brand.text()) == ("Genre", "Artist")
