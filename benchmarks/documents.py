"""Documents: Word against docxtpl, growth with size, and the preview after a change."""

import argparse
import json
import os
import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
from docxtpl import DocxTemplate

from benchmarks.measuring import median, seconds, tell
from benchmarks.words import constats, text
from briefing_app.documents.blocks import Document, Table, text_of
from briefing_app.domain.choices import Diffusion, DocumentKind
from briefing_app.domain.model import Constat
from briefing_app.exports.pages.drawing import Pages, application
from briefing_app.exports.word.writer import write_word
from briefing_app.storage.file.opening import memory_store
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.packs import produce
from briefing_app.usecases.documents.recipes import prepare
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.store.exchange import load

_TODAY = date(2026, 11, 21)
_THEMES = ("sejour", "mineurs", "hebergement", "justice", "asile", "formation")
_REQUEST = Request("m", _THEMES)
_USUAL = 400
_PREVIEWED, _PROMISED = 60, 10
_SLICE = 0.02
"""As the window sets its pages: `ui/preview.py`."""


def store_of(count: int, promises: int = 0) -> Store:
    """Half of it constats, half recommandations, all of which may leave."""
    chance = random.Random(count)
    half = [each | {"diffusion": "transmissible"} for each in constats(count // 2)]
    content = {
        "format": "briefing-app/1",
        "themes": [{"key": key, "label": key} for key in _THEMES],
        "organisations": [{"key": f"a{n}", "name": f"Association {n}"} for n in range(25)],
        "meetings": [{"key": "m", "title": "Rencontre", "institutions": ["a0"]}],
        "constats": half,
        "recommendations": [_demand(chance, n) for n in range(count - len(half))],
        "commitments": [_promise(chance, n) for n in range(promises)],
    }
    store = memory_store()
    load(store, json.dumps(content, ensure_ascii=False).encode())
    return store


def _demand(chance: random.Random, number: int) -> dict[str, Any]:
    words = text(chance, 20, 40)
    themes = chance.sample(_THEMES, 2)
    return {"key": f"r{number}", "text": words, "themes": themes, "diffusion": "transmissible"}


def _promise(chance: random.Random, number: int) -> dict[str, Any]:
    return {
        "key": f"e{number}",
        "text": text(chance, 15, 25),
        "institution": "a0",
        "due": f"2026-{number % 12 + 1:02}-01",
        "diffusion": "transmissible",
        "notes": [{"text": text(chance, 8, 12), "diffusion": "transmissible"}],
    }


def produced(store: Store, path: Path) -> float:
    return seconds(lambda: produce(store, DocumentKind.DOSSIER, _REQUEST, path, _TODAY))


def compare_growth(folder: Path, large: int, runs: int) -> None:
    times = {}
    for count in (_USUAL, large // 5, large):
        store = store_of(count)
        times[count] = median(lambda s=store: produced(s, folder / "dossier.docx"), runs)
        store.close()
    tell(f"{_USUAL} items to Word, chosen to checked", times[_USUAL], 2, "s")
    tell(f"{large} items / {large // 5}", times[large] / times[large // 5], 6)


def compare_table(folder: Path, rows: int, runs: int) -> None:
    """The relevé d'engagements; docxtpl fills a template with the same paragraphs, cell by cell."""
    store = store_of(0, rows)
    request = replace(_REQUEST, themes=())
    document = prepare(store, DocumentKind.ENGAGEMENTS, request, _TODAY).document()
    store.close()
    template = folder / "modele.docx"
    _write_peer_template(template)
    lines = list(_cells(document))
    assert len(lines) == rows
    ours = median(lambda: seconds(lambda: write_word(document, folder / "ours.docx")), runs)
    theirs = median(
        lambda: seconds(lambda: _fill_peer(template, lines, folder / "peer.docx")), runs
    )
    tell(f"a table of {rows} engagements to Word / docxtpl", ours / theirs, 1)


def _cells(document: Document) -> Iterator[list[list[str]]]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield [[text_of(p.spans) for p in cell.paragraphs] for cell in row]


def _write_peer_template(path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=4)
    for cell, head in zip(table.rows[0].cells, ("Un", "Deux", "Trois", "Quatre"), strict=True):
        cell.text = head
    table.rows[1].cells[0].text = "{%tr for row in rows %}"
    for index, cell in enumerate(table.rows[2].cells):
        cell.text = f"{{%p for paragraph in row[{index}] %}}"
        cell.add_paragraph("{{ paragraph }}", "Body Text")
        cell.add_paragraph("{%p endfor %}")
    table.rows[3].cells[0].text = "{%tr endfor %}"
    document.save(path)


def _fill_peer(template: Path, lines: list[list[list[str]]], path: Path) -> None:
    peer = DocxTemplate(template)
    peer.render({"rows": lines}, autoescape=True)
    peer.save(path)


def measure_preview(runs: int) -> None:
    """A constat is reworded in a dossier of 60 items: until all its pages stand anew."""
    store = store_of(_PREVIEWED - _PROMISED, _PROMISED)
    pages = previewed(store, None)[0]
    wholes, pieces = [], []
    for number in range(5 * runs):
        first = store.keys("constats")[number]
        with store.operation("Reformuler"):
            store.save(replace(store.get(Constat, first), text=f"Dit autrement, n° {number}."))
        pages, steps = previewed(store, pages)
        wholes.append(sum(steps) * 1000)
        pieces.append(max(steps) * 1000)
    store.close()
    tell(f"preview of {_PREVIEWED} items after a change, the slowest", max(wholes), 150, "ms")
    tell("    the longest time at once in the window's thread", max(pieces), 50, "ms")


def previewed(store: Store, previous: Pages | None) -> tuple[Pages, list[float]]:
    """The pages, and how long each step took that the window waits for."""
    found: list[Pages] = []

    def begin() -> None:
        request = replace(_REQUEST, audience=Diffusion.TRANSMISSIBLE)
        document = prepare(store, DocumentKind.DOSSIER, request, _TODAY).document()
        found.append(Pages(document, previous=previous))

    steps = [seconds(begin)]
    while not found[0].done:
        steps.append(seconds(lambda: found[0].advance(_SLICE)))
    return found[0], steps


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    screen = application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compare_growth(folder, options.size, options.runs)
        compare_table(folder, min(400, options.size), options.runs)
    measure_preview(options.runs)
    screen.quit()


if __name__ == "__main__":
    main()
