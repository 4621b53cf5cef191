"""Worthless texts: how many of those planted are found, and how the rules do on real reviews read by hand.

python -m tests.benchmarks.text_cleaning [--texts N] [--dry]

Planted texts are synthetic, made of word lists of this file. For the other figures 200 real reviews of
`reviews_10_categories`, a hundred that the rules had found and a hundred that they had not, were read in one
shuffled list, without their texts being kept here: `WORTHLESS` and `TELLING` are numbers of rows. Worthless
is what, read alone, tells nothing of the thing; that a review is a copy cannot be seen so.
"""

import argparse
import csv
from collections import Counter
from random import Random

from core.text.worthless import REASONS, worthless
from tests.benchmarks import report
from tests.benchmarks.shops import PUBLIC_DATA

TEXTS, DRY_TEXTS = 10_000, 2_000
# Of each kind so many are planted.
PLANTED = 50
FILE = PUBLIC_DATA / "reviews_10_categories" / "reviews.csv"
WORTHLESS = (
    264, 1387, 1571, 2785, 2958, 3872, 5472, 5874, 6122, 7228, 7675, 7840, 8197, 8714, 9671,
    9749, 9990, 10566, 10638, 11262, 11596, 11834, 11917, 12116, 12934, 14258, 15721, 15872,
    16213, 16673, 16791, 18926, 19247, 19264, 19775, 19863, 20500, 21025, 22494, 22838, 24146,
    24148, 25550, 26154, 26915, 26979, 27716, 27772, 28304, 28398, 29883, 30306, 34827, 34984,
    34989, 35234, 36358, 36534, 36639, 37171, 38638, 39115, 40180, 42017, 42083, 44427, 45608,
    47716, 48776, 48988, 49298, 49503, 49873,
)  # fmt: skip
TELLING = (
    161, 214, 321, 664, 805, 1028, 1604, 1793, 2724, 3297, 4085, 4402, 4625, 5169, 5302, 5991,
    6287, 6432, 6526, 6528, 6574, 6608, 8299, 8304, 8344, 8408, 8945, 9115, 9231, 9520, 10361,
    11847, 11848, 12483, 12867, 13076, 13700, 13704, 13986, 14428, 14536, 14982, 15848, 16661,
    17069, 18214, 18291, 18383, 18541, 18713, 18741, 19477, 19640, 19755, 19967, 20625, 20679,
    21969, 22580, 23832, 24003, 24151, 24461, 24728, 24908, 25118, 25675, 25714, 25828, 26005,
    26240, 26335, 26662, 26853, 26921, 28118, 29353, 29410, 29577, 29733, 30017, 30663, 30705,
    31123, 32323, 33606, 34032, 34644, 34972, 35105, 36289, 36351, 36823, 37244, 37324, 37894,
    37963, 38329, 39903, 40435, 41037, 41318, 41337, 41346, 42096, 42702, 43016, 43486, 44250,
    44520, 44909, 45572, 45715, 45821, 46216, 46525, 46533, 46978, 47465, 48181, 48570, 48842,
    49343, 49464, 49588, 49795, 49890,
)  # fmt: skip

PRAISES = ("很好很好", "非常满意", "好评好评", "不错不错", "五星好评", "物流很快 质量很好", "给力",
           "赞一个", "太棒了", "宝贝收到了 很满意", "一如既往的好", "值得推荐", "性价比高", "老顾客了",
           "超赞的购物体验")  # fmt: skip
CONTACTS = ("加微信 {id} 领优惠券", "需要的加v信：{id}", "低价出售 联系QQ {number}",
            "兼职刷单 扣扣{number}",
            "优惠请访问 http://{id}.com/a",
            "代购电话 138{eight}", "加薇 {id} 返现",
            "诚招代理 vx{id}")  # fmt: skip
FOREIGN = ("good quality and fast delivery", "i like this one very much", "nice color but too small for me",
           "とても良い商品です", "качество хорошее спасибо", "ดีมากค่ะ ชอบมาก")  # fmt: skip
SCRAPS = ("好", "不错", "哈", "赞", "1", "啊啊", "嗯", "棒棒", "差评")


def planted(reviews: list[str], seed: int) -> list[tuple[str, str]]:
    """(text, kind) of `PLANTED` texts of each kind."""
    chance = Random(seed)
    made: list[tuple[str, str]] = []
    for _ in range(PLANTED):
        identity = "".join(chance.choice("abcdefghkmnpqrstuvwxyz") for _ in range(6))
        digits = f"{chance.randrange(10**8):08d}"
        contact = chance.choice(CONTACTS).format(
            id=identity + digits[:3], number=digits, eight=digits
        )
        kept, gone = divmod(chance.randrange(20), 2)
        copied = chance.choice([text for text in reviews if len(text) > 30])
        cut = len(copied) // 2 + kept - 5
        made += [
            (chance.choice(PRAISES) + chance.choice(("", "!", "。", "~~~", "！！")), "praise"),
            (chance.choice(reviews)[:30] + contact, "contact"),
            (chance.choice(SCRAPS) * chance.randrange(8, 30), "repeated"),
            (chance.choice(FOREIGN) + chance.choice(("", "!", " ...")), "language"),
            # A copy with a character or two missing.
            (copied[:cut] + copied[cut + 1 + gone :], "copy"),
            (chance.choice(("......", "???", "12345", "。。", "！！！！", "666")), "empty"),
        ]
    return made


def planted_rows(reviews: list[str]) -> list[list[str]]:
    """Kind → how many were found, and with the reason that they were planted for."""
    texts = planted(reviews, 5)
    found = {one.row: one.reason for one in worthless([*reviews, *(text for text, _ in texts)])}
    hits, right = Counter[str](), Counter[str]()
    for place, (_, kind) in enumerate(texts):
        reason = found.get(len(reviews) + place)
        hits[kind] += reason is not None
        right[kind] += reason == kind
    kinds = list(REASONS)
    return [
        [REASONS[kind], f"{hits[kind] / PLANTED:.2f}", f"{right[kind] / PLANTED:.2f}"]
        for kind in kinds
    ]


def read_rows(reviews: list[str]) -> list[list[str]]:
    """What the rules find of the reviews that were read, and what of it is worthless, with copies or not."""
    found = {one.row: one.reason for one in worthless(reviews)}
    rows = []
    for name, reasons in (
        ("every rule", set(REASONS)),
        ("all but copies", set(REASONS) - {"copy"}),
    ):
        is_found = {row for row, reason in found.items() if reason in reasons}
        hits, others = is_found & set(WORTHLESS), is_found & set(TELLING)
        # Copies were half of none of the two: leave those found as such out of either.
        missed = {row for row in WORTHLESS if row not in found}
        sure = {row for row in TELLING if row not in found}
        share = len(missed) / max(1, len(missed) + len(sure))
        precision = len(hits) / max(1, len(hits) + len(others))
        lost = share * (len(reviews) - len(found))
        recall = precision * len(is_found) / (precision * len(is_found) + lost)
        rows.append(
            [name, str(len(is_found)), f"{precision:.2f} ({len(hits)} of {len(hits) + len(others)})",
             f"{share:.2f} ({len(missed)} of {len(missed) + len(sure)})", f"{recall:.2f}"]
        )  # fmt: skip
    return rows


def main() -> None:
    """Measure and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=TEXTS)
    parser.add_argument("--dry", action="store_true", help="few texts, nothing written")
    options = parser.parse_args()
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        reviews = [row["text"] for row in csv.DictReader(file)]
    some = Random(2).sample(reviews, DRY_TEXTS if options.dry else options.texts)
    lines = [
        "## Cleaning texts",
        "",
        f"`python -m tests.benchmarks.text_cleaning`. {PLANTED} texts of each kind, synthetic, planted among"
        f" {len(some):,} real reviews:",
        "",
        *report.table(["planted", "found", "with this reason"], planted_rows(some)),
        "",
    ]
    if options.dry:
        print("\n".join(lines))
        return
    lines += [
        f"200 real reviews of {len(reviews):,} read by hand, a hundred found by the rules and a hundred not.",
        "Read alone, a copy looks like any review, so the second line leaves copies out. *Recall* is",
        "estimated from the share that was missed:",
        "",
        *report.table(
            ["rules", "found", "precision", "worthless among those not found", "recall"],
            read_rows(reviews),
        ),
    ]
    report.write_section("text cleaning", lines)


if __name__ == "__main__":
    main()
