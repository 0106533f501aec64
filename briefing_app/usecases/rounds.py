"""Rounds of the grid: who was sent what, who has answered, and the words that remind the others."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from briefing_app.domain.dates import format_date
from briefing_app.domain.errors import UserError
from briefing_app.domain.grid import Names
from briefing_app.domain.model import Grid, GridReturn, Round
from briefing_app.domain.shape import Json
from briefing_app.domain.text import typeset
from briefing_app.storage.store import Store
from briefing_app.usecases.labels import names_for
from briefing_app.usecases.naming import collective


@dataclass(frozen=True, slots=True)
class Asked:
    """One association in a round: the file it was sent, and the day of its answer."""

    grid: str
    organisation: str
    label: str
    document: str
    rows: int
    answered: date | None


@dataclass(frozen=True, slots=True)
class RoundState:
    key: str
    title: str
    sent_on: date | None
    reply_by: date | None
    asked: tuple[Asked, ...]

    @property
    def waiting(self) -> tuple[Asked, ...]:
        return tuple(each for each in self.asked if each.answered is None)

    def as_json(self) -> Json:
        return {
            "key": self.key,
            "title": self.title,
            "date": str(self.sent_on or ""),
            "reply_by": str(self.reply_by or ""),
            "answered": self.answered,
            "asked": [
                {
                    "organisation": each.organisation,
                    "file": each.document,
                    "rows": each.rows,
                    "answered": str(each.answered or ""),
                }
                for each in self.asked
            ],
            "waiting": [each.organisation for each in self.waiting],
        }

    @property
    def answered(self) -> int:
        return len(self.asked) - len(self.waiting)


def rounds(store: Store) -> list[RoundState]:
    """Latest first."""
    tours = sorted(store.find(Round), key=lambda tour: str(tour.date or ""), reverse=True)
    if not tours:
        return []
    names = names_for(store, tours[0].audience)
    grids: dict[str | None, list[Grid]] = {}
    for grid in store.find(Grid):
        grids.setdefault(grid.round, []).append(grid)
    return [_state(tour, grids.get(tour.key, []), names) for tour in tours]


def round_of(store: Store, key: str = "") -> RoundState:
    """That round, or the latest one."""
    found = next((each for each in rounds(store) if key in ("", each.key)), None)
    if found is None:
        raise UserError(f"Tour de grille introuvable : « {key} »." if key else _NONE)
    return found


_NONE = "Aucune grille n’a encore été envoyée."


def _state(tour: Round, grids: list[Grid], names: Names) -> RoundState:
    asked = [each for grid in grids for each in _asked(grid, names)]
    ordered = tuple(sorted(asked, key=lambda each: each.label.lower()))
    return RoundState(tour.key, tour.title, tour.date, tour.reply_by, ordered)


def _asked(grid: Grid, names: Names) -> list[Asked]:
    """Those whom the file went to: its association, or every member."""
    days = {each.organisation: each.date for each in grid.returns}
    keys = [grid.organisation] if grid.organisation else list(names.members)
    return [
        Asked(grid.key, key, names.organisations[key], grid.document, grid.rows or 0, days.get(key))
        for key in keys
    ]


def reminder(store: Store, state: RoundState, organisation: str = "") -> str:
    """The message to those who have not answered, or to one of them, ready to paste."""
    waiting = [each for each in state.waiting if organisation in ("", each.organisation)]
    if not waiting:
        raise UserError("Il n’y a personne à relancer : tout le monde a répondu.")
    one = waiting[0] if len(waiting) == 1 else None
    ours = collective(store)
    signed = ours.signatory or ours.name or "La coordination"
    sent = f" le {format_date(state.sent_on)}" if state.sent_on else ""
    document = f", « {PurePath(one.document).stem} »," if one else ""
    own = one and [each.grid for each in state.asked].count(one.grid) == 1
    lines = f" Elle compte {one.rows} lignes qui vous concernent." if one and own else ""
    by = f", si possible avant le {format_date(state.reply_by)}" if state.reply_by else ""
    asked = (
        f"Nous vous avons adressé{sent} la grille de suivi{document} et n’avons pas encore reçu"
        f" votre retour.{lines}"
    )
    wish = (
        "Une ligne sans nouvelle peut rester vide ; même une seule réponse nous est utile."
        f" Merci de remplir les colonnes bleutées et de nous renvoyer ce même fichier{by}."
    )
    nothing = "Si vous n’avez rien à signaler, un mot en réponse suffit : nous le noterons."
    subject = f"Objet : {state.title} – votre réponse"
    parts = (subject, "Bonjour,", asked, wish, nothing, "Bien cordialement,", signed)
    return "\n\n".join(map(typeset, parts))


def mark_answered(store: Store, state: RoundState, organisation: str, today: date) -> None:
    """Note an answer that came without a file: a call, or a mail that says there is no news."""
    asked = next((each for each in state.waiting if each.organisation == organisation), None)
    if asked is None:
        raise UserError("Cette association n’est pas attendue dans ce tour, ou a déjà répondu.")
    grid = store.get(Grid, asked.grid)
    told = GridReturn(organisation=organisation, date=today, document="sans fichier")
    with store.operation(f"Noter la réponse de {asked.label}"):
        store.save(replace(grid, returns=(*grid.returns, told)))
