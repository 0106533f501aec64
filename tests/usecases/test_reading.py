"""What was read in a document, in a few lines for a terminal and as an answer of the command."""

from datetime import date

from briefing_app.domain.choices import Firmness, Side
from briefing_app.domain.model import Theme, Upcoming
from briefing_app.imports.recognition.proposed import (
    Aside,
    Attendance,
    Front,
    Kind,
    MeasureFields,
    Proposed,
    Recognition,
    SourceKind,
)
from briefing_app.usecases.reading.reading import as_json, keywords, summary

DAY = date(2026, 5, 4)
FULL = Recognition(
    kind=SourceKind.MINUTES,
    front=Front(
        title="Réunion",
        date=DAY,
        start="09:00",
        end="10:00",
        place="Paris",
        interlocutor="Mme X",
        participants=(
            Attendance(name="Une", function="juriste", organisation="AFJ"),
            Attendance(name="Autre", side=Side.INSTITUTION, excused=True),
        ),
    ),
    items=(
        Proposed(
            kind=Kind.ENGAGEMENT,
            text="Promis.",
            section="Suites",
            parent=1,
            themes=("t",),
            measures=("1",),
            speaker="Mme X",
            due=DAY,
            due_text="en mai",
            firmness=Firmness.FERME,
            confidence=0.9,
            page=2,
        ),
        Proposed(
            kind=Kind.MESURE,
            text="M.",
            measure=MeasureFields(
                number="4", text="T", responsible="R", partners="P", instrument="I", deadline="2030"
            ),
        ),
        Proposed(kind=Kind.MESURE, text="N.", measure=MeasureFields(number="5")),
    ),
    upcoming=(Upcoming(date=DAY, text="Suite"), Upcoming(text="Un jour")),
    left_out=(Aside(text="Pied", place="p. 1", reason="pied de page"),),
)


def test_a_summary_counts_what_was_found_kind_by_kind():
    assert summary(FULL).split("\n") == [
        "Compte rendu : Réunion, lundi 4 mai 2026",
        "1 engagement, 2 mesures",
        "2 participants",
        "1 passage laissé de côté",
    ]
    assert summary(Recognition()).split("\n") == [
        "Document : sans titre",
        "Aucun élément reconnu",
        "0 participant",
        "0 passage laissé de côté",
    ]


def plain_item(**fields):
    nothing = {"section": "", "parent": None, "themes": [], "measures": [], "speaker": None,
               "due": None, "confidence": 0.5, "page": None}  # fmt: skip
    return nothing | fields


def test_the_answer_tells_everything_and_null_where_nothing_was_read():
    assert as_json(FULL) == {
        "kind": "compte_rendu",
        "title": "Réunion",
        "date": "2026-05-04",
        "time": "09:00-10:00",
        "place": "Paris",
        "interlocutor": "Mme X",
        "participants": [
            {
                "name": "Une",
                "function": "juriste",
                "organisation": "AFJ",
                "side": "collectif",
                "excused": False,
            },
            {
                "name": "Autre",
                "function": None,
                "organisation": None,
                "side": "institution",
                "excused": True,
            },
        ],
        "items": [
            {
                "type": "engagement",
                "text": "Promis.",
                "section": "Suites",
                "parent": 1,
                "themes": ["t"],
                "measures": ["1"],
                "speaker": "Mme X",
                "due": "2026-05-04",
                "confidence": 0.9,
                "page": 2,
                "firmness": "ferme",
                "due_text": "en mai",
            },
            plain_item(
                type="mesure",
                text="M.",
                number="4",
                responsible="R",
                partners="P",
                instrument="I",
                deadline="2030",
            ),
            plain_item(type="mesure", text="N.", number="5"),
        ],
        "upcoming": [
            {"date": "2026-05-04", "text": "Suite"},
            {"date": None, "text": "Un jour"},
        ],
        "left_out": [{"text": "Pied", "place": "p. 1", "reason": "pied de page"}],
    }
    empty = as_json(Recognition(front=Front(start="09:00")))
    assert (empty["date"], empty["time"], empty["place"], empty["interlocutor"]) == (
        None,
        "09:00",
        None,
        None,
    )
    assert as_json(Recognition())["time"] is None
    vague = Recognition(items=(Proposed(text="V.", firmness=Firmness.VAGUE),))
    assert as_json(vague)["items"][0]["due_text"] is None


def test_only_themes_with_keywords_can_be_proposed():
    themes = [Theme(key="a", label="A", keywords=("x", "y")), Theme(key="b", label="B")]
    assert keywords(themes) == {"a": ("x", "y")}
