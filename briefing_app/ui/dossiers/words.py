"""What a dossier says beside its items: the asks, the points of the delegation, how it is told."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from briefing_app.domain.choices import Language, Numbering, Option, Typography
from briefing_app.domain.model import Dossier, Item, Point
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.choice import ChoiceField, ChoicesField
from briefing_app.ui.fields.links import LinkField
from briefing_app.ui.fields.records import LinesField, RecordsField
from briefing_app.ui.fields.text import LineField, TextField
from briefing_app.ui.parts.form import ItemForm, Line
from briefing_app.ui.parts.panels import HistoryPanel


class DossierForm(ItemForm):
    def make_fields(self) -> Mapping[str, Field]:
        return {
            "asks": LinesField(
                "Ce que nous demandons (trois lignes au plus, en tête de la première page)",
                "Une demande par ligne",
            ),
            "points": RecordsField(
                "Note de la délégation (ne sort pas du collectif)",
                Point,
                self._point,
                "+ Point",
                lines=(
                    ("theme", "speaker"),
                    ("ask",),
                    ("argument",),
                    ("figure",),
                    ("objection", "answer"),
                    ("avoid",),
                ),
            ),
            "title": LineField("Nom du dossier"),
            "previous": LinkField("Dossier précédent", self.session, "dossiers"),
            "numbering": ChoiceField("Numérotation", Numbering),
            "options": ChoicesField("Aussi dans le dossier", Option),
            "typography": ChoiceField("Typographie", Typography, empty="celle des réglages"),
            "language": ChoiceField("Langue des intitulés", Language, empty="français"),
        }

    def _point(self) -> Mapping[str, Field]:
        return {
            "theme": LinkField("Thème", self.session, "themes"),
            "speaker": LinkField("Qui parle", self.session, "people"),
            "ask": LineField("Demande, en une ligne"),
            "argument": TextField("Argument", lines=2),
            "figure": LineField("Chiffre à citer"),
            "objection": TextField("Objection attendue", lines=2),
            "answer": TextField("Réponse", lines=2),
            "avoid": LineField("À ne pas dire"),
        }

    def lines(self) -> list[Line]:
        return [
            ("asks",),
            ("points",),
            ("title",),
            ("previous",),
            ("numbering",),
            ("options",),
            ("typography", "language"),
        ]

    def extras(self) -> list[QWidget]:
        self.history = HistoryPanel(self.session)
        return [self.history]

    def show_item(self, item: Item | None) -> None:
        super().show_item(item)
        self.history.show_item(Dossier.KIND, item.key if item else "")

    def title(self, item: Item | None) -> str:
        return "Demandes, note et présentation"
