"""The places of the window, in the order of the list at left."""

from collections.abc import Callable
from dataclasses import dataclass

from briefing_app.storage.drafts import RETURNED, REVIEWS
from briefing_app.ui.parts.page import Page
from briefing_app.ui.window.session import Session

# A place is imported when it is first visited: the window is there sooner.


def _today(session: Session) -> Page:
    from briefing_app.ui.today import TodayPage

    return TodayPage(session)


def _meetings(session: Session) -> Page:
    from briefing_app.ui.meetings.meetings import MeetingsPage

    return MeetingsPage(session)


def _dossiers(session: Session) -> Page:
    from briefing_app.ui.dossiers.dossiers import DossierPage

    return DossierPage(session)


def _constats(session: Session) -> Page:
    from briefing_app.ui.items.constats import constats_page

    return constats_page(session)


def _recommendations(session: Session) -> Page:
    from briefing_app.ui.items.recommendations import recommendations_page

    return recommendations_page(session)


def _commitments(session: Session) -> Page:
    from briefing_app.ui.items.commitments import commitments_page

    return commitments_page(session)


def _following(session: Session) -> Page:
    from briefing_app.ui.follow_up import FollowUpPage

    return FollowUpPage(session)


def _grids(session: Session) -> Page:
    from briefing_app.ui.grids.grids import GridsPage

    return GridsPage(session)


def _plans(session: Session) -> Page:
    from briefing_app.ui.plans.plans import PlansPage

    return PlansPage(session)


def _reading(session: Session) -> Page:
    from briefing_app.ui.reading.reading import ReadingPage

    return ReadingPage(session)


def _contacts(session: Session) -> Page:
    from briefing_app.ui.items.contacts import ContactsPage

    return ContactsPage(session)


def _themes(session: Session) -> Page:
    from briefing_app.ui.items.themes import themes_page

    return themes_page(session)


def _acronyms(session: Session) -> Page:
    from briefing_app.ui.items.acronyms import acronyms_page

    return acronyms_page(session)


def _settings(session: Session) -> Page:
    from briefing_app.ui.settings import SettingsPage

    return SettingsPage(session)


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
    counted: bool = True
    """Whether the list says how many items there are."""
    reviews: str = ""
    """The reviews that are gone through there."""

    @property
    def resumes(self) -> tuple[str, ...]:
        """What can be left unfinished there: items and reviews."""
        return (*self.kinds, self.reviews) if self.reviews else self.kinds


PLACES = (
    Place("today", "Aujourd’hui", _today),
    Place("meetings", "Rencontres", _meetings, ("meetings", "interventions")),
    Place("dossiers", "Dossiers", _dossiers, ("dossiers",)),
    Place("constats", "Constats", _constats, ("constats",), first=True),
    Place("recommendations", "Recommandations", _recommendations, ("recommendations",)),
    Place("commitments", "Engagements", _commitments, ("commitments",)),
    Place("plans", "Plans et mesures", _plans, ("plans", "versions", "measures", "proposals")),
    Place("following", "Suivi", _following),
    Place("grids", "Grilles", _grids, ("rounds",), reviews=RETURNED),
    Place("reading", "Documents", _reading, ("documents",), reviews=REVIEWS),
    Place("contacts", "Contacts", _contacts, ("organisations", "people"), first=True),
    Place("themes", "Thèmes", _themes, ("themes",)),
    Place("acronyms", "Sigles", _acronyms, ("acronyms",)),
    Place("settings", "Réglages", _settings, ("collective",), counted=False),
)
