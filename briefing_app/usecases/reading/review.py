"""The review of a document that was read: what she decides of each item that it seems to hold.

A review is frozen: every decision gives a new one, so that the last decisions can be taken back one
by one. It waits among the drafts until it is stored (`taking.py`), and can be left at any time.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from briefing_app.domain.choices import Choice, Diffusion
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Intervention,
    Item,
    Measure,
    Meeting,
    PlanVersion,
    Proposal,
    Recommendation,
    Record,
    SourceDocument,
)
from briefing_app.domain.shape import shape_of, to_record
from briefing_app.domain.text.cleaning import clean
from briefing_app.domain.text.references import measures_in
from briefing_app.domain.text.text import sentences
from briefing_app.errors import UserError
from briefing_app.imports.recognition.proposed import Kind, Proposed, Recognition, SourceKind
from briefing_app.storage import queries
from briefing_app.storage.drafts import REVIEWS
from briefing_app.storage.resemblance import resembling
from briefing_app.storage.store import Store
from briefing_app.usecases.reading.reading import read_document
from briefing_app.usecases.store.progress import Step, silent

NEW = "nouveau"
"""A meeting or a plan that is made when the review is stored."""
COMPARED: dict[Kind, type[Item]] = {
    Kind.CONSTAT: Constat,
    Kind.RECOMMANDATION: Recommendation,
    Kind.ENGAGEMENT: Commitment,
    Kind.PROPOSITION: Proposal,
}
"""The kinds that are compared with what is stored already."""
BECOMES: dict[Kind, type[Item]] = {
    **COMPARED,
    Kind.MESURE: Measure,
    Kind.INTERVENTION: Intervention,
}
"""What an item of each kind is once it is stored."""
_KNOWN_SHARE = 0.8
_UNREAD = Recognition()


class Decision(Choice):
    WAITING = "a_decider", "à décider"
    TAKEN = "repris", "repris"
    SAME = "deja_connu", "déjà connu"
    NEWER = "nouvelle_redaction", "nouvelle rédaction"
    SKIPPED = "laisse", "laissé"
    STORED = "enregistre", "enregistré"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry(Record):
    """One item of the document, what she decided of it, and the stored one that it resembles."""

    item: Proposed
    decision: Decision = Decision.WAITING
    twin: str = ""
    stored: str = ""
    """The item that it became, where a part of the review was stored already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReview(Record):
    key: str = ""
    name: str = ""
    path: str = ""
    fingerprint: str = ""
    read: Recognition = _UNREAD
    """The document; its items have become the entries."""
    entries: tuple[ReviewEntry, ...] = ()
    current: int = 0
    meeting: str = ""
    version: str = ""
    diffusion: Diffusion = Diffusion.INTERNE
    keep: bool = False
    """Whether the file itself is kept."""

    @property
    def decided(self) -> int:
        return sum(entry.decision is not Decision.WAITING for entry in self.entries)

    @property
    def chosen(self) -> int:
        """How many items will be stored or changed."""
        return sum(e.decision in (Decision.TAKEN, Decision.NEWER) for e in self.entries)


# Beginning, leaving and resuming


def begin_review(store: Store, path: Path, today: date, step: Step = silent) -> DocumentReview:
    """Read a file, and find what is known already; a review of the same file goes on instead."""
    read = read_document(path, today, store, step)
    fingerprint = hashlib.sha256(path.read_bytes()).hexdigest()
    if known := _left(store, fingerprint[:16]):
        return known
    entries = []
    for number, item in enumerate(read.items):
        step(number, len(read.items), "Comparaison avec ce qui est enregistré")
        entries.append(ReviewEntry(item=item, twin=_twin(store, item)))
    review = DocumentReview(
        key=fingerprint[:16],
        name=path.name,
        path=str(path),
        fingerprint=fingerprint,
        read=replace(read, items=()),
        entries=tuple(entries),
        meeting=_meeting(store, read),
        version=_version(store, read),
    )
    leave(store, review)
    return review


def leave(store: Store, review: DocumentReview) -> None:
    """Keep a review as it stands, to be resumed."""
    store.drafts.keep(REVIEWS, review.key, to_record(review))


def resume(store: Store, key: str) -> DocumentReview:
    if review := _left(store, key):
        return _as_it_stands(store, review)
    raise UserError("Cette relecture n’existe plus : elle a été enregistrée ou abandonnée.")


def keep_rest(store: Store, review: DocumentReview) -> int:
    """After a part was stored: how many items still wait. Without any, the review is over."""
    waiting = sum(entry.decision is Decision.WAITING for entry in review.entries)
    if waiting:
        leave(store, review)
    else:
        store.drafts.drop(REVIEWS, review.key)
    return waiting


def _as_it_stands(store: Store, review: DocumentReview) -> DocumentReview:
    """What was stored of it and undone since is to be stored again."""
    entries = tuple(
        replace(entry, decision=Decision.TAKEN, stored="")
        if entry.decision is Decision.STORED and not _is_there(store, entry)
        else entry
        for entry in review.entries
    )
    meeting, version = review.meeting, review.version
    if meeting not in ("", NEW) and not store.find(Meeting, [meeting]):
        meeting = NEW
    if version not in ("", NEW) and not store.find(PlanVersion, [version]):
        version = NEW
    return replace(review, entries=entries, meeting=meeting, version=version)


def _is_there(store: Store, entry: ReviewEntry) -> bool:
    kind = BECOMES[entry.item.kind]
    return bool(store.find(kind, [entry.stored]))


def taken_before(store: Store, review: DocumentReview) -> SourceDocument | None:
    """The same file, where it was gone through already."""
    known = store.find(SourceDocument)
    return next((each for each in known if each.fingerprint == review.fingerprint), None)


# Deciding


def decide(review: DocumentReview, at: int, decision: Decision) -> DocumentReview:
    entry = review.entries[at]
    if decision is Decision.TAKEN and (problem := obstacle(review, entry.item)):
        raise UserError(problem)
    if decision in (Decision.SAME, Decision.NEWER) and not entry.twin:
        raise UserError("Rien de ce qui est enregistré ne ressemble à cet élément.")
    return _with(review, at, replace(entry, decision=decision))


def retype(store: Store, review: DocumentReview, at: int, kind: Kind) -> DocumentReview:
    item = replace(review.entries[at].item, kind=kind)
    return _with(review, at, ReviewEntry(item=item, twin=_twin(store, item)))


def reword(store: Store, review: DocumentReview, at: int, text: str) -> DocumentReview:
    """Another text; the measures that it cites are read again."""
    text = clean(text).text.strip()
    if not text:
        raise UserError("Un élément ne peut pas être vide : laissez-le de côté plutôt.")
    item = review.entries[at].item
    cited = [mention.number for mention in measures_in(text)]
    item = replace(item, text=text, measures=tuple(dict.fromkeys([*item.measures, *cited])))
    return _with(review, at, replace(review.entries[at], item=item, twin=_twin(store, item)))


def merge(store: Store, review: DocumentReview, at: int) -> DocumentReview:
    """One item out of this one and the previous one, whose kind it keeps."""
    if at == 0:
        raise UserError("Le premier élément n’a pas de précédent avec lequel le fusionner.")
    above, below = review.entries[at - 1].item, review.entries[at].item
    item = replace(
        above,
        text=f"{above.text.rstrip()}\n\n{below.text}",
        themes=_together(above.themes, below.themes),
        measures=_together(above.measures, below.measures),
        due=above.due or below.due,
        last=max(above.last, below.last),
    )
    merged = ReviewEntry(item=item, twin=_twin(store, item))
    return _replaced(review, at - 1, 2, [merged])


def split(store: Store, review: DocumentReview, at: int) -> DocumentReview:
    """One item for each sentence."""
    item = review.entries[at].item
    parts = [part.removeprefix("- ").strip() for part in sentences(item.text)]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        raise UserError("Cet élément ne compte qu’une phrase : il n’y a rien à découper.")
    items = [replace(item, text=part) for part in parts]
    return _replaced(
        review, at, 1, [ReviewEntry(item=each, twin=_twin(store, each)) for each in items]
    )


def all_alike(review: DocumentReview, at: int) -> DocumentReview:
    """What was decided here, or accepting it, for all undecided items of that kind and section."""
    model = review.entries[at]
    skipped = model.decision is Decision.SKIPPED
    decision = Decision.SKIPPED if skipped else Decision.TAKEN
    if not skipped and (problem := obstacle(review, model.item)):
        raise UserError(problem)
    for place, entry in enumerate(review.entries):
        alike = (entry.item.kind, entry.item.section) == (model.item.kind, model.item.section)
        undecided = entry.decision is Decision.WAITING
        # What resembles a stored item is never decided in passing.
        free = skipped or not (entry.twin or obstacle(review, entry.item))
        if alike and undecided and (free or place == at):
            review = _with(review, place, replace(entry, decision=decision))
    return review


def obstacle(review: DocumentReview, item: Proposed) -> str:
    """Why an item cannot be stored as it is; nothing where it can."""
    if item.kind is Kind.PROPOSITION and not item.measures:
        return (
            "Cette proposition ne dit pas à quelle mesure elle répond : changez son type, ou"
            " citez la mesure dans son texte."
        )
    if item.kind is Kind.MESURE and not (item.measure and item.measure.number):
        return "Cette mesure n’a pas de numéro : changez son type."
    if item.kind is Kind.INTERVENTION and not review.meeting:
        return "Une intervention a lieu pendant une rencontre : choisissez laquelle, ci-dessus."
    return ""


def next_waiting(review: DocumentReview, after: int) -> int:
    """The next item to decide, from the beginning again after the last; else the next one."""
    count = len(review.entries)
    for step in range(1, count + 1):
        place = (after + step) % count
        if review.entries[place].decision is Decision.WAITING:
            return place
    return min(after + 1, count - 1)


def _with(review: DocumentReview, at: int, entry: ReviewEntry) -> DocumentReview:
    _check_open(review.entries[at : at + 1])
    return replace(review, entries=(*review.entries[:at], entry, *review.entries[at + 1 :]))


def _replaced(
    review: DocumentReview, at: int, count: int, entries: Sequence[ReviewEntry]
) -> DocumentReview:
    """The review with other entries in place of some; those that have a parent find it again."""
    _check_open(review.entries[at : at + count])

    def moved(entry: ReviewEntry) -> ReviewEntry:
        parent = entry.item.parent
        if parent is None or parent < at:
            return entry
        place = parent + len(entries) - count if parent >= at + count else at
        return replace(entry, item=replace(entry.item, parent=place))

    above, below = review.entries[:at], review.entries[at + count :]
    whole = (*above, *entries, *map(moved, below))
    return replace(review, entries=whole, current=min(at, len(whole) - 1))


def _check_open(entries: Iterable[ReviewEntry]) -> None:
    if any(entry.decision is Decision.STORED for entry in entries):
        raise UserError("Cet élément est déjà enregistré : modifiez-le à sa place, dans sa liste.")


def _left(store: Store, key: str) -> DocumentReview | None:
    draft = store.drafts.get(REVIEWS, key)
    if draft is None:
        return None
    review: DocumentReview = shape_of(DocumentReview).build(draft.content)
    return review


def _twin(store: Store, item: Proposed) -> str:
    kind = COMPARED.get(item.kind)
    found = resembling(store, item.text, kind.KIND, limit=1) if kind else []
    return found[0].key if found else ""


def _together(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*one, *other]))


def _meeting(store: Store, read: Recognition) -> str:
    """The meeting that the document tells of: a known one of that day, or one to be made."""
    front = read.front
    if front.date:
        known = next((m for m in store.find(Meeting) if m.date == front.date), None)
        if known:
            return known.key
    speaks = any(item.kind is Kind.INTERVENTION for item in read.items)
    return NEW if speaks or front.participants else ""


def _version(store: Store, read: Recognition) -> str:
    """The version whose measures are meant: the one that holds now, unless it has others."""
    latest = queries.latest_version(store.db)
    numbers = {i.measure.number for i in read.items if i.kind is Kind.MESURE and i.measure}
    if latest is None or (numbers and read.kind is SourceKind.TABLE):
        return NEW if numbers else latest or ""
    known = {number.lower() for _, number in queries.measures_of(store.db, latest)}
    return latest if len(numbers & known) >= _KNOWN_SHARE * len(numbers) else NEW
