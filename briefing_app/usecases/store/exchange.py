"""Loading and dumping the open exchange file."""

from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from briefing_app.domain import exchange
from briefing_app.domain.exchange import ExchangeError, Incoming
from briefing_app.domain.model import Theme
from briefing_app.domain.shape import SHAPES, Json, Reference, references
from briefing_app.domain.text.cleaning import clean
from briefing_app.domain.wording import unknown
from briefing_app.errors import UserError
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.storage.refs import RefError
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.writing import written
from briefing_app.usecases.items.themes import shipped_themes
from briefing_app.usecases.store.progress import Step, silent
from briefing_app.usecases.store.safekeeping import back_up_changes

_CHUNK = 1000
_TOLD = 100
"""Every so many items it is told where the work is."""
_FATES = ("unchanged", "changed", "created")
_CHILDREN = {"versions": "measures", "plans": "versions"}


@dataclass(slots=True)
class LoadReport:
    """What a file brought, in items of the file's own lists."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    cleaned: int = 0


def load_file(store: Store, path: Path, step: Step = silent) -> LoadReport:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"« {path.name} » ne peut pas être lu : {error.strerror}.") from error
    if store.path and store.undoable:
        back_up_changes(store)
    return load(store, data, f"Charger « {path.name} »", step)


def load_into(path: Path, file: Path) -> LoadReport:
    """Load a file into a store, made for it where there is none: refused, it makes nothing."""
    if path.exists():
        with closing(open_store(path)) as store:
            return load_file(store, file)
    reports: list[LoadReport] = []
    create_store(path, fill=lambda store: reports.append(load_file(store, file))).close()
    return reports[0]


def load(
    store: Store, data: bytes, label: str = "Charger un fichier", step: Step = silent
) -> LoadReport:
    """All or nothing, as one operation that can be undone; stopped, it leaves no trace."""
    loader = _Loader(store)
    content = exchange.parse(data)
    total = sum(len(rows) for rows in content.values() if isinstance(rows, list))
    with store.operation(label):
        for done, incoming in enumerate(exchange.read_items(content, loader.clean)):
            if done % _TOLD == 0:
                step(min(done, total), total, "Chargement")
            loader.take(incoming)
        step(total, total, "Chargement")
        loader.finish()
    return loader.report


def dump_file(store: Store, path: Path, step: Step = silent) -> None:
    with written(store, path) as place, place.open("w", encoding="utf-8", newline="\n") as file:
        for done, piece in enumerate(exchange.write(store.records)):
            if done % _TOLD == 0:
                step(0, 0, "Écriture")
            file.write(piece)


@dataclass(slots=True)
class _Loader:
    """Merges what comes with what is stored, a thousand items at a time."""

    store: Store
    report: LoadReport = field(default_factory=LoadReport)
    _waiting: dict[str, list[Incoming]] = field(default_factory=dict)
    _known: dict[str, set[str]] = field(default_factory=dict)
    _pending: list[Reference] = field(default_factory=list)
    _replaced: list[Incoming] = field(default_factory=list)
    _plans: dict[str, str] = field(default_factory=dict)

    def clean(self, text: str) -> str:
        cleaned = clean(text)
        self.report.cleaned += bool(cleaned.changes)
        return cleaned.text

    def take(self, incoming: Incoming) -> None:
        if incoming.below is not None:
            self._replaced.append(incoming)
        waiting = self._waiting.setdefault(incoming.kind, [])
        waiting.append(incoming)
        self._keys(incoming.kind).add(incoming.key)
        if len(waiting) == _CHUNK:
            self._flush(incoming.kind)

    def finish(self) -> None:
        for kind in SHAPES:
            self._flush(kind)
        self._remove_replaced()
        self._check_references()
        for fate in self._plans.values():
            self._count(fate)

    def _keys(self, kind: str) -> set[str]:
        if kind not in self._known:
            self._known[kind] = set(self.store.keys(kind))
        return self._known[kind]

    def _flush(self, kind: str) -> None:
        arrived = self._waiting.pop(kind, [])
        stored = {r["key"]: r for r in self.store.records(kind, [i.key for i in arrived])}
        records = []
        for incoming in arrived:
            before = stored.get(incoming.key)
            record = self._merged(incoming, before)
            self._tell(incoming, before, record)
            records.append(record)
        if records:
            self._put(kind, records, arrived)

    def _merged(self, incoming: Incoming, before: Json | None) -> Json:
        """The whole item: what is stored, with the given fields in place."""
        shape = SHAPES[incoming.kind]
        merged = exchange.without_nothing((before or {}) | incoming.given)
        for slot in shape.slots:
            if slot.fact.required and slot.name not in merged:
                place = f"{incoming.place}.{slot.name}"
                raise ExchangeError(place, "champ obligatoire absent ou vide")
        for reference in references(shape, merged, incoming.place):
            if reference.key not in self._keys(reference.kind):
                self._pending.append(reference)
        try:
            record = shape.record(shape.build(merged))
        except UserError as error:
            raise ExchangeError(incoming.place, str(error)) from error
        if before and "ref" in before:
            record.setdefault("ref", before["ref"])
        return record

    def _put(self, kind: str, records: list[Json], arrived: list[Incoming]) -> None:
        try:
            self.store.put(kind, records)
        except RefError as error:
            place = next(i.place for i in arrived if i.key == error.key)
            raise ExchangeError(f"{place}.ref", str(error)) from error

    def _tell(self, incoming: Incoming, before: Json | None, record: Json) -> None:
        fate = "created" if before is None else "unchanged" if before == record else "changed"
        if incoming.kind in ("plans", "versions", "measures"):
            self._tell_plan(incoming.key.partition("/")[0], incoming.kind, fate)
        else:
            self._count(fate)

    def _tell_plan(self, plan: str, kind: str, fate: str) -> None:
        """A plan counts as one item, with its versions and measures."""
        if kind != "plans" and fate == "created":
            fate = "changed"
        self._plans[plan] = max(fate, self._plans.get(plan, fate), key=_FATES.index)

    def _count(self, fate: str) -> None:
        setattr(self.report, fate, getattr(self.report, fate) + 1)

    def _remove_replaced(self) -> None:
        """A list replaces the stored one: versions and measures it leaves out go."""
        for incoming in self._replaced:
            child = _CHILDREN[incoming.kind]
            gone = self._below(child, incoming.key) - set(incoming.below or ())
            if not gone:
                continue
            if child == "versions":
                for version in gone:
                    self.store.delete("measures", self._below("measures", version))
            self.store.delete(child, gone)
            self._tell_plan(incoming.key.partition("/")[0], child, "changed")

    def _below(self, kind: str, owner: str) -> set[str]:
        return {key for key in self.store.keys(kind) if key.rpartition("/")[0] == owner}

    def _check_references(self) -> None:
        shipped = {theme.key: theme for theme in shipped_themes()}
        missing: dict[str, Theme] = {}
        for place, kind, key in self._pending:
            if key in self._keys(kind):
                continue
            if kind != Theme.KIND or key not in shipped:
                raise ExchangeError(place.removeprefix("."), unknown(kind, key))
            missing[key] = shipped[key]
        self.store.save_all(list(missing.values()))
