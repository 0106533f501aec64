"""What she ticks, rewords and puts in order in a dossier."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import ItemKind, Section
from briefing_app.domain.model import Dossier, DossierItem, Meeting
from briefing_app.storage import queries
from briefing_app.usecases.items.workspace import (
    dossier_for,
    meetings,
    taken_over,
    with_choice,
    with_order,
    with_section,
    with_wording,
)

C, R = ItemKind.CONSTAT, ItemKind.RECOMMANDATION
BASE = Dossier(
    title="d",
    meeting="m",
    items=(
        DossierItem(kind=C, key="a", included=False, wording="mots", position=2),
        DossierItem(kind=R, key="a"),
    ),
)


def told(dossier):
    return [(i.kind, i.key, i.included, i.wording, i.position) for i in dossier.items]


def test_ticking_an_item_changes_nothing_else_of_it():
    assert told(with_choice(BASE, C, "a", included=True)) == [
        (C, "a", True, "mots", 2),
        (R, "a", True, "", None),
    ]
    assert told(with_choice(BASE, C, "b", included=False))[-1] == (C, "b", False, "", None)


@pytest.mark.parametrize(("key", "included"), [("a", False), ("b", True)])
def test_other_words_for_this_meeting_tick_nothing(key, included):
    found = with_wording(BASE, C, key, "Autrement.")
    assert (C, key, included, "Autrement.") in [each[:4] for each in told(found)]
    assert (R, "a", True, "", None) in told(found)


def test_an_order_keeps_what_she_ticked_and_reworded():
    found = with_order(BASE, C, ("b", "a"))
    assert told(found) == [
        (R, "a", True, "", None),
        (C, "b", True, "", 1),
        (C, "a", False, "mots", 2),
    ]
    assert told(with_order(BASE, C, ("b",)))[-1] == (C, "a", False, "mots", 2)


def test_all_the_parts_of_a_dossier_are_the_rule_and_not_written_down():
    first, *others = Section
    without = with_section(BASE, first, included=False)
    assert without.sections == tuple(others)
    assert with_section(without, first, included=True).sections == ()


def test_a_dossier_begun_from_another_one_stays_the_one_of_its_meeting():
    new = Dossier(key="new", title="n", meeting="m2")
    found = taken_over(new, replace(BASE, key="old"))
    assert (found.key, found.title, found.meeting, found.previous) == ("new", "n", "m2", "old")
    assert found.items == BASE.items


def test_the_dossier_of_a_meeting_is_the_latest_one_made_for_it(store):
    with store.operation("Dossiers"):
        store.save(Meeting(key="m", title="m"))
        for key in ("b", "c", "a"):
            store.save(Dossier(key=key, title=key, meeting="m"))
    assert queries.dossiers_of(store.db, "m") == ["a", "c", "b"]
    assert dossier_for(store, store.get(Meeting, "m")).key == "a"


def test_meetings_are_listed_latest_first_and_those_without_a_date_last(store):
    with store.operation("Rencontres"):
        for key, day in (("x", None), ("y", date(2025, 1, 1)), ("z", date(2026, 1, 1))):
            store.save(Meeting(key=key, title=key, date=day))
    assert [meeting.key for meeting in meetings(store)] == ["z", "y", "x"]
