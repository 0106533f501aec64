"""The letter: to whom, about what, what is awaited most, and a close that fits its reader."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.documents.content import Attendee
from briefing_app.documents.courtesy import farewell, salutation
from briefing_app.documents.voice import Voice
from briefing_app.domain.choices import (
    CommitmentStatus,
    Diffusion,
    DocumentKind,
    Language,
    MeetingState,
    Stance,
)
from briefing_app.domain.model import (
    Carried,
    Collective,
    Commitment,
    Meeting,
    Organisation,
    Person,
    Recommendation,
)
from briefing_app.errors import UserError
from briefing_app.usecases.documents.selection import Request
from tests.documents.reading import letters, lines, made, tables, whole

OPEN = {"diffusion": Diffusion.TRANSMISSIBLE}


@pytest.fixture
def held(store):
    """A meeting that took place, eight promises of which one was kept and one lapsed."""
    with store.operation("Rencontre"):
        store.save(
            Collective(
                key=Collective.KEY,
                name="Collectif des exemples",
                address="12 rue de l’Exemple\n75000 Paris",
                place="Paris",
                signatory="La coordination",
            )
        )
        store.save(Organisation(key="mi", name="Ministère de l’Exemple", address="1 place Vide"))
        store.save(
            Person(
                key="p", name="Apolline Sémaphore", title="Mme", function="ministre de l’Exemple"
            )
        )
        store.save(
            Meeting(
                key="m",
                title="Rencontre",
                date=date(2026, 10, 6),
                institutions=("mi",),
                interlocutor="p",
                state=MeetingState.TENUE,
                **OPEN,
            )
        )
        statuses = [CommitmentStatus.TENU, CommitmentStatus.CADUC]
        statuses += [CommitmentStatus.A_SUIVRE] * 7
        for number, status in enumerate(statuses, start=1):
            store.save(
                Commitment(
                    key=f"e{number}",
                    text=f"Promesse numéro {number}.",
                    meeting="m",
                    by="p",
                    due=date(2027, 1, 20 - number),
                    status=status,
                    **OPEN,
                )
            )
        store.save(
            Recommendation(
                key="r1",
                text="Ouvrir des places.",
                carried=(
                    Carried(meeting="m", stance=Stance.A_L_ETUDE, answer="Il faut chiffrer."),
                ),
                **OPEN,
            )
        )
    return store


def letter(store, folder, **changes):
    return made(store, DocumentKind.COURRIER, replace(Request("m"), **changes), folder)


def test_it_says_to_whom_from_where_and_about_what(held, tmp_path):
    path = letter(held, tmp_path)
    assert lines(path, "Expéditeur") == [
        "Collectif des exemples",
        "12 rue de l’Exemple",
        "75000 Paris",
    ]
    assert lines(path, "Destinataire") == [
        "Mme Apolline Sémaphore",
        "Ministre de l’Exemple",
        "Ministère de l’Exemple",
        "1 place Vide",
    ]
    assert lines(path, "Lieu et date") == ["Paris, le 21 novembre 2026"]
    assert lines(path, "Objet") == ["Objet : Suites de notre rencontre du 6 octobre 2026"]
    assert "Madame la Ministre," in lines(path, "Body Text")
    assert "agréer, Madame la Ministre, l’expression de notre haute" in whole(path)
    assert lines(path, "Signataire") == ["La coordination"]


def test_it_names_what_is_awaited_most_and_counts_the_rest(held, tmp_path):
    path = letter(held, tmp_path)
    ((head, *rows),) = tables(path)
    assert head == ["Engagement", "Échéance"]
    named = [row[0].split(".")[0] for row in rows]
    assert named == [f"Promesse numéro {n}" for n in (9, 8, 7, 6, 5, 4)]
    assert "1 autre engagement" in whole(path)
    assert "acquis : 1 engagement à ce jour" in whole(path)
    assert "P.-J. : relevé d’engagements" in whole(path)


def test_it_takes_up_the_answers_that_were_left_open(held, tmp_path):
    text = whole(letter(held, tmp_path))
    assert "1 demande. Voici les positions que nous avons notées : à l’étude (1)" in text
    assert "Ouvrir des places. – « Il faut chiffrer. »" in text


def test_before_a_meeting_it_reminds_of_earlier_promises(held, tmp_path):
    with held.operation("Suite"):
        held.save(
            Meeting(key="n", title="Suite", date=date(2027, 2, 1), institutions=("mi",), **OPEN)
        )
    text = whole(letter(held, tmp_path, meeting="n"))
    assert "Dans la perspective de notre rencontre du lundi 1er février 2027" in text
    assert "Pris le 6 octobre 2026 par Mme Apolline Sémaphore" in text
    assert "Ouvrir des places" not in text


def test_it_may_be_written_in_english(held, tmp_path):
    text = whole(letter(held, tmp_path, language=Language.ANGLAIS))
    assert "Dear Minister," in text
    assert "Subject: Follow-up to our meeting of 6 October 2026" in text
    assert "Promesse numéro 9." in text


def test_the_demonstration_letter_names_only_what_was_promised_there(demo, tmp_path):
    path = letter(demo, tmp_path, meeting="interieur-2025")
    ((_, *rows),) = tables(path)
    promised = [letters(c.text) for c in demo.find(Commitment) if c.meeting == "interieur-2025"]
    assert len(rows) == 6
    for row in rows:
        assert sum(letters(row[0]).startswith(text) for text in promised) == 1


def test_a_letter_needs_a_meeting(store, tmp_path):
    with pytest.raises(UserError, match="se rapporte à une rencontre"):
        letter(store, tmp_path, meeting="")


@pytest.mark.parametrize(
    ("title", "function", "expected"),
    [
        ("Mme", "ministre de l’Intérieur", "Madame la Ministre"),
        ("M.", "ancien ministre de l’Intérieur", "Monsieur le Ministre"),
        ("M.", "directeur adjoint du cabinet", "Monsieur le Directeur adjoint"),
        ("Mme", "ambassadrice chargée des droits", "Madame l’Ambassadrice"),
        ("M.", "secrétaire d’État", "Monsieur le Secrétaire d’État"),
        ("Mme", "chargée de mission", "Madame"),
        ("", "", "Madame, Monsieur"),
    ],
)
def test_everybody_is_addressed_by_their_office(title, function, expected):
    person = Attendee(name="Camille Exemple", title=title, function=function)
    assert salutation(person, Voice()) == expected
    assert f", {expected}, " in farewell(person, Voice())


def test_a_promise_without_a_due_date_is_named_after_the_others(held, tmp_path):
    with held.operation("Sans échéance"):
        held.save(replace(held.get(Commitment, "e3"), due=None, due_text="bientôt"))
    (table,) = tables(letter(held, tmp_path))
    told = [row[0] for row in table[1:]]
    assert told
    assert not any("numéro 3." in text for text in told)
