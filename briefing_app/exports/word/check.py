"""Opening a Word template, and saying in one sentence what keeps it from being used."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

import docx
from docx.document import Document as Package
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.styles.style import BaseStyle
from lxml.etree import XMLSyntaxError

from briefing_app.errors import UserError
from briefing_app.exports.word.styles import (
    LISTS,
    every_style,
    heading_style,
    letter_styles,
    missing_in_words,
    missing_styles,
    paragraph_styles,
    shown,
    table_styles,
)

NOTHING_MADE = "Aucun document n’a été produit."
NOTHING_CHANGED = "Le modèle n’a pas changé."
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_KINDS = {
    WD_STYLE_TYPE.PARAGRAPH: (paragraph_styles, "un style de paragraphe"),
    WD_STYLE_TYPE.CHARACTER: (letter_styles, "un style de caractère"),
    WD_STYLE_TYPE.TABLE: (table_styles, "un style de tableau"),
}


def open_template(content: bytes) -> Package:
    """A .docx, or the .dotx that Word makes of a letterhead."""
    return docx.Document(io.BytesIO(_as_document(content)))


def _as_document(content: bytes) -> bytes:
    """Word tells a template from a document by one word of its list of parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if _TEMPLATE not in archive.read(_TYPES):
            return content
        parts = {info: archive.read(info) for info in archive.infolist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, part in parts.items():
            is_list = info.filename == _TYPES
            archive.writestr(info, part.replace(_TEMPLATE, _DOCUMENT) if is_list else part)
    return buffer.getvalue()


UNREADABLE = (
    *(PackageNotFoundError, KeyError, ValueError, OSError, XMLSyntaxError),
    *(zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError),
)
"""What the libraries raise at a file that is cut, encrypted, rotten, or no Word file at all."""


def check_template(content: bytes, name: str) -> None:
    """Refuse a template that cannot be opened, or lacks what some document needs of it."""
    try:
        package = open_template(content)
    except UNREADABLE as error:
        raise UserError(_unreadable(content, name)) from error
    check_styles(package, every_style(), f"à « {name} »", NOTHING_CHANGED)
    wrong = list(_of_wrong_kind(package)) or list(_unnumbered(package))
    if wrong:
        raise UserError(f"« {name} » ne convient pas : {' ; '.join(wrong)}. {NOTHING_CHANGED}")


def check_styles(package: Package, wanted: Iterable[str], what: str, outcome: str) -> None:
    missing = missing_styles(wanted, (str(style.name) for style in package.styles))
    if missing:
        raise UserError(
            f"Il manque {what} : {missing_in_words(missing)}. Ajoutez ces styles au modèle, ou"
            f" revenez au modèle fourni. {outcome}"
        )


def _unreadable(content: bytes, name: str) -> str:
    if content.startswith(_OLD_WORD):
        advice = "il est protégé par un mot de passe, ou dans l’ancien format de Word"
        return (
            f"« {name} » ne peut pas servir de modèle : {advice}. Enregistrez-le dans Word au"
            f" format .docx, sans mot de passe. {NOTHING_CHANGED}"
        )
    return (
        f"« {name} » n’est pas un fichier Word, ou il est endommagé. Choisissez un fichier .docx ou"
        f" .dotx qui s’ouvre dans Word. {NOTHING_CHANGED}"
    )


def _of_wrong_kind(package: Package) -> Iterator[str]:
    """A style of that name is there, but for something else."""
    found = styles_of(package)
    for kind, (names, wording) in _KINDS.items():
        for name in names():
            if found[name.casefold()].type is not kind:
                yield f"{shown(name)} doit être {wording}"


def _unnumbered(package: Package) -> Iterator[str]:
    for name in dict.fromkeys((heading_style(1), *LISTS.values())):
        if number_of(package, name) is None:
            yield f"{shown(name)} doit avoir une numérotation ou une puce"


def styles_of(package: Package) -> dict[str, BaseStyle]:
    """By name, whatever the capitals: Word does not mind them either."""
    return {str(style.name).casefold(): style for style in package.styles}


def number_of(package: Package, style: str) -> int | None:
    """The list that a style takes its numbers from: its own, or that of a style it builds on."""
    following: Any = styles_of(package)[style.casefold()]
    while following is not None:
        properties = following.element.pPr
        numbers = properties.numPr if properties is not None else None
        if numbers is not None and numbers.numId is not None:
            return int(numbers.numId.val)
        following = following.base_style
    return None
