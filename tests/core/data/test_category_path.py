from core.data.category_path import branches, first_levels, is_within, leaf, levels, top


def test_a_path_has_levels_a_top_a_leaf_and_the_paths_above_it() -> None:
    assert levels("服饰 / 女装 / 连衣裙") == ["服饰", "女装", "连衣裙"]
    assert top("服饰 / 女装 / 连衣裙") == "服饰"
    assert leaf("服饰 / 女装 / 连衣裙") == "连衣裙"
    assert branches("服饰 / 女装 / 连衣裙") == ["服饰", "服饰 / 女装", "服饰 / 女装 / 连衣裙"]


def test_a_path_of_one_level_is_its_leaf() -> None:
    assert (levels("服饰"), leaf("服饰"), branches("服饰")) == (["服饰"], "服饰", ["服饰"])


def test_no_path_has_no_levels() -> None:
    assert (levels(""), leaf(""), branches("")) == ([], "", [])


def test_a_path_is_within_itself_and_what_is_above_it() -> None:
    assert is_within("服饰 / 女装", "服饰")
    assert is_within("服饰", "服饰")
    assert not is_within("服饰配件", "服饰")
    assert not is_within("服饰", "服饰 / 女装")
    assert not is_within("服饰", "")


def test_the_outermost_levels_are_a_path() -> None:
    assert first_levels("服饰 / 女装 / 连衣裙", 2) == "服饰 / 女装"
    assert (first_levels("服饰", 1), first_levels("", 1)) == ("服饰", "")
