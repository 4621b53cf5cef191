"""Worthless texts: how many of those planted are found, and how the rules do on real reviews read by hand.

python -m tests.benchmarks.text_cleaning [--texts N] [--dry]

Planted texts are synthetic, made of word lists of this file. For the other figures 200 real reviews of
`reviews_10_categories`, a hundred that the rules had found and a hundred that they had not, were read in one
shuffled list, without their texts being kept here: `WORTHLESS` and `TELLING` are numbers of rows. Worthless
is what, read alone, tells nothing of the thing; that a review is a copy cannot be seen so. Words of blame and
of the shop joined those of praise after 200 other reviews had been read, which are not among these.
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
    209, 978, 1672, 3586, 4960, 5098, 5532, 6129, 6566, 6740, 6838, 7165, 7761, 7988, 8957,
    9419, 10171, 11719, 12245, 12250, 13996, 14926, 15420, 15461, 15503, 15961, 16459, 16755,
    17336, 17861, 18619, 18932, 19037, 19530, 19686, 19997, 20446, 20838, 24598, 24875, 25096,
    26162, 27913, 28000, 29484, 29601, 31104, 31443, 32390, 32698, 32825, 32885, 34142, 34763,
    34945, 35085, 35178, 36345, 36359, 36494, 36540, 37103, 37138, 37349, 37407, 37512, 37775,
    38464, 38605, 39640, 40428, 41298, 41745, 42754, 42836, 43218, 44718, 45005, 45643, 46872,
    47013, 47141, 47230, 47412, 48641, 48643, 48975,
)  # fmt: skip
TELLING = (
    46, 547, 589, 1148, 1222, 1256, 1781, 2372, 2848, 3358, 3850, 4135, 4706, 5726, 5738, 5871,
    5989, 6114, 6867, 6871, 7232, 7287, 7561, 9039, 9758, 9937, 10347, 10589, 10763, 10942,
    11014, 12604, 12917, 12928, 13603, 14216, 15558, 15906, 15996, 16065, 16742, 17441, 17534,
    18425, 18498, 18750, 18912, 19190, 19293, 19900, 21029, 21461, 21595, 23547, 24296, 24566,
    25299, 25643, 26043, 26412, 26859, 27706, 27738, 27864, 28390, 28587, 30287, 30729, 31139,
    31482, 31779, 31786, 31926, 32152, 32431, 32496, 32618, 32778, 32970, 33499, 33820, 34086,
    34966, 35238, 35485, 35574, 36136, 36438, 38499, 38530, 38765, 39554, 39985, 40174, 40284,
    41561, 41650, 43452, 43822, 44029, 44397, 44561, 44808, 44821, 45378, 45459, 45539, 46489,
    47621, 48463, 49170, 50076, 50121,
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
