"""Makes the shipped Word template: `python -m briefing_app.exports.word.template`.

The template is written part by part instead of being derived from somebody's document, so that
it holds nothing but what is here: no thumbnail, no revision marks, no author. Built-in styles
keep Word's own names, which every template knows; ours have French names.
"""

from dataclasses import dataclass
from pathlib import Path

from briefing_app.exports.files import write_archive
from briefing_app.paths import shipped

FONT = "Calibri"
ACCENT = "1F4E8C"
GREY = "545C68"
PALE = "F3F5F8"
HEAD = "E4EBF7"
HAIRLINE = "C9CFD8"
REMOVED = "A3211B"
BLACK = "000000"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class TemplateStyle:
    """One paragraph style: its name, what it builds on, its paragraph and letter properties."""

    id: str
    name: str
    paragraph: str = ""
    letters: str = ""
    based_on: str = "Normal"
    followed_by: str = ""
    builtin: bool = True


def _spacing(before: float = 0, after: float = 0, line: float = 1.0) -> str:
    return (
        f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}"'
        f' w:line="{line * 240:.0f}" w:lineRule="auto"/>'
    )


def _indent(left: float, hanging: float = 0) -> str:
    """In millimetres."""
    hang = f' w:hanging="{hanging * 56.7:.0f}"' if hanging else ""
    return f'<w:ind w:left="{left * 56.7:.0f}"{hang}/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _numbered(num: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_KEEP = "<w:keepNext/>"
_KEEP_LINES = "<w:keepLines/>"
_TOGETHER = "<w:contextualSpacing/>"
"""No white between two paragraphs of the same style."""


def _beside(colour: str, fill: str = "") -> str:
    """A bar at the left, perhaps on a tinted ground."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    bar = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{colour}"/>'
    return f"<w:pBdr>{bar}</w:pBdr>{shade}"


_BOX = _beside(ACCENT, PALE)
_DOTS = f'w:val="dotted" w:sz="6" w:space="0" w:color="{GREY}"'
_TO_WRITE_ON = f"<w:pBdr><w:bottom {_DOTS}/><w:between {_DOTS}/></w:pBdr>"
_LINE_TO_WRITE = '<w:spacing w:before="0" w:after="0" w:line="440" w:lineRule="exact"/>'
(
    _HEADINGS,
    _BULLETS,
    _BULLETS_2,
    _BULLETS_3,
    _NUMBERS,
    _DEMANDS,
    _BOX_NUMBERS,
    _CELL_BULLETS,
) = range(1, 9)


def _tab(kind: str, position: float, leader: str = "none") -> str:
    """In millimetres."""
    return f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{position * 56.7:.0f}"/>'


def _tabs(*tabs: str) -> str:
    return f"<w:tabs>{''.join(tabs)}</w:tabs>"


def _heading(level: int, before: float, after: float, letters: str) -> TemplateStyle:
    number = _numbered(_HEADINGS, level - 1)
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    paragraph = _KEEP + _KEEP_LINES + number + _spacing(before, after) + outline
    name = f"heading {level}"
    return TemplateStyle(f"Heading{level}", name, paragraph, letters, followed_by="BodyText")


def _contents(level: int, before: float, letters: str = "") -> TemplateStyle:
    left = 9 * (level - 1)
    tabs = _tabs(_tab("left", left + 9 + level), _tab("right", 170, "dot"))
    paragraph = tabs + _spacing(before, 1) + _indent(left)
    return TemplateStyle(f"TOC{level}", f"toc {level}", paragraph, letters)


def _edge(side: str) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="4" w:space="4" w:color="{HAIRLINE}"/></w:pBdr>'


def _own(id_: str, name: str, paragraph: str = "", letters: str = "", **more: str) -> TemplateStyle:
    return TemplateStyle(id_, name, paragraph, letters, builtin=False, **more)


STYLES = (
    TemplateStyle("Title", "Title", _KEEP + _spacing(0, 4), _BOLD + _colour(ACCENT) + _size(22)),
    TemplateStyle("Subtitle", "Subtitle", _spacing(0, 14), _size(13)),
    _own("Surtitre", "Surtitre", _spacing(0, 8), _colour(GREY) + _size(12)),
    _heading(1, 20, 6, _BOLD + _colour(ACCENT) + _size(16)),
    _heading(2, 14, 4, _BOLD + _size(13.5)),
    _heading(3, 10, 3, _BOLD + _colour(GREY) + _size(12)),
    TemplateStyle("BodyText", "Body Text", _spacing(0, 7, 1.1)),
    _own("ApresTableau", "Après un tableau", _spacing(12, 7, 1.1), followed_by="BodyText"),
    _own("Detail", "Détail", _spacing(0, 6, 1.05), _colour(GREY) + _size(10.5)),
    _own("Amorce", "Amorce", _KEEP + _spacing(3, 3, 1.1), followed_by="ListBullet"),
    _own("Intervenant", "Intervenant", _KEEP + _spacing(9, 2), _BOLD, followed_by="BodyText"),
    _own(
        "RedactionOrigine",
        "Rédaction d’origine",
        _beside(HAIRLINE) + _spacing(2, 5, 1.08) + _indent(5),
    ),
    _own(
        "RedactionProposee",
        "Rédaction proposée",
        _beside(ACCENT) + _spacing(2, 8, 1.08) + _indent(5),
    ),
    TemplateStyle("ListBullet", "List Bullet", _numbered(_BULLETS) + _spacing(0, 4, 1.08)),
    TemplateStyle("ListBullet2", "List Bullet 2", _numbered(_BULLETS_2) + _spacing(0, 4, 1.08)),
    TemplateStyle("ListBullet3", "List Bullet 3", _numbered(_BULLETS_3) + _spacing(0, 4, 1.08)),
    TemplateStyle("ListNumber", "List Number", _numbered(_NUMBERS) + _spacing(0, 6, 1.08)),
    _own("Recommandation", "Recommandation", _numbered(_DEMANDS), based_on="ListNumber"),
    TemplateStyle("ListContinue", "List Continue", _spacing(0, 6, 1.08) + _indent(10)),
    TemplateStyle("ListContinue2", "List Continue 2", _spacing(0, 4, 1.08) + _indent(16)),
    _own(
        "EncadreTitre",
        "Encadré titre",
        _KEEP + _BOX + _spacing(4, 0, 1.1) + _indent(4),
        _BOLD,
        followed_by="Encadre",
    ),
    _own("Encadre", "Encadré", _BOX + _spacing(0, 0, 1.1) + _indent(4)),
    _own("EncadreNumerote", "Encadré numéroté", _numbered(_BOX_NUMBERS), based_on="Encadre"),
    _own("Sommaire", "Sommaire", _KEEP + _spacing(16, 4), _BOLD + _colour(ACCENT) + _size(13.5)),
    _contents(1, 3),
    _contents(2, 0, _size(11)),
    _contents(3, 0, _size(11)),
    _own("MentionFinale", "Mention finale", _spacing(12, 0), _colour(GREY) + _size(10.5)),
    _own("Expediteur", "Expéditeur", _spacing(0, 0)),
    _own("Destinataire", "Destinataire", _spacing(28, 0) + _indent(90) + _TOGETHER),
    _own("LieuEtDate", "Lieu et date", _spacing(28, 22) + _indent(90)),
    _own("Objet", "Objet", _KEEP + _spacing(0, 14)),
    _own("Signataire", "Signataire", _KEEP_LINES + _spacing(36, 0) + _indent(90)),
    _own("Cellule", "Cellule", _spacing(1, 1), _size(10.5)),
    _own("CelluleDetail", "Cellule détail", "", _colour(GREY) + _size(9.5), based_on="Cellule"),
    _own("CelluleTitre", "Cellule titre", _KEEP, _BOLD, based_on="Cellule"),
    _own("CellulePuce", "Cellule puce", _numbered(_CELL_BULLETS), based_on="Cellule"),
    _own("LigneAEcrire", "Ligne à écrire", _TO_WRITE_ON + _LINE_TO_WRITE),
    TemplateStyle("FootnoteText", "footnote text", _spacing(0, 1), _size(9.5)),
    TemplateStyle("Header", "header", _edge("bottom"), _colour(GREY) + _size(9)),
    TemplateStyle("Footer", "footer", _edge("top"), _colour(GREY) + _size(9)),
)

_LETTER_STYLES = (
    ("Strong", "Strong", _BOLD, True),
    ("Emphasis", "Emphasis", _ITALIC, True),
    ("StrongEmphasis", "Gras et italique", _BOLD + _ITALIC, False),
    ("MotAjoute", "Mot ajouté", f'{_BOLD}{_colour(ACCENT)}<w:u w:val="single"/>', False),
    ("MotRetire", "Mot retiré", f"<w:strike/>{_colour(REMOVED)}", False),
    ("CaseACocher", "Case à cocher", _fonts("Segoe UI Symbol") + _size(15), False),
    ("Hyperlink", "Hyperlink", f'{_colour(ACCENT)}<w:u w:val="single"/>', True),
    ("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>', True),
)


def _paragraph_style(style: TemplateStyle) -> str:
    custom = "" if style.builtin else ' w:customStyle="1"'
    following = f'<w:next w:val="{style.followed_by}"/>' if style.followed_by else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    letters = f"<w:rPr>{style.letters}</w:rPr>" if style.letters else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/>{following}<w:qFormat/>'
        f"{paragraph}{letters}</w:style>"
    )


def _letter_style(id_: str, name: str, letters: str, builtin: bool) -> str:
    custom = "" if builtin else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{custom} w:styleId="{id_}"><w:name w:val="{name}"/>'
        f"<w:qFormat/><w:rPr>{letters}</w:rPr></w:style>"
    )


_NORMAL_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def _table_style(id_: str, name: str, line: str, head_line: str, head_fill: str) -> str:
    """Hairlines between rows; a header with a stronger line below it."""
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{line}"'
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{head_fill}"/>' if head_fill else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
        f"<w:tblBorders><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>"
        '<w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="57" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
        '</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="12" w:space="0" w:color="{head_line}"/></w:tcBorders>'
        f"{fill}</w:tcPr></w:tblStylePr></w:style>"
    )


def _styles() -> str:
    language = '<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>'
    return (
        f'{_XML}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f"{_fonts(FONT)}{_size(12)}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        + "".join(map(_paragraph_style, STYLES))
        + "".join(_letter_style(*each) for each in _LETTER_STYLES)
        + _NORMAL_TABLE
        + _table_style("Tableau", "Tableau", HAIRLINE, ACCENT, HEAD)
        + _table_style("ListeDeControle", "Liste de contrôle", GREY, BLACK, "")
        + "</w:styles>"
    )


def _level(
    level: int,
    text: str,
    left: float,
    hanging: float,
    *,
    style: str = "",
    bullet: bool = False,
    letters: str = "",
) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    form = "bullet" if bullet else "decimal"
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{_indent(left, hanging)}</w:pPr><w:rPr>{letters}</w:rPr></w:lvl>"
    )


def _numbering() -> str:
    lists = {
        _HEADINGS: _level(0, "%1", 9, 9, style="Heading1")
        + _level(1, "%1.%2", 11, 11, style="Heading2")
        + _level(2, "%1.%2.%3", 13, 13, style="Heading3"),
        _BULLETS: _level(0, "•", 6, 6, style="ListBullet", bullet=True),
        _BULLETS_2: _level(0, "–", 16, 6, style="ListBullet2", bullet=True),
        _BULLETS_3: _level(0, "–", 22, 6, style="ListBullet3", bullet=True),
        _NUMBERS: _level(0, "%1.", 10, 10, style="ListNumber", letters=_BOLD),
        _DEMANDS: _level(0, "R%1.", 10, 10, style="Recommandation", letters=_BOLD),
        _BOX_NUMBERS: _level(0, "%1.", 10, 6, style="EncadreNumerote"),
        _CELL_BULLETS: _level(0, "•", 4, 4, style="CellulePuce", bullet=True),
    }
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
        for number, levels in lists.items()
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in lists
    )
    return f'{_XML}<w:numbering xmlns:w="{_W}">{abstract}{numbers}</w:numbering>'


_SETTINGS = (
    f'{_XML}<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="709"/><w:autoHyphenation w:val="false"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:themeFontLang w:val="fr-FR"/><w:decimalSymbol w:val=","/>'
    '<w:listSeparator w:val=";"/></w:settings>'
)

_DOCUMENT = (
    f'{_XML}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body><w:sectPr>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1247"'
    ' w:left="1134" w:header="624" w:footer="567" w:gutter="0"/><w:titlePg/>'
    "</w:sectPr></w:body></w:document>"
)

_CORE = (
    f'{_XML}<cp:coreProperties xmlns:cp="{_PKG}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title></dc:title>'
    "<dc:language>fr-FR</dc:language></cp:coreProperties>"
)

_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PKG}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
)


def _main_part(name: str) -> str:
    kind = "document.main" if name == "document" else name
    return (
        f'<Override PartName="/word/{name}.xml" ContentType='
        f'"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
    )


def _relationship(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'


def template_parts() -> dict[str, str]:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = ("document", "styles", "numbering", "settings")
    relations = "".join(
        _relationship(number, f"{office}/{name}", f"{name}.xml")
        for number, name in enumerate(names[1:], start=1)
    )
    return {
        "[Content_Types].xml": _CONTENT_TYPES + "".join(map(_main_part, names)) + "</Types>",
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PKG}/relationships">'
        + _relationship(1, f"{office}/officeDocument", "word/document.xml")
        + _relationship(2, f"{_PKG}/relationships/metadata/core-properties", "docProps/core.xml")
        + "</Relationships>",
        "docProps/core.xml": _CORE,
        "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{_PKG}/relationships">'
        + relations
        + "</Relationships>",
        "word/document.xml": _DOCUMENT,
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": _styles(),
    }


def write_template(path: Path) -> None:
    write_archive(path, {name: text.encode() for name, text in template_parts().items()})


if __name__ == "__main__":
    write_template(shipped("resources/word") / "plaidoyer.docx")
