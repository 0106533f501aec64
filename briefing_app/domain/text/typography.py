"""French typography is put on when a document leaves.

A change of house style therefore never touches what is stored.
"""

import re
from collections.abc import Callable

from briefing_app.domain.choices import Typography

_By = str | Callable[[re.Match[str]], str]

_GAP = "[ \u00a0\u2009\u202f]"
_UNITS = (
    "ans?|années?|mois|semaines?|jours?|j|heures?|h|minutes?|min|secondes?|s|euros?|[kM]€|Md€"
    "|milliers?|millions?|milliards?|km²?|m²?|cm|mm|kg|g|ko|Mo|Go|°C|places?|pages?|points?"
)
_HINTS = ("://", "www.", "@", "`", ":\\", "::")
_UNTOUCHED = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>«»“”]*[^\s<>«»“”.,;:!?…)\]]"
    r"|(?<![\w.+-])[\w.+-]+@\w[\w.-]*\w|`[^`\n]+`|\b[A-Za-z]:\\[^\s»]*|\b\w+::\w+"
)


def _rules(*rules: tuple[str, _By]) -> tuple[tuple[re.Pattern[str], _By], ...]:
    return tuple((re.compile(pattern.replace("~", _GAP)), by) for pattern, by in rules)


_THEN = r"(?:[\s»)”\]…]|\Z)"  # what may follow a sign, unless it belongs to a code or an address
_TITLE = r"[MDPS](?<!\w.)(?:(?<=M)(?:M?\.|(?:me|lle)s?|gr|e)|(?<=[DP])r|(?<=S)te?)"
_PLACE_OF = r"§|\.(?:(?<=\bp.)|(?<=\b(?:pp|al).)|(?<=\b(?:art|vol|fig).)|(?<=\bchap.))"
_COMMON = _rules(
    (r"\.\.\.(?<!\.\.\.\.)(?!\.)", "…"),
    (r"([°º])(?<=\b[nN].)(?:~+(?=\w)|(?=[0-9]))", "\\1\u00a0"),
    (r"([0-9])~*([%‰€])(?!\w)", "\\1\u00a0\\2"),
    (rf"([0-9])~+(?=(?:{_UNITS})(?![\w'’]))", "\\1\u00a0"),
    (r"([0-9]~?h)~+(?=[0-5][0-9](?!\w))", "\\1\u00a0"),
    (r"[0-9](?<![0-9,.].)[0-9]{0,2}(?:~[0-9]{3})+(?![0-9])", lambda m: "\u00a0".join(m[0].split())),
    (rf"({_TITLE})~+(?=[A-ZÀ-Þ]|l[ea]~)", "\\1\u00a0"),
    (rf"({_PLACE_OF})~+(?=[0-9LRDIVX])", "\\1\u00a0"),
)
_SIGNS = {
    Typography.FRANCE: _rules(
        (r"«~*(?=[^\s»])", "«\u00a0"),
        (r"~(?<=[^\s«].)~*(?=»)", "\u00a0"),
        (r"»(?<=[^\s«].)", "\u00a0»"),
        (r"~(?<=\S.)~*(?=[;!?])", "\u202f"),
        (rf"[;!?](?<=[\w»)”\]].)(?=[;!?]*{_THEN})", "\u202f\\g<0>"),
        (r"~(?<=\S.)~*(?=:(?!:))", "\u00a0"),
        (r":(?<=[\w»)”\]].)(?=[\s«“\"]|\Z)", "\u00a0:"),
    ),
    Typography.EUROPE: _rules(
        (r"«~+", "«"),
        (r"~(?<!~.)~*»", "»"),
        (rf"~(?<=[\w»)”\]\"%€….].)~*(?=[;:!?]+{_THEN})", ""),
    ),
}


def typeset(text: str, style: Typography = Typography.FRANCE) -> str:
    """The text with the spaces French printers want; addresses, codes and paths stay as typed."""
    kept = _UNTOUCHED.findall(text) if any(hint in text for hint in _HINTS) else []
    if not kept:
        return _set(text, style)
    stand_in = next(c for c in map(chr, range(0xE000, 0x110000)) if c not in text)
    back = iter(kept)
    return re.sub(stand_in, lambda _: next(back), _set(_UNTOUCHED.sub(stand_in, text), style))


def _set(text: str, style: Typography) -> str:
    for pattern, by in _COMMON + _SIGNS[style]:
        text = pattern.sub(by, text)
    return text
