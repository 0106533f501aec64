"""The open exchange file: what a file gives is checked here, with the place of what is wrong.

Nothing here knows the store. References and merging with what is stored are checked by the use
case; plans are nested in the file and flat in the store, and are folded both ways here.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NoReturn

from briefing_app.domain.model import ALL_KINDS, Attachment, Grid, Measure, PlanVersion, Round
from briefing_app.domain.shape import SHAPES, Json, Shape, Slot, Sort
from briefing_app.errors import UserError

FORMAT = "briefing-app/1"
_NESTED = (PlanVersion.KIND, Measure.KIND)
_NOT_TOLD = (Round.KIND, Grid.KIND, Attachment.KIND)
"""What was sent to whom belongs to this store: another one never sent it. Nor does a
file of words hold the files joined to items."""
LISTS = tuple(cls.KIND for cls in ALL_KINDS if cls.KIND not in _NESTED + _NOT_TOLD)
_OPTIONAL_LISTS = ("collective", "documents")
"""Lists that older readers do not know: written only when they hold something."""

_JSON_WORDS = {
    str: "un texte",
    bool: "vrai ou faux",
    int: "un nombre entier",
    float: "un nombre à virgule",
    list: "une liste",
    dict: "un objet",
    type(None): "rien",
}
_EXPECTED = {
    Sort.TEXT: (str, "un texte"),
    Sort.DATE: (str, "une date, comme 2014-09-23"),
    Sort.CHOICE: (str, "un texte"),
    Sort.REFERENCE: (str, "une clé"),
    Sort.INTEGER: (int, "un nombre entier"),
    Sort.BOOLEAN: (bool, "true ou false"),
    Sort.RECORD: (dict, "un objet"),
}


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file says of one item: only the fields it gives; None empties a field.

    `below` are the keys of the versions of a plan, or of the measures of a version, where the
    file gives them; it is complete once the item's whole plan has been read.
    """

    kind: str
    key: str
    place: str
    given: Json
    below: list[str] | None = None


class ExchangeError(UserError):
    """A refused exchange file: where, and why."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(f"{place}: {message}")


def parse(data: bytes) -> Json:
    """The lists of an exchange file, before their items are looked at."""
    try:
        content = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_no_duplicates)
    except UnicodeDecodeError as error:
        raise ExchangeError("fichier", "ce n’est pas un texte en UTF-8") from error
    except json.JSONDecodeError as error:
        where = f"ligne {error.lineno}, colonne {error.colno}"
        raise ExchangeError(where, "ce n’est pas du JSON valide") from error
    except RecursionError as error:
        raise ExchangeError("fichier", "trop de niveaux imbriqués") from error
    if not isinstance(content, dict):
        raise ExchangeError("fichier", f"un objet est attendu, pas {_word(content)}")
    if content.pop("format", None) != FORMAT:
        raise ExchangeError("format", f"« {FORMAT} » est attendu")
    return content


def _no_duplicates(pairs: list[tuple[str, Any]]) -> Json:
    content = dict(pairs)
    if len(content) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ExchangeError("fichier", f"le champ « {twice} » est donné deux fois au même endroit")
    return content


def read_items(content: Json, clean: Callable[[str], str]) -> Iterator[Incoming]:
    """Check every item of the lists, in an order where a kind follows those it refers to.

    The lists are emptied while they are read, so that a large file is not held twice.
    """
    for name, rows in content.items():
        if name not in LISTS:
            raise ExchangeError(name, "liste inconnue")
        if not isinstance(rows, list):
            raise ExchangeError(name, f"une liste est attendue, pas {_word(rows)}")
    reader = _Reader(clean)
    for name in LISTS:
        yield from reader.items(name, content.pop(name, []))


class _Reader:
    """Reads items one by one and remembers the keys already seen in the file."""

    def __init__(self, clean: Callable[[str], str]) -> None:
        self._clean = clean
        self._seen: dict[str, dict[str, str]] = {kind: {} for kind in SHAPES}

    def items(self, kind: str, rows: list[Any]) -> Iterator[Incoming]:
        for index, row in enumerate(rows):
            place = f"{kind}[{index}]"
            if kind == "plans":
                yield from self._plan(row, place)
            else:
                yield self._item(kind, row, place)

    def _item(self, kind: str, row: Any, place: str, above: str = "", **fixed: Any) -> Incoming:
        _expect(row, dict, "un objet", place)
        key = row.get("key")
        if not isinstance(key, str) or not key.strip():
            raise ExchangeError(f"{place}.key", "une clé est attendue")
        if above and "/" in key:
            raise ExchangeError(f"{place}.key", "cette clé ne peut pas contenir « / »")
        given = self._record(SHAPES[kind], row, place, skip=set(fixed)) | fixed
        given["key"] = key = f"{above}{key}"
        first = self._seen[kind].setdefault(key, place)
        if first != place:
            raise ExchangeError(f"{place}.key", f"la clé « {key} » figure déjà en {first}")
        return Incoming(kind, key, place, given)

    def _plan(self, row: Any, place: str) -> Iterator[Incoming]:
        _expect(row, dict, "un objet", place)
        versions = _list(row.pop("versions", None), f"{place}.versions")
        plan = self._item("plans", row, place)
        if "/" in plan.key:
            raise ExchangeError(f"{place}.key", "cette clé ne peut pas contenir « / »")
        below: list[str] = []
        yield plan if versions is None else replace(plan, below=below)
        for index, version in enumerate(versions or ()):
            spot = f"{place}.versions[{index}]"
            _expect(version, dict, "un objet", spot)
            measures = _list(version.pop("measures", None), f"{spot}.measures")
            incoming = self._item(
                "versions", version, spot, f"{plan.key}/", plan=plan.key, position=index
            )
            below.append(incoming.key)
            yield from self._version(incoming, measures)

    def _version(self, version: Incoming, measures: list[Any] | None) -> Iterator[Incoming]:
        below: list[str] = []
        yield version if measures is None else replace(version, below=below)
        for index, row in enumerate(measures or ()):
            measure = self._item(
                "measures",
                row,
                f"{version.place}.measures[{index}]",
                f"{version.key}/",
                version=version.key,
                position=index,
            )
            below.append(measure.key)
            yield measure

    def _record(self, shape: Shape, row: Json, place: str, skip: set[str]) -> Json:
        slots = {slot.name: slot for slot in shape.slots if slot.name not in skip}
        given = {}
        for name, value in row.items():
            slot = slots.get(name)
            if slot is None:
                raise ExchangeError(f"{place}.{name}", "champ inconnu")
            given[name] = self._value(slot, value, f"{place}.{name}")
        return given

    def _value(self, slot: Slot, value: Any, place: str) -> Any:
        if slot.many:
            _expect(value, list, "une liste", place)
            return [self._one(slot, each, f"{place}[{i}]") for i, each in enumerate(value)]
        if value in (None, "") and not slot.fact.required:
            return None
        return self._one(slot, value, place)

    def _one(self, slot: Slot, value: Any, place: str) -> Any:
        _expect(value, *_EXPECTED[slot.sort], place)
        if slot.sort is Sort.TEXT:
            return self._text(slot, value, place)
        if slot.shape:
            return self._nested(slot.shape, value, place)
        if slot.sort is Sort.CHOICE:
            return _choice(slot, value, place)
        if slot.sort is Sort.DATE:
            return _date(value, place)
        return value

    def _text(self, slot: Slot, value: str, place: str) -> str:
        if slot.name == "key":
            return value
        text = self._clean(value)
        if slot.fact.required and not text.strip():
            raise ExchangeError(place, "ce texte ne peut pas être vide")
        if text and slot.pattern and not slot.pattern.fullmatch(text):
            raise ExchangeError(place, f"« {text} » n’est pas {slot.wording}")
        return text

    def _nested(self, shape: Shape, row: Json, place: str) -> Json:
        given = self._record(shape, row, place, skip=set())
        for slot in shape.slots:
            if slot.fact.required and slot.name not in given:
                raise ExchangeError(f"{place}.{slot.name}", "champ obligatoire absent")
        # As the dataclass would write it: values that are defaults are told too.
        try:
            item = shape.build(without_nothing(given))
        except UserError as error:
            raise ExchangeError(place, str(error)) from error
        return shape.record(item)


def without_nothing(record: Json) -> Json:
    return {name: value for name, value in record.items() if value not in (None, "", [])}


def _list(value: Any, place: str) -> list[Any] | None:
    if value is not None:
        _expect(value, list, "une liste", place)
    return value  # type: ignore[no-any-return]


def _choice(slot: Slot, value: str, place: str) -> str:
    assert slot.choices
    try:
        return str(slot.choices(value).value)
    except ValueError:
        known = ", ".join(str(each.value) for each in slot.choices)
        raise ExchangeError(place, f"valeur inconnue « {value} » (attendu : {known})") from None


def _date(value: str, place: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise ExchangeError(place, f"« {value} » n’est pas une date, comme 2014-09-23") from None


def _expect(value: Any, cls: type, wording: str, place: str) -> None:
    if not isinstance(value, cls) or (cls is int and isinstance(value, bool)):
        _refuse_type(value, wording, place)


def _refuse_type(value: Any, wording: str, place: str) -> NoReturn:
    agreed = "attendue" if wording.startswith("une ") else "attendu"
    raise ExchangeError(place, f"{wording} est {agreed}, pas {_word(value)}")


def _word(value: Any) -> str:
    return _JSON_WORDS[type(value)]


def write(items: Callable[[str], Iterator[Json]]) -> Iterator[str]:
    """The exchange file, piece by piece; `items` gives the records of a kind in their order."""
    yield f'{{"format": "{FORMAT}"'
    for name in LISTS:
        rows = _plans(items) if name == "plans" else items(name)
        written = 0
        for row in rows:
            lead = ",\n  " if written else f',\n "{name}": [\n  '
            yield lead + json.dumps(row, ensure_ascii=False)
            written += 1
        if written:
            yield "\n ]"
        elif name not in _OPTIONAL_LISTS:
            yield f',\n "{name}": []'
    yield "}\n"


def _plans(items: Callable[[str], Iterator[Json]]) -> Iterator[Json]:
    measures = _grouped(items("measures"), "version")
    versions = _grouped(items("versions"), "plan")
    for plan in items("plans"):
        nested = [
            _local(version) | _given("measures", map(_local, measures.get(version["key"], [])))
            for version in versions.get(plan["key"], [])
        ]
        yield plan | _given("versions", nested)


def _given(name: str, rows: Any) -> Json:
    rows = list(rows)
    return {name: rows} if rows else {}


def _grouped(rows: Iterator[Json], owner: str) -> dict[str, list[Json]]:
    groups: dict[str, list[Json]] = {}
    for row in rows:
        groups.setdefault(row.pop(owner), []).append(row)
    for group in groups.values():
        group.sort(key=lambda row: row.pop("position"))
    return groups


def _local(row: Json) -> Json:
    return row | {"key": row["key"].rpartition("/")[2]}
