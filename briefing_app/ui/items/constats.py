"""Constats: the list at left, the chosen one at right, kept as she types."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from briefing_app.domain.choices import ConstatStatus, Diffusion, Validation
from briefing_app.domain.model import Constat, Item
from briefing_app.domain.text.identity import identifying_details
from briefing_app.storage.resemblance import resembling
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.choice import BoolField, ChoiceField, DiffusionField
from briefing_app.ui.fields.links import LinksField
from briefing_app.ui.fields.moment import DateField
from briefing_app.ui.fields.text import LineField, TextField
from briefing_app.ui.fields.themes import ThemesField
from briefing_app.ui.lists.facets import Facet, choices, periods, used
from briefing_app.ui.lists.item_page import ItemPage
from briefing_app.ui.lists.listing import ListPane, ListSpec
from briefing_app.ui.parts.attachments import AttachmentsPanel
from briefing_app.ui.parts.form import ItemForm, Line
from briefing_app.ui.parts.layout import column, wide
from briefing_app.ui.parts.panels import Announcement, ChainPanel, HistoryPanel
from briefing_app.ui.parts.room import open_at
from briefing_app.ui.parts.widgets import button, label, named, once_after
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.chains import chain
from briefing_app.usecases.items.naming import names

_LOOKING = 400


def constats_page(session: Session) -> ItemPage:
    kind = Constat.KIND
    spec = ListSpec(
        Constat,
        "Constats",
        (
            Facet("states", "État", choices(ConstatStatus), (ConstatStatus.ACTUEL.value,)),
            Facet(
                "associations", "Association", used(session, kind, "organisations", "organisations")
            ),
            Facet("diffusions", "Diffusion", choices(Diffusion)),
            Facet("period", "Année", periods),
            Facet("measures", "Mesure", used(session, kind, "measures", "measures")),
        ),
        "Aucun constat pour l’instant. Commencez par « + Nouveau constat », ou collez un courriel.",
    )
    return ItemPage(session, ListPane(session, spec), ConstatForm(session), ConstatStatus)


class ConstatForm(ItemForm):
    def __init__(self, session: Session) -> None:
        super().__init__(session, Constat)
        # What the text calls for is looked up in a pause, not at each letter.
        self._looking = once_after(self, _LOOKING)
        self._looking.timeout.connect(self._look)
        self.text.edited.connect(lambda: self._looking.start())

    def make_fields(self) -> Mapping[str, Field]:
        session = self.session
        self.text = TextField(
            "Constat",
            "Ce qui est observé, en quelques phrases",
            lines=7,
            known=session.known_words,
        )
        self.text.pasted.connect(self._offer_cutting)
        self.themes = ThemesField("Thèmes", session, text=lambda: self.text.draft)
        self.sources = LinksField(
            "Signalé par", session, "organisations", "Ajouter une association"
        )
        return {
            "text": self.text,
            "heading": LineField("Titre", "Quelques mots pour le retrouver dans une liste"),
            "diffusion": DiffusionField(),
            "themes": self.themes,
            "organisations": self.sources,
            "cite_sources": BoolField("À l’extérieur", "Ces associations peuvent être nommées"),
            "status": ChoiceField("État", ConstatStatus),
            "validation": ChoiceField("Validation", Validation),
            "territory": LineField("Territoire", "Département, ville, région"),
            "period": LineField("Période", "Depuis mars, été 2026…"),
            "observed": DateField("Observé le", prefer="past"),
            "measures": LinksField("Mesures", session, "measures", "Ajouter : mesure 5"),
            "evidence": TextField("Éléments de preuve", lines=2),
            "note": TextField("Note interne (ne sort jamais)", lines=2),
        }

    def lines(self) -> list[Line]:
        return [
            ("text",),
            ("heading",),
            ("diffusion",),
            ("themes",),
            ("organisations",),
            ("cite_sources",),
            ("status", "validation"),
            ("territory", "period"),
            ("observed", "measures"),
            ("evidence",),
            ("note",),
        ]

    def extras(self) -> list[QWidget]:
        self.details = Announcement()
        self.alike = Announcement()
        self.see = button("Voir", "link")
        self.alike.offers.addWidget(self.see)
        self.alike.offers.addStretch(1)
        self._alike = ""
        self.see.clicked.connect(self._see_alike)
        self.chain = ChainPanel(self.session)
        self.origin = label("", "quiet")
        self.origin.setWordWrap(True)
        self.history = HistoryPanel(self.session)
        # Pointed out where she types, not at the end of the form.
        self.text.add_below(self.details)
        self.text.add_below(self.alike)
        return [self.chain, self.origin, AttachmentsPanel(self), self.history]

    def show_item(self, item: Item | None) -> None:
        super().show_item(item)
        key = item.key if item else ""
        self.chain.show_steps(chain(self.session.store, Constat.KIND, key) if key else [])
        self.history.show_item(Constat.KIND, key)
        source = item.source if isinstance(item, Constat) else None
        page = f", p. {source.page}" if source and source.page else ""
        self.origin.setText(f"Provenance : {source.document}{page}" if source else "")
        self.origin.setVisible(source is not None)
        self._point_out(item.text if isinstance(item, Constat) else "")
        self.alike.say("")

    def _look(self) -> None:
        """While she types: themes, identifying details, and whether it was said already."""
        if not self.session.free:
            return
        text = self.text.draft
        self.themes.propose()
        self._point_out(text)
        found = resembling(self.session.store, text, Constat.KIND, limit=2)
        others = [each for each in found if each.key != self.key]
        self._alike = others[0].key if others else ""
        name = names(self.session.store, Constat.KIND, [self._alike]).get(self._alike, "")
        self.alike.say(f"Ressemble à {name}" if name else "")

    def _see_alike(self) -> None:
        self.session.go(Constat.KIND, self._alike)

    def _point_out(self, text: str) -> None:
        """Names, phones, addresses: shown, never changed."""
        found = [f"« {detail.text} » ({detail.kind})" for detail in identifying_details(text)]
        said = ", ".join(dict.fromkeys(found))
        self.details.say(f"Détails qui peuvent identifier une personne : {said}" if said else "")

    def _offer_cutting(self, pasted: str) -> None:
        """A message with several findings may become several constats."""
        from briefing_app.domain.text.cutting import cut

        parts = cut(pasted)
        if self.key or len(parts) < 2:
            return
        kept = CuttingDialog.ask(parts, self)
        if kept:
            self._add_all(kept)

    def _add_all(self, texts: list[str]) -> None:
        with self.session.store.operation(f"Ajouter {len(texts)} constats"):
            added = self.session.store.save_all([Constat(text=text) for text in texts])
            self.session.store.drafts.drop(Constat.KIND, "")
        self.show_item(None)
        self.session.go(Constat.KIND, added[-1].key)


_HOW = "Décochez ce qui n’en est pas un ; un double clic permet de corriger."


class CuttingDialog(QDialog):
    """The parts of a message, each with a box to tick and a text that can be corrected."""

    def __init__(self, parts: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "page")
        self.setWindowTitle("Découper en plusieurs constats")
        open_at(self, QSize(720, 480))
        self.list = named(QListWidget(), "content")
        self.list.setAccessibleName("Constats proposés")
        self.list.setWordWrap(True)
        for part in parts:
            self.list.addItem(_ticked(part))
        self.setLayout(
            column(
                label("Ce texte semble contenir plusieurs constats.", "subtitle"),
                label(_HOW, "quiet"),
                wide(self.list),
                self._buttons(),
                margins=16,
                spacing=12,
            )
        )

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.accept_button = buttons.addButton(
            "Ajouter ces constats", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setObjectName("main")
        buttons.addButton("Garder un seul texte", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def kept(self) -> list[str]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [i.text() for i in items if i.checkState() is Qt.CheckState.Checked]

    @classmethod
    def ask(cls, parts: list[str], parent: QWidget) -> list[str]:
        """The texts she wants as constats; none where she keeps the message in one piece."""
        dialog = cls(parts, parent)
        return dialog.kept if dialog.exec() else []


def _ticked(text: str) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked)
    return item
