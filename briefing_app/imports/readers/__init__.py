"""One reader per format; it is chosen by the first bytes, never by the file's name."""

from briefing_app.errors import UserError
from briefing_app.imports.line import Extract
from briefing_app.imports.readers import doc, docx, odt, pdf, rtf, txt
from briefing_app.imports.readers.package import PROTECTED, Package, damaged

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF", b"BM")
_MANIFEST = "META-INF/manifest.xml"
_ACCEPTED = "Formats lus : Word (.docx, .doc), PDF, OpenDocument (.odt), RTF et texte."
_LETTERS_LIMIT = 4_000_000
_LINES_LIMIT = 60_000


def read_bytes(data: bytes) -> Extract:
    """The lines of a document of any format."""
    extract = _read(data)
    letters = sum(len(line.text) for line in extract.lines)
    if letters > _LETTERS_LIMIT or len(extract.lines) > _LINES_LIMIT:
        raise UserError(
            "Ce document contient trop de texte pour être relu (plus de 1 000 pages)."
            " Découpez-le, puis recommencez. Rien n’a été importé."
        )
    if not letters:
        raise UserError("Ce document ne contient aucun texte. Rien n’a été importé.")
    return extract


def _read(data: bytes) -> Extract:
    if not data:
        raise UserError("Ce fichier est vide. Rien n’a été importé.")
    if data.startswith(b"PK"):
        return _read_package(Package(data))
    if data.startswith(_OLE):
        return doc.read(data)
    if b"%PDF-" in data[:1024]:
        return pdf.read(data)
    if data.lstrip()[:5] == b"{\\rtf":
        return rtf.read(data)
    if data.startswith(_PICTURES):
        raise UserError(
            "Ce fichier est une image : son texte ne peut pas être lu. Demandez le document"
            " d’origine (Word ou PDF). Rien n’a été importé."
        )
    if not _is_text(data):
        raise UserError(f"Ce fichier n’est pas un document que le programme sait lire. {_ACCEPTED}")
    return txt.read(data)


def _read_package(package: Package) -> Extract:
    if "word/document.xml" in package or docx.main_part(package):
        return docx.read(package)
    if "content.xml" in package:
        if _MANIFEST in package and b"encryption-data" in package.part(_MANIFEST):
            raise UserError(PROTECTED)
        if b"office:text" in package.part("content.xml"):
            return odt.read(package)
    if any(name.startswith(("xl/", "ppt/")) for name in package.names) or "content.xml" in package:
        raise UserError(f"Ce fichier est un tableur ou un diaporama, pas un texte. {_ACCEPTED}")
    if "[Content_Types].xml" in package:
        raise damaged()
    raise UserError(f"Ce fichier est une archive, pas un document. {_ACCEPTED}")


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = data[:50_000]
    odd = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b" for byte in sample)
    return b"\x00" not in sample and odd <= len(sample) // 200
