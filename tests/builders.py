"""Small stores and files for tests, with only what the test speaks of."""

import json
from typing import Any

from briefing_app.domain.model import Constat, Organisation, Theme
from briefing_app.storage.store import Store


def exchange_file(**lists: list[dict[str, Any]]) -> bytes:
    return json.dumps({"format": "briefing-app/1", **lists}).encode()


def with_theme(store: Store, key: str = "sejour", label: str = "Droit au séjour") -> Theme:
    with store.operation("Ajouter un thème"):
        return store.save(Theme(key=key, label=label))


def with_organisation(store: Store, key: str = "afj", name: str = "Foyer Jorbalan") -> Organisation:
    with store.operation("Ajouter une organisation"):
        return store.save(Organisation(key=key, name=name))


def with_constat(
    store: Store, text: str = "Aucun récépissé n’est remis.", **fields: Any
) -> Constat:
    with store.operation("Ajouter un constat"):
        return store.save(Constat(text=text, **fields))


def dumped(store: Store) -> str:
    """Everything the store holds, as text: what two equal stores have in common."""
    from briefing_app.domain.exchange import write

    return "".join(write(store.records))
