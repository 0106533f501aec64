"""Documents spoiled at random: a reader may refuse them by a sentence, and do nothing else.

    python -m tests.imports.fuzz [--seconds 600] [--seed 1]

goes on for that long and tells each failure with its seed; the suite runs a few seconds of it.
"""

import argparse
import io
import random
import time
import zipfile
import zlib
from collections.abc import Callable

from briefing_app.errors import FieldError, UserError
from briefing_app.imports.readers import read_bytes
from briefing_app.imports.recognition.recognise import recognise
from tests.conftest import TODAY
from tests.samples.making import HERE, NAMES

FORMATS = ("docx", "odt", "rtf", "doc", "pdf")
SECONDS = 5.0
Spoil = Callable[[random.Random, bytes], bytes]


def spoiled(format_: str, seed: int) -> bytes:
    """One sample of that format, spoiled in one to four ways."""
    chance = random.Random(seed)
    data = (HERE / f"{chance.choice(NAMES)}.{format_}").read_bytes()
    if format_ in ("docx", "odt") and chance.random() < 0.7:
        return _with_spoiled_part(chance, data)
    if format_ == "pdf" and chance.random() < 0.5:
        return _with_spoiled_stream(chance, data)
    return _spoil(chance, data)


def read(data: bytes) -> str:
    """What came of it: "read", or the sentence. Anything else is a fault."""
    started = time.monotonic()
    try:
        recognise(read_bytes(data), {}, TODAY)
        said = "read"
    except FieldError:
        raise  # an item that cannot be: a fault of ours, not a word on the document
    except UserError as error:
        said = str(error)
    taken = time.monotonic() - started
    assert taken < SECONDS, f"{taken:.1f} s"
    return said


def _spoil(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(_WAYS)(chance, data) or b"\0"
    return data


def _with_spoiled_part(chance: random.Random, data: bytes) -> bytes:
    """The archive stays sound; one of its parts does not."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([each for each in parts if each.endswith(".xml")])
    parts[name] = _spoil(chance, parts[name])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as spoilt:
        for each, content in parts.items():
            spoilt.writestr(each, content)
    return file.getvalue()


def _with_spoiled_stream(chance: random.Random, data: bytes) -> bytes:
    """One compressed stream of a PDF, opened, spoiled and closed again."""
    places = [i for i in range(len(data)) if data.startswith(b"stream\n", i) and data[i - 1] != 100]
    start = chance.choice(places) + 7
    end = data.find(b"endstream", start)
    try:
        content = zlib.decompress(data[start:end].rstrip(b"\r\n"))
    except zlib.error:
        return _spoil(chance, data)
    return data[:start] + zlib.compress(_spoil(chance, content)) + data[end:]


def _flip(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(1, len(data) + 1)]


def _remove(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 2000) :]


def _repeat(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 400)]
    return data[:start] + piece * chance.randint(2, 40) + data[start:]


def _swap_number(chance: random.Random, data: bytes) -> bytes:
    """A number of the format becomes an extreme one."""
    start = chance.randrange(len(data))
    extreme = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f", b"99999999999"])
    return data[:start] + extreme + data[start + len(extreme) :]


def _swap_places(chance: random.Random, data: bytes) -> bytes:
    a, b = sorted(chance.randrange(len(data)) for _ in range(2))
    size = chance.randint(1, 300)
    return (
        data[:a] + data[b : b + size] + data[a + size : b] + data[a : a + size] + data[b + size :]
    )


_WAYS: tuple[Spoil, ...] = (_flip, _cut, _remove, _repeat, _swap_number, _swap_places)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--formats", default=",".join(FORMATS))
    options = parser.parse_args()
    ends, seed, said = time.monotonic() + options.seconds, options.seed, dict[str, int]()
    while time.monotonic() < ends:
        for format_ in options.formats.split(","):
            try:
                answer = read(spoiled(format_, seed))
                said[answer] = said.get(answer, 0) + 1
            except Exception as error:  # noqa: BLE001 - every failure is told
                print(f"{format_} {seed}: {type(error).__name__} {error}", flush=True)  # noqa: T201
        seed += 1
    print(f"seeds {options.seed} to {seed}")  # noqa: T201
    for answer, count in sorted(said.items(), key=lambda each: -each[1]):
        print(f"{count:6} {answer}")  # noqa: T201


if __name__ == "__main__":
    main()
