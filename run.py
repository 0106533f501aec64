#!/usr/bin/env python3
"""Sets the program up in .venv and starts it. Needs only Python 3.11 or later, with venv and pip.

python3 run.py             open the program on the demonstration
python3 run.py test        run the whole test suite
python3 run.py WORDS...    any command of briefing-app, such as: demo --out FOLDER
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

# What Qt loads on Linux, and the packages of Debian or Ubuntu that bring it (newer name first).
ALWAYS = {
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
}
ON_A_SCREEN = {
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}


def main(words: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - this very file is run by any Python
        print("Plaidoyer a besoin de Python 3.11 ou plus récent.", file=sys.stderr)
        return 1
    testing = words[:1] == ["test"]
    set_up("dev" if testing else "app")
    missing = check_libraries(testing)
    if testing:
        # Two processes halve the time; more would wait for the same disk (a later -n wins).
        return start(["-m", "pytest", "-n", "2", *words[1:]])
    if words:
        return start(["-m", "briefing_app", *words])
    if not has_screen() or missing:
        print("Pas d’écran ici : la démonstration est écrite dans ./demo-dossier.")
        return start(["-m", "briefing_app", "demo", "--out", "demo-dossier"])
    return start(["-m", "briefing_app", "--demo"])


def set_up(name: str) -> None:
    """Install the locked versions once; a stamp says which lock file the installation follows."""
    wanted = fingerprint(name)
    # The test installation holds the program's own: it serves both.
    if any(read(stamp(n)) == fingerprint(n) for n in {name, "dev"}):
        return
    print("Préparation (une seule fois)…", flush=True)
    same_python = any(read(stamp(n)).startswith(version()) for n in ("app", "dev"))
    venv.EnvBuilder(with_pip=True, clear=not same_python).create(VENV)
    pip("install", "--require-hashes", "-r", str(lock(name)))
    pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
    stamp(name).write_text(wanted)


def lock(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def stamp(name: str) -> Path:
    return VENV / f"plaidoyer-{name}.stamp"


def version() -> str:
    return " ".join(sys.version.split())


def fingerprint(name: str) -> str:
    parts = (lock(name).read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode())
    return f"{version()} {hashlib.sha256(b''.join(parts)).hexdigest()}"


def read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def pip(*words: str) -> None:
    command = [str(PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check", *words]
    if subprocess.run(command, check=False).returncode:
        sys.exit("L’installation a échoué : vérifiez la connexion, puis relancez la même commande.")


def start(words: list[str]) -> int:
    command = [str(PYTHON), *words]
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)  # the program takes the place of this one
    return subprocess.run(command, check=False).returncode


def has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def check_libraries(testing: bool) -> list[str]:
    """On Linux, find or install the system libraries that Qt needs; those still missing."""
    if not sys.platform.startswith("linux"):
        return []
    missing = missing_packages(testing)
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        install(missing)
        missing = missing_packages(testing)
    if missing:
        print(
            "Il manque des bibliothèques système. Tapez :\n"
            f"    sudo apt-get install --no-install-recommends {' '.join(missing)}",
            file=sys.stderr,
        )
    return missing


def missing_packages(testing: bool) -> list[str]:
    wanted = ALWAYS | (ON_A_SCREEN if has_screen() else {})
    absent = [names for library, names in wanted.items() if not loads(library)]
    packages = [next((n for n in names if is_offered(n)), names[-1]) for names in absent]
    packages += [] if has_font("") else ["fonts-dejavu-core"]
    # Tests count pages: they need letters as wide as those of the Word template, Calibri's.
    return packages + (["fonts-crosextra-carlito"] if testing and not has_font("Carlito") else [])


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_offered(package: str) -> bool:
    """Whether the distribution has a package of that name (some were renamed in 2024)."""
    if not shutil.which("apt-cache"):
        return True
    asked = subprocess.run(["apt-cache", "show", package], capture_output=True, check=False)
    return asked.returncode == 0


def has_font(name: str) -> bool:
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts"]
    return any(next(f.rglob(f"{name}*.[to]tf"), None) for f in folders if f.exists())


def install(packages: list[str]) -> None:
    print(f"Installation de : {' '.join(packages)}", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    for words in (["apt-get", "update", "--quiet"], command):
        subprocess.run(words, env=environment, check=False, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
