"""What came back: files are read and compared with the store, and what she accepts is applied."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from briefing_app.domain.cells import bare
from briefing_app.domain.choices import Diffusion, ProposalKind
from briefing_app.domain.comparing import compare
from briefing_app.domain.errors import UserError
from briefing_app.domain.grid import Names
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Grid,
    GridCell,
    GridReturn,
    Item,
    Measure,
    Organisation,
    Proposal,
    Recommendation,
    Round,
)
from briefing_app.domain.review import (
    Comparison,
    Difference,
    Given,
    ItemId,
    Known,
    NewRow,
    Returned,
    SetAside,
    with_rivals,
)
from briefing_app.domain.sheets import SHEETS
from briefing_app.imports.grid import read_grid
from briefing_app.storage.store import Store
from briefing_app.usecases.answers import (
    Answer,
    in_commitment,
    in_recommendation,
    on_measure,
    remarks_in,
    with_fields,
)
from briefing_app.usecases.labels import names_for
from briefing_app.usecases.lines import line_of
from briefing_app.usecases.newcomers import created
from briefing_app.usecases.safekeeping import back_up_changes

_CLASSES: Mapping[str, type[Item]] = {
    cls.KIND: cls for cls in (Commitment, Recommendation, Measure, Constat)
}
_WORDS = ("progress", "evidence")
Decision = Difference | NewRow


@dataclass(frozen=True, slots=True)
class ReviewedFile:
    """One returned file: the grid that it is, and who speaks in it."""

    document: str
    grid: str
    round: str
    organisations: frozenset[str]


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that several files bring, for one screen."""

    files: tuple[ReviewedFile, ...]
    changes: tuple[Difference, ...]
    new: tuple[NewRow, ...]
    set_aside: tuple[SetAside, ...]

    @property
    def settled(self) -> list[Decision]:
        """What needs no decision of hers."""
        decisions: list[Decision] = [*self.changes, *self.new]
        return [each for each in decisions if each.settled]


@dataclass(frozen=True, slots=True)
class Applied:
    changed: int
    created: int


def review(store: Store, paths: Iterable[Path], today: date, organisation: str = "") -> Review:
    """What the files say that is not known here. Stores nothing.

    `organisation` tells who sends them, where the files do not.
    """
    if organisation:
        store.get(Organisation, organisation)
    paths = list(paths)
    names = [path.name for path in paths]
    returned = [
        # Several associations may send back a file of the same name.
        read_grid(_bytes(path), path.name if names.count(path.name) == 1 else str(path))
        for path in paths
    ]
    return review_returned(store, returned, today, organisation)


def review_returned(
    store: Store, returned: Iterable[Returned], today: date, organisation: str = ""
) -> Review:
    """The same for files that were read already, in a process of their own for instance."""
    names = names_for(store, Diffusion.COLLECTIF)
    files: list[ReviewedFile] = []
    found: list[Comparison] = []
    for each in returned:
        file, comparison = _compared(store, each, names, today, organisation)
        files.append(file)
        found.append(comparison)
    return Review(
        tuple(files),
        tuple(
            _dated(store, change)
            for change in with_rivals(change for each in found for change in each.changes)
        ),
        tuple(new for each in found for new in each.new),
        tuple(aside for each in found for aside in each.set_aside),
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"« {path.name} » ne peut pas être lu : {error.strerror}.") from error


def _compared(
    store: Store, returned: Returned, names: Names, today: date, organisation: str
) -> tuple[ReviewedFile, Comparison]:
    grid = next(iter(store.find(Grid, [returned.grid])), None)
    tour = store.get(Round, grid.round) if grid and grid.round else None
    told = returned.organisation if returned.organisation in names.organisations else ""
    who = organisation or (grid and grid.organisation) or told
    returned = replace(returned, organisation=who)
    known = _known(store, returned, grid, tour, replace(names, audience=_audience(tour)))
    comparison = compare(returned, known, names, today)
    key = returned.grid or _stand_in(returned)
    file = ReviewedFile(returned.document, key, tour.key if tour else "", comparison.organisations)
    return file, comparison


def _dated(store: Store, change: Difference) -> Difference:
    """With the day of the change here, where both sides changed."""
    if not change.conflict:
        return change
    events = store.history(change.item.kind, change.item.key)
    told = next((event for event in events if change.column in (event.after or {})), None)
    return replace(change, since=told.at.date().isoformat()) if told else change


def _stand_in(returned: Returned) -> str:
    """An identity for a file that has none, so that taking it twice equals once."""
    told = f"{returned.document}\n{returned.organisation}"
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _audience(tour: Round | None) -> Diffusion:
    return tour.audience if tour else Diffusion.COLLECTIF


def _known(
    store: Store, returned: Returned, grid: Grid | None, tour: Round | None, names: Names
) -> Known:
    kinds = {sheet.kind for sheet in returned.sheets}
    items = [item for kind in kinds for item in store.find(_CLASSES[kind])]
    here = {
        ItemId(item.KIND, item.key): line_of(SHEETS[item.KIND], item, names).cells for item in items
    }
    since = tour.date if tour else None
    return Known(
        here=here,
        sent=_sent(tour) if tour else returned.sent,
        received=_received(grid) if grid else {},
        heard=_heard(store, items, names, since),
    )


def _sent(tour: Round) -> Mapping[ItemId, Mapping[str, str]]:
    """Every cell of the lines that were sent; those not kept were empty."""
    blank = {kind: {c.key: "" for c in sheet.columns} for kind, sheet in SHEETS.items()}
    sent: dict[ItemId, dict[str, str]] = {}
    for cell in tour.sent:
        item = ItemId(cell.kind, cell.key)
        if item not in sent:
            sent[item] = dict(blank[cell.kind])
        sent[item][cell.column] = cell.value
    return sent


def _received(grid: Grid) -> dict[Given, str]:
    return {
        Given(ItemId(cell.kind, cell.key), cell.column, cell.organisation or ""): cell.value
        for cell in grid.received
    }


def _heard(
    store: Store, items: Iterable[Item], names: Names, since: date | None
) -> Mapping[tuple[ItemId, str], frozenset[str]]:
    """What associations are known to have said, whichever file or hand brought it."""
    heard: defaultdict[tuple[ItemId, str], set[str]] = defaultdict(set)
    keys = {label: key for key, label in names.organisations.items()}
    for item in items:
        for who, text in _said(item, keys, since):
            heard[ItemId(item.KIND, item.key), who].add(bare(text))
    for proposal in store.find(Proposal):
        if proposal.kind is ProposalKind.REMARK:
            for who in proposal.organisations:
                heard[ItemId(Measure.KIND, proposal.measure), who].add(bare(proposal.text))
    return {place: frozenset(texts) for place, texts in heard.items()}


def _said(item: Item, keys: Mapping[str, str], since: date | None) -> Iterator[tuple[str, str]]:
    if isinstance(item, Commitment):
        for note in item.notes:
            if since is None or note.date is None or note.date >= since:
                yield note.organisation or "", note.text
                yield note.organisation or "", note.evidence
    elif isinstance(item, Recommendation):
        for label, text in remarks_in(item.note):
            yield keys.get(label, ""), text
            yield keys.get(label, ""), text.rpartition(" (")[0]
    elif isinstance(item, Constat):
        for who in item.organisations:
            yield who, item.text


# Applying


def apply(
    store: Store, reviewed: Review, today: date, chosen: Collection[Decision] | None = None
) -> Applied:
    """Store what she chose (what needs no decision, where she chose nothing) as one operation.

    The grids remember what was taken from them and who has answered, so that the same file says
    nothing new the second time.
    """
    accepted = reviewed.settled if chosen is None else list(chosen)
    if store.path and store.undoable:
        back_up_changes(store)
    names = names_for(store, Diffusion.COLLECTIF)
    with store.operation(_label(reviewed, names)):
        applying = _Applying(store, reviewed, names, today)
        return applying.run(accepted)


def _label(reviewed: Review, names: Names) -> str:
    """Who and which file: what the history of each item shows."""
    who = sorted({names.organisations[k] for file in reviewed.files for k in file.organisations})
    files = [file.document for file in reviewed.files]
    said = f" : {', '.join(who)}" if who else ""
    if len(files) == 1:
        return f"Reprendre « {files[0]} »{said}"
    return f"Reprendre {len(files)} grilles{said}"


class _Applying:
    """Writes down one review."""

    def __init__(self, store: Store, reviewed: Review, names: Names, today: date) -> None:
        self._store, self._names, self._today = store, names, today
        self._files = {file.document: file for file in reviewed.files}
        self._grids = {file.grid: self._grid(file) for file in reviewed.files}

    def run(self, accepted: list[Decision]) -> Applied:
        changes = [each for each in accepted if isinstance(each, Difference)]
        by_item: dict[ItemId, list[Difference]] = {}
        for change in changes:
            by_item.setdefault(change.item, []).append(change)
        for item, found in by_item.items():
            self._change(item, found)
        new = [each for each in accepted if isinstance(each, NewRow)]
        for row in new:
            self._create(row)
        for file in self._files.values():
            self._answered(file)
        self._store.save_all(list(self._grids.values()))
        return Applied(len(changes), len(new))

    def _grid(self, file: ReviewedFile) -> Grid:
        known = self._store.find(Grid, [file.grid])
        return known[0] if known else Grid(key=file.grid, document=file.document)

    def _change(self, place: ItemId, changes: list[Difference]) -> None:
        item = self._store.get(_CLASSES[place.kind], place.key)
        self._check_present(item, changes)
        fields = [each for each in changes if each.definition.field]
        if isinstance(item, Commitment | Recommendation):
            item = with_fields(item, fields, self._today)
        by_speaker: dict[tuple[str, str], list[Difference]] = {}
        for change in changes:
            by_speaker.setdefault((change.document, change.organisation), []).append(change)
        for (document, _), found in by_speaker.items():
            grid = self._files[document].grid
            item = self._answer(item, grid, found)
            for change in found:
                self._remember(grid, change)
        if not isinstance(item, Measure):
            self._store.save(item)

    def _check_present(self, item: Item, changes: Iterable[Difference]) -> None:
        here = line_of(SHEETS[item.KIND], item, self._names).cells
        for change in changes:
            if change.definition.field and here.get(change.column, "") != change.here:
                raise UserError(
                    f"{change.ref} a changé depuis cette relecture. Relisez les grilles : rien"
                    " n’a été enregistré."
                )

    def _answer(self, item: Item, grid: str, found: list[Difference]) -> Item:
        """Add what one association answers in one file: its words, or the state it proposes."""
        first = found[0]
        told = {each.column: each.received for each in found if each.definition.answer}
        status = next((each.received for each in found if each.column == "status"), "")
        if not told and not status:
            return item
        earlier = self._earlier(grid, first)
        day = date.fromisoformat(first.date) if first.date else self._today
        answer = Answer.of({**earlier, **told}, first.organisation, day, status)
        former = Answer.of(earlier, first.organisation, day) if earlier else None
        if isinstance(item, Commitment):
            return in_commitment(item, answer, former)
        if isinstance(item, Recommendation):
            return in_recommendation(item, answer, former, self._names)
        self._store.save(on_measure(item.key, answer, self._former_remark(item.key, former)))
        return item

    def _earlier(self, grid: str, change: Difference) -> dict[str, str]:
        """What this association had answered in the same cells, and was taken over."""
        received = _received(self._grids[grid])
        places = {word: Given(change.item, word, change.organisation) for word in _WORDS}
        return {word: received[place] for word, place in places.items() if place in received}

    def _former_remark(self, measure: str, former: Answer | None) -> Proposal | None:
        if former is None:
            return None
        mine = (former.organisation,) if former.organisation else ()
        return next(
            (
                each
                for each in self._store.find(Proposal)
                if (each.measure, each.organisations, each.text) == (measure, mine, former.text)
            ),
            None,
        )

    def _create(self, row: NewRow) -> None:
        item = self._store.save(created(row, self._names))
        cell = GridCell(
            kind=item.KIND,
            key=item.key,
            column="text",
            value=row.values["text"],
            organisation=row.organisation or None,
        )
        grid = self._files[row.document].grid
        known = self._grids[grid]
        self._grids[grid] = replace(known, received=(*known.received, cell))

    def _remember(self, grid: str, change: Difference) -> None:
        cell = GridCell(
            kind=change.item.kind,
            key=change.item.key,
            column=change.column,
            value=change.received,
            organisation=change.organisation or None,
        )
        known = self._grids[grid]
        others = tuple(each for each in known.received if replace(each, value=cell.value) != cell)
        self._grids[grid] = replace(known, received=(*others, cell))

    def _answered(self, file: ReviewedFile) -> None:
        """Who has answered, and when: the first time counts."""
        grid = self._grids[file.grid]
        known = {each.organisation for each in grid.returns}
        returns = [
            GridReturn(organisation=key or None, date=self._today, document=file.document)
            for key in sorted(file.organisations) or [""]
            if (key or None) not in known
        ]
        self._grids[file.grid] = replace(grid, returns=(*grid.returns, *returns))
