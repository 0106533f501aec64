"""How what came back enters an item: fields change it, answers are added in their author's name.

An answer is internal until she has read it and widened it herself. Several answers enter in the
order of their dates, whichever was taken first, so that the order of reviewing does not matter.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from briefing_app.domain.choices import CommitmentStatus, ProposalKind
from briefing_app.domain.grids.review import Difference
from briefing_app.domain.grids.sheet import Column, Entry
from briefing_app.domain.model import (
    Commitment,
    FollowUp,
    Proposal,
    Recommendation,
    StatusChange,
)
from briefing_app.errors import UserError

T = TypeVar("T")
Demand = TypeVar("Demand", bound=Commitment | Recommendation)
_NO_WORDS = "Élément transmis."


class Answer(NamedTuple):
    """What one association says of one item: a piece of news, with its evidence."""

    organisation: str
    day: date
    text: str
    evidence: str

    @classmethod
    def of(
        cls, told: Mapping[str, str], organisation: str, day: date, status: str = ""
    ) -> "Answer":
        proposed = f"État proposé : {status}." if status else _NO_WORDS
        return cls(organisation, day, told.get("progress") or proposed, told.get("evidence", ""))


def with_fields(
    item: Commitment | Recommendation, changes: Sequence[Difference], today: date
) -> Commitment | Recommendation:
    """The item with its changed fields; a state also enters the history."""
    for change in _agreed(changes):
        value = _field(change.definition, change.received)
        if isinstance(item, Commitment) and isinstance(value, CommitmentStatus):
            entry = StatusChange(date=_day(change, today), status=value)
            history = _inserted(item.status_history, entry, lambda each: str(each.date or ""))
            item = replace(item, status=value, status_history=history)
        else:
            changed: dict[str, Any] = {change.column: value}
            item = replace(item, **changed)
    return item


def _agreed(changes: Sequence[Difference]) -> list[Difference]:
    """One change for each field, the earliest of those that say the same."""
    chosen: dict[str, Difference] = {}
    for change in sorted(changes, key=lambda each: (each.date or "9999", each.organisation)):
        first = chosen.setdefault(change.column, change)
        if first.received != change.received:
            raise UserError(
                f"Deux réponses différentes sont cochées pour {change.ref}, colonne"
                f" « {change.definition.header} » : « {first.received} » et"
                f" « {change.received} ». N’en gardez qu’une. Rien n’a été enregistré."
            )
    return list(chosen.values())


def _field(column: Column, text: str) -> object:
    if column.entry is Entry.DATE:
        return date.fromisoformat(text) if text else None
    return column.choices.labelled(text) if column.choices else text


def _day(change: Difference, today: date) -> date:
    return date.fromisoformat(change.date) if change.date else today


# Answers


def with_answer(item: Demand, answer: Answer, former: Answer | None) -> Demand:
    """With the answer as a dated note, in the place of the one it corrects."""
    notes = tuple(
        note
        for note in item.notes
        if former is None
        or (note.organisation, note.text, note.evidence)
        != (former.organisation or None, former.text, former.evidence)
    )
    note = FollowUp(
        date=answer.day,
        text=answer.text,
        evidence=answer.evidence,
        organisation=answer.organisation or None,
    )
    return replace(item, notes=_inserted(notes, note, _order_of_note))


def on_measure(measure: str, answer: Answer, former: Proposal | None) -> Proposal:
    """The answer as a remark on a measure, in the association's name."""
    note = f"Éléments : {answer.evidence}" if answer.evidence else ""
    if former is not None:
        return replace(former, text=answer.text, note=note)
    return Proposal(
        measure=measure,
        kind=ProposalKind.REMARK,
        text=answer.text,
        organisations=(answer.organisation,) if answer.organisation else (),
        note=note,
    )


def _order_of_note(note: FollowUp) -> str:
    return "\n".join((str(note.date or ""), note.organisation or "", note.text))


def _inserted(items: tuple[T, ...], new: T, order: Callable[[T], str]) -> tuple[T, ...]:
    """With a new item before those at the end that come after it, and nothing else moved."""
    place = len(items)
    while place and order(items[place - 1]) > order(new):
        place -= 1
    return (*items[:place], new, *items[place:])
