"""The sample documents: written once as annotated lines, made into Word files and what is due.

    python -m tests.samples.making        writes the .docx and .json beside this file, and, with
                                          LibreOffice at hand, their .odt, .pdf, .doc and .rtf

A line is `STYLE [kind] [name=value…] | text`. Everything in them is invented.
"""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

HERE = Path(__file__).resolve().parent
FORMATS = {
    "odt": "writer8",
    "pdf": "writer_pdf_Export",
    "doc": "MS Word 97",
    "rtf": "Rich Text Format",
}
NAMES = ("minutes", "note", "table", "dossier", "bulletin")
_STYLES = {
    "title": "Title", "subtitle": "Subtitle", "h1": "Heading 1", "h2": "Heading 2", "p": "Normal",
    "+": "Normal", "turn": "Normal", "li": "List Bullet", "li2": "List Bullet 2", "ol": "List Number",
    "n1": "Heading 1", "n2": "Heading 2", "n3": "Heading 3", "toc": "Normal",
}  # fmt: skip
_DATES = {
    "minutes": "2025-03-04", "note": "2024-11-18", "table": "2025-01-06", "dossier": "2025-06-13",
    "bulletin": None,
}  # fmt: skip
_PEOPLE = {
    "minutes": ["Odile Ferrand", "Bastien Leroyer", "Samia Kerdal", "Agathe Morvan", "Hugo Castelnau",
                "Inès Belkacemi", "Clara Dumont", "Yves Le Bihan", "Paul Anselme"],
    "note": ["Tristan Vauquelin", "Léonie Aubrac", "Karim Ouzzane", "Agathe Morvan", "Hugo Castelnau",
             "Solène Guivarch", "Marc-Antoine Revel"],
    "table": [], "dossier": ["Agathe Morvan", "Hugo Castelnau", "Inès Belkacemi"], "bulletin": [],
}  # fmt: skip


@dataclass
class Written:
    """One annotated line."""

    style: str
    text: str
    kind: str = ""
    notes: dict[str, str] = field(default_factory=dict)


def written(name: str) -> list[Written]:
    lines = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
    return [_written(line) for line in lines if line.strip()]


def _written(line: str) -> Written:
    head, _, text = line.partition(" | ")
    style, *words = head.split()
    notes = dict(word.split("=", 1) for word in words if "=" in word)
    kind = next((word for word in words if "=" not in word), "")
    return Written(style, text.strip(), kind, {k: _spaced(k, v) for k, v in notes.items()})


def _spaced(name: str, value: str) -> str:
    """Keys keep their underscores; in words they stand for spaces."""
    return value if name == "themes" else value.replace("_", " ")


def truth(name: str) -> dict[str, Any]:
    """What an importer should find, in the form of the annotated corpus."""
    items: list[dict[str, Any]] = []
    for line in written(name):
        if line.style == "row":
            items += _row_items(line)
        elif line.style == "+":
            items[-1]["text"] += f"\n{line.text}"
        elif line.kind:
            items.append(_item(line.kind, _said(line), line.notes))
    people = [{"name": each} for each in _PEOPLE[name]]
    return {"source": name, "date": _DATES[name], "participants": people, "items": items}


def _said(line: Written) -> str:
    return line.text.partition(" : ")[2] if line.style == "turn" else line.text


def _item(kind: str, text: str, notes: dict[str, str]) -> dict[str, Any]:
    item: dict[str, Any] = {"type": kind, "text": text}
    for name in ("themes", "measures"):
        item[name] = notes[name].split(",") if name in notes else []
    return item | {name: notes[name] for name in ("speaker", "due") if name in notes}


def _row_items(line: Written) -> list[dict[str, Any]]:
    found = []
    for part in re.split(r"\s*\|\|?\s*", line.text):
        text, _, marks = part.partition(" @")
        kind, *words = marks.split() or [""]
        notes = dict(word.split("=", 1) for word in words)
        notes = {name: _spaced(name, value) for name, value in notes.items()}
        if kind:
            text = text.removeprefix("- ")
            text = re.sub(r"^MESURE N° [^:]* : ", "", text)
            found.append(_item(kind, text, notes))
    return found


# Word


def make(name: str) -> Document:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Collectif – document de travail"
    _page_number(document.sections[0].footer.paragraphs[0])
    if name == "bulletin":
        _two_columns(document)
    numbers = _heading_numbers(document)
    table = None
    for line in written(name):
        if line.style == "row":
            table = _row(document, table, line.text)
        else:
            table = None
            _paragraph(document, line, numbers)
    return document


def _paragraph(document: Document, line: Written, numbers: str) -> None:
    if line.style == "box":
        _box(document, line.text)
    elif line.style == "toc":
        for text in line.text.split("|")[::2]:
            document.add_paragraph(f"{text} {'.' * 60} 1")
    else:
        text = (
            line.text.split("|")[-1]
            if line.style[0] == "n" and line.style[1:].isdigit()
            else line.text
        )
        paragraph = document.add_paragraph(style=_STYLES[line.style])
        _runs(document, paragraph, text, line)
        if line.style in ("n1", "n2", "n3"):
            _number(paragraph, numbers, int(line.style[1]) - 1)


def _runs(document: Document, paragraph: Paragraph, text: str, line: Written) -> None:
    if line.style == "turn":
        who, _, said = text.partition(" : ")
        paragraph.add_run(f"{who} : ").bold = True
        paragraph.add_run(said)
    elif "inserted" in line.notes:
        paragraph._p.append(
            _xml(
                f'<w:ins {nsdecls("w")} w:id="7" w:author="A"><w:r><w:t>{text}</w:t></w:r></w:ins>'
            )
        )
    elif "deleted" in line.notes:
        start, _, rest = text.partition(" refusent")
        paragraph.add_run(start)
        gone = line.notes["deleted"]
        paragraph._p.append(
            _xml(
                f'<w:del {nsdecls("w")} w:id="8" w:author="A"><w:r><w:delText> {gone}</w:delText></w:r></w:del>'
            )
        )
        paragraph.add_run(f" refusent{rest}")
    else:
        paragraph.add_run(text)
    if "footnote" in line.notes:
        _footnote(document, paragraph, line.notes["footnote"])


def _row(document: Document, table: Any, text: str) -> Any:
    left, right, *head = re.split(r"\s+\|\s+", text)
    if table is None or head:
        table = document.add_table(rows=0, cols=2, style="Table Grid")
    cells = table.add_row().cells
    for cell, content in zip(cells, (left, right), strict=True):
        parts = [part.split(" @")[0] for part in content.split(" || ")]
        cell.paragraphs[0].text = parts[0].removeprefix("- ")
        if parts[0].startswith("- "):
            cell.paragraphs[0].style = "List Bullet"
        for part in parts[1:]:
            cell.add_paragraph(
                part.removeprefix("- "), "List Bullet" if part.startswith("- ") else None
            )
    return table


def _heading_numbers(document: Document) -> str:
    """A list of three levels for numbered headings: 1 -, 1.1 -, 1.1.1 -."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{".".join(f"%{n}" for n in range(1, i + 2))} -"/></w:lvl>'
        for i in range(3)
    )
    abstract = _xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(
        _xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>')
    )
    return "91"


def _number(paragraph: Paragraph, numbers: str, level: int) -> None:
    props = paragraph._p.get_or_add_pPr()
    props.append(
        _xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{numbers}"/></w:numPr>'
        )
    )


def _page_number(paragraph: Paragraph) -> None:
    paragraph.add_run("Page ")
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()._r
        if kind:
            run.append(_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        else:
            run.append(_xml(f"<w:instrText {nsdecls('w')}> PAGE </w:instrText>"))


def _two_columns(document: Document) -> None:
    columns = document.sections[0]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "567")


def _box(document: Document, text: str) -> None:
    document.add_paragraph()._p.append(
        _xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:200pt;height:40pt">'
            f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox>"
            "</v:shape></w:pict></w:r>"
        )
    )


def _footnote(document: Document, paragraph: Paragraph, text: str) -> None:
    note = '<w:footnote w:id="{}"><w:p><w:r>{}</w:r></w:p></w:footnote>'
    content = (
        f"<w:footnotes {nsdecls('w')}>"
        + note.format("-1", "<w:separator/>").replace(
            "<w:footnote ", '<w:footnote w:type="separator" '
        )
        + note.format("0", "<w:continuationSeparator/>").replace(
            "<w:footnote ", '<w:footnote w:type="continuationSeparator" '
        )
        + note.format("2", f"<w:t>{text}</w:t>")
        + "</w:footnotes>"
    )
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), media, content.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph.add_run()._r.append(_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))


def _xml(text: str) -> Any:
    return parse_xml(text)


def main() -> None:
    for name in NAMES:
        path = HERE / f"{name}.docx"
        make(name).save(str(path))
        due = json.dumps(truth(name), ensure_ascii=False, indent=1)
        (HERE / f"{name}.json").write_text(f"{due}\n", "utf-8")
        if shutil.which("soffice"):
            for kind, writer in FORMATS.items():
                command = [
                    "soffice",
                    "--headless",
                    "--convert-to",
                    f"{kind}:{writer}",
                    "--outdir",
                    str(HERE),
                ]
                subprocess.run([*command, str(path)], check=True, capture_output=True)


if __name__ == "__main__":
    main()
