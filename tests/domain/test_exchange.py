"""What an exchange file may hold, and how a wrong one is refused: with its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.errors import UserError
from briefing_app.domain.exchange import ExchangeError, parse, read_items
from tests.builders import exchange_file


def read(data: bytes):
    return list(read_items(parse(data), lambda text: text))


CONSTAT = {"key": "c1", "text": "Un refus.", "themes": ["sejour"]}


def test_items_come_in_an_order_where_references_are_known_first():
    data = exchange_file(constats=[CONSTAT], themes=[{"key": "sejour", "label": "Droit au séjour"}])
    assert [(i.kind, i.key) for i in read(data)] == [("themes", "sejour"), ("constats", "c1")]


def test_versions_and_measures_take_the_key_of_their_plan():
    plan = {
        "key": "p",
        "title": "Plan",
        "versions": [
            {
                "key": "v1",
                "label": "projet",
                "measures": [{"key": "4-bis", "number": "4 bis", "title": "Délai"}],
            }
        ],
    }
    items = read(exchange_file(plans=[plan]))
    assert [i.key for i in items] == ["p", "p/v1", "p/v1/4-bis"]
    assert items[2].given["version"] == "p/v1"
    assert [i.below for i in items] == [["p/v1"], ["p/v1/4-bis"], None]


@pytest.mark.parametrize(
    ("lists", "message"),
    [
        ({"constat": []}, "constat: liste inconnue"),
        ({"constats": {}}, "constats: une liste est attendue, pas un objet"),
        ({"constats": ["c1"]}, "constats[0]: un objet est attendu, pas un texte"),
        ({"constats": [{"text": "x"}]}, "constats[0].key: une clé est attendue"),
        ({"constats": [CONSTAT | {"texte": "x"}]}, "constats[0].texte: champ inconnu"),
        (
            {"constats": [CONSTAT | {"text": 12}]},
            "constats[0].text: un texte est attendu, pas un nombre entier",
        ),
        (
            {"constats": [CONSTAT | {"text": "  "}]},
            "constats[0].text: ce texte ne peut pas être vide",
        ),
        (
            {"constats": [CONSTAT | {"themes": "sejour"}]},
            "constats[0].themes: une liste est attendue, pas un texte",
        ),
        (
            {"constats": [CONSTAT | {"themes": None}]},
            "constats[0].themes: une liste est attendue, pas rien",
        ),
        (
            {"constats": [CONSTAT | {"themes": [3]}]},
            "constats[0].themes[0]: une clé est attendue, pas un nombre entier",
        ),
        (
            {"constats": [CONSTAT | {"cite_sources": 1}]},
            "constats[0].cite_sources: true ou false est attendu, pas un nombre entier",
        ),
        (
            {"constats": [CONSTAT | {"diffusion": "public"}]},
            "constats[0].diffusion: valeur inconnue « public » (attendu : interne, collectif, transmissible)",
        ),
        (
            {"constats": [CONSTAT | {"observed": "31/02/2014"}]},
            "constats[0].observed: « 31/02/2014 » n’est pas une date, comme 2014-09-23",
        ),
        (
            {"constats": [CONSTAT | {"observed": "2014-02-30"}]},
            "constats[0].observed: « 2014-02-30 » n’est pas une date, comme 2014-09-23",
        ),
        (
            {"constats": [CONSTAT | {"source": {"page": 3}}]},
            "constats[0].source.document: champ obligatoire absent",
        ),
        (
            {"constats": [CONSTAT, CONSTAT]},
            "constats[1].key: la clé « c1 » figure déjà en constats[0]",
        ),
        (
            {"recommendations": [{"key": "r", "text": "x", "position": True}]},
            "recommendations[0].position: un nombre entier est attendu, pas vrai ou faux",
        ),
        (
            {"meetings": [{"key": "m", "title": "x", "start": "9h"}]},
            "meetings[0].start: « 9h » n’est pas une heure, comme 09:30",
        ),
        (
            {"meetings": [{"key": "m", "title": "x", "participants": [{"function": "préfète"}]}]},
            "meetings[0].participants[0]: Un participant doit être une personne ou avoir un libellé.",
        ),
        (
            {
                "plans": [
                    {
                        "key": "p",
                        "title": "x",
                        "versions": [{"key": "v", "label": "l", "measures": [{"key": "1"}, 2]}],
                    }
                ]
            },
            "plans[0].versions[0].measures[1]: un objet est attendu, pas un nombre entier",
        ),
        (
            {"plans": [{"key": "p/q", "title": "x"}]},
            "plans[0].key: cette clé ne peut pas contenir « / »",
        ),
        (
            {"constats": [CONSTAT | {"text": float("nan")}]},
            "constats[0].text: un texte est attendu, pas un nombre à virgule",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(lists, message):
    with pytest.raises(ExchangeError) as refused:
        read(exchange_file(**lists))
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "ligne 1, colonne 1: ce n’est pas du JSON valide"),
        (
            b'{"format": "briefing-app/1",\n "constats": [}',
            "ligne 2, colonne 15: ce n’est pas du JSON valide",
        ),
        (b"\xff\xfe{}", "fichier: ce n’est pas un texte en UTF-8"),
        (b"[]", "fichier: un objet est attendu, pas une liste"),
        (b"{}", "format: « briefing-app/1 » est attendu"),
        (b'{"format": "briefing-app/2"}', "format: « briefing-app/1 » est attendu"),
        (b'{"a": 1, "a": 2}', "fichier: le champ « a » est donné deux fois au même endroit"),
        (b"[" * 100_000, "fichier: trop de niveaux imbriqués"),
    ],
)
def test_what_is_not_an_exchange_file_is_refused(data, message):
    with pytest.raises(ExchangeError) as refused:
        parse(data)
    assert str(refused.value) == message


def test_the_mark_some_editors_put_first_is_accepted():
    assert parse(b"\xef\xbb\xbf" + exchange_file(themes=[])) == {"themes": []}


def test_an_empty_value_empties_an_optional_field():
    (item,) = read(exchange_file(constats=[CONSTAT | {"note": None, "observed": ""}]))
    assert item.given["note"] is None
    assert item.given["observed"] is None


def test_french_words_for_the_kinds_of_a_dossier_are_read():
    dossier = {
        "key": "d",
        "title": "x",
        "meeting": "m",
        "items": [
            {"kind": kind, "key": "k"} for kind in ("constat", "recommandation", "commitments")
        ],
    }
    (item,) = read(exchange_file(dossiers=[dossier]))
    kinds = [each["kind"] for each in item.given["items"]]
    assert kinds == ["constats", "recommendations", "commitments"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
FIELDS = [
    "key",
    "text",
    "themes",
    "diffusion",
    "source",
    "observed",
    "versions",
    "measures",
    "items",
]


@given(
    st.sampled_from(["constats", "plans", "dossiers", "meetings", "themes"]),
    st.lists(st.dictionaries(st.sampled_from(FIELDS), json_values)),
)
def test_whatever_a_file_holds_it_is_read_or_refused_with_a_place(name, rows):
    data = json.dumps({"format": "briefing-app/1", name: rows}).encode()
    try:
        read(data)
    except UserError as error:
        refused = str(error)
    else:
        return
    assert refused.startswith((name, "fichier"))
