"""Who may see what: the rule that decides what enters a document, and what must not be in it."""

from collections.abc import Iterator, Set
from typing import NamedTuple

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.shape import SHAPES, Json, Shape, Slot, Sort
from briefing_app.domain.wording import FIELDS, KINDS

_WIDENING = tuple(Diffusion)
_INTERNAL = {"note", "email", "phone", "source"}
"""Fields that never leave, whatever the diffusion of their item."""
_FIELDS = {"points": Diffusion.COLLECTIF}
"""The delegation's note stays in the collective, whatever the audience of the dossier."""
_KEPT_INSIDE = {"attachments"}
"""Kinds that never leave: the name of a joined file may tell as much as a note."""
_QUOTED = {"key", "ref", "passage"}
"""What is not the item's own words: a passage quotes the document it was read from."""
_KNOWN_TO_BOTH = {"meetings": {"place", "start", "end", "label", "function"}}
"""What those who meet know anyway, even of a meeting whose notes are internal."""


def allows(diffusion: Diffusion, audience: Diffusion) -> bool:
    """Whether an item of that diffusion may be shown to that audience."""
    return _WIDENING.index(diffusion) >= _WIDENING.index(audience)


def circle(kind: str, record: Json) -> Diffusion:
    """Who may see an item of a kind."""
    if kind in _KEPT_INSIDE:
        return Diffusion.INTERNE
    return Diffusion(record.get("diffusion", Diffusion.TRANSMISSIBLE))


def veiled(kind: str, record: Json, audience: Diffusion) -> Json:
    """An item that may be shown, without the fields and list entries that may not."""
    return _veil(SHAPES[kind], record, audience)


def _veil(shape: Shape, record: Json, audience: Diffusion) -> Json:
    kept: Json = {}
    for slot in shape.slots:
        if slot.name not in record or not allows(_of_field(slot), audience):
            continue
        value = record[slot.name]
        if slot.shape:
            entries = [e for e in (value if slot.many else [value]) if _is_open(e, audience)]
            lifted = [_veil(slot.shape, entry, audience) for entry in entries]
            value = lifted if slot.many else lifted[0]
        kept[slot.name] = value
    return kept


def _is_open(entry: Json, audience: Diffusion) -> bool:
    return allows(Diffusion(entry.get("diffusion", Diffusion.TRANSMISSIBLE)), audience)


class Told(NamedTuple):
    """One text of an item: where it stands, and whether an audience may read it."""

    text: str
    where: str
    allowed: bool


def told(kind: str, record: Json, audience: Diffusion) -> Iterator[Told]:
    """Every text of an item, with what the audience may see of it.

    It looks at the stored item alone, never at what a document made of it, so that the check of
    a finished file does not repeat the reasoning that filled it.
    """
    where = f"{KINDS[kind]} {record.get('ref') or record['key']}"
    skipped = _QUOTED | _KNOWN_TO_BOTH.get(kind, set())
    outer = circle(kind, record)
    for text, field, diffusion in _texts(SHAPES[kind], record, outer, "", skipped):
        yield Told(text, f"{where}, {field}", allows(diffusion, audience))


def _texts(
    shape: Shape, record: Json, outer: Diffusion, field: str, skipped: Set[str]
) -> Iterator[tuple[str, str, Diffusion]]:
    own = Diffusion(record["diffusion"]) if "diffusion" in record else outer
    diffusion = _narrower(own, outer)
    for slot in shape.slots:
        value = record.get(slot.name)
        if value is None or slot.copies or slot.name in skipped:
            continue
        inner = _narrower(diffusion, _of_field(slot))
        name = field or FIELDS[slot.name]
        for each in value if slot.many else (value,):
            if slot.shape:
                yield from _texts(slot.shape, each, inner, name, skipped)
            elif slot.sort is Sort.TEXT:
                yield each, name, inner


def _of_field(slot: Slot) -> Diffusion:
    if slot.name in _INTERNAL:
        return Diffusion.INTERNE
    return _FIELDS.get(slot.name, Diffusion.TRANSMISSIBLE)


def _narrower(one: Diffusion, other: Diffusion) -> Diffusion:
    return min(one, other, key=_WIDENING.index)
