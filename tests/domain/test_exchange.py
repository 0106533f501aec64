"""What an exchange file may hold, and how a wrong one is refused: with its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.exchange import ExchangeError, parse, read_items, without_nothing, write
from briefing_app.errors import UserError
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


def written(**kinds):
    """The exchange file of these records, as text and as it is read again."""
    text = "".join(write(lambda kind: iter(kinds.get(kind, ()))))
    return text, json.loads(text)


def test_an_empty_store_writes_every_list_that_older_readers_know():
    text, content = written()
    assert text.startswith('{"format": "briefing-app/1",\n "themes": [],\n')
    assert text.endswith("}\n")
    assert content.pop("format") == "briefing-app/1"
    assert all(rows == [] for rows in content.values())
    assert list(content) == [
        *("themes", "acronyms", "organisations", "people", "plans", "meetings", "constats"),
        *("recommendations", "proposals", "commitments", "interventions", "dossiers"),
    ]


def test_lists_that_older_readers_do_not_know_are_written_when_they_hold_something():
    _, content = written(collective=[{"key": "collectif"}], documents=[{"key": "d"}])
    assert content["collective"] == [{"key": "collectif"}]
    assert content["documents"] == [{"key": "d"}]


def test_what_was_sent_to_whom_and_joined_files_are_not_told():
    _, content = written(**{kind: [{"key": "k"}] for kind in ("rounds", "grids", "attachments")})
    assert not {"rounds", "grids", "attachments"} & set(content)


def test_each_item_stands_on_a_line_of_its_own_in_its_letters():
    text, content = written(themes=[{"key": "a", "label": "Été"}, {"key": "b", "label": "Œuvre"}])
    assert (
        ' "themes": [\n  {"key": "a", "label": "Été"},\n  {"key": "b", "label": "Œuvre"}\n ]'
        in text
    )
    assert [row["key"] for row in content["themes"]] == ["a", "b"]


def test_a_plan_is_one_item_with_its_versions_and_measures_in_their_order():
    kinds = {
        "plans": [{"key": "p", "title": "Plan"}, {"key": "q", "title": "Autre"}],
        "versions": [
            {"key": "p/v2", "plan": "p", "position": 1, "label": "final"},
            {"key": "p/v1", "plan": "p", "position": 0, "label": "projet"},
        ],
        "measures": [
            {"key": "p/v1/b", "version": "p/v1", "position": 1, "number": "2"},
            {"key": "p/v1/a", "version": "p/v1", "position": 0, "number": "1"},
        ],
    }
    _, content = written(**kinds)
    assert content["plans"] == [
        {
            "key": "p",
            "title": "Plan",
            "versions": [
                {
                    "key": "v1",
                    "label": "projet",
                    "measures": [{"key": "a", "number": "1"}, {"key": "b", "number": "2"}],
                },
                {"key": "v2", "label": "final"},
            ],
        },
        {"key": "q", "title": "Autre"},
    ]
    assert "versions" not in content
    assert "measures" not in content


def measure(key="1", **fields):
    return {"key": key, "number": "1", "title": "Former"} | fields


def plan(versions=None, **fields):
    return {"key": "p", "title": "Plan", "versions": versions} | fields


def test_a_plan_without_its_versions_leaves_those_that_are_stored():
    (item,) = read(exchange_file(plans=[plan()]))
    assert (item.kind, item.key, item.place, item.below) == ("plans", "p", "plans[0]", None)
    assert [i.below for i in read(exchange_file(plans=[plan([])]))] == [[]]


def test_versions_and_measures_know_their_place_in_the_file_and_in_their_plan():
    rows = [
        {"key": "v1", "label": "projet", "measures": [measure("1"), measure("2")]},
        {"key": "v2", "label": "final", "measures": [measure("1")]},
    ]
    items = read(exchange_file(plans=[plan(rows)]))
    assert [(i.kind, i.key, i.place) for i in items] == [
        ("plans", "p", "plans[0]"),
        ("versions", "p/v1", "plans[0].versions[0]"),
        ("measures", "p/v1/1", "plans[0].versions[0].measures[0]"),
        ("measures", "p/v1/2", "plans[0].versions[0].measures[1]"),
        ("versions", "p/v2", "plans[0].versions[1]"),
        ("measures", "p/v2/1", "plans[0].versions[1].measures[0]"),
    ]
    assert [i.given.get("position") for i in items] == [None, 0, 0, 1, 1, 0]
    assert [i.given["plan"] for i in items if i.kind == "versions"] == ["p", "p"]
    assert items[0].below == ["p/v1", "p/v2"]
    assert items[1].below == ["p/v1/1", "p/v1/2"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            plan({}),
            "plans[0].versions: une liste est attendue, pas un objet",
        ),
        (
            plan(["v1"]),
            "plans[0].versions[0]: un objet est attendu, pas un texte",
        ),
        (
            plan([{"key": "v", "label": "l", "measures": {}}]),
            "plans[0].versions[0].measures: une liste est attendue, pas un objet",
        ),
        (
            plan([{"key": "v/w", "label": "l"}]),
            "plans[0].versions[0].key: cette clé ne peut pas contenir « / »",
        ),
        (
            plan([{"key": "v", "label": "l", "position": 4}]),
            "plans[0].versions[0].position: champ inconnu",
        ),
        (
            plan([{"key": "v", "label": "l", "plan": "q"}]),
            "plans[0].versions[0].plan: champ inconnu",
        ),
        (
            plan([{"key": "v", "label": "l", "measures": [measure(version="v")]}]),
            "plans[0].versions[0].measures[0].version: champ inconnu",
        ),
        (
            plan([{"key": "v", "label": "l", "measures": [measure(), measure()]}]),
            (
                "plans[0].versions[0].measures[1].key: la clé « p/v/1 » figure déjà en"
                " plans[0].versions[0].measures[0]"
            ),
        ),
        (
            plan([{"key": "v", "label": "l", "measures": [measure(themes=[None])]}]),
            "plans[0].versions[0].measures[0].themes[0]: une clé est attendue, pas rien",
        ),
        ("p", "plans[0]: un objet est attendu, pas un texte"),
    ],
)
def test_a_wrong_plan_is_refused_with_its_place(row, message):
    with pytest.raises(ExchangeError) as refused:
        read(exchange_file(plans=[row]))
    assert str(refused.value) == message


@pytest.mark.parametrize("key", [None, 3, "", "  "])
def test_an_item_has_a_key(key):
    with pytest.raises(ExchangeError, match=r"constats\[0\]\.key: une clé est attendue"):
        read(exchange_file(constats=[CONSTAT | {"key": key}]))


def test_the_same_key_may_name_items_of_two_kinds():
    data = exchange_file(
        constats=[{"key": "x", "text": "Un"}], recommendations=[{"key": "x", "text": "Deux"}]
    )
    assert [(i.kind, i.key) for i in read(data)] == [("constats", "x"), ("recommendations", "x")]


def test_texts_are_cleaned_and_keys_are_not():
    row = {"key": "c", "text": "un", "themes": ["t"], "source": {"document": "d"}}
    (item,) = read_items(parse(exchange_file(constats=[row])), str.upper)
    assert item.given == {
        "key": "c",
        "text": "UN",
        "themes": ["t"],
        "source": {"document": "D"},
    }


def test_a_text_that_cleaning_leaves_empty_is_missing():
    with pytest.raises(ExchangeError, match="ce texte ne peut pas être vide"):
        list(read_items(parse(exchange_file(constats=[CONSTAT])), lambda _: " "))


def test_a_required_text_cannot_be_emptied():
    for value, message in (("", "ce texte ne peut pas être vide"), (None, "un texte est attendu")):
        with pytest.raises(ExchangeError, match=message):
            read(exchange_file(constats=[CONSTAT | {"text": value}]))


def test_values_of_an_entry_that_are_defaults_are_told_and_empty_ones_are_not():
    row = {
        "key": "m",
        "title": "R",
        "participants": [{"label": "X", "function": "", "person": None}],
    }
    (item,) = read(exchange_file(meetings=[row]))
    assert item.given["participants"] == [{"label": "X", "side": "collectif", "excused": False}]


def test_a_day_is_kept_in_its_usual_form():
    (item,) = read(exchange_file(constats=[CONSTAT | {"observed": "20140923"}]))
    assert item.given["observed"] == "2014-09-23"


def test_an_hour_may_be_missing_but_not_be_wrong():
    meeting = {"key": "m", "title": "R", "start": "", "end": "10:30"}
    (item,) = read(exchange_file(meetings=[meeting]))
    assert (item.given["start"], item.given["end"]) == (None, "10:30")


def test_what_has_no_value_is_left_out():
    assert without_nothing({"a": None, "b": "", "c": [], "d": 0, "e": False, "f": "x"}) == {
        "d": 0,
        "e": False,
        "f": "x",
    }


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("x", "un texte"),
        (True, "vrai ou faux"),
        (3, "un nombre entier"),
        (1.5, "un nombre à virgule"),
        ([], "une liste"),
        (None, "rien"),
    ],
)
def test_what_stands_there_instead_is_said_in_french(value, word):
    with pytest.raises(ExchangeError) as refused:
        read(exchange_file(constats=[value]))
    assert str(refused.value) == f"constats[0]: un objet est attendu, pas {word}"
