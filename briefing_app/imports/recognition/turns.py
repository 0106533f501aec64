"""Who speaks, and what they say: one item per turn, and one per promise made in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing_app.domain.choices import Side
from briefing_app.domain.text.text import sentences
from briefing_app.imports.recognition import kinds, people
from briefing_app.imports.recognition.collecting import Collection
from briefing_app.imports.recognition.outline import Block
from briefing_app.imports.recognition.proposed import Front, Kind
from briefing_app.imports.recognition.vocabulary import bare, vocabulary

_ANNOUNCED = re.compile(
    r"(?P<what>[\w’' ]{3,40}?)\s+(?:par\s+|d(?:e la|e l[’']|es|u|e|[’'])\s*)"
    r"(?P<who>\S.{2,100}?)\s*[:.]?$"
)
_LABEL = re.compile(
    r"(?P<who>[^:\n]{3,120}?)\s*(?::|\s[–—-]|\.\s?[–—-])\s+(?P<said>\S.{10,})",
    re.S,
)
_BEFORE_VERB = re.compile(r" (?:(?:a|ont|nous|leur|lui|y|en|les|l|egalement|aussi) )*")
_PARTICIPLE = re.compile(r" (?:a|ont) (?:\w+ )?\w{3,}(?:e|i|u)e?s? ")
_LONGEST_SUBJECT = 10
_NAME_ENDS = re.compile(r"\s*[,(:]\s*|\s[–—-]\s")
_SILENT = frozenset({"participants", "apart", "agenda", "constat", "recommandation", "engagement"})


class Speakers:
    """The people and bodies whose names may stand before a turn."""

    def __init__(self, front: Front) -> None:
        self._sides = {person.name: person.side for person in front.participants}
        names = [*self._sides, front.interlocutor]
        self._known = {word for name in names for word in bare(name).split() if len(word) > 3}

    def announced(self, heading: str) -> str:
        """« Réponse de Mme X, conseillère » → « Mme X, conseillère »."""
        who = self._announced(heading)
        if who:
            return who
        plain = heading.rstrip(" :")
        return plain if people.is_name(_first(plain)) and len(plain) < 110 else ""

    def labelled(self, text: str, *, loosely: bool) -> tuple[str, str]:
        """The speaker and what is said; loosely: any body counts, for we are among turns."""
        found = _LABEL.match(text)
        if not found:
            return "", text
        who = found["who"].strip("* ")
        who = self._announced(who) or who
        first = _first(who)
        if people.is_name(first) or (loosely and len(who.split()) < 12 and self._may_speak(first)):
            return who, found["said"]
        return "", text

    def subject(self, text: str) -> str:
        """« Mme X, conseillère, précise que… » → « Mme X, conseillère »."""
        words = text.split(maxsplit=_LONGEST_SUBJECT + 5)[: _LONGEST_SUBJECT + 4]
        for length in range(1, min(_LONGEST_SUBJECT, len(words) - 1)):
            who = " ".join(words[:length]).strip(" ,")
            if _is_speech(bare(" ".join(words[length : length + 4]))) and self._may_speak(
                _first(who)
            ):
                return who
        return ""

    def _announced(self, text: str) -> str:
        """« Réponse de Mme X » → « Mme X »."""
        found = _ANNOUNCED.match(text)
        if not found or not self._may_speak(_first(found["who"])):
            return ""
        words = bare(found["what"])
        announcement = vocabulary().announces.match(words, 1)
        return found["who"].strip() if announcement and announcement.end() == len(words) - 1 else ""

    def side(self, speaker: str) -> Side:
        words = set(bare(speaker).split())
        for name, side in self._sides.items():
            if words & {word for word in bare(name).split() if len(word) > 3}:
                return side
        return people.side_of(speaker, Side.COLLECTIF)

    def _may_speak(self, text: str) -> bool:
        """A person, somebody listed, or a body: « Le cabinet », « ABC », « La présidente »."""
        if people.is_name(text) or self._known.intersection(bare(text).split()):
            return True
        words, sides = bare(text), vocabulary().sides
        is_body = any(side.search(words) for side in sides.values())
        is_function = vocabulary().names["function"].search(words) is not None
        return len(words.split()) < 9 and (is_body or is_function or text.isupper())


@dataclass(slots=True)
class _Turn:
    """A turn that is still being read."""

    block: Block
    speaker: str
    texts: list[str] = field(default_factory=list)
    named: bool = False
    """A label or a heading says who speaks, not only the sentence."""
    announced: bool = False
    """By a heading."""
    last: int = 0


class Turns:
    def __init__(self, found: Collection, speakers: Speakers, blocks: Iterable[Block]) -> None:
        self._found = found
        self._speakers = speakers
        self._turn: _Turn | None = None
        blocks = list(blocks)
        # Where the document ends with a list of engagements, the turns only say the same before.
        self._has_list = any(b.is_heading and b.path[-1].kind == "engagement" for b in blocks)
        self._has_labels = sum(map(self._is_labelled, blocks)) > 2

    def wants(self, block: Block) -> bool:
        """Does the block belong to somebody's turn?"""
        if block.kind in _SILENT or block.paragraph.place:
            return False
        labelled = self._has_labels and self._is_labelled(block)
        return block.kind == "intervention" or labelled or self._turn is not None

    def take_heading(self, block: Block) -> bool:
        """A heading ends a turn; some announce the next one."""
        self.end()
        if block.kind in _SILENT:
            return False
        speaker = self._speakers.announced(block.paragraph.text)
        if speaker:
            self._turn = _Turn(block, speaker, named=True, announced=True)
        return bool(speaker)

    def take(self, block: Block) -> None:
        text = block.paragraph.text
        turn = self._turn
        who, said = self._speakers.labelled(text, loosely=block.kind == "intervention")
        subject = "" if who or block.paragraph.marker else self._speakers.subject(text)
        if who:
            self._begin(block, who, said, named=True)
        elif turn and turn.announced and self._is_promise(turn.speaker, text):
            self._take_promise(block, turn)
        elif subject and not (turn and turn.named and not _is_another(turn.speaker, subject)):
            self._begin(block, subject, text, named=False)
        elif turn and (turn.named or block.paragraph.marker):
            turn.texts.append(f"- {text}" if block.paragraph.marker else text)
            turn.last = block.paragraph.last
        else:
            self._begin(block, "", text, named=False)

    def end(self) -> None:
        turn, self._turn = self._turn, None
        if not turn or not turn.texts:
            return
        text = "\n\n".join(turn.texts)
        sure = 0.9 if turn.named else 0.65
        index = self._found.add(
            turn.block, Kind.INTERVENTION, sure, text=text, speaker=turn.speaker, last=turn.last
        )
        if not self._has_list and self._speakers.side(turn.speaker) is Side.INSTITUTION:
            self._add_promises(turn, text, index)

    def _begin(self, block: Block, speaker: str, text: str, *, named: bool) -> None:
        self.end()
        self._turn = _Turn(block, speaker, [text], named, last=block.paragraph.last)

    def _take_promise(self, block: Block, turn: _Turn) -> None:
        """A paragraph of an answer that promises is an engagement; the answer goes on after it."""
        self.end()
        parent = len(self._found.items) - 1 if turn.texts else None
        self._found.add(block, Kind.ENGAGEMENT, 0.7, speaker=turn.speaker, parent=parent)
        self._turn = _Turn(turn.block, turn.speaker, named=True, announced=True)

    def _add_promises(self, turn: _Turn, text: str, parent: int) -> None:
        for sentence in filter(kinds.promises, sentences(text)):
            self._found.add(
                turn.block,
                Kind.ENGAGEMENT,
                0.55,
                text=sentence,
                speaker=turn.speaker,
                parent=parent,
                last=turn.last,
            )

    def _is_labelled(self, block: Block) -> bool:
        return block.kind not in _SILENT and bool(
            self._speakers.labelled(block.paragraph.text, loosely=False)[0]
        )

    def _is_promise(self, speaker: str, text: str) -> bool:
        """Most of the paragraph promises, and the State's side says it."""
        promising = sum(len(each) for each in sentences(text) if kinds.promises(each))
        return promising > 0.5 * len(text) and self._speakers.side(speaker) is Side.INSTITUTION


def _is_another(speaker: str, subject: str) -> bool:
    """« Mme Aubrac souligne… », under « Réponse de Mme Léonie Aubrac », is the same person."""
    known = set(bare(speaker).split())
    return people.is_name(subject) and not known.issuperset(bare(subject).split())


def _is_speech(words: str) -> bool:
    """Does a verb of speech come next, or a past that tells of one?"""
    found = _BEFORE_VERB.match(words)
    verb = vocabulary().speaks.match(words, found.end()) if found else None
    return verb is not None or _PARTICIPLE.match(words) is not None


def _first(text: str) -> str:
    return _NAME_ENDS.split(text)[0]
