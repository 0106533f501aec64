"""The dossier de rencontre: everything it may hold once, and nothing it may not."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date

import docx
import pytest
from lxml import etree

from briefing_app.domain.choices import (
    ConstatStatus,
    Diffusion,
    DocumentKind,
    ItemKind,
    Numbering,
    RecommendationStatus,
)
from briefing_app.domain.model import (
    Commitment,
    Constat,
    Dossier,
    DossierItem,
    FollowUp,
    Meeting,
    Organisation,
    Participant,
    Person,
    Point,
    Recommendation,
)
from briefing_app.domain.text.text import fold
from briefing_app.errors import UserError
from briefing_app.exports.files import read_archive
from briefing_app.usecases.documents.packs import produce, produce_pack, request_for
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.items.workspace import themes
from briefing_app.usecases.store.demonstration import MEETING
from tests.builders import with_constat, with_organisation, with_theme
from tests.conftest import TODAY

ALL = tuple(Diffusion)


def words(text: str) -> str:
    """Only the letters and digits: what typography does not touch."""
    return "".join(c for c in fold(text) if c.isalnum())


def paragraphs(path) -> list[str]:
    document = docx.Document(path)
    cells = [p for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs]
    # Typography is tested elsewhere: here every space is a space.
    return [" ".join(p.text.split()) for p in [*document.paragraphs, *cells]]


def footnotes(path) -> str:
    part = read_archive(path).get("word/footnotes.xml", b"<none/>")
    return "".join(etree.fromstring(part).itertext())


def produced(store, request, tmp_path):
    path = tmp_path / "dossier.docx"
    withheld = produce(store, DocumentKind.DOSSIER, request, path, TODAY)
    return path, withheld


@pytest.fixture
def meeting(store) -> Meeting:
    with_theme(store)
    with_organisation(store)
    with store.operation("Rencontre"):
        store.save(Organisation(key="mi", name="Ministère de l’Intérieur"))
        return store.save(
            Meeting(
                key="m",
                title="Rencontre avec le ministère",
                date=date(2027, 1, 12),
                start="09:00",
                end="10:30",
                place="Hôtel de Beauvau",
                institutions=("mi",),
                context="Le plan arrive à son terme.",
                diffusion=Diffusion.TRANSMISSIBLE,
            )
        )


REQUEST = Request("m", ("sejour",))


@pytest.mark.parametrize("meeting_key", ["dossier-rencontre-2014", "analyse-plan-2014"])
def test_the_corpus_dossier_holds_every_item_once(corpus, corpus_file, tmp_path, meeting_key):
    chosen = tuple(theme.key for theme in themes(corpus))
    path, withheld = produced(corpus, Request(meeting_key, chosen), tmp_path)
    content = Counter(words(text) for text in paragraphs(path))
    joined = words(" ".join(paragraphs(path)))
    given = json.loads(corpus_file)
    expected = [
        item
        for kind in ("constats", "recommendations")
        for item in given[kind]
        if item["themes"] and item["diffusion"] == "transmissible"
    ]
    assert len(expected) > 100
    for item in expected:
        text = words(item["text"])
        assert joined.count(text) >= 1, item["key"]
        alone = [t for t in content if t.startswith(text)]
        same = [i for i in expected if words(i["text"]).startswith(text)]
        assert sum(content[t] for t in alone) <= len(same), item["key"]
    assert withheld == ()


def test_the_demonstration_dossier_holds_what_was_chosen_and_nothing_else(demo, tmp_path):
    with demo.operation("Ne rien développer"):
        demo.delete("acronyms", demo.keys("acronyms"))
    request = request_for(demo, MEETING, None, None)
    path, withheld = produced(demo, request, tmp_path)
    joined = words(" ".join(paragraphs(path)))
    left_out = {i.key for i in request.items if not i.included}
    reworded = {i.key for i in request.items if i.wording}
    held = {each.key for each in withheld}
    count = 0
    for constat in demo.find(Constat):
        wanted = (
            set(constat.themes) & set(request.themes)
            and constat.status == "actuel"
            and constat.diffusion == "transmissible"
            and constat.key not in left_out
        )
        text = words(constat.text.replace("**", "").replace("*", ""))
        if constat.key not in reworded:
            assert joined.count(text) == (1 if wanted else 0), constat.ref
        count += bool(wanted)
        if set(constat.themes) & set(request.themes) and constat.status == "actuel":
            assert (constat.key in held) == (constat.diffusion != "transmissible")
    assert count > 20


@pytest.mark.parametrize("audience", ALL)
@pytest.mark.parametrize("diffusion", ALL)
def test_diffusion_decides_what_enters(store, meeting, tmp_path, audience, diffusion):
    constat = with_constat(
        store, "Les récépissés manquent partout.", themes=("sejour",), diffusion=diffusion
    )
    path, withheld = produced(store, replace(REQUEST, audience=audience), tmp_path)
    allowed = ALL.index(diffusion) >= ALL.index(audience)
    assert ("récépissés manquent" in " ".join(paragraphs(path))) == allowed
    assert [each.key for each in withheld] == ([] if allowed else [constat.key])
    if withheld:
        assert withheld[0].kind == "constats"
        assert diffusion.label in withheld[0].reason


def test_canaries_in_internal_fields_never_leave(store, meeting, tmp_path):
    """A mark in every field that must stay: none is in any part of the file."""
    with store.operation("Canaris"):
        person = store.save(
            Person(
                name="Camille Exemple",
                organisation="mi",
                email="canari1@example.org",
                phone="canari2",
                note="canari3",
            )
        )
        store.save(
            replace(
                meeting,
                interlocutor=person.key,
                participants=(Participant(person=person.key), Participant(label="Une préfète")),
            )
        )
        store.save(
            Constat(
                text="Un constat qui peut sortir.",
                themes=("sejour",),
                organisations=("afj",),
                diffusion=Diffusion.TRANSMISSIBLE,
                note="canari4 interne",
            )
        )
        store.save(Constat(text="canari5 ne doit pas sortir.", themes=("sejour",)))
        store.save(
            Constat(
                text="canari6 ne doit pas sortir.",
                themes=("sejour",),
                diffusion=Diffusion.COLLECTIF,
            )
        )
        store.save(Recommendation(text="canari7 ne doit pas sortir.", themes=("sejour",)))
        store.save(
            Recommendation(
                text="Une demande qui peut sortir.",
                themes=("sejour",),
                note="canari8",
                diffusion=Diffusion.TRANSMISSIBLE,
            )
        )
        store.save(
            Commitment(
                text="Une circulaire sera envoyée.",
                institution="mi",
                themes=("sejour",),
                diffusion=Diffusion.TRANSMISSIBLE,
                note="canari9",
                notes=(
                    FollowUp(text="canari10 entre nous"),
                    FollowUp(text="canari11 du collectif", diffusion=Diffusion.COLLECTIF),
                ),
            )
        )
        store.save(
            Commitment(text="canari12 ne doit pas sortir.", institution="mi", themes=("sejour",))
        )
        store.save(
            Dossier(
                title="canari13",
                meeting="m",
                themes=("sejour",),
                points=(Point(ask="canari14", argument="canari15", objection="canari16"),),
            )
        )
    path, _ = produced(store, REQUEST, tmp_path)
    for name, part in read_archive(path).items():
        assert b"canari" not in part, name
    joined = " ".join(paragraphs(path))
    for said in (
        "Un constat qui peut sortir",
        "Une demande qui peut sortir",
        "Une circulaire sera",
    ):
        assert said in joined
    assert "Foyer Jorbalan" not in joined.replace("Associations membres", "")


def test_a_source_is_named_outside_only_where_it_may(store, meeting, tmp_path):
    fields = {
        "themes": ("sejour",),
        "organisations": ("afj",),
        "diffusion": Diffusion.TRANSMISSIBLE,
    }
    with_constat(store, "Un premier refus.", **fields)
    path, _ = produced(store, REQUEST, tmp_path)
    assert "Signalé par" not in footnotes(path)
    path, _ = produced(store, replace(REQUEST, audience=Diffusion.COLLECTIF), tmp_path)
    assert "Signalé par Foyer Jorbalan" in footnotes(path)
    with_constat(store, "Un second refus.", cite_sources=True, **fields)
    path, _ = produced(store, REQUEST, tmp_path)
    assert footnotes(path).count("Signalé par Foyer Jorbalan") == 1


def test_an_internal_meeting_keeps_its_context_to_itself(store, meeting, tmp_path):
    with store.operation("Fermer"):
        store.save(replace(meeting, diffusion=Diffusion.INTERNE, annexes=("Une annexe",)))
    with_constat(store, themes=("sejour",), diffusion=Diffusion.TRANSMISSIBLE)
    path, withheld = produced(store, REQUEST, tmp_path)
    joined = " ".join(paragraphs(path))
    assert "arrive à son terme" not in joined
    assert "Une annexe" not in joined
    assert "Rencontre – Ministère de l’Intérieur" in joined
    assert [each.kind for each in withheld] == ["meetings"]


def test_an_item_stands_once_under_the_first_chosen_theme(store, meeting, tmp_path):
    with_theme(store, "mineurs", "Mineurs")
    with_constat(
        store,
        "Un constat à deux thèmes.",
        themes=("sejour", "mineurs"),
        diffusion=Diffusion.TRANSMISSIBLE,
    )
    path, _ = produced(store, replace(REQUEST, themes=("mineurs", "sejour")), tmp_path)
    texts = paragraphs(path)
    assert texts.index("Mineurs") < texts.index("Un constat à deux thèmes.")
    assert "Droit au séjour" not in texts


def test_what_is_over_or_for_others_is_not_asked_again(store, meeting, tmp_path):
    common = {"themes": ("sejour",), "diffusion": Diffusion.TRANSMISSIBLE}
    with store.operation("Demandes"):
        store.save(Recommendation(text="Demande ouverte à tous.", **common))
        store.save(Recommendation(text="Demande au ministère.", addressed_to=("mi",), **common))
        store.save(Recommendation(text="Demande à une autre.", addressed_to=("afj",), **common))
        store.save(
            Recommendation(
                text="Demande satisfaite.", status=RecommendationStatus.SATISFAITE, **common
            )
        )
        store.save(Constat(text="Constat résolu.", status=ConstatStatus.RESOLU, **common))
    path, _ = produced(store, REQUEST, tmp_path)
    joined = " ".join(paragraphs(path))
    assert "Demande ouverte à tous" in joined
    assert "Demande au ministère" in joined
    for absent in ("Demande à une autre", "Demande satisfaite", "Constat résolu"):
        assert absent not in joined


def test_a_renamed_ministry_owes_what_the_former_promised(store, meeting, tmp_path):
    with store.operation("Successions"):
        store.save(Organisation(key="old", name="Ministère de l’Immigration"))
        store.save(Organisation(key="mi", name="Ministère de l’Intérieur", succeeds=("old",)))
        store.save(
            Meeting(key="earlier", title="Avant", date=date(2025, 9, 23), institutions=("old",))
        )
        store.save(
            Commitment(
                text="Nommer un référent.",
                meeting="earlier",
                themes=("sejour",),
                diffusion=Diffusion.TRANSMISSIBLE,
                due=date(2026, 11, 1),
            )
        )
    path, _ = produced(store, REQUEST, tmp_path)
    joined = " ".join(paragraphs(path))
    assert "Nommer un référent" in joined
    assert "en retard de 20 jours" in joined


def test_sub_demands_follow_their_demand(store, meeting, tmp_path):
    common = {"diffusion": Diffusion.TRANSMISSIBLE}
    with store.operation("Demandes"):
        store.save(
            Recommendation(
                key="r1", text="Amender le droit au séjour.", themes=("sejour",), **common
            )
        )
        store.save(
            Recommendation(key="r2", text="Délivrer un permis de travail.", parent="r1", **common)
        )
        store.save(
            Recommendation(key="r3", text="Une autre demande.", themes=("sejour",), **common)
        )
    path, _ = produced(store, REQUEST, tmp_path)
    document = docx.Document(path)
    found = [
        (p.text, p.style.name)
        for p in document.paragraphs
        if p.style.name in ("Recommandation", "List Bullet 2")
    ]
    assert found == [
        ("Amender le droit au séjour.", "Recommandation"),
        ("Délivrer un permis de travail.", "List Bullet 2"),
        ("Une autre demande.", "Recommandation"),
    ]


def test_her_choice_decides_order_words_and_what_is_left_out(store, meeting, tmp_path):
    common = {"themes": ("sejour",), "diffusion": Diffusion.TRANSMISSIBLE}
    with store.operation("Constats"):
        for key in "abc":
            store.save(Constat(key=key, text=f"Texte du constat {key}.", **common))
    items = (
        DossierItem(kind=ItemKind.CONSTAT, key="c", position=1),
        DossierItem(kind=ItemKind.CONSTAT, key="a", position=2, wording="Dit autrement."),
        DossierItem(kind=ItemKind.CONSTAT, key="b", included=False),
    )
    path, withheld = produced(store, replace(REQUEST, items=items), tmp_path)
    assert [t for t in paragraphs(path) if "constat" in t or "Dit" in t] == [
        "Texte du constat c.",
        "Dit autrement.",
    ]
    assert withheld == ()


@pytest.mark.parametrize("numbering", list(Numbering))
def test_every_numbering_makes_a_document(demo, tmp_path, numbering):
    request = replace(request_for(demo, MEETING, None, None), numbering=numbering)
    path, _ = produced(demo, request, tmp_path)
    assert len(paragraphs(path)) > 50


def test_the_same_content_gives_the_same_bytes(demo, tmp_path):
    request = request_for(demo, MEETING, None, None)
    first, _ = produced(demo, request, tmp_path)
    content = first.read_bytes()
    second, _ = produced(demo, request, tmp_path)
    assert second.read_bytes() == content


def test_unknown_wishes_are_refused(store, meeting, tmp_path):
    with pytest.raises(UserError, match="thème « logment »"):
        produced(store, replace(REQUEST, themes=("logment",)), tmp_path)
    with pytest.raises(UserError, match="rencontre « absente »"):
        produced(store, replace(REQUEST, meeting="absente"), tmp_path)
    with pytest.raises(UserError, match="Aucun thème"):
        produced(store, request_for(store, "m", None, None), tmp_path)
    with pytest.raises(UserError, match="Document inconnu : roman"):
        produce_pack(store, REQUEST, tmp_path, TODAY, kinds=("roman",))
    assert list(tmp_path.iterdir()) == []
