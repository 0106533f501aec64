"""The reading process: one document or grid in, one answer out, as JSON. Started by `sandbox.py`.

JSON and not pickle, so that a document that took this process over could still only lie in its
answer, never make the program run anything.
"""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from briefing_app.domain.shape import Json, to_record
from briefing_app.errors import UserError
from briefing_app.imports import limits


def main() -> int:
    asked = json.load(sys.stdin)
    read = _grid_reader(asked) if "grid" in asked else _document_reader(asked)
    limits.bound(asked["seconds"], asked["memory"])
    try:
        answer: Json = {"read": read(Path(asked["path"]).read_bytes())}
    except UserError as error:
        answer = {"refused": str(error)}
    except MemoryError:
        answer = {"refused": "Ce document est démesuré : il a été refusé. Rien n’a été importé."}
    json.dump(answer, sys.stdout)
    return 0


# Imported before the clock starts: a cold disk is no fault of the document.


def _document_reader(asked: Json) -> Callable[[bytes], Json]:
    from briefing_app.imports.readers import read_bytes
    from briefing_app.imports.recognition.recognise import recognise

    today = date.fromisoformat(asked["today"])
    return lambda data: to_record(recognise(read_bytes(data), asked["themes"], today))


def _grid_reader(asked: Json) -> Callable[[bytes], Json]:
    from briefing_app.imports.grids.answer import to_json
    from briefing_app.imports.grids.returned import read_grid

    return lambda data: to_json(read_grid(data, asked["grid"]))
