"""How well a document was read: what is due against what was recognised, item by item.

An item counts as found when it pairs with one that is due whose words overlap by three quarters.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

from briefing_app.imports.recognition.proposed import Proposed, Recognition

_OVERLAP = 0.75
Due = dict[str, Any]
Pair = tuple[Due, Proposed]


@dataclass(frozen=True)
class Score:
    """F1 of each question; None where the document does not ask it."""

    found: float
    kinds: float
    measures: float | None
    themes: float
    people: float | None
    speakers: float | None
    date: bool


def score(due: Due, read: Recognition) -> Score:
    pairs = _paired(due["items"], read.items)
    right = [(g, r) for g, r in pairs if r.kind in {g["type"], *g.get("or_type", [])}]
    total = (len(read.items), len(due["items"]))
    cited = [({str(n).lower() for n in g.get("measures") or []}, set(r.measures)) for g, r in pairs]
    themed = [(set(g.get("themes") or []), set(r.themes)) for g, r in pairs]
    people = {_name(p["name"]) for p in due["participants"] if p.get("name")}
    present = {_name(p.name) for p in read.front.participants}
    spoken = [(g["speaker"], r.speaker) for g, r in pairs if g.get("speaker")]
    return Score(
        found=_f1(len(pairs), *total),
        kinds=_f1(len(right), *total),
        measures=_sets(cited) if any(g for g, _ in cited) else None,
        themes=_sets(themed),
        people=_f1(len(people & present), len(present), len(people)) if people else None,
        speakers=sum(_alike(a, b) for a, b in spoken) / len(spoken) if spoken else None,
        date=due["date"] == (read.front.date.isoformat() if read.front.date else None),
    )


def words(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKD", text.replace("-\n", "")).encode("ascii", "ignore")
    return Counter(re.findall(r"[a-z0-9]+", plain.decode().lower()))


def _paired(due: list[Due], read: tuple[Proposed, ...]) -> list[Pair]:
    """One to one, the best overlaps first."""
    bags = [words(item.text) for item in read]
    scored = []
    for g, item in enumerate(due):
        bag = words(item["text"])
        overlaps = ((_dice(bag, other), g, r) for r, other in enumerate(bags))
        scored += [each for each in overlaps if each[0] >= _OVERLAP]
    used_due, used_read, pairs = set[int](), set[int](), list[Pair]()
    for _, g, r in sorted(scored, reverse=True):
        if g not in used_due and r not in used_read:
            used_due.add(g)
            used_read.add(r)
            pairs.append((due[g], read[r]))
    return pairs


def _dice(a: Counter[str], b: Counter[str]) -> float:
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 0.0


def _alike(due: str, read: str) -> bool:
    return _dice(words(due), words(read)) >= 0.5


def _name(name: str) -> str:
    return " ".join(sorted(words(name)))


def _sets(pairs: list[tuple[set[str], set[str]]]) -> float:
    return _f1(
        sum(len(g & r) for g, r in pairs),
        sum(len(r) for _, r in pairs),
        sum(len(g) for g, _ in pairs),
    )


def _f1(hit: int, said: int, due: int) -> float:
    return 2 * hit / (said + due) if said + due else 1.0
