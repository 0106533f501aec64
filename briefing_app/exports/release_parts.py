"""What a file that leaves holds, part by part, and all the words of a part, shown or not."""

import re
from copy import deepcopy
from pathlib import Path
from zipfile import is_zipfile

import pypdfium2
from lxml import etree

from briefing_app.exports.files import read_archive

_INSIDE_A_WORD = {
    *("r", "t", "rPr", "rStyle", "proofErr", "lang"),
    *("ins", "del", "delText", "moveFrom", "moveTo"),
}
"""Elements of a Word page that may stand in the middle of a word."""
_ADDED, _TAKEN_AWAY = ("{*}ins", "{*}moveTo"), ("{*}del", "{*}moveFrom")
_LAID_OUT = re.compile(r'&(?:"[^"]*"|\d+|[A-Z])')
"""What the head of a sheet says of places and letters: « &L », « &"Arial,Gras" », « &12 »."""
_FOLDED = re.compile(rb"\r?\n[ \t]")
_ESCAPED = re.compile(rb"\\(.)")


def parts_of(path: Path, name: Path) -> dict[str, bytes]:
    """The parts of the file at `path`, which is to be called `name`; a plain file is one part."""
    kind = name.suffix.lower()
    if kind == ".pdf":
        return _parts_of_pdf(path)
    if is_zipfile(path):
        return read_archive(path)
    content = path.read_bytes()
    return {path.name: _unfolded(content) if kind == ".ics" else content}


def _unfolded(calendar: bytes) -> bytes:
    """A calendar breaks its lines where it likes, and writes a new line as a backslash and an n."""
    return _ESCAPED.sub(
        lambda sign: b"\n" if sign[1] in b"nN" else sign[1], _FOLDED.sub(b"", calendar)
    )


def _parts_of_pdf(path: Path) -> dict[str, bytes]:
    """What a PDF shows on its pages, tells of itself, and holds beside them."""
    with pypdfium2.PdfDocument(path) as pdf:
        texts = {f"page {n}": page.get_textpage().get_text_range() for n, page in enumerate(pdf, 1)}
        texts["docProps/pdf"] = "\n".join(pdf.get_metadata_dict().values())
        texts["signets"] = "\n".join(mark.get_title() for mark in pdf.get_toc())
        joined = [pdf.get_attachment(n).get_name() for n in range(pdf.count_attachments())]
    texts |= {f"embeddings/{each}": "" for each in joined}
    return {name: text.encode() for name, text in texts.items()} | {path.name: path.read_bytes()}


def words_of(part: bytes) -> str:
    """All the words of a part, in both readings where it holds revisions."""
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return part.decode("utf-8", "ignore")
    if root.find(".//{*}ins") is None and root.find(".//{*}del") is None:
        return _read(root)
    return f"{_read(_without(root, _TAKEN_AWAY))} {_read(_without(root, _ADDED))}"


def _without(root: etree._Element, tags: tuple[str, ...]) -> etree._Element:
    kept = deepcopy(root)
    etree.strip_elements(kept, *tags, with_tail=False)
    return kept


def _read(root: etree._Element) -> str:
    """What is shown, and what hides in attributes, in remarks and after elements."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        apart = "" if _is_inside_a_word(element) else " "
        if event != "end":
            pieces += (apart, _text(element))
        if event != "start":
            pieces += (apart, element.tail or "")
    attributes = (str(value) for element in root.iter("*") for value in element.attrib.values())
    return "".join(pieces) + " " + " ".join(attributes)


def _text(element: etree._Element) -> str:
    text = element.text or ""
    is_head = str(element.tag).endswith(("Header", "Footer"))
    return _LAID_OUT.sub(" ", text) if is_head else text


def _is_inside_a_word(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname in _INSIDE_A_WORD
