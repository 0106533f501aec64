"""The last look reads all that a file holds: pages, properties, attributes, folded lines."""

import getpass
from datetime import date

import pypdfium2
import pytest

from briefing_app.documents.blocks import Change, Document, Heading, Paragraph, Span, plain
from briefing_app.documents.content import Day
from briefing_app.domain.audience import ToldText
from briefing_app.exports.calendar import write_calendar
from briefing_app.exports.files import read_archive, write_archive, write_table
from briefing_app.exports.pages.drawing import write_pdf
from briefing_app.exports.release import ReleaseError, check_release
from briefing_app.exports.word.writer import write_word

SECRET = "La directrice craint des représailles contre l’hébergeur."
HIDDEN = ToldText(SECRET, "constat C-0009, texte", allowed=False)


def document(*blocks, title="Titre"):
    return Document(title, "Collectif", ("", ""), date(2026, 11, 21), blocks)


def refused(path, message, texts=(HIDDEN,), name=None, **options):
    with pytest.raises(ReleaseError, match=message) as error:
        check_release(path, name or path, texts, **options)
    assert not path.exists()
    return error.value


def passes(path, texts=(HIDDEN,), name=None):
    check_release(path, name or path, texts)
    assert path.exists()


# Word


@pytest.fixture
def word(tmp_path):
    path = tmp_path / "dossier.docx"
    write_word(document(Paragraph(plain("Les récépissés manquent."))), path)
    return path


def with_part(path, name, content):
    content = content.encode() if isinstance(content, str) else content
    write_archive(path, read_archive(path) | {name: content})


IN_WORD = '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:p>'


@pytest.mark.parametrize(
    "name",
    [
        *("word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"),
        *("word/footnotes.xml", "word/endnotes.xml", "word/styles.xml", "word/settings.xml"),
        *("word/numbering.xml", "docProps/app.xml", "docProps/core.xml", "word/glossary/d.xml"),
    ],
)
def test_every_part_of_a_package_is_read(word, name):
    with_part(word, name, f"<p><t>{SECRET}</t></p>")
    assert refused(word, "C-0009").found == ["constat C-0009, texte"]


@pytest.mark.parametrize(
    "hidden",
    [
        f'<w:drawing><w:docPr descr="{SECRET}"/></w:drawing>',
        f'<w:sdt><w:alias w:val="{SECRET}"/></w:sdt>',
        f"<w:r><w:instrText>TITLE {SECRET}</w:instrText></w:r>",
        f"<w:bookmark>dossier</w:bookmark>{SECRET}",
        f"<!-- {SECRET} -->",
        f"<!-- rien -->{SECRET}",
        f"<?note {SECRET}?>",
        "<w:r><w:t>La directrice craint</w:t></w:r> des représailles <w:r/>contre l’hébergeur",
        "<w:tc>La directrice craint</w:tc><w:tc>des représailles contre l’hébergeur</w:tc>",
        SECRET.replace("trice", "<w:proofErr/><w:rPr><w:rStyle/><w:lang/></w:rPr><w:t>trice</w:t>"),
        SECRET.replace("craint", "<w:tab/>craint<w:br/>"),
        SECRET.replace(" ", "\n   "),
        SECRET.replace("é", "e\u0301").upper(),
        SECRET.replace("’", "'").replace("é", "e").lower(),
        SECRET.replace(" ", " – ").replace(".", " !"),
    ],
)
def test_a_hidden_text_is_found_in_whatever_holds_it(word, hidden):
    with_part(word, "word/extra.xml", IN_WORD.format(hidden))
    refused(word, "C-0009")


@pytest.mark.parametrize(
    "other",
    [
        "La directrice craint des représailles contre des hébergeurs.",
        "Laura directrice craint des représailles contre l’hébergeur.",
        "La directrice craint contre l’hébergeur des représailles.",
        "La directrice craint. Des représailles ? Contre l’hébergeuse.",
        "La directrice craint les représailles contre l’hébergeur.",
    ],
)
def test_words_that_only_look_like_a_hidden_text_are_no_leak(word, other):
    with_part(word, "word/extra.xml", IN_WORD.format(other))
    passes(word)


def test_a_part_that_is_no_xml_is_read_as_text(word):
    with_part(word, "word/media/image.bin", b"\xff\xfe\x00" + SECRET.encode() + b"\x00<")
    refused(word, "C-0009")


def test_a_hidden_text_in_another_alphabet_is_found(word):
    hidden = "Жанна боится возвращаться домой"
    with_part(word, "word/extra.xml", IN_WORD.format(hidden))
    refused(word, "note", [ToldText(hidden, "note", allowed=False)])


def test_a_hidden_text_is_found_where_its_sigles_were_written_out(word):
    written_out = "La MIPROF (Mission interministérielle) craint un refus de l’OFPRA [Office]."
    with_part(word, "word/extra.xml", IN_WORD.format(written_out))
    refused(
        word, "note", [ToldText("La MIPROF craint un refus de l’OFPRA.", "note", allowed=False)]
    )


def test_a_hidden_text_is_found_without_what_it_says_in_brackets(word):
    with_part(word, "word/extra.xml", IN_WORD.format("Le foyer de Lyon ferme en mai."))
    hidden = "Le foyer de Lyon (rue des Exemples) ferme en mai."
    refused(word, "note", [ToldText(hidden, "note", allowed=False)])


def test_what_stands_in_brackets_in_a_text_that_may_leave_is_no_leak(word):
    with_part(word, "word/extra.xml", IN_WORD.format("Le foyer de Lyon (rue X) ferme en mai."))
    allowed = ToldText("Oui. Le foyer de Lyon (rue X) ferme en mai.", "", allowed=True)
    passes(word, [allowed, ToldText("Le foyer de Lyon ferme en mai.", "note", allowed=False)])


@pytest.mark.parametrize(
    "hidden", ["Dix places sûres sont ouvertes.", "Vingt places sûres sont ouvertes à Lyon."]
)
def test_a_revised_sentence_is_read_as_it_was_and_as_it_becomes(tmp_path, hidden):
    path = tmp_path / "analyse.docx"
    spans = (
        Span("Dix", change=Change.DELETED),
        Span("Vingt", change=Change.INSERTED),
        Span(" places sûres sont ouvertes"),
        Span(" à Lyon", change=Change.INSERTED),
        Span("."),
    )
    write_word(document(Heading(1, "Un"), Paragraph(spans)), path)
    refused(path, "note", [ToldText(hidden, "note", allowed=False)], revisions=True)


def test_every_text_that_must_not_leave_is_named_once(word):
    second = ToldText("Le foyer de la rue des Exemples ferme.", "note", allowed=False)
    with_part(word, "word/extra.xml", IN_WORD.format(f"{SECRET} {SECRET} {second.text}"))
    assert refused(word, "C-0009", [HIDDEN, second, HIDDEN]).found == [HIDDEN.where, second.where]


def test_the_sentence_names_five_finds_and_counts_the_others(word):
    texts = [
        ToldText(f"Secret bien gardé numéro {n}.", f"note {n}", allowed=False) for n in range(8)
    ]
    with_part(word, "word/extra.xml", IN_WORD.format(" ".join(each.text for each in texts)))
    error = refused(word, "ne doit pas sortir", texts)
    assert "(note 0 ; note 1 ; note 2 ; note 3 ; note 4 ; et 3 autres)" in str(error)
    assert str(error).startswith("« dossier.docx » n’a pas été gardé")


def test_five_finds_are_all_named(word):
    texts = [
        ToldText(f"Secret bien gardé numéro {n}.", f"note {n}", allowed=False) for n in range(5)
    ]
    with_part(word, "word/extra.xml", IN_WORD.format(" ".join(each.text for each in texts)))
    assert "note 3 ; note 4). Rien" in str(refused(word, "ne doit pas sortir", texts))


@pytest.mark.parametrize(
    "mark",
    [
        '<w:ins w:id="1" w:author="Camille"/>',
        '<w:del w:id="1" w:author="Camille">x</w:del>',
        '<w:moveFrom w:id="1" w:author="Camille"/>',
        '<w:moveTo w:id="1" w:author="Camille"/>',
        '<w:moveFromRangeStart w:id="1" w:author="Camille"/>',
        '<w:rPrChange w:id="1" w:author="Camille"/>',
        '<w:pPrChange w:id="1" w:author="Camille"/>',
        '<w:tblPrChange w:id="1" w:author="Camille"/>',
        '<w:sectPrChange w:id="1" w:author="Camille"/>',
        '<w:numberingChange w:id="1" w:author="Camille"/>',
        '<w:cellIns w:id="1" w:author="Camille"/>',
        '<w:cellDel w:id="1" w:author="Camille"/>',
    ],
)
@pytest.mark.parametrize("revisions", [False, True])
def test_no_revision_that_names_somebody_leaves(word, mark, revisions):
    with_part(word, "word/extra.xml", IN_WORD.format(mark))
    refused(word, "une marque de révision", revisions=revisions)


@pytest.mark.parametrize(
    "innocent", ["<w:delText>x</w:delText>", "<w:instrText>PAGE</w:instrText>", "<w:insideH/>"]
)
def test_what_only_begins_like_a_revision_is_none(word, innocent):
    with_part(word, "word/extra.xml", IN_WORD.format(innocent))
    passes(word)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("word/commentsExtended.xml", "la partie word/commentsExtended.xml"),
        ("docProps/custom.xml", "la partie docProps/custom.xml"),
        ("word/embeddings/oleObject1.bin", "la partie word/embeddings/oleObject1.bin"),
    ],
)
def test_a_part_that_no_document_needs_is_named(word, name, told):
    with_part(word, name, "<c/>")
    assert refused(word, "la partie", []).found == [told]


def test_links_lead_to_public_pages_and_to_nothing_else(word):
    link = '<Relationship Id="r{}" Type="t" Target="{}" TargetMode="External"/>'
    inside = '<Relationship Id="r0" Type="t" Target="theme/theme1.xml"/>'
    targets = ("https://exemple.fr", "http://exemple.fr", "file:///C:/x.docx", "mailto:a@b.fr")
    links = "".join(link.format(n, target) for n, target in enumerate(targets, 1))
    with_part(word, "word/_rels/extra.xml.rels", f"<Relationships>{inside}{links}</Relationships>")
    found = ["un lien vers file:///C:/x.docx", "un lien vers mailto:a@b.fr"]
    assert refused(word, "un lien vers", []).found == found


@pytest.mark.parametrize(
    ("home", "written"),
    [
        ("/home/camille", "/home/camille/modèles/m.dotx"),
        (r"C:\Users\camille", r"C:\Users\camille\modèles\m.dotx"),
        (r"C:\Users\camille", "file:///C:/Users/camille/m.dotx"),
        (r"C:\Users\Camille", r"c:\users\camille\m.dotx"),
    ],
)
def test_a_path_of_this_computer_is_found_however_it_is_written(word, monkeypatch, home, written):
    monkeypatch.setenv("HOME", home)
    monkeypatch.setenv("USERPROFILE", home)
    with_part(word, "word/extra.xml", IN_WORD.format(written))
    found = refused(word, "chemin de cet ordinateur", []).found
    assert found == ["un chemin de cet ordinateur (word/extra.xml)"]


def test_a_path_of_another_computer_is_none_of_ours(word, monkeypatch):
    monkeypatch.setenv("HOME", "/home/camille")
    monkeypatch.setenv("USERPROFILE", "/home/camille")
    with_part(word, "word/extra.xml", IN_WORD.format("/home/camillette/x"))
    passes(word)


@pytest.fixture
def user(monkeypatch):
    monkeypatch.setenv("LOGNAME", "m.camille")
    assert getpass.getuser() == "m.camille"


def test_the_name_of_the_user_is_found_in_the_properties(word, user):
    with_part(word, "docProps/app.xml", "<Properties><Manager> m.camille </Manager></Properties>")
    assert refused(word, "utilisateur").found == ["le nom d’utilisateur de cet ordinateur"]


def test_the_name_of_the_user_may_be_a_word_of_the_text(word, user):
    with_part(word, "word/extra.xml", IN_WORD.format("m.camille"))
    with_part(word, "docProps/app.xml", "<Properties><Manager>mXcamille</Manager></Properties>")
    passes(word)


# PDF


@pytest.fixture
def pdf(qapp, tmp_path):
    path = tmp_path / "dossier.pdf"

    def write(*blocks, **fields):
        write_pdf(document(*blocks, **fields), path)
        return path

    return write


def test_every_page_of_a_pdf_is_read_under_the_name_it_will_have(pdf, tmp_path):
    filler = (Paragraph(plain("Les récépissés manquent. " * 20)),) * 30
    path = pdf(*filler, Paragraph(plain(SECRET)))
    with pypdfium2.PdfDocument(path) as read:
        assert len(read) > 1
    place = path.rename(tmp_path / "dossier.partiel")
    refused(place, "C-0009", name=tmp_path / "Dossier.PDF")


def test_a_sound_pdf_passes(pdf):
    passes(pdf(Heading(1, "Constats"), Paragraph(plain("Les récépissés manquent."))))


def test_the_properties_of_a_pdf_are_read(pdf):
    refused(pdf(Paragraph(plain("Rien.")), title=SECRET), "C-0009")


def test_the_name_of_the_user_is_found_in_the_properties_of_a_pdf(pdf, user):
    path = pdf(Paragraph(plain("Rien.")), title="m.camille")
    assert refused(path, "utilisateur").found == ["le nom d’utilisateur de cet ordinateur"]


def test_the_name_of_the_user_may_be_part_of_a_title_of_a_pdf(pdf, user):
    passes(pdf(Paragraph(plain("Rien.")), title="Lettre à m.camille"))


def test_a_file_joined_to_a_pdf_is_found(pdf, tmp_path):
    path = pdf(Paragraph(plain("Rien.")))
    with pypdfium2.PdfDocument(path) as book:
        book.new_attachment("notes.txt").set_data(b"rien")
        book.save(tmp_path / "joined.pdf")
    refused(tmp_path / "joined.pdf", "la partie embeddings/notes.txt")


def test_what_a_pdf_holds_beside_its_pages_is_read(pdf):
    path = pdf(Paragraph(plain("Rien.")))
    path.write_bytes(path.read_bytes() + b"\n% " + SECRET.encode() + b"\n")
    refused(path, "C-0009")


MARKED = """%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
4 0 obj<</First 5 0 R/Last 5 0 R/Count 1>>endobj
5 0 obj<</Title<feff{}>/Parent 4 0 R>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def test_the_bookmarks_of_a_pdf_are_read(tmp_path):
    path = tmp_path / "dossier.pdf"
    path.write_text(MARKED.format(SECRET.encode("utf-16-be").hex()))
    refused(path, "C-0009")


# Plain files


def calendar(path, description):
    day = Day(key="e", day=date(2026, 12, 1), title="Échéance", description=description)
    write_calendar("Collectif", [day], date(2026, 11, 21), path)
    return path


@pytest.mark.parametrize(
    "description",
    [
        SECRET,
        f"Le ministère\n\n{SECRET}",
        f"Le ministère, {SECRET}",
        SECRET.replace("craint ", "craint\n"),
        SECRET.replace("craint ", "craint, "),
    ],
)
def test_a_hidden_text_is_found_in_a_calendar_whose_lines_are_folded(tmp_path, description):
    refused(calendar(tmp_path / "agenda.ics", description), "C-0009")


def test_a_backslash_typed_in_a_calendar_begins_no_new_line(tmp_path):
    text = r"Le dossier partagé\nouveau est sur le disque commun."
    refused(calendar(tmp_path / "a.ics", text), "note", [ToldText(text, "note", allowed=False)])


def test_a_sound_calendar_passes(tmp_path):
    passes(calendar(tmp_path / "agenda.ics", "Le ministère\n\nLe guichet ouvrira."))


def test_a_table_is_read_over_the_lines_of_its_cells(tmp_path):
    path = tmp_path / "table.csv"
    rows = [["La directrice craint\r\n des représailles contre l’hébergeur."]]
    write_table(["Texte"], rows, path)
    refused(path, "C-0009")


def test_a_sound_table_passes(tmp_path):
    path = tmp_path / "table.csv"
    write_table(["Texte"], [["Les récépissés manquent."]], path)
    passes(path)
