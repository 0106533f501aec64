"""The keys of a review: one for each decision, shown on the button that does the same."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from briefing_app.imports.recognition.proposed import Kind
from briefing_app.ui.parts import digits
from briefing_app.ui.parts.widgets import named

_NONE = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Act(NamedTuple):
    """What one key does."""

    name: str
    caption: str
    key: Qt.Key
    said: str
    hint: str


TAKE = Act("take", "Reprendre", Qt.Key.Key_Return, "Entrée", "reprendre cet élément")
SKIP = Act("skip", "Laisser", Qt.Key.Key_L, "L", "laisser cet élément de côté")
EDIT = Act("edit", "Modifier", Qt.Key.Key_M, "M", "corriger le texte ; Ctrl+Entrée pour finir")
MERGE = Act("merge", "Fusionner", Qt.Key.Key_F, "F", "n’en faire qu’un avec le précédent")
SPLIT = Act("split", "Découper", Qt.Key.Key_D, "D", "un élément par phrase")
ALIKE = Act(
    "alike", "Tous comme lui", Qt.Key.Key_T, "T", "même décision pour ceux du même type et titre"
)
SAME = Act("same", "C’est le même", Qt.Key.Key_C, "C", "déjà connu : rien n’est ajouté")
NEWER = Act(
    "newer", "Nouvelle rédaction", Qt.Key.Key_N, "N", "ce texte remplace celui qui est enregistré"
)
BACK = Act("back", "Revenir", Qt.Key.Key_Backspace, "⌫", "annuler la dernière décision")
ACTS = (TAKE, SKIP, EDIT, MERGE, SPLIT, ALIKE, SAME, NEWER, BACK)
KINDS = dict(enumerate(Kind, start=1))
"""The first key of the row of digits makes a constat of it, the second a recommandation..."""


class DecisionList(QListView):
    """The items in order; a letter decides instead of searching."""

    act_wanted = Signal(str)
    kind_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "rows")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Éléments trouvés")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        key = Qt.Key.Key_Return if key == Qt.Key.Key_Enter else key
        act = next((act for act in ACTS if act.key == key), None)
        if act and held in (_NONE, _KEYPAD):
            self.act_wanted.emit(act.name)
        elif held in (_NONE, _KEYPAD, _SHIFT) and (number := digits.number_of(event)) in KINDS:
            self.kind_wanted.emit(number)
        else:
            super().keyPressEvent(event)
