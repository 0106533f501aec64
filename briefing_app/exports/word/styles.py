"""The named styles that documents ask of a Word template, and what a template lacks of them."""

import difflib
from collections.abc import Iterable, Iterator

from briefing_app.documents.blocks import (
    Block,
    Change,
    Checkbox,
    Contents,
    Document,
    Footnote,
    Heading,
    Inline,
    ListItem,
    ListKind,
    Paragraph,
    Role,
    Span,
    Table,
    TableKind,
)
from briefing_app.domain.choices import Language

ROLES = {
    Role.EYEBROW: "Surtitre",
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.BODY: "Body Text",
    Role.DETAIL: "Détail",
    Role.LEAD: "Amorce",
    Role.SPEAKER: "Intervenant",
    Role.OLD_WORDING: "Rédaction d’origine",
    Role.NEW_WORDING: "Rédaction proposée",
    Role.AFTER_TABLE: "Après un tableau",
    Role.BOX_TITLE: "Encadré titre",
    Role.BOX: "Encadré",
    Role.CONTENTS_TITLE: "Sommaire",
    Role.CLOSING: "Mention finale",
    Role.SENDER: "Expéditeur",
    Role.ADDRESSEE: "Destinataire",
    Role.PLACE_AND_DATE: "Lieu et date",
    Role.OBJECT: "Objet",
    Role.SIGNATURE: "Signataire",
    Role.CELL: "Cellule",
    Role.CELL_DETAIL: "Cellule détail",
    Role.CELL_HEADER: "Cellule titre",
    Role.WRITING: "Ligne à écrire",
}
LISTS = {
    ListKind.BULLET: "List Bullet",
    ListKind.NUMBER: "List Number",
    ListKind.DEMAND: "Recommandation",
    ListKind.BOX_NUMBER: "Encadré numéroté",
    ListKind.CELL_BULLET: "Cellule puce",
    ListKind.DECIMAL: "List Number",
}
DEEPER = ("List Bullet 2", "List Bullet 3")
CONTINUED = ("List Continue", "List Continue 2")
TABLES = {TableKind.PLAIN: "Tableau", TableKind.CHECKLIST: "Liste de contrôle"}
LETTERS = {
    (True, False): "Strong",
    (False, True): "Emphasis",
    (True, True): "Gras et italique",
}
CHANGES = {Change.ADDED: "Mot ajouté", Change.REMOVED: "Mot retiré"}
CHECKBOX = "Case à cocher"
LINK = "Hyperlink"
FOOTNOTE_TEXT, FOOTNOTE_MARK = "footnote text", "footnote reference"
LEVELS = 3
LOCALES = {Language.FRANCAIS: "fr-FR", Language.ANGLAIS: "en-GB"}
_NEAR = 0.6
_IN_FRENCH_WORD = {
    "Title": "Titre",
    "Subtitle": "Sous-titre",
    "Body Text": "Corps de texte",
    "footnote text": "Note de bas de page",
    "footnote reference": "Appel note de bas de p.",
    "Header": "En-tête",
    "Footer": "Pied de page",
    "Strong": "Élevé",
    "Emphasis": "Accentuation",
    "Hyperlink": "Lien hypertexte",
}
_FAMILIES_IN_FRENCH_WORD = {
    "Heading": "Titre",
    "toc": "TM",
    "List Bullet": "Liste à puces",
    "List Number": "Liste à numéros",
    "List Continue": "Liste continue",
}


def heading_style(level: int) -> str:
    return f"Heading {level}"


def contents_style(level: int) -> str:
    return f"toc {level}"


def paragraph_styles() -> list[str]:
    levels = range(1, LEVELS + 1)
    return [
        *map(heading_style, levels),
        *map(contents_style, levels),
        *ROLES.values(),
        *dict.fromkeys(LISTS.values()),
        *DEEPER,
        *CONTINUED,
        *(FOOTNOTE_TEXT, "Header", "Footer"),
    ]


def letter_styles() -> list[str]:
    return [*LETTERS.values(), *CHANGES.values(), CHECKBOX, LINK, FOOTNOTE_MARK]


def table_styles() -> list[str]:
    return list(TABLES.values())


def every_style() -> list[str]:
    """All that any document may ask for."""
    return [*paragraph_styles(), *letter_styles(), *table_styles()]


def missing_styles(wanted: Iterable[str], present: Iterable[str]) -> dict[str, list[str]]:
    """The styles a template lacks, each with those of its own that have a near name."""
    needed, known = set(wanted), {name.casefold(): name for name in present}
    lacking = sorted(name for name in needed if name.casefold() not in known)
    free = [folded for folded, name in known.items() if name not in needed]
    return {
        name: [known[n] for n in difflib.get_close_matches(name.casefold(), free, 2, _NEAR)]
        for name in lacking
    }


def missing_in_words(missing: dict[str, list[str]]) -> str:
    """« Recommandation » (peut-être votre « Recommandations ») ; « Cellule »."""

    def with_likely(name: str, near: list[str]) -> str:
        listed = " ou ".join(f"« {each} »" for each in near)
        return f"{shown(name)} (peut-être votre {listed})" if near else shown(name)

    return " ; ".join(with_likely(name, near) for name, near in missing.items())


def shown(name: str) -> str:
    """« TM 3 », in English « toc 3 »: the file has the one, a French Word shows the other."""
    family, _, level = name.rpartition(" ")
    if not level.isdigit():
        family, level = name, ""
    french = _IN_FRENCH_WORD.get(name) or _FAMILIES_IN_FRENCH_WORD.get(family)
    return f"« {f'{french} {level}'.strip()} », en anglais « {name} »" if french else f"« {name} »"


def styles_in(document: Document) -> set[str]:
    """Those that this document asks for."""
    return {name for block in document.blocks for name in _of_block(block)}


def _of_block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield heading_style(block.level)
    elif isinstance(block, Contents):
        yield ROLES[Role.CONTENTS_TITLE]
        yield from (contents_style(entry.level) for entry in block.entries)
    elif isinstance(block, Table):
        yield TABLES[block.kind]
        yield ROLES[Role.CELL_HEADER]
        for row in block.rows:
            for cell in row:
                for paragraph in cell.paragraphs:
                    yield from _of_block(paragraph)
    else:
        yield paragraph_style(block)
        for each in block.spans:
            yield from _of_inline(each)


def _of_inline(each: Inline) -> Iterator[str]:
    if isinstance(each, Span):
        yield from filter(None, (letter_style(each),))
    elif isinstance(each, Checkbox):
        yield CHECKBOX
    elif isinstance(each, Footnote):
        yield from (FOOTNOTE_TEXT, FOOTNOTE_MARK)


def paragraph_style(paragraph: Paragraph | ListItem) -> str:
    if isinstance(paragraph, Paragraph):
        return ROLES[paragraph.role]
    if paragraph.continued:
        return CONTINUED[min(paragraph.level, len(CONTINUED) - 1)]
    if paragraph.level:
        return DEEPER[min(paragraph.level, len(DEEPER)) - 1]
    return LISTS[paragraph.kind]


def letter_style(span: Span) -> str:
    """The letter style of a span; empty where it has none."""
    if span.link:
        return LINK
    return CHANGES.get(span.change) or LETTERS.get((span.bold, span.italic), "")
