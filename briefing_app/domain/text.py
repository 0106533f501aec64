"""What is done to text: at the door, when it is compared, when it leaves, in lists.

Text is cleaned once, when it is pasted or imported, because NUL, lone surrogates or U+FFFE make
every writer of files fail later. It is stored with ordinary spaces only; French typography is
put on when a document leaves, so that a change of house style never touches what is stored.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from os.path import commonprefix

# Cleaning.

_LATIN = "A-Za-zÀ-ɏ"
_LETTER = f"[{_LATIN}0-9]"
_BULLETS = "•●▪▫◦‣·∙⁃■○◆◇►▶➢➣➤➔❖"
_SOFT = "\x1f\xad"  # where a word may be cut (Word's own code, Unicode)
_CUT = "\x02\ufffe"  # where PDFium saw a word cut at the end of a line
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
# U+FFFD is not among them: it shows that something was lost before the text came to us.
_FORBIDDEN = (
    "\x00\x01\x03-\x08\x0e-\x1d\x7f\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\uffff"
    "\U000e0000-\U000e0fff"
) + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

# The quick test: text made of these only, without a rough edge, is clean as it stands.
_PLAIN = re.compile("[\n -~À-ÿŒœŸ’‘“”«»–—…€°§]*")
_ROUGH_START = re.compile(r"[ \n–—]|-[^ ]|[oØü§] ")
_ROUGH_LINE = re.compile(r"\n(?:(?<=[ -]\n)|[ –—]|\n\n|-[^ ]|[oØü§] )")

_LIST_MARK = re.compile(
    rf"^(?:[{_BULLETS}] *)+(?:\n(?=[^–—-]))?(?=[^\s{_BULLETS}])|^[–—‒―] +(?=\S)", re.M
)
_LONE_BULLET = re.compile(rf"^(?:[{_BULLETS}] *)+$", re.M)
_TYPED_MARK = re.compile(rf"^(?:[oØü§] (?=[^\W\d_])|-(?=[{_LATIN}]))", re.M)
_ITEM = re.compile(r"^- ", re.M)
_SYMBOL_BULLET = re.compile("^ *[\uf000-\uf0ff]", re.M)
_PRIVATE_USE = re.compile(f"[{_PRIVATE}]")

# Compound words keep their hyphen at a line end, the others lose it: "mi-temps" but "mineur".
_LEFT_PART = re.compile(rf"[{_LATIN}0-9’'-]*\Z")
_RIGHT_PART = re.compile(rf"[{_LATIN}0-9’'-]*")
_FIRST = frozenset(
    "là demi semi non sous vice quasi avant arrière après sans porte contre socio médico franco"
    " saint sainte haut petit grand court long plein rez grands mot compte".split()
)
_FIRST_BEFORE = {
    "au": ("dess", "del", "devant"),
    "ci": ("dess", "joint", "après", "contre", "inclus"),
    "est": ("ce",),
    "ex": ("mari", "femme", "minist", "présid", "compagn", "conjoint", "épou", "détenu"),
    "mi": ("temps", "chemin", "carrière", "journée", "parcours", "mandat", "année", "janv", "fév",
           "mars", "avril", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"),
    "outre": ("mer", "atlant", "manche"),
    "par": ("dess", "del", "devant"),
    "quelques": ("un",),
    "savoir": ("faire", "être"),
}  # fmt: skip
_SOLID = {
    "contre": ("faç", "fai", "dire", "dis", "ven", "ban", "par", "poi", "sens", "sig", "maî"),
    "franco": ("ph",),
    "long": ("temps",),
    "socio": ("log",),
    "sous": ("cri", "trai", "trac"),
}
_LAST = frozenset(
    "il elle ils elles on vous moi toi même mêmes là ci à être verbal verbaux rendu rendus cadre"
    " clé clés major".split()
)
_WHOLE = frozenset({"merci", "ceci", "voici", "souci", "raccourci", "aujourd'hui"})
_LINKS = ("à-", "de-", "d'", "du-", "des-", "en-", "et-", "l'", "la-", "le-", "les-", "t-", "sur-")
_NUMBERS = frozenset(
    "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " vingt vingts trente quarante cinquante soixante cent cents".split()
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text to keep, and in French what was changed in it, for the notice she reads."""

    text: str
    changes: tuple[str, ...] = ()


def clean(text: str) -> Cleaned:
    """Make text safe to store and to write anywhere; says nothing when it was clean already."""
    if _is_clean(text):
        return Cleaned(text)
    counts: dict[tuple[str, str], int] = {}
    for wording, run in _STEPS:
        text, count = run(text)
        if count:
            counts[wording] = counts.get(wording, 0) + count
    return Cleaned(text, tuple(f"{n} {wording[n > 1]}" for wording, n in counts.items()))


def _is_clean(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and "  " not in text
        and text[-1:] not in (" ", "\n")
        and not _ROUGH_START.match(text)
        and ("\n" not in text or not _ROUGH_LINE.search(text))
    )


def _windows(found: re.Match[str]) -> str:
    """Control characters from 80 to 9F are cp1252 read as Latin-1: ’ « … œ € and others."""
    return found[0].encode("latin-1").decode("cp1252", "ignore")


def _drop_private(text: str) -> tuple[str, int]:
    """A private character of a symbol font that begins a line was a bullet on the page."""
    return _PRIVATE_USE.subn("", _SYMBOL_BULLET.sub("•", text))


def _compose(text: str) -> tuple[str, int]:
    composed = unicodedata.normalize("NFC", text)
    return composed, 0 if composed == text else max(1, len(text) - len(composed))


def _mark_lists(text: str) -> tuple[str, int]:
    text, count = _LIST_MARK.subn("- ", text)
    text, lone = _LONE_BULLET.subn("", text)
    typed = len(_TYPED_MARK.findall(text))
    # "o mot", "-mot": a list only if there are several, or if other items are near.
    if typed > 1 or (typed and _ITEM.search(text)):
        return _TYPED_MARK.sub("- ", text), count + lone + typed
    return text, count + lone


def _mend(cut: re.Pattern[str], text: str) -> tuple[str, int]:
    """Join the words cut at a line end; what the same text writes elsewhere decides first."""
    if not cut.search(text):
        return text, 0
    known = set(re.findall(rf"[{_LATIN}]+(?:-[{_LATIN}]+)*", text.lower()))
    return cut.subn(partial(_seam, known), text)


def _seam(known: set[str], found: re.Match[str]) -> str:
    """What stands between the two halves: nothing, or the hyphen of a compound word."""
    text, start = found.string, found.start()
    left, right = _LEFT_PART.search(text, max(0, start - 40), start), _RIGHT_PART.match(text, found.end())
    return "-" if left and right and _is_compound(left[0], right[0], known) else ""


def _is_compound(left: str, right: str, known: set[str]) -> bool:
    if left[-1].isdigit() or not right[0].islower():
        return True
    left, right = left.lower().replace("’", "'"), right.lower().replace("’", "'")
    if f"{left}-{right}" in known or f"{left}{right}" in known:
        return f"{left}-{right}" in known
    first = re.split("[-']", left)[-1]
    if f"{left}{right}" in _WHOLE or right.startswith(_SOLID.get(first, ())):
        return False
    return (
        first in _FIRST
        or right in _LAST
        or right.startswith(_LINKS + _FIRST_BEFORE.get(first, ()))
        or (first in _NUMBERS and right.split("-")[0] in _NUMBERS)
        or ("-" in left and f"{first}-" in _LINKS)
    )


_Wording = tuple[str, str]
_Run = Callable[[str], tuple[str, int]]


def _sub(pattern: str, by: str | Callable[[re.Match[str]], str]) -> _Run:
    compiled = re.compile(pattern, re.M)
    return lambda text: compiled.subn(by, text)


_REMOVED = ("caractère interdit ou invisible retiré", "caractères interdits ou invisibles retirés")
_MENDED = ("césure de fin de ligne réunie", "césures de fin de ligne réunies")

# The order matters: each step relies on those above, and none brings back what they removed.
_STEPS: tuple[tuple[_Wording, _Run], ...] = (
    (("caractère Windows rétabli", "caractères Windows rétablis"), _sub("[\x80-\x9f]", _windows)),
    (("fin de ligne uniformisée", "fins de ligne uniformisées"),
     _sub("\r\n?|[\x0b\x0c\u2028\u2029]", "\n")),
    (_REMOVED, _sub(f"[{_FORBIDDEN}]", "")),
    (("espace particulier rendu ordinaire", "espaces particuliers rendus ordinaires"),
     _sub("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", " ")),
    (("trait d’union rétabli", "traits d’union rétablis"),
     _sub(rf"[\x1e\u2010\u2011]|(?<=[0-9])[{_SOFT}](?: *\n *)?(?=[0-9])", "-")),
    (_MENDED, _sub(rf"(?<={_LETTER}-)[{_SOFT}]+ *\n *(?={_LETTER})", "")),
    (_MENDED, _sub(rf"(?<={_LETTER})[{_SOFT}]+ *\n *(?={_LETTER})", "")),
    (_MENDED, partial(_mend, re.compile(rf"(?<={_LETTER})[{_CUT}] *\n? *(?={_LETTER})"))),
    (_REMOVED, _sub(f"[{_SOFT}{_CUT}]", "")),
    (_REMOVED, _drop_private),
    (("ligature développée", "ligatures développées"), _sub("[ﬀ-ﬆ]", lambda m: _LIGATURES[m[0]])),
    (("accent recomposé", "accents recomposés"), _compose),
    (("espace en trop retiré", "espaces en trop retirés"), _sub("^ +|(?<= ) +| +$", "")),
    (("puce remplacée par un tiret", "puces remplacées par un tiret"), _mark_lists),
    (_MENDED, partial(_mend, re.compile(
        rf"(?<=[{_LATIN}])-\n(?={_LETTER})|(?<=[0-9])-\n(?=[0-9])"))),
    (("ligne vide en trop retirée", "lignes vides en trop retirées"),
     _sub(r"\A\n+|(?<=\n\n)\n+|\n+\Z", "")),
)  # fmt: skip

# Comparing and searching.

_FOLDED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "’": "'", "‘": "'"})
_MARKS_ABOVE = re.compile("[\u0300-\u036f]+")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.)", re.S)
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    spelt = unicodedata.normalize("NFD", text.casefold()).translate(_FOLDED)
    return _MARKS_ABOVE.sub("", spelt)


def fold(text: str) -> str:
    """Case, accents, œ, æ and curly apostrophes folded, so that spellings can be compared."""
    return text.lower() if text.isascii() else _fold(text)


def plain_words(text: str) -> list[str]:
    """The folded words of a text, cut where the full-text index cuts them."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The beginning, without accents, that the forms of a French word share.

    The index is asked for everything that begins so; the stem is therefore a prefix of the
    folded word (an elided article left out), or the whole word when it would be too short.
    """
    import snowballstemmer  # 28 ms: not paid at the start of the program, nor without a search

    plain = _ELISION.sub("", fold(word), count=1) if "'" in fold(word) else fold(word)
    bare = word.lower().replace("’", "'").rpartition("'")[2]
    root = fold(snowballstemmer.stemmer("french").stemWord(bare))
    if not plain.startswith(root):
        root = commonprefix([plain, root])
        root = root if len(root) > 3 else plain
    # Typed without its accents, "hebergees" keeps an e that "hebergement" has too late.
    root = root[:-1] if len(root) > 6 and root.endswith("e") else root
    return root if len(root) > 2 else plain
