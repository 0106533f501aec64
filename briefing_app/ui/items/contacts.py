"""Contacts: the associations, the institutions and what they succeed, the people."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from briefing_app.domain.choices import OrganisationKind
from briefing_app.domain.model import Item, Organisation, Person
from briefing_app.storage.drafts import Draft
from briefing_app.storage.filters import Filter
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.choice import ChoiceField
from briefing_app.ui.fields.links import LinkField, LinksField
from briefing_app.ui.fields.text import LineField, TextField
from briefing_app.ui.items.merging import MergePanel, UsesPanel
from briefing_app.ui.lists.facets import Facet, used
from briefing_app.ui.lists.item_page import ItemPage
from briefing_app.ui.lists.listing import ListPane, ListSpec
from briefing_app.ui.parts.attachments import AttachmentsPanel
from briefing_app.ui.parts.form import DEFAULTS, ItemForm, Line
from briefing_app.ui.parts.layout import column, holding, rest, row, wide
from briefing_app.ui.parts.page import Page
from briefing_app.ui.parts.panels import HistoryPanel
from briefing_app.ui.parts.widgets import Sides
from briefing_app.ui.window.session import Session

_OURS = (OrganisationKind.MEMBRE, OrganisationKind.PARTENAIRE)


class ContactsPage(Page):
    """Three lists, one at a time."""

    prints = True

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.associations = _organisations(session, "Associations", _OURS)
        self.institutions = _organisations(session, "Institutions", (OrganisationKind.INSTITUTION,))
        self.people = _people(session)
        self._pages = (self.associations, self.institutions, self.people)
        self._sides = Sides({page.pane.spec.title: page for page in self._pages}, width=130)
        switch = row(*self._sides.buttons, rest(), margins=(16, 0, 16, 0), spacing=0)
        whole = holding(column(switch, wide(self._sides), margins=(0, 8, 0, 0), spacing=0))
        self.fill_with(whole)

    @property
    def page(self) -> ItemPage:
        return self._pages[self._sides.currentIndex()]

    def show_page(self, page: ItemPage) -> None:
        self._sides.show_side(page)

    def show_item(self, kind: str, key: str) -> None:
        self.show_page(self._page_of(kind, key))
        self.page.show_key(key)

    def _page_of(self, kind: str, key: str, began: str = OrganisationKind.MEMBRE) -> ItemPage:
        """The list that holds it; `began` is what a new one began as."""
        if kind == Person.KIND:
            return self.people
        found = self._session.store.find(Organisation, [key])
        ours = (found[0].kind if found else began) in _OURS
        return self.associations if ours else self.institutions

    def start_new(self) -> None:
        self.page.start_new()

    def commands(self) -> list[QAction]:
        return self.page.commands()

    def seek(self) -> bool:
        return self.page.seek()

    def print_(self) -> bool:
        return self.page.print_()

    def recover(self, draft: Draft) -> bool:
        began = draft.content.get(DEFAULTS, {}).get("kind", OrganisationKind.MEMBRE)
        self.show_page(self._page_of(draft.kind, draft.key, began))
        return self.page.recover(draft)


def _organisations(session: Session, title: str, kinds: tuple[OrganisationKind, ...]) -> ItemPage:
    told = {
        "Associations": "Aucune association encore. Notez celles du collectif : ce sont elles qui"
        " signalent les constats.",
        "Institutions": "Aucune institution encore. Notez les ministères, cabinets et préfectures à"
        " qui le collectif s’adresse.",
    }
    fixed = Filter(states=tuple(kind.value for kind in kinds))
    spec = ListSpec(Organisation, title, (), told[title], theme_column=None, fixed=fixed)
    pane = ListPane(session, spec)
    pane.new.setText(f"+ Nouvelle {title[:-1].lower()}")
    return ItemPage(session, pane, OrganisationForm(session, kinds[0]))


def _people(session: Session) -> ItemPage:
    organisation = used(session, Person.KIND, "organisation", "organisations")
    spec = ListSpec(
        Person,
        "Personnes",
        (Facet("associations", "Organisation", organisation),),
        "Aucune personne encore. Notez ceux que le collectif rencontre, et ceux qui y vont.",
        theme_column=None,
    )
    return ItemPage(session, ListPane(session, spec), PersonForm(session, Person))


class ContactForm(ItemForm):
    """What the forms of contacts have below their fields: where they are used, merging, history."""

    def extras(self) -> list[QWidget]:
        self.uses = UsesPanel(self.session)
        self.merging = MergePanel(self.session, self.cls.KIND, self.keep)
        self.history = HistoryPanel(self.session)
        return [self.merging, self.uses, AttachmentsPanel(self), self.history]

    def show_item(self, item: Item | None) -> None:
        super().show_item(item)
        key = item.key if item else ""
        self.uses.show_item(self.cls.KIND, key)
        self.merging.show_item(key)
        self.history.show_item(self.cls.KIND, key)


class OrganisationForm(ContactForm):
    def __init__(self, session: Session, kind: OrganisationKind) -> None:
        self._kind = kind
        super().__init__(session, Organisation)
        # What is typed into the form as it opens belongs to the list it stands beside.
        self.start_new()

    def make_fields(self) -> Mapping[str, Field]:
        return {
            "name": LineField("Nom", "Nom complet"),
            "short": LineField("Sigle ou nom court", "Celui des listes et des tableaux"),
            "kind": ChoiceField("Nature", OrganisationKind),
            "address": TextField("Adresse (celle des courriers)", lines=3),
            "succeeds": LinksField(
                "Succède à",
                self.session,
                "organisations",
                "L’institution d’avant, dont elle tient les promesses",
            ),
        }

    def lines(self) -> list[Line]:
        return [("name",), ("short", "kind"), ("address",), ("succeeds",)]

    def title(self, item: Item | None) -> str:
        ours = self._kind is OrganisationKind.MEMBRE
        return (
            super().title(item) if item else f"Nouvelle {'association' if ours else 'institution'}"
        )

    def start_new(self, **defaults: Any) -> None:
        super().start_new(kind=self._kind, **defaults)


class PersonForm(ContactForm):
    def make_fields(self) -> Mapping[str, Field]:
        return {
            "title": LineField("Civilité", "Mme, M., Dr"),
            "name": LineField("Nom", "Prénom et nom"),
            "function": LineField("Fonction", "Conseillère justice"),
            "organisation": LinkField("Organisation", self.session, "organisations"),
            "email": LineField("Courriel (ne sort jamais)"),
            "phone": LineField("Téléphone (ne sort jamais)"),
            "note": TextField("Note interne (ne sort jamais)", lines=2),
        }

    def lines(self) -> list[Line]:
        return [("title", "name"), ("function",), ("organisation",), ("email", "phone"), ("note",)]
