"""What networks read of a text."""

from core.text.sequences import labelled_sequence


def test_a_labelled_text_is_its_words_and_then_every_gram_that_is_no_word() -> None:
    found = labelled_sequence("很好! 好", ["很好", "好"])
    assert found == ["很好", "好", "很", "!", "好!", "!好", "很好!", "好!好"]


def test_a_text_without_characters_has_nothing_to_read() -> None:
    assert labelled_sequence("", []) == []
