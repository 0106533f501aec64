"""Where an item was taken from, and the files that are joined to one."""

import datetime
from dataclasses import dataclass

from briefing_app.domain.choices import (
    Diffusion,
)
from briefing_app.domain.model.facts import (
    AnyKey,
    Item,
    Noun,
    Record,
    seen,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Where an imported item stood."""

    document: str = seen("document", required=True)
    page: int | None = seen("page", None, feminine=True)
    passage: str = seen("passage", telling=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument(Item):
    """A file that was imported; the `source` of an item names it. Its bytes may be kept beside."""

    KIND = "documents"
    NOUN = Noun("document source", "documents source")
    HEADLINE = ("name",)

    name: str = seen("nom", required=True)
    date: datetime.date | None = seen("date", None, feminine=True)
    imported: datetime.date | None = seen("importé le", None)
    fingerprint: str = seen("empreinte", feminine=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Item):
    """A file joined to an item. Its bytes are kept beside, under their fingerprint."""

    KIND = "attachments"
    NOUN = Noun("fichier joint", "fichiers joints")
    HEADLINE = ("name",)
    READERS = Diffusion.INTERNE
    """The name of a joined file may tell as much as a note."""

    kind: str = seen("nature", feminine=True, required=True)
    item: AnyKey = seen("élément", required=True)
    name: str = seen("nom", required=True)
    size: int | None = seen("taille", None, feminine=True)
    date: datetime.date | None = seen("date", None, feminine=True)
    fingerprint: str = seen("empreinte", feminine=True, required=True)
