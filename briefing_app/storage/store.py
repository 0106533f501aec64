"""The store: items in, items out, everything in operations that can be undone.

One operation is a transaction, an undo step and a notice of what changed. All of them, undo and
redo included, are lists of journal lines put into effect by the one method `_apply`.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import NamedTuple, TypeVar

from briefing_app.domain.model import Item
from briefing_app.domain.shape import SHAPES, Json, kind_of, to_record
from briefing_app.errors import UserError
from briefing_app.storage.connection import StoreConnection
from briefing_app.storage.drafts import Drafts
from briefing_app.storage.journal import (
    Clock,
    Event,
    Journal,
    JournalLine,
    Operation,
    compare,
    system_clock,
)
from briefing_app.storage.productions import Productions
from briefing_app.storage.refs import Refs
from briefing_app.storage.rows import KindRows, insert_rows
from briefing_app.storage.search import SearchIndex

T = TypeVar("T", bound=Item)
_KINDS = tuple(SHAPES)


class Notice(NamedTuple):
    """What an operation changed, for whoever shows it."""

    label: str
    changed: frozenset[tuple[str, str]]


class Store:
    """One open store. Made by `opening.open_store`."""

    def __init__(self, db: StoreConnection, clock: Clock = system_clock) -> None:
        self.db = db
        self.path = db.path
        self.index = SearchIndex(db)
        self.drafts = Drafts(db, clock)
        self.productions = Productions(db, clock)
        self._rows = {kind: KindRows(db, kind) for kind in _KINDS}
        self._refs = Refs(db)
        self._journal = Journal(db, clock)
        self._listeners: list[Callable[[Notice], None]] = []
        self._open: _OpenOperation | None = None

    def close(self) -> None:
        self.db.close()

    def subscribe(self, listener: Callable[[Notice], None]) -> None:
        self._listeners.append(listener)

    # Reading

    def get(self, cls: type[T], key: str) -> T:
        found = self.find(cls, [key])
        if not found:
            raise UserError(f"Élément introuvable : {cls.NOUN.singular} « {key} ».")
        return found[0]

    def find(self, cls: type[T], keys: Iterable[str] | None = None) -> list[T]:
        """The items of those keys, or all of them in order of reference."""
        shape = SHAPES[cls.KIND]
        return [shape.build(record) for record in self.records(cls.KIND, keys)]

    def records(self, kind: str, keys: Iterable[str] | None = None) -> Iterator[Json]:
        """The same as plain values, read a few hundred at a time."""
        rows = self._rows[kind]
        wanted = rows.keys() if keys is None else list(keys)
        for start in range(0, len(wanted), 500):
            yield from rows.read(wanted[start : start + 500]).values()

    def keys(self, kind: str) -> list[str]:
        return self._rows[kind].keys()

    def named(self, ref: str) -> list[tuple[str, str]]:
        """The item of a reference, if it is still there."""
        return self._refs.find(ref)

    def history(self, kind: str, key: str) -> list[Event]:
        return self._journal.history(kind, key)

    # Writing

    @contextmanager
    def operation(self, label: str) -> Iterator[None]:
        """Everything saved and deleted inside is one step; an error leaves nothing behind."""
        if self._open is not None:
            yield
            return
        self._open = _OpenOperation(label)
        try:
            with self.db.atomic():
                yield
            done = self._open
        except sqlite3.IntegrityError as error:
            raise UserError(
                "Un élément dont d’autres dépendent ne peut pas être supprimé, ni un lien mener"
                " à un élément qui n’existe pas. Rien n’a été changé."
            ) from error
        finally:
            self._open = None
        self._notify(done.label, done.changed)

    def save(self, item: T) -> T:
        return self.save_all([item])[0]

    def save_all(self, items: Sequence[T]) -> list[T]:
        """Keep those items of one kind, and give them back with their key and reference."""
        if not items:
            return []
        records = [to_record(item) for item in items]
        for record in records:
            record.setdefault("key", os.urandom(6).hex())
        kind = items[0].KIND
        self.put(kind, records)
        shape = SHAPES[kind]
        return [shape.build(record) for record in records]

    def put(self, kind: str, records: Sequence[Json]) -> None:
        """Keep those whole records; new ones without a reference are given theirs in place."""
        before = self._rows[kind].read(record["key"] for record in records)
        if kind_of(kind).PREFIX:
            self._refs.give(kind, records)
        lines = (compare(kind, r["key"], before.get(r["key"]), r) for r in records)
        self._do([line for line in lines if line])

    def delete(self, kind: str, keys: Iterable[str]) -> None:
        found = self._rows[kind].read(keys)
        self._do([JournalLine(kind, key, record, None) for key, record in found.items()])

    def undo(self) -> str | None:
        """Take back the last operation; its label, or None where there is nothing to undo."""
        return self._travel(self.undoable, undone=True)

    def redo(self) -> str | None:
        return self._travel(self.redoable, undone=False)

    @property
    def undoable(self) -> Operation | None:
        return self._journal.to_undo()

    @property
    def redoable(self) -> Operation | None:
        return self._journal.to_redo()

    def _travel(self, operation: Operation | None, *, undone: bool) -> str | None:
        if operation is None:
            return None
        lines = self._journal.lines(operation.id)
        try:
            with self.db.atomic():
                self._apply([line.reversed() for line in lines] if undone else lines)
                self._journal.mark(operation.id, undone)
        except sqlite3.IntegrityError as error:
            raise UserError(
                f"« {operation.label} » ne peut plus être annulé ni rétabli : un élément dont il"
                " parlait a été effacé définitivement. Rien n’a été changé."
            ) from error
        self._notify(operation.label, {(line.kind, line.key) for line in lines})
        return operation.label

    def _do(self, lines: list[JournalLine]) -> None:
        if self._open is None:
            raise RuntimeError("a change outside an operation")
        if not lines:
            return
        self._apply(lines)
        if self._open.number is None:
            self._open.number = self._journal.begin(self._open.label)
        self._journal.record(self._open.number, lines)
        self._open.changed.update((line.kind, line.key) for line in lines)

    def _apply(self, lines: list[JournalLine]) -> None:
        """Bring every item of the lines from their first side to their second."""
        by_kind = _by_kind(lines)
        for kind in _KINDS:
            self._insert(kind, [ln.after for ln in by_kind[kind] if ln.before is None and ln.after])
            self._update(kind, [ln for ln in by_kind[kind] if ln.before and ln.after])
        gone = {k: [ln.key for ln in by_kind[k] if ln.after is None] for k in reversed(_KINDS)}
        numbers = {kind: list(self._rows[kind].ids(k).values()) for kind, k in gone.items() if k}
        for kind, each in numbers.items():
            self._rows[kind].unlink(each)
        for kind, each in numbers.items():
            self._delete(kind, each)

    def _insert(self, kind: str, records: list[Json]) -> None:
        if not records:
            return
        numbers = self._register(kind, [record["key"] for record in records])
        numbered = {numbers[record["key"]]: record for record in records}
        self._rows[kind].insert(numbered)
        self.index.put(kind, numbered)

    def _update(self, kind: str, lines: list[JournalLine]) -> None:
        if not lines:
            return
        rows = self._rows[kind]
        numbers = rows.ids(line.key for line in lines)
        for line in lines:
            rows.update(numbers[line.key], line.after or {})
        records = rows.read(numbers)
        self.index.put(kind, {numbers[key]: record for key, record in records.items()})

    def _delete(self, kind: str, numbers: list[int]) -> None:
        self._rows[kind].delete(numbers)
        self.index.drop(numbers)
        sql = "DELETE FROM items WHERE id IN (SELECT value FROM json_each(?))"
        self.db.execute(sql, [json.dumps(numbers)])

    def _register(self, kind: str, keys: list[str]) -> dict[str, int]:
        insert_rows(self.db, "items", ("kind", "key"), [(kind, key) for key in keys])
        sql = "SELECT key, id FROM items WHERE kind = ? AND key IN (SELECT value FROM json_each(?))"
        return dict(self.db.execute(sql, [kind, json.dumps(keys)]))

    def _notify(self, label: str, changed: set[tuple[str, str]]) -> None:
        if changed:
            for listener in self._listeners:
                listener(Notice(label, frozenset(changed)))


class _OpenOperation:
    """The operation under way: it enters the journal with its first change."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.number: int | None = None
        self.changed: set[tuple[str, str]] = set()


def _by_kind(lines: Iterable[JournalLine]) -> dict[str, list[JournalLine]]:
    groups: dict[str, list[JournalLine]] = {kind: [] for kind in _KINDS}
    for kind, group in groupby(lines, key=lambda line: line.kind):
        groups[kind].extend(group)
    return groups
