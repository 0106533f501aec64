"""One change for many items: one operation, one step back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from briefing_app.domain.model import Theme
from briefing_app.domain.shape import kind_of
from briefing_app.domain.wording import counted, word_of
from briefing_app.storage.store import Store
from briefing_app.usecases.store.safekeeping import back_up_changes

_MANY = 20


def add_theme(store: Store, kind: str, keys: Sequence[str], theme: str) -> None:
    label = store.get(Theme, theme).label
    _change(
        store,
        kind,
        keys,
        f"Ajouter le thème « {label} » à {counted(kind, len(keys))}",
        lambda item: {"themes": tuple(dict.fromkeys((*item.themes, theme)))},
    )


def remove_theme(store: Store, kind: str, keys: Sequence[str], theme: str) -> None:
    label = store.get(Theme, theme).label
    _change(
        store,
        kind,
        keys,
        f"Retirer le thème « {label} » de {counted(kind, len(keys))}",
        lambda item: {"themes": tuple(each for each in item.themes if each != theme)},
    )


def set_field(store: Store, kind: str, keys: Sequence[str], field: str, value: Any) -> None:
    word = f"{word_of(kind, field)} « {value.label} »"
    label = f"Donner à {counted(kind, len(keys))} : {word}"
    _change(store, kind, keys, label, lambda _item: {field: value})


def _change(
    store: Store,
    kind: str,
    keys: Sequence[str],
    label: str,
    change: Callable[[Any], dict[str, Any]],
) -> None:
    if len(keys) >= _MANY:
        back_up_changes(store)
    with store.operation(label):
        found = store.find(kind_of(kind), keys)
        store.save_all([replace(item, **change(item)) for item in found])
