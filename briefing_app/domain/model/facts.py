"""What every kind is made of: fields that say their French word and who may read them.

A fact about a field stands on the field; whatever is generic (the last look at a file, the forms,
the lists, the errors) reads it there through `shape.py`.
"""

from dataclasses import dataclass, field, fields
from typing import Annotated, Any, ClassVar, NamedTuple

from briefing_app.domain.choices import Diffusion
from briefing_app.errors import FieldError

FACT = "fact"
"""Under this name a dataclass field keeps its `Fact`; of records that are in no item, none does."""


class Fact(NamedTuple):
    """What is true of a field in every item: its word, its gender, who may read it."""

    word: str
    readers: Diffusion
    """The widest circle that may read it, once its item may be shown."""
    feminine: bool = False
    required: bool = False
    copies: bool = False
    """It repeats what other items say: kept, but neither searched nor told to anybody."""
    telling: bool = True
    """Whether its words tell something, wherever they stand: a reference does not, nor does what
    both sides of a meeting know anyway."""


def seen(word: str, default: Any = "", **more: bool) -> Any:
    """A field that whoever may see its item may read."""
    return _fact(Diffusion.TRANSMISSIBLE, word, default, more)


def ours(word: str, default: Any = "", **more: bool) -> Any:
    """A field that stays in the collective, whoever its item is for."""
    return _fact(Diffusion.COLLECTIF, word, default, more)


def internal(word: str, default: Any = "", **more: bool) -> Any:
    """A field that never leaves."""
    return _fact(Diffusion.INTERNE, word, default, more)


def _fact(readers: Diffusion, word: str, default: Any, more: dict[str, bool]) -> Any:
    return field(default=default, metadata={FACT: Fact(word, readers, **more)})


@dataclass(frozen=True, slots=True)
class Ref:
    """Annotation: this text is the key of an item of that kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """Annotation: this text has a fixed form, named in French for error messages."""

    regex: str
    wording: str


ThemeKey = Annotated[str, Ref("themes")]
OrganisationKey = Annotated[str, Ref("organisations")]
PersonKey = Annotated[str, Ref("people")]
PlanKey = Annotated[str, Ref("plans")]
VersionKey = Annotated[str, Ref("versions")]
MeasureKey = Annotated[str, Ref("measures")]
MeetingKey = Annotated[str, Ref("meetings")]
ConstatKey = Annotated[str, Ref("constats")]
RecommendationKey = Annotated[str, Ref("recommendations")]
InterventionKey = Annotated[str, Ref("interventions")]
DossierKey = Annotated[str, Ref("dossiers")]
RoundKey = Annotated[str, Ref("rounds")]
AnyKey = Annotated[str, Ref("*")]
"""The key of an item whose kind stands beside it, in the field `kind`."""
Clock = Annotated[str, Pattern(r"([01]\d|2[0-3]):[0-5]\d", "une heure, comme 09:30")]
PartialDate = Annotated[
    str, Pattern(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", "une année, un mois ou un jour, comme 2014")
]


class Noun(NamedTuple):
    """What one item of a kind is called."""

    singular: str
    irregular: str = ""
    feminine: bool = False

    @property
    def plural(self) -> str:
        return self.irregular or f"{self.singular}s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Checked when it is made, never changed afterwards."""

    def __post_init__(self) -> None:
        for each in fields(self):
            fact: Fact | None = each.metadata.get(FACT)
            if fact and fact.required and not str(getattr(self, each.name) or "").strip():
                sentence = f"Le champ « {fact.word} » ne peut pas rester vide."
                raise FieldError(each.name, sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """Anything the store keeps under a key of its own.

    The key is empty until the store gives one; it never changes afterwards.
    """

    KIND: ClassVar[str]
    NOUN: ClassVar[Noun]
    PREFIX: ClassVar[str] = ""
    HEADLINE: ClassVar[tuple[str, ...]] = ("text",)
    """The fields that name an item in a list: the first that has a value."""
    READERS: ClassVar[Diffusion] = Diffusion.TRANSMISSIBLE
    """The widest circle that may see items of the kind, whatever they say themselves."""

    key: str = seen("clé", feminine=True, telling=False)
