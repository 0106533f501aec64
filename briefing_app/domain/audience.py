"""Who may see what: the rule that decides what enters a document, and what must not be in it."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.shape import SHAPES, Json, Shape, Sort, kind_of
from briefing_app.domain.wording import noun

_WIDENING = tuple(Diffusion)


def allows(diffusion: Diffusion, audience: Diffusion) -> bool:
    """Whether an item of that diffusion may be shown to that audience."""
    return _WIDENING.index(diffusion) >= _WIDENING.index(audience)


def circle(kind: str, record: Json) -> Diffusion:
    """Who may see an item of a kind."""
    own = Diffusion(record.get("diffusion", Diffusion.TRANSMISSIBLE))
    return _narrower(own, kind_of(kind).READERS)


def veiled(kind: str, record: Json, audience: Diffusion) -> Json:
    """An item that may be shown, without the fields and list entries that may not."""
    return _veil(SHAPES[kind], record, audience)


def _veil(shape: Shape, record: Json, audience: Diffusion) -> Json:
    kept: Json = {}
    for slot in shape.slots:
        if slot.name not in record or not allows(slot.fact.readers, audience):
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


class ToldText(NamedTuple):
    """One text of an item: where it stands, and whether an audience may read it."""

    text: str
    where: str
    allowed: bool


def told(kind: str, record: Json, audience: Diffusion) -> Iterator[ToldText]:
    """Every text of an item, with what the audience may see of it.

    It looks at the stored item alone, never at what a document made of it, so that the check of
    a finished file does not repeat the reasoning that filled it.
    """
    where = f"{noun(kind).singular} {record.get('ref') or record['key']}"
    outer = circle(kind, record)
    for text, field, diffusion in _texts(SHAPES[kind], record, outer, ""):
        yield ToldText(text, f"{where}, {field}", allows(diffusion, audience))


def _texts(
    shape: Shape, record: Json, outer: Diffusion, field: str
) -> Iterator[tuple[str, str, Diffusion]]:
    own = Diffusion(record["diffusion"]) if "diffusion" in record else outer
    diffusion = _narrower(own, outer)
    for slot in shape.slots:
        value = record.get(slot.name)
        if value is None or slot.fact.copies or not slot.fact.telling:
            continue
        inner = _narrower(diffusion, slot.fact.readers)
        name = field or slot.fact.word
        for each in value if slot.many else (value,):
            if slot.shape:
                yield from _texts(slot.shape, each, inner, name)
            elif slot.sort is Sort.TEXT:
                yield each, name, inner


def _narrower(one: Diffusion, other: Diffusion) -> Diffusion:
    return min(one, other, key=_WIDENING.index)
