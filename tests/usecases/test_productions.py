"""What was produced: told of, made again the same, and forgotten with what it said."""

from dataclasses import replace

import pytest

from briefing_app.domain.choices import Diffusion, DocumentKind, Rewording
from briefing_app.domain.model import Constat, Meeting
from briefing_app.domain.shape import shape_of, to_record
from briefing_app.errors import UserError
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.usecases.documents.packs import produce
from briefing_app.usecases.documents.productions import attach_sent, produce_again, write_sent
from briefing_app.usecases.documents.recipes import RECIPES, prepare
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.items.workspace import erase
from briefing_app.usecases.store.demonstration import MEETING
from tests.builders import with_constat, with_theme
from tests.conftest import TODAY
from tests.documents.reading import request_for_kind

HELD = "interieur-2025"


def made(store, folder, kind=DocumentKind.DOSSIER, meeting=MEETING, suffix=".docx", **changes):
    request = request_for_kind(store, kind, meeting, **changes)
    path = folder / f"pièce{suffix}"
    produce(store, kind, request, path, TODAY)
    return path


@pytest.mark.parametrize("kind", list(RECIPES))
def test_each_kind_can_be_made_again_the_same(demo, tmp_path, kind):
    path = made(demo, tmp_path, kind, HELD)
    (known,) = demo.productions.all()
    with demo.operation("Tout change ensuite"):
        demo.save(demo.get(Meeting, HELD))
        constats = demo.find(Constat)
        demo.save_all([_resolved(each) for each in constats])
    again = tmp_path / "again.docx"
    assert produce_again(demo, known.number, again)
    assert again.read_bytes() == path.read_bytes()


def _resolved(constat):
    return replace(constat, heading="Changé depuis.", note="")


def test_revisions_and_pdf_are_made_again_too(demo, qapp, tmp_path):
    made(demo, tmp_path, DocumentKind.ANALYSE, HELD, rewording=Rewording.REVISIONS)
    pdf = made(demo, tmp_path, DocumentKind.CHECKLIST, HELD, suffix=".pdf")
    second, first = demo.productions.all()
    assert produce_again(demo, first.number, tmp_path / "a.docx")
    assert produce_again(demo, second.number, tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes() == pdf.read_bytes()


@pytest.mark.parametrize("kind", list(RECIPES))
def test_frozen_content_survives_being_written_down(demo, kind):
    request = request_for_kind(demo, kind, HELD)
    content = prepare(demo, kind, request, TODAY).content
    assert shape_of(type(content)).build(to_record(content)) == content


def test_it_says_for_whom_and_when(demo, tmp_path):
    made(demo, tmp_path)
    made(demo, tmp_path, DocumentKind.NOTE)
    note, dossier = demo.productions.all(MEETING)
    assert dossier.recipient.startswith("Mme Apolline Sémaphore, ministre de l’Intérieur – ")
    assert (dossier.audience, dossier.produced) == ("transmissible", TODAY)
    assert (note.recipient, note.kind) == (Diffusion.COLLECTIF.label, "note")
    assert len(dossier.fingerprint) == 64
    assert demo.productions.all("logement-2026") == []


def test_the_version_sent_is_kept_beside_it(demo, tmp_path):
    made(demo, tmp_path)
    (known,) = demo.productions.all()
    with pytest.raises(UserError, match="Aucune version envoyée"):
        write_sent(demo, known.number, tmp_path / "x.docx")
    sent = tmp_path / "version envoyée.docx"
    sent.write_bytes(b"changed in Word")
    attach_sent(demo, known.number, sent)
    (known,) = demo.productions.all()
    assert known.sent_name == "version envoyée.docx"
    write_sent(demo, known.number, tmp_path / "x.docx")
    assert (tmp_path / "x.docx").read_bytes() == b"changed in Word"
    with pytest.raises(UserError, match="ne peut pas être lu"):
        attach_sent(demo, known.number, tmp_path / "absent.docx")
    with pytest.raises(UserError, match="numéro 99"):
        attach_sent(demo, 99, sent)


def test_an_erased_item_leaves_the_record_but_not_its_words(tmp_path):
    path = tmp_path / "s.plaidoyer"
    store = create_store(path)
    with_theme(store)
    with store.operation("Rencontre"):
        store.save(Meeting(key="m", title="Rencontre", diffusion=Diffusion.TRANSMISSIBLE))
    constat = with_constat(
        store,
        "Un secret reconnaissable.",
        themes=("sejour",),
        diffusion=Diffusion.TRANSMISSIBLE,
    )
    out = tmp_path / "d.docx"
    produce(store, DocumentKind.DOSSIER, Request("m", ("sejour",)), out, TODAY)
    (known,) = store.productions.all()
    attach_sent(store, known.number, out)
    erase(store, Constat.KIND, [constat.key])
    store.close()
    assert b"secret reconnaissable" not in path.read_bytes()
    store = open_store(path)
    (left,) = store.productions.all()
    assert (left.fingerprint, left.recipient) == (known.fingerprint, known.recipient)
    assert (left.has_content, left.sent_name) == (False, "")
    assert store.productions.sent(left.number) == b""
    with pytest.raises(UserError, match="effacé définitivement"):
        produce_again(store, left.number, tmp_path / "again.docx")
    store.close()


def test_an_erased_person_is_no_recipient_any_more(demo, tmp_path):
    made(demo, tmp_path)
    erase(demo, "people", ["apolline-semaphore"])
    (left,) = demo.productions.all()
    assert left.recipient.startswith("Mme (personne effacée), ministre de l’Intérieur – Ministère")
    assert not left.has_content


def test_what_must_not_leave_any_more_is_not_made_again(store, tmp_path):
    with_theme(store)
    with store.operation("Rencontre"):
        store.save(Meeting(key="m", title="Rencontre", diffusion=Diffusion.TRANSMISSIBLE))
    constat = with_constat(
        store, "Un fait devenu sensible.", themes=("sejour",), diffusion=Diffusion.TRANSMISSIBLE
    )
    produce(store, DocumentKind.DOSSIER, Request("m", ("sejour",)), tmp_path / "d.docx", TODAY)
    with store.operation("Fermer"):
        store.save(replace(constat, diffusion=Diffusion.INTERNE))
    with pytest.raises(UserError, match="ne doit pas sortir"):
        produce_again(store, 1, tmp_path / "again.docx")
    assert not (tmp_path / "again.docx").exists()
