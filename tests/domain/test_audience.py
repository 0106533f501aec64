"""Who may see what: every field that never leaves, and the narrowest circle of an entry."""

import pytest

from briefing_app.domain.audience import allows, circle, told, veiled
from briefing_app.domain.choices import Diffusion

INTERNE, COLLECTIF, TRANSMISSIBLE = Diffusion


@pytest.mark.parametrize(
    ("diffusion", "audiences"),
    [
        (INTERNE, [INTERNE]),
        (COLLECTIF, [INTERNE, COLLECTIF]),
        (TRANSMISSIBLE, [INTERNE, COLLECTIF, TRANSMISSIBLE]),
    ],
)
def test_an_item_never_goes_to_a_wider_audience_than_it_allows(diffusion, audiences):
    assert [each for each in Diffusion if allows(diffusion, each)] == audiences


@pytest.mark.parametrize(
    ("kind", "record", "who"),
    [
        ("constats", {"diffusion": "interne"}, INTERNE),
        ("constats", {"diffusion": "collectif"}, COLLECTIF),
        ("themes", {}, TRANSMISSIBLE),
        ("attachments", {}, INTERNE),
        ("attachments", {"diffusion": "transmissible"}, INTERNE),
    ],
)
def test_what_has_no_diffusion_is_open_but_a_joined_file_never_leaves(kind, record, who):
    assert circle(kind, record) is who


CONSTAT = {
    "key": "c1",
    "ref": "C-1",
    "text": "Un récépissé est refusé.",
    "heading": "Récépissés",
    "themes": ["sejour"],
    "diffusion": "transmissible",
    "note": "Vu avec Mme Plume.",
    "source": {"document": "retour.docx", "page": 2, "passage": "Un récépissé…"},
}
PERSON = {
    "key": "p1",
    "name": "Camille Plume",
    "title": "Mme",
    "email": "c@exemple.fr",
    "phone": "01",
    "note": "Directe.",
}
PROMISE = {
    "key": "e1",
    "ref": "E-1",
    "text": "Publier un guide",
    "diffusion": "collectif",
    "notes": [
        {"text": "Ouverte", "evidence": "Un lien", "diffusion": "transmissible"},
        {"text": "Interne", "diffusion": "interne"},
        {"text": "Du collectif", "diffusion": "collectif"},
    ],
}
DOSSIER = {
    "key": "d1",
    "title": "Dossier",
    "meeting": "m1",
    "items": [{"kind": "constats", "key": "c1", "wording": "Autrement"}],
    "points": [{"ask": "Obtenir", "avoid": "Citer"}],
}


@pytest.mark.parametrize(
    ("kind", "record", "audience", "left"),
    [
        ("constats", CONSTAT, INTERNE, set()),
        ("constats", CONSTAT, COLLECTIF, {"note", "source"}),
        ("constats", CONSTAT, TRANSMISSIBLE, {"note", "source"}),
        ("people", PERSON, TRANSMISSIBLE, {"email", "phone", "note"}),
        ("people", PERSON, COLLECTIF, {"email", "phone", "note"}),
        ("dossiers", DOSSIER, COLLECTIF, set()),
        ("dossiers", DOSSIER, TRANSMISSIBLE, {"points"}),
    ],
)
def test_fields_that_stay_inside_are_taken_away(kind, record, audience, left):
    audience_sees = veiled(kind, record, audience)
    expected = {name: value for name, value in record.items() if name not in left}
    if "source" in left or audience is not INTERNE:
        assert audience_sees == expected
    else:
        assert set(audience_sees) == set(record)


@pytest.mark.parametrize(
    ("audience", "texts"),
    [
        (INTERNE, ["Ouverte", "Interne", "Du collectif"]),
        (COLLECTIF, ["Ouverte", "Du collectif"]),
        (TRANSMISSIBLE, ["Ouverte"]),
    ],
)
def test_news_are_shown_to_those_who_may_read_each(audience, texts):
    assert [each["text"] for each in veiled("commitments", PROMISE, audience)["notes"]] == texts


def test_an_entry_without_a_diffusion_is_open_within_its_item():
    meeting = {"key": "m1", "title": "R", "participants": [{"label": "Le cabinet"}]}
    assert veiled("meetings", meeting, TRANSMISSIBLE)["participants"] == [{"label": "Le cabinet"}]


def heard(kind, record, audience):
    return [tuple(each) for each in told(kind, record, audience)]


def test_every_text_of_an_item_is_told_with_its_place_and_whether_it_may_be_read():
    assert heard("constats", CONSTAT, TRANSMISSIBLE) == [
        ("Un récépissé est refusé.", "constat C-1, texte", True),
        ("Récépissés", "constat C-1, titre", True),
        ("Vu avec Mme Plume.", "constat C-1, note interne", False),
        ("retour.docx", "constat C-1, provenance", False),
    ]


def test_an_item_without_a_reference_is_named_by_its_key():
    assert heard("people", PERSON, COLLECTIF) == [
        ("Camille Plume", "personne p1, nom", True),
        ("Mme", "personne p1, titre", True),
        ("c@exemple.fr", "personne p1, courriel", False),
        ("01", "personne p1, téléphone", False),
        ("Directe.", "personne p1, note interne", False),
    ]


def test_an_entry_is_never_wider_than_the_item_that_holds_it():
    news = [row for row in heard("commitments", PROMISE, TRANSMISSIBLE) if "nouvelles" in row[1]]
    assert [(text, allowed) for text, _, allowed in news] == [
        ("Ouverte", False),
        ("Un lien", False),
        ("Interne", False),
        ("Du collectif", False),
    ]
    news = [row for row in heard("commitments", PROMISE, COLLECTIF) if "nouvelles" in row[1]]
    assert [allowed for *_, allowed in news] == [True, True, False, True]


def test_an_open_item_tells_each_entry_by_its_own_diffusion():
    record = PROMISE | {"diffusion": "transmissible"}
    news = [row for row in heard("commitments", record, TRANSMISSIBLE) if "nouvelles" in row[1]]
    assert [allowed for *_, allowed in news] == [True, True, False, False]


def test_the_note_of_the_delegation_stays_in_the_collective():
    assert [
        (text, where) for text, where, ok in heard("dossiers", DOSSIER, TRANSMISSIBLE) if not ok
    ] == [
        ("Obtenir", "dossier d1, points de la note"),
        ("Citer", "dossier d1, points de la note"),
    ]
    assert all(ok for *_, ok in heard("dossiers", DOSSIER, COLLECTIF))


def test_those_who_meet_know_the_place_and_the_functions_of_an_internal_meeting():
    meeting = {
        "key": "m1",
        "title": "Rencontre",
        "place": "Rue de la Paix",
        "start": "09:30",
        "end": "10:30",
        "synthesis": "Tendue",
        "diffusion": "interne",
        "agenda": ["Hébergement"],
        "participants": [{"label": "Le cabinet", "function": "Directrice", "reason": "Absente"}],
    }
    assert heard("meetings", meeting, TRANSMISSIBLE) == [
        ("Rencontre", "rencontre m1, titre", False),
        ("Tendue", "rencontre m1, synthèse", False),
        ("Hébergement", "rencontre m1, ordre du jour", False),
        ("Absente", "rencontre m1, participants", False),
    ]


def test_a_place_is_told_of_any_other_kind():
    assert ("Paris", "collectif collectif, lieu", True) in heard(
        "collective", {"key": "collectif", "place": "Paris"}, TRANSMISSIBLE
    )


def test_what_repeats_other_items_is_told_by_them_alone():
    sent = [{"kind": "constats", "key": "c1", "column": "text", "value": "Un récépissé"}]
    assert heard("rounds", {"key": "r1", "title": "Tour", "sent": sent}, COLLECTIF) == [
        ("Tour", "tour de grille r1, titre", True)
    ]


def test_nothing_of_a_joined_file_may_be_read():
    record = {"key": "a1", "name": "plainte.pdf", "kind": "constats", "fingerprint": "ab"}
    assert not any(ok for *_, ok in heard("attachments", record, COLLECTIF))
