"""A sentence and its new wording, with the words that changed marked in both."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from briefing_app.documents.blocks import Change, Span, Spans

_PIECE = re.compile(r"\s+|\w+(?:[’'-]\w+)*[’']?|[^\w\s]", re.UNICODE)
_ISLAND = 2
"""Words that stay between two changes are shown as changed too, where they are so few."""

Step = tuple[bool, str, str]
"""Whether it stays, what was said, what is said now."""


def steps(old: str, new: str) -> list[Step]:
    """Both sentences side by side, piece by piece."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[Step] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        was, now = "".join(before[a:b]), "".join(after[c:d])
        stays = tag == "equal" and not (found and b < len(before) and _is_island(was))
        if found and not stays and not found[-1][0]:
            _, earlier, later = found.pop()
            was, now = earlier + was, later + now
        found.append((stays, was, now))
    return found


def _is_island(text: str) -> bool:
    return sum(1 for word in text.split() if word.isalpha()) < _ISLAND


def marked_old(old: str, new: str) -> Spans:
    return tuple(_marked(each[0], each[1], Change.REMOVED) for each in steps(old, new) if each[1])


def marked_new(old: str, new: str) -> Spans:
    return tuple(_marked(each[0], each[2], Change.ADDED) for each in steps(old, new) if each[2])


def tracked(old: str, new: str) -> Spans:
    """One sentence that holds both, as revisions that Word can accept or reject."""
    return tuple(_revised(old, new))


def _revised(old: str, new: str) -> Iterator[Span]:
    for stays, was, now in steps(old, new):
        if stays:
            yield Span(was, verbatim=True)
        else:
            changes = ((was, Change.DELETED), (now, Change.INSERTED))
            yield from (_marked(False, text, change) for text, change in changes if text)


def _marked(stays: bool, text: str, change: Change) -> Span:
    return Span(text, change=Change.NONE if stays else change, verbatim=True)
