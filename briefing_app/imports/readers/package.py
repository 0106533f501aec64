"""Zip packages (Word, OpenDocument) opened with care: nothing is unpacked but the parts asked for.

A part is read up to a limit whatever the archive says of its size; names that lead out of the
package, names given twice and links to the outside are never followed.
"""

import io
import zipfile
import zlib

from lxml import etree

from briefing_app.errors import UserError
from briefing_app.imports.archives import leads_out

PART_LIMIT = 60_000_000
"""Bytes of one part: ten times the largest text that recognition takes."""
_TOTAL_LIMIT = 400_000_000
_MOST_PARTS = 5_000
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
_DAMAGED = "Le document est endommagé ou incomplet : il ne peut pas être lu. Rien n’a été importé."
_BOMB = (
    "Une fois ouvert, ce document serait démesuré : il a été refusé par sécurité."
    " Rien n’a été importé."
)
_HOSTILE = (
    "Le document contient des instructions interdites (DTD ou entités). Rien n’a été importé."
)


class Package:
    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UserError(_DAMAGED) from error
        infos = self._archive.infolist()
        self._check(infos)
        self._parts = {info.filename: info for info in infos}

    @staticmethod
    def _check(infos: list[zipfile.ZipInfo]) -> None:
        names = [info.filename for info in infos]
        if len(names) > _MOST_PARTS or sum(info.file_size for info in infos) > _TOTAL_LIMIT:
            raise UserError(_BOMB)
        if len(set(names)) < len(names):
            raise UserError("Le document contient deux fois la même partie. Rien n’a été importé.")
        if any(leads_out(name) for name in names):
            raise UserError("Le document contient un chemin interdit. Rien n’a été importé.")

    @property
    def names(self) -> list[str]:
        return list(self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def part(self, name: str) -> bytes:
        info = self._parts.get(name)
        if info is None:
            raise UserError(_DAMAGED)
        if info.flag_bits & 1:
            raise UserError(PROTECTED)
        try:
            with self._archive.open(info) as file:
                content = file.read(PART_LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError,
                NotImplementedError) as error:  # fmt: skip
            raise UserError(_DAMAGED) from error
        if len(content) > PART_LIMIT:
            raise UserError(_BOMB)
        return content

    def xml(self, name: str) -> etree._Element:
        return parsed(self.part(name))


PROTECTED = (
    "Le document est protégé par un mot de passe. Ouvrez-le dans Word, enregistrez-le sans mot de"
    " passe, puis recommencez. Rien n’a été importé."
)


def parsed(content: bytes) -> etree._Element:
    """XML without DTD, entities or network; a document that brings any is refused."""
    start = content[:100_000].replace(b"\x00", b"")
    if any(mark in start for mark in _ENTITIES):
        raise UserError(_HOSTILE)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise UserError(_DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UserError(_HOSTILE)
    return root


def damaged() -> UserError:
    return UserError(_DAMAGED)
