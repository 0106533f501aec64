"""Sigles: what is written out where a document names it first."""

from collections.abc import Mapping

from briefing_app.domain.model import Acronym, Item
from briefing_app.errors import FieldError
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.text import LineField, TextField
from briefing_app.ui.lists.item_page import ItemPage
from briefing_app.ui.lists.listing import ListPane, ListSpec
from briefing_app.ui.parts.form import ItemForm
from briefing_app.ui.window.session import Session


def acronyms_page(session: Session) -> ItemPage:
    spec = ListSpec(
        Acronym,
        "Sigles",
        (),
        "Aucun sigle encore. Ceux que vous notez ici sont écrits en toutes lettres à leur première"
        " apparition dans un document.",
        theme_column=None,
    )
    pane = ListPane(session, spec)
    pane.delegate.reference = "HCE-CNCDH0"
    pane.delegate.lines = 1
    return ItemPage(session, pane, AcronymForm(session, Acronym))


class AcronymForm(ItemForm):
    """A sigle is known by its letters: other letters make another one, in its place."""

    def make_fields(self) -> Mapping[str, Field]:
        return {
            "key": LineField("Sigle", "MIPROF"),
            "text": TextField("En toutes lettres", lines=2),
        }

    def check(self, stored: Item | None, typed: Item) -> None:
        if not typed.key:
            raise FieldError("key", "Donnez les lettres du sigle : sans elles, rien n’est gardé.")
        other = stored is None or stored.key != typed.key
        if other and self.session.store.find(Acronym, [typed.key]):
            raise FieldError("key", f"« {typed.key} » est déjà dans la liste.")

    def put(self, stored: Item | None, typed: Item) -> Item:
        if stored and stored.key != typed.key:
            self.session.store.delete(Acronym.KIND, [stored.key])
        return super().put(stored, typed)

    def title(self, item: Item | None) -> str:
        return item.key if item else super().title(item)
