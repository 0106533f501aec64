"""Two items that are one: every link follows, as one step that can be undone."""

from itertools import groupby
from typing import NamedTuple

from briefing_app.domain.links import redirected, unlinked
from briefing_app.domain.shape import SHAPES, Json, headline
from briefing_app.domain.text.text import headline as shortened
from briefing_app.domain.wording import counted, noun
from briefing_app.errors import UserError
from briefing_app.storage import queries
from briefing_app.storage.store import Store
from briefing_app.usecases.items.naming import Named, names


def merge(store: Store, kind: str, gone: str, kept: str) -> None:
    """Let one item stand for both: it takes what the other had, and all that led to it."""
    if gone == kept:
        raise UserError(f"Choisissez un autre {noun(kind).singular} : celui-ci est déjà celui-là.")
    before = {key: next(store.records(kind, [key])) for key in (gone, kept)}
    label = f"Fusionner « {headline(kind, before[gone])} » avec « {headline(kind, before[kept])} »"
    with store.operation(label):
        for owner, key in queries.referring(store.db, kind, [gone]):
            if (owner, key) not in ((kind, gone), (kind, kept)):
                record = next(store.records(owner, [key]))
                store.put(owner, [redirected(SHAPES[owner], record, kind, gone, kept)])
        both = _united(kind, before[kept], before[gone])
        store.put(kind, [unlinked(SHAPES[kind], both, kind, {gone, kept})])
        store.delete(kind, [gone])


def _united(kind: str, kept: Json, gone: Json) -> Json:
    """What was said of either; where both say something, the one that stays is right."""
    result = {}
    for slot in SHAPES[kind].slots:
        values = [record[slot.name] for record in (kept, gone) if slot.name in record]
        if slot.many and values:
            result[slot.name] = list(dict.fromkeys(each for value in values for each in value))
        elif values:
            result[slot.name] = values[0]
    return result


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
