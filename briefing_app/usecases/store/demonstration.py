"""The demonstration: a whole invented collective, made as a user's own store would be."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from briefing_app.paths import shipped
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.storage.journal import settle
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.packs import Pack, produce_pack, request_for
from briefing_app.usecases.store.exchange import load

MEETING = "interieur-2027"
_WRITTEN_ON = date(2026, 11, 21)
_RECENT = "2025-01-01"
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def make_demonstration(path: Path, folder: Path, today: date) -> Pack:
    """The store, made where it does not exist yet, and the pack of its next meeting."""
    store = open_demonstration(path, today)
    try:
        return produce_pack(store, request_for(store, MEETING, None, None), folder, today)
    finally:
        store.close()


def open_demonstration(path: Path, today: date) -> Store:
    if path.exists():
        return open_store(path)

    def fill(store: Store) -> None:
        load(store, demonstration(today), "Créer la démonstration")
        settle(store.db)

    return create_store(path, fill=fill)


def demonstration(today: date) -> bytes:
    """The exchange file of the demonstration, its recent dates moved to stay recent.

    By whole weeks, so that a meeting on a Tuesday stays on a Tuesday.
    """
    content: dict[str, Any] = {}
    for path in sorted(shipped("db/demonstration").glob("*.json")):
        content.update(json.loads(path.read_text("utf-8")))
    weeks = (today - _WRITTEN_ON).days // 7
    return json.dumps(_moved(content, timedelta(weeks=weeks)), ensure_ascii=False).encode()


def _moved(value: Any, by: timedelta) -> Any:
    if isinstance(value, dict):
        return {name: _moved(each, by) for name, each in value.items()}
    if isinstance(value, list):
        return [_moved(each, by) for each in value]
    if isinstance(value, str) and _DATE.fullmatch(value) and value >= _RECENT:
        return (date.fromisoformat(value) + by).isoformat()
    return value
