"""Two wordings in one text: what was taken out is struck, what was put in is underlined."""

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from briefing_app.documents.rewording import Step, steps
from briefing_app.domain.choices import Move
from briefing_app.domain.model import Measure
from briefing_app.domain.plans import Fate
from briefing_app.domain.wording import word_of
from briefing_app.ui.parts import colours
from briefing_app.ui.parts.layout import column, rest
from briefing_app.ui.parts.widgets import label, named

UNCHANGED = "inchangée"
LEGEND = "Barré : retiré. Souligné : ajouté."


def marked(steps: Iterable[Step]) -> str:
    """As HTML: lines and weight say it, colour only helps."""
    shades = colours.current()
    gone = f"text-decoration: line-through; color: {shades.alert}"
    new = f"text-decoration: underline; font-weight: 600; color: {shades.good}"
    html = []
    for stays, was, now in steps:
        # What goes and what comes are two words, in black and white too.
        between = " " if was and now else ""
        looks = [("", now)] if stays else [(gone, was), ("", between), (new, now)]
        html += [_span(look, text) for look, text in looks if text]
    return "".join(html)


def _span(look: str, text: str) -> str:
    return f'<span style="{look}">{escape(text).replace(chr(10), "<br>")}</span>'


def spoken(steps: Iterable[Step]) -> str:
    """The same for who listens to the screen."""
    said = []
    for stays, was, now in steps:
        if not stays:
            pairs = (("retiré", was), ("ajouté", now))
            said += [f"{word} : « {text.strip()} »" for word, text in pairs if text.strip()]
    return ", ".join(said)


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
        found = steps(old, new)
        self.setText(marked(found))
        self.setAccessibleDescription(spoken(found))


class ComparisonPane(QScrollArea):
    """One measure in two versions, field by field."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Comparaison des deux versions")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_fate(self, fate: Fate | None) -> None:
        inside = named(QWidget(), "page")
        parts = (
            [_wrapped("Choisissez une mesure pour voir ce qui a changé.", "quiet")]
            if fate is None
            else list(self._told(fate))
        )
        inside.setLayout(column(*parts, rest(), margins=16, spacing=8))
        self.setWidget(inside)

    def _told(self, fate: Fate) -> Iterator[QWidget]:
        measure = standing(fate)
        yield _wrapped(f"Mesure {measure.number} — {measure.title}", "subtitle")
        yield _wrapped(summary(fate), "strong")
        if fate.before and Move.DEPLACEE in fate.moves and fate.before.chapter != measure.chapter:
            yield _wrapped(f"Venait de : {fate.before.chapter}", "quiet")
        for other in fate.merged:
            said = f"Réunit aussi la mesure {other.number} — {other.title}"
            yield _wrapped(said, "quiet")
        for name in fate.changed:
            word = word_of(Measure.KIND, name)
            yield label(word.capitalize(), "caption")
            text = ChangeLabel(word)
            text.show_change(getattr(fate.before, name), getattr(fate.now, name))
            yield text
        if fate.changed:
            yield label(LEGEND, "quiet")
        else:
            yield _wrapped(measure.text, "")


def standing(fate: Fate) -> Measure:
    """The measure as it stands now, or as it last stood."""
    found = fate.now or fate.before
    assert found
    return found


def summary(fate: Fate) -> str:
    """« Déplacée, renumérotée (8 → 7), réécrite »."""
    said = []
    for move in Move:
        if move in fate.moves:
            numbers = ""
            if move is Move.RENUMEROTEE and fate.before and fate.now:
                numbers = f" ({fate.before.number} → {fate.now.number})"
            said.append(f"{move.label}{numbers}")
    return ", ".join(said).capitalize() or UNCHANGED.capitalize()


def _wrapped(text: str, name: str) -> QLabel:
    result = label(text, name)
    result.setWordWrap(True)
    return result
