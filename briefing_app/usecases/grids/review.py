"""What came back: files are read and compared with the store, and what she accepts is applied."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from briefing_app.domain.choices import Diffusion, ProposalKind
from briefing_app.domain.grids.cells import bare
from briefing_app.domain.grids.columns import SHEETS
from briefing_app.domain.grids.comparing import compare
from briefing_app.domain.grids.review import (
    Comparison,
    Difference,
    Given,
    ItemId,
    KnownCells,
    NewRow,
    Returned,
    SetAside,
    with_rivals,
)
from briefing_app.domain.grids.sheet import Names
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Grid,
    Item,
    Measure,
    Organisation,
    Proposal,
    Recommendation,
    Round,
)
from briefing_app.domain.shape import headline
from briefing_app.errors import UserError
from briefing_app.imports.sandbox import read_grid_safely
from briefing_app.storage.resemblance import resembling
from briefing_app.storage.store import Store
from briefing_app.usecases.grids.lines import line_of
from briefing_app.usecases.grids.names import names_for
from briefing_app.usecases.store.progress import Step, silent

CLASSES: Mapping[str, type[Item]] = {
    cls.KIND: cls for cls in (Commitment, Recommendation, Measure, Constat)
}
Decision = Difference | NewRow
_UNCOUNTED = (
    "rien n’y dit de quel envoi ce fichier revient : ses lignes se reconnaissent à leur référence,"
    " mais aucun tour ne compte ce retour. « Noter une réponse reçue sans fichier » le fait"
)


@dataclass(frozen=True, slots=True)
class ReviewedFile:
    """One returned file: the grid that it is, and who speaks in it."""

    document: str
    grid: str
    round: str
    organisations: frozenset[str]


class Unread(NamedTuple):
    """A file that could not be read, and the sentence that says why."""

    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class GridReview:
    """Everything that several files bring, for one screen."""

    files: tuple[ReviewedFile, ...]
    changes: tuple[Difference, ...]
    new: tuple[NewRow, ...]
    set_aside: tuple[SetAside, ...]
    returned: tuple[Returned, ...] = ()
    """The files as they were read: a review that waits begins with them again."""
    unread: tuple[Unread, ...] = ()

    @property
    def decisions(self) -> list[Decision]:
        return [*self.changes, *self.new]

    @property
    def unsigned(self) -> bool:
        """Whether something came back and nothing says from whom: nobody’s answer is counted."""
        nobody = any(not file.organisations for file in self.files)
        return nobody or not all(each.organisation for each in self.decisions)

    @property
    def settled(self) -> list[Decision]:
        """What needs no decision of hers."""
        return [each for each in self.decisions if each.settled]


def review(
    store: Store,
    paths: Iterable[Path],
    today: date,
    organisation: str = "",
    step: Step = silent,
) -> GridReview:
    """What the files say that is not known here. Stores nothing.

    `organisation` tells who sends them, where the files do not. One that cannot be read does not
    hold up the others; alone, it is refused.
    """
    if organisation:
        store.get(Organisation, organisation)
    read = _read(list(dict.fromkeys(paths)), step)
    unread = tuple(each for each in read if isinstance(each, Unread))
    if len(read) == 1 and unread:
        raise UserError(unread[0].reason)
    returned = [each for each in read if isinstance(each, Returned)]
    return replace(review_returned(store, returned, today, organisation), unread=unread)


def _read(paths: list[Path], step: Step) -> list[Returned | Unread]:
    names = [path.name for path in paths]
    read: list[Returned | Unread] = []
    for number, path in enumerate(paths):
        # Several associations may send back a file of the same name.
        document = path.name if names.count(path.name) == 1 else str(path)
        tick = partial(step, number, len(paths), path.name)
        try:
            read.append(read_grid_safely(path, document, tick))
        except UserError as error:
            read.append(Unread(document, str(error)))
    return read


def review_returned(
    store: Store, returned: Iterable[Returned], today: date, organisation: str = ""
) -> GridReview:
    """The same for files that were read already."""
    names = names_for(store, Diffusion.COLLECTIF)
    returned = tuple(returned)
    files: list[ReviewedFile] = []
    found: list[Comparison] = []
    for each in returned:
        file, comparison = _compared(store, each, names, today, organisation)
        files.append(file)
        found.append(comparison)
    return GridReview(
        tuple(files),
        tuple(
            _dated(store, change)
            for change in with_rivals(change for each in found for change in each.changes)
        ),
        tuple(_placed(store, new) for each in found for new in each.new),
        tuple(aside for each in found for aside in each.set_aside),
        returned,
    )


def _compared(
    store: Store, returned: Returned, names: Names, today: date, organisation: str
) -> tuple[ReviewedFile, Comparison]:
    grid = next(iter(store.find(Grid, [returned.grid])), None)
    round_ = store.get(Round, grid.round) if grid and grid.round else None
    sender = returned.organisation if returned.organisation in names.organisations else ""
    who = (grid and grid.organisation) or sender or organisation
    returned = replace(returned, organisation=who)
    known = _known(store, returned, grid, round_, replace(names, audience=_audience(round_)))
    comparison = compare(returned, known, names, today)
    if not returned.grid and comparison.organisations and not _only_forms(returned):
        comparison = _uncounted(returned, comparison)
    key = returned.grid or _stand_in(returned)
    sent_in = round_.key if round_ else ""
    file = ReviewedFile(returned.document, key, sent_in, comparison.organisations)
    return file, comparison


def _uncounted(returned: Returned, comparison: Comparison) -> Comparison:
    """Sets aside, for her to see, that a copy without identities answers no known round."""
    aside = SetAside(returned.document, returned.organisation, "", None, _UNCOUNTED)
    return replace(comparison, set_aside=(aside, *comparison.set_aside))


def _dated(store: Store, change: Difference) -> Difference:
    """With the day of the change here, where both sides changed."""
    if not change.conflict:
        return change
    events = store.history(change.item.kind, change.item.key)
    latest = next((event for event in events if change.column in (event.after or {})), None)
    return replace(change, since=latest.at.date().isoformat()) if latest else change


def _placed(store: Store, new: NewRow) -> NewRow:
    """The new line with the stored items whose text resembles its own."""
    alike = [each.key for each in resembling(store, new.values["text"], new.kind)]
    found = {r["key"]: r for r in store.records(new.kind, alike)}
    lines = ((found[key]["ref"], headline(new.kind, found[key])) for key in alike)
    return replace(new, resembles=tuple(lines)) if alike else new


def _stand_in(returned: Returned) -> str:
    """An identity for a file that has none, so that taking it twice equals once."""
    source = f"{returned.document}\n{returned.organisation}"
    return hashlib.sha256(source.encode()).hexdigest()[:12]


def _audience(round_: Round | None) -> Diffusion:
    return round_.audience if round_ else Diffusion.COLLECTIF


def _known(
    store: Store, returned: Returned, grid: Grid | None, round_: Round | None, names: Names
) -> KnownCells:
    kinds = {sheet.kind for sheet in returned.sheets}
    items = [item for kind in kinds for item in store.find(CLASSES[kind])]
    here = {
        ItemId(item.KIND, item.key): line_of(SHEETS[item.KIND], item, names).cells for item in items
    }
    since = round_.date if round_ else None
    return KnownCells(
        here=here,
        sent=_sent(round_) if round_ else returned.sent,
        received=received_in(grid) if grid else {},
        heard=_heard(store, items, since),
        elsewhere=bool(returned.grid) and grid is None and not _only_forms(returned),
    )


def _only_forms(returned: Returned) -> bool:
    """A form is not remembered when it leaves: its lines are new, wherever it comes from."""
    return all(SHEETS[sheet.kind].form for sheet in returned.sheets)


def _sent(round_: Round) -> Mapping[ItemId, Mapping[str, str]]:
    """Every cell of the lines that were sent; those not kept were empty."""
    blank = {kind: {c.key: "" for c in sheet.columns} for kind, sheet in SHEETS.items()}
    sent: dict[ItemId, dict[str, str]] = {}
    for cell in round_.sent:
        item = ItemId(cell.kind, cell.key)
        if item not in sent:
            sent[item] = dict(blank[cell.kind])
        sent[item][cell.column] = cell.value
    return sent


def received_in(grid: Grid) -> dict[Given, str]:
    return {
        Given(ItemId(cell.kind, cell.key), cell.column, cell.organisation or ""): cell.value
        for cell in grid.received
    }


def _heard(
    store: Store, items: Iterable[Item], since: date | None
) -> Mapping[tuple[ItemId, str], frozenset[str]]:
    """What associations are known to have said, whichever file or hand brought it."""
    heard: defaultdict[tuple[ItemId, str], set[str]] = defaultdict(set)
    for item in items:
        for who, text in _said(item, since):
            heard[ItemId(item.KIND, item.key), who].add(bare(text))
    for proposal in store.find(Proposal):
        if proposal.kind is ProposalKind.REMARK:
            for who in proposal.organisations:
                heard[ItemId(Measure.KIND, proposal.measure), who].add(bare(proposal.text))
    return {place: frozenset(texts) for place, texts in heard.items()}


def _said(item: Item, since: date | None) -> Iterator[tuple[str, str]]:
    if isinstance(item, Commitment | Recommendation):
        for note in item.notes:
            if since is None or note.date is None or note.date >= since:
                yield note.organisation or "", note.text
                yield note.organisation or "", note.evidence
    elif isinstance(item, Constat):
        for who in item.organisations:
            yield who, item.text
