"""The names under which shops, platforms and public data sets have our columns, most telling first."""

# Our column → their names as `names.plain_name` writes them. A prefix such as `product_` and a suffix
# such as `_usd` may come on top. Behind a bar: names that serve only where no other does.
NAMES: dict[str, str] = {
    "product_id": (
        "productid itemid goodsid 商品id 宝贝id 产品id 数字id skuid spuid asin handle urlhandle"
        " handleid childasin parentasin asin1 productuid articleid id sku uniqid pid stockcode"
        " itemsku sellersku aid itemnumber itemno productcode productsku productnumber partnumber"
        " modelnumber objectid docid documentid listingid reference styleid offerid uid movieid"
        " videoid songid trackid postid bookid businessid artistid artid albumid isbn lineitemsku"
        " artikul sifra urunkodu 商品编号 商品编码 商品货号 商品码 商品代码 宝贝编码 货号 编号"
        " 商家编码 sku编码 sku编号 spu编码 货品编号 款号 产品编号 产品编码 物料编码 影片id 电影id"
        " 歌曲id 帖子id 视频id 商品コード 商品管理番号 商品番号 品番 상품id 상품번호 상품코드"
        " artikelnummer artikelnr artikelid produktid produktnummer codigo referencia idproduit"
        " idproducto goodssn goodsno goodscode gid iid itemcode prodid prodcode productno"
        " clothingid 商品款号 商品sku 产品型号 宝贝编号 商品管理番号商品url システム商品コード"
        " 商品url 판매자상품코드 상품번호스마트스토어 артикул код кодтовара idтовара kodproduktu"
        " codigoproducto codiceprodotto codarticolo codproduto artikelkode urunid артикулпродавца"
        " артикулwb artykul idprodotto codprodotto codigodelproducto idartigo iteid commodityid"
        " idoferty idprodukt appid gameid 编码 品号 iddepublicacion idproduto kodeproduk masanpham"
        " modelkodu 노출상품id 등록상품id ozonproductid animeid رقمالمنتج | mpn gtin ean upc"
        " barcode customlabel 条码 条形码 商品条码 item product goods 商品 宝贝 variantsku code"
        " codice cod kod ref refs товар produkt producto produto prodotto mainnumber 商品spu"
        " trainid testid barkod"
    ),
    "title": (
        "title name productname producttitle goodsname goodstitle itemname itemtitle prodname"
        " listingtitle fullname displayname 标题 商品标题 商品名称 商品名 商品全称 名称 品名"
        " 宝贝标题 宝贝名称 产品名称 产品名 产品标题 货品名称 商品信息 movietitle moviename"
        " songname trackname booktitle 片名 影片名 电影名 歌名 歌曲名 商品タイトル 상품명 제품명"
        " bezeichnung artikelbezeichnung artikelname produktname produkttitel titel nom"
        " nomduproduit titre nombre titulo nombredelproducto listingname itemdescriptionshort"
        " 商品全名 宝贝名 货名 skuname spuname lineitemname itemtitlename nombreproducto"
        " nomeproduto nomeprodotto nazwa nazwaproduktu naam productnaam urunadi название"
        " наименование наименованиетовара названиетовара товар designation libelle intitule"
        " produktbezeichnung 选购商品 nome nomedoproduto nombredelarticulo denominazione"
        " denominacion nazwatowaru titolo titulodelproducto commodityname tytuł 노출상품명"
        " 등록상품명 urunadı tensanpham namaproduk اسمالمنتج | item product goods 商品 宝贝"
        " description 描述 seotitle descripcion descrizione descricao"
    ),
    "category": (
        "category categories categoryname categoriesname categoryhierarchy categorypath"
        " categorytree productcategorytree fullcategory breadcrumb breadcrumbs"
        " googleproductcategory googlecategory categorycode producttype itemtype productgroup"
        " productclass cat catname class classname subcategory categoryen browsenode department"
        " aisle collection section producttypename maincategory mastercategory 类目 分类 类别 品类"
        " 商品分类 商品类目 所属类目 宝贝类目 类目名称 分类名称 商品类别 商品分组 类目路径 叶子类目"
        " 产品分类 产品类目 店铺类目 标签 genres genre productcategory 流派 カテゴリ カテゴリー"
        " ジャンル 카테고리 분류 kategorie kategorien warengruppe produktkategorie categorie"
        " categoria categorias rubrique catepath categoryfullname cate catename categoryname1"
        " 商品类目路径 类目全路径 三级类目名称 末级类目 ebaycategory1name ebaycategoryname"
        " fbproductcategory feedproducttype wholecategoryname ディレクトリid 表示先カテゴリ"
        " 카테고리명 대분류 категория категориитовара раздел kategoria kategori categorienaam"
        " categoriasdelproducto famille предмет categoriadeprodotto カテゴリ名 商品カテゴリ"
        " 分類名稱 主类别 所属分类 商品所属类目 一级类目 一级分类 商品一级类目 一级类目名称"
        " categorytext commoditycategory trackgenre songgenre moviegenre bookgenre 分区 存货类别"
        " danhmuc nomecategoria الفئة genresname | type 类型 label catid cid 类目id categoryid path"
    ),
    "brand": (
        "brand 브랜드 브랜드명 brandname brandsname productbrand itembrand 品牌 品牌名 品牌名称"
        " 商品品牌 manufacturer manufacturername vendor marke hersteller marque fabricant marca"
        " fabricante ブランド メーカー 제조사 厂商 厂家 生产厂家 artist artistname singer 歌手"
        " maker brandcn brandtitle 商品品牌名称 品牌商 cbrand markenname marken marques marcas"
        " brandlabel бренд производитель марка merk marchio producent ブランド名 メーカー名"
        " 제조사명 authors editeur brands artists up主 作者 出版社 publisher merek marka thuonghieu |"
        " supplier seller label store author"
    ),
    "price": (
        "price saleprice sellingprice currentprice discountedprice actualprice finalprice"
        " specialprice offerprice unitprice nowprice itemprice productprice pricewithtax"
        " pricetaxincluded pricetaxexcludedorpricetaxincluded pricetaxexcluded regularprice"
        " standardprice retailprice listprice variantprice priceamount buyitnowprice startprice"
        " pricevalue minprice lowestprice salesprice dealprice 价格 售价 现价 销售价 销售价格"
        " 商品价格 宝贝价格 单价 券后价 到手价 优惠价 促销价 活动价 折后价 折扣价 一口价 京东价"
        " 天猫价 淘宝价 拼单价 团购价 拼团价 会员价 零售价 最低价 商品售价 商品单价 产品价格 金额"
        " 成交价 sku价格 单买价 価格 販売価格 税込価格 가격 판매가 판매가격 preis verkaufspreis"
        " bruttopreis prix prixttc precio preco 最低拼单价 最小拼单价 拼单价格 团购价格 单买价格"
        " 折后价格 优惠价格 促销价格 实付价 discountprice promoprice promotionalprice buyprice"
        " priceinclvat pricegross ladenpreis einzelpreis stuckpreis angebotspreis preisbrutto"
        " verkaufspreisbrutto regularerpreis preisineuro prixunitaire prixdevente prixpromo"
        " tarifregulier tarif precioventa preciodeventa preciorebajado precionormal pvp"
        " precounitario precodevenda prezzo prezzodivendita цена ценаруб ценапродажи розничнаяцена"
        " cena prijs verkoopprijs fiyat satisfiyati 販売価格税込 通常価格 通常購入販売価格 할인가"
        " 정가 价格区间 批发价 供货价 lineitemprice variantsprice sellprice vkpreis vkbrutto vk"
        " prezzovendita cenabrutto cenasprzedazy prixdeventettc ценасоскидкой ценапродавца"
        " verkoopprijsinclbtw 建议零售价 网店价 商城价 会员价格 pricevat commodityprice 销售单价"
        " 基本售价 标准售价 текущаяцена текущаяценасучетомскидки satısfiyatı piyasasatısfiyatı"
        " harga hargajual giaban السعر minvariantprice | marketprice compareatprice originalprice"
        " baseprice msrp rrp mrp 原价 市场价 划线价 吊牌价 定价 指导价 定価"
    ),
    "image": (
        "image imageurll imageurlm imageurl imagelink imagesrc img imgurl mainimage mainimageurl"
        " imageurl1 baseimage picture pictureurl picurl pic photo photourl thumbnail thumbnailurl"
        " images imageurls productimage productimagefile imagesrcset largeimage hiresimage"
        " mainimgurl imgpath imagepath picpath imagefile productimageurl thumb poster posterurl"
        " cover coverurl 图片 主图 商品图片 图片地址 商品主图 主图链接 图片链接 图片url 主图url"
        " 商品图 宝贝图片 新图片 轮播图 封面 海报 画像 画像url 商品画像 이미지 이미지url bild"
        " bildurl bilder foto imagen imagem photos imglink imagelinks smallimage mediumimage"
        " coverimage picurls productphoto 商品图片链接 头图 缩略图 图片链接地址 封面图 主图地址"
        " hostedimageurls imagessrc imurl imageslarge imageshires productimages 商品画像url"
        " 商品画像パス 대표이미지 대표이미지url изображение изображения фото картинка"
        " ссылканаизображение obraz zdjecie afbeelding immagine imagenes imagens resim 图片网址"
        " 主图网址 主图连结 图片连结 zdjecia linkdoimagem urlimagem urlimagen immagini imagename gorsel1"
        " posterpath"
    ),
    "description": (
        "description desc productdescription detaildesc details detail body bodyhtml"
        " longdescription itemdescription fulldescription shortdescription productdescriptionhtml"
        " summary content overview synopsis abstract about bulletpoint productbulletpoint"
        " bulletpoints features feature 简介 描述 详情 商品描述 商品详情 宝贝描述 产品描述 产品介绍"
        " 商品介绍 商品简介 卖点 商品卖点 详细描述 商品说明 説明 説明文 설명 상품설명 상품상세"
        " beschreibung produktbeschreibung langbeschreibung descripcion descricao aboutproduct"
        " productdetails productdetail intro introduction desctext 商品简述 图文详情 商品文案"
        " pc用商品説明文 商品説明文 описание opis omschrijving descrizione aciklama"
    ),
    "rating": (
        "rating averagerating avgrating stars score productrating overallrating reviewscore"
        " reviewrating ratingvalue starrating starsrating meanrating customerrating reviewsaverage"
        " ratings 评分 星级 好评分 商品评分 综合评分 平均评分 好评率 用户评分 評価 レビュー平均"
        " 評価平均 평점 별점 bewertung note noteclient valoracion calificacion rate 评价分数"
        " 商品评价分 评价星级 score5 рейтинг оценка valutazione avaliacao ocena reviewoverall"
    ),
    "sales": (
        "sales sold salesvolume salescount saleamount unitssold totalsales soldcount quantitysold"
        " orderscount purchasecount salesqty soldquantity itemssold boughtcount salesnum sellcount"
        " monthlysales 销量 月销量 总销量 成交量 付款人数 已售 月销 销售量 累计销量 已售数量"
        " 销售数量 成交件数 支付件数 已拼 商品销量 30天销量 近30天销量 販売数 판매량 verkauft"
        " verkaufe ventes ventas boughtinlastmonth boughtinpastmonth 总销售量 月成交 成交数量"
        " 已售件数 unitsordered itemspurchased 30天成交笔数 30天成交量 成交笔数 支付商品件数"
        " 近30天支付件数 продажи продано 已售出数量 已售出 售出数量 销售件数 成交商品件数"
        " 支付商品数 月售 | orders 30天引单数量 成交订单数"
    ),
    "user_id": (
        "userid user uid userpseudoid customerid customer visitorid visitor memberid member buyerid"
        " buyer clientid shopperid shopper cookieid deviceid anonymousid fullvisitorid reviewerid"
        " viewerid listenerid customerno customerkey accountid account openid unionid email"
        " customeremail personid userkey usercode 用户 用户id 用户编号 用户名 买家id 买家 买家昵称"
        " 买家会员名 会员id 会员 会员号 会员编号 会员名 顾客 顾客id 客户 客户id 客户编号 访客"
        " 访客id 设备id ユーザーid 顧客id 会員id 회원id 사용자id 고객id kundennummer kundenid"
        " idclient client cliente idcliente usuario buyernick buyername username loginid userhash"
        " guestid 昵称 用户昵称 买家账号 账号 会员名称 顾客编号 memberno buyerno userno buyeremail"
        " billingemail customername kunde kundenname acheteur comprador покупатель клиент"
        " пользователь idпользователя 購入者 注文者メールアドレス 구매자id 구매자 구매자명"
        " memberkey domainuserid distinctid useid 买家帐号 下单帐号 下单账号 买家姓名 买家手机号"
        " 购买人 购买用户 收货人手机号 custid custno profilename reviewprofilename reviewername"
    ),
    "action": (
        "action behavior behaviour behaviortype behaviourtype actiontype actionname event eventtype"
        " eventname type interaction interactiontype activity activitytype operation op eventaction"
        " 行为 行为类型 行为名称 动作 动作类型 操作 操作类型 事件 事件类型 事件名称 事件名 用户行为"
        " 行動 イベント 행동 이벤트 aktion evenement accion evento act actiontypename"
        " behaviortypename userevent eventcategory 行为类别 用户操作 действие событие типсобытия"
        " azione acao akcja aktionstyp ereignis typeevenement typeaction accionusuario tipodeaccion"
        " actid"
    ),
    "timestamp": (
        "timestamp ts datetime eventtime eventtimestamp time date createdat createtime createdtime"
        " creationdate occurredat servertimestamp servertime eventdatetime eventdate actiontime"
        " actiondate behaviortime logtime visittime clicktime clicktimestamp reviewtime"
        " unixreviewtime orderdate ordertime orderpurchasetimestamp orderedat purchasedate"
        " purchasetime purchasedat invoicedate transactiondate transactiontime tdat paidat paytime"
        " paymentdate paymenttime unixtime epoch when addtime day vtime 时间 时间戳 日期 日期时间"
        " 发生时间 行为时间 行为日期 事件时间 事件日期 操作时间 访问时间 浏览时间 点击时间 下单时间"
        " 付款时间 支付时间 订单创建时间 订单付款时间 创建时间 成交时间 交易时间 购买时间 购买日期"
        " 下单日期 订单日期 日時 日付 時刻 날짜 일시 시간 시각 datum zeit zeitstempel uhrzeit heure"
        " fecha hora data dt ds eventts tsms timems visitdate accesstime accessdate requesttime"
        " recordtime logdate loggedat datetimeutc timestamputc eventtimeutc 访问日期 点击日期"
        " 记录时间 日志时间 请求时间 时间日期 发生日期 交易日期 支付日期 付款日期 订单提交时间"
        " 提交时间 支付完成时间 订单支付时间 订单成交时间 订单时间 saledate datepaid dateofsale"
        " posteddate orderplaceddate orderdatetime reviewdate ratingdate 注文日時 注文日 購入日"
        " 주문일시 주문일 결제일 결제일시 bestelldatum kaufdatum datecommande datedecommande"
        " datedelacommande fechapedido fechadecompra datadacompra дата время датавремя датазаказа"
        " датаивремя datazamowienia besteldatum zeitpunkt datumuhrzeit bestellzeit orario datahora"
        " dataora czas momento horodatage createdon dateheure collectortstamp derivedtstamp"
        " dvcecreatedtstamp etltstamp timeid 订单成立日期 订单成立时间 订单日期时间 订单完成时间"
        " 购买日 评论时间 评价时间 评论日期 评价日期 收藏时间 加购时间 播放时间 观看时间"
        " reviewtimestamp ratedat viewedat clickedat"
    ),
    "query": (
        "userquery query searchquery querytext searchterm searchterms searchtext searchword"
        " searchwords searchkeyword keyword keywords search searchphrase searchstring querystring"
        " originalquery rawquery q term phrase topqueries 查询 查询词 搜索词 关键词 关键字"
        " 搜索关键词 搜索内容 热词 热搜词 搜索热词 检索词 搜索 查询内容 检索式 検索キーワード"
        " 検索語 キーワード 검색어 키워드 suchbegriff suchanfrage recherche busqueda searchcontent"
        " kw word searchqueries 搜索关键字 用户搜索词 原始查询 搜索语句 用户查询 customersearchterm"
        " 热门查询 主要查询 查询字词 搜索字词 搜索查询 haufigstesuchanfragen haufigesuchanfragen"
        " suchanfragen suchbegriffe suchwort requetesprincipales principalesrequetes requete"
        " requeteslesplusfrequentes termederecherche principalesconsultas consultasprincipales"
        " consulta terminodebusqueda principaisconsultas termodepesquisa queryprincipali"
        " popularqueries популярныезапросы запрос поисковыйзапрос ключевоеслово 上位のクエリ"
        " 人気のクエリ クエリ 検索クエリ 検索ワード 인기검색어 상위검색어 검색키워드"
    ),
    "session_id": (
        "sessionid session sid usersession gasessionid visitid sessionkey sessionhash visitnumber"
        " basketid 会话 会话id 会话编号 访问id 次访问 セッションid セッション 세션id sitzung visit"
        " visitsession sessionuuid sessionno 会话标识 domainsessionid"
    ),
    "position": (
        "position rank pos ordinal slot displayposition resultposition listposition"
        " itemlistposition itemrank clickposition productlistposition 位置 排名 展示位置 坑位"
        " 展现位置 点击位置 順位 순위 listrank itemposition resultrank searchrank 曝光位置 序位"
        " 商品位置"
    ),
    "grade": (
        "grade medianrelevance meanrelevance averagerelevance avgrelevance relevance label"
        " esclilabel escilabel rel relevancegrade relevancescore relevancelabel judgment judgement"
        " gain rating score gt 等级 相关性 相关度 相关性等级 评分 标注 标注结果 得分 标签 分数"
        " stars"
    ),
    "items": (
        "items itemidlist itemids itemlist session sequence itemsequence products productids"
        " productlist history itemhistory clicks 商品 序列 商品序列 商品列表 浏览序列 点击序列"
        " previtems sessions iteminteractions itemseq"
    ),
    "target": (
        "target next nextitem nextitemid targetitem label itemid groundtruth 目标 目标商品 下一个"
    ),
    "query_id": (
        "queryid qid topic topicid searchid topicnumber 查询id 查询编号 查询词id 搜索词id | id num"
        " number"
    ),
}


_OWN_CODES = ("code", "cod", "kod", "ref", "refs")


def _without_own_id(names: str) -> str:
    """Names of a product's id, a bare `id` serving only where no other does."""
    telling, bar, in_need = names.partition("|")
    telling = " ".join(name for name in telling.split() if name != "id")
    in_need = " ".join(name for name in in_need.split() if name not in _OWN_CODES)
    return f"{telling} {bar} id {in_need}"


# Of a kind: names where a column means something else than elsewhere.
_OF_KIND: dict[tuple[str, str], str] = {
    # A bare `id` is that of the judgment.
    ("qrels", "query_id"): "queryid qid topic topicid searchid 查询id 查询编号 查询词id 搜索词id",
    (
        "texts",
        "text",
    ): "text content review reviewtext reviewcontent reviewbody comment commenttext sentence body"
    " 文本 内容 评论 评论内容 评价 评价内容 正文 query title 标题 查询 商品名称",
    ("queries", "text"): f"text {NAMES['query']} title 文本 标题 内容 词 搜索词名称",
    # A row of a log or of judgments may have an id of its own.
    ("events", "product_id"): _without_own_id(NAMES["product_id"]),
    ("qrels", "product_id"): _without_own_id(NAMES["product_id"]),
    ("events", "rating"): f"{NAMES['rating']} overall 评价分 打分",
}


def names_of(kind: str, ours: str) -> tuple[list[str], list[str]]:
    """The names of our column in files of `kind`, most telling first; and those that serve in need."""
    telling, _, in_need = (_OF_KIND.get((kind, ours)) or NAMES.get(ours, "")).partition("|")
    return [*dict.fromkeys(telling.split())], in_need.split()


# Columns that are levels of a category, outermost first; two of a row are enough.
LEVEL_CHAINS = (
    "mastercategory subcategory articletype",
    "maincategory category subcategory subsubcategory",
    *("topcategory category subcategory subsubcategory", "parentcategory category subcategory"),
    *("department category subcategory subsubcategory", "divisionname departmentname classname"),
    *("division department class", "productgroupname producttypename"),
    *("productcategory productsubcategory", "category subcategory subsubcategory"),
    *("大类 中类 小类", "대분류 중분류 소분류", "大分类 中分类 小分类", "一级 二级 三级"),
    *("父类目 子类目", "一级标签 二级标签 三级标签", "kategorie unterkategorie"),
)
