"""A briefing pack in preparation."""

from dataclasses import dataclass

from briefing_app.domain.choices import (
    Diffusion,
    ItemKind,
    Language,
    Numbering,
    Option,
    Section,
    Typography,
)
from briefing_app.domain.model.facts import (
    AnyKey,
    DossierKey,
    Item,
    MeetingKey,
    Noun,
    PersonKey,
    Record,
    ThemeKey,
    ours,
    seen,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierItem(Record):
    """One item chosen for a dossier, with a `wording` for this meeting only.

    It replaces the text of a constat or a recommandation. An engagement always stands in its own
    words: there it is what the meeting shall ask next about it.
    """

    kind: ItemKind = seen("nature", ItemKind.CONSTAT, feminine=True, required=True)
    key: AnyKey = seen("clé", feminine=True, required=True, telling=False)
    included: bool = seen("retenu", True)
    wording: str = seen("rédaction pour cette rencontre", feminine=True)
    position: int | None = seen("rang", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Record):
    """One line of the delegation's note; never leaves the collective."""

    theme: ThemeKey | None = seen("thème", None)
    ask: str = seen("demande", feminine=True)
    argument: str = seen("argument")
    figure: str = seen("chiffre")
    speaker: PersonKey | None = seen("intervenant", None)
    objection: str = seen("objection", feminine=True)
    answer: str = seen("réponse", feminine=True)
    avoid: str = seen("à éviter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier(Item):
    """One briefing pack in preparation."""

    KIND = "dossiers"
    NOUN = Noun("dossier")
    HEADLINE = ("title",)

    title: str = seen("titre", required=True)
    meeting: MeetingKey = seen("rencontre", feminine=True, required=True)
    themes: tuple[ThemeKey, ...] = seen("thèmes", ())
    audience: Diffusion = seen("destinataire", Diffusion.TRANSMISSIBLE)
    numbering: Numbering = seen("numérotation", Numbering.CONTINUE, feminine=True)
    sections: tuple[Section, ...] = seen("parties", (), feminine=True)
    items: tuple[DossierItem, ...] = seen("contenu", ())
    asks: tuple[str, ...] = seen("engagements attendus", ())
    points: tuple[Point, ...] = ours("points de la note", ())
    previous: DossierKey | None = seen("dossier précédent", None)
    options: tuple[Option, ...] = seen("options", (), feminine=True)
    typography: Typography | None = seen("typographie", None, feminine=True)
    language: Language | None = seen("langue", None, feminine=True)
