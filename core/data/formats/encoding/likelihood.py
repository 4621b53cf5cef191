"""How likely it is that text was decoded rightly, judged by its letters."""

import re
from collections.abc import Callable
from dataclasses import dataclass

# The letters that text is mostly made of, script by script: rare letters in plenty are the mark of bytes
# that were read in another encoding.
# The 900 most frequent of general Chinese and of goods, then their traditional forms.
SIMPLIFIED = frozenset(
    "一人色大不机是家了电水小中生子在有女学用国行和手面长上地为男装可米白高儿动这年季的发他个"
    "防衣花车天来自时包我品新会到加黑能出护公头全成以无粉器红风下果光力气美要款洗重山本多道外"
    "童味说鞋主日毛之民表牛对方心轻清体后皮也身市作香就平于奶们门去代蓝过法记干得速便部式分绒"
    "猫口老工油种通布套绿安业北运调线海物三鲜空里乐保内你箱西原金秋着网化单好量尔宝开等木士夏"
    "克军事双经笔送音合星正都还情间前礼感打相智球定雪政而服者棉产现婴游起其明两同实板理茶然钢"
    "进云冬利修具热华灰带裙区南马那数盘羽文丝松度拉床斯脑所意城当号书连被月锅达见想级石百提裤"
    "特步常卡路如青眼食影与显么充制点只立垫飞语乳性十台超东选战建传声野四关收务洁位吸享暖字办"
    "简液阳看二名由宽冰牙从料质型没湿弹真短又商院入直霜员温银将最此薄把补农半龙粮期极科称联视"
    "航比精场纸奇话抗冲各肤她纯知件墨巴万五静些控室第古但已片耐王设元睡尼膜跑源除回基标织太厚"
    "巾适园变低搭江向次计支官复世架爱居春黄狗因应孕武印省刀使杯条雅兰容英冷角肉盒系样快治折规"
    "并教素寸整戏易鱼切深活持任舍问格思耳接及走资桌健转组藏初委软田汽少库湖瓶汉净免几义形普总"
    "展屏鼠彩妇休脚师程豆首透帽丽亲界备率革神结才零反增先房环客吃餐参据底肌统饭导椅侣司领配版"
    "独卫管植拍言或蛋李润刷社解养火磨放匠流灯约技携己很扇苹越什菜维类铁改林处梦队萌边沙命夜妆"
    "亚营共满土森象孩信别慕露交胶目户夫做脸专报图给拾朝功迪滑优早张指强议权今术州积艺柜取旗友"
    "至节途存境罗续河晒投更群随府千段移决宿每卧德纺砂衫京党考颜降族玩奥完闲波皇受闪题非再示际"
    "柔草麻载福县济膏职项拖必准它追疾层写听众升妈望即唇属仪臻排凝锋厨鸡舰酒座价灵论亮效袋集码"
    "围酸苏壶兵氏麦减照欧旅洋求广坐佳难密靴断周幼团巧羊浅史却九眠宠禅鸟根键微爆何枕莱编胜试抽"
    "棕紫住伴岸模举推认跟近征盆离压贴历仔久富熊八汪母堂纳喜扫死御校背频顺泳浴研药习震育喵烟希"
    "态隔遮登脱宁观落则钱叫像争笑罐叠绳肥造威左该须监壳始令鸭固榴滋消卷陶烈份冻卸较圈让桃逐往"
    "沐衬血仕瓷纤篮材测派远娘列许蒙厅康戴韩激吹蜜碳恤浦顿致叶候创值帆犬引爪哑录芯坚留尘七负究"
    "氨货挂托泡穿纪匹尿螨景洲紧玫足烘烤证伤阿"
)
TRADITIONAL = SIMPLIFIED | frozenset(
    "機電學國長爲裝兒動這發個車來時會護頭無紅風氣說對輕體後於們門藍過記幹絨貓種綠業運調線鮮裏"
    "樂內網單爾寶開軍雙經筆還間禮產現嬰遊兩實鋼進雲熱華帶區馬數盤絲牀腦當號書連鍋達見級褲與顯"
    "麼點隻墊飛語臺東選戰傳聲關務潔辦簡陽寬從質沒溼彈員溫銀將補農龍糧極稱聯視場紙話衝膚純萬靜"
    "設標織適園變計復愛黃應條蘭樣規並戲魚問資轉組軟庫漢淨幾義總婦腳師麗親備結環喫參據統飯導侶"
    "領獨衛潤養燈約攜蘋維類鐵處夢隊邊妝亞營滿別膠戶臉專報圖給優張強議權術積藝櫃節羅續曬羣隨決"
    "臥紡黨顏奧閒閃題際載縣濟職項準層寫聽衆媽脣屬儀鋒廚雞艦價靈論碼圍蘇壺麥減歐廣難斷團淺卻寵"
    "禪鳥鍵萊編勝試舉認徵離壓貼歷納掃頻順藥習煙態脫寧觀則錢爭疊繩該須監殼鴨凍較讓襯纖籃測遠許"
    "廳韓頓葉創啞錄堅塵負貨掛紀蟎緊證傷裡著"
)
HANGUL = frozenset(
    "이어폰무선블루투스전기주자남성면티셔츠마트케여운동화흰색검정신발가방세의류용품건강식과일"
    "고구아상하지사대한국인시도리그로에는을를들니다해서보부장수원비만교조제공소나라모위경연미"
    "유치문물실내외행생활청커피차음료김밥빵탕초콜릿우즈계란육냉결반찬간편양말바재킷코패딩속옷"
    "잠벨목걸귀찌팔돈폼클렌징크림션샴푸린디워향노북데탑태휴충잭키드터프캐너카메삼각명등침파책"
    "납함튼불베개석러매타월칫솔섬레램오브롬셋홈페형호판학질때입게것은있년중출택접업체저더"
)
CYRILLIC = frozenset("оеаинтсрвлкмдпуяы")
GREEK = frozenset("αοιετσνηυρπκμλςάίό")
WESTERN = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÂÄÁÅÆÇÈÉÊËÍÎÏÑÓÔÖÕØÙÚÛÜ")
CENTRAL = frozenset("ąćęłńóśźżáčďéěíňřšťúůýžőűöüäßâîŁŚŹŻĆŃČĎĚŇŘŠŤŮÝŽÁÉÍÓÚÖÜÄŐŰ")
TURKISH = frozenset("çğıöşüİŞĞÇÖÜâî")
# Signs that stand alone or beside figures and names.
SIGNS = frozenset("°®™€£¥©§·×±µ½¼¾²³«»–—‘’“”…•¿¡ºªø")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[A-Za-z\x80-\U0010ffff]+")
_LETTER_WORDS = frozenset("àáéèêóòôúñöåÀÉÓÑÖÅ")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_HAN = re.compile("[\u4e00-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
# Beyond ASCII, yet in East Asian text of any kind.
_NEUTRAL = re.compile("[\u3000-\u3020\uff01-\uff5e\u00b7\u2013-\u2026\u2103\u2460-\u2473\u00d7★●■]")
# What a letter is worth that the language has but hardly uses, and one that it has not; a usual one: 1.
# These, `_ENOUGH`, `_AHEAD` and the shares in CANDIDATES are set by hand; the samples of the tests hold them.
_UNCOMMON, _FOREIGN = 0.15, -0.5
# Any few bytes are letters of some alphabet.
_FEWEST = 4


@dataclass(frozen=True)
class Candidate:
    """An encoding and how well a text fits it: 1 where every letter is as expected, 0 for none.

    `head_start` is for the one that is far more usual than its neighbours.
    """

    encoding: str
    worth: Callable[[str], float]
    head_start: float = 0.0


def _mean(weights: list[float]) -> float:
    return sum(weights) / len(weights) if weights else 0.0


def _chinese(common: frozenset[str]) -> Callable[[str], float]:
    def weight(letter: str) -> float:
        if _HAN.match(letter):
            return 1.0 if letter in common else _UNCOMMON
        return _UNCOMMON if _KANA.match(letter) else _FOREIGN

    return lambda text: _mean([weight(letter) for letter in _foreign_letters(text)])


def _japanese(text: str) -> float:
    """Kana are the mark; without any it may as well be Chinese."""

    def weight(letter: str) -> float:
        if _KANA.match(letter):
            return 1.0
        if _HAN.match(letter):
            return 0.6 if letter in TRADITIONAL else _UNCOMMON
        return _FOREIGN

    return _mean([weight(letter) for letter in _foreign_letters(text)])


def _korean(text: str) -> float:
    def weight(letter: str) -> float:
        if _HANGUL.match(letter):
            return 1.0 if letter in HANGUL else _UNCOMMON
        return _FOREIGN

    return _mean([weight(letter) for letter in _foreign_letters(text)])


def _foreign_letters(text: str) -> list[str]:
    return [letter for letter in text if letter > "\x7f" and not _NEUTRAL.match(letter)]


def _alphabet(common: frozenset[str]) -> Callable[[str], float]:
    """Words wholly of one script, in lower case after their first letter or in capitals throughout."""

    def weight(word: str) -> float:
        if word.isascii():
            return 0.0
        if any(letter < "\x80" for letter in word) or not _is_cased_well(word):
            return _FOREIGN
        return _mean([1.0 if letter in common else _UNCOMMON for letter in word.lower()]) + 0.25

    def worth(text: str) -> float:
        words = [word for word in _WORD.findall(text) if not word.isascii()]
        strange = sum(letter > "\x7f" and not letter.isalpha() for letter in text)
        total = sum(len(word) for word in words) + strange
        score = sum(weight(word) * len(word) for word in words) + _FOREIGN * strange
        return min(1.0, score / total) if total >= _FEWEST else 0.0

    return worth


def _is_cased_well(word: str) -> bool:
    return word == word.lower() or word == word.upper() or word == word.capitalize()


def _latin(accents: frozenset[str], most: float) -> Callable[[str], float]:
    """Accents inside words of plain letters, at `most` that share of them, and single signs beside."""

    def weight(token: str) -> float:
        word = [letter for letter in token if letter.isalpha() and letter not in SIGNS]
        high = [letter for letter in word if letter > "\x7f"]
        signs = sum(letter > "\x7f" for letter in token) - len(high)
        is_known = all(letter in accents or letter in SIGNS for letter in token if letter > "\x7f")
        is_word = len(high) <= most * len(word) or "".join(word) in _LETTER_WORDS
        fits = is_known and is_word and signs <= 1 and (not high or _is_cased_well("".join(word)))
        return 1.0 if fits else _FOREIGN

    def worth(text: str) -> float:
        return _mean([weight(token) for token in _TOKEN.findall(text) if not token.isascii()])

    return worth


# The house's own first: where two read the very same text, the first is taken.
CANDIDATES = (
    Candidate("gb18030", _chinese(TRADITIONAL)),
    Candidate("big5hkscs", _chinese(TRADITIONAL)),
    Candidate("cp949", _korean),
    Candidate("cp932", _japanese),
    Candidate("euc_jp", _japanese),
    Candidate("cp1252", _latin(WESTERN, 0.5), 0.15),
    Candidate("cp1250", _latin(CENTRAL, 0.7)),
    Candidate("cp1254", _latin(TURKISH, 0.6)),
    Candidate("cp1251", _alphabet(CYRILLIC)),
    Candidate("koi8_r", _alphabet(CYRILLIC)),
    Candidate("cp1253", _alphabet(GREEK)),
)
# The likelihood of one that is taken, and its lead before the next.
_ENOUGH, _AHEAD = 0.45, 0.12


def likeliest(sample: bytes) -> tuple[str, str]:
    """The encoding of `sample`, empty where none is plausible or two are; and the likeliest guess.

    Bytes that an encoding lacks count against it.
    """
    scores: list[tuple[float, str, str]] = []
    for candidate in CANDIDATES:
        text = sample.decode(candidate.encoding, "replace")
        broken = text.count("\ufffd")
        foreign = max(1, sum(letter > "\x7f" for letter in text))
        worth = candidate.worth(text.replace("\ufffd", "")) - 4 * broken / foreign
        worth += candidate.head_start if worth > 0 else 0
        if all(text != other for _, _, other in scores):
            scores.append((worth, candidate.encoding, text))
    ranked = sorted(scores, key=lambda score: -score[0])
    best, encoding, _ = ranked[0]
    # Bytes that none of them has are the same text in all.
    second = max(0.0, ranked[1][0]) if len(ranked) > 1 else 0.0
    is_sure = best >= _ENOUGH and best - second >= _AHEAD
    return encoding if is_sure else "", encoding
