"""Paths of categories, level by level."""

from core.data.category_path import first_levels, leaf_name, level_paths, split_levels


def test_a_path_is_taken_apart_and_put_together() -> None:
    path = "服装 / 女装 / 连衣裙"
    assert split_levels(path) == ["服装", "女装", "连衣裙"]
    assert leaf_name(path) == "连衣裙"
    assert first_levels(path, 2) == "服装 / 女装"
    assert level_paths(path) == ["服装", "服装 / 女装", path]


def test_no_category_has_no_levels() -> None:
    assert split_levels("") == level_paths("") == []
    assert leaf_name("") == first_levels("", 1) == ""
    assert leaf_name("茶") == "茶"
