"""Which single changes of the code no test notices: `python3 run.py mutants [ROOM ...]`.

mutmut changes one thing at a time in a copy of the checkout and runs the tests that meet it. What no
test fails for is a rule that is not pinned: pin it, or name it in `equivalent_mutants.toml` if nobody
could ever see the difference.
"""

import argparse
import contextlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import (
    mangled_name_from_mutant_name,
    orig_function_and_class_names_from_key,
)

ROOT = Path(__file__).resolve().parent.parent
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.toml")
BESIDE = ("resources", "db", "docs")
SEED = 12
FEW = 20


@dataclass(frozen=True)
class Room:
    """The modules to change, the tests that answer for them, how many mutants, and how many must die."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    sample: int | None = 60
    percent: int = 80


# In these patterns a star stands for folders, too.
ROOMS = {
    "domain": Room(("domain/*",), ("domain",), None, 85),
    "documents": Room(("documents/*",), ("documents", "usecases", "commands")),
    "usecases": Room(("usecases/*",), ("usecases", "documents", "commands")),
    "release": Room(("exports/release*",), ("exports", "usecases", "commands")),
    "grids": Room(
        ("imports/grids/*",),
        (
            *(f"imports/test_{t}.py" for t in "formats grid mutations spreadsheets".split()),
            "usecases/test_grids.py",
        ),
    ),
    "storage": Room(("storage/*",), ("storage", "usecases")),
}


@dataclass(frozen=True)
class Mutant:
    """One changed copy of a function, and what the tests made of it."""

    name: str
    path: str
    exit_code: int | None

    @property
    def outcome(self) -> str:
        return status_by_exit_code[self.exit_code]

    @property
    def place(self) -> str:
        """Where it is, as `domain.plans.compare` or `domain.grid.Cell.conflict`."""
        function, of_class = orig_function_and_class_names_from_key(self.name)
        module = self.path.removeprefix("briefing_app/").removesuffix(".py").replace("/", ".")
        return ".".join(part for part in (module, of_class, function) if part)

    @cached_property
    def diff(self) -> str:
        lines = get_diff_for_mutant(self.name, path=self.path).splitlines()
        return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))

    @cached_property
    def becomes(self) -> str:
        """The changed lines as they now read: what names a mutant whose number may shift."""
        added = (line[1:].strip() for line in self.diff.splitlines() if line.startswith("+"))
        return " ".join(added)


def main(words: list[str]) -> int:
    asked = _arguments().parse_args(words)
    names = ["domain"] if asked.few else asked.rooms or list(ROOMS)
    size = FEW if asked.few else None
    passed = [_try_room(name, only=asked.only, size=size) for name in names]
    return 0 if all(passed) or asked.few or asked.only else 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py mutants", description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=", ".join(ROOMS), type=_room)
    parser.add_argument("--only", metavar="MODULE", help="one module of the room, such as plans")
    parser.add_argument("--few", action="store_true", help=f"{FEW} mutants of domain, to inform")
    return parser


def _room(name: str) -> str:
    if name not in ROOMS:
        raise argparse.ArgumentTypeError(f"no room {name}: one of {', '.join(ROOMS)}")
    return name


def _try_room(name: str, *, only: str | None, size: int | None) -> bool:
    """Report a room; returns whether enough of its mutants died."""
    room = ROOMS[name]
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, contextlib.chdir(folder):
        _prepare(room, only)
        _mutmut("run", *_sample(size or room.sample))
        mutants = [m for m in _mutants() if m.exit_code is not None]
        return _report(name, _tried_while_importing(mutants, room), room.percent)


def _prepare(room: Room, only: str | None) -> None:
    """Copy the checkout, tell mutmut about it, and have the mutants written."""
    for folder in ("briefing_app", "tests", *BESIDE):
        shutil.copytree(ROOT / folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    settings = (ROOT / "pyproject.toml").read_text() + _settings(room, only)
    Path("pyproject.toml").write_text(settings)
    _python(
        "import mutmut.__main__ as m; m.copy_src_dir(); m.copy_also_copy_files(); m.create_mutants(2)"
    )


def _settings(room: Room, only: str | None) -> str:
    modules = [f"briefing_app/{m}" for m in room.modules]
    if only:
        modules = [f"briefing_app/**/{only}.py", *(f"{Path(m).parent}/{only}.py" for m in modules)]
    settings = {
        "source_paths": ["briefing_app"],
        "only_mutate": modules,
        "also_copy": BESIDE,
        "pytest_add_cli_args_test_selection": [f"tests/{test}" for test in room.tests],
        "pytest_add_cli_args": ["-n", "0", "-p", "no:cacheprovider"],
        # An endless loop is ended; a fresh process that imports everything is waited for.
        "timeout_constant": 20.0,
        # A fresh process for each: what was remembered before the change must not hide it.
        "process_isolation": "forkserver",
    }
    return "\n[tool.mutmut]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in settings.items())


def _sample(size: int | None) -> list[str]:
    """Names of some mutants, always the same for the same code; none for all of them."""
    names = sorted(mutant.name for mutant in _mutants())
    return random.Random(SEED).sample(names, min(size, len(names))) if size else []


def _tried_while_importing(mutants: list[Mutant], room: Room) -> list[Mutant]:
    """What runs only while a module is imported had run before mutmut changed it: tried anew.

    mutmut puts such a function down to the test that happens to come first.
    """
    stats = json.loads(Path("mutants/mutmut-stats.json").read_text())
    first = next(iter(stats["duration_by_test"]))
    tests = stats["tests_by_mangled_function_name"]
    again = [
        m
        for m in mutants
        if m.outcome == "survived" and first in tests[mangled_name_from_mutant_name(m.name)]
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        tried = list(pool.map(lambda m: replace(m, exit_code=_from_the_start(m, room)), again))
    return [m for m in mutants if m not in again] + tried


def _from_the_start(mutant: Mutant, room: Room) -> int:
    """How the room's tests end in a process in which the change is there before any import."""
    own = sorted(ROOT.glob(f"tests/{room.tests[0]}/test_{Path(mutant.path).stem}.py"))
    tests = [*(str(path.relative_to(ROOT)) for path in own), *(f"tests/{t}" for t in room.tests)]
    words = ["-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(
        [sys.executable, *words],
        cwd="mutants",
        env=_environment() | {"MUTANT_UNDER_TEST": mutant.name},
        capture_output=True,
        check=False,
    )
    return min(done.returncode, 1)  # a module that cannot be imported is a kill too


def _environment() -> dict[str, str]:
    # What a test starts in another process must be the changed program too.
    return os.environ | {"PYTHONPATH": str(Path("mutants").resolve())}


def _mutmut(*words: str) -> None:
    _python(f"from mutmut.__main__ import cli; cli({list(words)!r})")


def _python(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout.replace("\r", "\n")[-3000:] + done.stderr[-3000:])


def _mutants() -> list[Mutant]:
    return sorted(_read_mutants(), key=lambda mutant: mutant.place)


def _read_mutants() -> Iterator[Mutant]:
    for path in Path("mutants").rglob("*.meta"):
        source = str(path.relative_to("mutants")).removesuffix(".meta")
        for name, code in json.loads(path.read_text())["exit_code_by_key"].items():
            yield Mutant(name, source, code)


def _report(room: str, mutants: list[Mutant], percent: int) -> bool:
    """Print what survived, then the count; no test and too slow count as survived."""
    killed = [m for m in mutants if m.outcome == "killed"]
    left = [m for m in mutants if m.outcome != "killed"]
    named = _named_equivalent()
    survived = [m for m in left if m.becomes not in named.get(m.place, ())]
    for mutant in survived:
        print(f"\n{mutant.place} ({mutant.outcome})\n{mutant.diff}")
    share = 100 * len(killed) / len(mutants) if mutants else 100.0
    counted = len(killed) + len(survived)
    print(
        f"\n{room}: {len(mutants)} run, {len(killed)} killed, {len(survived)} survived "
        f"({_outcomes(survived)}), {len(left) - len(survived)} named equivalent: "
        f"{share:.1f} % killed, {100 * len(killed) / (counted or 1):.1f} % without the equivalent "
        f"(at least {percent} %)",
        flush=True,
    )
    return share >= percent


def _outcomes(mutants: list[Mutant]) -> str:
    return ", ".join(
        f"{count} {word}" for word, count in Counter(m.outcome for m in mutants).items()
    )


def _named_equivalent() -> dict[str, list[str]]:
    """By place, how the equivalent mutants read."""
    named: dict[str, list[str]] = {}
    for entry in tomllib.loads(EQUIVALENT.read_text())["equivalent"]:
        named.setdefault(entry["place"], []).extend(entry["becomes"])
    return named


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
