"""What is still to be kept, institution by institution, and what was last heard of it."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from briefing_app.domain.choices import Diffusion, OrganisationKind
from briefing_app.domain.lateness import is_late
from briefing_app.domain.model import Commitment, Organisation
from briefing_app.domain.text.dates import format_short
from briefing_app.domain.text.text import headline
from briefing_app.storage.lists import ListRow
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.selection import Request, open_promises
from briefing_app.usecases.documents.view import View


class Office(NamedTuple):
    """An institution of today, with what it and those it succeeds still owe."""

    key: str
    name: str
    owed: int
    late: int


def offices(store: Store, request: Request, today: date) -> list[Office]:
    """Those that owe something, the latest first."""
    known = store.find(Organisation)
    gone = {key for each in known for key in each.succeeds}
    found = []
    for each in known:
        if each.kind is OrganisationKind.INSTITUTION and each.key not in gone:
            owed = owed_by(store, replace(request, institution=each.key))
            late = sum(is_late(item.due, item.status, today) for item in owed)
            found.append(Office(each.key, each.short or each.name, len(owed), late))
    return sorted((o for o in found if o.owed), key=lambda o: (-o.late, -o.owed, o.name))


def owed_by(store: Store, request: Request) -> list[Commitment]:
    """The open engagements that a request asks for: what comes first is due first."""
    found = open_promises(View(store, Diffusion.INTERNE), request)
    return sorted(found, key=lambda item: (item.due or date.max, item.ref))


def rows(items: list[Commitment]) -> dict[str, ListRow]:
    """Lines for a list: what was promised, and the last news of it."""
    return {
        item.key: ListRow(item.key, item.ref, item.text, _news(item), _values(item))
        for item in items
    }


def _news(item: Commitment) -> str:
    dated = [note for note in item.notes if note.date] or list(item.notes)
    if not dated:
        return "aucune nouvelle"
    last = max(dated, key=lambda note: note.date or date.min)
    day = f"{format_short(last.date)} : " if last.date else ""
    return day + headline(last.text, 120)


def _values(item: Commitment) -> dict[str, str | None]:
    return {
        "due": item.due.isoformat() if item.due else None,
        "due_text": item.due_text,
        "status": item.status.value,
    }
