"""Sending the grid round: who is sent which lines, and what is remembered of it."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.grids.columns import COMMITMENTS, FORM, MEASURES, RECOMMENDATIONS
from briefing_app.domain.grids.sheet import Names, SheetLine, Tab, Workbook
from briefing_app.domain.lateness import CLOSED
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Grid,
    GridCell,
    Measure,
    Organisation,
    PlanVersion,
    Recommendation,
    Round,
    Theme,
)
from briefing_app.errors import UserError
from briefing_app.exports.files import written_beside
from briefing_app.exports.release import check_release
from briefing_app.storage.file.unfinished import noted
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.selection import OVER
from briefing_app.usecases.documents.view import View, Withheld
from briefing_app.usecases.documents.writing import texts_for
from briefing_app.usecases.grids.lines import lines_of
from briefing_app.usecases.grids.names import names_for
from briefing_app.usecases.items.naming import UNNAMED, collective
from briefing_app.usecases.store.progress import Step, silent

TITLE = "Grille de suivi"
FORM_TITLE = "Formulaire de remontée"
_EXTENSION = ".xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRequest:
    """What is sent round, and to whom: everything, or what is narrowed here."""

    themes: tuple[str, ...] = ()
    audience: Diffusion = Diffusion.COLLECTIF
    organisation: str = ""
    """One association; all of them, each its own, where `each` is set."""
    each: bool = False
    plan: str = ""
    """A plan version, `plan/version`: its measures go along."""
    only_open: bool = False
    reply_by: date | None = None
    title: str = ""


class SentFile(NamedTuple):
    path: Path
    organisation: str
    rows: int


@dataclass(frozen=True, slots=True)
class Sent:
    """What was written, to whom, and what was held back from it."""

    round: str
    files: tuple[SentFile, ...]
    withheld: tuple[Withheld, ...]
    without: tuple[str, ...]
    """Members whom nothing concerns: no file was made for them."""
    left_out: int = 0
    """Where each was to have a grid, the lines that concern nobody: they are in no file."""

    @property
    def rows(self) -> int:
        return sum(file.rows for file in self.files)


def send(store: Store, request: GridRequest, out: Path, today: date, step: Step = silent) -> Sent:
    """Write the grid, or one for each association, and remember what was sent to whom."""
    names = names_for(store, request.audience)
    content = _Content(store, request, names)
    round_ = _round(request, content, today)
    books = list(_books(store, request, content, round_, names, today))
    if not books:
        raise UserError(f"{_why_none(request, content, names)} Rien n’a été écrit.")
    paths = _paths(out, books, today)
    sending = store.operation(f"Envoyer « {round_.title} »")
    with noted(store.db, paths), _gone_if_refused() as written, sending:
        _remember(store, round_, books, paths)
        _write(store, books, paths, request.audience, step)
        written += paths
    files = [
        SentFile(path, book.organisation, _count(book))
        for book, path in zip(books, paths, strict=True)
    ]
    without = _without(request, names, books)
    return Sent(
        round_.key, tuple(files), content.withheld, without, _left_out(request, content, books)
    )


def send_form(store: Store, out: Path, today: date, organisation: str = "") -> Path:
    """Write a blank form for new constats."""
    names = names_for(store, Diffusion.COLLECTIF)
    if organisation:
        store.get(Organisation, organisation)
    book = Workbook(
        grid=_key("formulaire", today.isoformat(), organisation),
        title=FORM_TITLE,
        collective=collective(store).name or UNNAMED,
        produced=today,
        tabs=(Tab(FORM, ()),),
        names=names,
        organisation=organisation,
    )
    path = out if out.suffix else out / f"{FORM_TITLE}{_EXTENSION}"
    with noted(store.db, [path]):
        _write(store, [book], [path], Diffusion.COLLECTIF, silent)
    return path


class _Content:
    """The items that the request lets through, in the order of their lines."""

    def __init__(self, store: Store, request: GridRequest, names: Names) -> None:
        for theme in request.themes:
            store.get(Theme, theme)
        self._request = request
        self._ranks = {key: rank for rank, key in enumerate(names.themes)}
        view = View(store, request.audience)
        self.commitments = sorted(view.find(Commitment, wanted=self._is_wanted), key=_urgency)
        self.demands = sorted(view.find(Recommendation, wanted=self._is_wanted), key=self._place)
        self.withheld = view.withheld
        self.measures = _measures(store, request.plan)
        self._reporters = {c.key: set(c.organisations) for c in store.find(Constat)}
        self._names = names

    def _is_wanted(self, item: Commitment | Recommendation) -> bool:
        over = item.status in CLOSED or item.status in OVER
        themes = set(self._request.themes)
        return not (self._request.only_open and over) and (
            not themes or bool(themes & set(item.themes))
        )

    def _place(self, item: Recommendation) -> tuple[bool, int, str]:
        theme = item.themes[0] if item.themes else ""
        return item.status in OVER, self._ranks.get(theme, len(self._ranks)), item.ref

    def tabs(self, organisation: str = "") -> tuple[Tab, ...]:
        """The sheets, with what concerns that association or with everything."""
        demands = self.demands
        commitments = self.commitments
        if organisation:
            demands = [each for each in demands if self._concerns(each, organisation)]
            mine = {each.key for each in demands}
            commitments = [
                each
                for each in commitments
                if organisation in each.owners or mine & set(each.recommendations)
            ]
        tabs = [
            Tab(COMMITMENTS, lines_of(COMMITMENTS, commitments, self._names)),
            Tab(RECOMMENDATIONS, lines_of(RECOMMENDATIONS, demands, self._names)),
        ]
        if self.measures:
            tabs.append(Tab(MEASURES, lines_of(MEASURES, self.measures, self._names)))
        return tuple(tabs)

    def _concerns(self, item: Recommendation, organisation: str) -> bool:
        """It carries the demand, or reported a constat that the demand answers."""
        reported = any(organisation in self._reporters[key] for key in item.answers)
        return organisation in item.organisations or reported


def _urgency(item: Commitment) -> tuple[bool, date, str]:
    """What is open and due first comes first."""
    return item.status in CLOSED, item.due or date.max, item.ref


def _measures(store: Store, plan: str) -> list[Measure]:
    if not plan:
        return []
    version = store.get(PlanVersion, plan)
    found = [each for each in store.find(Measure) if each.version == version.key]
    return sorted(found, key=lambda each: each.position)


def _round(request: GridRequest, content: _Content, today: date) -> Round:
    cells = tuple(
        GridCell(kind=tab.sheet.kind, key=line.key, column=column, value=text)
        for tab in content.tabs()
        for line in tab.lines
        for column, text in line.cells.items()
    )
    written = "\n".join(f"{c.kind}:{c.key}:{c.column}:{c.value}" for c in cells)
    wishes = repr(replace(request, reply_by=None))
    return Round(
        key=_key(today.isoformat(), wishes, written),
        title=request.title or f"{TITLE} du {today:%d/%m/%Y}",
        date=today,
        reply_by=request.reply_by,
        audience=request.audience,
        sent=cells,
    )


def _books(
    store: Store,
    request: GridRequest,
    content: _Content,
    round_: Round,
    names: Names,
    today: date,
) -> Iterable[Workbook]:
    whole = Workbook(
        grid=_key(round_.key, ""),
        title=TITLE,
        collective=collective(store).name or UNNAMED,
        produced=today,
        tabs=content.tabs(),
        names=names,
        round=round_.key,
        reply_by=request.reply_by,
    )
    if not _is_personal(request):
        yield from [whole] if _count(whole) else []
        return
    if request.organisation:
        store.get(Organisation, request.organisation)
    for key in [request.organisation] if request.organisation else names.members:
        tabs = tuple(_signed(tab, names.organisations[key]) for tab in content.tabs(key))
        book = replace(whole, grid=_key(round_.key, key), tabs=tabs, organisation=key)
        if any(tab.lines for tab in tabs if tab.sheet is not MEASURES):
            yield book


def _why_none(request: GridRequest, content: _Content, names: Names) -> str:
    """What there is, and why nobody would be sent it."""
    lines = len(_lines(content.tabs()))
    if not lines:
        return "Aucun engagement ni aucune recommandation ne correspond : la grille serait vide."
    there = f"{lines} lignes correspondent" if lines > 1 else "1 ligne correspond"
    reason = "rien n’y est rattaché à une association membre"
    if whom := names.organisations.get(request.organisation):
        reason = f"rien n’y concerne {whom}"
    elif not names.members:
        reason = "aucune association membre n’est parmi les contacts"
    return (
        f"{there}, mais {reason}. Préparez une même grille pour toutes les associations, ou notez"
        " dans les recommandations et les engagements qui les porte."
    )


def _left_out(request: GridRequest, content: _Content, books: Iterable[Workbook]) -> int:
    if not request.each or request.organisation:
        return 0
    written = {line for book in books for line in _lines(book.tabs)}
    return len(_lines(content.tabs()) - written)


def _lines(tabs: Iterable[Tab]) -> set[tuple[str, str]]:
    return {(tab.sheet.kind, line.key) for tab in tabs for line in tab.lines}


def _is_personal(request: GridRequest) -> bool:
    return request.each or bool(request.organisation)


def _signed(tab: Tab, organisation: str) -> Tab:
    """The lines with the association that is to answer them."""
    lines = [
        SheetLine(line.key, {**line.cells, "organisation": organisation}) for line in tab.lines
    ]
    return replace(tab, lines=tuple(lines))


def _count(book: Workbook) -> int:
    return sum(len(tab.lines) for tab in book.tabs)


def _paths(out: Path, books: Sequence[Workbook], today: date) -> list[Path]:
    if out.suffix.lower() == _EXTENSION and not out.is_dir():
        if len(books) > 1:
            raise UserError(
                f"« {out.name} » ne peut pas recevoir {len(books)} grilles. Choisissez un"
                " emplacement, sans nom de fichier."
            )
        return [out]
    paths = []
    for book in books:
        whom = book.names.organisations.get(book.organisation, "")
        name = " ".join(filter(None, (book.title, re.sub(r'[\\/:*?"<>|]', "-", whom))))
        paths.append(out / f"{name} {today.isoformat()}{_EXTENSION}")
    return paths


def _without(request: GridRequest, names: Names, books: Iterable[Workbook]) -> tuple[str, ...]:
    """Where each was to have a grid, the members whom nothing concerns."""
    if not _is_personal(request):
        return ()
    asked = {request.organisation} if request.organisation else set(names.members)
    served = {book.organisation for book in books}
    return tuple(key for key in names.members if key in asked - served)


def _remember(
    store: Store, round_: Round, books: Sequence[Workbook], paths: Sequence[Path]
) -> None:
    store.save(round_)
    known = {grid.key: grid for grid in store.find(Grid, [book.grid for book in books])}
    store.save_all(
        [
            _grid(round_, book, path, known.get(book.grid))
            for book, path in zip(books, paths, strict=True)
        ]
    )


def _grid(round_: Round, book: Workbook, path: Path, known: Grid | None) -> Grid:
    """Written twice on the same day from the same lines, it is the same grid: answers are kept."""
    grid = Grid(
        key=book.grid,
        round=round_.key,
        organisation=book.organisation or None,
        document=path.name,
        rows=_count(book),
    )
    return replace(grid, returns=known.returns, received=known.received) if known else grid


def _write(
    store: Store, books: Sequence[Workbook], paths: Sequence[Path], audience: Diffusion, step: Step
) -> None:
    """Every file is looked through before the first one gets its name."""
    from briefing_app.exports.excel.workbook import write_grid  # 120 ms, paid when it is needed

    texts = list(texts_for(store, audience))
    with ExitStack() as stack:
        for done, (book, path) in enumerate(zip(books, paths, strict=True)):
            step(done, len(books), f"Écriture de « {path.name} »")
            place = stack.enter_context(written_beside(path))
            write_grid(book, place)
            check_release(place, path, texts)
    step(len(books), len(books), "Prêt")


@contextmanager
def _gone_if_refused() -> Iterator[list[Path]]:
    """A store that refuses the round afterwards would not know these files when they return."""
    written: list[Path] = []
    try:
        yield written
    except UserError:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _key(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
