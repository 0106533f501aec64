"""Two versions of a plan: what was added, removed, moved, renumbered and reworded."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.choices import Move
from briefing_app.domain.model import Measure
from briefing_app.domain.plans import compare

TITLES = (
    "Former les magistrats à la traite",
    "Ouvrir des places d’hébergement",
    "Publier un rapport annuel",
    "Créer un fonds d’indemnisation",
    "Protéger les témoins menacés",
    "Informer les victimes de leurs droits",
)


def version(name, titles=TITLES, **fields):
    return [
        Measure(
            key=f"p/{name}/{place}",
            version=f"p/{name}",
            position=place,
            number=str(place + 1),
            title=title,
            **fields,
        )
        for place, title in enumerate(titles)
    ]


def moves(fates):
    return [
        (f.before and f.before.title, f.now and f.now.title, set(f.moves)) for f in fates if f.moves
    ]


def test_the_same_plan_has_no_changes():
    assert moves(compare(version("a"), version("b"))) == []


def test_a_removed_measure_stands_where_it_was():
    now = version("b", TITLES[:2] + TITLES[3:])
    fates = compare(version("a"), now)
    assert moves(fates)[0] == (TITLES[2], None, {Move.SUPPRIMEE})
    assert [f.now.title if f.now else None for f in fates][2] is None
    assert all(m == {Move.RENUMEROTEE} for *_, m in moves(fates)[1:])


def test_a_new_measure_with_a_number_between_moves_nobody():
    old, now = version("a"), version("b", (*TITLES[:3], "Nommer un rapporteur", *TITLES[3:]))
    numbers = ("1", "2", "3", "3 bis", "4", "5", "6")
    now = [replace(m, number=n) for m, n in zip(now, numbers, strict=True)]
    assert moves(compare(old, now)) == [(None, "Nommer un rapporteur", {Move.AJOUTEE})]


def test_what_changes_chapter_is_moved_but_a_renamed_chapter_moves_nobody():
    old, now = version("a", chapter="Priorité I"), version("b", chapter="Priorité 1")
    now[1] = replace(now[1], chapter="Priorité 2")
    assert moves(compare(old, now)) == [(TITLES[1], TITLES[1], {Move.DEPLACEE})]


def test_one_that_overtakes_others_is_the_one_that_moved():
    order = (TITLES[4], *TITLES[:4], TITLES[5])
    fates = compare(version("a"), version("b", order))
    assert [f.now.title for f in fates if Move.DEPLACEE in f.moves] == [TITLES[4]]


def test_a_reworded_measure_is_known_by_what_it_continues_or_by_its_title():
    old, now = version("a"), version("b")
    now[0] = replace(now[0], title="Tout autre chose", continues=("p/a/0",))
    now[3] = replace(now[3], title="Créer un fonds pour l’indemnisation des victimes")
    now[5] = replace(now[5], text="Une notice en douze langues.")
    found = compare(old, now)
    assert [(f.before.number, f.changed) for f in found if f.moves == {Move.REECRITE}] == [
        ("1", ("title",)),
        ("4", ("title",)),
        ("6", ("text",)),
    ]


@given(st.permutations(TITLES), st.sets(st.sampled_from(TITLES)), st.sets(st.sampled_from(TITLES)))
def test_every_measure_of_both_versions_is_told_of_exactly_once(order, first, second):
    old = version("a", [t for t in TITLES if t in first])
    now = version("b", [t for t in order if t in second])
    fates = compare(old, now)
    assert sorted(f.before.key for f in fates if f.before) == sorted(m.key for m in old)
    assert [f.now.key for f in fates if f.now] == [m.key for m in now]
    for fate in fates:
        kept = bool(fate.before and fate.now)
        assert kept == (fate.moves.isdisjoint({Move.AJOUTEE, Move.SUPPRIMEE}))
        assert not kept or fate.before.title == fate.now.title


def test_a_measure_that_continues_several_has_one_line_which_names_them():
    old, now = version("a"), version("b", TITLES[:1])
    now[0] = replace(now[0], continues=("p/a/3", "p/a/0", "p/a/3", "p/a/1"))
    fate, *gone = compare(old, now)
    assert (fate.before.number, [m.number for m in fate.merged]) == ("1", ["4", "2"])
    assert Move.REUNIE in fate.moves
    assert [f.before.number for f in gone] == ["3", "5", "6"]


def test_a_measure_that_was_split_stands_beside_each_of_its_parts():
    old, now = version("a", TITLES[:1]), version("b", TITLES[:2])
    now = [replace(measure, continues=("p/a/0",)) for measure in now]
    found = compare(old, now)
    assert [(f.before.key, f.now.key) for f in found] == [("p/a/0", "p/b/0"), ("p/a/0", "p/b/1")]
    assert not any(f.merged for f in found)


@given(st.lists(st.lists(st.integers(0, 7), max_size=4), min_size=1, max_size=6))
def test_comparing_has_one_line_for_each_new_measure_and_each_that_is_gone(continued):
    old = version("a")
    now = [
        replace(measure, continues=tuple(f"p/a/{place}" for place in places))
        for measure, places in zip(version("b", TITLES[: len(continued)]), continued, strict=True)
    ]
    fates = compare(old, now)
    assert [f.now.key for f in fates if f.now] == [m.key for m in now]
    gone = [f.before.key for f in fates if f.now is None]
    carried = {f.before.key for f in fates if f.now and f.before}
    carried |= {m.key for f in fates for m in f.merged}
    assert len(gone) == len(set(gone))
    assert carried.isdisjoint(gone)
    assert carried | set(gone) == {m.key for m in old}
