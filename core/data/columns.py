"""Which column of a stranger's file is which of ours, guessed from its name in Chinese or English."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

REQUIRED: dict[str, tuple[str, ...]] = {
    "products": ("product_id", "title"),
    "events": ("user_id", "product_id", "action", "timestamp"),
    "sessions": ("items",),
    "texts": ("text", "category"),
    "queries": ("text",),
    "qrels": ("query_id", "product_id", "grade"),
}
OPTIONAL: dict[str, tuple[str, ...]] = {
    "products": ("category", "brand", "price", "image", "description", "rating", "sales"),
    "events": ("query", "session_id", "position", "rating"),
    "sessions": ("target",),
    "texts": (),
    "queries": ("query_id",),
    "qrels": ("query",),
}
# Of a kind: our required column → the one that may stand in its place.
_INSTEAD = {"events": {"action": "rating"}, "qrels": {"query_id": "query"}}

_NAMES: dict[str, tuple[str, ...]] = {
    "product_id": (
        "productid",
        "itemid",
        "goodsid",
        "skuid",
        "spuid",
        "asin",
        "id",
        "sku",
        "item",
        "product",
        "商品id",
        "商品编号",
        "商品编码",
        "宝贝id",
        "货号",
        "编号",
        "movieid",
        "videoid",
        "songid",
        "docid",
        "trackid",
        "postid",
        "影片id",
        "电影id",
        "歌曲id",
        "帖子id",
    ),
    "title": (
        "title",
        "name",
        "productname",
        "producttitle",
        "goodsname",
        "itemname",
        "itemtitle",
        "标题",
        "商品标题",
        "商品名称",
        "商品名",
        "名称",
        "品名",
        "宝贝标题",
        "宝贝名称",
        "产品名称",
        "movietitle",
        "moviename",
        "songname",
        "trackname",
        "片名",
        "影片名",
        "电影名",
        "歌名",
        "歌曲名",
    ),
    "category": (
        "category",
        "categories",
        "categoryname",
        "cat",
        "catname",
        "class",
        "类目",
        "分类",
        "类别",
        "品类",
        "商品分类",
        "商品类目",
        "所属类目",
        "标签",
        "label",
        "genres",
        "genre",
        "productcategory",
        "类型",
        "流派",
    ),
    "brand": (
        "brand",
        "brandname",
        "品牌",
        "品牌名",
        "品牌名称",
        "manufacturer",
        "vendor",
        "厂商",
        "artist",
        "artistname",
        "singer",
        "歌手",
    ),
    "price": (
        "price",
        "saleprice",
        "unitprice",
        "价格",
        "售价",
        "单价",
        "现价",
        "商品价格",
        "金额",
        "最低价",
        "优惠价",
        "actualprice",
        "discountedprice",
    ),
    "image": (
        "image",
        "img",
        "imageurl",
        "picture",
        "pic",
        "picurl",
        "图片",
        "主图",
        "商品图片",
        "图片地址",
    ),
    "description": (
        "description",
        "desc",
        "detail",
        "details",
        "简介",
        "描述",
        "详情",
        "商品描述",
        "卖点",
    ),
    "rating": ("rating", "stars", "score", "评分", "星级", "好评分", "averagerating"),
    "sales": (
        "sales",
        "sold",
        "salesvolume",
        "销量",
        "月销量",
        "成交量",
        "付款人数",
        "已售",
        "月销",
        "saleamount",
        "salescount",
        "总销量",
    ),
    "user_id": (
        "userid",
        "user",
        "uid",
        "customerid",
        "visitorid",
        "用户",
        "用户id",
        "买家id",
        "会员id",
        "顾客",
    ),
    "action": (
        "action",
        "behavior",
        "behaviour",
        "behaviortype",
        "event",
        "eventtype",
        "type",
        "行为",
        "行为类型",
        "动作",
    ),
    "timestamp": (
        "timestamp",
        "time",
        "ts",
        "datetime",
        "date",
        "eventtime",
        "时间",
        "时间戳",
        "日期",
        "发生时间",
    ),
    "query": (
        "query",
        "keyword",
        "keywords",
        "searchterm",
        "q",
        "userquery",
        "searchquery",
        "查询",
        "查询词",
        "搜索词",
        "关键词",
    ),
    "session_id": ("sessionid", "session", "会话", "会话id"),
    "position": ("position", "rank", "pos", "位置", "排名", "展示位置"),
    "text": (
        "text",
        "content",
        "review",
        "comment",
        "query",
        "title",
        "文本",
        "内容",
        "评论",
        "标题",
        "查询",
    ),
    "query_id": ("queryid", "qid", "topic", "查询id", "查询编号"),
    "grade": (
        "grade",
        "relevance",
        "label",
        "escilabel",
        "score",
        "rel",
        "rating",
        "等级",
        "相关性",
        "评分",
    ),
    "items": ("items", "session", "sequence", "products", "商品", "序列"),
    "target": ("target", "next", "目标"),
}


def known_columns(kind: str) -> tuple[str, ...]:
    """Our columns of a kind, the required ones first."""
    return (*REQUIRED[kind], *OPTIONAL[kind])


def guess_mapping(kind: str, columns: Sequence[str]) -> dict[str, str]:
    """Our column → theirs, for those whose name is understood; each of theirs serves once."""
    plain = {column: plain_name(column) for column in columns}
    mapping: dict[str, str] = {}
    for ours in known_columns(kind):
        names = (plain_name(ours), *_NAMES.get(ours, ()))
        found = next(
            (c for n in names for c in columns if plain[c] == n and c not in mapping.values()), None
        )
        if found is not None:
            mapping[ours] = found
    return mapping


def missing(kind: str, mapping: Mapping[str, str]) -> list[str]:
    """Our required columns that `mapping` has nothing for, nor for what may stand in their place."""
    instead = _INSTEAD.get(kind, {})
    return [
        ours
        for ours in REQUIRED.get(kind, ())
        if ours not in mapping and instead.get(ours) not in mapping
    ]


def require(kind: str, mapping: dict[str, str], columns: Sequence[str], source: str) -> None:
    """Check that every required column is there.

    Raises:
        DataError: one is missing; names it, the columns found and what to do.
    """
    lacking = missing(kind, mapping)
    if lacking:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{source} has no column for {missing}; it has {columns}."
                " Rename one, or map the columns in the import dialog.",
            ),
            source=source,
            missing=", ".join(lacking),
            columns=", ".join(columns)[:300],
        )


def understood(kind: str, columns: Sequence[str]) -> int:
    """How many of `columns` have a name that means something for `kind`, or for any kind."""
    return max(len(guess_mapping(each, columns)) for each in ((kind,) if kind else REQUIRED))


_TYPE = re.compile(r":(token|float)(_seq)?\s*$")


def is_list(name: str) -> bool:
    """Whether a column's name says by its type that the cells are lists by spaces: `class:token_seq`."""
    return name.rstrip().endswith(":token_seq")


def untyped(name: str) -> str:
    """A column's name without the type that RecBole's files put behind it: `item_id:token` is `item_id`."""
    return _TYPE.sub("", name)


def plain_name(name: str) -> str:
    """A column's name without case, marks and a unit in brackets: `价格（元）` is `价格`."""
    text = unicodedata.normalize("NFKC", untyped(name)).lower()
    text = re.sub(r"(?<=.)[(\[【].*?[)\]】]\s*$", "", text)
    return re.sub(r"[\s_\-./:()\ufeff\"'#*]", "", text)
