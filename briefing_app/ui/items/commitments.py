"""Engagements: what was promised, what became of it, what to do next."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from briefing_app.domain.choices import CommitmentStatus, Diffusion, Firmness
from briefing_app.domain.lateness import Tone, standing
from briefing_app.domain.model import Commitment, FollowUp, Item, StatusChange
from briefing_app.domain.text.cleaning import clean
from briefing_app.storage.drafts import Draft
from briefing_app.ui.fields.base import Field, Settling
from briefing_app.ui.fields.choice import ChoiceField, DiffusionField
from briefing_app.ui.fields.follow_ups import follow_ups
from briefing_app.ui.fields.links import LinkField, LinksField
from briefing_app.ui.fields.moment import DateField
from briefing_app.ui.fields.text import LineField, TextField
from briefing_app.ui.fields.themes import ThemesField
from briefing_app.ui.lists.facets import Facet, choices, periods, used
from briefing_app.ui.lists.item_page import ItemPage
from briefing_app.ui.lists.listing import ListPane, ListSpec
from briefing_app.ui.parts.attachments import AttachmentsPanel
from briefing_app.ui.parts.form import ItemForm, Line
from briefing_app.ui.parts.panels import ChainPanel, HistoryPanel
from briefing_app.ui.parts.saving import Keeper, Typed
from briefing_app.ui.parts.widgets import label
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.chains import chain

_NEWS = "commitments.note"
"""The draft of a line of news."""


def commitments_page(session: Session) -> ItemPage:
    kind = Commitment.KIND
    spec = ListSpec(
        Commitment,
        "Engagements",
        (
            Facet("states", "État", choices(CommitmentStatus)),
            Facet(
                "institutions", "Institution", used(session, kind, "institution", "organisations")
            ),
            Facet("associations", "Suivi par", used(session, kind, "owners", "organisations")),
            Facet("period", "Échéance", periods),
            Facet("measures", "Mesure", used(session, kind, "measures", "measures")),
        ),
        "Aucun engagement pour l’instant. Ils se notent au fil d’un compte rendu, ou ici.",
        theme_column=2,
    )
    form = CommitmentForm(session, Commitment)
    page = ItemPage(session, ListPane(session, spec), form, CommitmentStatus)
    # Two keystrokes for a note: N in the list, then Enter once it is typed.
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_N), page.pane.view)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(form.start_note)
    return page


class CommitmentForm(ItemForm):
    def make_fields(self) -> Mapping[str, Field]:
        session = self.session
        self.text = TextField(
            "Engagement",
            "Ce qui a été promis, dans ses propres mots",
            lines=4,
            known=session.known_words,
        )
        return {
            "text": self.text,
            "status": ChoiceField("État", CommitmentStatus),
            "firmness": ChoiceField("Fermeté", Firmness, empty="non précisée"),
            "due": DateField("Échéance"),
            "due_text": LineField("Échéance annoncée", "« avant l’été »"),
            "meeting": LinkField("Rencontre", session, "meetings", "Où il a été pris"),
            "institution": LinkField("Institution", session, "organisations"),
            "by": LinkField("Pris par", session, "people"),
            "owners": LinksField("Suivi par", session, "organisations", "Ajouter une association"),
            "diffusion": DiffusionField(),
            "themes": ThemesField("Thèmes", session, text=lambda: self.text.draft),
            "recommendations": LinksField("Recommandations", session, "recommendations"),
            "measures": LinksField("Mesures", session, "measures", "Ajouter : mesure 5"),
            "notes": follow_ups(session),
            "note": TextField("Note interne (ne sort jamais)", lines=2),
        }

    def lines(self) -> list[Line]:
        return [
            ("text",),
            ("status", "firmness"),
            ("due", "due_text"),
            ("notes",),
            ("meeting", "by"),
            ("institution", "owners"),
            ("diffusion",),
            ("themes",),
            ("recommendations",),
            ("measures",),
            ("note",),
        ]

    def extras(self) -> list[QWidget]:
        self.standing = label("", "standing")
        self.quick = QLineEdit()
        self.quick.setPlaceholderText(
            "Une nouvelle, datée d’aujourd’hui (N dans la liste, Entrée ici)"
        )
        self.quick.setAccessibleName("Nouvelle d’aujourd’hui")
        self.quick.returnPressed.connect(self._keep_note)
        # Enter alone stores it: until then it is a draft of this engagement.
        self.news = Keeper(self.session, self, lambda: None, self._unkept_note)
        self.quick.textEdited.connect(self.news.touch)
        Settling(self.quick).left.connect(self.news.keep)
        self.text.add_below(self.standing)
        self.text.add_below(self.quick)
        self.chain = ChainPanel(self.session)
        self.history = HistoryPanel(self.session)
        return [self.chain, AttachmentsPanel(self), self.history]

    def start_note(self) -> None:
        if self.key:
            self.quick.setFocus()

    def keep(self) -> None:
        super().keep()
        self.news.keep()

    def show_item(self, item: Item | None) -> None:
        super().show_item(item)
        key = item.key if item else ""
        self._show_note(key)
        self._show_standing(item)
        self.chain.show_steps(chain(self.session.store, Commitment.KIND, key) if key else [])
        self.history.show_item(Commitment.KIND, key)

    def _show_note(self, key: str) -> None:
        """The news that were being typed, of each engagement its own."""
        self.quick.setEnabled(bool(key))
        if self.news.typing:
            return
        draft = self.session.store.drafts.get(_NEWS, key) if key else None
        self.quick.setText(draft.content["text"] if draft else "")
        self.news.begin(*((draft.kind, draft.key) if draft else ()))

    def _unkept_note(self) -> Typed:
        typed = self.quick.text().strip()
        return Typed(_NEWS, self.key, {"text": typed} if typed and self.key else {})

    def recover(self, draft: Draft) -> bool:
        if draft.kind != _NEWS:
            return super().recover(draft)
        if not self.session.store.find(Commitment, [draft.key]):
            return False
        self.show_key(draft.key)
        self.start_note()
        return True

    def _show_standing(self, item: Item | None) -> None:
        said = ""
        if isinstance(item, Commitment):
            stands = standing(item.due, item.due_text, item.status, date.today())
            said = stands.text if stands.tone in (Tone.ALERT, Tone.WARNING) else ""
        self.standing.setText(said)
        self.standing.setVisible(bool(said))

    def _keep_note(self) -> None:
        """A note of today, on top of the others; the field is free for the next one."""
        text = clean(self.quick.text()).text.strip()
        item = self.item
        if not (text and item):
            return
        note = FollowUp(date=date.today(), text=text, diffusion=Diffusion.COLLECTIF)
        with self.session.store.operation(f"Noter une nouvelle de {item.ref}"):
            self.session.store.save(replace(item, notes=(note, *item.notes)))
        self.quick.clear()
        self.news.keep()

    def _typed(self, stored: Item | None) -> Item | None:
        """A state that changes is remembered with its day."""
        typed = super()._typed(stored)
        if not (isinstance(typed, Commitment) and isinstance(stored, Commitment)):
            return typed
        if typed.status is stored.status:
            return typed
        change = StatusChange(date=date.today(), status=typed.status)
        return replace(typed, status_history=(*typed.status_history, change))
