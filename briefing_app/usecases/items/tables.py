"""Any list as a table: what an audience may see of it, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from briefing_app.domain.audience import allows, circle, veiled
from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Organisation
from briefing_app.domain.shape import SHAPES, Json, Shape, Slot, Sort, headline
from briefing_app.domain.text.text import headline as shortened
from briefing_app.domain.wording import said
from briefing_app.exports.files import write_table
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.writing import released


class WrittenTable(NamedTuple):
    path: Path
    rows: int
    withheld: int


def write_list(
    store: Store, kind: str, path: Path, audience: Diffusion, keys: Sequence[str] | None = None
) -> WrittenTable:
    """Write the items of a kind, or those with these keys in their order: a list as it stands."""
    records = list(store.records(kind, keys))
    seen = [_shown(kind, r, audience) for r in records if allows(circle(kind, r), audience)]
    slots = [slot for slot in SHAPES[kind].slots if slot.name != "key" and not slot.fact.copies]
    words = _Words(store, audience)
    rows = [[words.of(slot, record) for slot in slots] for record in seen]
    header = [slot.fact.word.capitalize() for slot in slots]
    with released(store, path, audience) as place:
        write_table(header, rows, place)
    return WrittenTable(path, len(rows), len(records) - len(rows))


def _shown(kind: str, record: Json, audience: Diffusion) -> Json:
    """What may be seen of it; a ministry does not learn who told what is not to be told of."""
    seen = veiled(kind, record, audience)
    if audience is Diffusion.TRANSMISSIBLE and not record.get("cite_sources", True):
        seen.pop("organisations", None)
    return seen


@dataclass(slots=True)
class _Words:
    """Turns values into words; the names of each kind are read once."""

    store: Store
    audience: Diffusion
    _names: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, slot: Slot, record: Json) -> str:
        value = record.get(slot.name)
        if value is None:
            return ""
        values = value if slot.many else [value]
        told = [self._one(slot, each, record) for each in values]
        return ("\n" if slot.shape else " ; ").join(filter(None, told))

    def _one(self, slot: Slot, value: Any, record: Json) -> str:
        if slot.shape:
            return self._record(slot.shape, value)
        if slot.sort is Sort.REFERENCE:
            kind = record["kind"] if slot.target == "*" else slot.target
            return self._name(kind, value)
        return said(slot, value)

    def _record(self, shape: Shape, record: Json) -> str:
        return ", ".join(filter(None, (self.of(slot, record) for slot in shape.slots)))

    def _name(self, kind: str, key: str) -> str:
        if kind not in self._names:
            records = self.store.records(kind)
            self._names[kind] = {r["key"]: _called(kind, r, self.audience) for r in records}
        return self._names[kind][key]


def _called(kind: str, record: Json, audience: Diffusion) -> str:
    """Its name; of what the audience may not see, only what tells nothing of it."""
    if not allows(circle(kind, record), audience):
        return str(record.get("ref") or record.get("date") or "")
    if kind == Organisation.KIND:
        return str(record.get("short") or record["name"])
    return str(record.get("ref") or shortened(headline(kind, record)))
