"""Reviews of grids that came back, while they wait: left, resumed, stored in part, given up.

What is kept is what was read of the files, and what she ticked; it is compared with the store anew
each time, so that what was taken over meanwhile is no longer asked.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from briefing_app.domain.grids.review import Difference
from briefing_app.domain.shape import Json
from briefing_app.errors import UserError
from briefing_app.imports.grids.answer import from_json, to_json
from briefing_app.storage.drafts import RETURNED
from briefing_app.storage.store import Store
from briefing_app.usecases.grids.review import Decision, GridReview, Unread, review_returned

Ticks = Mapping[str, bool]
"""By the mark of a line: whether she ticked it, where that is not as it came."""


def key_of(found: GridReview) -> str:
    """The same files are the same review."""
    read = [to_json(each) for each in found.returned]
    return hashlib.sha256(json.dumps(read, sort_keys=True).encode()).hexdigest()[:16]


def mark_of(decision: Decision) -> str:
    """What a line is known by when its review is resumed."""
    said: tuple[object, ...] = (decision.document, decision.organisation, decision.row)
    if isinstance(decision, Difference):
        said = (*said, *decision.item, decision.column, decision.received)
    else:
        said = (*said, decision.kind, decision.values["text"])
    return hashlib.sha256(repr(said).encode()).hexdigest()[:12]


def leave(store: Store, found: GridReview, ticks: Ticks, organisation: str) -> None:
    """Keep a review as it stands, to be resumed."""
    content: Json = {
        "files": [to_json(each) for each in found.returned],
        "ticks": dict(ticks),
        "organisation": organisation,
        "unread": [list(each) for each in found.unread],
        "left": len(found.decisions),
    }
    store.drafts.keep(RETURNED, key_of(found), content)


def ticks_of(store: Store, key: str) -> Ticks:
    draft = store.drafts.get(RETURNED, key)
    return draft.content["ticks"] if draft else {}


def sender_of(store: Store, key: str) -> str:
    """Who she said answers, where the files do not say it."""
    draft = store.drafts.get(RETURNED, key)
    return str(draft.content["organisation"]) if draft else ""


def resume(store: Store, key: str, today: date) -> GridReview:
    draft = store.drafts.get(RETURNED, key)
    if draft is None:
        raise UserError("Cette relecture n’existe plus : elle a été enregistrée ou abandonnée.")
    files = [from_json(each) for each in draft.content["files"]]
    found = review_returned(store, files, today, str(draft.content["organisation"]))
    unread = tuple(Unread(*each) for each in draft.content.get("unread", ()))
    return replace(found, unread=unread)


def keep_rest(store: Store, key: str, today: date) -> int:
    """After a part was stored: how many lines still wait. Without any, the review is over."""
    if store.drafts.get(RETURNED, key) is None:
        return 0
    rest = resume(store, key, today)
    if rest.decisions:
        leave(store, rest, ticks_of(store, key), sender_of(store, key))
    else:
        store.drafts.drop(RETURNED, key)
    return len(rest.decisions)
