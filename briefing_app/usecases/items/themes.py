"""The themes that the program brings along, and the coordinator's own order."""

import tomllib
from dataclasses import replace

from briefing_app.domain.model import Theme
from briefing_app.paths import shipped
from briefing_app.storage.store import Store
from briefing_app.usecases.items.ordering import moved
from briefing_app.usecases.items.workspace import themes


def shipped_themes() -> list[Theme]:
    content = tomllib.loads(shipped("resources/themes.toml").read_text("utf-8"))
    return [
        Theme(
            key=key,
            label=entry["label"],
            keywords=tuple(entry["keywords"]),
            position=position,
        )
        for position, (key, entry) in enumerate(content.items(), start=1)
    ]


def move_theme(store: Store, key: str, step: int) -> None:
    """One place up or down in the order of every list of themes."""
    if order := moved(themes(store), key, step):
        with store.operation(f"Déplacer le thème « {store.get(Theme, key).label} »"):
            store.save_all([replace(each, position=n) for n, each in enumerate(order, start=1)])
