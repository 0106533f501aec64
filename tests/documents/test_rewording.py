"""A sentence and its new wording: nothing lost, nothing added, the changed words marked."""

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.documents.blocks import Change, text_of
from briefing_app.documents.rewording import marked_new, marked_old, steps, tracked

SENTENCES = st.lists(
    st.sampled_from(["la", "victime", "peut", "l’accueil", "porter", ",", " ", "plainte", "."]),
    max_size=14,
).map(" ".join)


@given(SENTENCES, SENTENCES)
def test_both_sentences_can_be_read_out_of_the_steps(old, new):
    assert "".join(was for _, was, _ in steps(old, new)) == old
    assert "".join(now for _, _, now in steps(old, new)) == new
    assert text_of(marked_old(old, new)) == old
    assert text_of(marked_new(old, new)) == new


@given(SENTENCES, SENTENCES)
def test_accepting_gives_the_new_sentence_and_rejecting_the_old_one(old, new):
    spans = tracked(old, new)
    assert text_of(s for s in spans if s.change is not Change.DELETED) == new
    assert text_of(s for s in spans if s.change is not Change.INSERTED) == old


@given(SENTENCES)
def test_what_did_not_change_is_not_marked(sentence):
    assert all(span.change is Change.NONE for span in tracked(sentence, sentence))


def test_the_changed_words_are_whole_words():
    spans = marked_new("Les associations agréées.", "Les associations spécialisées et agréées.")
    assert [s.text for s in spans if s.change] == ["spécialisées et "]


def test_one_small_word_between_two_changes_is_no_island():
    spans = marked_old("Un rapport de mai est remis.", "Une note de juin est remise.")
    assert [s.text for s in spans if s.change] == ["Un rapport de mai est remis"]
