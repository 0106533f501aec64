"""Two versions of a plan: what was added, removed, moved, renumbered and reworded."""

from dataclasses import replace

import pytest
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


def test_what_was_added_or_removed_has_no_changed_field():
    assert [f.changed for f in compare(version("a", TITLES[:1]), [])] == [()]
    assert [f.changed for f in compare([], version("b", TITLES[:1]))] == [()]


@pytest.mark.parametrize(
    "field", ["title", "text", "responsible", "partners", "instrument", "deadline"]
)
def test_every_field_of_the_plan_s_own_words_is_compared(field):
    old = version("a", TITLES[:1])
    said = f"{TITLES[0]} et aux mineurs"
    now = [replace(version("b", TITLES[:1])[0], **{field: said})]
    (fate,) = compare(old, now)
    assert (fate.changed, fate.moves) == ((field,), {Move.REECRITE})


@pytest.mark.parametrize(
    "fields",
    [
        {"title": TITLES[0].replace(" ", "  ")},
        {"state_says": "Fait."},
        {"themes": ("sejour",)},
    ],
)
def test_spaces_and_what_others_say_of_a_measure_change_nothing(fields):
    now = [replace(version("b", TITLES[:1])[0], **fields)]
    assert moves(compare(version("a", TITLES[:1]), now)) == []


def test_a_number_written_in_capitals_is_the_same_number():
    old, now = version("a", TITLES[:1]), version("b", TITLES[:1])
    old, now = [replace(old[0], number="4 bis")], [replace(now[0], number="4 BIS")]
    assert moves(compare(old, now)) == []


@pytest.mark.parametrize(
    ("number", "title", "known"),
    [
        ("4", "Créer un fonds pour indemniser les victimes", True),
        ("4", "Créer un fonds pour indemniser toutes les victimes", False),
        ("9", "Créer un fonds pour l’indemnisation", False),
        ("9", "Créer un fonds d’indemnisations", True),
    ],
)
def test_a_title_that_keeps_its_number_may_be_reworded_more(number, title, known):
    old = [replace(version("a")[3], number="4")]
    now = [replace(version("b")[3], number=number, title=title)]
    assert len(compare(old, now)) == (1 if known else 2)


def test_a_wholly_other_title_under_the_same_number_is_another_measure():
    old, now = version("a", TITLES[:1]), version("b", TITLES[1:2])
    assert moves(compare(old, now)) == [
        (TITLES[0], None, {Move.SUPPRIMEE}),
        (None, TITLES[1], {Move.AJOUTEE}),
    ]


def test_of_two_measures_alike_the_nearer_one_is_meant():
    titles = ("Publier un rapport", "Former", "Publier un rapport")
    fates = compare(version("a", titles), version("b", titles))
    assert moves(fates) == []
    assert [f.before.key for f in fates] == ["p/a/0", "p/a/1", "p/a/2"]


def test_the_title_most_alike_is_meant_before_one_that_stands_nearer():
    old = version("a", ("Publier un rapport annuel", "Publier un rapport annuel public"))
    now = version("b", ("Publier un rapport annuel public", "Publier un rapport annuel"))
    fates = compare(old, now)
    assert {(f.before.position, f.now.position) for f in fates} == {(0, 1), (1, 0)}


def test_what_a_measure_continues_is_believed_before_any_title():
    old = version("a", TITLES[:2])
    now = [replace(m, continues=(f"p/a/{1 - m.position}",)) for m in version("b", TITLES[:2])]
    assert {(f.before.position, f.now.position) for f in compare(old, now)} == {(0, 1), (1, 0)}


def test_a_measure_that_continues_two_stands_once_and_knows_both():
    old = version("a", TITLES[:2])
    (now,) = version("b", TITLES[:1])
    fates = compare(old, [replace(now, continues=("p/a/0", "p/a/1"))])
    assert [(f.before.key, f.now.key) for f in fates] == [("p/a/0", "p/b/0")]
    assert [each.key for each in fates[0].merged] == ["p/a/1"]


def test_what_a_measure_continues_in_no_known_version_is_passed_over():
    now = [replace(m, continues=("p/z/9",)) for m in version("b", TITLES[:1])]
    assert moves(compare(version("a", TITLES[:1]), now)) == []


def test_those_removed_keep_their_order_at_the_head_between_and_at_the_end():
    now = version("b", (TITLES[2], TITLES[4]))
    fates = compare(version("a"), now)
    assert [(f.now or f.before).title for f in fates] == list(TITLES)
    assert [f.now is None for f in fates] == [True, True, False, True, False, True]


def test_a_chapter_is_called_as_most_of_its_measures_now_say():
    old = version("a", chapter="I")
    now = [replace(m, chapter="A" if m.position < 4 else "B") for m in version("b")]
    moved = [f.now.title for f in compare(old, now) if Move.DEPLACEE in f.moves]
    assert moved == [TITLES[4], TITLES[5]]


def test_the_fewest_measures_that_explain_the_order_are_moved():
    order = (TITLES[1], TITLES[2], TITLES[0], TITLES[4], TITLES[5], TITLES[3])
    fates = compare(version("a"), version("b", order))
    assert {f.now.title for f in fates if Move.DEPLACEE in f.moves} == {TITLES[0], TITLES[3]}


def test_one_under_another_chapter_is_moved_and_nobody_overtook_it():
    old = [replace(m, chapter="I" if m.position < 3 else "II") for m in version("a")]
    order = (*TITLES[1:3], *TITLES[3:], TITLES[0])
    now = [replace(m, chapter="I" if m.position < 2 else "II") for m in version("b", order)]
    moved = [f.now.title for f in compare(old, now) if Move.DEPLACEE in f.moves]
    assert moved == [TITLES[0]]


def test_a_chapter_that_lost_its_first_measures_keeps_its_name_with_the_others():
    old = version("a", chapter="I")
    now = [replace(m, chapter="B" if m.position < 2 else "A") for m in version("b")]
    moved = [f.now.title for f in compare(old, now) if Move.DEPLACEE in f.moves]
    assert moved == [TITLES[0], TITLES[1]]
