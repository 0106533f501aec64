"""The store as one audience may see it: the only place where diffusion decides.

Every document is gathered through a `View`. What may not be seen never gets further than this;
what was held back is remembered, so that she can be told, and so is every item that the document
tells of, so that its record knows what is in it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple, TypeVar

from briefing_app.domain.audience import allows, veiled
from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import (
    Acronym,
    Collective,
    Constat,
    Item,
    Measure,
    Meeting,
    Organisation,
    Person,
    Plan,
    Theme,
)
from briefing_app.domain.shape import SHAPES, headline, to_record
from briefing_app.storage.store import Store

T = TypeVar("T", bound=Item)
_ANY: Callable[[Item], bool] = lambda _item: True  # noqa: E731 - the predicate that lets all pass


class Withheld(NamedTuple):
    """Something that the audience may not see, and why."""

    kind: str
    key: str
    title: str
    reason: str


class View:
    def __init__(self, store: Store, audience: Diffusion) -> None:
        self.store = store
        self.audience = audience
        self.told: set[tuple[str, str]] = set()
        """The items, by kind and key, whose words stand in the document."""
        self._withheld: dict[tuple[str, str], Withheld] = {}
        self._named: dict[str, dict[str, Item]] = {}
        self._mentioned: dict[str, Meeting] = {}

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        return tuple(self._withheld.values())

    @property
    def inside(self) -> bool:
        """Whether the document stays in the collective: there, sources are named."""
        return self.audience is not Diffusion.TRANSMISSIBLE

    def find(
        self, cls: type[T], keys: Iterable[str] | None = None, wanted: Callable[[T], bool] = _ANY
    ) -> list[T]:
        """Those that are wanted and may be seen, without what in them may not."""
        shape, seen = SHAPES[cls.KIND], []
        for record in self.store.records(cls.KIND, keys):
            item = shape.build(record)
            if not wanted(item):
                continue
            if allows(item.diffusion, self.audience):
                seen.append(shape.build(veiled(cls.KIND, record, self.audience)))
            else:
                self._hold(item, "")
        return seen

    def meeting(self, key: str) -> Meeting:
        """A meeting that may not be told of keeps only what those who meet know anyway."""
        meeting = self.store.get(Meeting, key)
        closed = not allows(meeting.diffusion, self.audience)
        if closed and (meeting.context or meeting.annexes or meeting.synthesis):
            self._hold(meeting, " : son contexte, sa synthèse et ses annexes")
        return _outline(meeting) if closed else meeting

    def mentioned(self, key: str) -> Meeting:
        """The same of a meeting that is only spoken of in passing: nothing is held back from it."""
        if key not in self._mentioned:
            meeting = self.store.get(Meeting, key)
            is_open = allows(meeting.diffusion, self.audience)
            self._mentioned[key] = meeting if is_open else _outline(meeting)
        return self.register(self._mentioned[key])

    def register(self, item: T) -> T:
        """The item, whose words the document will hold: an erasure finds the document by it."""
        self.told.add((item.KIND, item.key))
        return item

    # Names: of people, organisations, themes and plans, which have no diffusion of their own.

    def collective(self) -> Collective:
        found = self.store.find(Collective)
        return self.register(found[0]) if found else Collective()

    def person(self, key: str | None) -> Person | None:
        return self._name(Person, key)

    def organisation(self, key: str | None) -> str:
        found = self._name(Organisation, key)
        return found.name if found else ""

    def address(self, key: str | None) -> str:
        found = self._name(Organisation, key)
        return found.address if found else ""

    def short(self, key: str) -> str:
        found = self._name(Organisation, key)
        return (found.short or found.name) if found else ""

    def theme(self, key: str) -> str:
        found = self._name(Theme, key)
        return found.label if found else ""

    def measure(self, key: str) -> Measure | None:
        return self._name(Measure, key)

    def plan(self, key: str) -> Plan | None:
        return self._name(Plan, key)

    def acronyms(self) -> list[Acronym]:
        return [self.register(each) for each in self.store.find(Acronym)]

    def organisations(self, wanted: Callable[[Organisation], bool]) -> list[Organisation]:
        return [self.register(each) for each in self.store.find(Organisation) if wanted(each)]

    def sources(self, constat: Constat) -> tuple[str, ...]:
        """The associations that report a constat, where they may be named."""
        may_name = constat.cite_sources or self.inside
        return tuple(map(self.short, constat.organisations)) if may_name else ()

    def _name(self, cls: type[T], key: str | None) -> T | None:
        if cls.KIND not in self._named:
            self._named[cls.KIND] = {item.key: item for item in self.store.find(cls)}
        found = self._named[cls.KIND].get(key or "")
        if not isinstance(found, cls):
            return None
        return self.register(found)

    def _hold(self, item: Item, what: str) -> None:
        record = to_record(item)
        title = headline(item.KIND, record)
        reason = f"diffusion « {Diffusion(record['diffusion']).label} »{what}"
        self._withheld[item.KIND, item.key] = Withheld(item.KIND, item.key, title, reason)


def _outline(meeting: Meeting) -> Meeting:
    return Meeting(
        key=meeting.key,
        title=meeting.kind.label.capitalize(),
        kind=meeting.kind,
        date=meeting.date,
        start=meeting.start,
        end=meeting.end,
        place=meeting.place,
        institutions=meeting.institutions,
        interlocutor=meeting.interlocutor,
        state=meeting.state,
        diffusion=meeting.diffusion,
        participants=tuple(replace(each, reason="") for each in meeting.participants),
    )
