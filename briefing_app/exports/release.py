"""The last look at a file before it may leave: it is opened again and searched.

The search knows nothing of how the document was made. It reads every part of the package and
compares it with every text of the store that its audience must not see.
"""

import getpass
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from briefing_app.domain.audience import ToldText
from briefing_app.domain.choices import every_label
from briefing_app.domain.text.text import plain_words, sentences
from briefing_app.errors import UserError
from briefing_app.exports.release_parts import parts_of, words_of
from briefing_app.exports.release_workbook import MAIN, hidden_in

_GRAM = 4
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
"""What a sigle stands for is written after it, in the middle of a sentence."""
_FEWEST_LETTERS = 10
"""A shorter phrase (« Mesure 5 », « à voir ») says nothing by itself, and stands everywhere."""
_FORBIDDEN_PARTS = ("comments", "customXml", "thumbnail", "vbaProject", "embeddings", "custom.xml")
_REVISION = re.compile(
    rb"<w:(?:ins|del|move(?:From|To)\w*|cell(?:Ins|Del|Merge)|\w+Change)\b[^>]*>"
)
_BY_NOBODY = re.compile(rb'<w:(?:ins|del) w:id="\d+" w:author="Auteur">')
"""As the Word writer makes them: by no one, at no time."""
_FORBIDDEN_MARKS = {
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


def check_release(
    path: Path, name: Path, texts: Iterable[ToldText], *, revisions: bool = False
) -> None:
    """Refuse the file at `path`, which is to be called `name`, if anything in it must not leave.

    Revisions are let through where they were asked for, and only if they are by nobody.
    """
    parts, told = parts_of(path, name), list(texts)
    found = _structure(parts) + _revisions(parts, revisions) + _leaks(parts, told)
    if MAIN in parts:
        found += hidden_in(parts, {each.text.strip() for each in told})
    if found:
        path.unlink()
        raise ReleaseError(name, found)


def _structure(parts: dict[str, bytes]) -> list[str]:
    # A workbook has one property of its own, looked at with what else it may hide.
    own = {"docProps/custom.xml"} if MAIN in parts else set()
    bad = [n for n in parts if n not in own and any(mark in n for mark in _FORBIDDEN_PARTS)]
    found = [f"la partie {name}" for name in bad]
    for mark, wording in _FORBIDDEN_MARKS.items():
        found += [f"{wording} ({n})" for n, part in parts.items() if mark in part]
    for name, part in parts.items():
        if name.endswith(".rels"):
            found += [f"un lien vers {target}" for target in _outside(part)]
    return found + _machine(parts)


def _revisions(parts: dict[str, bytes], wanted: bool) -> list[str]:
    def foreign(mark: bytes) -> bool:
        return not (wanted and _BY_NOBODY.fullmatch(mark))

    marked = [name for name, part in parts.items() if any(map(foreign, _REVISION.findall(part)))]
    return [f"une marque de révision ({name})" for name in marked]


def _outside(relations: bytes) -> list[str]:
    root = etree.fromstring(relations)
    external = [each for each in root if each.get("TargetMode") == "External"]
    targets = [str(each.get("Target")) for each in external]
    return [target for target in targets if not target.startswith(("http://", "https://"))]


def _machine(parts: dict[str, bytes]) -> list[str]:
    folders = map(re.escape, re.split(r"[/\\]+", str(Path.home())))
    home = re.compile(r"[/\\]+".join([*folders, ""]).encode(), re.I)
    found = [f"un chemin de cet ordinateur ({n})" for n, part in parts.items() if home.search(part)]
    properties = b"\n".join(part for name, part in parts.items() if name.startswith("docProps/"))
    user = re.escape(getpass.getuser().encode())
    if re.search(rb"(?:>|^)\s*" + user + rb"\s*(?:<|$)", properties, re.M):
        found.append("le nom d’utilisateur de cet ordinateur")
    return found


class _Reading(NamedTuple):
    """The words of the file one after the other, and the beginnings of all that they say."""

    words: str
    beginnings: set[tuple[str, ...]]


def _leaks(parts: dict[str, bytes], texts: list[ToldText]) -> list[str]:
    """The hidden texts of which a sentence stands in the file and in no text it may hold."""
    whole = " ".join(map(words_of, parts.values()))
    readings = [_reading(text) for text in _with_and_without_asides(whole)]
    suspects = []
    for told in texts:
        if not told.allowed:
            suspects += [(told.where, s) for s in _phrases(told.text) if _stands(s, readings)]
    if not suspects:
        return []
    known = [*(told.text for told in texts if told.allowed), *every_label()]
    visible = [_words(text) for each in known for text in _with_and_without_asides(each)]
    hits = [where for where, phrase in suspects if not any(phrase in text for text in visible)]
    return list(dict.fromkeys(hits))


def _with_and_without_asides(text: str) -> list[str]:
    bare = _ASIDE.sub(" ", text)
    return [text] if bare == text else [text, bare]


def _reading(text: str) -> _Reading:
    words = plain_words(text)
    grams = {tuple(words[i : i + n]) for n in range(1, _GRAM + 1) for i in range(len(words))}
    return _Reading(f" {' '.join(words)} ", grams)


def _phrases(text: str) -> list[str]:
    read = (each for sentence in sentences(text) for each in _with_and_without_asides(sentence))
    phrases = map(_words, read)
    return [each for each in phrases if sum(map(str.isalpha, each)) >= _FEWEST_LETTERS]


def _stands(phrase: str, readings: list[_Reading]) -> bool:
    beginning = tuple(phrase.split()[:_GRAM])
    return any(beginning in each.beginnings and phrase in each.words for each in readings)


def _words(text: str) -> str:
    return f" {' '.join(plain_words(text))} "
