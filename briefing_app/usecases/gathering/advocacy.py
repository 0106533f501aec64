"""The dossier de plaidoyer: the dossier's own choice, and after the meeting what was answered."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from briefing_app.documents import labels
from briefing_app.documents.content import Entry, Promise
from briefing_app.documents.kinds.advocacy import (
    AdvocacyChapter,
    AdvocacyContent,
    Matter,
    Reply,
    Said,
    Subject,
)
from briefing_app.documents.kinds.dossier import DossierContent
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import Option, Side
from briefing_app.domain.model import Commitment, Intervention, Meeting
from briefing_app.domain.theming import proposed_themes
from briefing_app.storage import queries
from briefing_app.usecases.documents.selection import Request, promises_of
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering import dossier
from briefing_app.usecases.gathering.common import as_of, presented, promise
from briefing_app.usecases.items.workspace import themes


def gather(view: View, request: Request, produced: date) -> AdvocacyContent:
    told = dossier.gather(view, replace(request, options=(Option.RENVOIS,)), produced)
    meeting = view.meeting(request.meeting)
    turns = _Turns(view, meeting, request)
    return AdvocacyContent(
        frame=told.frame,
        title=told.title,
        occasion=told.occasion,
        asks=told.asks,
        context=told.context,
        chapters=tuple(_chapters(told, [view.theme(key) for key in request.themes])),
        replies=turns.replies(),
        promises=turns.nobodys(),
        subjects=turns.subjects(told.frame.say),
        annexes=told.annexes,
    )


def _chapters(told: DossierContent, chosen: list[str]) -> Iterable[AdvocacyChapter]:
    """The themes in the order chosen, each with its constats and its demands."""
    constats = {group.label: group.entries for group in told.constats}
    demands = {group.label: group.entries for group in told.recommendations}
    in_order = dict.fromkeys([*chosen, *constats, *demands])
    for label in (each for each in in_order if each in constats or each in demands):
        here = {constat.key for constat in constats.get(label, ())}
        answering: dict[str, list[Entry]] = {}
        for demand in demands.get(label, ()):
            first = next((key for key in demand.answers if key in here), "")
            answering.setdefault(first, []).append(replace(demand, answers=()))
        yield AdvocacyChapter(
            label=label,
            matters=tuple(
                Matter(constat=constat, demands=tuple(answering.get(constat.key, ())))
                for constat in constats.get(label, ())
            ),
            demands=tuple(answering.get("", ())),
        )


class _Turns:
    """What was said in a meeting: the institution's replies, and the delegation's words."""

    def __init__(self, view: View, meeting: Meeting, request: Request) -> None:
        self._view = view
        self._meeting = meeting
        keys = queries.turns_of(view.store.db, meeting.key)
        turns = [view.register(turn) for turn in view.find(Intervention, keys)]
        theirs = {p.person for p in meeting.participants if p.side is Side.INSTITUTION}
        self._theirs = [turn for turn in turns if turn.person and turn.person in theirs]
        self._ours = [turn for turn in turns if turn not in self._theirs]
        self._promises = promises_of(view, meeting)
        chosen = {key: rank for rank, key in enumerate(request.themes)}
        every = sorted(themes(view.store), key=lambda each: chosen.get(each.key, len(chosen)))
        self._themes = {theme.key: theme for theme in every}
        self._rank = {key: rank for rank, key in enumerate(self._themes)}

    def replies(self) -> tuple[Reply, ...]:
        """Each adviser in the order of their first words; then those who only promised."""
        by: dict[str, list[str]] = {}
        for turn in self._theirs:
            by.setdefault(turn.person or "", []).append(turn.text)
        for each in self._promises:
            by.setdefault(each.by or "", [])
        return tuple(
            Reply(speaker=self._name(key), texts=tuple(texts), promises=self._made_by(key))
            for key, texts in by.items()
            if key
        )

    def nobodys(self) -> tuple[Promise, ...]:
        return self._made_by(None)

    def subjects(self, say: Voice) -> tuple[Subject, ...]:
        """The delegation's turns under the theme that their words speak of, themes in order."""
        found: dict[str, list[Said]] = {}
        for turn in self._ours:
            found.setdefault(self._theme(turn), []).append(self._said(turn))
        last = len(self._rank)
        return tuple(
            Subject(label=self._view.theme(key) or say(labels.NO_THEME), said=tuple(found[key]))
            for key in sorted(found, key=lambda key: self._rank.get(key, last))
        )

    def _theme(self, turn: Intervention) -> str:
        return next(iter(proposed_themes(turn.text, self._themes.values())), "")

    def _said(self, turn: Intervention) -> Said:
        answers = [each.person for each in self._theirs if each.answers == turn.key]
        speaker = turn.label or self._name(turn.person)
        names = tuple(dict.fromkeys(map(self._name, answers)))
        return Said(speaker=speaker, text=turn.text, answered_by=names)

    def _name(self, key: str | None) -> str:
        return presented(as_of(self._view.person(key), self._meeting))

    def _made_by(self, key: str | None) -> tuple[Promise, ...]:
        def his(item: Commitment) -> bool:
            return item.by == key

        return tuple(promise(self._view, each) for each in filter(his, self._promises))
