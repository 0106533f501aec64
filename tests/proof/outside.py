"""Programs that did not make our files read them: the Open XML SDK's validator, and LibreOffice.

python tests/proof/outside.py FOLDER...    looks through every .docx and .xlsx of those folders

Both must be there (`.ci/run` installs them): a missing one is an error, never a test left out.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[2]
VALIDATOR = ROOT / ".venv" / "validator" / "node_modules" / ".bin" / "ooxml-validator"
_OFFICE = "Office2019"
_ANY_ORDER = re.compile(r"/x:styleSheet\[1\]/x:fonts\[1\]/x:font\[\d+\]")
"""In the standard (CT_Font) what a font says may come in any order; the SDK wants one order."""


def complaints(path: Path) -> list[str]:
    """What the Open XML SDK finds wrong in a .docx or an .xlsx."""
    words = [str(VALIDATOR), str(path), "--officeVersion", _OFFICE]
    told = subprocess.run(words, capture_output=True, text=True, check=False)
    if not told.stdout:
        raise RuntimeError(f"The validator said nothing about {path.name}: {told.stderr}")
    errors = [e for e in json.loads(told.stdout)["errors"] if not _is_lawful(e)]
    return [f"{path.name}: {e.get('path')} {e.get('xPath')}: {e['description']}" for e in errors]


def _is_lawful(error: dict[str, str]) -> bool:
    where = _ANY_ORDER.fullmatch(error.get("xPath") or "")
    return where is not None and "unexpected child element" in error["description"]


def every_complaint(paths: Iterable[Path]) -> list[str]:
    with ThreadPoolExecutor(max_workers=2) as pool:
        return [each for found in pool.map(complaints, paths) for each in found]


def converted(paths: Sequence[Path], folder: Path) -> dict[Path, list[str]]:
    """Each file as LibreOffice shows it: the text of its pages."""
    with tempfile.TemporaryDirectory() as profile:
        office = ["soffice", "--headless", f"-env:UserInstallation={Path(profile).as_uri()}"]
        words = [*office, "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)]
        subprocess.run(words, capture_output=True, check=True)
    return {path: pages(folder / f"{path.stem}.pdf") for path in paths}


def resaved(path: Path, suffix: str, folder: Path) -> Path:
    """The file as LibreOffice saves it, in its own format or another."""
    with tempfile.TemporaryDirectory() as profile:
        office = ["soffice", "--headless", f"-env:UserInstallation={Path(profile).as_uri()}"]
        words = [*office, "--convert-to", suffix.lstrip("."), "--outdir", str(folder), str(path)]
        subprocess.run(words, capture_output=True, check=True)
    return folder / f"{path.stem}{suffix}"


def pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def main(folders: Sequence[str]) -> int:
    found = (path for folder in folders for path in sorted(Path(folder).rglob("*")))
    paths = [path for path in found if path.suffix in (".docx", ".xlsx")]
    wrong = every_complaint(paths) if paths else ["Nothing to look through."]
    with tempfile.TemporaryDirectory() as folder:
        shown = converted(paths, Path(folder)) if paths else {}
    wrong += [f"{path.name}: LibreOffice shows nothing" for path in paths if not any(shown[path])]
    print("\n".join(wrong) or f"{len(paths)} files are sound.")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
