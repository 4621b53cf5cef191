"""Traditional characters in names of columns and actions, as simplified ones."""

_PAIRS = (
    "編编號号稱称價价類类別别標标題题圖图銷销評评賣卖買买戶户時时間间動动為为關关鍵键詞词詢询話话會会員员顧顾貨货產产"
    "簡简詳详細细數数據据訂订單单點点擊击瀏浏覽览購购車车進进開开頁页頻频節节鏈链額额鋪铺連连結结內内碼码級级種种規规"
    "優优惠惠現现實实網网誌志檔档測测試试內内選选擇择發发佈布曝曝顯显減减藏藏喜喜歡欢愛爱讚赞讀读寶宝貝贝單单"
    "來来源源訪访問问廠厂絲丝飾饰語语譯译歸归屬属熱热搜搜索索檢检錄录經经過过組组庫库存存營营運运導导購购載载"
    "帳账賬账廣广項项態态論论說说創创場场記记際际團团體体區区電电門门應应總总計计費费備备註注變变館馆齊齐匯汇書书畫画"
    "聯联絡络轉转換换裝装識识義义務务縮缩條条層层專专輯辑藝艺術术樂乐劇剧閱阅與与後后從从對对處处視视設设樣样長长寬宽"
    "證证資资質质輪轮適适郵邮雙双預预領领願愿驗验鮮鲜齡龄紀纪歷历歲岁幣币圓圆"
)
_SIMPLIFIED = str.maketrans(_PAIRS[::2], _PAIRS[1::2])


def simplified(text: str) -> str:
    """`text` with the traditional characters that occur in such names as simplified ones."""
    return text if text.isascii() else text.translate(_SIMPLIFIED)
