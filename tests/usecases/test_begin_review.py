"""A document is opened: what it tells of is sought here, and a review of it goes on."""

import hashlib
from dataclasses import replace

from briefing_app.domain.model import Meeting
from briefing_app.imports.recognition.proposed import Kind
from briefing_app.storage.drafts import REVIEWS
from briefing_app.usecases.reading.review import NEW, Decision, begin_review, decide, leave
from tests.conftest import TODAY
from tests.samples.making import HERE
from tests.usecases.world import keep

FILE = HERE / "minutes.docx"


def test_minutes_of_an_unknown_day_are_of_a_new_meeting_and_wait_to_be_decided(store):
    steps = []
    review = begin_review(store, FILE, TODAY, lambda *told: steps.append(told))
    mark = hashlib.sha256(FILE.read_bytes()).hexdigest()
    assert (review.key, review.fingerprint) == (mark[:16], mark)
    assert (review.name, review.path) == ("minutes.docx", str(FILE))
    assert review.meeting == NEW
    assert any(entry.item.kind is Kind.INTERVENTION for entry in review.entries)
    assert {entry.decision for entry in review.entries} == {Decision.WAITING}
    assert review.read.items == ()
    (waits,) = store.drafts.of(REVIEWS)
    assert (waits.key, len(waits.content["entries"])) == (review.key, len(review.entries))
    assert steps[-1][1:] == (len(review.entries), "Comparaison avec ce qui est enregistré")


def test_a_meeting_of_that_day_is_the_one_they_tell_of(store):
    day = begin_review(store, FILE, TODAY).read.front.date
    store.drafts.drop(REVIEWS, store.drafts.of(REVIEWS)[0].key)
    keep(store, Meeting(key="m", title="M", date=day), Meeting(key="n", title="N", date=TODAY))
    assert begin_review(store, FILE, TODAY).meeting == "m"


def test_a_review_that_was_left_goes_on_where_it_was(store):
    review = begin_review(store, FILE, TODAY)
    leave(store, replace(decide(review, 0, Decision.SKIPPED), current=1))
    again = begin_review(store, FILE, TODAY)
    assert again.entries[0].decision is Decision.SKIPPED
    assert again.current == 1
    assert len(store.drafts.of(REVIEWS)) == 1
