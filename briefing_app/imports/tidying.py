"""What belongs to one item though it was typed in several paragraphs."""

import re
from collections.abc import Sequence

from briefing_app.imports import markers
from briefing_app.imports.line import Style
from briefing_app.imports.segment import Paragraph, merged

_QUOTE = re.compile(r"[«“\"]")
_NOUN = re.compile(
    r"(?:les?|la|l[’']|un|une|des|du|de la|aux?|ce(?:s|lles|ux)?|par|pour|en|sur|dans|à"
    r"|soit|et)[\s’']?",
    re.I,
)
_LONG = 110
_ANNOUNCES = re.compile(
    r"\b(?:constat|engagement|demande|recommandation|lacune|proposition|décision|point|mesure)\w*\s+"
    r"(?:suivant|ci-dessous)|\bdemand\w+|\brecommand\w+|\bs[’']engag\w+",
    re.I,
)


def tidied(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """A quotation goes with what announces it, and so does a short list inside a sentence."""
    found: list[Paragraph] = []
    in_list = False
    for index, each in enumerate(paragraphs):
        above = found[-1] if found and found[-1].cell == each.cell else None
        if above and _is_quotation(above, each):
            found[-1] = merged(above, each)
        elif (
            above
            and (in_list or above.text.endswith(":"))
            and _is_enumeration(paragraphs, index, above, in_list)
        ):
            found[-1] = merged(above, each, "\n")
            in_list = True
            continue
        elif above and in_list and above.marker and not each.marker and each.cell:
            found[-1] = merged(above, each, "\n\n")
        else:
            found.append(each)
        in_list = False
    return found


def _is_quotation(above: Paragraph, each: Paragraph) -> bool:
    return bool(above.text.endswith(":") and _QUOTE.match(each.text) and not each.marker)


def _is_enumeration(
    paragraphs: Sequence[Paragraph], index: int, above: Paragraph, in_list: bool
) -> bool:
    """Short points in small letters that finish the sentence above, and are no items themselves."""
    each = paragraphs[index]
    if not markers.is_bullet(each.marker) and each.style is not Style.POINT:
        return False
    if not in_list and (above.style is Style.HEADING or _ANNOUNCES.search(above.text)):
        return False
    return each.text[0].islower() and len(each.text) < _LONG and bool(_NOUN.match(each.text))
