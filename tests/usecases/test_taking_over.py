"""What she accepted of a document enters the store: each item with its place and its links."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import Diffusion, Firmness, MeetingState, Side
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Intervention,
    Measure,
    Meeting,
    Organisation,
    Participant,
    Person,
    Plan,
    PlanVersion,
    Proposal,
    Recommendation,
    Source,
    SourceDocument,
    Upcoming,
)
from briefing_app.errors import UserError
from briefing_app.imports.recognition.proposed import (
    Attendance,
    Front,
    Kind,
    MeasureFields,
    Proposed,
    Recognition,
    SourceKind,
    SourceLine,
)
from briefing_app.storage.drafts import REVIEWS
from briefing_app.usecases.reading.accepted import (
    Stored,
    TakenDocument,
    documents_taken,
    take,
    write_original,
)
from briefing_app.usecases.reading.review import NEW, Decision, DocumentReview, ReviewEntry, leave
from tests.conftest import TODAY
from tests.usecases.world import keep

DAY = date(2026, 5, 4)
LINES = tuple(SourceLine(text=text) for text in ("Première.", "Deuxième.", "Troisième."))
PLACE = {"page": 3, "first": 1, "last": 2, "themes": ("sejour", "inconnu")}
SOURCE = Source(document="lu.docx", page=3, passage="Deuxième. Troisième.")


def reviewed(*items, decision=Decision.TAKEN, **fields):
    entries = tuple(each if isinstance(each, ReviewEntry) else ReviewEntry(item=each, decision=decision) for each in items)  # fmt: skip
    known = {
        "key": "k",
        "name": "lu.docx",
        "fingerprint": "f",
        "read": Recognition(passages=LINES),
        "diffusion": Diffusion.COLLECTIF,
    }
    return DocumentReview(entries=entries, **(known | fields))


def proposed(kind, text="Un texte.", **fields):
    return Proposed(kind=kind, text=text, **(PLACE | fields))


def only(store, cls, known):
    (found,) = (each for each in store.find(cls) if each.key not in known)
    return found


@pytest.fixture
def known(world):
    return {key for kind in ("constats", "recommendations", "commitments", "measures", "meetings",
                             "proposals", "interventions", "plans", "versions")
            for key in world.keys(kind)}  # fmt: skip


COMMON = {
    "text": "Un texte.",
    "themes": ("sejour",),
    "diffusion": Diffusion.COLLECTIF,
    "source": SOURCE,
}


def test_a_constat_keeps_its_place_its_known_themes_and_the_measures_of_the_version(world, known):
    item = proposed(Kind.CONSTAT, measures=("4 BIS", "77"))
    assert take(world, reviewed(item, version="p/v2"), TODAY) == Stored(1, False)
    found = only(world, Constat, known)
    assert found == Constat(key=found.key, ref="C-0005", measures=("p/v2/4-bis",), **COMMON)
    assert world.undoable.label == "Reprendre 1 élément de « lu.docx »"


def test_without_a_version_measures_stay_in_the_text(world, known):
    take(world, reviewed(proposed(Kind.CONSTAT, measures=("1",))), TODAY)
    assert only(world, Constat, known).measures == ()


def test_a_demand_stands_below_the_demand_it_was_read_under(world, known):
    items = (
        proposed(Kind.RECOMMANDATION, "Mère.", measures=("9",)),
        proposed(Kind.CONSTAT, "Constat."),
        proposed(Kind.RECOMMANDATION, "Fille.", parent=0),
        proposed(Kind.RECOMMANDATION, "Sous un constat.", parent=1),
        proposed(Kind.RECOMMANDATION, "Seule."),
    )
    review = reviewed(*items, version="p/v2")
    assert take(world, review, TODAY).stored == 5
    assert world.undoable.label == "Reprendre 5 éléments de « lu.docx »"
    found = {r.text: r for r in world.find(Recommendation)}
    assert found["Fille."].parent == found["Mère."].key
    assert found["Mère."].measures == ("p/v2/9",)
    assert [found[text].parent for text in ("Mère.", "Sous un constat.", "Seule.")] == [None] * 3


def test_below_a_demand_that_is_known_already_it_stands_below_that_one(world, known):
    for decision, text in ((Decision.SAME, "Remettre un récépissé."), (Decision.NEWER, "Autre.")):
        model = ReviewEntry(
            item=proposed(Kind.RECOMMANDATION, "Autre."), decision=decision, twin="r1"
        )
        below = proposed(Kind.RECOMMANDATION, f"Sous {decision}.", parent=0)
        take(world, reviewed(model, below, fingerprint=decision), TODAY)
        found = {r.text: r for r in world.find(Recommendation)}
        assert found[f"Sous {decision}."].parent == "r1"
        assert world.get(Recommendation, "r1").text == text


def test_a_newer_wording_replaces_text_and_place_and_nothing_else(world, known):
    before = world.get(Constat, "c1")
    entry = ReviewEntry(item=proposed(Kind.CONSTAT), decision=Decision.NEWER, twin="c1")
    assert take(world, reviewed(entry), TODAY) == Stored(1, False)
    assert world.get(Constat, "c1") == replace(before, text="Un texte.", source=SOURCE)


@pytest.mark.parametrize("decision", [Decision.WAITING, Decision.SAME, Decision.SKIPPED])
def test_what_was_not_accepted_is_not_stored(world, known, decision):
    entry = ReviewEntry(item=proposed(Kind.CONSTAT), decision=decision, twin="c1")
    before = world.find(Constat)
    assert take(world, reviewed(entry), TODAY).stored == 0
    assert world.find(Constat) == before


def test_an_engagement_is_of_the_meeting_and_of_whoever_spoke(world, known):
    item = proposed(
        Kind.ENGAGEMENT,
        measures=("1",),
        speaker="Mme Apolline SEMAPHORE, ministre",
        due=DAY,
        due_text="en mai",
        firmness=Firmness.VAGUE,
    )
    take(world, reviewed(item, meeting="before", version="p/v2"), TODAY)
    found = only(world, Commitment, known)
    assert found == Commitment(
        key=found.key,
        ref="E-0007",
        meeting="before",
        by="apolline",
        institution="mi",
        due=DAY,
        due_text="en mai",
        firmness=Firmness.VAGUE,
        measures=("p/v2/1",),
        **COMMON,
    )


@pytest.mark.parametrize(
    ("speaker", "meeting", "expected"),
    [
        ("Un inconnu", "before", (None, "old")),
        ("", "before", (None, "old")),
        ("Sémaphore", "before", (None, "old")),
        ("Elie Basque", "before", ("elie", "pact")),
        ("Un inconnu", "", (None, None)),
    ],
)
def test_an_unknown_speaker_is_nobody_and_the_institution_is_that_of_the_meeting(
    world, known, speaker, meeting, expected
):
    take(world, reviewed(proposed(Kind.ENGAGEMENT, speaker=speaker), meeting=meeting), TODAY)
    found = only(world, Commitment, known)
    assert (found.by, found.institution) == expected
    assert found.meeting == (meeting or None)


def test_turns_follow_those_that_are_there_and_keep_the_name_that_was_read(world, known):
    items = (
        proposed(Kind.INTERVENTION, "Un.", speaker="Dalia Perche (AFJ)"),
        proposed(Kind.INTERVENTION, "Deux.", speaker="Le préfet"),
    )
    take(world, reviewed(*items, meeting="next"), TODAY)
    first, second = (world.find(Intervention, [k for k in world.keys("interventions") if k not in known]))  # fmt: skip
    if first.position > second.position:
        first, second = second, first
    common = {"meeting": "next", "diffusion": Diffusion.COLLECTIF, "source": SOURCE}
    assert first == Intervention(
        key=first.key,
        position=6,
        person="dalia",
        organisation="afj",
        label="Dalia Perche (AFJ)",
        text="Un.",
        **common,
    )
    assert second == Intervention(
        key=second.key, position=7, label="Le préfet", text="Deux.", **common
    )


# Measures and plans


def measure(number, **fields):
    said = MeasureFields(
        number=number,
        text="Le texte.",
        responsible="R.",
        partners="P.",
        instrument="I.",
        deadline="2030",
    )
    return proposed(Kind.MESURE, section="Chapitre", measure=said, **fields)


def test_a_measure_that_the_version_has_is_left_as_it_is(world, known):
    before = world.get(Measure, "p/v2/4-bis")
    take(world, reviewed(measure("4 BIS"), version="p/v2"), TODAY)
    assert world.get(Measure, "p/v2/4-bis") == before
    assert set(world.keys("measures")) <= known


def test_a_new_measure_comes_after_those_of_the_version_with_all_that_is_said_of_it(world, known):
    take(world, reviewed(measure("12 Ter"), version="p/v2"), TODAY)
    assert only(world, Measure, known) == Measure(
        key="p/v2/12-ter",
        version="p/v2",
        position=4,
        number="12 Ter",
        title="Un texte.",
        chapter="Chapitre",
        text="Le texte.",
        responsible="R.",
        partners="P.",
        instrument="I.",
        deadline="2030",
        themes=("sejour",),
        source=SOURCE,
    )


def test_a_plan_is_made_once_where_a_measure_must_stand_in_one(world, known):
    front = Front(title="Plan de 2030", date=DAY)
    items = (measure("1"), measure("2"), proposed(Kind.CONSTAT, measures=("2",)))
    read = Recognition(front=front, passages=LINES)
    take(world, reviewed(*items, version=NEW, read=read), TODAY)
    plan, version = only(world, Plan, known), only(world, PlanVersion, known)
    assert plan == Plan(key=plan.key, title="Plan de 2030")
    assert version == PlanVersion(key=f"{plan.key}/1", plan=plan.key, label="lu.docx", date=DAY)
    made = [each for each in world.find(Measure) if each.version == version.key]
    assert [(m.number, m.position) for m in made] == [("1", 1), ("2", 2)]
    assert only(world, Constat, known).measures == (f"{version.key}/2",)


def test_a_plan_without_a_title_has_the_name_of_the_file(world, known):
    take(world, reviewed(measure("1"), version=""), TODAY)
    assert only(world, Plan, known).title == "lu.docx"


def test_no_plan_is_made_where_nothing_needs_one(world, known):
    take(world, reviewed(proposed(Kind.CONSTAT), version=NEW), TODAY)
    assert set(world.keys("plans")) <= known


def test_a_proposition_stands_on_its_measure_which_is_made_where_it_is_missing(world, known):
    take(
        world, reviewed(proposed(Kind.PROPOSITION, measures=("4 BIS", "9")), version="p/v2"), TODAY
    )
    found = only(world, Proposal, known)
    assert found == Proposal(key=found.key, ref="P-0006", measure="p/v2/4-bis", **COMMON)
    other = reviewed(
        proposed(Kind.PROPOSITION, "Autre.", measures=("50",)), version="p/v2", fingerprint="g"
    )
    take(world, other, TODAY)
    assert world.get(Measure, "p/v2/50") == Measure(
        key="p/v2/50", version="p/v2", position=4, number="50", title="Mesure 50"
    )
    assert [p.measure for p in world.find(Proposal) if p.text == "Autre."] == ["p/v2/50"]


# The document


def test_a_document_is_remembered_with_its_day_and_only_once(world):
    review = reviewed(proposed(Kind.CONSTAT), read=Recognition(front=Front(date=DAY), passages=LINES))  # fmt: skip
    take(world, review, TODAY)
    (document,) = world.find(SourceDocument)
    assert document == SourceDocument(
        key=document.key, name="lu.docx", date=DAY, imported=TODAY, fingerprint="f"
    )
    take(world, review, TODAY)
    assert world.find(SourceDocument) == [document]


def test_other_documents_of_the_same_name_are_told_apart(world):
    for mark in "fgh":
        take(world, reviewed(proposed(Kind.CONSTAT), fingerprint=mark), TODAY)
    names = {each.fingerprint: each.name for each in world.find(SourceDocument)}
    assert names == {"f": "lu.docx", "g": "lu.docx (2)", "h": "lu.docx (3)"}
    assert {c.source.document for c in world.find(Constat) if c.source} == set(names.values())


def test_a_passage_is_cut_at_five_hundred_letters(world, known):
    long = Recognition(passages=(SourceLine(text="x" * 400), SourceLine(text="y" * 400)))
    take(world, reviewed(proposed(Kind.CONSTAT, first=0, last=1), read=long), TODAY)
    assert only(world, Constat, known).source.passage == f"{'x' * 400} {'y' * 99}"


def test_a_review_is_over_once_it_is_stored_and_tells_where_it_is(world):
    review = reviewed(proposed(Kind.CONSTAT), proposed(Kind.CONSTAT))
    leave(world, review)
    leave(world, replace(review, key="autre"))
    steps = []
    take(world, review, TODAY, lambda *told: steps.append(told))
    assert [each.key for each in world.drafts.of(REVIEWS)] == ["autre"]
    assert steps == [(0, 2, "Enregistrement"), (1, 2, "Enregistrement")]


@pytest.mark.parametrize(
    ("keep_it", "content", "gone", "kept"),
    [
        (True, b"octets", False, True),
        (False, b"octets", False, False),
        (True, b"autres", True, False),
        (True, None, True, False),
        (False, None, False, False),
    ],
)
def test_the_file_is_kept_if_she_wishes_and_it_is_still_what_was_read(
    world, tmp_path, keep_it, content, gone, kept
):
    path = tmp_path / "lu.docx"
    if content is not None:
        path.write_bytes(content)
    mark = hashlib.sha256(b"octets").hexdigest()
    review = reviewed(proposed(Kind.CONSTAT), keep=keep_it, path=str(path), fingerprint=mark)
    assert take(world, review, TODAY) == Stored(1, gone)
    (taken,) = documents_taken(world)
    assert (taken.items, taken.kept) == (1, kept)
    out = tmp_path / "copie.docx"
    if kept:
        write_original(world, "lu.docx", out)
        assert out.read_bytes() == b"octets"
    else:
        with pytest.raises(UserError, match=r"^Le fichier « lu\.docx » n’a pas été gardé\.$"):
            write_original(world, "lu.docx", out)


def test_documents_come_latest_first_with_what_is_left_of_them(world):
    take(world, reviewed(proposed(Kind.CONSTAT)), DAY)
    items = (
        proposed(Kind.CONSTAT),
        proposed(Kind.RECOMMANDATION),
        proposed(Kind.ENGAGEMENT),
        measure("70"),
        proposed(Kind.PROPOSITION, measures=("70",)),
        proposed(Kind.INTERVENTION),
    )
    review = reviewed(*items, name="b.docx", fingerprint="g", meeting="next", version="p/v2")
    take(world, review, TODAY)
    told = [(each.document.name, each.items, each.kept) for each in documents_taken(world)]
    assert told == [("b.docx", 6, False), ("lu.docx", 1, False)]
    assert isinstance(documents_taken(world)[0], TakenDocument)
    with world.operation("Supprimer"):
        world.delete("constats", [c.key for c in world.find(Constat) if c.source])
    assert [each.items for each in documents_taken(world)] == [5, 0]


# The meeting


FRONT = Front(
    title="Réunion au ministère",
    date=DAY,
    start="09:00",
    end="10:00",
    place="Paris",
    interlocutor="Cabinet du Ministère de l’Exemple",
    participants=(
        Attendance(name="Apolline Sémaphore", function="ministre", side=Side.INSTITUTION),
        Attendance(name="Une greffière", organisation="Chancellerie", side=Side.INSTITUTION),
        Attendance(name="Dalia Perche", excused=True, reason="malade"),
        Attendance(function="juriste", organisation="AFJ"),
        Attendance(organisation="Maison amie"),
    ),
)


def test_a_meeting_is_made_of_what_the_document_says_of_it(world, known):
    read = Recognition(front=FRONT, upcoming=(Upcoming(text="Suite"),), passages=LINES)
    take(world, reviewed(meeting=NEW, read=read), TODAY)
    found = only(world, Meeting, known)
    assert found == Meeting(
        key=found.key,
        title="Réunion au ministère",
        date=DAY,
        start="09:00",
        end="10:00",
        place="Paris",
        institutions=("mi", "just"),
        state=MeetingState.TENUE,
        diffusion=Diffusion.COLLECTIF,
        participants=(
            Participant(
                person="apolline", side=Side.INSTITUTION, function="ministre", organisation="mi"
            ),
            Participant(label="Une greffière", side=Side.INSTITUTION, organisation="just"),
            Participant(person="dalia", organisation="afj", excused=True, reason="malade"),
            Participant(label="juriste", function="juriste", organisation="afj"),
            Participant(label="Maison amie", organisation="pact"),
        ),
        upcoming=(Upcoming(text="Suite"),),
    )


@pytest.mark.parametrize(
    ("kind", "day", "state"),
    [
        (SourceKind.MINUTES, None, MeetingState.TENUE),
        (SourceKind.MINUTES, date(2030, 1, 1), MeetingState.TENUE),
        (SourceKind.DOSSIER, date(2026, 11, 20), MeetingState.TENUE),
        (SourceKind.DOSSIER, TODAY, MeetingState.A_PREPARER),
        (SourceKind.DOSSIER, None, MeetingState.A_PREPARER),
    ],
)
def test_a_meeting_was_held_where_there_are_minutes_or_its_day_is_past(
    world, known, kind, day, state
):
    read = Recognition(kind=kind, front=Front(date=day))
    take(world, reviewed(meeting=NEW, read=read), TODAY)
    found = only(world, Meeting, known)
    assert (found.state, found.title) == (state, "lu.docx")


def test_a_meeting_that_is_named_is_taken_as_it_is_and_none_where_there_is_none(world, known):
    before = world.get(Meeting, "next")
    for meeting, mark in (("next", "f"), ("", "g")):
        read = Recognition(front=FRONT, passages=LINES)
        take(world, reviewed(meeting=meeting, read=read, fingerprint=mark), TODAY)
    assert world.get(Meeting, "next") == before
    assert set(world.keys("meetings")) <= known


def test_names_that_are_parts_of_other_words_are_nobody(world, known):
    keep(world, Organisation(key="me2", name="Foyer", short="ME"), Person(key="x", name="…"))
    front = Front(participants=(Attendance(name="Mesdames", function="foyers"),))
    take(world, reviewed(meeting=NEW, read=Recognition(front=front)), TODAY)
    (participant,) = only(world, Meeting, known).participants
    assert participant == Participant(label="Mesdames", function="foyers")
