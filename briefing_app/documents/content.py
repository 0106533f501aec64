"""The frozen content that documents are composed from: words only, nothing left to look up.

What may not be shown to the audience is not in it; the use cases that gather it decide that. It
is kept with the record of what was produced, as plain values (`domain/shape.py`), so a field
without a value has an empty default.
"""

import datetime
from dataclasses import dataclass
from datetime import date

from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import (
    CommitmentStatus,
    Diffusion,
    Firmness,
    Language,
    Stance,
    Typography,
)
from briefing_app.domain.lateness import CLOSED
from briefing_app.domain.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Sigle(Record):
    short: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Record):
    """What every document says of itself, and how it is told."""

    produced: datetime.date
    collective: str
    audience: Diffusion
    language: Language = Language.FRANCAIS
    typography: Typography = Typography.FRANCE
    sigles: tuple[Sigle, ...] = ()
    list_sigles: bool = False

    @property
    def say(self) -> Voice:
        return Voice(self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Record):
    """What one document is composed from; each kind has its own."""

    frame: Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee(Record):
    """One participant, named as on that day."""

    name: str
    function: str = ""
    organisation: str = ""
    title: str = ""
    excused: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion(Record):
    """A meeting as a document tells of it: when, where, with whom."""

    title: str
    institution: str = ""
    date: datetime.date | None = None
    start: str = ""
    end: str = ""
    place: str = ""
    theirs: tuple[Attendee, ...] = ()
    ours: tuple[Attendee, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited(Record):
    """A measure, by the number its plan gives it."""

    number: str
    plan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Record):
    """One constat or recommandation as it stands in a document, with its sub-demands."""

    key: str
    text: str
    heading: str = ""
    measures: tuple[Cited, ...] = ()
    sources: tuple[str, ...] = ()
    evidence: str = ""
    answers: tuple[str, ...] = ()
    """The keys of the constats that a recommandation answers."""
    parts: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Record):
    """Entries under one theme, or for one public."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Record):
    """What was said in a meeting to one recommandation."""

    key: str
    ref: str
    text: str
    stance: Stance
    words: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Record):
    """One engagement, in its own words, and what became of it."""

    key: str
    ref: str
    text: str
    status: CommitmentStatus
    made: datetime.date | None = None
    meeting: str = ""
    by: str = ""
    institution: str = ""
    due: datetime.date | None = None
    due_text: str = ""
    firmness: Firmness | None = None
    measures: tuple[Cited, ...] = ()
    demands: tuple[str, ...] = ()
    """The keys of the recommandations it goes back to."""
    owners: tuple[str, ...] = ()
    theme: str = ""
    news: str = ""
    news_date: datetime.date | None = None
    request: str = ""
    """What is asked next about it."""

    @property
    def settled(self) -> bool:
        return self.status in CLOSED

    def late(self, today: datetime.date) -> int:
        """Days past its due date; 0 where it is settled or not due yet."""
        return max(0, (today - self.due).days) if self.due and not self.settled else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Something to be kept in mind on a day, or at hours of it."""

    key: str
    """Never changes: an agenda that takes the file in again moves the entry, and adds none."""
    day: date
    title: str
    start: str = ""
    end: str = ""
    place: str = ""
    description: str = ""
