"""What the window asks of the store: themes with counts, dossiers, deleting."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing_app.domain.choices import ItemKind, Section
from briefing_app.domain.links import Needed, unlinked
from briefing_app.domain.model import (
    Attachment,
    Commitment,
    Constat,
    Dossier,
    DossierItem,
    Meeting,
    Person,
    Recommendation,
    Theme,
)
from briefing_app.domain.shape import SHAPES, headline
from briefing_app.domain.wording import counted, noun, several
from briefing_app.errors import UserError
from briefing_app.storage import queries
from briefing_app.storage.file import erasure
from briefing_app.storage.store import Store
from briefing_app.usecases.items.copies import forget_copies
from briefing_app.usecases.items.naming import name_of

_NAMED = 3
_COUNTED = (Constat, Recommendation, Commitment)


def themes(store: Store) -> list[Theme]:
    """In the coordinator's order."""
    found = store.find(Theme)
    return sorted(found, key=lambda theme: (theme.position is None, theme.position, theme.label))


def theme_counts(store: Store) -> Mapping[str, tuple[int, ...]]:
    """For each theme, how many constats, recommandations and engagements carry it."""
    counts = [queries.theme_counts(store.db, cls.KIND) for cls in _COUNTED]
    keys = {key for each in counts for key in each}
    return {key: tuple(each.get(key, 0) for each in counts) for key in keys}


def meetings(store: Store) -> list[Meeting]:
    """Latest first; those without a date come last."""
    found = store.find(Meeting)
    return sorted(found, key=lambda meeting: str(meeting.date or ""), reverse=True)


def dossier_for(store: Store, meeting: Meeting) -> Dossier:
    """The dossier of a meeting: the stored one, or a new one that is not stored yet."""
    key = queries.dossier_of(store.db, meeting.key)
    if key:
        return store.get(Dossier, key)
    return Dossier(title=f"Dossier – {meeting.title}", meeting=meeting.key)


def with_choice(dossier: Dossier, kind: ItemKind, key: str, *, included: bool) -> Dossier:
    """The dossier with one item ticked or not."""
    known = [item for item in dossier.items if (item.kind, item.key) == (kind, key)]
    if known:
        items = [replace(i, included=included) if i in known else i for i in dossier.items]
    else:
        items = [*dossier.items, DossierItem(kind=kind, key=key, included=included)]
    return replace(dossier, items=tuple(items))


def with_wording(dossier: Dossier, kind: ItemKind, key: str, wording: str) -> Dossier:
    """The dossier with one item in other words, for this meeting only; none are its own words."""
    known = with_choice(dossier, kind, key, included=_is_in(dossier, kind, key))
    items = [
        replace(i, wording=wording) if (i.kind, i.key) == (kind, key) else i for i in known.items
    ]
    return replace(dossier, items=tuple(items))


def with_order(dossier: Dossier, kind: ItemKind, keys: Iterable[str]) -> Dossier:
    """The dossier with the items of a kind in that order."""
    mine = {item.key: item for item in dossier.items if item.kind is kind}
    others = [item for item in dossier.items if item.kind is not kind]
    ordered = [
        replace(mine.get(key, DossierItem(kind=kind, key=key)), position=place)
        for place, key in enumerate(keys, start=1)
    ]
    listed = {item.key for item in ordered}
    kept = [item for key, item in mine.items() if key not in listed]
    return replace(dossier, items=(*others, *ordered, *kept))


def with_section(dossier: Dossier, section: Section, *, included: bool) -> Dossier:
    """The dossier with or without a part; all of them is the rule, and is not written down."""
    parts = set(dossier.sections or Section)
    parts = parts | {section} if included else parts - {section}
    kept = tuple(each for each in Section if each in parts)
    return replace(dossier, sections=() if len(kept) == len(Section) else kept)


def taken_over(dossier: Dossier, previous: Dossier) -> Dossier:
    """The dossier begun from an earlier one: its choice and its words, to be gone through again."""
    return replace(
        previous,
        key=dossier.key,
        title=dossier.title,
        meeting=dossier.meeting,
        previous=previous.key,
    )


def _is_in(dossier: Dossier, kind: ItemKind, key: str) -> bool:
    return all(i.included for i in dossier.items if (i.kind, i.key) == (kind, key))


def delete(store: Store, kind: str, keys: Iterable[str]) -> None:
    """Delete items with the files joined to them and every link that led to them, as one step."""
    keys = list(keys)
    _refuse(_needing(store, kind, set(keys)))
    with store.operation(_label(store, kind, keys)):
        store.delete(Attachment.KIND, queries.files_of(store.db, kind, keys))
        for owner, key in queries.referring(store.db, kind, keys):
            if owner != kind or key not in keys:
                record = next(store.records(owner, [key]))
                store.put(owner, [unlinked(SHAPES[owner], record, kind, set(keys))])
        store.delete(kind, keys)


def erase(store: Store, kind: str, keys: Iterable[str]) -> None:
    """Delete items for good: nothing of them is left, and nothing brings them back."""
    keys = list(keys)
    names = [each.name for each in store.find(Person, keys)] if kind == Person.KIND else []
    delete(store, kind, keys)
    for name in names:
        store.productions.unname(name)
    erasure.erase(store, kind, keys)
    forget_copies()


def _needing(store: Store, kind: str, keys: set[str]) -> list[str]:
    """What would make no sense without those items: a proposition without its measure."""
    found = []
    for owner, key in queries.referring(store.db, kind, keys):
        if owner == Attachment.KIND:
            continue
        record = next(store.records(owner, [key]))
        try:
            unlinked(SHAPES[owner], record, kind, keys)
        except Needed:
            if owner != kind or key not in keys:
                name = record.get("ref") or headline(owner, record)
                found.append(f"{noun(owner).singular} « {name} »")
    return found


def _refuse(needing: list[str]) -> None:
    if not needing:
        return
    named = ", ".join(needing[:_NAMED])
    more = (
        f" et {several(len(needing) - _NAMED, 'autre', 'autres')}" if len(needing) > _NAMED else ""
    )
    verb = "en dépend" if len(needing) == 1 else "en dépendent"
    raise UserError(
        f"Suppression impossible : {named}{more} {verb}. Rien n’a été supprimé : supprimez d’abord"
        " ce qui en dépend, ou rattachez-le ailleurs."
    )


def _label(store: Store, kind: str, keys: list[str]) -> str:
    records = list(store.records(kind, keys))
    if not records:
        raise UserError("Cet élément n’existe plus.")
    if len(records) > 1:
        return f"Supprimer {counted(kind, len(records))}"
    return f"Supprimer {records[0].get('ref') or name_of(kind, records[0])}"
