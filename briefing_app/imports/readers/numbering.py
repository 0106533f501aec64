"""The numbers and bullets of Word's lists, as Word would show them."""

from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
          (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_DEEPEST = 9


@dataclass(slots=True)
class Level:
    """One level of a list: its pattern (« %1.%2 »), how it counts, where it starts."""

    text: str = ""
    format: str = "decimal"
    start: int = 1
    style: str = ""


@dataclass(slots=True)
class _List:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class ListNumbering:
    """Counts as it goes: ask for the markers in the order of the document."""

    def __init__(self, root: etree._Element | None = None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        self.of_style: dict[str, tuple[str, int]] = {}
        if root is not None:
            self._load(root)

    def marker(self, list_id: str, level: int) -> str:
        """The marker of the next paragraph of that list; nothing where the list is not known."""
        known = self._lists.get(list_id)
        if known is None:
            return ""
        level = min(level, _DEEPEST - 1)
        counts = self._counts[known.abstract]
        if list_id not in self._begun:
            self._begun.add(list_id)
            counts.update({each: start - 1 for each, start in known.starts.items()})
        start = self._level(known, level).start
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return self._shown(known, level, counts)

    def _level(self, known: _List, level: int) -> Level:
        return (
            known.levels.get(level) or self._abstract.get(known.abstract, {}).get(level) or Level()
        )

    def _shown(self, known: _List, level: int, counts: dict[int, int]) -> str:
        pattern = self._level(known, level)
        if pattern.format in ("bullet", "none"):
            return pattern.text.strip() or ("•" if pattern.format == "bullet" else "")
        shown = pattern.text
        for each in range(level + 1):
            this = self._level(known, each)
            number = counts.get(each, this.start)
            shown = shown.replace(f"%{each + 1}", written_number(number, this.format))
        return shown.strip()

    def _load(self, root: etree._Element) -> None:
        for each in root.iter(f"{W}abstractNum"):
            levels = {_int(level, "ilvl"): _level(level) for level in each.iter(f"{W}lvl")}
            self._abstract[each.get(f"{W}abstractNumId", "")] = levels
        for each in root.iter(f"{W}num"):
            self._load_list(each)

    def _load_list(self, each: etree._Element) -> None:
        list_id = each.get(f"{W}numId", "")
        link = each.find(f"{W}abstractNumId")
        known = _List(link.get(f"{W}val", "") if link is not None else "")
        for override in each.iter(f"{W}lvlOverride"):
            level = _int(override, "ilvl")
            start = override.find(f"{W}startOverride")
            if start is not None:
                known.starts[level] = _int(start, "val", 1)
            own = override.find(f"{W}lvl")
            if own is not None:
                known.levels[level] = _level(own)
        self._lists[list_id] = known
        for level, pattern in self._abstract.get(known.abstract, {}).items():
            if pattern.style:
                self.of_style.setdefault(pattern.style, (list_id, level))


def _level(each: etree._Element) -> Level:
    def value(name: str) -> str:
        found = each.find(f"{W}{name}")
        return found.get(f"{W}val", "") if found is not None else ""

    start = value("start")
    return Level(
        value("lvlText"),
        value("numFmt") or "decimal",
        int(start) if start.isdigit() else 1,
        value("pStyle"),
    )


def _int(each: etree._Element, name: str, default: int = 0) -> int:
    value = each.get(f"{W}{name}", "")
    return int(value) if value.isdigit() and len(value) < 6 else default


def written_number(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 9 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number % 4000)
        return roman if form == "upperRoman" else roman.lower()
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        shown += letters * (number // value)
        number %= value
    return shown
