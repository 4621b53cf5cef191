"""The word lists that ship are well formed and mean what their headings say."""

from core.text import lexicon
from core.text.analysis import Analyzer


def test_synonyms_run_both_ways_or_one() -> None:
    table = lexicon.synonyms()
    assert "移动电话" in table["手机"]
    assert "手机" in table["移动电话"]
    assert "樱桃" in table["车厘子"]
    assert "樱桃" not in table


def test_no_word_is_its_own_synonym_or_listed_twice() -> None:
    for word, others in lexicon.synonyms().items():
        assert word not in others
        assert len(others) == len(set(others))


def test_every_synonym_is_one_word_to_the_analyzer() -> None:
    analyzer = Analyzer()
    torn = {word for word in analyzer.synonyms if word not in analyzer.words(word)}
    assert not torn


def test_no_product_word_is_a_stop_word() -> None:
    assert {"的", "with"} <= lexicon.stop_words()
    assert not lexicon.stop_words() & set(lexicon.synonyms())


def test_colours_are_told_apart_by_any_of_their_names() -> None:
    analyzer = Analyzer()
    for names in lexicon.colours():
        assert all(analyzer.sequence(name) == [name] for name in names)
        assert sum(len(names & others) for others in lexicon.colours()) == len(names)


def test_what_often_goes_with_a_thing_includes_what_surely_does() -> None:
    assert lexicon.extras() > lexicon.accessories()
    assert "strap" not in lexicon.accessories()
    assert {"strap", "battery"} <= lexicon.extras()
