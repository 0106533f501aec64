"""The letter after a meeting: what it would hold, what is held back from it, and its file."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from briefing_app.documents.kinds.letter import LetterContent
from briefing_app.domain.choices import Diffusion, DocumentKind
from briefing_app.domain.model import Commitment, Meeting
from briefing_app.files import free_name
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.packs import File, file_name, produce, request_for
from briefing_app.usecases.documents.recipes import prepare
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.documents.view import Withheld
from briefing_app.usecases.store.progress import Step, silent


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that is not written yet."""

    content: LetterContent
    withheld: tuple[Withheld, ...]

    @property
    def withheld_promises(self) -> list[str]:
        """What the institution itself promised there, and the letter may not remind it of."""
        return [each.key for each in self.withheld if each.kind == Commitment.KIND]


def letter_request(store: Store, meeting: str) -> Request:
    """What the institution may read, as after the meeting even before it is closed."""
    known = request_for(store, meeting, None, Diffusion.TRANSMISSIBLE)
    return replace(known, after=True)


def letter_of(store: Store, meeting: str, today: date) -> Letter:
    prepared = prepare(store, DocumentKind.COURRIER, letter_request(store, meeting), today)
    assert isinstance(prepared.content, LetterContent)
    # Of the meeting itself a letter tells the day only: nothing of that is held back.
    told = tuple(each for each in prepared.view.withheld if each.kind != Meeting.KIND)
    return Letter(prepared.content, told)


def write_letter(
    store: Store, meeting: str, folder: Path, today: date, step: Step = silent
) -> tuple[File, ...]:
    """The letter, and the relevé where it says that one is enclosed; nothing is overwritten."""
    request = letter_request(store, meeting)
    kinds = [DocumentKind.COURRIER]
    if letter_of(store, meeting, today).content.encloses_record:
        kinds.append(DocumentKind.ENGAGEMENTS)
    files = []
    for kind in kinds:
        path = free_name(folder / file_name(store, kind, request))
        produce(store, kind, request, path, today, step)
        files.append(File(kind.value, path))
    return tuple(files)
