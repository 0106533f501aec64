"""Who there is: the collective, its associations, the institutions, the people; and its words."""

from dataclasses import dataclass
from typing import ClassVar

from briefing_app.domain.choices import (
    OrganisationKind,
    ThemeFamily,
    Typography,
)
from briefing_app.domain.model.facts import Item, Noun, OrganisationKey, internal, seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Collective(Item):
    """The collective itself: its name, and the standing text that opens a dossier."""

    KIND = "collective"
    NOUN = Noun("collectif")
    HEADLINE = ("name", "short")
    KEY: ClassVar[str] = "collectif"

    name: str = seen("nom")
    short: str = seen("sigle")
    presentation: str = seen("présentation", feminine=True)
    address: str = seen("adresse", feminine=True)
    place: str = seen("lieu")
    signatory: str = seen("signataire")
    typography: Typography | None = seen("typographie", None, feminine=True)
    """Of its documents, where a dossier does not say otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Item):
    KIND = "themes"
    NOUN = Noun("thème")
    HEADLINE = ("label",)

    label: str = seen("libellé", required=True)
    family: ThemeFamily = seen("famille", ThemeFamily.THEME, feminine=True)
    keywords: tuple[str, ...] = seen("mots-clés", ())
    position: int | None = seen("rang", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acronym(Item):
    KIND = "acronyms"
    NOUN = Noun("sigle")

    text: str = seen("texte", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Item):
    KIND = "organisations"
    NOUN = Noun("organisation", feminine=True)
    HEADLINE = ("name",)

    name: str = seen("nom", required=True)
    short: str = seen("sigle")
    kind: OrganisationKind = seen("nature", OrganisationKind.PARTENAIRE, feminine=True)
    address: str = seen("adresse", feminine=True)
    succeeds: tuple[OrganisationKey, ...] = seen("succède à", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Item):
    """A named contact. Its contact details and note never enter a document."""

    KIND = "people"
    NOUN = Noun("personne", feminine=True)
    HEADLINE = ("name",)

    name: str = seen("nom", required=True)
    title: str = seen("titre")
    function: str = seen("fonction", feminine=True)
    organisation: OrganisationKey | None = seen("organisation", None, feminine=True)
    email: str = internal("courriel")
    phone: str = internal("téléphone")
    note: str = internal("note interne", feminine=True)
