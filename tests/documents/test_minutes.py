"""The minutes: every turn in its order, every promise and answer once, and the essential first."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import (
    Diffusion,
    DocumentKind,
    MeetingKind,
    MeetingState,
    Side,
    Stance,
)
from briefing_app.domain.model import (
    Commitment,
    Intervention,
    Meeting,
    Participant,
    Person,
    Recommendation,
    Upcoming,
)
from briefing_app.errors import UserError
from briefing_app.usecases.documents.selection import Request
from tests.documents.reading import headings, letters, lines, made, tables, whole

REQUEST = Request("interieur-2025")
OPEN = {"diffusion": Diffusion.TRANSMISSIBLE}


def minutes(store, folder, request=REQUEST):
    return made(store, DocumentKind.COMPTE_RENDU, request, folder)


def test_every_turn_stands_once_in_the_order_it_was_spoken(told, tmp_path):
    path = minutes(told, tmp_path)
    text = letters(whole(path))
    turns = [t for t in told.find(Intervention) if t.meeting == REQUEST.meeting]
    spoken = sorted((t for t in turns if t.diffusion == "transmissible"), key=lambda t: t.position)
    assert len(spoken) > 15
    places = [text.index(letters(turn.text)) for turn in spoken]
    assert places == sorted(places)
    assert all(text.count(letters(turn.text)) == 1 for turn in spoken)
    assert len(lines(path, "Intervenant")) == len(spoken)


def test_every_answer_and_every_promise_stands_once(told, tmp_path):
    path = minutes(told, tmp_path)
    read = [row for table in tables(path) for row in table[1:]]
    asked = [
        each
        for each in told.find(Recommendation)
        if each.diffusion == "transmissible"
        and any(carried.meeting == REQUEST.meeting for carried in each.carried)
    ]
    assert len(asked) > 20
    for each in asked:
        (carried,) = (c for c in each.carried if c.meeting == REQUEST.meeting)
        if carried.stance is Stance.SANS_REPONSE and not carried.answer:
            assert letters(each.text) in map(letters, lines(path, "List Bullet"))
            continue
        (row,) = (row for row in read if letters(row[0]).startswith(letters(each.text)))
        assert letters(row[1]) == letters(carried.stance.label)
        assert letters(row[2]) == letters(carried.answer or "non renseigné")
    promised = [c for c in told.find(Commitment) if c.meeting == REQUEST.meeting]
    refs = [row[0][:6] for row in read if row[0].startswith("E-")]
    assert refs == sorted(each.ref for each in promised if each.diffusion == "transmissible")


def test_it_opens_with_the_essential_and_closes_with_what_follows(told, tmp_path):
    path = minutes(told, tmp_path)
    assert lines(path, "Encadré titre") == ["L’essentiel"]
    count, following = lines(path, "Encadré")
    assert count == "15 engagements pris en séance, dont 12 à échéance fixée."
    assert following.startswith("Prochaine date : mardi 1er décembre 2026 – Étudier l’envoi")
    first = [text for level, text in headings(path) if level == 1]
    assert first == [
        "Participants",
        "Ordre du jour",
        "Contexte",
        "Synthèse",
        "Réponses à nos demandes",
        "Échanges",
        "Engagements pris",
        "Ce qui suit",
        "Annexes",
    ]
    assert lines(path, "Mention finale") == [
        "Compte rendu établi par La coordination du Collectif, le 21 novembre 2026."
    ]


@pytest.fixture
def small(store):
    with store.operation("Rencontre"):
        store.save(
            Person(key="p", name="Apolline Sémaphore", title="Mme", function="députée de l’Exemple")
        )
        store.save(
            Meeting(
                key="m",
                title="Lecture du plan",
                kind=MeetingKind.INTERNE,
                date=date(2026, 10, 6),
                state=MeetingState.TENUE,
                participants=(
                    Participant(person="p", side=Side.INSTITUTION, function="ministre"),
                    Participant(label="Une bénévole"),
                ),
                upcoming=(Upcoming(text="Réunion suivante."),),
                **OPEN,
            )
        )
        store.save(
            Intervention(
                key="q", meeting="m", position=1, label="La déléguée", text="Quand ?", **OPEN
            )
        )
        store.save(
            Intervention(
                key="a", meeting="m", position=2, person="p", text="Bientôt.", answers="q", **OPEN
            )
        )
        store.save(
            Intervention(
                key="b", meeting="m", position=3, text="Entre nous.", diffusion=Diffusion.INTERNE
            )
        )
    return store


def test_a_reply_names_who_gave_it_as_on_that_day(small, tmp_path):
    path = minutes(small, tmp_path, Request("m"))
    assert lines(path, "Intervenant") == [
        "La déléguée",
        "Réponse de Mme Apolline Sémaphore, ministre",
    ]
    assert "Entre nous" not in whole(path)
    assert tables(path)[-1] == [
        ["Date", "Ce qui est prévu"],
        ["non renseigné", "Réunion suivante."],
    ]


def test_inside_the_collective_everything_said_is_there(small, tmp_path):
    request = replace(Request("m"), audience=Diffusion.INTERNE)
    text = whole(minutes(small, tmp_path, request))
    assert "Entre nous." in text
    assert "ne pas remettre" not in text  # stands in the footer, on every page


def test_minutes_need_a_meeting(store, tmp_path):
    with pytest.raises(UserError, match="se rapporte à une rencontre"):
        minutes(store, tmp_path, Request())
