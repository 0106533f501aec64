"""The shape of each kind, read once off its dataclass.

One description serves the exchange file, the store's tables, the journal and the search index.
A *record* is an item as plain JSON values: a dict in field order, fields without a value left out.
"""

import datetime
import re
import types
from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass, fields
from enum import Enum, auto
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from briefing_app.domain.choices import Choice, Diffusion
from briefing_app.domain.model import ALL_KINDS, FACT, Fact, Item, Pattern, Record, Ref

Json = dict[str, Any]


class Sort(Enum):
    """What one value of a field is."""

    TEXT = auto()
    INTEGER = auto()
    BOOLEAN = auto()
    DATE = auto()
    CHOICE = auto()
    REFERENCE = auto()
    RECORD = auto()


_NONE = Fact("", Diffusion.INTERNE)
"""Of a field that says nothing of itself: nobody else may read it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a kind: what its values are, and whether it holds one or a list."""

    name: str
    sort: Sort
    many: bool
    fact: Fact
    optional: bool
    default: Any
    target: str = ""
    pattern: re.Pattern[str] | None = None
    wording: str = ""
    choices: type[Enum] | None = None
    record: type[Record] | None = None

    @property
    def shape(self) -> "Shape | None":
        """The shape of the records it holds; looked up late, for a record may hold its own kind."""
        return shape_of(self.record) if self.record else None

    def to_json(self, value: Any) -> Any:
        if self.many:
            return [self._one_to_json(each) for each in value]
        return self._one_to_json(value)

    def from_json(self, value: Any) -> Any:
        if self.many:
            return tuple(self._one_from_json(each) for each in value)
        return self._one_from_json(value)

    def _one_to_json(self, value: Any) -> Any:
        if self.sort is Sort.DATE:
            return value.isoformat()
        if self.sort is Sort.CHOICE:
            return value.value
        return to_record(value) if self.sort is Sort.RECORD else value

    def _one_from_json(self, value: Any) -> Any:
        if self.sort is Sort.DATE:
            return datetime.date.fromisoformat(value)
        if self.sort is Sort.CHOICE:
            assert self.choices
            return self.choices(value)
        if self.sort is Sort.RECORD:
            assert self.shape
            return self.shape.build(value)
        return value


@dataclass(frozen=True, slots=True)
class Shape:
    """All the fields of one dataclass, in order."""

    cls: type[Record]
    slots: tuple[Slot, ...]

    def build(self, record: Json) -> Any:
        return self.cls(
            **{s.name: s.from_json(record[s.name]) for s in self.slots if s.name in record}
        )

    def record(self, item: Record) -> Json:
        """The item as plain values: without those it does not have."""
        record = {}
        for slot in self.slots:
            value = getattr(item, slot.name)
            if value is not None and value != "" and value != ():
                record[slot.name] = slot.to_json(value)
        return record


_shapes: dict[type, Shape] = {}


def shape_of(cls: type[Record]) -> Shape:
    if cls not in _shapes:
        hints = get_type_hints(cls, include_extras=True)
        slots = tuple(_slot(each, hints[each.name]) for each in fields(cls))
        _shapes[cls] = Shape(cls, slots)
    return _shapes[cls]


SHAPES: dict[str, Shape] = {}
"""By the name of the kind's list in the exchange file, in the order of `ALL_KINDS`."""


def kind_of(kind: str) -> type[Item]:
    cls = SHAPES[kind].cls
    assert issubclass(cls, Item)
    return cls


def to_record(item: Record) -> Json:
    return shape_of(type(item)).record(item)


def headline(kind: str, record: Json) -> str:
    """What names an item in a list or a search result, on its whole length."""
    title = next((record[f] for f in kind_of(kind).HEADLINE if record.get(f)), record["key"])
    return f"{record['number']} {title}" if kind == "measures" else str(title)


def texts(shape: Shape, record: Json) -> Iterator[str]:
    """Every text somebody wrote in the record, in field order: what a search looks through."""
    for slot in shape.slots:
        value = record.get(slot.name)
        if value is None or slot.fact.copies or slot.name in ("key", "ref"):
            continue
        if slot.sort is Sort.TEXT:
            yield from value if slot.many else (value,)
        elif slot.shape:
            for each in value if slot.many else (value,):
                yield from texts(slot.shape, each)


class Reference(NamedTuple):
    """One reference that a record makes, and where in the record it stands."""

    place: str
    kind: str
    key: str


def references(shape: Shape, record: Json, place: str = "") -> Iterator[Reference]:
    for slot in shape.slots:
        if slot.name not in record or not (slot.target or slot.shape):
            continue
        here = f"{place}.{slot.name}"
        for spot, value in _spots(slot, record[slot.name], here):
            if slot.shape:
                yield from references(slot.shape, value, spot)
            else:
                target = record["kind"] if slot.target == "*" else slot.target
                yield Reference(spot, target, value)


def _spots(slot: Slot, value: Any, place: str) -> Iterator[tuple[str, Any]]:
    if not slot.many:
        yield place, value
        return
    for index, each in enumerate(value):
        yield f"{place}[{index}]", each


def _slot(each: "Field[Any]", hint: Any) -> Slot:
    many = get_origin(hint) is tuple
    inner = get_args(hint)[0] if many else hint
    optional = get_origin(inner) in (Union, types.UnionType)
    if optional:
        inner = next(arg for arg in get_args(inner) if arg is not type(None))
    marks = get_args(inner)[1:] if get_origin(inner) is Annotated else ()
    base = get_args(inner)[0] if marks else inner
    ref = next((m for m in marks if isinstance(m, Ref)), None)
    pattern = next((m for m in marks if isinstance(m, Pattern)), None)
    return Slot(
        name=each.name,
        sort=Sort.REFERENCE if ref else _sort(base),
        many=many,
        fact=each.metadata.get(FACT, _NONE),
        optional=optional,
        default=None if each.default is MISSING else each.default,
        target=ref.kind if ref else "",
        pattern=re.compile(pattern.regex) if pattern else None,
        wording=pattern.wording if pattern else "",
        choices=base if issubclass(base, Choice) else None,
        record=base if issubclass(base, Record) else None,
    )


def _sort(base: type) -> Sort:
    for cls, sort in (
        (Choice, Sort.CHOICE),
        (Record, Sort.RECORD),
        (bool, Sort.BOOLEAN),
        (int, Sort.INTEGER),
        (datetime.date, Sort.DATE),
    ):
        if issubclass(base, cls):
            return sort
    return Sort.TEXT


SHAPES.update({cls.KIND: shape_of(cls) for cls in ALL_KINDS})
