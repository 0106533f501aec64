"""Rounds of the grid: who was sent what, and who has answered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from briefing_app.domain.choices import OrganisationKind
from briefing_app.domain.model import Grid, GridReturn, Organisation, Round
from briefing_app.domain.shape import Json
from briefing_app.errors import UserError
from briefing_app.storage.store import Store

_Organisations = Mapping[str, Organisation]


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

    @property
    def progress(self) -> str:
        """« 1 réponse sur 23 »."""
        return f"{self.answered} réponse{'s' if self.answered > 1 else ''} sur {len(self.asked)}"


def rounds(store: Store) -> list[RoundState]:
    """Latest first."""
    sent = sorted(store.find(Round), key=lambda round_: str(round_.date or ""), reverse=True)
    if not sent:
        return []
    organisations = {each.key: each for each in store.find(Organisation)}
    grids: dict[str | None, list[Grid]] = {}
    for grid in store.find(Grid):
        grids.setdefault(grid.round, []).append(grid)
    return [_state(round_, grids.get(round_.key, []), organisations) for round_ in sent]


def round_of(store: Store, key: str = "") -> RoundState:
    """That round, or the latest one."""
    found = next((each for each in rounds(store) if key in ("", each.key)), None)
    if found is None:
        raise UserError(f"Tour de grille introuvable : « {key} »." if key else _NONE)
    return found


_NONE = "Aucune grille n’a encore été envoyée."


def _state(round_: Round, grids: list[Grid], organisations: _Organisations) -> RoundState:
    asked = [each for grid in grids for each in _asked(grid, organisations)]
    ordered = tuple(sorted(asked, key=lambda each: each.label.lower()))
    return RoundState(round_.key, round_.title, round_.date, round_.reply_by, ordered)


def _asked(grid: Grid, organisations: _Organisations) -> list[Asked]:
    """Those whom the file went to: its association, or every member."""
    days = {each.organisation: each.date for each in grid.returns}
    members = [each for each in organisations.values() if each.kind is OrganisationKind.MEMBRE]
    asked = [organisations[grid.organisation]] if grid.organisation else members
    return [
        Asked(
            grid.key,
            each.key,
            each.short or each.name,
            grid.document,
            grid.rows or 0,
            days.get(each.key),
        )
        for each in asked
    ]


def mark_answered(store: Store, state: RoundState, organisation: str, today: date) -> None:
    """Note an answer that came without a file: a call, or a mail that says there is no news."""
    asked = next((each for each in state.waiting if each.organisation == organisation), None)
    if asked is None:
        raise UserError("Cette association n’est pas attendue dans ce tour, ou a déjà répondu.")
    grid = store.get(Grid, asked.grid)
    told = GridReturn(organisation=organisation, date=today, document="sans fichier")
    with store.operation(f"Noter la réponse de {asked.label}"):
        store.save(replace(grid, returns=(*grid.returns, told)))
