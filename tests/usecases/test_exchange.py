"""Loading and dumping: nothing lost, nothing doubled, nothing half done."""

import json

import pytest

from briefing_app.domain.model import Constat, Measure, Plan, Theme
from briefing_app.errors import UserError
from briefing_app.storage.file.opening import memory_store
from briefing_app.storage.file.upkeep import check
from briefing_app.usecases.store.exchange import LoadReport, dump_file, load, load_file
from briefing_app.usecases.store.progress import Cancelled
from tests.builders import dumped, exchange_file, with_constat, with_theme

SEJOUR = {"key": "sejour", "label": "Droit au séjour"}
CONSTAT = {"key": "c1", "text": "Un refus de plainte.", "themes": ["sejour"]}
MEASURES = [
    {"key": "4", "number": "4", "title": "Un"},
    {"key": "4-bis", "number": "4 bis", "title": "Deux"},
]
PLAN = {
    "key": "p",
    "title": "Plan",
    "versions": [{"key": "v1", "label": "projet", "measures": MEASURES}],
}


@pytest.fixture(params=["demonstration_file", "corpus_file"])
def whole_file(request) -> bytes:
    return request.getfixturevalue(request.param)


def test_a_loaded_file_comes_back_byte_for_byte(store, whole_file, tmp_path):
    load(store, whole_file)
    dump_file(store, tmp_path / "1.json")
    other = memory_store()
    load_file(other, tmp_path / "1.json")
    dump_file(other, tmp_path / "2.json")
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()
    assert check(other).problems == []
    other.close()


def test_what_the_file_said_is_in_the_dump(store, whole_file, tmp_path):
    load(store, whole_file)
    dump_file(store, tmp_path / "dump.json")
    given, kept = json.loads(whole_file), json.loads((tmp_path / "dump.json").read_text("utf-8"))
    for name, rows in given.items():
        if name == "format":
            continue
        known = {row["key"]: row for row in kept[name]}
        assert len(known) == len(rows)
        for row in rows:
            for field in ("text", "label", "name", "title", "themes", "diffusion", "date"):
                value = row.get(field)
                if value:
                    assert spaced(known[row["key"]][field]) == spaced(value), (name, row["key"])


def spaced(value):
    """Without what cleaning may change in a text."""
    return "".join(str(value).replace("\u2011", "-").split())


def test_loading_twice_changes_nothing(store, whole_file):
    first = load(store, whole_file)
    before = store.undoable
    second = load(store, whole_file)
    assert (second.created, second.changed) == (0, 0)
    assert second.unchanged == first.created
    assert store.undoable == before


def test_a_load_is_one_step(store, whole_file):
    before = dumped(store)
    load(store, whole_file)
    store.undo()
    assert dumped(store) == before


def test_a_load_that_is_stopped_leaves_the_store_as_it_was(store, demonstration_file):
    with_constat(store)
    before, step = dumped(store), store.undoable

    def stop(done, total, _text):
        assert 0 <= done <= total
        if done > total / 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        load(store, demonstration_file, step=stop)
    assert dumped(store) == before
    assert store.undoable == step
    assert check(store).problems == []


def test_a_dump_that_is_stopped_leaves_no_file(store, demonstration_file, tmp_path):
    load(store, demonstration_file)
    told = iter(range(3))

    def stop(*_where):
        if next(told, None) is None:
            raise Cancelled

    with pytest.raises(Cancelled):
        dump_file(store, tmp_path / "tout.json", stop)
    assert list(tmp_path.iterdir()) == []


def test_fields_left_out_stay_and_fields_given_replace(store):
    load(
        store,
        exchange_file(themes=[SEJOUR], constats=[CONSTAT | {"note": "voir", "heading": "Refus"}]),
    )
    report = load(
        store, exchange_file(constats=[{"key": "c1", "heading": "Refus de plainte", "themes": []}])
    )
    constat = store.get(Constat, "c1")
    assert report == LoadReport(created=0, changed=1, unchanged=0)
    assert (constat.text, constat.note) == (CONSTAT["text"], "voir")
    assert (constat.heading, constat.themes) == ("Refus de plainte", ())


def test_a_nothing_empties_a_field(store):
    load(store, exchange_file(themes=[SEJOUR], constats=[CONSTAT | {"note": "voir"}]))
    load(store, exchange_file(constats=[{"key": "c1", "note": None}]))
    assert store.get(Constat, "c1").note == ""


def test_a_new_item_is_internal_unless_it_says_otherwise(store):
    load(store, exchange_file(themes=[SEJOUR], constats=[CONSTAT]))
    assert store.get(Constat, "c1").diffusion == "interne"


def test_the_shipped_themes_are_known_to_every_store(store):
    load(store, exchange_file(constats=[CONSTAT]))
    assert store.get(Theme, "sejour").label == "Droit au séjour"


@pytest.mark.parametrize(
    ("lists", "message"),
    [
        (
            {"constats": [CONSTAT | {"themes": ["sejour", "logment"]}]},
            "constats[0].themes[1]: thème inconnu « logment »",
        ),
        (
            {"constats": [CONSTAT | {"organisations": ["x"]}]},
            "constats[0].organisations[0]: organisation inconnue « x »",
        ),
        (
            {"constats": [CONSTAT | {"measures": ["p/v1/9"]}]},
            "constats[0].measures[0]: mesure inconnue « p/v1/9 »",
        ),
        ({"constats": [{"key": "c1"}]}, "constats[0].text: champ obligatoire absent ou vide"),
        (
            {"constats": [CONSTAT | {"ref": "14"}]},
            "constats[0].ref: « 14 » n’est pas une référence, comme C-0014",
        ),
        (
            {
                "constats": [
                    CONSTAT | {"ref": "C-0001"},
                    {"key": "c2", "text": "x", "ref": "C-0001"},
                ]
            },
            "constats[0].ref: la référence C-0001 est celle d’un autre élément",
        ),
        (
            {
                "dossiers": [
                    {
                        "key": "d",
                        "title": "t",
                        "meeting": "m",
                        "items": [{"kind": "constat", "key": "z"}],
                    }
                ],
                "meetings": [{"key": "m", "title": "x"}],
            },
            "dossiers[0].items[0].key: constat inconnu « z »",
        ),
        (
            {"recommendations": [{"key": "r", "text": "x", "carried": [{"meeting": "absente"}]}]},
            "recommendations[0].carried[0].meeting: rencontre inconnue « absente »",
        ),
        (
            {"proposals": [{"key": "a", "measure": "p/v1/4", "kind": "remark"}], "plans": [PLAN]},
            "proposals[0]: Une proposition doit avoir un texte, ou une phrase à reformuler.",
        ),
    ],
)
def test_a_wrong_file_changes_nothing_and_says_where(store, lists, message):
    with_constat(store, "Déjà là.")
    before = dumped(store)
    with pytest.raises(UserError) as refused:
        load(store, exchange_file(**lists))
    assert str(refused.value) == message
    assert dumped(store) == before


def test_a_reference_of_another_item_is_refused(store):
    with_constat(store, ref="C-0007")
    with pytest.raises(UserError, match=r"constats\[0\].ref: la référence C-0007"):
        load(store, exchange_file(constats=[CONSTAT | {"ref": "C-0007"}]))


def test_links_may_lead_to_what_comes_later_in_the_file(store):
    demands = [{"key": "r1", "text": "Un", "parent": "r2"}, {"key": "r2", "text": "Deux"}]
    load(store, exchange_file(recommendations=demands))
    assert check(store).problems == []


def test_a_list_of_measures_replaces_the_stored_one(store):
    load(store, exchange_file(plans=[PLAN]))
    shorter = PLAN | {"versions": [{"key": "v1", "label": "projet", "measures": MEASURES[1:]}]}
    report = load(store, exchange_file(plans=[shorter]))
    assert report == LoadReport(changed=1)
    assert [m.number for m in store.find(Measure)] == ["4 bis"]


def test_a_plan_without_its_versions_keeps_them(store):
    load(store, exchange_file(plans=[PLAN]))
    load(store, exchange_file(plans=[{"key": "p", "title": "Autre titre"}]))
    assert store.get(Plan, "p").title == "Autre titre"
    assert len(store.find(Measure)) == 2


def test_a_measure_in_use_cannot_be_left_out(store):
    load(
        store,
        exchange_file(plans=[PLAN], constats=[{"key": "c", "text": "x", "measures": ["p/v1/4"]}]),
    )
    with pytest.raises(UserError, match="dépendent"):
        load(store, exchange_file(plans=[PLAN | {"versions": []}]))
    assert len(store.find(Measure)) == 2


def test_texts_are_cleaned_at_the_door(store):
    report = load(
        store,
        exchange_file(
            constats=[{"key": "c", "text": "L’identi\ufb01cation\x0b des \ud800victimes"}]
        ),
    )
    assert store.get(Constat, "c").text == "L’identification\ndes victimes"
    assert report.cleaned == 1


def test_a_dump_that_cannot_be_written_leaves_the_old_one(store, tmp_path):
    with_theme(store)
    target = tmp_path / "dump.json"
    target.mkdir()
    with pytest.raises(UserError, match="n’a pas pu être écrit"):
        dump_file(store, target)
    assert [each.name for each in tmp_path.iterdir()] == ["dump.json"]
