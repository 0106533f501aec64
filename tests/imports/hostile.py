"""Files that harm, made byte by byte: one for each row of what imports must survive."""

import io
import struct
import zipfile
from collections.abc import Callable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def word(body: str, head: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    """A Word file with that body, and other parts beside."""
    document = (
        f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    )
    return package({"word/document.xml": document.encode(), **(parts or {})})


def package(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS)
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(text: str, props: str = "") -> str:
    return f"<w:p>{props}<w:r><w:t>{text}</w:t></w:r></w:p>"


def zip_bomb() -> bytes:
    return word("", parts={"word/document.xml": b"<a>" + b" " * 70_000_000 + b"</a>"})


def lying_zip_bomb() -> bytes:
    """An archive that says its large part is small."""
    data = bytearray(zip_bomb())
    size = struct.pack("<I", 70_000_007)
    return bytes(data).replace(size, struct.pack("<I", 500))


def many_parts() -> bytes:
    return word(paragraph("x"), parts={f"word/p{number}.xml": b"<a/>" for number in range(6000)})


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "boum"}">' for n in range(10))
    return word(paragraph("&a9;"), f"<!DOCTYPE w:document [{entities}]>")


def outside_dtd() -> bytes:
    return word(paragraph("x"), '<!DOCTYPE w:document SYSTEM "http://example.invalid/a.dtd">')


def outside_entity() -> bytes:
    return word(paragraph("&f;"), '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>')


def utf16_dtd() -> bytes:
    xml = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "b">]><w:document xmlns:w="{W}"/>'
    return package({"word/document.xml": xml.encode("utf-16")})


def path_traversal() -> bytes:
    return word(paragraph("x"), parts={"../../evil.xml": b"<a/>"})


def duplicate_members() -> bytes:
    file = io.BytesIO(word(paragraph("le premier")))
    with zipfile.ZipFile(file, "a") as archive:
        archive.filelist[-1].filename = "other"  # so that Python does not warn
        archive.NameToInfo.pop("word/document.xml", None)
        archive.writestr("word/document.xml", b"<a/>")
        archive.filelist[-2].filename = "word/document.xml"
    return file.getvalue()


def truncated() -> bytes:
    data = word(paragraph("Un texte assez long pour être coupé." * 50))
    return data[: len(data) // 2]


def deep_xml() -> bytes:
    return word("<w:sdt><w:sdtContent>" * 5000 + paragraph("x") + "</w:sdtContent></w:sdt>" * 5000)


def ole(*streams: str) -> bytes:
    """A compound file that holds those streams, each empty."""
    sector = 512
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *([0xFFFFFFFF] * 126))
    entries = [_entry("Root Entry", 5, 1)] + [
        _entry(name, 2, number + 2 if number + 1 < len(streams) else 0xFFFFFFFF)
        for number, name in enumerate(streams)
    ]
    directory = b"".join(entries).ljust(sector, b"\0")[:sector]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH6xIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096)
    header += struct.pack("<IIII", 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    header += struct.pack("<I", 0xFFFFFFFF) * 108
    return header[:sector].ljust(sector, b"\xff") + fat + directory


def _entry(name: str, kind: int, sibling: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    child = 1 if kind == 5 else 0xFFFFFFFF
    right = sibling if kind == 2 else 0xFFFFFFFF
    return raw.ljust(64, b"\0") + struct.pack(
        "<HBBIII16xI8x8xIQ", len(raw), kind, 1, 0xFFFFFFFF, right, child, 0, 0xFFFFFFFE, 0
    )


def pdf(content: str, *, font: bool = True) -> bytes:
    """A PDF of one page with that content stream."""
    resources = "/Resources<</Font<</F1 5 0 R>>>>" if font else ""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{resources}>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{each}endobj\n".encode()
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    return out + tail.encode()


def scanned_pdf() -> bytes:
    return pdf("100 100 400 600 re f", font=False)


def shattered_pdf() -> bytes:
    letters = "".join(f"1 0 0 1 {50 + 45 * (n % 10)} {800 - 12 * n} Tm (a) Tj " for n in range(60))
    return pdf(f"BT /F1 10 Tf {letters} ET")


def protected_pdf() -> bytes:
    """Encrypted with a key that no empty password gives."""
    data = pdf("BT /F1 10 Tf (secret) Tj ET")
    encrypt = (
        f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'41' * 32}>/U<{'42' * 32}>/P -4>>/ID[<00><00>]"
    )
    return data.replace(b"/Root 1 0 R", f"/Root 1 0 R{encrypt}".encode())


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "vide": (lambda: b"", "vide"),
    "bombe zip": (zip_bomb, "démesuré"),
    "bombe zip qui ment": (lying_zip_bomb, "endommagé"),
    "archive de mille parties": (many_parts, "démesuré"),
    "bombe d’entités": (entity_bomb, "interdites"),
    "DTD extérieure": (outside_dtd, "interdites"),
    "entité extérieure": (outside_entity, "interdites"),
    "DTD en UTF-16": (utf16_dtd, "interdites"),
    "chemin qui sort": (path_traversal, "chemin interdit"),
    "partie en double": (duplicate_members, "deux fois"),
    "archive tronquée": (truncated, "endommagé"),
    "XML trop profond": (deep_xml, "endommagé"),
    "Word protégé": (lambda: ole("EncryptionInfo", "EncryptedPackage"), "mot de passe"),
    "classeur ancien": (lambda: ole("Workbook"), "pas un texte Word"),
    "OLE tronqué": (lambda: ole("WordDocument")[:700], "endommagé"),
    "PDF protégé": (protected_pdf, "mot de passe"),
    "PDF numérisé": (scanned_pdf, "images de pages"),
    "PDF en miettes": (shattered_pdf, "lettre par lettre"),
    "PDF abîmé": (lambda: b"%PDF-1.7\n" + b"\x00\x01" * 200, "endommagé"),
    "image": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "image"),
    "programme": (lambda: b"\x7fELF" + b"\0" * 200, "pas un document"),
    "classeur": (lambda: package({"xl/workbook.xml": b"<a/>"}), "tableur"),
    "archive": (lambda: package({"a.txt": b"x"}), "endommagé"),
    "RTF sans texte": (lambda: rb"{\rtf1\ansi {\fonttbl x}}", "aucun texte"),
    "texte sans lettre": (lambda: b"   \n\n  ", "aucun texte"),
}
"""By the name of the fault: how to make it, and a word of the sentence that answers it."""
