"""What a day begins with: the next meeting and what it lacks, what is late, what waits."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import (
    CommitmentStatus,
    ConstatStatus,
    Diffusion,
    MeetingState,
    Side,
    Validation,
)
from briefing_app.domain.lateness import CLOSED, SOON, is_late
from briefing_app.domain.model import Commitment, Constat, Dossier, Meeting, Theme
from briefing_app.storage import queries
from briefing_app.storage.filters import Filter
from briefing_app.storage.lists import keys
from briefing_app.storage.store import Store
from briefing_app.usecases.grids.rounds import rounds
from briefing_app.usecases.resuming import ToResume, to_resume


class Task(NamedTuple):
    """One thing the next meeting needs: done, or where to do it."""

    text: str
    done: bool
    kind: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Today:
    meeting: Meeting | None
    tasks: tuple[Task, ...]
    late: tuple[Commitment, ...]
    soon: tuple[Commitment, ...]
    awaited: int
    """How many associations have a grid and did not send it back."""
    left: tuple[ToResume, ...]
    """Reviews and typed texts that were left unfinished, latest first."""
    waiting: int
    """How many constats and recommandations an association proposed and nobody accepted yet."""


def gather_today(store: Store, today: date) -> Today:
    meeting = next_meeting(store, today)
    late, soon = _due(store, today)
    return Today(
        meeting,
        tuple(_tasks(store, meeting)) if meeting else (),
        late,
        soon,
        sum(len(each.waiting) for each in rounds(store)),
        tuple(to_resume(store)),
        queries.count_validation(store.db, Validation.PROPOSEE.value),
    )


def next_meeting(store: Store, today: date) -> Meeting | None:
    """The first to come; one without a date when no other is."""
    wanted = Filter(states=(MeetingState.A_PREPARER,))
    open_ = store.find(Meeting, keys(store.db, Meeting.KIND, wanted))
    coming = sorted(
        (m for m in open_ if m.date is None or m.date >= today), key=lambda m: m.date or date.max
    )
    return coming[0] if coming else None


def _due(store: Store, today: date) -> tuple[tuple[Commitment, ...], tuple[Commitment, ...]]:
    """Overdue, the most recent first; and due soon."""
    awaited = tuple(each for each in CommitmentStatus if each not in CLOSED)
    wanted = Filter(states=awaited, until=today + timedelta(days=SOON))
    found = store.find(Commitment, keys(store.db, Commitment.KIND, wanted))
    late = [item for item in found if is_late(item.due, item.status, today)]
    late.sort(key=lambda item: item.due or today, reverse=True)
    soon = [item for item in found if item.due and item.due >= today]
    return tuple(late), tuple(soon)


def _tasks(store: Store, meeting: Meeting) -> list[Task]:
    key = queries.dossier_of(store.db, meeting.key)
    dossier = store.get(Dossier, key) if key else None
    here = (Meeting.KIND, meeting.key)
    there = (Dossier.KIND, dossier.key) if dossier else here
    ours = [p for p in meeting.participants if p.side is Side.COLLECTIF and not p.excused]
    themes = _labels(store, dossier.themes if dossier else ())
    many = "s" if len(ours) > 1 else ""
    tasks = [
        Task(f"Thèmes choisis : {Voice().listed(themes)}", True)
        if themes
        else Task("Choisir les thèmes du dossier", False, *there),
        Task(f"Délégation : {len(ours)} personne{many}", True)
        if ours
        else Task("Dire qui vient pour le collectif", False, *here),
    ]
    if not (meeting.interlocutor or meeting.institutions):
        tasks.append(Task("Dire qui nous rencontrons", False, *here))
    if not meeting.agenda:
        tasks.append(Task("Écrire l’ordre du jour", False, *here))
    if dossier:
        tasks += _dossier_tasks(store, dossier)
    return tasks


def _dossier_tasks(store: Store, dossier: Dossier) -> list[Task]:
    here = (Dossier.KIND, dossier.key)
    tasks = []
    if not dossier.asks:
        tasks.append(Task("Écrire ce que nous demandons", False, *here))
    undecided = _undecided(store, dossier)
    if undecided:
        many = "s" if undecided > 1 else ""
        text = f"{undecided} constat{many} en brouillon, sans diffusion décidée"
        tasks.append(Task(text, False, *here))
    spoken = {point.theme for point in dossier.points if point.speaker}
    silent = _labels(store, [theme for theme in dossier.themes if theme not in spoken])
    if silent:
        quoted = Voice().listed([f"« {label.lower()} »" for label in silent])
        tasks.append(Task(f"Note de la délégation : aucun intervenant pour {quoted}", False, *here))
    return tasks


def _undecided(store: Store, dossier: Dossier) -> int:
    wanted = Filter(
        themes=dossier.themes,
        states=(ConstatStatus.ACTUEL.value,),
        diffusions=(Diffusion.INTERNE,),
    )
    found = store.find(Constat, keys(store.db, Constat.KIND, wanted))
    return sum(item.validation is Validation.BROUILLON for item in found)


def _labels(store: Store, themes: tuple[str, ...] | list[str]) -> list[str]:
    return [theme.label for theme in store.find(Theme, themes)]
