"""A returned grid against what is known here: every list in its own words, nobody guessed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.choices import CommitmentStatus, RecommendationStatus
from briefing_app.domain.grids.columns import SHEETS
from briefing_app.domain.grids.comparing import compare
from briefing_app.domain.grids.review import (
    Identity,
    ItemId,
    KnownCells,
    Returned,
    ReturnedRow,
    ReturnedSheet,
)
from briefing_app.domain.model import Commitment, Constat, Recommendation
from briefing_app.domain.text.cleaning import clean
from tests.conftest import TODAY
from tests.domain.test_cells import NAMES

GRID = "0123456789ab"
STATES = {
    Commitment.KIND: [each.label for each in CommitmentStatus],
    Recommendation.KIND: [each.label for each in RecommendationStatus],
}
WORDS = sorted({word for words in STATES.values() for word in words} | {"presque", "12", "=A1"})


def row(kind, place, **cells):
    item = ItemId(kind, f"k{place}")
    return ReturnedRow(
        place, str(Identity(GRID, item)), {"ref": f"{kind[0].upper()}-{place}", **cells}
    )


def sheet(kind, *rows):
    named = SHEETS[kind]
    return ReturnedSheet(kind, named.title, frozenset(c.key for c in named.columns), rows)


def returned(*sheets, **fields):
    return Returned(document="retour.xlsx", grid=GRID, sheets=sheets, **fields)


def known(*sheets, **fields):
    """Everything was sent as it stands here: « texte 2 », without a state or a word."""
    cells = {
        ItemId(each.kind, f"k{line.number}"): {
            "ref": f"{each.kind[0].upper()}-{line.number}",
            "text": f"texte {line.number}",
        }
        for each in sheets
        for line in each.rows
    }
    return KnownCells(here=cells, sent=cells, **fields)


def compared(*sheets, file=None, **fields):
    here = known(*sheets, **fields)
    return compare(file or returned(*sheets), here, NAMES, TODAY)


states = st.lists(st.tuples(st.sampled_from([*STATES]), st.sampled_from(WORDS)), min_size=1)


@given(states, st.booleans())
def test_a_state_is_read_with_the_words_of_its_own_sheet_in_any_order(written, other_way_round):
    rows = {kind: [] for kind in STATES}
    for place, (kind, word) in enumerate(written, start=2):
        rows[kind].append(row(kind, place, text=f"texte {place}", status=word))
    sheets = [sheet(kind, *lines) for kind, lines in rows.items()]
    found = compared(*(reversed(sheets) if other_way_round else sheets))
    wanted = {(k, n, w) for n, (k, w) in enumerate(written, start=2) if w in STATES[k]}
    assert {(c.item.kind, c.row, c.received) for c in found.changes} == wanted
    for change in found.changes:
        assert change.definition.choices.labelled(change.received)
    unread = {(SHEETS[k].title, n, w) for n, (k, w) in enumerate(written, start=2)}
    unread -= {(SHEETS[k].title, n, w) for k, n, w in wanted}
    assert {(a.sheet, a.row, a.reason) for a in found.set_aside} == {
        (title, n, f"État : « {w} » ne peut pas être lu") for title, n, w in unread
    }


def test_a_reference_of_another_sheet_is_not_taken_for_a_line_of_this_one():
    there = sheet(Commitment.KIND, row(Commitment.KIND, 2, text="texte 2"))
    lost = ReturnedRow(3, "", {"ref": "C-2", "status": "satisfaite"})
    here = known(there)
    file = returned(there, sheet(Recommendation.KIND, lost))
    found = compare(file, here, NAMES, TODAY)
    assert found.changes == ()
    assert [a.reason for a in found.set_aside] == ["la référence « C-2 » est inconnue ici"]


def test_the_text_of_another_sheet_makes_no_copy():
    there = sheet(Commitment.KIND, row(Commitment.KIND, 2))
    new = ReturnedRow(3, "", {"text": "texte 2"})
    found = compare(returned(there, sheet(Recommendation.KIND, new)), known(there), NAMES, TODAY)
    assert [each.row for each in found.new] == [3]


@pytest.mark.parametrize("whose", ["", "afj"])
def test_an_unknown_association_speaks_in_nobodys_name(whose):
    lines = sheet(
        Commitment.KIND,
        row(Commitment.KIND, 2, text="texte 2", progress="Vu.", organisation="AFJ"),
        row(Commitment.KIND, 3, text="texte 3", progress="Vu.", organisation="Asso inconnue"),
    )
    found = compared(lines, file=returned(lines, organisation=whose))
    assert [(c.row, c.organisation) for c in found.changes] == [(2, "afj")]
    (aside,) = found.set_aside
    assert aside.row == 3
    assert "« Asso inconnue » n’est pas connue" in aside.reason
    assert found.organisations == {"afj"}


def test_a_new_line_of_an_unknown_association_is_set_aside():
    form = sheet(Constat.KIND, ReturnedRow(2, "", {"text": "Deux refus.", "organisation": "AFJJ"}))
    found = compared(form, file=returned(form, organisation="afj"))
    assert found.new == ()
    assert "« AFJJ » n’est pas connue" in found.set_aside[0].reason


@pytest.mark.parametrize("others", [("Mouvement du Nid",), ("Asso inconnue",)])
def test_a_line_without_a_name_is_nobodys_where_several_names_stand_in_the_file(others):
    rows = [row(Commitment.KIND, 2, text="texte 2", progress="Vu.")]
    rows += [
        row(Commitment.KIND, place, text=f"texte {place}", progress="Vu.", organisation=name)
        for place, name in enumerate(("AFJ", "AFJ", *others), start=3)
    ]
    found = compared(sheet(Commitment.KIND, *rows))
    assert next(c for c in found.changes if c.row == 2).organisation == ""


def test_a_line_without_a_name_is_of_the_only_association_named_in_the_file():
    rows = [
        row(Commitment.KIND, 2, text="texte 2", progress="Vu."),
        row(Commitment.KIND, 3, text="texte 3", progress="Vu.", organisation="afj"),
    ]
    found = compared(sheet(Commitment.KIND, *rows))
    assert {c.organisation for c in found.changes} == {"afj"}


def test_a_sigle_that_two_associations_share_is_neither():
    names = replace(NAMES, organisations={"afj": "AFJ", "nid": "AFJ"})
    lines = sheet(
        Commitment.KIND,
        row(Commitment.KIND, 2, text="texte 2", progress="Vu.", organisation="AFJ"),
    )
    found = compare(returned(lines), known(lines), names, TODAY)
    assert found.changes == ()
    assert "« AFJ » n’est pas connue, ou pas sous ce seul nom" in found.set_aside[0].reason


def test_a_grid_of_another_store_is_said_as_such_once():
    lines = sheet(
        Commitment.KIND,
        *(row(Commitment.KIND, n, text=f"dit ailleurs {n}", status="tenu") for n in (2, 3)),
        ReturnedRow(4, "", {"text": "Une ligne nouvelle."}),
    )
    found = compared(lines, elsewhere=True)
    assert (found.changes, found.new) == ((), ())
    (aside,) = found.set_aside
    assert "partie d’un autre fichier de Plaidoyer" in aside.reason


def test_a_line_of_another_store_under_a_key_of_ours_changes_nothing_here():
    lines = sheet(
        Commitment.KIND,
        row(Commitment.KIND, 2, text="texte 2", status="tenu"),
        row(Commitment.KIND, 3, text="dit ailleurs", status="tenu"),
    )
    found = compared(lines, elsewhere=True)
    assert [c.row for c in found.changes] == [2]
    assert [a.row for a in found.set_aside] == [None, 3]
    assert "autre fichier" in found.set_aside[1].reason


cells = st.dictionaries(
    st.sampled_from(sorted({c.key for each in SHEETS.values() for c in each.columns})),
    st.one_of(st.text(max_size=12), st.sampled_from([*WORDS, "AFJ", "afj, nid", "31/02/2027"])),
)


@given(st.lists(st.tuples(st.sampled_from([*SHEETS]), cells), min_size=1, max_size=6))
def test_whatever_stands_in_the_cells_is_a_change_a_new_line_or_told(written):
    rows = {kind: [] for kind in SHEETS}
    for place, (kind, told) in enumerate(written, start=2):
        own = {
            key: text for key, text in told.items() if SHEETS[kind].has(key) and clean(text).text
        }
        blank = ReturnedRow(place, "", own)
        rows[kind].append(blank if SHEETS[kind].form else row(kind, place, **own))
    lines = [sheet(kind, *found) for kind, found in rows.items()]
    found = compared(*lines)
    for change in found.changes:
        choices, value = change.definition.choices, change.received
        assert choices is None or value in [each.label for each in choices]
        assert change.organisation in ("", *NAMES.organisations)
    told = {each.row for each in (*found.changes, *found.new, *found.set_aside)}
    silent = {line.number for each in lines for line in each.rows} - told
    for each in (line for one in lines for line in one.rows if line.number in silent):
        answers = {"status", "progress", "evidence", "due"} & set(each.cells)
        assert not any(each.cells[key] for key in answers)
