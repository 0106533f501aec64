"""Files that harm: each is refused by one clear sentence, and nothing else happens."""

import zipfile

import pytest

from briefing_app.errors import UserError
from briefing_app.imports.readers import read_bytes
from briefing_app.imports.sandbox import read_safely
from tests.conftest import TODAY
from tests.imports import hostile
from tests.imports.hostile import BAD, W, paragraph, word


@pytest.mark.parametrize("fault", BAD)
def test_every_fault_is_one_sentence(fault):
    make, said = BAD[fault]
    with pytest.raises(UserError) as refused:
        read_bytes(make())
    sentence = str(refused.value)
    assert said in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("fault", ["bombe zip", "entité extérieure", "PDF abîmé", "Word protégé"])
def test_the_same_from_the_reading_process(fault, tmp_path):
    make, said = BAD[fault]
    path = tmp_path / "reçu.docx"
    path.write_bytes(make())
    with pytest.raises(UserError, match=said) as refused:
        read_safely(path, {}, TODAY)
    assert str(refused.value).startswith("« reçu.docx » : ")


def test_a_hundred_megabytes_are_not_even_opened(tmp_path):
    path = tmp_path / "énorme.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(100_000_001)
    with pytest.raises(UserError, match="plus de 100 Mo"):
        read_safely(path, {}, TODAY)


def test_a_document_that_never_ends_is_given_up(tmp_path, monkeypatch):
    path = tmp_path / "lent.txt"
    path.write_text("Un constat. " * 300_000, "utf-8")
    monkeypatch.setattr("briefing_app.imports.sandbox._SECONDS", 0.05)
    with pytest.raises(UserError, match="secondes de lecture"):
        read_safely(path, {}, TODAY)


@pytest.mark.parametrize("megabytes", [60, 66, 80, 100])
def test_a_document_that_takes_all_memory_is_given_up(tmp_path, monkeypatch, megabytes):
    path = tmp_path / "gourmand.docx"
    path.write_bytes(word(paragraph("mot ") * 100_000))
    monkeypatch.setattr("briefing_app.imports.sandbox._MEMORY", megabytes * 1_000_000)
    with pytest.raises(UserError, match="démesuré"):
        read_safely(path, {}, TODAY)


def test_she_may_stop_while_a_document_is_read(tmp_path):
    class StoppedError(Exception):
        pass

    def stop() -> None:
        raise StoppedError

    path = tmp_path / "long.txt"
    path.write_text("Un constat. " * 100_000, "utf-8")
    with pytest.raises(StoppedError):
        read_safely(path, {}, TODAY, stop)


def test_the_kind_of_a_file_is_known_by_its_bytes(tmp_path):
    path = tmp_path / "trompeur.pdf"
    path.write_bytes(word(paragraph("Un texte de Word.")))
    assert read_safely(path, {}, TODAY).passages[0].text == "Un texte de Word."


def test_macros_are_not_run_but_told():
    read = read_bytes(word(paragraph("Le texte."), parts={"word/vbaProject.bin": b"x"}))
    assert [line.text for line in read.lines] == ["Le texte."]
    assert [left.text for left in read.left_out] == ["macros"]


def test_nothing_outside_is_fetched():
    """A picture and a template on the network: the links stay where they are."""
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r9" Type="x/attachedTemplate" Target="http://example.invalid/t.dotm"'
        ' TargetMode="External"/></Relationships>'
    )
    read = read_bytes(
        word(paragraph("Le texte."), parts={"word/_rels/document.xml.rels": rels.encode()})
    )
    assert [line.text for line in read.lines] == ["Le texte."]


def test_a_package_inside_a_package_stays_closed():
    inner = word(paragraph("caché"))
    read = read_bytes(word(paragraph("visible"), parts={"word/embeddings/a.docx": inner}))
    assert [line.text for line in read.lines] == ["visible"]


def test_an_odt_with_a_password_is_told(tmp_path):
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", b"\x93\x12")
        archive.writestr("META-INF/manifest.xml", "<m:encryption-data xmlns:m='x'/>")
    with pytest.raises(UserError, match="mot de passe"):
        read_bytes(path.read_bytes())


def test_an_encrypted_member_is_told():
    data = bytearray(word(paragraph("x")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(mark, start + 1)
    with pytest.raises(UserError, match="mot de passe"):
        read_bytes(bytes(data))


def test_hostile_words_are_only_text():
    assert W in hostile.W
    read = read_bytes(
        word(paragraph("=CMD()|'/c calc'!A1 {\\field} <script>".replace("<", "&lt;")))
    )
    assert read.lines[0].text.startswith("=CMD()")
