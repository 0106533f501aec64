"""The last look: what must not leave is found wherever it hides, and the file is removed."""

import getpass
from datetime import date

import pytest

from briefing_app.documents.blocks import Change, Document, Heading, Paragraph, Span, plain
from briefing_app.domain.audience import ToldText
from briefing_app.exports.files import read_archive, write_archive
from briefing_app.exports.release import ReleaseError, check_release
from briefing_app.exports.word.writer import write_word

SECRET = "La directrice craint des représailles contre l’hébergeur."
HIDDEN = ToldText(SECRET, "constat C-0009, texte", allowed=False)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "dossier.docx"


def write(path, *paragraphs):
    blocks = (Heading(1, "Constats"), *paragraphs)
    write_word(Document("Titre", "Collectif", ("", ""), date(2026, 11, 21), blocks), path)


def refused(path, texts, message):
    with pytest.raises(ReleaseError, match=message) as error:
        check_release(path, path, texts)
    assert not path.exists()
    return error.value


def test_a_sound_document_passes(path):
    write(path, Paragraph(plain("Les récépissés manquent.")))
    check_release(path, path, [HIDDEN, ToldText("Les récépissés manquent.", "", allowed=True)])
    assert path.exists()


@pytest.mark.parametrize(
    "spans",
    [
        plain(SECRET),
        plain(SECRET.upper()),
        plain("Avant. " + SECRET.replace(" ", "\u00a0") + " Après."),
        (
            Span("La directrice cra"),
            Span("int des", bold=True),
            Span(" représailles contre l’hébergeur"),
        ),
        plain(SECRET.replace(" des ", "\ndes ")),
    ],
)
def test_a_hidden_text_is_found_however_it_is_set(path, spans):
    write(path, Paragraph(spans))
    error = refused(path, [HIDDEN], "C-0009, texte")
    assert error.found == ["constat C-0009, texte"]


def test_revisions_pass_only_where_they_were_asked_for_and_by_nobody(path):
    revised = Paragraph((Span("vingt", change=Change.INSERTED), Span("dix", change=Change.DELETED)))
    write(path, revised)
    check_release(path, path, [], revisions=True)
    parts = read_archive(path)
    refused(path, [], "une marque de révision")
    body = parts["word/document.xml"]
    for trace in (b'w:author="Camille"', b'w:author="Auteur" w:date="2026-11-21T09:00:00Z"'):
        signed = body.replace(b'w:author="Auteur"', trace, 1)
        write_archive(path, parts | {"word/document.xml": signed})
        with pytest.raises(ReleaseError, match="une marque de révision"):
            check_release(path, path, [], revisions=True)


def test_one_sentence_of_a_hidden_text_is_enough(path):
    write(path, Paragraph(plain("Elle a changé de nom en mars.")))
    text = "Le foyer est connu. Elle a changé de nom en mars. Ne rien dire."
    refused(path, [ToldText(text, "note", allowed=False)], "note")


def test_what_may_be_said_elsewhere_is_no_leak(path):
    write(path, Paragraph(plain(SECRET)))
    check_release(path, path, [HIDDEN, ToldText(f"Le constat : {SECRET}", "", allowed=True)])


@pytest.mark.parametrize("text", ["Mesure 5", "à voir", "non", "tenu en partie"])
def test_a_hidden_text_that_says_nothing_by_itself_blocks_nothing(path, text):
    write(path, Paragraph(plain(f"Selon la mesure 5, non, à voir : {text}.")))
    check_release(path, path, [ToldText(text, "note", allowed=False)])


def tampered(path, name, content):
    write(path)
    write_archive(path, read_archive(path) | {name: content})


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("word/comments.xml", b"<c/>", "comments"),
        ("customXml/item1.xml", b"<c/>", "customXml"),
        ("docProps/thumbnail.jpeg", b"\xff\xd8", "thumbnail"),
        ("word/vbaProject.bin", b"\0", "vbaProject"),
        ("docProps/app.xml", f"<p a='{SECRET}'/>".encode(), "C-0009"),
        ("word/extra.xml", b'<p w:rsidR="00AA"/>', "trace"),
        ("word/extra.xml", b"<w:r><w:vanish/></w:r>", "masqu"),
        ("word/extra.xml", b'<w:ins w:author="x"/>', "marque de r"),
    ],
)
def test_whatever_hides_in_a_part_is_found(path, name, content, message):
    tampered(path, name, content)
    refused(path, [HIDDEN], message)


def test_a_link_to_a_file_of_this_computer_is_found(path):
    link = (
        b'<Relationships><Relationship Id="r" Type="t" Target="file:///C:/Users/x/notes.docx"'
        b' TargetMode="External"/></Relationships>'
    )
    tampered(path, "word/_rels/extra.xml.rels", link)
    refused(path, [], "notes.docx")


def test_a_path_of_this_computer_is_found(path, own_home):
    tampered(path, "word/extra.xml", f"<p>{own_home}/modèles</p>".encode())
    refused(path, [], "chemin de cet ordinateur")


@pytest.mark.parametrize(
    ("phrase", "is_found"),
    [("Bellevues", False), ("Bellevue A", False), ("Bellevues A", True), ("Représailles", True)],
)
def test_a_hidden_text_says_something_from_ten_letters_on(path, phrase, is_found):
    write(path, Paragraph(plain(f"Vu {phrase} hier.")))
    told = [ToldText(phrase, "note", allowed=False)]
    if is_found:
        refused(path, told, "note")
    else:
        check_release(path, path, told)


def test_a_hidden_text_is_not_found_inside_another_word(path):
    write(path, Paragraph(plain("La représentation nationale siège.")))
    check_release(path, path, [ToldText("présentation nation", "note", allowed=False)])


def test_the_name_of_the_user_of_this_computer_is_found_in_the_properties(path):
    user = getpass.getuser()
    tampered(path, "docProps/app.xml", f"<p><Manager> {user} </Manager></p>".encode())
    refused(path, [], "nom d’utilisateur")


@pytest.mark.parametrize("target", ["http://exemple.org/a", "https://exemple.org/a"])
def test_a_link_to_the_web_is_no_trace(path, target):
    link = (
        f'<Relationships><Relationship Id="r" Type="t" Target="{target}"'
        ' TargetMode="External"/></Relationships>'
    )
    tampered(path, "word/_rels/extra.xml.rels", link.encode())
    check_release(path, path, [])
    assert path.exists()


def test_a_line_that_a_calendar_folds_hides_nothing(tmp_path):
    path = tmp_path / "agenda.ics"
    folded = SECRET.replace("représailles", "représ\r\n ailles")
    path.write_bytes(f"DESCRIPTION:{folded}\r\n".encode())
    refused(path, [HIDDEN], "C-0009")


def test_what_a_pdf_tells_of_itself_is_looked_through(qapp, tmp_path):
    from PySide6.QtGui import QPainter, QPdfWriter

    path = tmp_path / "dossier.pdf"
    writer = QPdfWriter(str(path))
    writer.setTitle(SECRET)
    painter = QPainter(writer)
    painter.drawText(200, 200, "Rien à signaler.")
    painter.end()
    refused(path, [HIDDEN], "C-0009")


@pytest.mark.parametrize(
    ("count", "more"), [(5, "note 5\\)"), (6, "et 1 autre"), (7, "et 2 autres")]
)
def test_five_hidden_texts_are_named_and_the_others_counted(path, count, more):
    secrets = [f"Le secret numéro {number} est bien gardé." for number in range(1, count + 1)]
    write(path, Paragraph(plain(" ".join(secrets))))
    told = [
        ToldText(text, f"note {number}", allowed=False) for number, text in enumerate(secrets, 1)
    ]
    assert len(refused(path, told, more).found) == count
