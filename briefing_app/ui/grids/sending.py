"""Préparer une grille: for whom, of what, by when, and where the files go."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QWidget,
)

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Plan, PlanVersion
from briefing_app.errors import UserError
from briefing_app.ui.fields.moment import DateField
from briefing_app.ui.parts.layout import column, rest, row, wide
from briefing_app.ui.parts.outside import audience_box, documents_folder
from briefing_app.ui.parts.saving import Keeper, Typed
from briefing_app.ui.parts.widgets import Chip, Chips, button, captioned, label, readable, refill
from briefing_app.ui.window.session import Session
from briefing_app.usecases.grids.names import names_for
from briefing_app.usecases.grids.sending import GridRequest, Sent, send
from briefing_app.usecases.items.workspace import themes

_EACH = "*"
_SENDING = "rounds.sending"
"""The draft of a grid that is being prepared."""
_TIME_TO_ANSWER = timedelta(weeks=3)


class SendPane(QWidget):
    def __init__(self, session: Session, open_place: Callable[[Path], None]) -> None:
        super().__init__()
        self._session = session
        self._open_place = open_place
        self.folder = documents_folder()
        self.whom = QComboBox()
        self.audience = audience_box(Diffusion.COLLECTIF)
        self.themes = Chips(shown=8)
        self.plan = QComboBox()
        self.only_open = QCheckBox("seulement ce qui reste à obtenir")
        self.by = DateField("Réponse attendue avant le")
        self.by.show_value(date.today() + _TIME_TO_ANSWER)
        self.by.mark_kept()
        self.keeper = Keeper(session, self, lambda: None, self._unkept)
        self.by.edited.connect(self.keeper.touch)
        self.by.settled.connect(self.keeper.keep)
        self._resume()
        self.place = button("", "link")
        self.place.clicked.connect(self._choose_folder)
        self.prepare = button("Préparer les fichiers", "main")
        self.prepare.clicked.connect(self.send)
        self.done = label("", "done")
        self.open = button("Ouvrir l’emplacement", "link")
        self.open.clicked.connect(lambda: self._open_place(self.folder))
        self.open.hide()
        self.done.setWordWrap(True)
        self._lay_out()
        self._show_folder()

    def _lay_out(self) -> None:
        first = row(
            wide(captioned("Pour", self.whom), 3), wide(captioned("Lisible par", self.audience), 2)
        )
        second = row(wide(captioned("Mesures jointes", self.plan), 3), wide(self.by, 2))
        foot = row(wide(self.done), self.open, self.prepare)
        about = label(
            "Chaque fichier porte les engagements et les recommandations, avec des colonnes à"
            " remplir. Vous le joignez à votre message ; quand il revient, vous le reprenez ici.",
            "quiet",
        )
        about.setWordWrap(True)
        self.setLayout(
            column(
                label("Préparer une grille", "subtitle"),
                readable(about),
                first,
                captioned("Thèmes (tous si aucun n’est choisi)", self.themes),
                second,
                self.only_open,
                self.place,
                rest(),
                foot,
                margins=(24, 12, 24, 12),
                spacing=12,
            )
        )

    def _unkept(self) -> Typed:
        """The day that she typed, until the grid is sent."""
        return Typed(_SENDING, "", {"by": self.by.draft} if self.by.unkept else {})

    def _resume(self) -> None:
        if draft := self._session.store.drafts.get(_SENDING, ""):
            self.by.show_draft(draft.content["by"])
            self.keeper.begin(draft.kind, draft.key)

    def reload(self) -> None:
        store = self._session.store
        names = names_for(store, Diffusion.COLLECTIF)
        members = [(names.organisations[key], key) for key in names.members]
        refill(
            self.whom,
            [
                ("toutes les associations : une même grille", ""),
                ("chaque association : ce qui la concerne", _EACH),
                *members,
            ],
        )
        plans = {plan.key: plan.title for plan in store.find(Plan)}
        versions = [(f"{plans[v.plan]}, {v.label}", v.key) for v in store.find(PlanVersion)]
        refill(self.plan, [("aucune", ""), *versions])
        chips = [Chip(theme.key, theme.label) for theme in themes(store)]
        self.themes.show_chips(chips, self.themes.picked)

    @property
    def request(self) -> GridRequest:
        whom = self.whom.currentData()
        return GridRequest(
            themes=self.themes.picked,
            audience=Diffusion(self.audience.currentData()),
            organisation="" if whom == _EACH else whom,
            each=whom == _EACH,
            plan=self.plan.currentData(),
            only_open=self.only_open.isChecked(),
            reply_by=self.by.value,
        )

    def send(self) -> None:
        """Write the files, and remember what was sent to whom."""
        try:
            request = self.request
        except UserError as error:
            self.by.say(str(error))
            return
        self.by.say("")
        store, folder, today = self._session.store, self.folder, date.today()
        self._session.run(
            "Écriture des grilles",
            lambda step: send(store, request, folder, today, step),
            self._on_sent,
        )

    def _on_sent(self, sent: Sent) -> None:
        self.by.mark_kept()
        self.keeper.keep()
        count, without, held = len(sent.files), len(sent.without), len(sent.withheld)
        told = [f"Prêt : {count} grille{'s' if count > 1 else ''}, {sent.rows} lignes."]
        if sent.left_out:
            lines = _counted(sent.left_out, "ligne")
            told.append(f"{lines} sans association membre : aucune de ces grilles n’en parle.")
        if without:
            told.append(f"Rien ne concerne {_counted(without, 'association')}.")
        if held:
            told.append(f"{_counted(held, 'élément')} non transmis : leur diffusion l’interdit.")
        self.done.setText(" ".join(told))
        self.open.show()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Emplacement des grilles", str(self.folder))
        if chosen:
            self.folder = Path(chosen)
            self._show_folder()

    def _show_folder(self) -> None:
        self.place.setText(f"Emplacement : {self.folder}")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count > 1 else ''}"
