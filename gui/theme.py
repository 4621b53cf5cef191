"""Colours, fonts and the style sheet: light, dark, or whatever the desktop asks for."""

from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

ASSETS = Path(__file__).parent.parent / "assets"
LOGO = ASSETS / "desktop" / "icons" / "hicolor" / "scalable" / "apps" / "pinxun.svg"

# Named one by one: asked for nothing, a Latin locale draws Chinese with Japanese glyph forms.
FONT_FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "sans-serif",
)
# Pixels: Chinese is sharp and read without effort.
FONT_PIXELS = 14

Mode = Literal["light", "dark", "system"]
MODES: tuple[Mode, ...] = ("light", "dark", "system")


@dataclass(frozen=True)
class Colours:
    """Every colour of the window as `#rrggbb`; `chart` holds at least six that stay apart."""

    window: str
    surface: str
    surface_alt: str
    border: str
    text: str
    text_muted: str
    text_disabled: str
    accent: str
    accent_soft: str
    on_accent: str
    price: str
    good: str
    bad: str
    warn: str
    highlight: str
    highlight_text: str
    shadow: str
    taste: str
    chart: tuple[str, ...]


LIGHT = Colours(
    window="#f3f4f8",
    surface="#ffffff",
    surface_alt="#eef0f5",
    border="#dfe2ea",
    text="#171a21",
    text_muted="#5f6779",
    text_disabled="#a4abb9",
    accent="#2a5ce0",
    accent_soft="#e7edff",
    on_accent="#ffffff",
    price="#d92c1a",
    good="#0d7f4f",
    bad="#c8281c",
    warn="#a1500a",
    highlight="#ffeeb3",
    highlight_text="#7a4300",
    shadow="#d3d7e1",
    taste="#d6498f",
    chart=("#2a5ce0", "#f2940d", "#12a06a", "#b34ae0", "#e0413a", "#0c9cb5", "#7c6a4f", "#d6498f"),
)
DARK = Colours(
    window="#111318",
    surface="#1a1d24",
    surface_alt="#252934",
    border="#323744",
    text="#eceef4",
    text_muted="#9ea6b8",
    text_disabled="#596173",
    accent="#7e9bff",
    accent_soft="#232d4d",
    on_accent="#0b1126",
    price="#ff7a68",
    good="#4fd19a",
    bad="#ff7b72",
    warn="#f2b35e",
    highlight="#5a4708",
    highlight_text="#ffdf8a",
    shadow="#08090c",
    taste="#ff8fc4",
    chart=("#7e9bff", "#ffb454", "#4fd19a", "#cf8bff", "#ff7b72", "#4cc9dd", "#c4ad8a", "#ff8fc4"),
)


class Theme(QObject):
    """The look in use. Widgets that paint themselves read `colours` and repaint on `changed`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mode: Mode = "system"
        self._colours = LIGHT
        self._shown: Colours | None = None

    @property
    def mode(self) -> Mode:
        """What the user chose."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Whether dark colours are in use, by choice or because the desktop is dark."""
        return self._colours is DARK

    @property
    def colours(self) -> Colours:
        """The colours in use now; delegates ask for every card they paint."""
        return self._colours

    def set_mode(self, mode: str) -> None:
        """Choose `light`, `dark` or `system`; anything else counts as `system`."""
        self._mode = mode if mode in MODES else "system"
        self._refresh()

    def install(self, application: QApplication) -> None:
        """Dress `application` and follow the desktop from now on."""
        application.setStyle("Fusion")
        application.setFont(font())
        application.styleHints().colorSchemeChanged.connect(self._refresh)
        self._shown = None
        self._refresh()

    def _refresh(self) -> None:
        is_dark = _desktop_is_dark() if self._mode == "system" else self._mode == "dark"
        self._colours = DARK if is_dark else LIGHT
        application = QApplication.instance()
        if not isinstance(application, QApplication) or self._shown is self._colours:
            return
        self._shown = self.colours
        application.setPalette(palette(self.colours))
        application.setStyleSheet(style_sheet(self.colours, self.is_dark))
        self.changed.emit()


_theme: Theme | None = None


def theme() -> Theme:
    """The one theme of this process."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme


def font(pixels: int = FONT_PIXELS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface font with its families named, `pixels` high."""
    made = QFont()
    made.setFamilies(list(FONT_FAMILIES))
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


def palette(colours: Colours) -> QPalette:
    """What Fusion draws with where the style sheet says nothing."""
    role = QPalette.ColorRole
    roles = {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.surface_alt,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.Text: colours.text,
        role.PlaceholderText: colours.text_muted,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.bad,
        role.Link: colours.accent,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Light: colours.surface,
        role.Midlight: colours.surface_alt,
        role.Mid: colours.border,
        role.Dark: colours.border,
        role.Shadow: colours.shadow,
    }
    made = QPalette()
    for part, colour in roles.items():
        made.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(colours.text_disabled))
    return made


def style_sheet(colours: Colours, is_dark: bool) -> str:
    """`assets/style/pinxun.qss` with its `$places` filled."""
    places = {name: value for name, value in asdict(colours).items() if isinstance(value, str)}
    sheet = Template((ASSETS / "style" / "pinxun.qss").read_text(encoding="utf-8"))
    return sheet.substitute(
        places,
        accent_strong=QColor(colours.accent).darker(112).name(),
        shade="dark" if is_dark else "light",
        icons=(ASSETS / "icons").as_posix(),
    )


def _desktop_is_dark() -> bool:
    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication):
        return False
    return application.styleHints().colorScheme() == Qt.ColorScheme.Dark
