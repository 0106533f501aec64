"""What the content of several kinds of documents is gathered from."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from briefing_app.documents import labels
from briefing_app.documents.citing import plan_label
from briefing_app.documents.content import Attendee, Cited, Frame, Occasion, Promise, Sigle
from briefing_app.documents.voice import Voice
from briefing_app.domain.audience import allows
from briefing_app.domain.choices import ItemKind, Language, Side, Typography
from briefing_app.domain.model import Commitment, FollowUp, Meeting, Participant, Person
from briefing_app.domain.text.references import measures_in
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.items.naming import UNNAMED


def frame(view: View, request: Request, produced: date, *, list_sigles: bool = False) -> Frame:
    european = request.language is Language.ANGLAIS
    usual = Typography.EUROPE if european else Typography.FRANCE
    return Frame(
        produced=produced,
        collective=view.collective().name or UNNAMED,
        audience=view.audience,
        language=request.language,
        typography=request.typography or view.collective().typography or usual,
        sigles=tuple(Sigle(short=each.key, text=each.text) for each in view.acronyms()),
        list_sigles=list_sigles,
    )


def institution(view: View, meeting: Meeting) -> str:
    return ", ".join(filter(None, map(view.organisation, meeting.institutions)))


def occasion(view: View, meeting: Meeting) -> Occasion:
    view.register(meeting)
    return Occasion(
        title=meeting.title,
        institution=institution(view, meeting),
        date=meeting.date,
        start=meeting.start,
        end=meeting.end,
        place=meeting.place,
        theirs=_attendees(view, meeting, Side.INSTITUTION),
        ours=_attendees(view, meeting, Side.COLLECTIF),
    )


def _attendees(view: View, meeting: Meeting, side: Side) -> tuple[Attendee, ...]:
    return tuple(
        attendee(view, each, meeting) for each in meeting.participants if each.side is side
    )


def attendee(view: View, each: Participant, meeting: Meeting) -> Attendee:
    person = view.person(each.person)
    organisation = each.organisation or (person.organisation if person else None)
    if organisation in meeting.institutions:
        organisation = None
    return Attendee(
        name=person.name if person else each.label,
        title=person.title if person else "",
        function=each.function or (person.function if person else ""),
        organisation=view.organisation(organisation),
        excused=each.excused,
        reason=each.reason,
    )


def meeting_title(view: View, meeting: Meeting, say: Voice) -> str:
    """« Rencontre avec Mme Apolline Sémaphore, ministre de l’Intérieur »."""
    person = as_of(view.person(meeting.interlocutor), meeting)
    if person:
        return say(labels.MEETING_WITH, name=presented(person))
    if allows(meeting.diffusion, view.audience):
        return meeting.title
    return say(labels.MEETING_AT, name=institution(view, meeting) or say(labels.INSTITUTION))


def named(person: Person | None) -> str:
    """« Mme Apolline Sémaphore »."""
    return f"{person.title} {person.name}".strip() if person else ""


def presented(person: Person | None) -> str:
    """« Mme Apolline Sémaphore, ministre de l’Intérieur »."""
    return f"{named(person)}, {person.function}".rstrip(", ") if person else ""


def as_of(person: Person | None, meeting: Meeting | None) -> Person | None:
    """The person with the function of that day: ministers change office, minutes do not."""
    if person is None or meeting is None:
        return person
    then = next((each.function for each in meeting.participants if each.person == person.key), "")
    return replace(person, function=then or person.function)


def cited(view: View, keys: Iterable[str], text: str = "") -> tuple[Cited, ...]:
    """The measures to cite after a text: those it does not name itself."""
    mentioned = {mention.number for mention in measures_in(text)}
    found = filter(None, map(view.measure, keys))
    return tuple(
        Cited(number=measure.number, plan=_plan_of(view, measure.version))
        for measure in found
        if measure.number.lower() not in mentioned
    )


def _plan_of(view: View, version: str) -> str:
    plan = view.plan(version.partition("/")[0])
    return plan_label(plan) if plan else ""


def promise(view: View, item: Commitment, *, request: str = "", theme: str = "") -> Promise:
    view.register(item)
    meeting = view.mentioned(item.meeting) if item.meeting else None
    news = _news(item)
    return Promise(
        key=item.key,
        ref=item.ref,
        text=item.text,
        status=item.status,
        made=meeting.date if meeting else None,
        meeting=meeting.title if meeting else "",
        by=presented(as_of(view.person(item.by), meeting)),
        institution=view.organisation(item.institution)
        or (institution(view, meeting) if meeting else ""),
        due=item.due,
        due_text=item.due_text,
        firmness=item.firmness,
        measures=cited(view, item.measures, item.text),
        demands=item.recommendations,
        owners=tuple(map(view.short, item.owners)) if view.inside else (),
        theme=theme or (view.theme(item.themes[0]) if item.themes else ""),
        news=news.text if news else "",
        news_date=news.date if news else None,
        request=request,
    )


def promises(view: View, items: Iterable[Commitment], request: Request) -> tuple[Promise, ...]:
    """Engagements in words, each with what she asks about it this time."""
    asked = {i.key: i.wording for i in request.items if i.kind is ItemKind.ENGAGEMENT}
    return tuple(promise(view, item, request=asked.get(item.key, "")) for item in items)


def _news(item: Commitment) -> FollowUp | None:
    """The latest of those that the view let through."""
    return max(item.notes, key=lambda note: note.date or date.min, default=None)


def by_date(promises: Sequence[Promise]) -> list[Promise]:
    return sorted(promises, key=lambda each: each.made or date.max)
