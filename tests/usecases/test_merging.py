"""Two items that are one: links, words and history follow, and one step takes it back."""

import pytest

from briefing_app.domain.model import Constat, Dossier, Organisation, Person, Theme
from briefing_app.errors import UserError
from briefing_app.storage import queries
from briefing_app.storage.file.upkeep import check
from briefing_app.usecases.items.merging import merge
from tests.builders import dumped


def test_every_link_follows_and_nothing_leads_to_what_is_gone(demo):
    led = set(queries.referring(demo.db, "themes", ["sejour", "hebergement"]))
    merge(demo, "themes", "hebergement", "sejour")
    assert demo.find(Theme, ["hebergement"]) == []
    assert set(queries.referring(demo.db, "themes", ["sejour"])) == led
    assert check(demo).problems == []


def test_an_item_that_had_both_has_one(demo):
    with demo.operation("Ajouter"):
        both = demo.save(Constat(text="Les deux.", themes=("hebergement", "sante", "sejour")))
    merge(demo, "themes", "hebergement", "sejour")
    assert demo.get(Constat, both.key).themes == ("sejour", "sante")


def test_the_words_of_both_suggest_the_one_that_stays(demo):
    words = demo.get(Theme, "hebergement").keywords
    label = demo.get(Theme, "sejour").label
    merge(demo, "themes", "hebergement", "sejour")
    kept = demo.get(Theme, "sejour")
    assert set(words) <= set(kept.keywords)
    assert kept.label == label


def test_the_points_of_a_dossier_follow_too(demo):
    dossier = next(d for d in demo.find(Dossier) if any(p.theme for p in d.points))
    gone = next(p.theme for p in dossier.points if p.theme)
    kept = next(t.key for t in demo.find(Theme) if t.key not in dossier.themes)
    merge(demo, "themes", gone, kept)
    assert kept in [p.theme for p in demo.get(Dossier, dossier.key).points]


def test_one_step_takes_it_back(demo):
    before = dumped(demo)
    merge(demo, "themes", "hebergement", "sejour")
    assert demo.undoable.label == "Fusionner « Hébergement » avec « Droit au séjour »"
    demo.undo()
    assert dumped(demo) == before


def test_one_that_succeeds_the_other_does_not_succeed_itself(store):
    with store.operation("Ajouter"):
        store.save(Organisation(key="avant", name="Ministère d’avant"))
        store.save(Organisation(key="apres", name="Ministère", succeeds=("avant",)))
    merge(store, "organisations", "avant", "apres")
    assert store.get(Organisation, "apres").succeeds == ()


def test_a_person_noted_twice_keeps_what_either_knew(store):
    with store.operation("Ajouter"):
        store.save(Person(key="a", name="Alix Mirabelle", phone="01 99 00 00 01"))
        store.save(Person(key="b", name="A. Mirabelle", email="alix@exemple.test"))
    merge(store, "people", "a", "b")
    (kept,) = store.find(Person)
    assert (kept.name, kept.phone, kept.email) == (
        "A. Mirabelle",
        "01 99 00 00 01",
        "alix@exemple.test",
    )


def test_merging_with_itself_is_refused(demo):
    with pytest.raises(UserError, match="Choisissez un autre thème"):
        merge(demo, "themes", "sejour", "sejour")
