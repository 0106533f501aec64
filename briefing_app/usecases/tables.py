"""Any list as a table: what an audience may see of it, in words."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from briefing_app.domain.audience import allows, veiled
from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Organisation
from briefing_app.domain.shape import SHAPES, Json, Shape, Slot, Sort, headline
from briefing_app.domain.text import headline as shortened
from briefing_app.domain.wording import FIELDS
from briefing_app.exports.files import written_beside
from briefing_app.exports.release import check_release
from briefing_app.exports.table import write_table
from briefing_app.storage import queries
from briefing_app.storage.store import Store
from briefing_app.usecases.packs import texts_for


class Table(NamedTuple):
    path: Path
    rows: int
    withheld: int


def write_list(
    store: Store, kind: str, path: Path, audience: Diffusion, themes: tuple[str, ...] = ()
) -> Table:
    """Write the items of a kind, or those with one of the themes."""
    keys = queries.with_themes(store.db, kind, themes) if themes else store.keys(kind)
    records = list(store.records(kind, keys))
    seen = [_shown(kind, each, audience) for each in records if _is_open(each, audience)]
    slots = [slot for slot in SHAPES[kind].slots if slot.name != "key" and not slot.copies]
    words = _Words(store)
    rows = [[words.of(slot, record) for slot in slots] for record in seen]
    header = [FIELDS[slot.name].capitalize() for slot in slots]
    with written_beside(path) as beside:
        write_table(header, rows, beside)
        check_release(beside, path, texts_for(store, audience))
    return Table(path, len(rows), len(records) - len(rows))


def _is_open(record: Json, audience: Diffusion) -> bool:
    return allows(Diffusion(record.get("diffusion", Diffusion.TRANSMISSIBLE)), audience)


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
        if slot.sort is Sort.CHOICE and slot.choices:
            return str(getattr(slot.choices(value), "label", value))
        if slot.sort is Sort.BOOLEAN:
            return "oui" if value else "non"
        return str(value)

    def _record(self, shape: Shape, record: Json) -> str:
        return ", ".join(filter(None, (self.of(slot, record) for slot in shape.slots)))

    def _name(self, kind: str, key: str) -> str:
        if kind not in self._names:
            self._names[kind] = {r["key"]: _called(kind, r) for r in self.store.records(kind)}
        return self._names[kind][key]


def _called(kind: str, record: Json) -> str:
    if kind == Organisation.KIND:
        return str(record.get("short") or record["name"])
    return str(record.get("ref") or shortened(headline(kind, record)))
