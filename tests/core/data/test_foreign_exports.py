"""Exports of further platforms, in their true shapes: what kind they are, and what is read of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.data.importing import Source, import_files, preview
from core.data.values.actions import clean_action
from core.errors import DataError
from core.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def bring(
    workspace: Workspace,
    text: str,
    kind: str = "products",
    name: str = "export.csv",
    encoding: str = "utf-8",
    every_row_is: str = "",
) -> list[dict[str, Any]]:
    path = workspace.path.parent / name
    path.write_bytes(text.encode(encoding))
    source = Source(kind, path, every_row_is=every_row_is)
    import_files(workspace, [source], timezone="UTC" if kind == "events" else "")
    table = workspace.table(kind)
    assert table is not None
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


@pytest.mark.parametrize(
    ("encoding", "text", "expected"),
    [
        (
            "utf-8",
            "Title,URL handle,Vendor,SKU,Option1 value,Price,Product image URL\n"
            "红茶,black-tea,云织,T-1,小,29.9,https://example.org/1.jpg\n"
            ",black-tea,,T-2,大,39.9,\n绿茶,green-tea,云织,G-1,,19.9,\n",
            ("black-tea", "红茶", "", "云织", 29.9, "https://example.org/1.jpg"),
        ),
        (
            "utf-8",
            "handleId,fieldType,name,productImageUrl,collection,sku,price,brand\n"
            "product_a,Product,Scarf,a.jpg,Tops,W1,25,Own\nproduct_a,Variant,,,,,,\n"
            "product_b,Product,Hat,b.jpg,Tops,W2,15,Own\n",
            ("product_a", "Scarf", "Tops", "Own", 25, "a.jpg"),
        ),
        (
            "utf-8",
            "Product ID [Non Editable],Title,SKU,Price,Categories,Hosted Image URLs\n"
            "5f1,Clay Mug,S1,18.00,kitchen,https://example.org/m.jpg https://example.org/n.jpg\n"
            ",,S2,22.00,,\n6a1,Bowl,S3,28.00,kitchen,https://example.org/b.jpg\n",
            ("5f1", "Clay Mug", "kitchen", "", 18, "https://example.org/m.jpg"),
        ),
        (
            "utf-8",
            "ID,Artikelnummer,Name,Angebotspreis,Regulärer Preis,Kategorien,Bilder,Marken\n"
            '12,K-1,Kaffeemühle,,"49,90",Küche > Mühlen,https://example.org/k.jpg,Müller\n'
            '13,K-2,Teekanne,,"19,90",Küche > Kannen,,Müller\n',
            ("12", "Kaffeemühle", "Küche / Mühlen", "Müller", 49.9, "https://example.org/k.jpg"),
        ),
        (
            "cp932",
            "コントロールカラム,商品管理番号（商品URL）,商品番号,商品名,販売価格,商品画像URL\n"
            "u,linen-01,L-01,リネンシャツ,3980,https://example.org/1.jpg\n"
            "u,bag-01,B-01,帆布バッグ,5980,\n",
            ("linen-01", "リネンシャツ", "", "", 3980, "https://example.org/1.jpg"),
        ),
        (
            "cp949",
            "상품번호(스마트스토어),상품명,판매가,대표이미지 URL,대분류,중분류,제조사명,브랜드명\n"
            '55123,린넨 셔츠,"39,800",https://example.org/1.jpg,의류,셔츠,직물,운직\n'
            '55124,캔버스 가방,"59,800",,잡화,가방,직물,산야\n',
            ("55123", "린넨 셔츠", "의류 / 셔츠", "운직", 39800, "https://example.org/1.jpg"),
        ),
        (
            "cp1251",
            'Артикул;Наименование;Категория;Бренд;"Цена, руб.";Изображение\n'
            "A1;Льняная рубашка;Одежда;Ткань;3 990,00;a.jpg\nA2;Сумка;Сумки;Ткань;5 990,00;\n",
            ("A1", "Льняная рубашка", "Одежда", "Ткань", 3990, "a.jpg"),
        ),
        (
            "cp1252",
            "Código;Descripción;Categoría;Marca;Precio;Imagen\n"
            "A1;Camisa de niño;Ropa;Tejido;39,90;a.jpg\nA2;Bolso;Bolsos;Tejido;59,90;\n",
            ("A1", "Camisa de niño", "Ropa", "Tejido", 39.9, "a.jpg"),
        ),
    ],
)
def test_shops_of_many_countries(
    workspace: Workspace, encoding: str, text: str, expected: tuple[Any, ...]
) -> None:
    rows = bring(workspace, text, encoding=encoding)
    assert len(rows) == 2
    row = rows[0]
    told = tuple(row[name] for name in ("product_id", "title", "category", "brand"))
    assert (*told, pytest.approx(row["price"]), row["image"]) == expected


def test_columns_named_twice_in_words_and_in_codes(workspace: Workspace) -> None:
    rows = bring(
        workspace,
        "TemplateType=fptcustom\tVersion=2024.01\t\t\n"
        "Seller SKU\tProduct Name\tBrand Name\tStandard Price\n"
        "item_sku\titem_name\tbrand_name\tstandard_price\n"
        "SH-1\tLinen Shirt\tOwn\t39.9\nSH-2\tWool Shirt\tOwn\t59.9\n",
    )
    assert [row["product_id"] for row in rows] == ["SH-1", "SH-2"]
    assert rows[0]["brand"] == "Own"


def test_an_order_s_line_is_of_a_product_and_not_of_the_order(workspace: Workspace) -> None:
    rows = bring(
        workspace,
        "Name,Email,Created at,Lineitem name,Lineitem price,Lineitem sku,Id\n"
        "#1,bob@example.org,2024-03-02 10:00:00 +0800,红茶,29.9,T-1,512345\n"
        "#1,bob@example.org,2024-03-02 10:00:00 +0800,绿茶,19.9,G-1,\n",
        kind="events",
        every_row_is="purchase",
    )
    assert [row["product_id"] for row in rows] == ["T-1", "G-1"]
    assert rows[0]["timestamp"] == 1709344800


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("SoldOrderItems.csv", "Sale Date,Item Name,Buyer,Price,SKU\n", "events"),
        ("queries_examples.csv", "query,query_id,product_id,esci_label\n", "qrels"),
        ("train.csv", "id,query,product_title,product_description,median_relevance\n", "qrels"),
        ("review.json.csv", "review_id,user_id,business_id,stars,text,date\n", "events"),
        ("Search terms.csv", "Customer Search Term,Impressions,Clicks,Spend\n", "queries"),
    ],
)
def test_the_kind_of_a_public_set(tmp_path: Path, name: str, text: str, kind: str) -> None:
    path = tmp_path / name
    path.write_text(text + ",".join("1" for _ in text.split(",")) + "\n", "utf-8")
    assert preview(path).kind == kind


def test_a_row_s_own_id_is_no_product_where_there_is_one(workspace: Workspace) -> None:
    text = (
        '"id","product_uid","product_title","search_term","relevance"\n'
        '2,100001,"Angle","angle bracket",3\n9,100002,"Stain","deck over",2.33\n'
    )
    judged = bring(workspace, text, kind="qrels")
    assert [(row["product_id"], row["grade"]) for row in judged] == [("100001", 3), ("100002", 2)]
    assert [row["product_id"] for row in bring(workspace, text)] == ["100001", "100002"]


def test_shoppers_who_are_hardly_named_are_told_by_their_sessions(workspace: Workspace) -> None:
    rows = bring(
        workspace,
        "sessionId;userId;itemId;eventdate\n1;NA;81766;2016-05-09\n1;NA;31331;2016-05-09\n"
        "2;15;32118;2016-05-09\n",
        kind="events",
        every_row_is="click",
    )
    assert [row["user_id"] for row in rows] == ["1", "1", "2"]


@pytest.mark.parametrize(
    ("header", "first"),
    [
        ("热门查询,点击次数,展示", "水杯,12,300"),
        ("Häufigste Suchanfragen,Klicks,Impressionen", "kaffeemühle,12,300"),
        ("Популярные запросы,Клики,Показы", "чайник,12,300"),
    ],
)
def test_a_report_of_searches_in_another_language(
    workspace: Workspace, header: str, first: str
) -> None:
    rows = bring(workspace, f"{header}\n{first}\nmug,2,100\n", kind="queries")
    assert [row["text"] for row in rows] == [first.split(",")[0], "mug"]


def test_a_report_whose_names_are_strange_is_no_list_of_queries(workspace: Workspace) -> None:
    with pytest.raises(DataError, match=r"text.*Frobs"):
        bring(workspace, "Frobs,Blips,Blops\nmug,2,100\npot,3,90\n", kind="queries")


def test_events_of_analytics_hold_parameters_and_items(workspace: Workspace) -> None:
    def event(name: str, items: list[dict[str, str]]) -> str:
        parameters = [
            {"key": "ga_session_id", "value": {"string_value": None, "int_value": "77"}},
            {"key": "search_term", "value": {"string_value": "mug", "int_value": None}},
        ]
        return json.dumps(
            {
                "event_timestamp": "1709373600000000",
                "event_name": name,
                "event_params": parameters,
                "user_pseudo_id": "1.2",
                "items": items,
            }
        )

    two = [{"item_id": "S1", "item_name": "Bottle"}, {"item_id": "M1", "item_name": "Mug"}]
    text = "\n".join([event("view_item", two[:1]), event("purchase", two), event("scroll", [])])
    rows = bring(workspace, text, kind="events", name="events.json")
    assert [(row["product_id"], row["action"]) for row in rows] == [
        ("S1", "click"),
        ("S1", "purchase"),
        ("M1", "purchase"),
    ]
    assert {(row["session_id"], row["query"], row["timestamp"]) for row in rows} == {
        ("77", "mug", 1709373600)
    }


@pytest.mark.parametrize(
    ("text", "user", "product"),
    [
        (
            "collector_tstamp\tdomain_userid\tdomain_sessionid\tevent_name\titem_id\n"
            "2024-03-02 10:00:00.123\tu1\ts1\tview_item\tp1\n",
            "u1",
            "p1",
        ),
        (
            '{"event":"Product Viewed","properties":'
            '{"time":1709373600,"distinct_id":"u1","product_id":"p1","$city":"X"}}\n'
            '{"event":"Product Viewed","properties":'
            '{"time":1709373600,"distinct_id":"u2","product_id":"p1"}}\n',
            "u1",
            "p1",
        ),
        (
            "Пользователь;Артикул;Действие;Дата\nu1;p1;просмотр;2024-03-02 10:00\n",
            "u1",
            "p1",
        ),
        (
            "Kundennummer;Artikelnummer;Aktion;Zeitpunkt\nu1;p1;Ansicht;02.03.2024 10:00\n",
            "u1",
            "p1",
        ),
        (
            '"reviewerID","asin","overall","unixReviewTime"\n"u1","p1",3.0,1709373600\n',
            "u1",
            "p1",
        ),
    ],
)
def test_logs_of_many_trackers(workspace: Workspace, text: str, user: str, product: str) -> None:
    row = bring(workspace, text, kind="events")[0]
    told = tuple(row[name] for name in ("user_id", "product_id", "action", "timestamp"))
    assert told == (user, product, "click", 1709373600)


@pytest.mark.parametrize(
    "header",
    [
        "訂單編號,買家帳號,商品ID,訂單成立日期",
        "订单号,下单帐号,商品ID,下单时间",
        "订单号,买家姓名,商品ID,订单提交时间",
        "Order ID,Buyer Email,SKU,Sale Date",
    ],
)
def test_orders_of_many_platforms(workspace: Workspace, header: str) -> None:
    text = f"{header}\n1001,ann,p1,2024-03-02 10:00\n"
    row = bring(workspace, text, kind="events", every_row_is="purchase")[0]
    assert (row["user_id"], row["product_id"], row["timestamp"]) == ("ann", "p1", 1709373600)


def test_a_month_and_a_day_without_a_year_are_no_time(workspace: Workspace) -> None:
    text = "user_id,item_id,time_stamp,action_type\n1,2,0829,click\n1,3,1111,buy\n"
    with pytest.raises(DataError, match="0829"):
        bring(workspace, text, kind="events")


def test_sessions_under_names(workspace: Workspace) -> None:
    text = "prev_items,next_item,locale\n\"['B1' 'B2']\",B3,DE\n\"['B4' 'B5' 'B6']\",B7,DE\n"
    rows = bring(workspace, text, kind="sessions")
    assert [(row["items"], row["target"]) for row in rows] == [
        (["B1", "B2"], "B3"),
        (["B4", "B5", "B6"], "B7"),
    ]
    with pytest.raises(DataError, match=r"items.*frob"):
        bring(workspace, "frob,blip,blop\n1,2,3\n4,5,6\n", kind="sessions")


def test_a_feed_whose_records_have_a_name_of_their_own(workspace: Workspace) -> None:
    text = (
        '<?xml version="1.0"?><SHOP><SHOPITEM><ITEM_ID>1</ITEM_ID><PRODUCTNAME>Mug</PRODUCTNAME>'
        "<PRICE_VAT>9.5</PRICE_VAT><IMGURL>a.jpg</IMGURL><CATEGORYTEXT>Home | Cups</CATEGORYTEXT></SHOPITEM>"
        "<SHOPITEM><ITEM_ID>2</ITEM_ID><PRODUCTNAME>Pot</PRODUCTNAME></SHOPITEM></SHOP>"
    )
    rows = bring(workspace, text, name="feed.xml")
    assert len(rows) == 2
    told = tuple(rows[0][name] for name in ("product_id", "title", "price", "image", "category"))
    assert told == ("1", "Mug", 9.5, "a.jpg", "Home / Cups")


def test_a_form_s_row_of_what_must_be_filled_is_no_product(workspace: Workspace) -> None:
    rows = bring(workspace, "商品ID,商品名称,价格\n必填,必填,选填\n1,红茶,29.9\n2,绿茶,39.9\n")
    assert [row["product_id"] for row in rows] == ["1", "2"]


def test_an_hour_beside_a_day_is_part_of_the_time(workspace: Workspace) -> None:
    text = "user_id,item_id,action,date,hour\nu1,p1,click,20240302,10\nu1,p2,click,20240302,9\n"
    rows = bring(workspace, text, kind="events")
    assert [row["timestamp"] for row in rows] == [1709373600, 1709370000]


def test_what_a_search_engine_was_sent_is_no_query(workspace: Workspace) -> None:
    text = '{"query_id":"q1","user_query":"mug","query":"{\\"match\\":{}}"}\n'
    rows = bring(workspace, text, kind="queries", name="queries.ndjson")
    assert [row["text"] for row in rows] == ["mug"]
    text = '{"query_id":"q1","searched":"mug","query":"{\\"match\\":{}}","search_term":"mug"}\n'
    rows = bring(workspace, text, kind="queries", name="queries.ndjson")
    assert [row["text"] for row in rows] == ["mug"]


def test_shoppers_without_a_header_are_no_products(tmp_path: Path) -> None:
    path = tmp_path / "users.dat"
    path.write_text("1::F::1::10::48067\n2::M::56::16::70072\n", "utf-8")
    assert "title" not in preview(path, "products").mapping


def test_numbers_under_names_are_no_sessions(tmp_path: Path) -> None:
    path = tmp_path / "sample.csv"
    path.write_text(
        "user,time_stamp,adgroup_id,clk\n581738,1494137644,1,0\n449818,1494638778,3,1\n"
    )
    assert preview(path).kind != "sessions"


def test_a_price_for_some_yields_to_one_for_all(workspace: Workspace) -> None:
    rows = bring(
        workspace, "ID,Name,Sale price,Regular price\n1,Tee,15,18\n2,Cap,16,19\n3,Belt,,65\n"
    )
    assert [row["price"] for row in rows] == [18, 19, 65]


@pytest.mark.parametrize(
    ("word", "action"),
    [
        ("product_detail_view", "click"),
        ("ViewProduct", "click"),
        ("ORDER_PAID", "purchase"),
        ("SubmitOrder", "purchase"),
        ("item_favorited", "favourite"),
        ("корзина", "cart"),
        ("Warenkorb", "cart"),
        ("покупка", "purchase"),
        ("achat", "purchase"),
    ],
)
def test_words_for_actions(word: str, action: str) -> None:
    assert clean_action(word) == action


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("编码,名称,销售单价,存货类别\n01.001,红茶,29.5,茶叶\n", ("01.001", "红茶", 29.5, "茶叶")),
        (
            "品號,品名,大分類,中分類,售價\nM1,襯衫,服飾,男裝,1290\n",
            ("M1", "襯衫", 1290, "服飾 / 男裝"),
        ),
        (
            "등록상품ID,등록상품명,판매가,카테고리\n81,셔츠,39800,패션\n",
            ("81", "셔츠", 39800, "패션"),
        ),
        (
            "Model Kodu;Ürün Adı;Kategori;Satış Fiyatı\nL-1;Keten;Giyim;499,50\n",
            ("L-1", "Keten", 499.5, "Giyim"),
        ),
        (
            "Mã sản phẩm,Tên sản phẩm,Danh mục,Giá bán\nA1,Túi,Túi,299.5\n",
            ("A1", "Túi", 299.5, "Túi"),
        ),
        ("Kode Produk,Nama Produk,Kategori,Harga\nA1,Tas,Tas,299.5\n", ("A1", "Tas", 299.5, "Tas")),
        ("رقم المنتج,اسم المنتج,الفئة,السعر\nA1,قميص,ملابس,39.5\n", ("A1", "قميص", 39.5, "ملابس")),
        (
            "id;Название товара;Категория;Цена ₽\n1;Сумка;Сумки;5990\n",
            ("1", "Сумка", 5990, "Сумки"),
        ),
    ],
)
def test_catalogues_in_many_languages(
    workspace: Workspace, text: str, expected: tuple[Any, ...]
) -> None:
    row = bring(workspace, text)[0]
    assert tuple(row[name] for name in ("product_id", "title", "price", "category")) == expected


def test_of_categories_in_records_the_names_are_taken(workspace: Workspace) -> None:
    text = '{"movie_id":1,"title":"A","genres":[{"id":1,"name":"Drama"},{"id":2,"name":"War"}]}\n'
    assert bring(workspace, text, name="films.jsonl")[0]["category"] == "Drama / War"
