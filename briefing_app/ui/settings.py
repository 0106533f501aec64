"""Réglages: the collective itself, how its documents look, where its backups are."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QWidget,
)

from briefing_app.domain.choices import Typography
from briefing_app.domain.model import Collective, Item
from briefing_app.errors import UserError
from briefing_app.storage.connection import DiskError
from briefing_app.storage.drafts import Draft
from briefing_app.storage.file.backups import backups_of, folder_of
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.choice import ChoiceField
from briefing_app.ui.fields.text import LineField, TextField
from briefing_app.ui.parts.choosing import TEMPLATES, FileChoice, SharedPlace
from briefing_app.ui.parts.flow import FlowLayout
from briefing_app.ui.parts.form import ItemForm, Line
from briefing_app.ui.parts.layout import column, gap, holding, rest, row, wide
from briefing_app.ui.parts.page import Page
from briefing_app.ui.parts.restoring import chosen, fill
from briefing_app.ui.parts.widgets import Sides, button, label, named
from briefing_app.ui.window import preferences
from briefing_app.ui.window.session import Session
from briefing_app.usecases.documents import letterhead
from briefing_app.usecases.store.opening import is_shared

_SHARED = (
    "L’emplacement {} est partagé ou synchronisé : vos sauvegardes y seraient copiées ailleurs, et"
    " lisibles par qui y a accès. Une clé USB gardée en lieu sûr protège mieux."
)
_WIDTH = 760
"""Lines of at most some 90 letters."""


class SettingsPage(Page):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self.collective = CollectiveForm(session, Collective)
        self.template = TemplatePane(session)
        self.backups = BackupsPane(session)
        self.sides = Sides(
            {
                "Le collectif": self.collective,
                "Modèle Word": self.template,
                "Sauvegardes": self.backups,
            },
            width=130,
        )
        for each in (self.collective, self.template, self.backups):
            each.setMaximumWidth(_WIDTH)
        whole = holding(column(self._head(), wide(self.sides), margins=(0, 12, 0, 0), spacing=8))
        self.fill_with(whole)

    def _head(self) -> QHBoxLayout:
        return row(
            label("Réglages", "title"),
            gap(24),
            *self.sides.buttons,
            rest(),
            margins=(16, 0, 16, 0),
            spacing=0,
        )

    def show_item(self, kind: str, key: str) -> None:
        self.sides.show_side(self.collective)

    def showEvent(self, event: QShowEvent) -> None:
        self.template.reload()
        self.backups.reload()
        self.collective.show_key(Collective.KEY)
        super().showEvent(event)

    def recover(self, draft: Draft) -> bool:
        self.sides.show_side(self.collective)
        return self.collective.recover(draft)


class CollectiveForm(ItemForm):
    """There is one collective: it is there as soon as something is said of it."""

    def make_fields(self) -> Mapping[str, Field]:
        self.defaults = {"key": Collective.KEY}
        return {
            "name": LineField("Nom", "Celui qui ouvre les dossiers et les courriers"),
            "short": LineField("Nom court", "Celui des en-têtes"),
            "presentation": TextField(
                "Le collectif en bref",
                "Le texte qui présente le collectif dans un dossier",
                lines=6,
            ),
            "address": TextField("Adresse (celle des courriers)", lines=3),
            "place": LineField("Ville", "Celle d’où partent les courriers"),
            "signatory": LineField("Signature", "Nom et fonction, au bas des courriers"),
            "typography": ChoiceField(
                "Typographie des documents", Typography, empty="selon la langue du document"
            ),
        }

    def lines(self) -> list[Line]:
        return [
            ("name", "short"),
            ("presentation",),
            ("address",),
            ("place", "signatory"),
            ("typography",),
        ]

    def title(self, item: Item | None) -> str:
        return "Le collectif"


class _Pane(QWidget):
    """A section: sentences and buttons, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "page")
        self.column = column(margins=16, spacing=12)
        self.setLayout(self.column)

    def tell(self, text: str, name: str = "quiet") -> QWidget:
        said = label(text, name)
        said.setWordWrap(True)
        self.column.addWidget(said)
        return said

    def row(self, *widgets: QWidget) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=8)
        for each in widgets:
            flow.addWidget(each)
        self.column.addWidget(holder)


class TemplatePane(_Pane):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.tell("Modèle Word", "subtitle")
        self.current = label("", "strong")
        self.column.addWidget(self.current)
        self.tell(
            "Tous les documents suivent ce modèle : en-tête, polices, couleurs. Pour le vôtre,"
            " partez du modèle fourni : changez ses styles dans Word sans changer leurs noms, puis"
            " choisissez-le ici. Il est vérifié aussitôt, et gardé dans votre fichier."
        )
        self.choose = button("Choisir un modèle…", "main")
        self.save = button("Enregistrer le modèle fourni…")
        self.back = button("Revenir au modèle fourni")
        self.choose.clicked.connect(self._choose)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self._back)
        self.row(self.choose, self.save, self.back)
        self.problem = label("", "problem")
        self.problem.setWordWrap(True)
        self.column.addWidget(self.problem)
        self.column.addStretch(1)

    def reload(self) -> None:
        if self._session.free:
            name = letterhead.template_name(self._session.store)
            self.current.setText(f"« {name} »" if name else "Modèle fourni")
            self.back.setEnabled(bool(name))

    def _choose(self) -> None:
        path = FileChoice.ask_existing(self, "Choisir un modèle Word", TEMPLATES)
        if path:
            self._try(lambda: letterhead.choose_template(self._session.store, path))

    def _save(self) -> None:
        start = Path.home() / "Modèle Plaidoyer.docx"
        path = FileChoice.ask_new(self, "Enregistrer le modèle fourni", TEMPLATES, start)
        if path:
            self._try(lambda: letterhead.copy_shipped_template(path))

    def _back(self) -> None:
        self._try(lambda: letterhead.forget_template(self._session.store))

    def _try(self, change: object) -> None:
        assert callable(change)
        """What is wrong with a template is said beside its button; a refusing disk, as ever."""
        self.problem.setText("")
        try:
            change()
        except DiskError:
            raise
        except UserError as error:
            self.problem.setText(str(error))
        self.reload()


class BackupsPane(_Pane):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.tell("Sauvegardes", "subtitle")
        self.tell(
            "Elles se font toutes seules : toutes les trente minutes si quelque chose a changé, et"
            " à la fermeture. Chacune est relue avant de compter."
        )
        self.list = named(QListWidget(), "proposals")
        self.list.setAccessibleName("Sauvegardes")
        self.column.addWidget(self.list, 1)
        self.empty = self.tell("Aucune sauvegarde encore : faites la première maintenant.")
        self.now = button("Sauvegarder maintenant", "main")
        self.restore = button("Restaurer celle-ci")
        self.place = button("Voir l’emplacement")
        self.now.clicked.connect(session.back_up_now)
        self.restore.clicked.connect(self._restore)
        self.place.clicked.connect(self._show_place)
        self.row(self.now, self.restore, self.place)
        self.tell("Second emplacement", "section")
        self.second = label("", "quiet")
        self.second.setWordWrap(True)
        self.column.addWidget(self.second)
        self.choose = button("Choisir une clé ou un disque…")
        self.forget = button("Ne plus doubler")
        self.choose.clicked.connect(self._choose)
        self.forget.clicked.connect(lambda: self._set_second(None))
        self.row(self.choose, self.forget)
        session.backed_up.connect(lambda _at: self.reload())

    def reload(self) -> None:
        path = self._session.store.path
        found = backups_of(path) if path else []
        fill(self.list, found)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.restore.setEnabled(bool(found))
        self.now.setEnabled(path is not None)
        self.place.setEnabled(bool(found))
        second = preferences.second_place()
        self.second.setText(
            f"Chaque sauvegarde est doublée dans {second}."
            if second
            else "Chaque sauvegarde peut être doublée sur une clé USB ou un autre disque : ce qui"
            " arrive à cet ordinateur n’emporte alors pas tout."
        )
        self.forget.setEnabled(second is not None)

    def _restore(self) -> None:
        if backup := chosen(self.list):
            self._session.restore_wanted.emit(backup)

    def _show_place(self) -> None:
        path = self._session.store.path
        assert path
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder_of(path))))

    def _choose(self) -> None:
        place = FileChoice.ask_folder(self, "Second emplacement des sauvegardes")
        if place and self._is_hers(place):
            self._set_second(place)

    def _is_hers(self, place: Path) -> bool:
        """Backups are not encrypted: she decides whether they may lie where others can be."""
        return not is_shared(place) or SharedPlace.ask(
            self, _SHARED.format(place), "Doubler ici quand même"
        )

    def _set_second(self, place: Path | None) -> None:
        preferences.set_second_place(place)
        self.reload()
