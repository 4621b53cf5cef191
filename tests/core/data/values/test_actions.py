"""Words for actions in logs of many shops and platforms."""

import pytest

from core.data.values.actions import clean_action


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (
            "click",
            "浏览商品 点击商品 view_item product_view clicks detail_view page_view 瀏覽 查看了",
        ),
        (
            "favourite",
            "加入收藏 收藏商品 wishlist_add add_to_wishlist add-to-wishlist"
            " 收藏成功 关注商品 ProductAddedToWishlist",
        ),
        (
            "cart",
            "加入购物袋 carts add_to_cart AddToCart 加入購物車 product_added 加到购物车",
        ),
        (
            "purchase",
            "付款成功 已购买 提交订单 orders purchase 支付成功"
            " 购买商品 购买行为 OrderCompleted 支付订单 purchase-complete",
        ),
        ("impression", "曝光 展现 view_item_list 商品曝光"),
        ("uncart", "remove_from_cart 移出购物车 Removed-From-Cart"),
        ("unfavourite", "取消收藏 remove_from_wishlist"),
    ],
)
def test_words_mean_actions(action: str, words: str) -> None:
    assert {word: clean_action(word) for word in words.split()} == dict.fromkeys(
        words.split(), action
    )


@pytest.mark.parametrize(
    "word", ["begin_checkout", "session_start", "search", "退款", "取消订单", "3", "", "x" * 10_000]
)
def test_other_words_mean_none(word: str) -> None:
    assert clean_action(word) is None


def test_the_log_may_have_words_and_numbers_of_its_own() -> None:
    named = {"3": "cart", "prc": "purchase"}
    assert [clean_action(word, named) for word in (" 3 ", "prc", "pv", "4")] == [
        "cart",
        "purchase",
        "click",
        None,
    ]
