"""Whatever arrives under the name of a grid is read, or refused with a sentence."""

import csv
import io
import zipfile

import openpyxl
import pytest

from briefing_app.errors import UserError
from briefing_app.imports.grids.returned import read_grid
from briefing_app.imports.sandbox import read_grid_safely

HEADERS = ["Réf.", "Engagement", "État", "Suivi"]
LINE = ["E-0001", "Une promesse tenue à l’œuvre", "tenu", "reçu ; enfin"]


def delimited(separator, encoding):
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([HEADERS, LINE])
    return text.getvalue().encode(encoding, "replace")


@pytest.mark.parametrize("separator", [";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_in_text_of_any_program(separator, encoding):
    (sheet,) = read_grid(delimited(separator, encoding), "retour.csv").sheets
    (row,) = sheet.rows
    assert row.cells == dict(zip(["ref", "text", "status", "progress"], LINE, strict=True))


def workbook(*rows):
    book, data = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(data)
    return data.getvalue()


def with_part(data, name, content):
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


GOOD = workbook(HEADERS, LINE)
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "est vide"),
        (b"PK\x03\x04 ni l'un ni l'autre", "endommagé"),
        (GOOD[: len(GOOD) // 2], "endommagé"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mot de passe"),
        (b"%PDF-1.7 ...", "n’est pas un tableau"),
        (b"\x00\x01\x02" * 50, "Rien n’a été importé"),
        (with_part(GOOD, "xl/vbaProject.bin", b"x"), "macros"),
        (with_part(GOOD, "../dehors.xml", b"<x/>"), "anormale"),
        (with_part(GOOD, "xl/bombe.xml", bytes(130_000_000)), "démesuré"),
        (with_part(GOOD, "xl/entites.xml", BOMB), "Rien n’a été importé"),
        (workbook(["Nom", "Adresse"], ["a", "b"]), "n’est pas une grille de suivi"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_grid_is_refused_with_a_sentence(data, told):
    with pytest.raises(UserError, match=told):
        read_grid(data, "retour.xlsx")


# In a process of its own


def test_the_reading_process_answers_what_was_read(tmp_path):
    path = tmp_path / "retour.xlsx"
    path.write_bytes(GOOD)
    assert read_grid_safely(path, "retour.xlsx") == read_grid(GOOD, "retour.xlsx")


def test_a_refusal_comes_from_the_reading_process_as_it_is(tmp_path):
    path = tmp_path / "retour.xlsx"
    path.write_bytes(with_part(GOOD, "xl/vbaProject.bin", b"x"))
    with pytest.raises(UserError, match="macros"):
        read_grid_safely(path, "retour.xlsx")


def test_a_grid_that_never_ends_is_given_up(tmp_path, monkeypatch):
    path = tmp_path / "lent.csv"
    path.write_bytes(delimited(";", "utf-8") * 20_000)
    monkeypatch.setattr("briefing_app.imports.sandbox._SECONDS", 0.05)
    with pytest.raises(UserError, match="demande plus de"):
        read_grid_safely(path, "lent.csv")


def test_she_may_stop_while_grids_are_read(tmp_path):
    class StoppedError(Exception):
        pass

    def stop() -> None:
        raise StoppedError

    path = tmp_path / "long.csv"
    path.write_bytes(delimited(";", "utf-8") * 20_000)
    with pytest.raises(StoppedError):
        read_grid_safely(path, "long.csv", stop)
