"""The bullets and numbers that begin a point or a heading, as people type them."""

import re
from typing import NamedTuple

_BULLET = re.compile(
    "(?:[•●▪▫◦‣·∙⁃■□○◆◇►▶➢➣➤➔❖✓✔\uf000-\uf0ff]|[-–—‒―]|\\*(?!\\w)|[oØü§](?= )) *(?=\\S)"
)
_ROMAN = r"(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})"
_NUMBER = re.compile(
    rf"""(?:
      [0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}}(?:\s?[-–—/).:]+)?(?=\s)   # 1.2  1.2.3 -
    | [0-9]{{1,2}}\s?(?:[/)°]|\s[-–—]|\.(?![0-9]))[-–—.]?(?=\s)         # 1/  1)  1.  1 -
    | [0-9]{{1,2}}[-–—](?=\s)                                          # 1-
    | {_ROMAN}\s?(?:[-–—/).:]|\.[-–—])(?=\s)                           # II.  I-
    | [A-H](?:\s[-–—]|[/)])(?=\s)                                      # A)  A -
    | [a-h](?:\s[-–—]|[/).])(?=\s)                                     # a)
    )\s+(?=\S)""",
    re.VERBOSE,
)
_DEEP = re.compile(r"[0-9]+")


class Marked(NamedTuple):
    """A text without the marker it began with."""

    marker: str
    text: str


def split(text: str) -> Marked:
    marker = ""
    while found := _BULLET.match(text):
        marker = marker or found[0].strip()
        text = text[found.end() :]
    if not marker and (found := _NUMBER.match(text)):
        marker, text = found[0].strip(), text[found.end() :]
    return Marked(marker, text)


def is_bullet(marker: str) -> bool:
    return bool(marker) and not any(char.isalnum() for char in marker if char not in "oØü§")


def is_number(marker: str) -> bool:
    return bool(marker) and not is_bullet(marker)


def depth(marker: str) -> int:
    """How many numbers a marker holds: 3 for « 1.2.3 »; 0 for a bullet."""
    return len(_DEEP.findall(marker)) or int(is_number(marker))
