"""Her own Word template: checked when it is chosen, then followed by everything."""

import io
import zipfile

import docx
import pytest

from briefing_app.errors import UserError
from briefing_app.exports.files import read_archive, write_archive
from briefing_app.exports.pages.drawing import Pages
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.usecases.documents.letterhead import (
    choose_template,
    copy_shipped_template,
    forget_template,
    template_name,
    template_of,
)
from briefing_app.usecases.documents.packs import produce, request_for
from briefing_app.usecases.documents.recipes import RECIPES, prepare
from briefing_app.usecases.store.demonstration import MEETING
from tests.conftest import TODAY
from tests.documents.reading import request_for_kind

STYLES = "word/styles.xml"
HER_FONT = b"Gill Sans MT"


@pytest.fixture
def template(tmp_path):
    """Makes a template of hers: the shipped one, with some words of a part replaced."""

    def make(*changes, part=STYLES, name="Papier à en-tête.docx"):
        path = tmp_path / name
        copy_shipped_template(path)
        parts = read_archive(path)
        for old, new in changes:
            assert old.encode() in parts[part]
            parts[part] = parts[part].replace(old.encode(), new.encode())
        write_archive(path, parts)
        return path

    return make


def refusal(store, path) -> str:
    with pytest.raises(UserError) as refused:
        choose_template(store, path)
    assert template_of(store) is None
    return str(refused.value)


def test_every_kind_of_document_follows_her_template(demo, template, tmp_path):
    assert (
        choose_template(demo, template(("Calibri", HER_FONT.decode()))) == "Papier à en-tête.docx"
    )
    assert template_name(demo) == "Papier à en-tête.docx"
    for kind in RECIPES:
        path = tmp_path / "document.docx"
        produce(demo, kind, request_for_kind(demo, kind, MEETING), path, TODAY)
        assert HER_FONT in read_archive(path)[STYLES], kind
    forget_template(demo)
    produce(demo, kind, request_for_kind(demo, kind, MEETING), path, TODAY)
    assert HER_FONT not in read_archive(path)[STYLES]
    assert template_name(demo) == ""


def test_the_preview_follows_her_template(qapp, demo, template):
    choose_template(demo, template(('<w:sz w:val="24"/>', '<w:sz w:val="40"/>')))
    request = request_for(demo, MEETING, None, None)
    document = prepare(demo, next(iter(RECIPES)), request, TODAY).document()
    ours, hers = Pages(document), Pages(document, template_of(demo))
    ours.advance()
    hers.advance()
    assert len(hers.pages) > len(ours.pages)


def test_it_is_kept_in_the_store(tmp_path, template):
    store = create_store(tmp_path / "Collectif.plaidoyer")
    path = template()
    choose_template(store, path)
    content = path.read_bytes()
    path.unlink()
    store.close()
    store = open_store(tmp_path / "Collectif.plaidoyer")
    assert template_of(store) == content
    store.close()


def test_a_dotx_is_a_template_too(demo, template, tmp_path):
    change = ("wordprocessingml.document.main", "wordprocessingml.template.main")
    choose_template(demo, template(change, part="[Content_Types].xml", name="modèle.dotx"))
    path = tmp_path / "document.docx"
    produce(demo, next(iter(RECIPES)), request_for(demo, MEETING, None, None), path, TODAY)
    assert b"template.main" not in read_archive(path)["[Content_Types].xml"]
    assert docx.Document(path).paragraphs


def test_every_missing_style_is_named_with_those_of_a_near_name(store, template, tmp_path):
    told = refusal(store, template(('"Cellule détail"', '"cellule détails"')))
    assert "« Cellule détail » (peut-être votre « cellule détails »)" in told
    assert told.endswith("Le modèle n’a pas changé.")
    path = tmp_path / "vierge.docx"
    docx.Document().save(path)
    told = refusal(store, path)
    for name in (
        "« Surtitre »",
        "« Encadré numéroté »",
        "« Liste de contrôle »",
        "« TM 3 », en anglais « toc 3 »",
    ):
        assert name in told
    assert "« Titre 1 »" not in told


def test_capitals_in_a_name_do_not_matter(demo, template, tmp_path):
    choose_template(demo, template(('"Recommandation"', '"RECOMMANDATION"')))
    path = tmp_path / "document.docx"
    produce(demo, next(iter(RECIPES)), request_for(demo, MEETING, None, None), path, TODAY)
    assert "RECOMMANDATION" in {p.style.name for p in docx.Document(path).paragraphs}


def test_a_style_of_another_kind_is_named(store, template):
    old = 'w:type="character" w:customStyle="1" w:styleId="MotAjoute"'
    told = refusal(store, template((old, old.replace("character", "paragraph"))))
    assert "« Mot ajouté » doit être un style de caractère" in told


def test_a_list_without_marks_is_named(store, template):
    numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
    told = refusal(store, template((numbers, "")))
    assert told.count("doit avoir une numérotation") == 1
    assert "« Liste à numéros », en anglais « List Number » doit" in told


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def without_pages(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return buffer.getvalue()


def rotten(content: bytes) -> bytes:
    return content[:200] + bytes(200) + content[400:]


@pytest.mark.parametrize(
    "spoil",
    [lambda _: b"", lambda _: b"du texte", lambda _: b"%PDF-1.7", cut, without_pages, rotten],
)
def test_a_broken_file_is_refused_with_a_sentence(store, template, spoil):
    path = template()
    path.write_bytes(spoil(path.read_bytes()))
    told = refusal(store, path)
    assert "n’est pas un fichier Word, ou il est endommagé" in told
    assert "Papier à en-tête.docx" in told


def test_a_protected_or_old_file_says_what_to_do(store, tmp_path):
    path = tmp_path / "ancien.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "sans mot de passe" in refusal(store, path)


def test_a_file_that_is_not_there_is_told(store, tmp_path):
    assert "n’a pas pu être lu" in refusal(store, tmp_path / "absent.docx")


def test_what_is_no_template_at_all_is_too_large(store, tmp_path):
    path = tmp_path / "rapport.docx"
    with path.open("wb") as file:
        file.truncate(30_000_000)
    assert "dépasse 20 Mo" in refusal(store, path)


def test_a_letterhead_keeps_its_head_and_gets_page_numbers(demo, tmp_path, template):
    path = template()
    letterhead = docx.Document(path)
    letterhead.sections[0].different_first_page_header_footer = True
    letterhead.sections[0].first_page_header.paragraphs[0].text = "Collectif, 12 rue de l’Exemple"
    letterhead.save(path)
    choose_template(demo, path)
    made = tmp_path / "document.docx"
    produce(demo, next(iter(RECIPES)), request_for(demo, MEETING, None, None), made, TODAY)
    section = docx.Document(made).sections[0]
    assert section.first_page_header.paragraphs[0].text == "Collectif, 12 rue de l’Exemple"
    assert section.header.paragraphs[0].text.startswith("Rencontre avec")
    for foot in (section.footer, section.first_page_footer):
        assert "NUMPAGES" in foot._element.xml
