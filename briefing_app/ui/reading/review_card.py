"""The item to decide: its words, what they say, what it resembles, and a button per decision."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from briefing_app.domain.text.dates import format_date
from briefing_app.imports.recognition.proposed import Proposed
from briefing_app.ui.fields.base import AWAY, GrowingEdit
from briefing_app.ui.parts import digits
from briefing_app.ui.parts.flow import FlowLayout
from briefing_app.ui.parts.layout import column, rest, row
from briefing_app.ui.parts.widgets import button, label, named
from briefing_app.ui.reading.decisions import ACTS, ALIKE, BACK, KINDS, NEWER, SAME, TAKE, Act
from briefing_app.usecases.reading.review import Decision, ReviewEntry

_SURE, _LIKELY = 0.8, 0.6
_END = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReviewCard(QWidget):
    act_wanted = Signal(str)
    kind_wanted = Signal(int)
    reworded = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "card")
        self._entry = ReviewEntry(item=Proposed())
        self.about = label("", "quiet")
        self.about.setWordWrap(True)
        self.text = _ItemText()
        self.text.finished.connect(self._finish)
        self.likeness = label("", "banner")
        self.likeness.setWordWrap(True)
        self.problem = label("", "problem")
        self.problem.setWordWrap(True)
        self.buttons = {act.name: self._button(act) for act in ACTS}
        self.kinds = [self._kind(number) for number in KINDS]
        others = [self.buttons[act.name] for act in ACTS if act not in (SAME, NEWER)]
        self.setLayout(
            column(
                self.about,
                self.text,
                self.likeness,
                self._row(SAME, NEWER),
                self.problem,
                _flowing(self.kinds),
                _flowing(others),
                rest(),
                margins=(12, 10, 12, 10),
                spacing=6,
            )
        )

    def show_entry(self, entry: ReviewEntry, themes: Mapping[str, str], twin: str) -> None:
        """An item; `twin` is what it resembles, in words."""
        self._entry = entry
        self.about.setText(_about(entry, themes))
        self.text.show_text(entry.item.text)
        self.likeness.setText(f"Ressemble à {twin}")
        for widget in (self.likeness, self.buttons[SAME.name], self.buttons[NEWER.name]):
            widget.setVisible(bool(twin))
        wording = "Reprendre à part" if twin else TAKE.caption
        self.buttons[TAKE.name].setText(f"{wording}  ({TAKE.said})")
        kinds = list(KINDS.values())
        for kind, each in zip(kinds, self.kinds, strict=True):
            each.setChecked(kind is entry.item.kind)
        self.say("")

    def say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def start_editing(self) -> None:
        self.text.start()

    @property
    def editing(self) -> bool:
        return not self.text.isReadOnly()

    @property
    def words(self) -> str:
        return self.text.toPlainText()

    @property
    def changed(self) -> bool:
        """Whether other words are being typed."""
        return self.editing and self.words.strip() != self._entry.item.text.strip()

    def go_on(self) -> None:
        """The words are still to be kept."""
        self.text.setReadOnly(False)

    def _finish(self, kept: bool) -> None:
        if kept and self.words.strip() != self._entry.item.text.strip():
            self.reworded.emit(self.words)
        elif not kept:
            self.text.show_text(self._entry.item.text)
        self.left.emit()

    def _row(self, *acts: Act) -> QHBoxLayout:
        return row(*(self.buttons[act.name] for act in acts), rest())

    def _button(self, act: Act) -> QPushButton:
        result = button(f"{act.caption}  ({act.said})", "main" if act is TAKE else "")
        result.setToolTip(act.hint)
        result.setAccessibleDescription(act.hint)
        # The keys do the same from the list: Tab need not go through all of these.
        keeps_tab = act in (TAKE, ALIKE, BACK)
        result.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if keeps_tab else Qt.FocusPolicy.ClickFocus
        )
        result.clicked.connect(lambda: self.act_wanted.emit(act.name))
        return result

    def _kind(self, number: int) -> QPushButton:
        # An « & » alone would underline the next letter.
        key = digits.caption(number).replace("&", "&&")
        result = button(f"{key}  {KINDS[number].label}", "chip")
        result.setCheckable(True)
        result.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        result.setAccessibleName(KINDS[number].label)
        result.clicked.connect(lambda: self.kind_wanted.emit(number))
        return result


def _flowing(buttons: Sequence[QPushButton]) -> QWidget:
    """In as many rows as the width asks for."""
    holder = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    flow = FlowLayout(holder, spacing=4)
    for each in buttons:
        flow.addWidget(each)
    return holder


class _ItemText(GrowingEdit):
    """Read until she corrects it; Ctrl+Enter keeps, Escape gives up, leaving keeps."""

    finished = Signal(bool)

    def __init__(self) -> None:
        super().__init__(lines=3, most=7)
        self.setAccessibleName("Texte de l’élément")
        self.setReadOnly(True)

    def show_text(self, text: str) -> None:
        self.setReadOnly(True)
        if text != self.toPlainText():
            self.setPlainText(text)

    def start(self) -> None:
        self.setReadOnly(False)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not self.isReadOnly() and event.key() in _END and held:
            self._end(True)
        elif not self.isReadOnly() and event.key() == Qt.Key.Key_Escape:
            self._end(False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.isReadOnly() and event.reason() not in AWAY:
            self._end(True)

    def _end(self, kept: bool) -> None:
        self.setReadOnly(True)
        self.finished.emit(kept)


def _about(entry: ReviewEntry, themes: Mapping[str, str]) -> str:
    """« Constat, probable · Séjour · mesures 5, 9 · page 3 »."""
    item = entry.item
    sure = "sûr" if item.confidence >= _SURE else "probable"
    sure = sure if item.confidence >= _LIKELY else "à vérifier"
    said = [f"{item.kind.label.capitalize()} ({sure})", *_said(item, themes)]
    if entry.decision is not Decision.WAITING:
        said.insert(0, entry.decision.label.upper())
    return " · ".join(part for part in said if part)


def _said(item: Proposed, themes: Mapping[str, str]) -> list[str]:
    due = format_date(item.due) if item.due and not item.due_text else item.due_text
    return [
        ", ".join(themes.get(key, key) for key in item.themes),
        f"mesure{'s' if len(item.measures) > 1 else ''} {', '.join(item.measures)}"
        if item.measures
        else "",
        f"dit par {item.speaker}" if item.speaker else "",
        f"pour : {due}" if due else "",
        f"promesse {item.firmness.label}" if item.firmness else "",
        f"page {item.page}" if item.page else "",
        f"sous « {item.section} »" if item.section else "",
    ]
