"""What was left unfinished, and where to go on: reviews of documents and grids, typed texts."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from briefing_app.domain.shape import SHAPES, kind_of
from briefing_app.domain.text.text import headline
from briefing_app.domain.wording import new, several
from briefing_app.storage.drafts import ABANDONED, RETURNED, REVIEWS, Draft
from briefing_app.storage.store import Store
from briefing_app.usecases.items.naming import names

_LENGTH = 70


class ToResume(NamedTuple):
    kind: str
    key: str
    name: str
    told: str
    at: datetime


def to_resume(store: Store) -> list[ToResume]:
    """All that waits, latest first."""
    found = [_of(store, draft) for draft in store.drafts.all()]
    return [each for each in found if each]


def reviews(store: Store, kind: str) -> list[ToResume]:
    """Those of documents or of grids; with `ABANDONED` before the kind, those given up."""
    found = [_of(store, draft) for draft in store.drafts.of(kind)]
    return [each for each in found if each]


def _of(store: Store, draft: Draft) -> ToResume | None:
    kind = draft.kind.removeprefix(ABANDONED)
    if draft.kind != kind and kind not in (REVIEWS, RETURNED):
        return None
    if kind == REVIEWS:
        return ToResume(*draft[:2], *_document(draft), draft.at)
    if kind == RETURNED:
        return ToResume(*draft[:2], *_grids(draft), draft.at)
    return _text(store, draft)


def _document(draft: Draft) -> tuple[str, str]:
    entries = draft.content.get("entries", [])
    decided = sum(entry.get("decision", "a_decider") != "a_decider" for entry in entries)
    return draft.content.get(
        "name", ""
    ), f"{several(decided, 'décidé', 'décidés')} sur {len(entries)}"


def _grids(draft: Draft) -> tuple[str, str]:
    files = [each["document"] for each in draft.content["files"]]
    name = files[0] if len(files) == 1 else f"{len(files)} grilles reçues"
    left = draft.content["left"]
    return name, f"{left} ligne{'s' if left > 1 else ''} à relire"


def _text(store: Store, draft: Draft) -> ToResume | None:
    """A typed text; not one whose item was deleted since."""
    if draft.subject not in SHAPES:
        return None
    known = {} if draft.new else names(store, draft.subject, [draft.key])
    if not (draft.new or known):
        return None
    name = known.get(draft.key) or _NEW.get(draft.kind) or new(draft.subject)
    typed = max(_strings(draft.content), key=len, default="")
    told = f"{kind_of(draft.subject).NOUN.singular.capitalize()} · gardé en brouillon"
    if typed:
        told = f"« {headline(typed, _LENGTH)} »"
    return ToResume(draft.kind, draft.key, name, told, draft.at)


_NEW = {
    "interventions": "Compte rendu",
    "dossiers.wording": "Dossier : autres mots",
    "rounds.sending": "Grille à préparer",
    "collective": "Le collectif",
}
"""What is typed beside no item yet."""


def _strings(content: Any) -> Iterator[str]:
    """What she typed, not the keys of what it is about."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for name, value in content.items():
            if name not in ("key", "keys", "kind", "meeting", "turn", "person", "defaults"):
                yield from _strings(value)
    elif isinstance(content, list):
        for each in content:
            yield from _strings(each)
