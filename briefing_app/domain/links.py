"""Taking away the links that lead to an item which is being deleted."""

from collections.abc import Set
from typing import Any

from briefing_app.domain.shape import Json, Shape, Slot
from briefing_app.errors import UserError


class Needed(Exception):  # noqa: N818 - an answer, not a fault
    """The record cannot stand without one of the items."""


def unlinked(shape: Shape, record: Json, kind: str, keys: Set[str]) -> Json:
    """The record without any reference to those items of that kind."""
    result = {}
    for slot in shape.slots:
        if slot.name not in record:
            continue
        value = record[slot.name]
        if slot.many:
            result[slot.name] = [kept for v in value for kept in _kept(slot, v, record, kind, keys)]
        elif kept := _kept(slot, value, record, kind, keys):
            result[slot.name] = kept[0]
        elif slot.fact.required:
            raise Needed
    return {name: value for name, value in result.items() if value != []}


def _kept(slot: Slot, value: Any, record: Json, kind: str, keys: Set[str]) -> list[Any]:
    """The value in a list, or nothing where it leads to what is being deleted."""
    if slot.shape:
        try:
            inner = unlinked(slot.shape, value, kind, keys)
            slot.shape.build(inner)
        except (Needed, UserError):
            return []  # what is left says nothing by itself: a participant without a name
        return [inner]
    target = record.get("kind") if slot.target == "*" else slot.target
    return [] if target == kind and value in keys else [value]


def redirected(shape: Shape, record: Json, kind: str, old: str, new: str) -> Json:
    """The record with every reference to one item of that kind leading to another one."""
    result = {}
    for slot in shape.slots:
        if slot.name not in record:
            continue
        value = record[slot.name]
        if not slot.many:
            result[slot.name] = _turned(slot, value, record, kind, old, new)
            continue
        turned = [_turned(slot, each, record, kind, old, new) for each in value]
        # Two links to what is now one are one.
        result[slot.name] = list(dict.fromkeys(turned)) if slot.target else turned
    return result


def _turned(slot: Slot, value: Any, record: Json, kind: str, old: str, new: str) -> Any:
    if slot.shape:
        return redirected(slot.shape, value, kind, old, new)
    target = record.get("kind") if slot.target == "*" else slot.target
    return new if target == kind and value == old else value
