"""Reading old documents: recognising fifty pages, growth, and reading against the bare library."""

import argparse
import io
from datetime import date

import docx
import pypdfium2

from benchmarks.measuring import ROOT, median, seconds, tell
from briefing_app.imports.line import Extract
from briefing_app.imports.readers import read_bytes
from briefing_app.imports.recognition.recognise import recognise
from briefing_app.usecases.items.themes import shipped_themes
from briefing_app.usecases.reading.reading import keywords

_SAMPLES = ROOT / "tests" / "samples"
_LETTERS_A_PAGE = 2500
_DAY = date(2026, 11, 21)


def sample(pages: int) -> Extract:
    """Minutes of that many pages: the same turns over and over, each under a number of its own."""
    text = (_SAMPLES / "minutes.txt").read_text("utf-8")
    times = pages * _LETTERS_A_PAGE // len(text) + 1
    return read_bytes("\n\n".join(f"{n}. Partie {n}\n\n{text}" for n in range(times)).encode())


def recognising(runs: int) -> None:
    themes = keywords(shipped_themes())
    small, large = sample(50), sample(500)
    short = median(lambda: seconds(lambda: recognise(small, themes, _DAY)), runs)
    long = median(lambda: seconds(lambda: recognise(large, themes, _DAY)), runs)
    tell("recognising 50 pages", short, 2, "s")
    tell("recognising ten times as much against it", long / short, 12)


def reading(runs: int) -> None:
    for suffix, bare in ((".docx", _bare_word), (".pdf", _bare_pdf)):
        files = [each.read_bytes() for each in sorted(_SAMPLES.glob(f"*{suffix}"))]
        ours = median(lambda files=files: seconds(lambda: _all(read_bytes, files)), runs)  # type: ignore[misc]
        theirs = median(lambda f=files, b=bare: seconds(lambda: _all(b, f)), runs)  # type: ignore[misc]
        tell(f"reading {suffix} against the library's own extraction", ours / theirs, 3)


def _all(read: object, files: list[bytes]) -> None:
    assert callable(read)
    for data in files:
        read(data)


def _bare_word(data: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(data))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return [p.text for p in document.paragraphs] + cells


def _bare_pdf(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    recognising(asked.runs)
    reading(asked.runs)


if __name__ == "__main__":
    main()
