"""The delegation's note: her points, or the first demands of each theme where she wrote none."""

from datetime import date

from briefing_app.documents.kinds.note import Ask, NoteContent, NoteTheme, Question
from briefing_app.documents.parts import next_request
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Point
from briefing_app.errors import UserError
from briefing_app.usecases.documents.selection import Request, Selection, select_seen
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.common import (
    frame,
    meeting_title,
    named,
    occasion,
    promise,
)


def gather(view: View, request: Request, produced: date) -> NoteContent:
    if not request.meeting:
        raise UserError("Une note d’entretien se rapporte à une rencontre. Choisissez-en une.")
    if request.audience is Diffusion.TRANSMISSIBLE:
        raise UserError(
            "La note d’entretien ne sort jamais du collectif : elle dit ce que la délégation doit"
            " taire. Choisissez la diffusion « collectif » ou « interne ». Rien n’a été produit."
        )
    selection = select_seen(view, request)
    framed = frame(view, request, produced)
    return NoteContent(
        frame=framed,
        title=meeting_title(view, selection.meeting, framed.say),
        occasion=occasion(view, selection.meeting),
        asks=request.asks,
        themes=tuple(_theme(selection, key) for key in _themes(request)),
        questions=_questions(selection, produced, framed.say),
        avoid=tuple(point.avoid for point in request.points if point.avoid),
    )


def _themes(request: Request) -> list[str]:
    """Those chosen, then those that only her points speak of."""
    spoken = [point.theme for point in request.points if point.theme]
    without = [""] if any(not p.theme and p.ask for p in request.points) else []
    return list(dict.fromkeys([*request.themes, *spoken, *without]))


def _theme(selection: Selection, key: str) -> NoteTheme:
    view, request = selection.view, selection.request
    hers = [point for point in request.points if (point.theme or "") == key and point.ask]
    asks = [_ask(view, point) for point in hers] or _demands(selection, key)
    return NoteTheme(label=view.theme(key) or selection.meeting.title, asks=tuple(asks))


def _ask(view: View, point: Point) -> Ask:
    return Ask(
        ask=point.ask,
        argument=point.argument,
        figure=point.figure,
        speaker=named(view.person(point.speaker)),
        objection=point.objection,
        answer=point.answer,
    )


def _demands(selection: Selection, key: str) -> list[Ask]:
    demands = [d for d in selection.recommendations if d.included and d.theme == key]
    heads = [each for each in demands if not each.item.parent] or demands
    for each in heads:
        selection.view.register(each.item)
    return [Ask(ask=each.text) for each in heads]


def _questions(selection: Selection, produced: date, say: Voice) -> tuple[Question, ...]:
    """About the engagements that are open, the latest ones first."""
    promises = [
        promise(selection.view, each.item, request=each.wording)
        for each in selection.commitments
        if each.included
    ]
    unsettled = [each for each in promises if not each.settled]
    ordered = sorted(unsettled, key=lambda each: (not each.request, -each.late(produced)))
    return tuple(
        Question(ref=each.ref, text=each.text, request=next_request(each, say)) for each in ordered
    )
