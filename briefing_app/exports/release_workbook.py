"""What may hide in a workbook that leaves: looked for in its parts, whoever wrote them.

Only what makes a grid recognisable may be hidden: the column of identities, and the sheet and the
property that hold the identity of the file.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

MAIN = "xl/workbook.xml"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORBIDDEN_PARTS = {
    "externalLink": "un lien vers un autre classeur",
    "connections": "une connexion à des données",
    "pivotCache": "les données d’un tableau croisé",
    "queryTable": "une requête",
    "printerSettings": "les réglages d’une imprimante",
    "vmlDrawing": "un commentaire",
    "person": "des noms d’utilisateurs",
}
_OUR_SHEET, _OUR_PROPERTY = "Origine", "Plaidoyer"
_IDENTITY = re.compile(r"Clé|[0-9a-f]{12}:[a-z]+:.+", re.DOTALL)
_GRID = re.compile(r"[0-9a-f]{12}")
_FUNCTION = re.compile(r"([A-Z][A-Z0-9.]*)\(")
_KNOWN_FUNCTIONS = {
    *("IF", "OR", "NOT", "INT", "ISNUMBER", "TODAY", "SUM", "COUNTA", "COUNTIF", "COUNTIFS"),
}
_OUTSIDE = re.compile(r"[\[|{]|https?:", re.I)
_UNSEEN = re.compile(rb'formatCode="(?:&quot;|\s)*;')
"""The part of a format that positive numbers follow shows nothing."""
_THIN = 1
"""Points of a line, or letters of a column, under which nothing is seen of it."""
_OUR_COLUMN = re.compile(r"Plaidoyer_[a-z]+_[a-z_]+=[A-Za-zÀ-ÿ]+!\$[A-Z]+\$1")
_NAMES_OF_EXCEL = ("_xlnm.Print_Titles", "_xlnm._FilterDatabase", "_xlnm.Print_Area")


def hidden_in(parts: Mapping[str, bytes], texts: set[str]) -> list[str]:
    """What must not be in a workbook; `texts` are those of the store, which are no formulas."""
    found = [
        f"{wording} ({name})"
        for name in parts
        for mark, wording in _FORBIDDEN_PARTS.items()
        if mark in name
    ]
    found += _names(etree.fromstring(parts[MAIN]))
    found += _properties(parts)
    if _UNSEEN.search(parts.get("xl/styles.xml", b"")):
        found.append("un format qui masque le contenu")
    for title, is_hidden, sheet in _sheets(parts):
        if is_hidden and title != _OUR_SHEET:
            found.append(f"une feuille masquée (« {title} »)")
        found += [f"{fault} (« {title} »)" for fault in _faults(sheet, texts)]
    return found


def _names(book: etree._Element) -> Iterator[str]:
    for name in book.iter(f"{_S}definedName"):
        called, value = name.get("name", ""), name.text or ""
        ours = _OUR_COLUMN.fullmatch(f"{called}={value}") or (
            called == _OUR_PROPERTY and _GRID.fullmatch(value.strip('"'))
        )
        if called not in _NAMES_OF_EXCEL and not ours:
            yield f"un nom défini (« {called} »)"


def _properties(parts: Mapping[str, bytes]) -> Iterator[str]:
    custom = parts.get("docProps/custom.xml")
    for each in etree.fromstring(custom) if custom else ():
        value = "".join(str(text) for text in each.itertext())
        if each.get("name") != _OUR_PROPERTY or not _GRID.fullmatch(value):
            yield f"une propriété du document (« {each.get('name')} »)"
    core = etree.fromstring(parts["docProps/core.xml"])
    for each in core.iter():
        if etree.QName(each).localname == "lastModifiedBy" and each.text:
            yield "le nom de la dernière personne qui l’a modifié"


def _sheets(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bool, etree._Element]]:
    relations = etree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {each.get("Id"): str(each.get("Target")) for each in relations}
    for sheet in etree.fromstring(parts[MAIN]).iter(f"{_S}sheet"):
        target = targets[sheet.get(_R)].lstrip("/")
        part = target if target.startswith("xl/") else f"xl/{target}"
        yield (
            str(sheet.get("name")),
            sheet.get("state", "visible") != "visible",
            etree.fromstring(parts[part]),
        )


def _faults(sheet: etree._Element, texts: set[str]) -> Iterator[str]:
    if any(_says_yes(each, "zeroHeight") for each in sheet.iter(f"{_S}sheetFormatPr")):
        yield "des lignes masquées"
    hidden = list(_hidden_columns(sheet))
    for first, last in hidden:
        if last > 1:
            yield f"une colonne masquée ({_span(max(first, 2), last)})"
    for row in sheet.iter(f"{_S}row"):
        cells = list(row.iter(f"{_S}c"))
        if _is_off(row, "ht") and any(map(_text, cells)):
            yield f"une ligne masquée ({row.get('r')})"
        if hidden:
            yield from (f"un contenu masqué ({c.get('r')})" for c in cells if not _may_hide(c))
        for cell in cells:
            yield from _formula(cell, texts)


def _hidden_columns(sheet: etree._Element) -> Iterator[tuple[int, int]]:
    """The numbers of the first and the last column of each hidden group."""
    for column in sheet.iter(f"{_S}col"):
        if _is_off(column, "width"):
            yield int(column.get("min", "1")), int(column.get("max", "1"))


def _span(first: int, last: int) -> str:
    return _letters(first) if first == last else f"{_letters(first)} à {_letters(last)}"


def _letters(number: int) -> str:
    """As a spreadsheet names a column: A to Z, then AA."""
    before, place = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + place)


def _may_hide(cell: etree._Element) -> bool:
    """Whether a cell, where it stands in the hidden column, is an identity."""
    is_first = re.fullmatch(r"A\d+", cell.get("r", "A0"))
    return not is_first or bool(_IDENTITY.fullmatch(_text(cell)))


def _says_yes(element: etree._Element, name: str) -> bool:
    return element.get(name) in ("1", "true")


def _is_off(element: etree._Element, size: str) -> bool:
    return _says_yes(element, "hidden") or float(element.get(size, _THIN)) < _THIN


def _formula(cell: etree._Element, texts: set[str]) -> Iterator[str]:
    if cell.get("t") == "e":
        yield f"une erreur de calcul ({cell.get('r')})"
    formula = cell.find(f"{_S}f")
    if formula is None:
        return
    text = formula.text or ""
    functions = set(_FUNCTION.findall(text))
    known = functions and functions <= _KNOWN_FUNCTIONS and not _OUTSIDE.search(text)
    if not known or f"={text}" in texts:
        yield f"une formule qui n’est pas de nous ({cell.get('r')})"


def _text(cell: etree._Element) -> str:
    value = cell.find(f"{_S}v")
    inline = cell.find(f"{_S}is")
    return "".join(
        str(text) for part in (value, inline) if part is not None for text in part.itertext()
    )
