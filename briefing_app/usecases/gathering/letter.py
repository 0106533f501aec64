"""The letter to an interlocutor: after a meeting, or before the next one."""

from datetime import date, timedelta

from briefing_app.documents.content import Answer, Attendee
from briefing_app.documents.kinds.letter import LetterContent
from briefing_app.domain.choices import MeetingState
from briefing_app.domain.model import Meeting, Recommendation
from briefing_app.errors import UserError
from briefing_app.storage import queries
from briefing_app.usecases.documents.selection import Request, promises_of
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.commitments import chosen
from briefing_app.usecases.gathering.common import frame, promises

_TO_REPLY = timedelta(days=30)


def gather(view: View, request: Request, produced: date) -> LetterContent:
    if not request.meeting:
        raise UserError("Un courrier de suivi se rapporte à une rencontre. Choisissez-en une.")
    meeting = view.meeting(request.meeting)
    collective = view.collective()
    held = request.after or meeting.state is not MeetingState.A_PREPARER
    items = promises_of(view, meeting) if held else chosen(view, request, meeting)
    return LetterContent(
        frame=frame(view, request, produced),
        signatory=collective.signatory,
        address=collective.address,
        place=collective.place,
        addressee=_addressee(view, meeting),
        organisation=next(filter(None, map(view.organisation, meeting.institutions)), ""),
        addressee_address=next(filter(None, map(view.address, meeting.institutions)), ""),
        meeting_date=meeting.date,
        held=held,
        promises=promises(view, items, request),
        answers=answers(view, meeting) if held else (),
        reply_by=produced + _TO_REPLY,
    )


def _addressee(view: View, meeting: Meeting) -> Attendee | None:
    person = view.person(meeting.interlocutor)
    if person is None:
        return None
    return Attendee(name=person.name, title=person.title, function=person.function)


def answers(view: View, meeting: Meeting) -> tuple[Answer, ...]:
    """What was said in a meeting to the recommandations carried there."""
    found = []
    for item in view.find(Recommendation, queries.carried_to(view.store.db, meeting.key)):
        view.register(item)
        for carried in item.carried:
            if carried.meeting == meeting.key:
                found.append(
                    Answer(
                        key=item.key,
                        ref=item.ref,
                        text=item.text,
                        stance=carried.stance,
                        words=carried.answer,
                        theme=view.theme(item.themes[0]) if item.themes else "",
                    )
                )
    return tuple(found)
