"""Reading a file in a process of its own: what it does to that process, it does not do to hers.

The process is this program started again with one hidden word, which works from a checkout, from a
wheel and frozen. It gets the path on its standard input and answers in JSON on its output; it has
a few seconds and a bounded memory, and is ended when she cancels.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from briefing_app.domain.grids.review import Returned
from briefing_app.domain.shape import Json, shape_of
from briefing_app.errors import UserError
from briefing_app.imports import READER, limits
from briefing_app.imports.grids.answer import from_json
from briefing_app.imports.recognition.proposed import Recognition

_LARGEST = 100_000_000
_LARGE = 10_000_000
_SECONDS, _SECONDS_IF_LARGE = 5, 60
_STARTING = 25
_MEMORY = 1_500_000_000
_TICK = 0.1
_PACKAGE = Path(__file__).resolve().parent.parent
_SAFE = "Rien n’a été importé."

Tick = Callable[[], None]
"""Called while waiting; it may raise to stop."""


def read_safely(
    path: Path,
    themes: Mapping[str, Sequence[str]],
    today: date,
    tick: Tick = lambda: None,
) -> Recognition:
    """What a document holds, or a sentence."""
    asked = {
        "themes": {key: list(words) for key, words in themes.items()},
        "today": today.isoformat(),
    }
    answer = _ask(path, asked, tick)
    if "refused" in answer:
        raise UserError(f"« {path.name} » : {answer['refused']}")
    read: Recognition = shape_of(Recognition).build(answer["read"])
    return read


def read_grid_safely(path: Path, document: str, tick: Tick = lambda: None) -> Returned:
    """What stands in a returned grid, to be called `document`, or a sentence."""
    answer = _ask(path, {"grid": document}, tick)
    if "refused" in answer:
        refusal = answer["refused"]
        raise UserError(refusal if f"« {document} »" in refusal else f"« {document} » : {refusal}")
    return from_json(answer["read"])


def _seconds_for(path: Path) -> int:
    """A large file has more time; one that is too large is not even opened."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.read(1)
    except FileNotFoundError:
        raise UserError(f"« {path.name} » est introuvable dans {path.parent}.") from None
    except OSError as error:
        raise UserError(f"« {path.name} » ne peut pas être lu : {error.strerror}.") from error
    if size > _LARGEST:
        raise UserError(
            f"« {path.name} » fait plus de 100 Mo : il est trop gros pour être lu. Retirez-en les"
            f" images, ou découpez-le, puis recommencez. {_SAFE}"
        )
    return _SECONDS_IF_LARGE if size > _LARGE else _SECONDS


def _ask(path: Path, asked: Json, tick: Tick) -> Json:
    seconds = _seconds_for(path)
    asked |= {"path": str(path.resolve()), "seconds": seconds, "memory": _MEMORY}
    with subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=_PACKAGE.parent,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            out, err = _wait(process, json.dumps(asked).encode(), seconds + _STARTING, tick)
        finally:
            process.kill()
    if process.returncode == 0:
        answer: Json = json.loads(out)
        return answer
    if limits.TOO_LONG in err:
        raise UserError(
            f"« {path.name} » demande plus de {seconds} secondes de lecture : il est sans doute"
            f" abîmé. Essayez de l’enregistrer à nouveau depuis Office ou LibreOffice. {_SAFE}"
        )
    raise UserError(
        f"« {path.name} » n’a pas pu être lu : il est abîmé ou démesuré. Le programme n’en souffre"
        f" pas. {_SAFE}"
    )


def _wait(
    process: "subprocess.Popen[bytes]", asked: bytes, seconds: int, tick: Tick
) -> tuple[bytes, bytes]:
    """The process keeps its own time; this bound is for one that cannot even start."""
    ends = time.monotonic() + seconds
    given: bytes | None = asked
    while time.monotonic() < ends:
        try:
            return process.communicate(given, timeout=_TICK)
        except subprocess.TimeoutExpired:
            given = None
            tick()
    return b"", limits.TOO_LONG


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, READER]
    return [sys.executable, "-m", _PACKAGE.name, READER]
