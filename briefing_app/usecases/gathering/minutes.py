"""The minutes of a meeting: its turns, the answers heard, what was promised, what follows."""

from datetime import date

from briefing_app.documents.kinds.minutes import Coming, MinutesContent, Turn
from briefing_app.domain.choices import Side
from briefing_app.domain.model import Intervention, Meeting
from briefing_app.errors import UserError
from briefing_app.storage import queries
from briefing_app.usecases.documents.selection import Request, promises_of
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.common import (
    as_of,
    frame,
    meeting_title,
    occasion,
    presented,
    promise,
)
from briefing_app.usecases.gathering.letter import answers


def gather(view: View, request: Request, produced: date) -> MinutesContent:
    if not request.meeting:
        raise UserError("Un compte rendu se rapporte à une rencontre. Choisissez-en une.")
    meeting = view.meeting(request.meeting)
    framed = frame(view, request, produced)
    return MinutesContent(
        frame=framed,
        title=meeting_title(view, meeting, framed.say),
        occasion=occasion(view, meeting),
        context=meeting.context,
        agenda=meeting.agenda,
        synthesis=meeting.synthesis,
        answers=answers(view, meeting),
        turns=_turns(view, meeting),
        promises=tuple(promise(view, each) for each in promises_of(view, meeting)),
        coming=tuple(Coming(text=each.text, date=each.date) for each in meeting.upcoming),
        annexes=meeting.annexes,
        author=view.collective().signatory,
    )


def _turns(view: View, meeting: Meeting) -> tuple[Turn, ...]:
    keys = queries.turns_of(view.store.db, meeting.key)
    theirs = {p.person for p in meeting.participants if p.side is Side.INSTITUTION and p.person}
    return tuple(
        Turn(
            speaker=turn.label or presented(as_of(view.person(turn.person), meeting)),
            text=turn.text,
            replies=turn.answers is not None and turn.person in theirs,
        )
        for turn in map(view.register, view.find(Intervention, keys))
    )
