"""Meetings: who was there, what was said, and what comes next."""

import datetime
from dataclasses import dataclass

from briefing_app.domain.choices import (
    Diffusion,
    MeetingKind,
    MeetingState,
    Side,
)
from briefing_app.domain.model.facts import (
    Clock,
    InterventionKey,
    Item,
    MeetingKey,
    Noun,
    OrganisationKey,
    PersonKey,
    Record,
    internal,
    seen,
)
from briefing_app.domain.model.sources import Source
from briefing_app.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """One person in a meeting, with the function and organisation of that day."""

    person: PersonKey | None = seen("personne", None, feminine=True)
    label: str = seen("libellé", telling=False)
    side: Side = seen("côté", Side.COLLECTIF)
    function: str = seen("fonction", feminine=True, telling=False)
    organisation: OrganisationKey | None = seen("organisation", None, feminine=True)
    excused: bool = seen("excusé", False)
    reason: str = seen("motif")

    def __post_init__(self) -> None:
        if not (self.person or self.label.strip()):
            raise UserError("Un participant doit être une personne ou avoir un libellé.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming(Record):
    date: datetime.date | None = seen("date", None, feminine=True)
    text: str = seen("texte", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Item):
    KIND = "meetings"
    NOUN = Noun("rencontre", feminine=True)
    HEADLINE = ("title",)

    title: str = seen("titre", required=True)
    kind: MeetingKind = seen("nature", MeetingKind.RENCONTRE, feminine=True)
    date: datetime.date | None = seen("date", None, feminine=True)
    start: Clock = seen("début", telling=False)
    end: Clock = seen("fin", feminine=True, telling=False)
    place: str = seen("lieu", telling=False)
    institutions: tuple[OrganisationKey, ...] = seen("institutions", (), feminine=True)
    interlocutor: PersonKey | None = seen("interlocuteur", None)
    state: MeetingState = seen("état", MeetingState.A_PREPARER)
    context: str = seen("contexte")
    synthesis: str = seen("synthèse", feminine=True)
    agenda: tuple[str, ...] = seen("ordre du jour", ())
    annexes: tuple[str, ...] = seen("annexes", (), feminine=True)
    diffusion: Diffusion = seen("diffusion", Diffusion.INTERNE, feminine=True)
    participants: tuple[Participant, ...] = seen("participants", ())
    upcoming: tuple[Upcoming, ...] = seen("dates à venir", (), feminine=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Item):
    """One speaker's turn in the minutes."""

    KIND = "interventions"
    NOUN = Noun("intervention", feminine=True)

    meeting: MeetingKey = seen("rencontre", feminine=True, required=True)
    position: int | None = seen("rang", None)
    person: PersonKey | None = seen("personne", None, feminine=True)
    organisation: OrganisationKey | None = seen("organisation", None, feminine=True)
    label: str = seen("libellé")
    text: str = seen("texte", required=True)
    answers: InterventionKey | None = seen("répond à", None)
    diffusion: Diffusion = seen("diffusion", Diffusion.INTERNE, feminine=True)
    source: Source | None = internal("provenance", None, feminine=True)
