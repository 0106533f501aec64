"""Grids: writing against XlsxWriter, reading and comparing against a bare pass of openpyxl."""

import argparse
import io
import random
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import xlsxwriter

from benchmarks.measuring import ROOT, median, seconds, tell
from benchmarks.words import text
from briefing_app.domain.choices import CommitmentStatus
from briefing_app.domain.grids.columns import COMMITMENTS
from briefing_app.domain.grids.comparing import compare
from briefing_app.domain.grids.review import ItemId, KnownCells
from briefing_app.domain.grids.sheet import CellEntry, Names, SheetLine, Tab, Workbook
from briefing_app.exports.excel.workbook import write_grid
from briefing_app.imports.grids.returned import read_grid

_TODAY = date(2026, 11, 21)
_MEMBERS = tuple(f"Association {number}" for number in range(25))
_NAMES = Names(
    themes={"sejour": "Droit au séjour", "mineurs": "Mineurs"},
    organisations=dict(zip(_MEMBERS, _MEMBERS, strict=True)),
    members=_MEMBERS,
    full_names=dict(zip(_MEMBERS, _MEMBERS, strict=True)),
    meetings={},
    cite=", ".join,
)


def grid_of(rows: int) -> Workbook:
    chance = random.Random(rows)
    lines = tuple(_line(chance, number) for number in range(rows))
    return Workbook(
        grid="0123456789ab",
        title="Grille de suivi",
        collective="Collectif",
        produced=_TODAY,
        tabs=(Tab(COMMITMENTS, lines),),
        names=_NAMES,
    )


def _line(chance: random.Random, number: int) -> SheetLine:
    cells = {
        "ref": f"E-{number:05}",
        "themes": chance.choice(("Droit au séjour", "Mineurs")),
        "text": text(chance, 12, 25),
        "institution": "Intérieur",
        "promised": "14 oct. 2025",
        "measures": "mesure 5, plan 2024-2027",
        "due": (_TODAY + timedelta(days=chance.randrange(-400, 400))).isoformat(),
        "status": chance.choice(list(CommitmentStatus)).label,
        "news": text(chance, 8, 12),
    }
    return SheetLine(f"k{number}", cells)


def write_as_peer(content: Workbook, path: Path) -> None:
    """The same cells, formats, formulas, lists and rules, by XlsxWriter."""
    (tab,) = content.tabs
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(tab.sheet.title)
        common = {"text_wrap": True, "valign": "top", "bottom": 1, "font_name": "Calibri"}
        shown = book.add_format(common)
        filled = book.add_format(common | {"bg_color": "#E8EFF9", "locked": False})
        dated = book.add_format(
            common | {"bg_color": "#E8EFF9", "locked": False, "num_format": "dd/mm/yyyy"}
        )
        for number, column in enumerate(tab.sheet.columns, start=1):
            sheet.set_column(number, number, column.width)
            options = column.options(content.names)
            if options:
                rule = {"validate": "list", "source": options[:5]}
                sheet.data_validation(1, number, len(tab.lines), number, rule)
        for row, line in enumerate(tab.lines, start=1):
            sheet.write_string(row, 0, f"{content.grid}:{line.key}", shown)
            for number, column in enumerate(tab.sheet.columns, start=1):
                value = line.cells.get(column.key)
                if column.key == "situation":
                    sheet.write_formula(row, number, f"=IF(H{row + 1}<TODAY(),1,0)", shown, 0)
                elif column.entry is CellEntry.DATE and value:
                    sheet.write_datetime(row, number, date.fromisoformat(value), dated)
                elif value:
                    sheet.write_string(row, number, value, filled if column.fill else shown)
                else:
                    sheet.write_blank(row, number, None, filled if column.fill else shown)
        red = book.add_format({"font_color": "#A3211B"})
        rule = {"type": "formula", "criteria": '=RIGHT($I2,6)="retard"', "format": red}
        sheet.conditional_format(1, 7, len(tab.lines), 8, rule)
        columns = [{"header": "Clé"}, *({"header": c.header} for c in tab.sheet.columns)]
        place = (0, 0, len(tab.lines), len(tab.sheet.columns))
        sheet.add_table(*place, {"columns": columns, "style": None})


def pass_over(data: bytes) -> int:
    """What reading costs at least."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(len(row) for row in book["Engagements"].iter_rows(values_only=True))


def read_back(content: Workbook, data: bytes) -> int:
    sent = {ItemId(COMMITMENTS.kind, each.key): each.cells for each in content.tabs[0].lines}
    known = KnownCells(here=sent, sent=sent)
    found = compare(read_grid(data, "retour.xlsx"), known, content.names, _TODAY)
    return len(found.changes)


def answered(content: Workbook) -> Workbook:
    """Every tenth line with news: what a good answer looks like."""
    (tab,) = content.tabs
    lines = [
        SheetLine(line.key, {**line.cells, "progress": "Relancé."}) if number % 10 == 0 else line
        for number, line in enumerate(tab.lines)
    ]
    return replace(content, tabs=(replace(tab, lines=tuple(lines)),))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _compare(options.rows, options.runs, Path(folder) / "grille.xlsx")


def _compare(rows: int, runs: int, path: Path) -> None:
    content, tenth = grid_of(rows), grid_of(rows // 10)
    ours = median(lambda: seconds(lambda: write_grid(content, path)), runs)
    small = median(lambda: seconds(lambda: write_grid(tenth, path)), runs)
    peer = median(lambda: seconds(lambda: write_as_peer(content, path)), runs)
    tell(f"writing {rows} rows, beside XlsxWriter", ours / peer, 2)
    tell("writing, beside a tenth of it", ours / small, 12)
    write_grid(answered(content), path)
    data = path.read_bytes()
    assert read_back(content, data) == len(range(0, rows, 10))
    reading = median(lambda: seconds(lambda: read_back(content, data)), runs)
    bare = median(lambda: seconds(lambda: pass_over(data)), runs)
    tell(f"reading and comparing {rows} rows, beside a bare pass", reading / bare, 1.5)
    for name, work in (("writing", _WRITE), ("reading", _READ)):
        tell(f"memory of {name}", _peak(work, rows, path), 300, " MB")


_WRITE = "write_grid(grid_of(rows), path)"
_READ = "read_back(grid_of(rows), path.read_bytes())"


def _peak(work: str, rows: int, path: Path) -> float:
    """The most memory of a process that does nothing else."""
    code = (
        "import sys; from pathlib import Path; from benchmarks.grids import *;"
        f"rows, path = {rows}, Path({str(path)!r}); {work};"
        "peak = [line for line in open('/proc/self/status') if 'VmHWM' in line];"
        "print(peak[0].split()[1])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return int(done.stdout.split()[-1]) / 1024


if __name__ == "__main__":
    main()
