"""Two versions of a plan: measures found again whatever their number, words told apart."""

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.choices import Fate
from briefing_app.domain.model import Measure
from briefing_app.domain.plans import compare_versions, compare_words

TITLES = (
    "Former les magistrats aux formes de traite",
    "Ouvrir des places d’hébergement protégées",
    "Délivrer un titre de séjour aux victimes",
    "Créer une mission de coordination",
    "Informer les mineurs sur leurs droits",
)


def measure(version, number, title, **fields):
    key = f"plan/{version}/{fields.pop('id', number)}"
    return Measure(key=key, version=f"plan/{version}", number=str(number), title=title, **fields)


def version(name, titles):
    return [measure(name, number, title) for number, title in enumerate(titles, start=1)]


def told(changes):
    return [(c.measure.title, c.fates) for c in changes]


def test_a_measure_that_nothing_happened_to_is_unchanged():
    changes = compare_versions(version("v1", TITLES), version("v2", TITLES))
    assert told(changes) == [(title, (Fate.INCHANGEE,)) for title in TITLES]


def test_what_is_added_renumbers_what_follows_and_moves_nothing():
    new = [TITLES[0], "Publier un rapport annuel chiffré", *TITLES[1:]]
    changes = compare_versions(version("v1", TITLES), version("v2", new))
    assert changes[1].fates == (Fate.AJOUTEE,)
    assert {c.fates for c in changes[2:]} == {(Fate.RENUMEROTEE,)}


def test_what_is_gone_stands_where_it_stood():
    changes = compare_versions(version("v1", TITLES), version("v2", [*TITLES[:2], *TITLES[3:]]))
    assert [c.measure.title for c in changes] == list(TITLES)
    assert changes[2].fates == (Fate.SUPPRIMEE,)
    assert changes[2].new is None


def test_one_that_jumps_is_moved_the_others_are_not():
    new = [TITLES[4], *TITLES[:4]]
    changes = compare_versions(version("v1", TITLES), version("v2", new))
    assert [c.measure.title for c in changes if c.moved] == [TITLES[4]]


def test_another_chapter_is_a_move_a_touched_up_chapter_is_not():
    old = [measure("v1", 1, TITLES[0], chapter="I. Identifier les victimes")]
    same = [measure("v2", 1, TITLES[0], chapter="1 – Identifier les victimes")]
    other = [measure("v2", 1, TITLES[0], chapter="III. Démanteler les réseaux")]
    assert not compare_versions(old, same)[0].moved
    assert compare_versions(old, other)[0].moved


def test_a_number_that_stays_for_something_else_is_no_rewording():
    old = [measure("v1", 4, TITLES[0])]
    new = [measure("v2", 4, TITLES[3])]
    fates = {change.fates for change in compare_versions(old, new)}
    assert fates == {(Fate.SUPPRIMEE,), (Fate.AJOUTEE,)}


def test_what_a_measure_says_it_continues_comes_before_likeness():
    old = version("v1", TITLES)
    new = [measure("v2", 9, "Tout autre titre", continues=("plan/v1/3",))]
    (change,) = [c for c in compare_versions(old, new) if c.new]
    assert change.old == old[2]
    assert change.fates == (Fate.RENUMEROTEE, Fate.REFORMULEE)


def test_each_field_that_is_reworded_is_told():
    old = [measure("v1", 1, TITLES[0], text="Un module est créé.", deadline="2014")]
    new = [measure("v2", 1, TITLES[0], text="Un module peut être créé.", deadline="2015")]
    (change,) = compare_versions(old, new)
    assert [each.field for each in change.reworded] == ["text", "deadline"]


def test_changed_words_read_as_whole_words():
    pieces = compare_words("Le module est créé en 2014.", "Le module peut être créé en 2014.")
    assert [(p.fate, p.text) for p in pieces] == [
        (Fate.INCHANGEE, "Le module "),
        (Fate.SUPPRIMEE, "est"),
        (Fate.AJOUTEE, "peut être"),
        (Fate.INCHANGEE, " créé en 2014."),
    ]


@given(st.text("ab é,.\n", max_size=40), st.text("ab é,.\n", max_size=40))
def test_the_pieces_give_both_texts_back(old, new):
    pieces = compare_words(old, new)
    assert "".join(p.text for p in pieces if p.fate is not Fate.AJOUTEE) == old
    assert "".join(p.text for p in pieces if p.fate is not Fate.SUPPRIMEE) == new


@given(st.permutations(TITLES), st.sets(st.sampled_from(TITLES)))
def test_every_measure_of_both_versions_is_told_once(order, gone):
    old, new = version("v1", TITLES), version("v2", [t for t in order if t not in gone])
    changes = compare_versions(old, new)
    assert [c.new for c in changes if c.new] == new
    assert sorted(c.old.key for c in changes if c.old) == [m.key for m in old]
    assert {c.old.title for c in changes if c.new is None} == gone
