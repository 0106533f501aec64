"""Taking over what was accepted of a review: one operation, which the grids remember."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.grids.columns import SHEETS
from briefing_app.domain.grids.review import Difference, Given, ItemId, NewRow
from briefing_app.domain.grids.sheet import Names
from briefing_app.domain.model import (
    Commitment,
    Grid,
    GridCell,
    GridReturn,
    Item,
    Measure,
    Proposal,
    Recommendation,
)
from briefing_app.errors import UserError
from briefing_app.storage.store import Store
from briefing_app.usecases.grids.answers import (
    GridAnswer,
    created,
    on_measure,
    with_answer,
    with_fields,
)
from briefing_app.usecases.grids.lines import line_of
from briefing_app.usecases.grids.names import names_for
from briefing_app.usecases.grids.review import (
    CLASSES,
    Decision,
    GridReview,
    ReviewedFile,
    received_in,
)
from briefing_app.usecases.store.safekeeping import back_up_changes

_WORDS = ("progress", "evidence")


@dataclass(frozen=True, slots=True)
class Applied:
    changed: int
    created: int


def apply(
    store: Store, reviewed: GridReview, today: date, chosen: Collection[Decision] | None = None
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


def _label(reviewed: GridReview, names: Names) -> str:
    """Who and which file: what the history of each item shows."""
    who = sorted({names.organisations[k] for file in reviewed.files for k in file.organisations})
    files = [file.document for file in reviewed.files]
    said = f" : {', '.join(who)}" if who else ""
    if len(files) == 1:
        return f"Reprendre « {files[0]} »{said}"
    return f"Reprendre {len(files)} grilles{said}"


class _Applying:
    """Writes down one review."""

    def __init__(self, store: Store, reviewed: GridReview, names: Names, today: date) -> None:
        self._store, self._names, self._today = store, names, today
        self._files = {file.document: file for file in reviewed.files}
        self._grids = {file.grid: self._grid(file) for file in reviewed.files}
        self._received = {key: received_in(grid) for key, grid in self._grids.items()}

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
        self._store.save_all([self._finished(grid) for grid in self._grids.values()])
        return Applied(len(changes), len(new))

    def _grid(self, file: ReviewedFile) -> Grid:
        known = self._store.find(Grid, [file.grid])
        return known[0] if known else Grid(key=file.grid, document=file.document)

    def _change(self, place: ItemId, changes: list[Difference]) -> None:
        item = self._store.get(CLASSES[place.kind], place.key)
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
        answer = GridAnswer.of({**earlier, **told}, first.organisation, day, status)
        former = GridAnswer.of(earlier, first.organisation, day) if earlier else None
        if isinstance(item, Commitment | Recommendation):
            return with_answer(item, answer, former)
        self._store.save(on_measure(item.key, answer, self._former_remark(item.key, former)))
        return item

    def _earlier(self, grid: str, change: Difference) -> dict[str, str]:
        """What this association had answered in the same cells, and was taken over."""
        received = self._received[grid]
        places = {word: Given(change.item, word, change.organisation) for word in _WORDS}
        return {word: received[place] for word, place in places.items() if place in received}

    def _former_remark(self, measure: str, former: GridAnswer | None) -> Proposal | None:
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
        place = Given(ItemId(item.KIND, item.key), "text", row.organisation)
        self._received[self._files[row.document].grid][place] = row.values["text"]

    def _remember(self, grid: str, change: Difference) -> None:
        place = Given(change.item, change.column, change.organisation)
        self._received[grid][place] = change.received

    def _finished(self, grid: Grid) -> Grid:
        """With what was taken over; in an order that does not tell who was read first."""
        cells = (
            GridCell(
                kind=place.item.kind,
                key=place.item.key,
                column=place.column,
                value=value,
                organisation=place.organisation or None,
            )
            for place, value in sorted(self._received[grid.key].items())
        )
        return replace(grid, received=tuple(cells))

    def _answered(self, file: ReviewedFile) -> None:
        """Who has answered, and when: the first time counts."""
        grid = self._grids[file.grid]
        known = {each.organisation for each in grid.returns}
        returns = [
            GridReturn(organisation=key, date=self._today, document=file.document)
            for key in file.organisations - known
        ]
        ordered = sorted((*grid.returns, *returns), key=lambda each: each.organisation or "")
        self._grids[file.grid] = replace(grid, returns=tuple(ordered))
