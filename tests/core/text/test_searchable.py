"""Which values of attributes are text, by what they look like."""

import pytest

from core.text.searchable import is_text


@pytest.mark.parametrize(
    "value",
    [
        *(
            "img_0012.JPG",
            "/media/catalog/a.png",
            "a.jpg|b.webp",
            "https://a.b/c?d=1",
            "www.shop.cn",
        ),
        *("https://a/b.jpg, https://a/c.jpg", '["https://a/b.jpg"]', "//cdn.a.com/x.png?v=2"),
        *("true", "No", "是", "0", "2024-01-05", "2024/1/5 10:11", "2024年1月5日", "5.12.2024"),
        *("2024-01-05T10:11:12+08:00", "550e8400-e29b-41d4-a716-446655440000", ""),
    ],
)
def test_addresses_files_flags_and_dates_are_no_text(value: str) -> None:
    assert not is_text(value)


@pytest.mark.parametrize(
    "value",
    [
        "棉",
        "T恤",
        "XL",
        "24-A1",
        "2024",
        "3.5",
        "R/G/B",
        "1.2.3",
        "100%棉",
        "node.js",
        "S.H.I.E.L.D",
    ],
)
def test_the_rest_is(value: str) -> None:
    assert is_text(value)
