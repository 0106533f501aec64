"""What leads to an item: shown beside it, so that deleting it holds no surprise."""

from itertools import groupby
from typing import NamedTuple

from briefing_app.domain.text.text import headline as shortened
from briefing_app.domain.wording import counted
from briefing_app.storage import queries
from briefing_app.storage.store import Store
from briefing_app.usecases.naming import Named, names

_MOST = 4
_LENGTH = 44


class Use(NamedTuple):
    """« 12 constats », and the first of them."""

    caption: str
    shown: list[Named]


def uses(store: Store, kind: str, key: str) -> list[Use]:
    found = queries.referring(store.db, kind, [key])
    return [_use(store, owner, [k for _, k in each]) for owner, each in groupby(found, _owner)]


def _owner(found: tuple[str, str]) -> str:
    return found[0]


def _use(store: Store, kind: str, keys: list[str]) -> Use:
    called = names(store, kind, keys[:_MOST])
    shown = [Named(kind, key, shortened(text, _LENGTH)) for key, text in called.items()]
    return Use(counted(kind, len(keys)), shown)
