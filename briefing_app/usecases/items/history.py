"""The history and the provenance of an item, in words."""

from typing import Any, NamedTuple

from briefing_app.domain.shape import Json, Slot, Sort
from briefing_app.domain.text.dates import format_short
from briefing_app.domain.text.text import headline
from briefing_app.domain.wording import changed, said, slot_of
from briefing_app.storage.journal import Event
from briefing_app.storage.store import Store


class HistoryLine(NamedTuple):
    when: str
    what: str


def history(store: Store, kind: str, key: str) -> list[HistoryLine]:
    """What happened to an item, latest first: each field from what to what."""
    return [
        HistoryLine(_moment(event), _sentence(kind, event)) for event in store.history(kind, key)
    ]


def _moment(event: Event) -> str:
    local = event.at.astimezone()
    return f"{format_short(local.date())}, {local:%H h %M}"


def _sentence(kind: str, event: Event) -> str:
    if event.before is None:
        return event.label
    if event.after is None:
        return "supprimé"
    return " ; ".join(_field(kind, name, event.before, event.after) for name in event.after)


def _field(kind: str, name: str, before: Json, after: Json) -> str:
    slot = slot_of(kind, name)
    if slot.many or slot.shape or slot.target:
        return changed(slot)
    old, new = (_value(slot, side.get(name)) for side in (before, after))
    return f"{slot.fact.word} : {old} → {new}"


def _value(slot: Slot, value: Any) -> str:
    if value is None:
        return "rien"
    if slot.sort in (Sort.BOOLEAN, Sort.CHOICE):
        return said(slot, value)
    return f"« {headline(str(value), 50)} »"
