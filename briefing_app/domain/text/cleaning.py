"""Text is cleaned once, at the door: when it is pasted or imported.

NUL, lone surrogates or U+FFFE make every writer of files fail later. What is stored has ordinary
spaces only.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_LATIN = "A-Za-zÀ-ɏ"
_LETTER = f"[{_LATIN}0-9]"
_BULLETS = "•●▪▫◦‣·∙⁃■○◆◇►▶➢➣➤➔❖"
_SOFT = "\x1f\xad"  # where a word may be cut (Word's own code, Unicode)
_CUT = "\x02\ufffe"  # where PDFium saw a word cut at the end of a line
# U+FFFD is not among them: it shows that something was lost before the text came to us.
_FORBIDDEN = (
    "\x00\x01\x03-\x08\x0e-\x1d\x7f\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\uffff"
    "\U000e0000-\U000e0fff"
) + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

# The quick test: text made of these only, without a rough edge, is clean as it stands.
_PLAIN_CHARS = "\n -~À-ÿŒœŸ’‘“”«»–—…€°§"
_PLAIN, _ODD = re.compile(f"[{_PLAIN_CHARS}]*"), re.compile(f"[^{_PLAIN_CHARS}]")
_ROUGH_START = re.compile(r"[ \n–—]|-[^ ]|[oØü§] ")
_ROUGH_LINE = re.compile(r"\n(?:(?<=[ -]\n)|[ –—]|\n\n|-[^ ]|[oØü§] )")

_LIST_MARK = re.compile(
    rf"^(?:[{_BULLETS}] *)+(?:\n(?=[^–—-]))?(?=[^\s{_BULLETS}])|^[–—‒―] +(?=\S)", re.M
)
_LONE_BULLET = re.compile(rf"^(?:[{_BULLETS}] *)+$", re.M)
_TYPED_MARK = re.compile(rf"^(?:[oØü§] (?=[^\W\d_])|-(?=[{_LATIN}]))", re.M)
_SYMBOL_BULLET = re.compile("^ *[\uf000-\uf0ff]", re.M)
_PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")

# Compound words keep their hyphen at a line end, the others lose it: "mi-temps" but "mineur".
_LEFT_PART = re.compile(rf"[{_LATIN}0-9’'-]*\Z")
_RIGHT_PART = re.compile(rf"[{_LATIN}0-9’'-]*")
_FIRST = _words(
    "là demi semi non sous vice quasi avant arrière après sans porte contre socio médico franco"
    " saint sainte haut petit grand court long plein rez grands mot compte"
)
_FIRST_BEFORE = {
    "au": ("dess", "del", "devant"), "par": ("dess", "del", "devant"), "est": ("ce",),
    "ci": ("dess", "joint", "après", "contre", "inclus"), "quelques": ("un",),
    "ex": ("mari", "femme", "minist", "présid", "compagn", "conjoint", "épou", "détenu"),
    "mi": ("temps", "chemin", "carrière", "journée", "parcours", "mandat", "année", "janv", "fév",
           "mars", "avril", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"),
    "outre": ("mer", "atlant", "manche"), "savoir": ("faire", "être"),
}  # fmt: skip
_SOLID = {
    "contre": ("faç", "fai", "dire", "dis", "ven", "ban", "par", "poi", "sens", "sig", "maî"),
    "franco": ("ph",), "long": ("temps",), "socio": ("log",), "sous": ("cri", "trair", "trac"),
}  # fmt: skip
_LAST = _words(
    "il elle ils elles on vous moi toi même mêmes là ci à être verbal verbaux rendu rendus cadre"
    " clé clés major"
)
_WHOLE = frozenset({"merci", "ceci", "voici", "souci", "raccourci", "aujourd'hui"})
_LINKS = ("à-", "de-", "d'", "du-", "des-", "en-", "et-", "l'", "la-", "le-", "les-", "t-", "sur-")
_NUMBERS = _words(
    "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " vingt vingts trente quarante cinquante soixante cent cents"
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
    odd = "".join(set(_ODD.findall(text)))
    for wording, needs, run in _STEPS:
        if needs is None or needs.search(odd):
            text, count = run(text)
            counts[wording] = counts.get(wording, 0) + count
    said = (f"{count} {wording[count > 1]}" for wording, count in counts.items() if count)
    return Cleaned(text, tuple(said))


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


def _trim(text: str) -> tuple[str, int]:
    text, runs = re.subn("  +", " ", text)
    text, edges = re.subn(" \n ?|\n ", "\n", text)
    trimmed = text.strip(" ")
    return trimmed, runs + edges + len(text) - len(trimmed)


def _close_up(text: str) -> tuple[str, int]:
    """At most one blank line, and none around the text."""
    trimmed = text.strip("\n")
    closed, runs = re.subn("\n\n\n+", "\n\n", trimmed)
    return closed, runs + len(text) - len(trimmed)


def _mark_lists(text: str) -> tuple[str, int]:
    text, count = _LIST_MARK.subn("- ", text)
    text, lone = _LONE_BULLET.subn("", text)
    typed = len(_TYPED_MARK.findall(text))
    # "o mot", "-mot": a list only if there are several, or if other items are near.
    if typed > 1 or (typed and "\n- " in f"\n{text}"):
        return _TYPED_MARK.sub("- ", text), count + lone + typed
    return text, count + lone


def _seam(cut: re.Match[str]) -> str:
    """Between the halves of a cut word: nothing, or a hyphen; the page around decides first."""
    text, start, end = cut.string, cut.start(), cut.end()
    left = _LEFT_PART.findall(text, max(0, start - 40), start)[0]
    right = _RIGHT_PART.findall(text, end, end + 40)[0]
    near = text[max(0, start - 2000) : end + 2000]
    if f"{left}-{right}" in near:
        return "-"
    return "-" if left + right not in near and _is_compound(left, right) else ""


def _is_compound(left: str, right: str) -> bool:
    if left[-1].isdigit() or not right[0].islower():
        return True
    left, right = left.lower().replace("’", "'"), right.lower().replace("’", "'")
    first = re.split("[-']", left)[-1]
    solid = left + right in _WHOLE or right.startswith(_SOLID.get(first, ()))
    return not solid and (
        first in _FIRST
        or right in _LAST
        or right.startswith(_LINKS + _FIRST_BEFORE.get(first, ()))
        or (first in _NUMBERS and right.split("-")[0] in _NUMBERS)
        or ("-" in left and f"{first}-" in _LINKS)
    )


_Wording = tuple[str, str]
_By = str | Callable[[re.Match[str]], str]
_Step = tuple[_Wording, re.Pattern[str] | None, Callable[[str], tuple[str, int]]]


def _step(wording: _Wording, pattern: str, by: _By, needs: str = "") -> _Step:
    """Replace a pattern, in texts that hold one of the characters it needs."""
    compiled = re.compile(pattern)
    return wording, re.compile(needs or pattern), lambda text: compiled.subn(by, text)


_REMOVED = ("caractère interdit ou invisible retiré", "caractères interdits ou invisibles retirés")
_MENDED = ("césure de fin de ligne réunie", "césures de fin de ligne réunies")
_HYPHEN = ("trait d’union rétabli", "traits d’union rétablis")
_AT_SOFT = f"[{_SOFT}]+ *\n *(?={_LETTER})"
_AT_HYPHEN = rf"-\n(?:(?<=[{_LATIN}]-\n)(?={_LETTER})|(?<=[0-9]-\n)(?=[0-9]))"

# The order matters: each step relies on those above, and none brings back what they removed.
_STEPS: tuple[_Step, ...] = (
    _step(("caractère Windows rétabli", "caractères Windows rétablis"), "[\x80-\x9f]", _windows),
    _step(("fin de ligne uniformisée", "fins de ligne uniformisées"),
          "\r\n?|[\x0b\x0c\u2028\u2029]", "\n"),
    _step(_REMOVED, f"[{_FORBIDDEN}]", ""),
    _step(("espace particulier rendu ordinaire", "espaces particuliers rendus ordinaires"),
          "[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", " "),
    _step(_HYPHEN, "[\x1e\u2010\u2011]", "-"),
    _step(_HYPHEN, f"(?<=[0-9])[{_SOFT}](?: *\n *)?(?=[0-9])", "-", f"[{_SOFT}]"),
    _step(_MENDED, f"(?<={_LETTER}-){_AT_SOFT}|(?<={_LETTER}){_AT_SOFT}", "", f"[{_SOFT}]"),
    _step(_MENDED, rf"(?<={_LETTER})[{_CUT}] *\n? *(?={_LETTER})", _seam, f"[{_CUT}]"),
    _step(_REMOVED, f"[{_SOFT}{_CUT}]", ""),
    (_REMOVED, _PRIVATE_USE, _drop_private),
    _step(("ligature développée", "ligatures développées"), "[ﬀ-ﬆ]", lambda m: _LIGATURES[m[0]]),
    (("accent recomposé", "accents recomposés"), re.compile(""), _compose),
    (("espace en trop retiré", "espaces en trop retirés"), None, _trim),
    (("puce remplacée par un tiret", "puces remplacées par un tiret"), None, _mark_lists),
    (_MENDED, None, lambda text: re.subn(_AT_HYPHEN, _seam, text)),
    (("ligne vide en trop retirée", "lignes vides en trop retirées"), None, _close_up),
)  # fmt: skip
