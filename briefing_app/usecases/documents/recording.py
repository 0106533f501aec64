"""What was written is remembered with its frozen content, whom it was for, and its fingerprint."""

import hashlib
from pathlib import Path

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Dossier, Meeting
from briefing_app.domain.shape import to_record
from briefing_app.storage import queries
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.recipes import Prepared
from briefing_app.usecases.documents.view import View
from briefing_app.usecases.gathering.common import institution, presented


def remember(store: Store, prepared: Prepared, meeting: str, path: Path) -> int:
    """Remember what was written to `path`."""
    content, items = prepared.content, set(prepared.view.told)
    if dossier := queries.dossier_of(store.db, meeting) if meeting else None:
        items.add((Dossier.KIND, dossier))
    told = {
        "kind": prepared.kind.value,
        "name": path.name,
        "meeting": meeting,
        "recipient": _recipient(prepared.view, meeting),
        "audience": content.frame.audience.value,
        "fingerprint": fingerprint(path),
    }
    return store.productions.keep(told, content.frame.produced, to_record(content), items)


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _recipient(view: View, meeting: str) -> str:
    """The institution met, and in it the person; or the circle that it stays in."""
    if view.inside or not meeting:
        return Diffusion(view.audience).label
    found = view.store.get(Meeting, meeting)
    told = (presented(view.person(found.interlocutor)), institution(view, found))
    return " – ".join(part for part in told if part) or found.title
