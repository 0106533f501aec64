"""The frozen content that documents are composed from: words only, nothing left to look up.

What may not be shown to the audience is not in it; the use case that gathers it decides that.
"""

from dataclasses import dataclass
from datetime import date

from briefing_app.domain.choices import Numbering, Section


@dataclass(frozen=True, slots=True)
class Attendee:
    """One participant, named as on that day."""

    name: str
    function: str = ""
    organisation: str = ""
    title: str = ""
    excused: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One constat or recommandation as it stands in a document, with its sub-demands."""

    key: str
    text: str
    measures: str = ""
    sources: tuple[str, ...] = ()
    parts: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """One earlier engagement and what became of it."""

    key: str
    text: str
    status: str
    kept: bool
    made: date | None = None
    by: str = ""
    due: date | None = None
    due_text: str = ""
    news: str = ""
    news_date: date | None = None


@dataclass(frozen=True, slots=True)
class DossierContent:
    produced: date
    collective: str
    title: str
    institution: str
    meeting_date: date | None = None
    start: str = ""
    end: str = ""
    place: str = ""
    theirs: tuple[Attendee, ...] = ()
    ours: tuple[Attendee, ...] = ()
    presentation: str = ""
    members: tuple[str, ...] = ()
    context: str = ""
    asks: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    constats: tuple[ThemeGroup, ...] = ()
    recommendations: tuple[ThemeGroup, ...] = ()
    annexes: tuple[str, ...] = ()
    sections: tuple[Section, ...] = tuple(Section)
    numbering: Numbering = Numbering.CONTINUE
