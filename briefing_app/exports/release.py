"""The last look at a file before it may leave: it is opened again and searched.

The search knows nothing of how the document was made. It reads every part of the package and
compares it with every text of the store that its audience must not see.
"""

import getpass
import re
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
from lxml import etree

from briefing_app.domain.audience import Told
from briefing_app.domain.choices import every_label
from briefing_app.domain.errors import UserError
from briefing_app.domain.text import fold, sentences
from briefing_app.exports.archive import read_archive

_WORD = re.compile(r"[a-z0-9]+")
_GRAM = 4
_FEWEST_LETTERS = 10
"""A shorter phrase (« Mesure 5 », « à voir ») says nothing by itself, and stands everywhere."""
_INSIDE_A_WORD = {"r", "t", "rPr", "rStyle", "proofErr", "lang"}
"""Elements of a Word page that may stand in the middle of a word."""
_FORBIDDEN_PARTS = ("comments", "customXml", "thumbnail", "vbaProject", "embeddings", "custom.xml")
_FORBIDDEN_MARKS = {
    rb"<w:ins ": "une marque de révision",
    rb"<w:del ": "une marque de révision",
    rb"<w:vanish": "du texte masqué",
    rb" w:rsid": "une trace des modifications",
}


class ReleaseError(UserError):
    """The file held something that must not leave, and was removed."""

    def __init__(self, path: Path, found: list[str]) -> None:
        listed = " ; ".join(found[:5]) + (f" ; et {len(found) - 5} autres" if found[5:] else "")
        super().__init__(
            f"« {path.name} » n’a pas été gardé : il contenait ce qui ne doit pas sortir"
            f" ({listed}). Rien n’a été transmis. Vérifiez la diffusion de ces éléments."
        )
        self.found = found


def check_release(path: Path, name: Path, texts: Iterable[Told]) -> None:
    """Refuse the file at `path`, which is to be called `name`, if anything in it must not leave."""
    parts = _pdf_parts(path) if name.suffix.lower() == ".pdf" else read_archive(path)
    found = _structure(parts) + _leaks(parts, list(texts))
    if found:
        path.unlink()
        raise ReleaseError(name, found)


def _pdf_parts(path: Path) -> dict[str, bytes]:
    """What a PDF shows on its pages and tells of itself."""
    with pypdfium2.PdfDocument(path) as pdf:
        pages = {f"page {n}": page.get_textpage().get_text_range() for n, page in enumerate(pdf, 1)}
        told = {"docProps/pdf": "\n".join(pdf.get_metadata_dict().values())}
    return {name: text.encode() for name, text in (pages | told).items()}


def _structure(parts: dict[str, bytes]) -> list[str]:
    found = [f"la partie {n}" for n in parts if any(bad in n for bad in _FORBIDDEN_PARTS)]
    for mark, wording in _FORBIDDEN_MARKS.items():
        found += [f"{wording} ({n})" for n, part in parts.items() if mark in part]
    for name, part in parts.items():
        if name.endswith(".rels"):
            found += [f"un lien vers {target}" for target in _outside(part)]
    return found + _machine(parts)


def _outside(relations: bytes) -> list[str]:
    root = etree.fromstring(relations)
    external = [each for each in root if each.get("TargetMode") == "External"]
    targets = [str(each.get("Target")) for each in external]
    return [target for target in targets if not target.startswith(("http://", "https://"))]


def _machine(parts: dict[str, bytes]) -> list[str]:
    home = str(Path.home()).encode()
    found = [f"un chemin de cet ordinateur ({n})" for n, p in parts.items() if home + b"/" in p]
    properties = b"".join(part for name, part in parts.items() if name.startswith("docProps/"))
    user = getpass.getuser().encode()
    if re.search(rb">\s*" + re.escape(user) + rb"\s*<", properties):
        found.append("le nom d’utilisateur de cet ordinateur")
    return found


def _leaks(parts: dict[str, bytes], texts: list[Told]) -> list[str]:
    """The hidden texts of which a sentence stands in the file and in no text it may hold."""
    said = _words(" ".join(map(_text_of, parts.values())))
    content = f" {' '.join(said)} "
    grams = {tuple(said[i : i + n]) for n in range(1, _GRAM + 1) for i in range(len(said))}
    suspects = []
    for told in texts:
        if not told.allowed:
            suspects += [(told.where, s) for s in _phrases(told.text) if _stands(s, content, grams)]
    if not suspects:
        return []
    known = [*(told.text for told in texts if told.allowed), *every_label()]
    visible = [f" {' '.join(_words(text))} " for text in known]
    hits = [where for where, phrase in suspects if not any(phrase in text for text in visible)]
    return list(dict.fromkeys(hits))


def _phrases(text: str) -> list[str]:
    phrases = (" ".join(_words(sentence)) for sentence in sentences(text))
    return [f" {each} " for each in phrases if sum(map(str.isalpha, each)) >= _FEWEST_LETTERS]


def _stands(phrase: str, content: str, grams: set[tuple[str, ...]]) -> bool:
    return tuple(phrase.split()[:_GRAM]) in grams and phrase in content


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _text_of(part: bytes) -> str:
    """All the words of a part: what is shown, and what hides in attributes."""
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return part.decode("utf-8", "ignore")
    pieces: list[str] = []
    for element in root.iter():
        if etree.QName(element).localname not in _INSIDE_A_WORD:
            pieces.append(" ")
        pieces.append(element.text or "")
    attributes = (str(value) for element in root.iter() for value in element.attrib.values())
    return "".join(pieces) + " " + " ".join(attributes)
