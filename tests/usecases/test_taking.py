"""What was accepted of a document enters the store in its place."""

from datetime import date

import pytest

from briefing_app.domain.choices import MeetingState
from briefing_app.domain.model import Intervention, Meeting, Recommendation
from briefing_app.imports.recognition.proposed import (
    Front,
    Kind,
    Proposed,
    Recognition,
    SourceKind,
)
from briefing_app.storage.drafts import REVIEWS
from briefing_app.storage.file.backups import backups_of, contents
from briefing_app.storage.file.opening import create_store
from briefing_app.storage.kept_files import original
from briefing_app.usecases.reading import review as deciding
from briefing_app.usecases.reading.accepted import take
from briefing_app.usecases.reading.review import Decision, DocumentReview, ReviewEntry
from tests.builders import with_constat
from tests.conftest import TODAY


def taken(*items, **fields):
    entries = tuple(ReviewEntry(item=item, decision=Decision.TAKEN) for item in items)
    return DocumentReview(key="k", name="Dossier.docx", fingerprint="f", entries=entries, **fields)


def turn(text):
    return Proposed(kind=Kind.INTERVENTION, text=text)


def demand(text, parent=None):
    return Proposed(kind=Kind.RECOMMANDATION, text=text, parent=parent)


def test_turns_read_in_a_known_meeting_follow_those_that_are_there(store):
    with store.operation("Rencontre"):
        store.save(Meeting(key="m", title="Rencontre"))
        for position in (1, 2):
            store.save(Intervention(meeting="m", position=position, text=f"Le tour {position}."))
    take(store, taken(turn("Le tour 3."), turn("Le tour 4."), meeting="m"), TODAY)
    turns = sorted(store.find(Intervention), key=lambda each: each.position)
    assert [(each.position, each.text) for each in turns] == [
        (number, f"Le tour {number}.") for number in (1, 2, 3, 4)
    ]


def test_turns_of_a_new_meeting_begin_at_one(store):
    take(store, taken(turn("Le premier."), turn("Le second."), meeting=deciding.NEW), TODAY)
    told = {each.text: each.position for each in store.find(Intervention)}
    assert told == {"Le premier.": 1, "Le second.": 2}


def test_a_part_stands_under_its_demand_and_under_none_where_that_was_left(store):
    entries = (
        ReviewEntry(item=demand("Une demande."), decision=Decision.TAKEN),
        ReviewEntry(item=demand("Sa partie.", 0), decision=Decision.TAKEN),
        ReviewEntry(item=demand("Une demande laissée."), decision=Decision.SKIPPED),
        ReviewEntry(item=demand("Sa partie seule.", 2), decision=Decision.TAKEN),
    )
    take(store, DocumentReview(key="k", name="D", fingerprint="f", entries=entries), TODAY)
    found = {each.text: each for each in store.find(Recommendation)}
    assert found["Sa partie."].parent == found["Une demande."].key
    assert found["Sa partie seule."].parent is None
    assert "Une demande laissée." not in found


@pytest.mark.parametrize(
    ("kind", "day", "state"),
    [
        (SourceKind.DOSSIER, date(2026, 11, 20), MeetingState.TENUE),
        (SourceKind.DOSSIER, TODAY, MeetingState.A_PREPARER),
        (SourceKind.DOSSIER, date(2026, 11, 22), MeetingState.A_PREPARER),
        (SourceKind.DOSSIER, None, MeetingState.A_PREPARER),
        (SourceKind.MINUTES, None, MeetingState.TENUE),
    ],
)
def test_a_meeting_read_in_minutes_or_of_a_past_day_was_held(store, kind, day, state):
    read = Recognition(kind=kind, front=Front(title="Rencontre", date=day))
    take(store, taken(turn("Un tour."), meeting=deciding.NEW, read=read), TODAY)
    assert [meeting.state for meeting in store.find(Meeting)] == [state]


@pytest.fixture
def kept(tmp_path):
    store = create_store(tmp_path / "Collectif.plaidoyer")
    with_constat(store)
    yield store
    store.close()


def test_a_backup_is_made_before_what_was_read_is_stored(kept):
    take(kept, taken(demand("Une demande.")), TODAY)
    (backup,) = backups_of(kept.path)
    assert "recommendations" not in contents(backup.path)


def test_a_file_that_was_changed_since_it_was_read_is_not_kept(kept, tmp_path):
    path = tmp_path / "Dossier.docx"
    path.write_bytes(b"another one")
    outcome = take(kept, taken(demand("Une."), keep=True, path=str(path)), TODAY)
    assert outcome.file_gone
    assert original(kept.db, "Dossier.docx") is None


def test_a_review_that_was_stored_does_not_wait_any_more(store):
    review = taken(demand("Une demande."))
    deciding.leave(store, review)
    take(store, review, TODAY)
    assert store.drafts.of(REVIEWS) == []
