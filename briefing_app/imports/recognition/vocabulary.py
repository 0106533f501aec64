"""The words that recognition goes by: `resources/reading.toml`, compiled once."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from briefing_app.domain.text.text import plain_words
from briefing_app.paths import shipped

Words = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Expressions that speak for a kind, plainly or a little."""

    strong: Words
    weak: Words

    def score(self, bare: str) -> float:
        return len(self.strong.findall(bare)) + 0.3 * min(3, len(self.weak.findall(bare)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    sections: dict[str, Words]
    cues: dict[str, Cues]
    firmness: dict[str, Words]
    sides: dict[str, Words]
    names: dict[str, Words]
    positions: Words
    announces: Words
    speaks: Words


def bare(text: str) -> str:
    """The text as expressions see it: folded words, one space between them and around."""
    return f" {' '.join(plain_words(text))} "


def compiled(expressions: Iterable[str]) -> Words:
    """One pattern for all the expressions, the longest first, to be searched in a `bare` text."""
    patterns = sorted({_pattern(each) for each in expressions}, key=len, reverse=True)
    return re.compile(f"(?<= )(?:{'|'.join(patterns)})(?= )")


@cache
def vocabulary() -> Vocabulary:
    content = tomllib.loads(shipped("resources/reading.toml").read_text("utf-8"))

    def table(name: str) -> dict[str, Words]:
        return {key: compiled(words) for key, words in content[name].items()}

    cues = {
        kind: Cues(compiled(words["strong"]), compiled(words["weak"]))
        for kind, words in content["cues"].items()
    }
    turns = table("turns")
    return Vocabulary(
        sections=table("sections"),
        cues=cues,
        firmness=table("firmness"),
        sides=table("sides"),
        names=table("names"),
        positions=table("positions")["words"],
        announces=turns["announces"],
        speaks=turns["verbs"],
    )


def _pattern(expression: str) -> str:
    return " ".join(_word(each) for each in expression.split())


def _word(written: str) -> str:
    """« saisir » with or without its plural s; « préconis* » with any ending."""
    plain = " ".join(plain_words(written))
    if written.endswith("*"):
        return plain + "[a-z0-9]*"
    return plain + ("s?" if len(plain) > 3 and not plain.endswith("s") else "")
