"""How what came back enters an item: fields change it, answers are added in their author's name.

An answer is internal until she has read it and widened it herself. Several answers enter in the
order of their dates, whichever was taken first, so that the order of reviewing does not matter.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from briefing_app.domain.choices import CommitmentStatus, ProposalKind, Validation
from briefing_app.domain.grids.review import Difference, NewRow
from briefing_app.domain.grids.sheet import CellEntry, Column, Names
from briefing_app.domain.model import (
    Commitment,
    Constat,
    FollowUp,
    Proposal,
    Recommendation,
    Source,
    StatusChange,
)
from briefing_app.errors import UserError

T = TypeVar("T")
Demand = TypeVar("Demand", bound=Commitment | Recommendation)
_NO_WORDS = "Élément transmis."


class GridAnswer(NamedTuple):
    """What one association says of one item: a piece of news, with its evidence."""

    organisation: str
    day: date
    text: str
    evidence: str

    @classmethod
    def of(
        cls, told: Mapping[str, str], organisation: str, day: date, status: str = ""
    ) -> "GridAnswer":
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
    if column.entry is CellEntry.DATE:
        return date.fromisoformat(text) if text else None
    return column.choices.labelled(text) if column.choices else text


def _day(change: Difference, today: date) -> date:
    return date.fromisoformat(change.date) if change.date else today


# Answers


def with_answer(item: Demand, answer: GridAnswer, former: GridAnswer | None) -> Demand:
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


def on_measure(measure: str, answer: GridAnswer, former: Proposal | None) -> Proposal:
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


_NEW = CommitmentStatus.A_SUIVRE


def created(row: NewRow, names: Names) -> Constat | Recommendation | Commitment:
    """The item that a new line asks for."""
    common: dict[str, Any] = {
        "text": row.values["text"],
        "themes": _keys(row.values.get("themes", ""), names.themes),
        "source": Source(document=row.document, passage=f"ligne {row.row}"),
    }
    who = (row.organisation,) if row.organisation else ()
    if row.kind == Constat.KIND:
        return _constat(row.values, common, who)
    if row.kind == Recommendation.KIND:
        note = _note(row.values, ("text", "themes"), names)
        return Recommendation(
            **common, organisations=who, validation=Validation.PROPOSEE, note=note
        )
    return _commitment(row.values, common, who, names)


def _constat(told: Mapping[str, str], common: dict[str, Any], who: tuple[str, ...]) -> Constat:
    return Constat(
        **common,
        organisations=who,
        cite_sources=told.get("cite_sources") == "oui",
        territory=told.get("territory", ""),
        period=told.get("period", ""),
        evidence=told.get("evidence", ""),
        validation=Validation.PROPOSEE,
    )


def _commitment(
    told: Mapping[str, str], common: dict[str, Any], who: tuple[str, ...], names: Names
) -> Commitment:
    due = told.get("due")
    return Commitment(
        **common,
        institution=next(iter(_keys(told.get("institution", ""), names.organisations)), None),
        due=date.fromisoformat(due) if due else None,
        due_text=told.get("promised", ""),
        status=CommitmentStatus.labelled(told["status"]) if "status" in told else _NEW,
        owners=who,
        note=_note(told, ("text", "themes", "institution", "due", "promised", "status"), names),
    )


def _keys(listed: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of names that are told in a list; others are left to her."""
    known = _known(names)
    return tuple(known[part] for part in map(str.casefold, _parts(listed)) if part in known)


def _known(names: Mapping[str, str]) -> dict[str, str]:
    """What each name means; one that two share means neither."""
    shared = Counter(name.casefold() for name in names.values())
    return {n.casefold(): key for key, n in names.items() if shared[n.casefold()] == 1}


def _parts(listed: str) -> list[str]:
    return [part.strip() for part in listed.split(",") if part.strip()]


def _note(told: Mapping[str, str], used: Sequence[str], names: Names) -> str:
    """What has no place of its own, and the names that are not known here, as they were written."""
    lists = (("themes", "Thème", names.themes), ("institution", "Institution", names.organisations))
    unknown = [
        f"{word} : {part}"
        for key, word, known in lists
        if key in used
        for part in _parts(told.get(key, ""))
        if part.casefold() not in _known(known)
    ]
    rest = [value for key, value in told.items() if key not in used]
    return "\n\n".join([*unknown, *rest])
