"""The review of a document: what is decided of each item, one after the other."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.model import SourceDocument
from briefing_app.errors import UserError
from briefing_app.imports.recognition.proposed import Kind, MeasureFields, Proposed
from briefing_app.storage.drafts import REVIEWS
from briefing_app.usecases.reading.review import (
    NEW,
    Decision,
    DocumentReview,
    ReviewEntry,
    all_alike,
    decide,
    leave,
    merge,
    next_waiting,
    obstacle,
    resume,
    retype,
    reword,
    split,
    taken_before,
)
from briefing_app.usecases.resuming import reviews
from tests.usecases.world import keep

LONG = "Des mineures hébergées loin de leur école attendent un récépissé depuis plusieurs mois."


def review(*items, **fields):
    entries = tuple(
        each if isinstance(each, ReviewEntry) else ReviewEntry(item=each) for each in items
    )
    return DocumentReview(**({"key": "k", "name": "lu.docx"} | fields), entries=entries)


def constat(text="Un texte.", **fields):
    return Proposed(kind=Kind.CONSTAT, text=text, **fields)


def decisions(found):
    return [entry.decision for entry in found.entries]


# Leaving and resuming


def test_a_review_that_was_left_is_resumed_as_it_was_and_can_be_given_up(store):
    left = review(constat(), ReviewEntry(item=constat("B."), decision=Decision.TAKEN), current=1)
    leave(store, left)
    assert resume(store, "k") == left
    (told,) = reviews(store, REVIEWS)
    assert (told.key, told.name, told.told) == ("k", "lu.docx", "1 décidé sur 2")
    store.drafts.abandon(REVIEWS, "k")
    assert reviews(store, REVIEWS) == []
    said = r"^Cette relecture n’existe plus : elle a été enregistrée ou abandonnée\.$"
    with pytest.raises(UserError, match=said):
        resume(store, "k")


def test_reviews_wait_latest_first_each_under_its_key(store):
    for key in ("a", "b", "a"):
        leave(store, review(constat(), key=key, name=f"{key}.docx"))
    assert [(each.key, each.name) for each in reviews(store, REVIEWS)] == [
        ("a", "a.docx"),
        ("b", "b.docx"),
    ]
    assert resume(store, "b").name == "b.docx"


def test_a_file_that_was_gone_through_is_known_by_its_bytes(store):
    keep(store, SourceDocument(key="d", name="autre.docx", fingerprint="f"))
    assert taken_before(store, review(fingerprint="f")).key == "d"
    assert taken_before(store, review(fingerprint="g", name="autre.docx")) is None


def test_what_is_decided_and_what_will_be_stored_is_counted():
    entries = [ReviewEntry(item=constat(), decision=each) for each in Decision]
    assert (review(*entries).decided, review(*entries).chosen) == (5, 2)
    assert (review().decided, review().chosen) == (0, 0)


# One item


@pytest.mark.parametrize("decision", [each for each in Decision if each is not Decision.STORED])
def test_any_decision_can_be_taken_and_changed_for_that_item_only(decision):
    twins = [ReviewEntry(item=constat(t), twin="c") for t in "ABC"]
    found = decide(review(*twins), 1, decision)
    assert decisions(found) == [Decision.WAITING, decision, Decision.WAITING]
    assert [entry.item.text for entry in found.entries] == ["A", "B", "C"]
    assert decisions(decide(found, 1, Decision.WAITING)) == [Decision.WAITING] * 3


def test_what_is_stored_is_not_decided_again():
    with pytest.raises(UserError, match=r"^Cet élément est déjà enregistré"):
        decide(review(ReviewEntry(item=constat(), decision=Decision.STORED)), 0, Decision.SKIPPED)


@pytest.mark.parametrize("decision", [Decision.SAME, Decision.NEWER])
def test_only_what_resembles_something_can_be_the_same_or_newer(decision):
    said = r"^Rien de ce qui est enregistré ne ressemble à cet élément\.$"
    with pytest.raises(UserError, match=said):
        decide(review(constat()), 0, decision)


NO_MEASURE = "Cette proposition ne dit pas à quelle mesure elle répond : changez son type, ou citez la mesure dans son texte."  # fmt: skip
NO_NUMBER = "Cette mesure n’a pas de numéro : changez son type."
NO_MEETING = "Une intervention a lieu pendant une rencontre : choisissez laquelle, ci-dessus."


@pytest.mark.parametrize(
    ("item", "meeting", "said"),
    [
        (Proposed(kind=Kind.PROPOSITION, text="P"), "", NO_MEASURE),
        (Proposed(kind=Kind.PROPOSITION, text="P", measures=("1",)), "", ""),
        (Proposed(kind=Kind.MESURE, text="M"), "", NO_NUMBER),
        (Proposed(kind=Kind.MESURE, text="M", measure=MeasureFields()), "", NO_NUMBER),
        (Proposed(kind=Kind.MESURE, text="M", measure=MeasureFields(number="1")), "", ""),
        (Proposed(kind=Kind.INTERVENTION, text="I"), "", NO_MEETING),
        (Proposed(kind=Kind.INTERVENTION, text="I"), "m", ""),
        (Proposed(kind=Kind.INTERVENTION, text="I"), NEW, ""),
        (constat(), "", ""),
        (Proposed(kind=Kind.ENGAGEMENT, text="E"), "", ""),
    ],
)
def test_what_lacks_something_cannot_be_taken_and_can_be_left(item, meeting, said):
    here = review(item, meeting=meeting)
    assert obstacle(here, item) == said
    if said:
        with pytest.raises(UserError) as refused:
            decide(here, 0, Decision.TAKEN)
        assert str(refused.value) == said
        with pytest.raises(UserError):
            all_alike(here, 0)
    else:
        assert decisions(decide(here, 0, Decision.TAKEN)) == [Decision.TAKEN]
    assert decisions(decide(here, 0, Decision.SKIPPED)) == [Decision.SKIPPED]


def test_another_kind_is_compared_anew_and_is_to_be_decided_again(world):
    from briefing_app.domain.model import Commitment, Constat

    keep(world, Constat(key="x", text=LONG), Commitment(key="y", text=LONG))
    entry = ReviewEntry(item=constat(LONG, page=2), decision=Decision.TAKEN, twin="x")
    found = retype(world, review(entry, constat()), 0, Kind.ENGAGEMENT)
    assert found.entries[0] == ReviewEntry(
        item=Proposed(kind=Kind.ENGAGEMENT, text=LONG, page=2), twin="y"
    )
    assert retype(world, found, 0, Kind.INTERVENTION).entries[0].twin == ""
    assert retype(world, found, 0, Kind.CONSTAT).entries[0].twin == "x"


def test_other_words_are_cleaned_compared_anew_and_their_measures_are_read(world):
    from briefing_app.domain.model import Constat

    keep(world, Constat(key="x", text=LONG))
    entry = ReviewEntry(item=constat("Court.", measures=("3",)), decision=Decision.TAKEN)
    found = reword(world, review(entry), 0, f"  {LONG} Mesures 3 et 4.  ")
    assert found.entries[0] == ReviewEntry(
        item=constat(f"{LONG} Mesures 3 et 4.", measures=("3", "4")),
        decision=Decision.TAKEN,
        twin="x",
    )
    said = r"^Un élément ne peut pas être vide : laissez-le de côté plutôt\.$"
    with pytest.raises(UserError, match=said):
        reword(world, review(entry), 0, "  \n ")


# Several items


def test_two_items_become_one_of_the_first_kind_with_what_both_say(world):
    one = constat("Un. ", themes=("a", "b"), measures=("1",), page=1, first=1, last=9)
    other = Proposed(
        kind=Kind.ENGAGEMENT,
        text="Deux.",
        themes=("b", "c"),
        measures=("2", "1"),
        due=date(2027, 1, 1),
        page=2,
        first=3,
        last=4,
    )
    found = merge(world, review(constat("Z."), one, other, constat("Y.")), 2)
    assert [entry.item.text for entry in found.entries] == ["Z.", "Un.\n\nDeux.", "Y."]
    assert found.entries[1] == ReviewEntry(
        item=replace(
            one,
            text="Un.\n\nDeux.",
            themes=("a", "b", "c"),
            measures=("1", "2"),
            due=date(2027, 1, 1),
        )
    )
    assert found.current == 1
    kept = merge(world, review(replace(one, due=date(2026, 1, 1)), other), 1)
    assert kept.entries[0].item.due == date(2026, 1, 1)
    said = r"^Le premier élément n’a pas de précédent avec lequel le fusionner\.$"
    with pytest.raises(UserError, match=said):
        merge(world, found, 0)


def test_an_item_of_several_sentences_becomes_one_of_each(world):
    items = constat("Un premier fait. Un second fait.\n- Une puce."), constat("Z.")
    found = split(world, review(*items), 0)
    texts = [entry.item.text for entry in found.entries]
    assert texts == ["Un premier fait.", "Un second fait.", "Une puce.", "Z."]
    assert found.current == 0
    assert {entry.decision for entry in found.entries} == {Decision.WAITING}
    said = r"^Cet élément ne compte qu’une phrase : il n’y a rien à découper\.$"
    with pytest.raises(UserError, match=said):
        split(world, review(constat("Une phrase.")), 0)


def test_all_that_are_alike_and_undecided_are_taken_but_for_what_resembles_something():
    section = {"section": "Constats"}
    here = review(
        constat("A", **section),
        constat("B", **section),
        ReviewEntry(item=constat("C", **section), twin="x"),
        constat("D", section="Autre"),
        Proposed(kind=Kind.ENGAGEMENT, text="E", **section),
        ReviewEntry(item=constat("F", **section), decision=Decision.SKIPPED),
    )
    waits = Decision.WAITING
    taken, skipped = Decision.TAKEN, Decision.SKIPPED
    assert decisions(all_alike(here, 0)) == [taken, taken, waits, waits, waits, skipped]
    assert decisions(all_alike(here, 2)) == [taken, taken, taken, waits, waits, skipped]
    assert decisions(all_alike(here, 5)) == [skipped, skipped, skipped, waits, waits, skipped]
    assert decisions(all_alike(decide(here, 1, taken), 1))[:2] == [taken, taken]


def test_what_cannot_be_taken_is_not_taken_in_passing():
    whole = Proposed(kind=Kind.PROPOSITION, text="P", measures=("1",))
    lacking = Proposed(kind=Kind.PROPOSITION, text="Q")
    found = all_alike(review(whole, lacking), 0)
    assert decisions(found) == [Decision.TAKEN, Decision.WAITING]


@pytest.mark.parametrize(
    ("decided", "after", "expected"),
    [
        ("....", 0, 1),
        (".x..", 0, 2),
        ("..xx", 1, 0),
        ("xx.x", 2, 2),
        ("xxxx", 1, 2),
        ("xxxx", 3, 3),
        (".xxx", 3, 0),
    ],
)
def test_the_next_to_decide_is_sought_to_the_end_then_from_the_beginning(decided, after, expected):
    marks = {".": Decision.WAITING, "x": Decision.TAKEN}
    here = review(*(ReviewEntry(item=constat(), decision=marks[each]) for each in decided))
    assert next_waiting(here, after) == expected
