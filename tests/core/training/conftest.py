"""Tiny shops that the training tests learn from: real files, imported as a person would."""

import csv
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from core.data.importing import Source, import_files
from core.training.tensorflow_setup import start_tensorflow
from core.workspace import Workspace

KINDS = ("手机壳", "连衣裙", "运动鞋", "电饭煲", "双肩包", "保温杯")
BRANDS = ("华映", "青禾", "乐途", "山石")
COLOURS = ("黑色", "白色", "红色", "蓝色")
# What shoppers say for it; no title has these words.
NEEDS = {
    "手机壳": "护手机",
    "连衣裙": "约会穿",
    "运动鞋": "跑步用",
    "电饭煲": "煮饭锅",
    "双肩包": "上学背",
    "保温杯": "装热水",
}


def write_products(path: Path, count: int = 96) -> None:
    """Products whose titles say what they are, 16 of each kind."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["product_id", "title", "category", "brand", "price", "sales", "颜色"])
        for number in range(count):
            kind = KINDS[number % len(KINDS)]
            brand = BRANDS[number // 6 % 4]
            colour = COLOURS[number // 24 % 4]
            title = f"{brand} 新款 {colour} {kind} 第{number}号"
            rows.writerow(
                [f"p{number}", title, f"百货 / {kind}", brand, 10 + number, number, colour]
            )


def write_events(path: Path, products: int = 96) -> None:
    """Clicks and purchases after queries that name the need, with a few words' variety."""
    chance = random.Random(5)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["user_id", "product_id", "action", "timestamp", "query"])
        for number in range(1200):
            product = chance.randrange(products)
            kind = KINDS[product % len(KINDS)]
            extra = chance.choice(("", "便宜", "好看", "推荐", "送人", "新款", "高级", "耐用"))
            also = chance.choice(("", "正品", "包邮", "热卖", "学生", "家用"))
            action = chance.choice(("impression", "click", "click", "cart", "purchase"))
            query = f"{extra}{NEEDS[kind]}{also}"
            rows.writerow([f"u{number % 40}", f"p{product}", action, 1_700_000_000 + number, query])


def write_texts(path: Path) -> None:
    """Labelled texts of three kinds, told apart by one word each."""
    chance = random.Random(9)
    signs = {"书籍": "好书", "酒店": "房间", "水果": "新鲜"}
    fillers = ("不错", "很快", "满意", "一般", "下次再来", "物流", "服务", "价格", "推荐", "包装")
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["text", "category"])
        for number in range(450):
            label = list(signs)[number % 3]
            words = chance.sample(fillers, 4)
            words.insert(chance.randrange(5), signs[label])
            rows.writerow([f"{'，'.join(words)}{number}", label])


@pytest.fixture(autouse=True)
def _tensorflow(request: pytest.FixtureRequest) -> None:
    """TensorFlow as the training process has it, where a test uses it."""
    if request.node.get_closest_marker("tensorflow"):
        start_tensorflow()


def make_shop(folder: Path, kinds: Sequence[str] = ("products", "events", "texts")) -> Workspace:
    """A workspace in `folder` with products, behaviour and texts, open for writing."""
    write_products(folder / "products.csv")
    write_events(folder / "events.csv")
    write_texts(folder / "texts.csv")
    workspace = Workspace.open(folder / "shop")
    import_files(workspace, [Source(kind, folder / f"{kind}.csv") for kind in kinds])
    return workspace


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    """`make_shop` for one test."""
    with make_shop(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def titles_only(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with nothing but products."""
    write_products(tmp_path / "titles.csv")
    with Workspace.open(tmp_path / "titles") as workspace:
        import_files(workspace, [Source("products", tmp_path / "titles.csv")])
        yield workspace


@pytest.fixture
def never() -> Callable[[], bool]:
    """Nobody asks to stop."""
    return lambda: False
