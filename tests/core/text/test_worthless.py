"""Texts that say nothing, with the reason; and texts like them that do."""

import pytest

from core.text.worthless import LIKE, REASONS, worthless

# So that Chinese is the language of the shop.
TELLING = [
    "裤子尺码很标准，拉链有点紧，洗了两次没有掉色",
    "酒店离地铁站步行五分钟，早餐一般，房间隔音不好",
    "屏幕清晰，指纹反应快，唯一的缺点就是电量不耐用",
    "苹果很甜很脆，个头比超市的大，有一个碰伤了",
]


def reason_of(text: str) -> str:
    found = {one.row: one.reason for one in worthless([*TELLING, text])}
    assert not set(found) & set(range(len(TELLING)))
    return found.get(len(TELLING), "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("很好，非常满意！", "praise"),
        ("物流快 质量好 五星好评", "praise"),
        ("此用户没有填写评价内容", "praise"),
        ("质量太差了，差评！", "praise"),
        ("好好好好好好好好好好", "repeated"),
        ("不错不错不错不错不错", "repeated"),
        ("优惠加微信 abc12345 领取", "contact"),
        ("代购请打 13912345678", "contact"),
        ("刷单 QQ：1234567", "contact"),
        ("便宜货看 http://x.example/a", "contact"),
        ("very nice and soft fabric", "language"),
        ("очень хороший товар", "language"),
        ("??? 12345 ...", "empty"),
    ],
)
def test_each_rule_names_its_reason(text: str, reason: str) -> None:
    assert reason_of(text) == reason
    assert reason in REASONS


@pytest.mark.parametrize(
    "text",
    [
        "哈哈哈哈，穿上像企鹅，不过挺暖和的，尺码偏大",
        "蓝牙连不上微信语音，其他都好",
        "拍照很好，就是发热",
        "太好了！！！！！！！！终于收到绝版的书",
        "型号wh1000xm5续航30小时",
    ],
)
def test_what_tells_something_is_left_alone(text: str) -> None:
    assert reason_of(text) == ""


def test_of_copies_the_first_stays_and_near_copies_are_found() -> None:
    long = "".join(TELLING)
    near = long.replace("拉链有点紧", "拉链有一点紧")
    found = worthless([*TELLING[1:], long, long, near, "裤子不错"])
    assert [(one.row, one.reason) for one in found] == [(4, "copy"), (5, "copy")]
    assert found[0].confidence == 1.0
    assert LIKE <= found[1].confidence < 1.0
    assert found[0].evidence.startswith("裤子尺码很标准,拉链")


def test_in_an_english_shop_chinese_is_the_other_language() -> None:
    texts = [
        "soft cotton, runs small",
        "battery lasts two days",
        "zipper broke at once",
        "很好的裤子布料",
    ]
    assert [(one.row, one.reason) for one in worthless(texts)] == [(3, "language")]


def test_it_says_how_far_it_is() -> None:
    heard: list[tuple[int, int]] = []
    worthless(TELLING, lambda done, total: heard.append((done, total)))
    assert heard == [(0, 4), (4, 4)]
