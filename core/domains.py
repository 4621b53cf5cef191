"""What kind of things a workspace holds, and the words that people have for them there."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.language import QT_TRANSLATE_NOOP, plural, translate

# The words that sentences are filled in with.
NAMES = ("product", "products", "shopper", "shoppers", "category", "brand")


@dataclass(frozen=True)
class Domain:
    """The words of a domain, in English and marked for translation; the methods give them to show.

    `one` and `count` say how many things there are. `click` to `purchase` name the actions of a log. `once`:
    people want each thing once, so what they met is not recommended again. `personal` is how much a shopper's
    taste weighs in a personal search where nobody chose otherwise, from 0 to 1 (docs/recommend.md has the
    measurements).
    """

    label: str
    product: str
    products: str
    one: str
    count: str
    shopper: str
    shoppers: str
    category: str
    brand: str
    click: str
    favourite: str
    cart: str
    purchase: str
    dismiss: str = QT_TRANSLATE_NOOP("core", "not this")
    once: bool = False
    personal: float = 0.12

    def word(self, name: str) -> str:
        """The word called `name`, in the chosen language."""
        return translate(str(getattr(self, name)))

    def worded(self, sentence: str, **values: object) -> str:
        """`sentence` with `values` and the words of the domain filled in: `Select a {product}`."""
        words = {name: self.word(name) for name in NAMES}
        return sentence.format(**words, **values)

    def counted(self, count: int) -> str:
        """So many things, as people count them: `60 件`, `60 部`."""
        return plural(count, translate(self.one), translate(self.count))

    def heading(self, name: str) -> str:
        """The same as the head of a column."""
        word = self.word(name)
        return word[:1].upper() + word[1:]


SHOP = "shop"
DOMAINS: dict[str, Domain] = {
    SHOP: Domain(
        label=QT_TRANSLATE_NOOP("core", "Shop"),
        product=QT_TRANSLATE_NOOP("core", "product"),
        products=QT_TRANSLATE_NOOP("core", "products"),
        one=QT_TRANSLATE_NOOP("core", "{count} product"),
        count=QT_TRANSLATE_NOOP("core", "{count} products"),
        shopper=QT_TRANSLATE_NOOP("core", "shopper"),
        shoppers=QT_TRANSLATE_NOOP("core", "shoppers"),
        category=QT_TRANSLATE_NOOP("core", "category"),
        brand=QT_TRANSLATE_NOOP("core", "brand"),
        click=QT_TRANSLATE_NOOP("core", "click"),
        favourite=QT_TRANSLATE_NOOP("core", "favourite"),
        cart=QT_TRANSLATE_NOOP("core", "add to cart"),
        purchase=QT_TRANSLATE_NOOP("core", "purchase"),
    ),
    "film": Domain(
        label=QT_TRANSLATE_NOOP("core", "Films"),
        product=QT_TRANSLATE_NOOP("core", "film"),
        products=QT_TRANSLATE_NOOP("core", "films"),
        one=QT_TRANSLATE_NOOP("core", "{count} film"),
        count=QT_TRANSLATE_NOOP("core", "{count} films"),
        shopper=QT_TRANSLATE_NOOP("core", "viewer"),
        shoppers=QT_TRANSLATE_NOOP("core", "viewers"),
        category=QT_TRANSLATE_NOOP("core", "genre"),
        brand=QT_TRANSLATE_NOOP("core", "studio"),
        click=QT_TRANSLATE_NOOP("core", "watch"),
        favourite=QT_TRANSLATE_NOOP("core", "like"),
        cart=QT_TRANSLATE_NOOP("core", "add to watchlist"),
        purchase=QT_TRANSLATE_NOOP("core", "buy a ticket"),
        once=True,
        personal=0.5,
    ),
    "music": Domain(
        label=QT_TRANSLATE_NOOP("core", "Music"),
        product=QT_TRANSLATE_NOOP("core", "song"),
        products=QT_TRANSLATE_NOOP("core", "songs"),
        one=QT_TRANSLATE_NOOP("core", "{count} song"),
        count=QT_TRANSLATE_NOOP("core", "{count} songs"),
        shopper=QT_TRANSLATE_NOOP("core", "listener"),
        shoppers=QT_TRANSLATE_NOOP("core", "listeners"),
        category=QT_TRANSLATE_NOOP("core", "genre"),
        brand=QT_TRANSLATE_NOOP("core", "artist"),
        click=QT_TRANSLATE_NOOP("core", "play"),
        favourite=QT_TRANSLATE_NOOP("core", "like"),
        cart=QT_TRANSLATE_NOOP("core", "add to playlist"),
        purchase=QT_TRANSLATE_NOOP("core", "purchase"),
    ),
    "social": Domain(
        label=QT_TRANSLATE_NOOP("core", "Social"),
        product=QT_TRANSLATE_NOOP("core", "post"),
        products=QT_TRANSLATE_NOOP("core", "posts"),
        one=QT_TRANSLATE_NOOP("core", "{count} post"),
        count=QT_TRANSLATE_NOOP("core", "{count} posts"),
        shopper=QT_TRANSLATE_NOOP("core", "reader"),
        shoppers=QT_TRANSLATE_NOOP("core", "readers"),
        category=QT_TRANSLATE_NOOP("core", "topic"),
        brand=QT_TRANSLATE_NOOP("core", "author"),
        click=QT_TRANSLATE_NOOP("core", "view"),
        favourite=QT_TRANSLATE_NOOP("core", "like"),
        cart=QT_TRANSLATE_NOOP("core", "bookmark"),
        purchase=QT_TRANSLATE_NOOP("core", "share"),
        once=True,
    ),
}

# Names of columns that only the catalogue of one domain has, as `columns.plain_name` writes them; music
# comes before films, for songs have genres too.
_MUSIC = (
    "artist artistname singer album albumname song songid songname track trackid trackname"
    " 歌手 专辑 歌曲 歌曲id 歌名 歌曲名"
)
_FILM = (
    "movie movieid movietitle moviename film filmid director directors genre genres"
    " 片名 影片 影片id 影片名 电影 电影id 电影名 导演"
)
_SOCIAL = "postid tweetid noteid hashtag hashtags 帖子 帖子id 话题 博文 笔记id"
_TELLING = {
    name: frozenset(names.split())
    for name, names in {"music": _MUSIC, "film": _FILM, "social": _SOCIAL}.items()
}


def domain_of(name: str) -> Domain:
    """The domain called `name`; the shop where a later version has named one that is not known here."""
    return DOMAINS.get(name, DOMAINS[SHOP])


def domain_of_columns(columns: Sequence[str]) -> str:
    """The domain that the column names of a catalogue give away, "" where they fit any."""
    return next((name for name, telling in _TELLING.items() if telling & set(columns)), "")
