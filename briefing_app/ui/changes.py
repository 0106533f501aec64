"""Two wordings in one text: what was taken out is struck, what was put in is underlined."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.choices import Fate
from briefing_app.domain.plans import MeasureChange, Piece, compare_words
from briefing_app.domain.wording import FIELDS
from briefing_app.ui import colours
from briefing_app.ui.widgets import label, named

LEGEND = "Barré : retiré. Souligné : ajouté."


def marked(pieces: Iterable[Piece]) -> str:
    """As HTML: lines and weight say it, colour only helps."""
    shades = colours.current()
    looks = {
        Fate.SUPPRIMEE: f"text-decoration: line-through; color: {shades.alert}",
        Fate.AJOUTEE: f"text-decoration: underline; font-weight: 600; color: {shades.good}",
        Fate.INCHANGEE: "",
    }
    html, former = [], Fate.INCHANGEE
    for fate, text in pieces:
        if (former, fate) == (Fate.SUPPRIMEE, Fate.AJOUTEE):
            html.append(" ")  # what goes and what comes are two words, in black and white too
        html.append(f'<span style="{looks[fate]}">{escape(text).replace(chr(10), "<br>")}</span>')
        former = fate
    return "".join(html)


def spoken(pieces: Iterable[Piece]) -> str:
    """The same for who listens to the screen."""
    words = {Fate.SUPPRIMEE: "retiré : « {} »", Fate.AJOUTEE: "ajouté : « {} »"}
    return ", ".join(words[p.fate].format(p.text.strip()) for p in pieces if p.fate in words)


class ChangeLabel(QLabel):
    """A text with its changes, which can be selected and copied."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName(caption)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_change(self, old: str, new: str) -> None:
        pieces = compare_words(old, new)
        self.setText(marked(pieces))
        self.setAccessibleDescription(spoken(pieces))


class ComparisonPane(QScrollArea):
    """One measure in two versions, field by field."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Comparaison des deux versions")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_change(self, change: MeasureChange | None) -> None:
        inside = named(QWidget(), "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        if change is None:
            column.addWidget(_wrapped("Choisissez une mesure pour voir ce qui a changé.", "quiet"))
        else:
            self._tell(column, change)
        column.addStretch(1)
        self.setWidget(inside)

    def _tell(self, column: QVBoxLayout, change: MeasureChange) -> None:
        measure = change.measure
        column.addWidget(_wrapped(f"Mesure {measure.number} — {measure.title}", "subtitle"))
        column.addWidget(_wrapped(summary(change), "strong"))
        if change.moved and change.old and change.old.chapter != measure.chapter:
            column.addWidget(_wrapped(f"Venait de : {change.old.chapter}", "quiet"))
        for each in change.reworded:
            column.addWidget(label(FIELDS[each.field].capitalize(), "caption"))
            text = ChangeLabel(FIELDS[each.field])
            text.show_change(each.old, each.new)
            column.addWidget(text)
        if change.reworded:
            column.addWidget(label(LEGEND, "quiet"))
        else:
            column.addWidget(_wrapped(measure.text, ""))


def summary(change: MeasureChange) -> str:
    """« Déplacée, renumérotée (8 → 7), reformulée »."""
    said = []
    for fate in change.fates:
        numbers = ""
        if fate is Fate.RENUMEROTEE and change.old and change.new:
            numbers = f" ({change.old.number} → {change.new.number})"
        said.append(f"{fate.label}{numbers}")
    return ", ".join(said).capitalize()


def _wrapped(text: str, name: str) -> QLabel:
    result = label(text, name)
    result.setWordWrap(True)
    return result
