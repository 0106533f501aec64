"""What she decides of a document that was read: parents after merging and splitting, and what waits."""

import pytest

from briefing_app.domain.model import Measure, Plan, PlanVersion
from briefing_app.errors import UserError
from briefing_app.imports.recognition.proposed import Kind, MeasureFields, Proposed, Recognition
from briefing_app.usecases.reading import review as deciding
from briefing_app.usecases.reading.review import Decision, DocumentReview, ReviewEntry
from tests.builders import with_constat

W, T, S = Decision.WAITING, Decision.TAKEN, Decision.SKIPPED


def reviewed(*items, decisions=()):
    decided = [*decisions, *[W] * len(items)]
    entries = [ReviewEntry(item=item, decision=d) for item, d in zip(items, decided, strict=False)]
    return DocumentReview(key="k", name="Dossier.docx", entries=tuple(entries))


def item(text, parent=None, **fields):
    return Proposed(kind=Kind.RECOMMANDATION, text=text, parent=parent, **fields)


def family():
    """A demand with two parts, another one with one, and a last one that stands alone."""
    return reviewed(
        item("Alpha vient. Puis il reste."),
        item("a1", 0),
        item("a2", 0),
        item("Bravo vient. Puis il reste."),
        item("b1", 3),
        item("C."),
    )


def under(review):
    """The first word of each entry's parent, by its own first word."""
    entries = review.entries
    return {
        entry.item.text.split()[0]: None
        if entry.item.parent is None
        else entries[entry.item.parent].item.text.split()[0]
        for entry in entries
    }


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (2, {"Alpha": None, "a1": "Alpha", "Bravo": None, "b1": "Bravo", "C.": None}),
        (3, {"Alpha": None, "a1": "Alpha", "a2": "Alpha", "b1": "a2", "C.": None}),
        (4, {"Alpha": None, "a1": "Alpha", "a2": "Alpha", "Bravo": None, "C.": None}),
        (5, {"Alpha": None, "a1": "Alpha", "a2": "Alpha", "Bravo": None, "b1": "Bravo"}),
        (1, {"Alpha": None, "a2": "Alpha", "Bravo": None, "b1": "Bravo", "C.": None}),
    ],
)
def test_after_merging_each_part_stands_under_the_demand_it_stood_under(store, at, expected):
    assert under(deciding.merge(store, family(), at)) == expected


@pytest.mark.parametrize("at", [0, 3])
def test_after_splitting_each_part_stands_under_the_first_sentence_of_its_demand(store, at):
    divided = deciding.split(store, family(), at)
    words = [entry.item.text.split()[0] for entry in divided.entries]
    assert len(words) == 7
    parents = [None if e.item.parent is None else words[e.item.parent] for e in divided.entries]
    by_word = dict(zip(words, parents, strict=True))
    assert (by_word["a1"], by_word["a2"], by_word["b1"]) == ("Alpha", "Alpha", "Bravo")


def test_the_first_item_has_nothing_to_be_merged_with(store):
    with pytest.raises(UserError, match="pas de précédent"):
        deciding.merge(store, family(), 0)


def test_merging_keeps_what_both_say(store):
    review = reviewed(
        item("Un.", themes=("a",), measures=("1",), first=3, last=4),
        item("Deux.", themes=("a", "b"), measures=("2",), first=5, last=9),
    )
    (entry,) = deciding.merge(store, review, 1).entries
    assert entry.item.text == "Un.\n\nDeux."
    assert (entry.item.themes, entry.item.measures) == (("a", "b"), ("1", "2"))
    assert (entry.item.first, entry.item.last) == (3, 9)


@pytest.mark.parametrize(
    ("decisions", "after", "expected"),
    [
        ((W, W, W), 0, 1),
        ((W, T, W), 0, 2),
        ((W, T, T), 1, 0),  # from the beginning again
        ((T, T, W), 2, 2),
        ((T, T, T), 0, 1),
        ((T, T, T), 2, 2),
    ],
)
def test_the_next_to_decide_is_sought_from_the_beginning_again(decisions, after, expected):
    review = reviewed(item("A."), item("B."), item("C."), decisions=decisions)
    assert deciding.next_waiting(review, after) == expected


def test_what_resembles_a_stored_item_is_not_taken_in_passing():
    review = reviewed(item("A."), item("B."), item("C."), decisions=(W, W, S))
    entries = (review.entries[0], ReviewEntry(item=item("B."), twin="known"), review.entries[2])
    review = DocumentReview(key="k", entries=entries)
    decided = [entry.decision for entry in deciding.all_alike(review, 0).entries]
    assert decided == [T, W, S]


def test_leaving_aside_in_passing_takes_those_that_resemble_too():
    entries = (ReviewEntry(item=item("A."), decision=S), ReviewEntry(item=item("B."), twin="known"))
    decided = deciding.all_alike(DocumentReview(key="k", entries=entries), 0).entries
    assert [entry.decision for entry in decided] == [S, S]


@pytest.mark.parametrize(
    ("kind", "fields", "meeting", "told"),
    [
        (Kind.PROPOSITION, {}, "", "à quelle mesure"),
        (Kind.PROPOSITION, {"measures": ("5",)}, "", ""),
        (Kind.MESURE, {}, "", "pas de numéro"),
        (Kind.MESURE, {"measure": MeasureFields(number="5")}, "", ""),
        (Kind.INTERVENTION, {}, "", "pendant une rencontre"),
        (Kind.INTERVENTION, {}, "m", ""),
        (Kind.CONSTAT, {}, "", ""),
    ],
)
def test_what_cannot_be_stored_as_it_is_is_not_taken(kind, fields, meeting, told):
    review = DocumentReview(
        key="k", meeting=meeting, entries=(ReviewEntry(item=Proposed(kind=kind, **fields)),)
    )
    if told:
        with pytest.raises(UserError, match=told):
            deciding.decide(review, 0, T)
    else:
        assert deciding.decide(review, 0, T).entries[0].decision is T


@pytest.mark.parametrize("decision", [Decision.SAME, Decision.NEWER])
def test_only_what_resembles_something_is_known_or_newer(decision):
    with pytest.raises(UserError, match="ne ressemble"):
        deciding.decide(reviewed(item("A.")), 0, decision)


def test_another_kind_or_text_is_compared_with_what_is_stored(store):
    known = with_constat(store, "Les guichets de la ville ferment à midi le vendredi.")
    review = reviewed(item("Les guichets de la ville ferment à midi le vendredi."))
    assert deciding.retype(store, review, 0, Kind.CONSTAT).entries[0].twin == known.key
    assert deciding.retype(store, review, 0, Kind.INTERVENTION).entries[0].twin == ""


@pytest.mark.parametrize(
    ("read", "expected"),
    [("1 2 3 4 5", "p/1"), ("1 2 3 4 9", "p/1"), ("1 2 3 8 9", "nouveau"), ("7 8 9", "nouveau")],
)
def test_a_document_is_of_the_version_that_has_four_in_five_of_its_measures(store, read, expected):
    with store.operation("Plan"):
        store.save(Plan(key="p", title="Plan"))
        store.save(PlanVersion(key="p/1", plan="p", label="Plan"))
        store.save_all(
            [
                Measure(key=f"p/1/{n}", version="p/1", position=n, number=str(n), title=f"M{n}")
                for n in range(1, 6)
            ]
        )
    measures = [
        Proposed(kind=Kind.MESURE, measure=MeasureFields(number=number)) for number in read.split()
    ]
    assert deciding._version(store, Recognition(items=tuple(measures))) == expected
