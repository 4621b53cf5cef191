from core.training.pretraining.start_vocabulary import start_vocabulary


def test_frequent_words_then_chinese_characters_then_parts_of_latin_words() -> None:
    sequences = [
        ["水壶", "kettle", "2l", "铁"],
        ["水壶", "kettle", "2l", "kettle"],
        ["水壶", "2l", "铜锅"],
    ]
    vocabulary = start_vocabulary(sequences, ["ing", "er"], least_texts=2)
    # 2l has a digit, 铁 and 铜锅 are seen once.
    assert vocabulary.words == ["水壶", "kettle", "水", "壶", "铁", "铜", "锅", "+ing", "+er"]
    assert vocabulary.parts


def test_words_and_parts_are_no_more_than_the_file_may_hold() -> None:
    sequences = [[f"w{'abcdefghij'[n % 10]}{n // 10 * 'x'}" for n in range(40)]] * 3
    parts = [f"p{n}" for n in range(6000)]
    vocabulary = start_vocabulary(sequences, parts)
    assert len(vocabulary.words) == 40 + 5000
