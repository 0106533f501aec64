"""The colours of the window, light and dark: named by what they say, never used alone."""

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from briefing_app.domain.lateness import Tone
from briefing_app.paths import shipped


@dataclass(frozen=True, slots=True)
class Colours:
    paper: str
    panel: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    chosen: str
    warning: str
    on_warning: str
    alert: str
    good: str
    marked: str


LIGHT = Colours(
    paper="#FFFFFF",
    panel="#F4F6F8",
    line="#D5DAE1",
    text="#16191D",
    quiet="#545C68",
    accent="#1F4E8C",
    on_accent="#FFFFFF",
    chosen="#E4EBF8",
    warning="#FBF0DC",
    on_warning="#7A4A00",
    alert="#A3211B",
    good="#1E6B3A",
    marked="#FBE7BC",
)
DARK = Colours(
    paper="#1D2024",
    panel="#16191D",
    line="#363C45",
    text="#E8EAED",
    quiet="#A5ADB8",
    accent="#8BB8F5",
    on_accent="#10233F",
    chosen="#223A5C",
    warning="#3D2F14",
    on_warning="#F2C572",
    alert="#FF9D94",
    good="#7FD49B",
    marked="#5A4516",
)


TONES = {
    Tone.QUIET: "quiet",
    Tone.ALERT: "alert",
    Tone.WARNING: "on_warning",
    Tone.GOOD: "good",
}


def of_system() -> Colours:
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def current() -> Colours:
    """Those the application wears now."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window == QColor(DARK.paper) else LIGHT


def style_sheet(colours: Colours) -> str:
    template = shipped("resources/style.qss").read_text("utf-8")
    icons = shipped("resources/icons").as_posix()
    tick = "tick-dark" if colours is DARK else "tick-light"
    return Template(template).substitute(asdict(colours), icons=icons, tick=tick)


def palette(colours: Colours) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: colours.paper,
        QPalette.ColorRole.Base: colours.paper,
        QPalette.ColorRole.AlternateBase: colours.panel,
        QPalette.ColorRole.Button: colours.paper,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.ToolTipBase: colours.panel,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.quiet,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
    }
    result = QPalette()
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(disabled, role, QColor(colours.quiet))
    return result
