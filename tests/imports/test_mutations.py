"""Whatever is done to a grid on its way: no wrong cell, nothing erased, every oddity told."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.domain.choices import CommitmentStatus, Diffusion, OrganisationKind
from briefing_app.domain.grids.columns import COMMITMENTS
from briefing_app.domain.model import Commitment, Organisation
from briefing_app.domain.text.dates import format_date
from briefing_app.imports.grids.returned import read_grid
from briefing_app.storage.file.opening import memory_store
from briefing_app.usecases.grids.accepted import apply
from briefing_app.usecases.grids.review import GridReview, review_returned
from briefing_app.usecases.grids.sending import GridRequest, send
from tests.conftest import TODAY, TickingClock

PROMISES = (
    "Un récépissé sera remis à chaque dépôt de plainte.",
    "Une circulaire rappellera les règles aux préfectures.",
    "Dix places seront ouvertes dans la région.",
    "Un référent sera nommé dans chaque parquet.",
    "Les chiffres seront publiés chaque année.",
    "Le budget des centres sera reconduit.",
    "Une formation sera proposée aux agents.",
)


@pytest.fixture(scope="module")
def store():
    store = memory_store(TickingClock())
    with store.operation("Préparer"):
        for key in ("afj", "ccem"):
            member = OrganisationKind.MEMBRE
            store.save(Organisation(key=key, name=f"Association {key}", short=key, kind=member))
        for rank, text in enumerate(PROMISES):
            due = date(2026, 9, 1) + timedelta(days=40 * rank)
            store.save(Commitment(text=text, due=due, diffusion=Diffusion.COLLECTIF))
    yield store
    store.close()


@pytest.fixture(scope="module")
def sent(store, tmp_path_factory):
    out = tmp_path_factory.mktemp("sent") / "Grille.xlsx"
    path = send(store, GridRequest(), out, TODAY).files[0].path
    rows = openpyxl.load_workbook(path)["Engagements"].iter_rows(values_only=True)
    head, *lines = (list(row) for row in rows)
    return head, lines


@dataclass
class Row:
    cells: dict[str, Any]
    edits: dict[str, str] = field(default_factory=dict)
    """What was really typed into it, by the key of the column, as it is to be understood."""


@dataclass
class Paper:
    """The sheet as a person handles it: columns that move, lines that move, cells typed in."""

    headers: list[str]
    rows: list[Row]
    renamed: dict[str, str] = field(default_factory=dict)
    merged: list[tuple[str, int]] = field(default_factory=list)
    far: bool = False
    slid: bool = False
    odd: set[str] = field(default_factory=set)
    """Words that the report has to hold."""

    @property
    def identities_lost(self) -> bool:
        """Then nothing tells a line of another grid from a copy of ours."""
        return self.slid or "Clé" not in self.headers

    def save(self, path):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Engagements"
        sheet.append([self.renamed.get(header, header) for header in self.headers])
        for row in self.rows:
            sheet.append([row.cells.get(header) for header in self.headers])
        for header, number in self.merged:
            if header in self.headers and number < len(self.rows):
                column = self.headers.index(header) + 1
                sheet.merge_cells(None, number + 2, column, number + 3, column)
                self.odd.add("fusionnées")
        if self.far:
            sheet.cell(1_048_576, 3).number_format = "0.00"
        book.save(path)
        return path


FOREIGN, UNREADABLE = "dit ailleurs", "plutôt bien"
FORMS = (
    lambda day: day,
    lambda day: datetime(day.year, day.month, day.day),
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%d/%m/%y}",
    lambda day: format_date(day),
    lambda day: format_date(day).partition(" ")[2],
    lambda day: (day - date(1899, 12, 30)).days,
    lambda day: f"{day}",
)
KEYS = {column.header: column.key for column in COMMITMENTS.columns}
ALSO = {column.header: column.also for column in COMMITMENTS.columns if column.also}
LETTERS = st.characters(
    max_codepoint=0x17F, categories=["L", "N"], include_characters=" .,;:!?()’-«»"
)


def typed(paper, chance, data):
    """Somebody answers on a line, be it a blank one."""
    answered(chance.choice(paper.rows), chance, data)


def typed_in_its_line(paper, chance, data):
    answered(chance.choice([row for row in paper.rows if row.cells.get("Réf.")]), chance, data)


def answered(row, chance, data):
    header = chance.choice(["État", "Échéance", "Suivi", "Preuve ou lien"])
    if header == "État":
        value = said = data.draw(st.sampled_from([s.label for s in CommitmentStatus]))
        said = chance.choice([value, value.upper(), f" {value} "])
    elif header == "Échéance":
        day = data.draw(st.dates(date(2025, 1, 1), date(2030, 12, 31)))
        value, said = day.isoformat(), chance.choice(FORMS)(day)
    else:
        value = said = data.draw(st.text(LETTERS, min_size=3, max_size=40)) + "x"
    row.cells[header], row.edits[KEYS[header]] = said, value
    row.cells["Association"] = "afj"


def sorted_by_a_column(paper, chance, data):
    header = chance.choice(paper.headers)
    paper.rows.sort(key=lambda row: str(row.cells.get(header)), reverse=chance.random() < 0.5)


def moved(paper, chance, data):
    paper.rows.insert(chance.randrange(len(paper.rows)), paper.rows.pop())


def copied(paper, chance, data):
    row = chance.choice(paper.rows)
    paper.rows.append(Row(dict(row.cells)))
    paper.odd.add("copiée")


def blank_lines(paper, chance, data):
    paper.rows.insert(chance.randrange(len(paper.rows)), Row({}))


def deleted(paper, chance, data):
    if len(paper.rows) > 2:
        paper.rows.remove(chance.choice(paper.rows))


def foreign(paper, chance, data):
    row = dict(chance.choice(paper.rows).cells)
    if row.get("Clé"):
        row["Clé"] = row["Clé"].replace(row["Clé"].partition(":")[0], "0123456789ab")
        row["État"], row["Suivi"] = "tenu", FOREIGN
        paper.rows.append(Row(row))


def unreadable(paper, chance, data):
    chance.choice(paper.rows).cells["État"] = UNREADABLE


def identities_slid(paper, chance, data):
    """Only the visible columns were sorted: hidden identities stayed where they were."""
    keys = [row.cells.get("Clé") for row in paper.rows]
    chance.shuffle(keys)
    paper.slid = True
    for row, key in zip(paper.rows, keys, strict=True):
        row.cells["Clé"] = key


def reordered(paper, chance, data):
    chance.shuffle(paper.headers)


def removed(paper, chance, data):
    header = chance.choice(paper.headers)
    if len(paper.headers) > 4:
        paper.headers.remove(header)
        if KEYS.get(header) and COMMITMENTS.column(KEYS[header]).fill:
            paper.odd.add(f"la colonne « {header} » manque")


def renamed(paper, chance, data):
    header = chance.choice([h for h in paper.headers if h in ALSO] or ["Réf."])
    other = chance.choice(ALSO.get(header, ("Référence",)))
    paper.renamed[header] = chance.choice([other, other.upper(), f" {other} :"])


def added_column(paper, chance, data):
    header = "Avis du bureau"
    if header not in paper.headers:
        paper.headers.insert(chance.randrange(len(paper.headers)), header)
        chance.choice(paper.rows).cells[header] = "à voir ensemble"
        paper.odd.add("à voir ensemble")


def styled_far_below(paper, chance, data):
    paper.far = True


MUTATIONS = (
    *(typed, typed, typed, sorted_by_a_column, moved, copied, blank_lines, deleted, foreign),
    *(unreadable, identities_slid, reordered, removed, renamed, added_column, styled_far_below),
)


@settings(
    max_examples=120,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=st.lists(st.sampled_from(MUTATIONS), max_size=7),
    seed=st.integers(0, 2**32),
    data=st.data(),
)
def test_no_wrong_cell_nothing_erased_every_oddity_told(store, sent, tmp_path, steps, seed, data):
    paper = fresh(sent)
    chance = random.Random(seed)
    for step in steps:
        step(paper, chance, data)
    found = reviewed(store, paper.save(tmp_path / "retour.xlsx"))
    check_changes(store, paper, found)
    check_nothing_lost(store, paper, found)
    before = {item.key: item for item in store.find(Commitment)}
    sending = store.undoable
    apply(store, found, TODAY)
    check_store(store, before, found)
    if store.undoable != sending:
        store.undo()
    assert {item.key: item for item in store.find(Commitment)} == before


HARMLESS = (
    typed_in_its_line,
    typed_in_its_line,
    sorted_by_a_column,
    moved,
    blank_lines,
    reordered,
    renamed,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.sampled_from(HARMLESS), max_size=8),
    seed=st.integers(0, 2**32),
    data=st.data(),
)
def test_what_is_merely_moved_is_understood_to_the_last_cell(
    store, sent, tmp_path, steps, seed, data
):
    paper = fresh(sent)
    chance = random.Random(seed)
    for step in steps:
        step(paper, chance, data)
    found = reviewed(store, paper.save(tmp_path / "retour.xlsx"))
    here = {c.ref: {"status": c.status.label, "due": str(c.due)} for c in store.find(Commitment)}
    wanted = {
        (row.cells["Réf."], column, plain(value))
        for row in paper.rows
        for column, value in row.edits.items()
        if here[row.cells["Réf."]].get(column) != value
    }
    assert {(c.ref, c.column, plain(c.received)) for c in found.changes} == wanted
    assert found.set_aside == ()
    assert found.new == ()


def fresh(sent):
    head, lines = sent
    return Paper(list(head), [Row(dict(zip(head, line, strict=True))) for line in lines])


def check_changes(store, paper: Paper, found: GridReview) -> None:
    """Every change was really typed, on the line of that very item."""
    texts = {item.key: item.text for item in store.find(Commitment)}
    typed_in = {
        (plain(row.cells.get("Engagement")), column, plain(value))
        for row in paper.rows
        for column, value in row.edits.items()
    }
    copies = {
        (plain(row.cells.get("Engagement")), KEYS[h], plain(v))
        for row in paper.rows
        for h, v in row.cells.items()
        if h in KEYS
    }
    for change in found.changes:
        assert change.received != FOREIGN or paper.identities_lost
        assert change.received, "nothing is ever erased"
        told = (plain(texts[change.item.key]), change.column, plain(change.received))
        assert told in typed_in or told in copies, told


def check_nothing_lost(store, paper: Paper, found: GridReview) -> None:
    """What was typed is a change, or its line or its column is in the report."""
    told = {(change.row, change.column) for change in found.changes}
    lines = {aside.row for aside in found.set_aside} | {new.row for new in found.new}
    sent_already = {c.key: c for c in store.find(Commitment)}
    for number, row in enumerate(paper.rows, start=2):
        for column, value in row.edits.items():
            header = COMMITMENTS.column(column).header
            same = any(
                plain(known.text) == plain(row.cells.get("Engagement"))
                and plain(value) in (plain(known.status.label), plain(str(known.due)))
                for known in sent_already.values()
            )
            assert (
                (number, column) in told or number in lines or header not in paper.headers or same
            ), (number, column, value, found.set_aside)
        if row.cells.get("État") == UNREADABLE and "État" in paper.headers:
            assert number in lines
    report = " / ".join(aside.reason for aside in found.set_aside)
    kept = {word for word in paper.odd if word != "copiée"}
    for word in kept:
        column_is_back = "à voir" in word and "Avis du bureau" not in paper.headers
        gone = "à voir" in word and not any(row.cells.get("Avis du bureau") for row in paper.rows)
        assert word in report or column_is_back or gone, (word, report)


def check_store(store, before, found: GridReview) -> None:
    """Only what was taken over is different."""
    settled = {(c.item.key, c.column) for c in found.changes if c.settled}
    for item in store.find(Commitment):
        if item.key not in before:
            continue
        was = before[item.key]
        assert item.text == was.text
        if (item.key, "due") not in settled:
            assert item.due == was.due
        if (item.key, "status") not in settled:
            assert item.status == was.status
        if not any(key == item.key for key, _ in settled):
            assert item == was


def reviewed(store, path):
    """Read here and not in a process of its own: hundreds of files are."""
    return review_returned(store, [read_grid(path.read_bytes(), path.name)], TODAY)


def plain(text: Any) -> str:
    return "".join(str(text or "").split()).casefold()


def test_merged_cells_are_told_and_their_first_line_counts(store, sent, tmp_path):
    paper = fresh(sent)
    paper.rows[0].cells["Suivi"] = "Vu pour les deux."
    paper.merged = [("Suivi", 0)]
    found = reviewed(store, paper.save(tmp_path / "retour.xlsx"))
    assert [(c.row, c.received) for c in found.changes] == [(2, "Vu pour les deux.")]
    assert any("fusionnées" in aside.reason for aside in found.set_aside)
