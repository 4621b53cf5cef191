"""Exports of shop platforms and public data sets: which column is what, and what becomes of the rows."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.data.catalogue import catalogue_of
from core.data.columns.mapping import guess_mapping, lookalikes, missing
from core.data.importing import Source, import_files
from core.data.report import CleaningReport
from core.workspace import Workspace

SHOPIFY = """\
Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Option1 Name,\
Variant SKU,Variant Price,Variant Compare At Price,Image Src,SEO Title
linen-shirt,亚麻衬衫,<p>透气 <b>亚麻</b></p>,云织,Apparel > Clothing > Shirts,衬衫,夏季,颜色,\
LS-W,129.00,159.00,,
linen-shirt,,,,,,,,LS-B,139.00,159.00,https://example.org/2.jpg,
canvas-bag,帆布包,大容量,山野,Bags > Handbags,包,帆布,Title,CB-1,89.00,,https://example.org/3.jpg,
"""
WOOCOMMERCE = """ID,Type,SKU,Name,Short description,Description,Sale price,Regular price,Categories,Images
101,variable,tee,纯棉T恤,短,优质纯棉,,,"Clothing > Tshirts, Sale",\
"https://example.org/a.jpg, https://example.org/b.jpg"
102,simple,hoodie,连帽卫衣,短,加绒,,45,Clothing > Hoodies,https://example.org/c.jpg
103,simple,cap,棒球帽,短,棉,16,18,"Clothing > Accessories, Clothing > Hats",https://example.org/d.jpg
104,simple,belt,真皮腰带,短,牛皮,,65,Clothing > Accessories,https://example.org/e.jpg
"""
MERCHANT_FEED = (
    "id\ttitle\timage_link\tprice\tsale_price\tbrand\tgtin\tgoogle_product_category\tproduct_type\n"
    "TV_1\t智能电视\thttps://example.org/tv.jpg\t2999.00 CNY\t2799.00 CNY\t海澜\t0693"
    "\tElectronics > Video > Televisions\tHome > TV\n"
)
GARMENTS = """\
article_id,product_code,prod_name,product_type_no,product_type_name,\
product_group_name,index_name,detail_desc
0108775015,0108775,Strap top,253,Vest top,Garment Upper body,Ladieswear,Jersey top
0110065001,0110065,OP T-shirt,306,Bra,Underwear,Lingeries/Tights,Microfibre
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def bring(workspace: Workspace, text: str, kind: str = "products") -> CleaningReport:
    path = workspace.path.parent / "export.csv"
    path.write_text(text, "utf-8")
    return import_files(workspace, [Source(kind, path)])


def rules(report: CleaningReport, kind: str = "products") -> dict[str, int]:
    return {rule.rule: rule.count for rule in report.sheets[kind].rules.values()}


def test_variants_are_one_product_with_what_each_of_them_knows(workspace: Workspace) -> None:
    report = bring(workspace, SHOPIFY)
    shop = catalogue_of(workspace)
    assert shop.product_id == ["linen-shirt", "canvas-bag"]
    assert shop.price.tolist() == [129, 89]
    assert shop.category == ["Apparel / Clothing / Shirts", "Bags / Handbags"]
    assert shop.description[0] == "透气 亚麻"
    # The first row has no picture; its variant has.
    assert shop.image[0] == "https://example.org/2.jpg"
    assert rules(report)["variant"] == 1
    sheet = report.sheets["products"]
    assert (sheet.read, sheet.kept, sheet.rejected) == (3, 2, 1)


def test_variants_may_repeat_the_title_under_one_handle(workspace: Workspace) -> None:
    report = bring(
        workspace, "Handle,Title,Variant Price\na,红茶,\na,红茶,12\nb,绿茶,5\nb,绿茶,6\n"
    )
    assert catalogue_of(workspace).price.tolist() == [12, 5]
    assert rules(report)["variant"] == 2


def test_a_list_of_pictures_gives_the_first(workspace: Workspace) -> None:
    path = workspace.path.parent / "goods.jsonl"
    path.write_text(
        '{"id": 1, "name": "红茶", "images": ["http://a.cn/1.jpg", "http://a.cn/2.jpg"]}\n'
    )
    import_files(workspace, [Source("products", path)])
    assert catalogue_of(workspace).image == ["http://a.cn/1.jpg"]


def test_a_column_that_is_mostly_empty_yields_and_is_said(workspace: Workspace) -> None:
    report = bring(workspace, WOOCOMMERCE)
    shop = catalogue_of(workspace)
    assert shop.product_id == ["101", "102", "103", "104"]
    assert math.isnan(shop.price[0])
    assert shop.price[1:].tolist() == [45, 18, 65]
    assert [path.split(" / ")[-1] for path in shop.category] == [
        "Tshirts",
        "Hoodies",
        "Accessories",
        "Accessories",
    ]
    assert shop.image[0] == "https://example.org/a.jpg"
    unused = report.sheets["products"].rules["column_unused"]
    assert {example.before for example in unused.examples} >= {"Sale price", "SKU"}


def test_a_feed_for_merchants(workspace: Workspace) -> None:
    bring(workspace, MERCHANT_FEED)
    shop = catalogue_of(workspace)
    assert shop.category == ["Electronics / Video / Televisions"]
    assert shop.image == ["https://example.org/tv.jpg"]
    assert shop.price.tolist() == [2999]


def test_levels_in_columns_of_their_own_are_one_category(workspace: Workspace) -> None:
    bring(workspace, GARMENTS)
    shop = catalogue_of(workspace)
    assert shop.product_id[0] == "0108775015"
    assert shop.title[0] == "Strap top"
    assert shop.category == ["Garment Upper body / Vest top", "Underwear / Bra"]
    assert shop.description[0] == "Jersey top"


def test_a_known_column_without_a_value_is_said(workspace: Workspace) -> None:
    report = bring(workspace, "id,title,price,brand\n1,红茶,NULL,\n2,绿茶,,\n")
    empty = report.sheets["products"].rules["column_empty"]
    assert [(example.column, example.before) for example in empty.examples] == [
        ("brand", "brand"),
        ("price", "price"),
    ]


NAMES = [
    ("SKU编码,sku名称,京东价,市场价,品牌", {"price": "京东价", "title": "sku名称"}),
    ("商品ID,商品_标题,拼单价,单买价,商品图", {"price": "拼单价", "image": "商品图"}),
    ("商品編號,商品名稱,價格,類別", {"product_id": "商品編號", "title": "商品名稱", "price": "價格"}),
    ("宝贝名称,宝贝类目,宝贝价格,数字ID", {"product_id": "数字ID", "category": "宝贝类目"}),
    ("goods_id,goods_name,price_cny", {"product_id": "goods_id", "price": "price_cny"}),
    ("productId,productName,Price (USD)", {"title": "productName", "price": "Price (USD)"}),
    ("sku,name,price,special_price,base_image", {"price": "price", "image": "base_image"}),
    (
        "Item Type,Product ID,Product Name,Brand Name,Cost Price,Sale Price,Product Image File - 1",
        {"product_id": "Product ID", "price": "Sale Price", "image": "Product Image File - 1"},
    ),
    ("TITLE,DESCRIPTION,PRICE,IMAGE1,SKU", {"product_id": "SKU", "image": "IMAGE1"}),
    ("item_sku,item_name,standard_price,main_image_url", {"price": "standard_price"}),
    ("ItemID,Title,StartPrice,PicURL", {"price": "StartPrice", "image": "PicURL"}),
    ("商品コード,商品名,価格,カテゴリ", {"title": "商品名", "price": "価格"}),
    ("상품번호,상품명,판매가", {"product_id": "상품번호", "price": "판매가"}),
    ("Artikelnummer,Bezeichnung,Preis,Marke", {"title": "Bezeichnung", "brand": "Marke"}),
    ("référence,nom,prix,catégorie", {"product_id": "référence", "category": "catégorie"}),
    ("movieId,title,genres", {"product_id": "movieId", "category": "genres"}),
    (
        "product_id,product_title,product_brand,product_description",
        {"title": "product_title", "brand": "product_brand"},
    ),
    ("item_id,item_name,item_category,item_category2", {"category": ("item_category", "item_category2")}),
    ("id,名称,一级类目,二级类目,三级类目", {"category": ("一级类目", "二级类目", "三级类目")}),
    ("id,masterCategory,subCategory,articleType,productDisplayName",
     {"category": ("masterCategory", "subCategory", "articleType"), "title": "productDisplayName"}),
]  # fmt: skip


@pytest.mark.parametrize(("header", "mapped"), NAMES)
def test_products_by_the_names_of_their_columns(header: str, mapped: dict[str, object]) -> None:
    mapping = guess_mapping("products", header.split(","))
    assert {ours: mapping.get(ours) for ours in mapped} == mapped
    assert missing("products", mapping) == []


LOGS = [
    ("event_time,event_type,product_id,category_id,price,user_id,user_session",
     {"timestamp": "event_time", "action": "event_type", "session_id": "user_session"}),
    ("event_name,event_timestamp,user_pseudo_id,item_id,ga_session_id,search_term",
     {"user_id": "user_pseudo_id", "action": "event_name", "query": "search_term"}),
    ("client_id,session_id,action_name,timestamp,user_query,event_attributes.object.object_id,"
     "event_attributes.position.ordinal",
     {"user_id": "client_id", "product_id": "event_attributes.object.object_id",
      "position": "event_attributes.position.ordinal", "query": "user_query"}),
    ("session,aid,ts,type", {"session_id": "session", "product_id": "aid", "action": "type"}),
    ("timestamp,visitorid,event,itemid,transactionid", {"user_id": "visitorid", "action": "event"}),
    ("user_id,item_id,category_id,behavior_type,time", {"action": "behavior_type"}),
    ("用户ID,商品ID,行为类型,时间,搜索词", {"query": "搜索词", "timestamp": "时间"}),
]  # fmt: skip


@pytest.mark.parametrize(("header", "mapped"), LOGS)
def test_logs_by_the_names_of_their_columns(header: str, mapped: dict[str, object]) -> None:
    mapping = guess_mapping("events", header.split(","))
    assert {ours: mapping.get(ours) for ours in mapped} == mapped
    assert missing("events", mapping) == []


@pytest.mark.parametrize(
    "header",
    ["t_dat,customer_id,article_id,price", "InvoiceNo,StockCode,Quantity,InvoiceDate,CustomerID"],
)
def test_orders_lack_only_the_action(header: str) -> None:
    mapping = guess_mapping("events", header.split(","))
    assert missing("events", mapping) == ["action"]
    assert missing("events", mapping, every_row_is="purchase") == []


def test_what_is_in_a_column_decides_between_names() -> None:
    columns = ["user_id", "user_pseudo_id", "item_id", "event_name", "event_timestamp"]
    rows = [["", "c-1", "A1", "view_item", "1700000000000000"]] * 3
    assert guess_mapping("events", columns, rows)["user_id"] == "user_pseudo_id"
    rows = [["12", "红茶", "五折"], ["13", "绿茶", "四折"]]
    assert "price" not in guess_mapping("products", ["id", "title", "price"], rows)
    rows = [["1604", "Tops"], ["1604", "Hats"]]
    chosen = guess_mapping("products", ["google_product_category", "product_type"], rows)
    assert chosen["category"] == "product_type"


def test_lookalikes_are_columns_that_another_outdid() -> None:
    columns = ["id", "title", "price", "sale_price", "colour"]
    mapping = guess_mapping("products", columns)
    assert lookalikes("products", columns, mapping) == {"sale_price": "price"}
