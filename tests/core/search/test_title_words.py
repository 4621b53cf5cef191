from pathlib import Path

from core.search.postings import PostingsBuilder
from core.search.title_words import TitleWords

TITLES = [["裙", "红", "裙"], [], ["帽", "红"]]


def built() -> tuple[list[str], TitleWords]:
    builder = PostingsBuilder(3)
    for row, title in enumerate(TITLES):
        builder.add(row, title, 1.0)
    words = builder.build()
    return words.terms, TitleWords.build(words, TITLES)


def test_a_row_names_the_words_of_its_title_once() -> None:
    terms, titles = built()
    held = [sorted(terms[number] for number in titles.of(row).tolist()) for row in range(3)]
    assert held == [["红", "裙"], [], ["帽", "红"]]


def test_saved_words_load_the_same(tmp_path: Path) -> None:
    _, titles = built()
    titles.save(tmp_path)
    loaded = TitleWords.load(tmp_path)
    assert [loaded.of(row).tolist() for row in range(3)] == [
        titles.of(row).tolist() for row in range(3)
    ]
