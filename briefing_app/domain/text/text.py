"""Text compared, cut into sentences, and named by a headline."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, takewhile

from briefing_app.domain.text.cleaning import clean

_SPELT = (("œ", "oe"), ("æ", "ae"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("’", "'"), ("‘", "'"))
_ACCENTS = re.compile("[\u0300-\u036f]+")
_ELISION = re.compile(r"\A(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)", re.I)
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Case, accents, œ, æ and curly apostrophes folded, so that spellings can be compared."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFD", text.casefold())
    for letter, spelt in _SPELT:
        text = text.replace(letter, spelt)
    return _ACCENTS.sub("", text)


def plain_words(text: str) -> list[str]:
    """The folded words of a text, cut where the full-text index cuts them."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The beginning, without accents, that the forms of a French word share.

    The index is asked for everything that begins so; the stem is therefore a prefix of the
    folded word (an elided article left out), or the whole word when it would be too short.
    """
    import snowballstemmer  # 28 ms: paid at the first search, not when the program starts

    bare = _ELISION.sub("", word)
    plain, root = fold(bare), fold(snowballstemmer.stemmer("french").stemWord(bare.lower()))
    if not plain.startswith(root):
        shared = takewhile(lambda pair: pair[0] == pair[1], zip(plain, root, strict=False))
        root = "".join(letter for letter, _ in shared)
        root = root if len(root) > 3 else plain
    # Typed without accents, "hebergees" keeps an e where "hebergement" has it too: not a stem.
    root = root.removesuffix("e") if len(root) > 6 else root
    return root if len(root) > 2 else plain


# Sentences and headlines.

_LIST_LINE = re.compile(r"\s*(?:[-–—•*]|[0-9]{1,3}[.)/]|[a-z]\))\s")
_ENDED = re.compile(r"[.!?…:;][\s»”\")\]]*\Z")
_STOP = re.compile(r"(?<![.!?…])([.!?…]+)(?:\s?[»”\")\]])*\s+(?=[«“\"(\[]?\s?[A-ZÀ-ÖØ-Þ0-9Œ])")
_BEFORE_STOP = re.compile(r"[^\s(«“\"]*\Z")
_ABBREVIATIONS = frozenset(
    "mm mme mmes mlle mlles me mgr dr pr st ste art p pp n° no cf ex al chap fig vol éd ed av bd"
    " env min max tél réf janv févr fév avr juil sept oct nov déc c.-à-d i.e vs ann suiv".split()
)
_MARKUP = re.compile(r"(?:#{1,6}\s|>|[-*+•–—]\s)\s*")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|~~|`|(?<!\w)[*_])(?=\S)([^\n]{1,500}?)(?<=\S)\1(?![*\w])")


def sentences(text: str) -> list[str]:
    """The sentences in order; a line of a list is never joined to its neighbours."""
    return [sentence for block in _blocks(text) for sentence in _split(block)]


def sentence_at(text: str, position: int) -> str:
    """The sentence that holds a place of the text; the one before, where it stands between two."""
    start = 0
    for sentence in sentences(text):
        words = r"\s+".join(map(re.escape, sentence.split()))
        found = re.compile(words).search(text, start)
        if found and position <= found.end():
            return sentence
        start = found.end() if found else start
    return ""


def _blocks(text: str) -> list[str]:
    """Lines joined as a page had wrapped them; a list, a blank or a short title line divides."""
    blocks: list[list[str]] = [[]]
    for line in map(str.strip, text.splitlines()):
        last = blocks[-1]
        if last and line and not _LIST_LINE.match(f"{line} ") and _goes_on(last, line):
            last.append(line)
        else:
            blocks.append([line] if line else [])
    return [" ".join(block) for block in blocks if block]


def _goes_on(block: list[str], line: str) -> bool:
    ended = len(block[-1]) < 60 or _ENDED.search(block[-1]) or _LIST_LINE.match(block[0])
    return line[0].islower() or not ended


def _split(block: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(block):
        if stop[1] != "." or not _is_abbreviation(block, start, stop.start()):
            yield block[start : stop.end()].strip()
            start = stop.end()
    if block[start:].strip():
        yield block[start:].strip()


def _is_abbreviation(block: str, start: int, stop: int) -> bool:
    word = _BEFORE_STOP.findall(block, max(start, stop - 12), stop)[0].lower()
    numbering = word.isdigit() and not block[start : stop - len(word)].strip()
    return word in _ABBREVIATIONS or numbering or (len(word) == 1 and word.isalpha())


def headline(text: str, limit: int = 80) -> str:
    """One line that says which text this is: its first sentence, without marks, cut at a word."""
    first = next(iter(sentences(text[:2000])), "")
    while mark := _MARKUP.match(first):
        first = first[mark.end() :]
    plain = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", first)).strip()
    return plain if len(plain) <= limit else _cut(plain, limit)


def _cut(text: str, limit: int) -> str:
    room = max(limit, 1) - 1
    whole_words = text[: room + 1].rpartition(" ")[0] or text[:room]
    return whole_words.rstrip(" ,;:–-") + "…"


_BLANK = re.compile(r"\n\s*\n")
_POINT = re.compile(r"^(?:- |\d{1,2}[.)/]\s+)", re.MULTILINE)
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_HEADER = re.compile(r"^(?:de|à|cc|cci|envoyé|objet|date|from|to|sent|subject)\s*:", re.IGNORECASE)
_GREETING = re.compile(
    r"^(?:bonjour|bonsoir|chers?|chères?|madame|monsieur|salut|coucou|merci|bien à (?:toi|vous)|"
    r"cordialement|bien cordialement|amicalement|bises|belle journée|bonne journée|à bientôt|"
    r"sincèrement|respectueusement|--\s*$|envoyé (?:de|depuis) mon)\b.*",
    re.IGNORECASE,
)
_FEWEST_WORDS = 5


def cut(message: str) -> list[str]:
    """The parts of a message that may be findings: greetings, quotes and signatures left out."""
    text = _QUOTED.sub("", clean(message).text)
    parts = [part for block in _BLANK.split(text) for part in _points(block)]
    return [part for part in map(_without_greetings, parts) if part]


def _points(block: str) -> list[str]:
    """A list gives a part for each of its points; what introduces it goes with the first."""
    starts = [found.start() for found in _POINT.finditer(block)]
    if len(starts) < 2:
        return [block]
    edges = [0, *starts[1:], len(block)]
    points = [block[a:b] for a, b in pairwise(edges)]
    return [_POINT.sub("", point, count=1) for point in points]


def _without_greetings(part: str) -> str:
    lines = [line.strip() for line in part.splitlines()]
    kept = [line for line in lines if not (_GREETING.match(line) or _HEADER.match(line))]
    text = " ".join(line for line in kept if line)
    return text if len(text.split()) >= _FEWEST_WORDS else ""
