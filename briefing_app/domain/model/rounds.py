"""The grids that go round, and what came back in them."""

import datetime
from dataclasses import dataclass

from briefing_app.domain.choices import (
    Diffusion,
)
from briefing_app.domain.model.facts import (
    AnyKey,
    Item,
    Noun,
    OrganisationKey,
    Record,
    RoundKey,
    seen,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell(Record):
    """One cell of a grid: what it said of one item, and who had written it where that is known."""

    kind: str = seen("nature", feminine=True, required=True)
    key: AnyKey = seen("clé", feminine=True, required=True, telling=False)
    column: str = seen("colonne", required=True)
    value: str = seen("valeur", feminine=True)
    organisation: OrganisationKey | None = seen("organisation", None, feminine=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Item):
    """One round of the grid: what it said on the day it was sent, so that answers can be told."""

    KIND = "rounds"
    NOUN = Noun("tour de grille", "tours de grille")
    HEADLINE = ("title",)

    title: str = seen("titre", required=True)
    date: datetime.date | None = seen("date", None, feminine=True)
    reply_by: datetime.date | None = seen("réponse attendue", None, feminine=True)
    audience: Diffusion = seen("destinataire", Diffusion.COLLECTIF)
    sent: tuple[GridCell, ...] = seen("envoyé", (), copies=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class GridReturn(Record):
    """A grid that came back: from whom, when it was first taken over, under which name."""

    organisation: OrganisationKey | None = seen("organisation", None, feminine=True)
    date: datetime.date | None = seen("date", None, feminine=True)
    document: str = seen("document", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Item):
    """One file that was sent, for one association or for all, and what came back in it."""

    KIND = "grids"
    NOUN = Noun("grille", feminine=True)
    HEADLINE = ("document",)

    round: RoundKey | None = seen("tour", None)
    organisation: OrganisationKey | None = seen("organisation", None, feminine=True)
    document: str = seen("document", required=True)
    rows: int | None = seen("lignes", None, feminine=True)
    returns: tuple[GridReturn, ...] = seen("retours", ())
    received: tuple[GridCell, ...] = seen("reçu", (), copies=True)
