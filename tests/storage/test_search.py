"""Finding: without accents, plurals or case, narrowed by anything, in the order asked for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.choices import CommitmentStatus, ConstatStatus, Diffusion
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Measure,
    Organisation,
    Plan,
    PlanVersion,
    Proposal,
    Recommendation,
)
from briefing_app.domain.text.marks import Mark, marks
from briefing_app.storage.filters import Filter
from briefing_app.storage.resemblance import resembling
from briefing_app.usecases.items.finding import search
from tests.builders import with_constat, with_theme

TEXT = "Deux mineures, hébergées à l’hôtel, n’ont pas reçu de récépissé ; le cœur du problème."


def keys(store, words="", **fields):
    return [found.key for found in search(store, Filter(words, **fields))[1]]


@pytest.mark.parametrize(
    "words",
    ["mineur", "MINEURES", "hebergement mineur", "heberg", "hé", "récépissés", "recepisse", "hotel",
     "coeur", "cœur", "l’hôtel", "d'hotel", '"pas reçu"', '"pas recu de recepisse"', 'deux "le coeur du"'],
)  # fmt: skip
def test_spelling_does_not_matter(store, words):
    constat = with_constat(store, TEXT)
    with_constat(store, "Autre chose, sans rapport.")
    assert keys(store, words) == [constat.key]


@pytest.mark.parametrize(
    "words", ["asile", "hébergement asile", '"reçu pas"', '"mineur"', "", " ", '"', "l’", "*", "()"]
)
def test_what_is_not_there_is_not_found(store, words):
    with_constat(store, TEXT)
    assert keys(store, words) == []


@pytest.mark.parametrize("written", ["L.425-1", "L 425-1", "L425-1", "L. 425-1", "L.425.1"])
@pytest.mark.parametrize(
    "asked", ["L.425-1", "article L425-1 du CESEDA", "art. L 425.1", "l’article L. 425-1"]
)
def test_an_article_is_found_in_whatever_writing(store, written, asked):
    constat = with_constat(store, f"Le titre de l’article {written} n’est pas délivré.")
    with_constat(store, "L’article L.316-1 ne vaut plus pour ces 425 personnes.")
    assert keys(store, asked) == [constat.key]
    assert keys(store, f"titre {asked}") == [constat.key]


@pytest.mark.parametrize("asked", ["article 5", "l’article 1er", "article 225-4-1 du code pénal"])
def test_an_article_without_a_letter_is_no_other_number(store, asked):
    constat = with_constat(store, f"Au sens de l’{asked.removeprefix('l’')}.")
    with_constat(store, "Un article, puis 5 autres, le 1er mars ; 225 pour 4 et 1.")
    assert keys(store, asked) == [constat.key]


@given(st.text())
def test_nothing_typed_is_an_error(blank, words):
    store = blank.copy()
    assert search(store, Filter(words))[0] == 0
    store.close()


@pytest.fixture
def varied(store):
    """One item of each kind that can be narrowed, all with the word « délai »."""
    with_theme(store)
    with_theme(store, "asile", "Asile")
    with store.operation("Tout"):
        store.save_all(
            [Organisation(key="mi", name="Ministère"), Organisation(key="afj", name="Foyer")]
        )
        store.save(Plan(key="p14", title="Plan national", start="2014", end="2016"))
        store.save(Plan(key="p10", title="Plan national", start="2010"))
        store.save(PlanVersion(key="p14/v1", plan="p14", label="un"))
        store.save(PlanVersion(key="p14/v2", plan="p14", label="deux", position=1))
        store.save(PlanVersion(key="p10/v1", plan="p10", label="un"))
        for version in ("p14/v1", "p14/v2", "p10/v1"):
            store.save(
                Measure(key=f"{version}/4-bis", version=version, number="4 bis", title="Délai")
            )
        store.save(
            Constat(
                key="c",
                text="Un délai.",
                themes=("sejour",),
                organisations=("afj",),
                measures=("p14/v1/4-bis",),
                observed=date(2026, 3, 1),
                diffusion=Diffusion.COLLECTIF,
            )
        )
        store.save(
            Constat(key="old", text="Un délai.", themes=("asile",), status=ConstatStatus.ARCHIVE)
        )
        store.save(
            Recommendation(key="r", text="Un délai.", themes=("sejour",), addressed_to=("mi",))
        )
        store.save(
            Commitment(
                key="e",
                text="Un délai.",
                institution="mi",
                owners=("afj",),
                due=date(2027, 1, 1),
                status=CommitmentStatus.TENU,
            )
        )
        store.save(Proposal(key="p", measure="p14/v1/4-bis", text="Un délai."))
    return store


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kinds": ("constats",)}, {"c", "old"}),
        ({"kinds": ("constats", "commitments")}, {"c", "old", "e"}),
        ({"themes": ("sejour",)}, {"c", "r"}),
        ({"themes": ("sejour", "asile")}, {"c", "r", "old"}),
        ({"states": ("archive",)}, {"old"}),
        ({"states": ("tenu", "archive")}, {"old", "e"}),
        ({"institutions": ("mi",)}, {"r", "e"}),
        ({"associations": ("afj",)}, {"c", "e"}),
        ({"measures": ("p14/v1/4-bis",)}, {"c", "p"}),
        ({"diffusions": (Diffusion.COLLECTIF,)}, {"c"}),
        ({"since": date(2026, 1, 1)}, {"c", "e"}),
        ({"since": date(2026, 1, 1), "until": date(2026, 12, 31)}, {"c"}),
        ({"themes": ("sejour",), "associations": ("afj",)}, {"c"}),
        ({"themes": ("sejour",), "states": ("tenu",)}, set()),
        ({"kinds": ("acronyms",), "themes": ("sejour",)}, set()),
    ],
)
def test_a_search_can_be_narrowed_by_anything(varied, fields, expected):
    assert set(keys(varied, "délais", **fields)) == expected
    assert search(varied, Filter("délais", **fields))[0] == len(expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("C-0001", "c"), ("c-1", "c"), ("R-0001", "r"), ("mesure 4 bis 2010", "p10/v1/4-bis"),
     ("mesure 4 bis du plan 2014", "p14/v2/4-bis")],
)  # fmt: skip
def test_a_reference_goes_straight_to_its_item(varied, words, expected):
    assert keys(varied, words)[0] == expected


def test_a_reference_to_nothing_finds_nothing(varied):
    assert keys(varied, "C-0099") == []


def test_the_most_recent_come_first_while_typing(store):
    first = with_constat(store, "délai délai délai délai")
    second = with_constat(store, "Un seul délai dans une phrase bien plus longue que l’autre.")
    _, ranked = search(store, Filter("délai"))
    _, recent = search(store, Filter("délai"), recent=True)
    assert [f.key for f in ranked] == [first.key, second.key]
    assert [f.key for f in recent] == [second.key, first.key]


def test_the_words_found_are_marked():
    text = "Deux mineures hébergées loin ; l’hébergement des mineurs."
    found = [text[m.start : m.end] for m in marks(text, "hebergement mineur")]
    assert found == ["mineures", "hébergées", "hébergement", "mineurs"]
    assert marks("Un délai de réflexion.", '"délai de réflexion"') == [Mark(3, 21)]
    assert marks("Un délai de réflexion.", '"réflexion de"') == []


@given(st.text(), st.text())
def test_marks_stand_inside_the_text(text, words):
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks(text, words))


def test_what_resembles_is_found_and_the_rest_is_not(demo):
    """The demonstration holds three pairs of constats that say nearly the same."""
    pairs = set()
    for constat in demo.find(Constat):
        others = [r for r in resembling(demo, constat.text, "constats") if r.key != constat.key]
        pairs |= {frozenset((constat.key, other.key)) for other in others}
    assert len(pairs) == 3


def test_a_text_resembles_itself_the_most(demo):
    constat = demo.find(Constat)[10]
    shortened = " ".join(constat.text.split()[2:])
    assert resembling(demo, shortened, "constats")[0].key == constat.key
    assert resembling(demo, shortened, "recommendations") == []
