"""The reading process: one document in, one answer out, as JSON. Started by `sandbox.py`.

JSON and not pickle, so that a document that took this process over could still only lie in its
answer, never make the program run anything.
"""

import json
import sys
from datetime import date
from pathlib import Path

from briefing_app.domain.errors import UserError
from briefing_app.domain.shape import Json, to_record
from briefing_app.imports import limits


def main() -> int:
    asked = json.load(sys.stdin)
    # Imported before the clock starts: a cold disk is no fault of the document.
    from briefing_app.imports.readers import read_bytes
    from briefing_app.imports.recognise import recognise

    limits.bound(asked["seconds"], asked["memory"])
    try:
        extract = read_bytes(Path(asked["path"]).read_bytes())
        found = recognise(extract, asked["themes"], date.fromisoformat(asked["today"]))
        answer: Json = {"read": to_record(found)}
    except UserError as error:
        answer = {"refused": str(error)}
    except MemoryError:
        answer = {"refused": "Ce document est démesuré : il a été refusé. Rien n’a été importé."}
    json.dump(answer, sys.stdout)
    return 0
