"""The places of the window, in the order of the list at left."""

from collections.abc import Callable
from dataclasses import dataclass

from briefing_app.ui.commitments import commitments_page
from briefing_app.ui.constats import constats_page
from briefing_app.ui.dossiers import DossierPage
from briefing_app.ui.following import FollowUpPage
from briefing_app.ui.meetings import MeetingsPage
from briefing_app.ui.page import Page
from briefing_app.ui.reading import ReadingPage
from briefing_app.ui.recommendations import recommendations_page
from briefing_app.ui.session import Session
from briefing_app.ui.today import TodayPage


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its page is made at the first visit."""

    name: str
    title: str
    make: Callable[[Session], Page]
    kinds: tuple[str, ...] = ()
    """The kinds of items that are shown there."""
    first: bool = False
    """Whether a line stands above it in the list."""


PLACES = (
    Place("today", "Aujourd’hui", TodayPage),
    Place("meetings", "Rencontres", MeetingsPage, ("meetings", "interventions")),
    Place("dossiers", "Dossiers", DossierPage, ("dossiers",)),
    Place("constats", "Constats", constats_page, ("constats",), first=True),
    Place("recommendations", "Recommandations", recommendations_page, ("recommendations",)),
    Place("commitments", "Engagements", commitments_page, ("commitments",)),
    Place("following", "Suivi", FollowUpPage),
    Place("reading", "Documents", ReadingPage, ("documents",)),
)
