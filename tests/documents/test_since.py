"""« Depuis notre dernière rencontre »: what moved since what was handed over then."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.choices import (
    CommitmentStatus,
    ConstatStatus,
    Diffusion,
    DocumentKind,
    MeetingState,
    RecommendationStatus,
    Section,
)
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Dossier,
    Meeting,
    Organisation,
    Recommendation,
    StatusChange,
)
from briefing_app.usecases.documents.packs import produce, request_for
from tests.builders import with_theme
from tests.documents.reading import lines, made, whole

COMMON = {"themes": ("sejour",), "diffusion": Diffusion.TRANSMISSIBLE}


@pytest.fixture
def twice(store, tmp_path):
    """Two meetings with an institution; the dossier of the first was produced, then things moved."""
    with_theme(store)
    with store.operation("Avant"):
        store.save(Organisation(key="mi", name="Ministère"))
        for key, day in (("m1", date(2026, 1, 13)), ("m2", date(2027, 1, 12))):
            store.save(
                Meeting(
                    key=key,
                    title=key,
                    date=day,
                    institutions=("mi",),
                    diffusion=Diffusion.TRANSMISSIBLE,
                )
            )
            store.save(Dossier(title=key, meeting=key, themes=("sejour",)))
        store.save(Constat(key="old", text="Un constat qui reste.", **COMMON))
        store.save(Constat(key="gone", text="Un constat résolu depuis.", **COMMON))
        store.save(Recommendation(key="met", text="Une demande satisfaite depuis.", **COMMON))
        store.save(Recommendation(key="open", text="Une demande qui reste.", **COMMON))
    made(store, DocumentKind.DOSSIER, request_for(store, "m1", None, None), tmp_path)
    with store.operation("Ensuite"):
        store.save(replace(store.get(Meeting, "m1"), state=MeetingState.TENUE))
        store.save(replace(store.get(Constat, "gone"), status=ConstatStatus.RESOLU))
        met = store.get(Recommendation, "met")
        store.save(replace(met, status=RecommendationStatus.SATISFAITE))
        store.save(Constat(key="new", text="Un constat nouveau.", **COMMON))
        store.save(Recommendation(key="more", text="Une demande nouvelle.", **COMMON))
        store.save(
            Commitment(
                text="Publier la circulaire.",
                meeting="m1",
                status=CommitmentStatus.TENU,
                status_history=(
                    StatusChange(date=date(2026, 1, 13), status=CommitmentStatus.EN_COURS),
                    StatusChange(date=date(2026, 6, 1), status=CommitmentStatus.TENU),
                ),
                **COMMON,
            )
        )
    return store


def dossier(store, folder, **changes):
    request = replace(request_for(store, "m2", None, None), **changes)
    return made(store, DocumentKind.DOSSIER, request, folder)


def test_it_tells_what_moved_since_what_was_handed_over(twice, tmp_path):
    path = dossier(twice, tmp_path)
    assert "Depuis notre rencontre du 13 janvier 2026" in lines(path, "Heading 1")
    assert lines(path, "List Bullet")[:5] == [
        "Publier la circulaire. en cours → tenu",
        "Constats nouveaux : 2",
        "Ce que nous ne constatons plus : Un constat résolu depuis.",
        "Demandes satisfaites : Une demande satisfaite depuis.",
        "Demandes nouvelles : R2",
    ]


def test_the_numbers_lead_to_what_they_name(twice, tmp_path):
    path = dossier(twice, tmp_path)
    assert lines(path, "List Number") == ["Un constat qui reste.", "Un constat nouveau."]
    assert lines(path, "Recommandation") == ["Une demande qui reste.", "Une demande nouvelle."]


def test_what_is_not_in_the_document_is_not_pointed_at(twice, tmp_path):
    sections = tuple(each for each in Section if each is not Section.CONSTATS)
    text = whole(dossier(twice, tmp_path, sections=sections))
    assert "Constats nouveaux" not in text
    assert "Demandes nouvelles : R2" in text


def test_nothing_is_said_where_nothing_moved_or_nobody_met(store, tmp_path):
    with_theme(store)
    with store.operation("Seule"):
        store.save(Meeting(key="m2", title="m", date=date(2027, 1, 12)))
        store.save(Constat(text="Un constat.", **COMMON))
        store.save(Dossier(title="d", meeting="m2", themes=("sejour",)))
    assert "Depuis" not in whole(dossier(store, tmp_path))


def test_an_internal_engagement_does_not_move_in_public(twice, tmp_path):
    with twice.operation("Fermer"):
        (promise,) = twice.find(Commitment)
        twice.save(replace(promise, diffusion=Diffusion.COLLECTIF))
    assert "Publier la circulaire" not in whole(dossier(twice, tmp_path))


@pytest.mark.parametrize(
    ("produced", "told"),
    [
        (date(2026, 1, 14), "promis depuis 1 jour"),
        (date(2026, 1, 15), "promis depuis 2 jours"),
        (date(2027, 1, 13), "promis depuis 365 jours"),
    ],
)
def test_the_days_since_a_promise_are_counted_from_the_day_after(twice, tmp_path, produced, told):
    with twice.operation("Ouvert"):
        open_ = Commitment(text="Ouvrir un guichet.", meeting="m1", **COMMON)
        twice.save(open_)
    path = tmp_path / "dossier.docx"
    produce(twice, DocumentKind.DOSSIER, request_for(twice, "m2", None, None), path, produced)
    assert told in " ".join(lines(path)).replace("\u202f", " ").split("  ")[0]


@pytest.mark.parametrize(
    ("day", "state", "expected"),
    [
        (date(2026, 6, 1), MeetingState.TENUE, "1er juin 2026"),
        (date(2026, 6, 1), MeetingState.A_PREPARER, "13 janvier 2026"),
        (date(2025, 6, 1), MeetingState.TENUE, "13 janvier 2026"),
        (date(2027, 1, 12), MeetingState.TENUE, "13 janvier 2026"),
        (None, MeetingState.TENUE, "13 janvier 2026"),
    ],
)
def test_the_meeting_before_is_the_last_one_held_earlier(twice, tmp_path, day, state, expected):
    with twice.operation("Une autre"):
        moved = StatusChange(date=date(2026, 9, 1), status=CommitmentStatus.TENU)
        (item,) = twice.find(Commitment)
        twice.save(replace(item, status_history=(*item.status_history[:1], moved)))
        twice.save(Meeting(key="x", title="x", date=day, institutions=("mi",), state=state))
    told = " ".join(whole(dossier(twice, tmp_path)).split())
    assert f"Depuis notre rencontre du {expected}" in told


def test_a_state_of_the_day_of_the_meeting_was_known_there(twice, tmp_path):
    with twice.operation("Le jour même"):
        item = Commitment(
            text="Nommer un référent.",
            meeting="m1",
            status=CommitmentStatus.EN_COURS,
            status_history=(
                StatusChange(date=date(2026, 1, 13), status=CommitmentStatus.EN_COURS),
            ),
            **COMMON,
        )
        twice.save(item)
    moved = [text for text in lines(dossier(twice, tmp_path)) if "référent" in text]
    assert not any("à suivre" in text for text in moved)
