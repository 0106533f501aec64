"""The form of one measure, and that of the version and the plan it stands in."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from briefing_app.domain.choices import Verdict
from briefing_app.domain.model import Chapter, Item, Measure, Plan, PlanVersion
from briefing_app.domain.shape import shape_of
from briefing_app.errors import UserError
from briefing_app.storage.drafts import Draft
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.choice import ChoiceField
from briefing_app.ui.fields.links import LinksField
from briefing_app.ui.fields.moment import DateField
from briefing_app.ui.fields.records import RecordsField
from briefing_app.ui.fields.text import LineField, TextField
from briefing_app.ui.fields.themes import ThemesField
from briefing_app.ui.parts.attachments import AttachmentsPanel
from briefing_app.ui.parts.form import ItemForm, Line
from briefing_app.ui.parts.layout import column, wide
from briefing_app.ui.parts.panels import HistoryPanel
from briefing_app.ui.parts.widgets import button
from briefing_app.ui.window.session import Session
from briefing_app.usecases import plans

_OFFICIAL = (
    *("title", "number", "deadline", "chapter", "text"),
    *("responsible", "partners", "instrument"),
)
"""What the plan itself says."""


class MeasureForm(ItemForm):
    """The official text of a measure rests until she asks to change it: it is not ours."""

    def make_fields(self) -> Mapping[str, Field]:
        session = self.session
        self.text = TextField("Texte", "Ce que dit le plan", lines=8, known=session.known_words)
        return {
            "title": TextField("Intitulé", lines=2),
            "number": LineField("Numéro", "4 bis"),
            "deadline": LineField("Échéance", "2027, fin 2027…"),
            "chapter": LineField("Chapitre"),
            "text": self.text,
            "responsible": LineField("Responsable"),
            "partners": LineField("Partenaires"),
            "instrument": LineField("Instrument", "Circulaire, décret, convention…"),
            "themes": ThemesField("Thèmes", session, text=lambda: self.text.draft),
            "state_says": TextField("Ce qu’en dit l’État", lines=2),
            "evaluator_says": TextField("Avis de l’évaluateur", lines=2),
            "verdict": ChoiceField("Réalisation", Verdict, empty="non renseignée"),
            "continues": LinksField(
                "Prolonge", session, "measures", "Une mesure d’une version ou d’un plan antérieur"
            ),
        }

    def lines(self) -> list[Line]:
        joined = [("number", "deadline"), ("responsible", "partners"), ("instrument", "verdict")]
        rest = {name for line in joined for name in line}
        firsts = {line[0]: line for line in joined}
        return [firsts.get(n, (n,)) for n in self.fields if n not in rest or n in firsts]

    def extras(self) -> list[QWidget]:
        self.history = HistoryPanel(self.session)
        return [AttachmentsPanel(self), self.history]

    def _build(self) -> None:
        super()._build()
        self._open = ""
        """The measure whose official text she asked to change."""
        self.official = button("", "link")
        self.official.clicked.connect(self._on_official)
        inside = self.widget()
        layout = inside.layout() if inside else None
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.official, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_official(self) -> None:
        self.keep()
        self._open = "" if self._open == self.key else self.key
        self._lock()
        if self._open:
            self.text.setFocus()

    def _lock(self) -> None:
        locked = bool(self.key) and self._open != self.key
        for name in _OFFICIAL:
            field = self.fields[name]
            assert isinstance(field, LineField | TextField)
            field.edit.setReadOnly(locked)
        words = "Modifier le texte officiel" if locked else "Verrouiller le texte officiel"
        self.official.setText(words)
        self.official.setVisible(bool(self.key))

    def _show_draft(self, draft: Draft, sentence: str) -> None:
        """What was begun is there to be finished."""
        super()._show_draft(draft, sentence)
        if set(_OFFICIAL) & set(draft.content):
            self._open = self.key
            self._lock()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._open = ""
        self._lock()

    def show_item(self, item: Item | None) -> None:
        super().show_item(item)
        self._open = self._open if self._open == self.key else ""
        self._lock()
        self.history.show_item(Measure.KIND, item.key if item else "")
        version = item.version if isinstance(item, Measure) else self.defaults.get("version", "")
        self._offer_chapters(str(version))

    def _offer_chapters(self, version: str) -> None:
        """A chapter is typed, or one of those that the version has."""
        found = plans.measures(self.session.store, version) if version else []
        chapter = self.fields["chapter"]
        assert isinstance(chapter, LineField)
        chapter.edit.setCompleter(QCompleter(list(dict.fromkeys(m.chapter for m in found)), self))

    def title(self, item: Item | None) -> str:
        return f"Mesure {item.number}" if isinstance(item, Measure) else super().title(item)

    def put(self, stored: Item | None, typed: Item) -> Item:
        if stored is None and isinstance(typed, Measure):
            plans.make_room(self.session.store, typed)
            self._open = typed.key
        return super().put(stored, typed)

    @property
    def selection(self) -> str:
        """The words selected in the text of the measure."""
        return self.text.edit.textCursor().selection().toPlainText().strip()


class _YearField(LineField):
    """« 2027 », or a month or a day as the exchange file writes it."""

    @property
    def value(self) -> str:
        typed = super().value
        slot = next(slot for slot in shape_of(Plan).slots if slot.name == "start")
        if typed and slot.pattern and not slot.pattern.fullmatch(typed):
            raise UserError(f"« {typed} » n’est pas {slot.wording}.")
        return typed


class _PlanForm(ItemForm):
    def make_fields(self) -> Mapping[str, Field]:
        return {
            "title": LineField("Plan", "Plan d’action national…"),
            "start": _YearField("Début", "2027"),
            "end": _YearField("Fin", "2030"),
        }

    def lines(self) -> list[Line]:
        return [("title",), ("start", "end")]

    def title(self, item: Item | None) -> str:
        return "Le plan"


class _VersionForm(ItemForm):
    def make_fields(self) -> Mapping[str, Field]:
        return {
            "label": LineField("Version", "Projet du 30 janvier"),
            "date": DateField("Date", prefer="past"),
            "chapters": RecordsField(
                "Chapitres",
                Chapter,
                lambda: {
                    "title": LineField("Titre"),
                    "constat": TextField("Constat qui l’ouvre", lines=2),
                },
                "+ Chapitre",
            ),
        }

    def lines(self) -> list[Line]:
        return [("label", "date"), ("chapters",)]

    def title(self, item: Item | None) -> str:
        return "Cette version"


class VersionPane(QWidget):
    """What a plan is called, and what one of its versions is: two forms, one above the other."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.plan = _PlanForm(session, Plan)
        self.version = _VersionForm(session, PlanVersion)
        fields = self.plan.widget()
        assert fields
        self.plan.setFixedHeight(fields.sizeHint().height())
        self.setLayout(column(self.plan, wide(self.version), margins=0, spacing=0))

    def show_version(self, version: PlanVersion) -> None:
        self.plan.show_key(version.plan)
        self.version.show_key(version.key)

    def begin(self, form: ItemForm, name: str) -> None:
        """Put the cursor in a name that is still to be given."""
        field = form.fields[name]
        assert isinstance(field, LineField)
        field.edit.setFocus()
        field.edit.selectAll()
