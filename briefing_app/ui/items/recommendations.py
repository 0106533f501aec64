"""Recommandations: what is asked of the State, and what was answered, meeting by meeting."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from briefing_app.domain.choices import Diffusion, RecommendationStatus, Stance, Validation
from briefing_app.domain.model import Carried, Item, Recommendation
from briefing_app.ui.fields.base import Field
from briefing_app.ui.fields.choice import ChoiceField, DiffusionField
from briefing_app.ui.fields.follow_ups import follow_ups
from briefing_app.ui.fields.links import LinkField, LinksField
from briefing_app.ui.fields.records import RecordsField
from briefing_app.ui.fields.text import LineField, TextField
from briefing_app.ui.fields.themes import ThemesField
from briefing_app.ui.lists.facets import Facet, choices, used
from briefing_app.ui.lists.item_page import ItemPage
from briefing_app.ui.lists.listing import ListPane, ListSpec
from briefing_app.ui.parts.attachments import AttachmentsPanel
from briefing_app.ui.parts.form import ItemForm, Line
from briefing_app.ui.parts.panels import ChainPanel, HistoryPanel
from briefing_app.ui.window.session import Session
from briefing_app.usecases.items.chains import chain


def recommendations_page(session: Session) -> ItemPage:
    kind = Recommendation.KIND
    spec = ListSpec(
        Recommendation,
        "Recommandations",
        (
            Facet("states", "État", choices(RecommendationStatus)),
            Facet(
                "institutions", "Institution", used(session, kind, "addressed_to", "organisations")
            ),
            Facet(
                "associations", "Association", used(session, kind, "organisations", "organisations")
            ),
            Facet("diffusions", "Diffusion", choices(Diffusion)),
            Facet("measures", "Mesure", used(session, kind, "measures", "measures")),
        ),
        "Aucune recommandation pour l’instant. Commencez par « + Nouvelle recommandation ».",
        theme_column=1,
    )
    pane, form = ListPane(session, spec), RecommendationForm(session, Recommendation)
    return ItemPage(session, pane, form, RecommendationStatus)


class RecommendationForm(ItemForm):
    def make_fields(self) -> Mapping[str, Field]:
        session = self.session
        self.text = TextField(
            "Recommandation",
            "Ce qui est demandé, en une phrase qui commence par un verbe",
            lines=5,
            known=session.known_words,
        )
        return {
            "text": self.text,
            "status": ChoiceField("État", RecommendationStatus),
            "validation": ChoiceField("Validation", Validation),
            "diffusion": DiffusionField(),
            "themes": ThemesField("Thèmes", session, text=lambda: self.text.draft),
            "addressed_to": LinksField(
                "Adressée à", session, "organisations", "Ajouter une institution"
            ),
            "answers": LinksField("Répond aux constats", session, "constats", "C-0014, ou un mot"),
            "measures": LinksField("Mesures", session, "measures", "Ajouter : mesure 5"),
            "parent": LinkField(
                "Précise la demande", session, "recommendations", "R-0032, ou un mot"
            ),
            "audience_group": LineField("Public", "Toutes les victimes, mineurs…"),
            "organisations": LinksField(
                "Portée par", session, "organisations", "Ajouter une association"
            ),
            "carried": RecordsField("Réponses reçues", Carried, self._carried, "+ Réponse reçue"),
            "notes": follow_ups(session),
            "note": TextField("Note interne (ne sort jamais)", lines=2),
        }

    def _carried(self) -> Mapping[str, Field]:
        return {
            "meeting": LinkField(
                "Rencontre", self.session, "meetings", "Rencontre où elle a été portée"
            ),
            "stance": ChoiceField("Position", Stance),
            "answer": TextField("Ce qui a été répondu", lines=2),
        }

    def lines(self) -> list[Line]:
        together = [("status", "validation"), ("parent", "audience_group")]
        joined = {name for line in together for name in line}
        firsts = {line[0]: line for line in together}
        return [
            firsts.get(name, (name,))
            for name in self.fields
            if name not in joined or name in firsts
        ]

    def extras(self) -> list[QWidget]:
        self.chain = ChainPanel(self.session)
        self.history = HistoryPanel(self.session)
        return [self.chain, AttachmentsPanel(self), self.history]

    def show_item(self, item: Item | None) -> None:
        super().show_item(item)
        key = item.key if item else ""
        self.chain.show_steps(chain(self.session.store, Recommendation.KIND, key) if key else [])
        self.history.show_item(Recommendation.KIND, key)
