"""What each sheet says of an item, and to whom."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import CommitmentStatus, Diffusion, Stance, Verdict
from briefing_app.domain.grids.columns import (
    COMMITMENTS,
    MEASURES,
    RECOMMENDATIONS,
    SHEETS,
    latest_news,
    situation,
)
from briefing_app.domain.model import Carried, Commitment, FollowUp, Measure, Recommendation
from tests.domain.test_grid import NAMES

TODAY = date(2026, 11, 21)
PROMISE = Commitment(text="Publier un guide")
DEMAND = Recommendation(text="Ouvrir des places")


def said(sheet, key, item):
    return sheet.column(key).read(item, NAMES)


@pytest.mark.parametrize(
    ("due", "status", "words"),
    [
        (date(2026, 10, 11), CommitmentStatus.EN_COURS, "41 jours de retard"),
        (date(2026, 11, 27), CommitmentStatus.A_SUIVRE, "dans 6 jours"),
        (date(2027, 6, 30), CommitmentStatus.A_SUIVRE, ""),
        (date(2026, 10, 11), CommitmentStatus.TENU, ""),
        (None, CommitmentStatus.A_SUIVRE, ""),
    ],
)
def test_a_situation_is_told_only_where_it_presses(due, status, words):
    assert situation(due, status, TODAY) == words


def note(text, day, diffusion=Diffusion.COLLECTIF):
    return FollowUp(text=text, date=day, diffusion=diffusion)


def test_the_latest_news_is_the_latest_that_the_audience_may_read():
    notes = (
        note("Mai", date(2026, 5, 1)),
        note("Juin", date(2026, 6, 1), Diffusion.INTERNE),
        note("Avril", date(2026, 4, 1), Diffusion.TRANSMISSIBLE),
        note("Sans date", None, Diffusion.TRANSMISSIBLE),
    )
    item = replace(PROMISE, notes=notes)
    told = {who: latest_news(item, who).text for who in Diffusion}
    assert told == {"interne": "Juin", "collectif": "Mai", "transmissible": "Avril"}
    assert latest_news(PROMISE, Diffusion.INTERNE) is None
    assert latest_news(replace(PROMISE, notes=notes[1:2]), Diffusion.COLLECTIF) is None


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ((), ""),
        ((note("Vu.", date(2026, 5, 1)),), "1er mai 2026 : Vu."),
        ((note("Vu.", None),), "Vu."),
    ],
)
def test_news_are_told_with_their_day(notes, words):
    assert said(COMMITMENTS, "news", replace(PROMISE, notes=notes)) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"meeting": "m2"}, "4 mai 2026"),
        ({"meeting": "m3"}, ""),
        ({"due_text": "fin mai"}, "« fin mai »"),
        ({"meeting": "m2", "due_text": "fin mai"}, "4 mai 2026, « fin mai »"),
    ],
)
def test_a_promise_is_told_with_its_meeting_and_its_own_words(fields, words):
    assert said(COMMITMENTS, "promised", replace(PROMISE, **fields)) == words


def test_the_last_answer_of_the_state_is_told_with_its_day():
    carried = (
        Carried(meeting="m2", stance=Stance.FAVORABLE, answer="Oui."),
        Carried(meeting="m1", stance=Stance.RESERVEE, answer="Peut-être."),
        Carried(meeting="m3", stance=Stance.DEFAVORABLE, answer="Non."),
    )
    heard = [
        said(RECOMMENDATIONS, "heard", replace(DEMAND, carried=carried[start:]))
        for start in range(4)
    ]
    assert heard == [
        "4 mai 2026 : favorable. Oui.",
        "1er mars 2026 : réservée. Peut-être.",
        "défavorable. Non.",
        "",
    ]


def test_a_meeting_without_an_answer_is_not_told_as_one():
    carried = (Carried(meeting="m1", answer="Oui."), Carried(meeting="m2"))
    words = said(RECOMMENDATIONS, "heard", replace(DEMAND, carried=carried))
    assert words == "1er mars 2026 : sans réponse. Oui."


def test_an_engagement_is_shown_field_by_field():
    item = replace(
        PROMISE,
        ref="E-1",
        themes=("mineurs",),
        measures=("4",),
        institution="justice",
        due=date(2027, 1, 31),
    )
    told = {column.key: column.read(item, NAMES) for column in COMMITMENTS.columns}
    assert {key: words for key, words in told.items() if words} == {
        "ref": "E-1",
        "themes": "Mineurs",
        "text": "Publier un guide",
        "institution": "Justice",
        "measures": "mesures 4",
        "due": "2027-01-31",
        "status": "à suivre",
    }


def test_an_engagement_of_nobody_says_so():
    assert said(COMMITMENTS, "institution", PROMISE) == "non renseignée"
    assert said(COMMITMENTS, "due", PROMISE) == ""


def test_a_measure_is_shown_with_what_became_of_it():
    item = Measure(version="p/v1", number="4 bis", title="Former", verdict=Verdict.PARTIELLE)
    assert said(MEASURES, "number", item) == "4 bis"
    assert said(MEASURES, "text", item) == "Former"
    assert said(MEASURES, "verdict", item) == "réalisée en partie"
    assert said(MEASURES, "verdict", replace(item, verdict=None)) == ""


@pytest.mark.parametrize("kind", SHEETS)
def test_no_header_of_a_sheet_means_two_columns(kind):
    headers = [name for c in SHEETS[kind].columns for name in (c.header, *c.also)]
    assert len({name.casefold() for name in headers}) == len(headers)
