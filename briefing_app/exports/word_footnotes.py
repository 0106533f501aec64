"""The footnotes of a Word file: a part of their own, for which python-docx has no words."""

from docx.document import Document as Package
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r>'
    "</w:p></w:footnote>"
)


class Footnotes:
    """Collects the notes of a document, and adds them to its package."""

    def __init__(self, text_style: str, mark_style: str) -> None:
        self._text = f'<w:pPr><w:pStyle w:val="{text_style}"/></w:pPr>'
        self._mark = f'<w:rPr><w:rStyle w:val="{mark_style}"/></w:rPr>'
        self._notes: list[str] = []

    def add(self, words: str) -> str:
        """Keep one more note; the mark that leads to it."""
        number = len(self._notes) + 1
        mark = f"<w:r>{self._mark}<w:footnoteRef/></w:r>"
        space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        paragraph = f"<w:p>{self._text}{mark}{space}{words}</w:p>"
        self._notes.append(f'<w:footnote w:id="{number}">{paragraph}</w:footnote>')
        return f'<w:r>{self._mark}<w:footnoteReference w:id="{number}"/></w:r>'

    def attach(self, package: Package, names: str) -> None:
        """The template's own notes, if it has any, are left behind with its text."""
        part = package.part
        for key, relation in list(part.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                del part.rels[key]
        if self._notes:
            words = _SEPARATORS + "".join(self._notes)
            blob = f"<w:footnotes {names}>{words}</w:footnotes>".encode()
            name = PackURI("/word/footnotes.xml")
            notes = Part(name, CONTENT_TYPE.WML_FOOTNOTES, blob, part.package)
            part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
