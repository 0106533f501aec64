"""What the lists of the window show: which items, in which order, with what beside them."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import (
    CommitmentStatus,
    ConstatStatus,
    MeetingKind,
    MeetingState,
    OrganisationKind,
)
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Meeting,
    Organisation,
    Person,
    Recommendation,
    Theme,
)
from briefing_app.storage.filters import Filter
from briefing_app.storage.lists import LISTINGS, ListRow, count, keys, rows, used
from tests.usecases.world import keep, settle


@pytest.fixture
def world(store):
    return settle(store)


def order_of(kind, caption):
    return next(order for order in LISTINGS[kind].orders if order.caption == caption)


def test_every_order_of_every_list_can_be_asked_for(world):
    for kind, listing in LISTINGS.items():
        for order in listing.orders:
            assert sorted(keys(world.db, kind, Filter(), order)) == sorted(world.keys(kind))


@pytest.mark.parametrize(
    ("kind", "caption", "expected"),
    [
        ("constats", "plus récents", ["c4", "c3", "c2", "c1"]),
        ("constats", "plus anciens", ["c1", "c2", "c3", "c4"]),
        ("constats", "titre", ["c2", "c1", "c3", "c4"]),
        ("commitments", "échéance", ["e1", "e2", "e3", "e4", "e5", "e6"]),
        ("commitments", "état", ["e2", "e3", "e4", "e5", "e1", "e6"]),
        ("meetings", "plus récentes", ["next", "before"]),
        ("meetings", "plus anciennes", ["before", "next"]),
        ("organisations", "nom", ["old", "just", "ccem", "afj", "pact", "mi"]),
        ("people", "organisation", ["dalia", "apolline", "come", "elie"]),
        ("themes", "mon ordre", ["sejour", "mineurs", "logement"]),
        ("themes", "nom", ["sejour", "logement", "mineurs"]),
    ],
)
def test_a_list_stands_in_the_order_she_chose(world, kind, caption, expected):
    assert keys(world.db, kind, Filter(), order_of(kind, caption)) == expected


@pytest.mark.parametrize(
    ("kind", "first"), [("constats", "c4"), ("commitments", "e1"), ("themes", "sejour")]
)
def test_the_first_order_is_the_usual_one(world, kind, first):
    assert keys(world.db, kind, Filter())[0] == first


def test_a_list_is_narrowed_by_words_and_by_what_is_asked(world):
    assert keys(world.db, "constats", Filter("récépissé")) == ["c1"]
    assert keys(world.db, "constats", Filter("hotel mineur")) == ["c2"]
    assert keys(world.db, "constats", Filter("récépissé", themes=("mineurs",))) == []
    assert keys(world.db, "constats", Filter(themes=("mineurs",))) == ["c2"]
    assert keys(world.db, "constats", Filter("réglée", states=("resolu",))) == ["c4"]
    # Sigles have no theme: asked for one, there is none.
    assert keys(world.db, "acronyms", Filter(themes=("mineurs",))) == []
    assert keys(world.db, "acronyms", Filter()) == ["MIE"]


def test_lines_come_in_the_order_asked_for_and_none_for_what_is_gone(world):
    assert [row.key for row in rows(world.db, "constats", ["c2", "absent", "c1"])] == ["c2", "c1"]
    assert rows(world.db, "constats", []) == []


def test_a_constat_is_told_with_its_themes_and_how_many_report_it(world):
    first, second, third = rows(world.db, "constats", ["c1", "c2", "c3"])
    assert first == ListRow(
        "c1",
        "C-0001",
        "Récépissés",
        "Droit au séjour · signalé par 2 associations",
        {
            "status": "actuel",
            "validation": "brouillon",
            "observed": None,
            "territory": None,
            "diffusion": "transmissible",
            "due_text": "",
        },
    )
    assert (second.title, second.detail) == ("Des mineurs à l’hôtel.", "Mineurs")
    assert third.detail == "Droit au séjour · signalé par 1 association"
    keep(world, Constat(key="bare", text="Nu."))
    assert rows(world.db, "constats", ["bare"])[0].detail == ""


def test_a_demand_is_told_with_whom_it_is_for_and_when_it_was_carried(world):
    (row,) = rows(world.db, "recommendations", ["r1"])
    assert row == ListRow(
        "r1",
        "R-0001",
        "Remettre un récépissé.",
        "Droit au séjour · ME",
        {
            "status": "a_porter",
            "validation": "brouillon",
            "carried": "2027-01-12",
            "diffusion": "transmissible",
            "due_text": "",
        },
    )


def test_an_engagement_is_told_with_who_promised_when_and_the_words_of_its_due_date(world):
    (row,) = rows(world.db, "commitments", ["e1"])
    assert row == ListRow(
        "e1",
        "E-0001",
        "Publier la circulaire (mesure 1).",
        "Ancien ministère · promis le 07/10/2025 · Droit au séjour",
        {
            "due": "2026-06-30",
            "status": "en_cours",
            "diffusion": "transmissible",
            "due_text": "avant l’été",
        },
    )
    assert rows(world.db, "commitments", ["e6"])[0].values["due_text"] == ""


def test_other_kinds_are_told_in_their_own_way(world):
    assert rows(world.db, "meetings", ["next"])[0] == ListRow(
        "next",
        "",
        "Rencontre de janvier",
        "ME · Salle des fêtes",
        {"date": "2027-01-12", "state": "a_preparer", "due_text": ""},
    )
    keep(world, replace(world.get(Meeting, "next"), kind=MeetingKind.GROUPE_DE_TRAVAIL))
    assert "groupe de travail" in rows(world.db, "meetings", ["next"])[0].detail
    told = {row.key: row.detail for row in rows(world.db, "organisations", ["mi", "afj", "pact"])}
    assert told == {
        "mi": "ME · succède à Ancien ministère · 2 contacts",
        "afj": "AFJ · membre · 1 contact",
        "pact": "partenaire · 1 contact",
    }
    (person,) = rows(world.db, "people", ["dalia"])
    assert (person.ref, person.title, person.detail) == ("", "Mme Dalia Perche", "juriste · AFJ")
    (theme,) = rows(world.db, "themes", ["sejour"])
    assert (theme.title, theme.detail) == ("Droit au séjour", "récépissé, titre")
    assert theme.values == {"family": "theme", "used": 9, "due_text": ""}
    (sigle,) = rows(world.db, "acronyms", ["MIE"])
    assert (sigle.ref, sigle.title) == ("MIE", "mineur isolé étranger")


def test_items_are_counted(world):
    assert count(world.db, "constats") == 4
    assert count(world.db, "interventions") == 5
    assert count(world.db, "rounds") == 0


def test_what_items_lead_to_stands_by_how_often(world):
    assert used(world.db, "constats", "themes") == ["sejour", "mineurs"]
    assert used(world.db, "commitments", "institution") == ["old", "mi"]
    assert used(world.db, "people", "organisation")[0] == "mi"
    assert used(world.db, "meetings", "interlocutor") != []


def test_at_most_sixty_are_offered(store):
    themes = [Theme(key=f"t{number}", label=f"T{number}") for number in range(70)]
    keep(store, *themes)
    keep(store, *(Constat(text="C.", themes=(theme.key,)) for theme in themes))
    assert len(used(store.db, "constats", "themes")) == 60


def test_undated_items_come_last_whichever_way_dates_go(store):
    for key, day in (("b", None), ("a", date(2026, 1, 2)), ("c", date(2026, 1, 1))):
        keep(
            store, Commitment(key=key, text=key, due=day), Constat(key=key, text=key, observed=day)
        )
    assert keys(store.db, "commitments", Filter()) == ["c", "a", "b"]
    observed = order_of("constats", "date d’observation")
    assert keys(store.db, "constats", Filter(), observed) == ["a", "c", "b"]


def test_references_of_more_digits_come_after_shorter_ones(store):
    keep(store, Recommendation(key="l", ref="R-10000", text="L."))
    keep(store, Recommendation(key="s", ref="R-9999", text="S."))
    by_ref = order_of("recommendations", "référence")
    assert keys(store.db, "recommendations", Filter(), by_ref) == ["s", "l"]


def test_states_and_kinds_can_be_asked_for_in_every_list_that_has_them(store):
    keep(
        store,
        Constat(key="c", text="C.", status=ConstatStatus.RESOLU),
        Commitment(key="e", text="E.", status=CommitmentStatus.CADUC),
        Meeting(key="m", title="M", state=MeetingState.TENUE),
        Organisation(key="o", name="O", kind=OrganisationKind.MEMBRE),
        Person(key="p", name="P", organisation="o"),
    )
    for kind, state, key in (
        ("constats", "resolu", "c"),
        ("commitments", "caduc", "e"),
        ("meetings", "tenue", "m"),
        ("organisations", "membre", "o"),
    ):
        assert keys(store.db, kind, Filter(states=(state,))) == [key]
        assert keys(store.db, kind, Filter(states=("autre",))) == []
    assert keys(store.db, "people", Filter(institutions=("o",))) == ["p"]
    assert keys(store.db, "people", Filter(states=("membre",))) == []
