"""What a log's words for actions mean: in Chinese and English, whatever a shop or a platform calls them."""

import re
from collections.abc import Mapping
from math import isnan, nan

from core.data.values.chinese import simplified
from core.data.values.numbers import clean_rating

# Action → its names, without spaces, marks and case; the first is ours.
_NAMES = {
    "impression": (
        "impression impress show shown expose exposed exposure display displayed imp"
        " view_item_list search_result listview item_list_view product_impression serve served"
        " 曝光 展示 展现 露出 product_list_viewed"
    ),
    "click": (
        "click pv view viewed clk detail browse browsed pageview page_view productview"
        " product_viewed view_item view_content view_product product_page_view item_view itemview"
        " detail_view productdetail product_detail detail_page_view product_click click_product"
        " item_click click_item select_item select_content open opened visit watch play listen"
        " read rating 点击 浏览 查看 访问 点开 打开 进入详情 查看详情 浏览详情 点击详情"
        " 详情页浏览 看 播放 阅读 product_clicked product_detail_view detail_page view_detail"
        " viewed_product 商品详情页 浏览详情页 进入商品 クリック 閲覧 просмотр просмотрен клик"
        " ansicht angesehen ansehen klick vue consultation clic vista visto 클릭 조회"
    ),
    "favourite": (
        "favourite favorite favourited favorited fav favor like liked collect collected wish"
        " wishlist bookmark add_to_wishlist wishlist_add addwishlist added_to_wishlist"
        " add_to_favorites add_to_favourites add_favorite add_favourite favorite_add save saved"
        " star upvote 收藏 喜欢 加入收藏 加收藏 添加收藏 加入收藏夹 收藏夹 点赞 心愿单 加入心愿单"
        " 想要 种草 product_added_to_wishlist fav_add item_favorited favorited_item wishlisted"
        " add_to_wish_list 关注 お気に入り 찜 избранное добавленовизбранное merkliste merkzettel"
        " favori favoris favorito favoritos"
    ),
    "cart": (
        "cart addcart cart_add add_to_cart added_to_cart product_added add_cart basket"
        " add_to_basket basket_add add_to_bag addtobag bag trolley shopping_cart add 加购"
        " 加购物车 加入购物车 添加购物车 添加到购物车 放入购物车 购物车 加入购物袋 加购物袋"
        " 购物袋 加车 item_added_to_cart 加到购物车 加入到购物车 放入购物袋 カート カートに追加"
        " корзина вкорзину добавленовкорзину warenkorb indenwarenkorb panier ajoutaupanier"
        " carrito 장바구니"
    ),
    "dismiss": (
        "dismiss dismissed dislike disliked not_interested hide hidden block 不感兴趣 不喜欢 屏蔽"
    ),
    # What was taken back; logs only grow.
    "unfavourite": (
        "unfavourite unfavorite unfav unlike remove_from_wishlist wishlist_remove"
        " removed_from_wishlist remove_favorite remove_favourite 取消收藏 移除收藏 移出收藏夹"
    ),
    "uncart": (
        "uncart remove_from_cart removed_from_cart product_removed remove_cart cart_remove"
        " remove_from_basket delete_from_cart 移出购物车 删除购物车 移除购物车 从购物车移除"
        " 移出购物袋"
    ),
    "undismiss": ("undismiss"),
    "purchase": (
        "purchase purchased buy bought order ordered order_completed order_placed place_order"
        " placed complete_order pay paid payment alipay transaction transact sale sold conversion"
        " checkout_completed ecommerce_purchase checkout 购买 下单 支付 成交 付款 买 买入 买单"
        " 提交订单 完成订单 交易 完成购买 订单 确认收货 支付宝 purchase_complete order_paid"
        " paid_order pay_order order_pay submit_order order_submit pay_success payment_success"
        " buy_now order_success 订单支付 支付订单 支付完成 完成支付 購入 注文 구매 주문 покупка"
        " заказ оплата куплено kauf gekauft bestellung bestellt achat acheté commande compra"
    ),
}
_SHORT = re.compile(r"[\s_\-./:]+")
_THING = re.compile("商品|宝贝|产品|单品|货品")
_DONE = re.compile(r"^(?:已经?|用户)|(?:成功|行为|事件|操作|动作|了)$")


def _short(word: str) -> str:
    """A word without case, spaces and marks, in simplified characters."""
    return simplified(_SHORT.sub("", word.strip().lower()))


ACTIONS: dict[str, str] = {
    _short(name): action for action, names in _NAMES.items() for name in names.split()
}


def clean_action(raw: str, meanings: Mapping[str, str] | None = None) -> str | None:
    """One of the known actions, or None for a word that is none; `meanings` are the log's own words.

    Bare numbers are none unless they are named: shops number their actions differently, and a guess would
    turn clicks into purchases.
    """
    if meanings and (action := meanings.get(raw.strip())):
        return action
    word = _short(raw[:100])
    bare = _DONE.sub("", _THING.sub("", word))
    # `clicks` and `carts` of logs that count.
    forms = (word, bare, _DONE.sub("", bare), word.removesuffix("s"), word.removesuffix("event"))
    return next((ACTIONS[form] for form in forms if form in ACTIONS), None)


def is_numbered(raw: str) -> bool:
    """Whether an action is a number, which means something else in every shop."""
    return raw.strip().lstrip("-").replace(".", "", 1).isdecimal()


def rated_action(raw: str) -> str | None:
    """The action that a rating from 0 to 5 amounts to, or None where it is no such rating.

    Who gives 4 liked it, who gives 3 took notice of it; less is no interest, as if it had only been shown.
    """
    rating = clean_rating(raw)[0] if raw.strip() else nan
    if isnan(rating):
        return None
    return "favourite" if rating >= 4 else "click" if rating >= 3 else "impression"
