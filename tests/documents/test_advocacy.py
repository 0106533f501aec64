"""The advocacy paper: numbered on three levels, told on after the meeting."""

import re
from dataclasses import replace

from briefing_app.documents.blocks import Heading
from briefing_app.documents.numbering import numbers
from briefing_app.domain.choices import Diffusion, DocumentKind, MeetingState, Numbering
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Intervention,
    Meeting,
    Recommendation,
)
from briefing_app.usecases.documents.packs import request_for
from briefing_app.usecases.documents.recipes import kinds_of_pack, prepare
from briefing_app.usecases.documents.selection import Request, select
from briefing_app.usecases.store.demonstration import MEETING
from tests.builders import with_theme
from tests.conftest import TODAY
from tests.documents.reading import headings, letters, lines, made, whole

HELD = "interieur-2025"


def paper(store, folder, meeting=HELD):
    request = request_for(store, meeting, None, Diffusion.TRANSMISSIBLE)
    return made(store, DocumentKind.PLAIDOYER, request, folder), request


def test_every_constat_has_its_heading_and_every_demand_stands_once(told, tmp_path):
    path, request = paper(told, tmp_path)
    selection = select(told, request)
    text = letters(whole(path))
    third = [letters(title) for level, title in headings(path) if level == 3]
    constats = [each for each in selection.constats if each.included]
    demands = [each for each in selection.recommendations if each.included]
    assert len(constats) > 20
    assert len(demands) > 20
    for each in constats:
        assert text.count(letters(each.text.replace("**", ""))) == 1
        assert letters(each.item.heading) in third
    for each in demands:
        assert text.count(letters(each.text)) == 1


def test_a_demand_stands_under_the_constat_it_answers(told, tmp_path):
    path, request = paper(told, tmp_path)
    selection = select(told, request)
    here = {c.item.key: c for c in selection.constats if c.included}
    text = letters(whole(path))
    for each in selection.recommendations:
        answered = [k for k in each.item.answers if k in here and here[k].theme == each.theme]
        if each.included and answered:
            start = text.index(letters(here[answered[0]].text))
            between = text[start : text.index(letters(each.text))]
            others = [c for key, c in here.items() if key != answered[0]]
            assert not any(letters(c.text) in between for c in others)


def test_a_demand_that_answers_a_constat_of_another_theme_is_not_lost(store, tmp_path):
    with_theme(store)
    with_theme(store, "mineurs", "Mineurs")
    common = {"diffusion": Diffusion.TRANSMISSIBLE}
    with store.operation("Rencontre"):
        store.save(Meeting(key="m", title="Rencontre"))
        store.save(Constat(key="c", text="Un constat.", themes=("mineurs",), **common))
        store.save(
            Recommendation(text="Une demande.", themes=("sejour",), answers=("c",), **common)
        )
    request = Request("m", ("sejour", "mineurs"))
    path = made(store, DocumentKind.PLAIDOYER, request, tmp_path)
    assert [title for _level, title in headings(path)] == [
        "Nos constats et nos demandes",
        "Droit au séjour",
        "Nos demandes",
        "Mineurs",
        "Un constat",
    ]
    assert lines(path, "Recommandation") == ["Une demande."]


def test_the_replies_of_each_adviser_hold_their_promises(told, tmp_path):
    path, _ = paper(told, tmp_path)
    first = [title for level, title in headings(path) if level == 1]
    assert first == [
        "Participants",
        "Contexte",
        "Nos constats et nos demandes",
        "Réponses",
        "Échanges",
        "Annexes",
    ]
    marked = [text for text in lines(path, "Encadré") if text.startswith("Engagement ")]
    promised = [c for c in told.find(Commitment) if c.meeting == HELD]
    open_ones = [each for each in promised if each.diffusion == "transmissible"]
    assert sorted(text.split(" :")[0][-6:] for text in marked) == sorted(c.ref for c in open_ones)


def test_every_turn_stands_once_and_leads_to_its_replies(told, tmp_path):
    path, _ = paper(told, tmp_path)
    text = letters(whole(path))
    turns = [t for t in told.find(Intervention) if t.meeting == HELD]
    for turn in turns:
        assert text.count(letters(turn.text)) == (turn.diffusion == "transmissible")
    leads = [line for line in lines(path, "Détail") if line.startswith("Réponse de")]
    numbers = [re.search(r"voir (2\.\d)$", line) for line in leads]
    assert leads
    assert all(numbers)


def test_before_the_meeting_there_is_nothing_to_tell_on(told, tmp_path):
    path, _ = paper(told, tmp_path, MEETING)
    titles = [title for _level, title in headings(path)]
    assert "Réponses" not in titles
    assert "Échanges" not in titles


def test_the_headings_are_numbered_on_three_levels(told):
    request = request_for(told, HELD, None, None)
    document = prepare(told, DocumentKind.PLAIDOYER, request, TODAY).document()
    shown = [
        number
        for block, number in zip(document.blocks, numbers(document.blocks), strict=True)
        if isinstance(block, Heading) and block.numbered
    ]
    assert shown[:4] == ["1", "1.1", "1.1.1", "1.1.2"]
    assert {"2", "2.1", "3", "3.1"} < set(shown)


def test_a_pack_tells_a_dossier_in_the_way_it_is_numbered(told):
    request = request_for(told, HELD, None, None)
    assert DocumentKind.DOSSIER in kinds_of_pack(told, request)
    decimal = kinds_of_pack(told, replace(request, numbering=Numbering.DECIMALE))
    assert DocumentKind.PLAIDOYER in decimal
    assert DocumentKind.DOSSIER not in decimal
    assert DocumentKind.COMPTE_RENDU in decimal
    assert told.get(Meeting, MEETING).state is MeetingState.A_PREPARER
    before = kinds_of_pack(told, request_for(told, MEETING, None, None))
    assert DocumentKind.COMPTE_RENDU not in before
