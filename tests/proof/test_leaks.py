"""A canary in every text of every kind of item: none that must stay is in any document.

The demonstration is walked through by the shapes of its kinds, so a new field has its canary as soon as
the demonstration has a value for it. What may leave is said here once more, in few words, and not asked of the program. The
documents are written without the check of `exports/release.py`: it shall have nothing to find.
"""

import json
import re
from dataclasses import replace

import pypdfium2
import pytest

from briefing_app.domain.choices import Diffusion, Option, Rewording, Section
from briefing_app.domain.shape import SHAPES, Sort
from briefing_app.exports.files import read_archive
from briefing_app.storage.file.opening import memory_store
from briefing_app.usecases.documents.packs import request_for, write
from briefing_app.usecases.documents.recipes import kept_inside, prepare
from briefing_app.usecases.store.demonstration import MEETING
from briefing_app.usecases.store.exchange import load
from tests.conftest import TODAY, TickingClock
from tests.proof.cases import KINDS

CIRCLES = tuple(Diffusion)
INTERNAL = {"note", "email", "phone", "source"}
OF_THE_COLLECTIVE = {"points"}
NEVER_SECRET = {"key", "ref", "number"}
"""Names of things: a canary would change what they name."""
KNOWN_TO_BOTH = {"place", "label", "function"}
"""Of a meeting: those who meet know it, even where its notes are internal."""
CANARY = re.compile(r"canari\d{5}")


class Canaries:
    """The demonstration with a canary at the end of each text, and who may see each of them."""

    def __init__(self, exchange: bytes, turn: int) -> None:
        self.content = json.loads(exchange)
        self.circle: dict[str, Diffusion] = {}
        self.told: dict[str, str] = {}
        self._diffusions: dict[tuple[str, str], Diffusion] = {}
        for kind in SHAPES.keys() & self.content.keys():
            for index, record in enumerate(self.content[kind]):
                if "diffusion" in record:
                    record["diffusion"] = CIRCLES[(index + turn) % len(CIRCLES)].value
                    self._diffusions[kind, record["key"]] = Diffusion(record["diffusion"])
        for kind in SHAPES.keys() & self.content.keys():
            for record in self.content[kind]:
                known = KNOWN_TO_BOTH if kind == "meetings" else set()
                self._mark(SHAPES[kind], record, Diffusion.TRANSMISSIBLE, known)

    def _mark(self, shape, record, outer, known):
        own = Diffusion(record.get("diffusion", Diffusion.TRANSMISSIBLE))
        about = self._diffusions.get((str(record.get("kind")), str(record.get("key"))), outer)
        circle = min(outer, own, about, key=CIRCLES.index)
        for slot in shape.slots:
            value = record.get(slot.name)
            if not value or slot.name in NEVER_SECRET:
                continue
            inner = Diffusion.INTERNE if slot.name in INTERNAL else circle
            inner = Diffusion.TRANSMISSIBLE if slot.name in known else inner
            if slot.name in OF_THE_COLLECTIVE:
                inner = min(inner, Diffusion.COLLECTIF, key=CIRCLES.index)
            if slot.shape:
                for each in value if slot.many else [value]:
                    self._mark(slot.shape, each, inner, known)
            elif slot.sort is Sort.TEXT and not slot.pattern:
                many = [self._canary(each, inner) for each in (value if slot.many else [value])]
                record[slot.name] = many if slot.many else many[0]

    def _canary(self, text, circle):
        name = f"canari{len(self.circle):05}"
        self.circle[name] = circle
        self.told[name] = text
        return f"{text} {name}"


def everything(path) -> str:
    """All that the file holds: its unzipped parts, or the words of its pages and properties."""
    if path.suffix == ".docx":
        return b"".join(read_archive(path).values()).decode()
    with pypdfium2.PdfDocument(path) as pdf:
        told = [page.get_textpage().get_text_range() for page in pdf]
        return path.read_bytes().decode("latin-1") + " ".join([*told, *map(str, pdf.get_toc())])


@pytest.mark.parametrize("turn", range(len(CIRCLES)))
def test_no_canary_leaves_its_circle(demonstration_file, tmp_path, turn):
    canaries = Canaries(demonstration_file, turn)
    store = memory_store(TickingClock())
    load(store, json.dumps(canaries.content).encode())
    request = replace(
        request_for(store, MEETING, None, None),
        sections=tuple(Section),
        options=tuple(Option),
        rewording=tuple(Rewording)[turn],
    )
    left: set[str] = set()
    for kind in KINDS:
        for asked in (replace(request, audience=audience) for audience in CIRCLES):
            asked = kept_inside(kind, asked)
            audience = asked.audience
            document = prepare(store, kind, asked, TODAY).document()
            for suffix in (".docx", ".pdf"):
                path = tmp_path / f"document{suffix}"
                write(document, path, suffix)
                found = set(CANARY.findall(everything(path)))
                allowed = CIRCLES[CIRCLES.index(audience) :]
                loose = [canaries.told[c] for c in found if canaries.circle[c] not in allowed]
                assert loose == [], (kind, audience, suffix, loose)
                left |= found
    assert len(left) > 200
    store.close()


def test_nothing_of_this_machine_is_in_a_file(demonstration_cases, tmp_path, own_home, monkeypatch):
    monkeypatch.setenv("LOGNAME", "canariutilisateur")
    for case in demonstration_cases:
        for suffix in (".docx", ".pdf"):
            content = everything(case.write(tmp_path, suffix))
            for trace in ("canariutilisateur", str(own_home), str(tmp_path), "/work/", "rsid"):
                assert trace not in content, (case.name, suffix)
