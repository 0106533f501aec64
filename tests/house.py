"""The house in figures: how large its rooms are, and which names mean two things.

python3 run.py house. What is over a bound of CONTRIBUTING.md is marked; a person decides.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, quantiles

PACKAGE = Path(__file__).resolve().parent.parent / "briefing_app"
LONG_FUNCTION, LONG_FILE, FULL_FOLDER = 30, 400, 18


def modules() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.py") if p.name != "__init__.py")


def length(module: Path) -> int:
    return len(module.read_text(encoding="utf-8").splitlines())


def name(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def folders(found: list[Path]) -> dict[str, int]:
    sizes: dict[str, int] = defaultdict(int)
    for module in found:
        sizes[module.parent.relative_to(PACKAGE.parent).as_posix()] += 1
    return sizes


def shared_stems(found: list[Path]) -> dict[str, list[str]]:
    """Names that several modules bear: one subject on several floors, or a word with two meanings."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for module in found:
        bearers[module.stem].append(name(module))
    return {stem: places for stem, places in bearers.items() if len(places) > 1}


def trees(found: list[Path]) -> Iterator[tuple[Path, ast.Module]]:
    for module in found:
        yield module, ast.parse(module.read_text(encoding="utf-8"))


def classes(found: list[Path]) -> dict[str, list[str]]:
    """Where each public class is defined."""
    places: dict[str, list[str]] = defaultdict(list)
    for module, tree in trees(found):
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(name(module))
    return places


def long_functions(found: list[Path]) -> list[tuple[int, str]]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    sizes = [
        ((node.end_lineno or node.lineno) - node.lineno + 1, f"{name(module)}:{node.name}")
        for module, tree in trees(found)
        for node in ast.walk(tree)
        if isinstance(node, kinds)
    ]
    return sorted((each for each in sizes if each[0] > LONG_FUNCTION), reverse=True)


def report() -> Iterator[str]:
    found = modules()
    lengths = [length(module) for module in found]
    yield f"{len(found)} modules, {sum(lengths)} lines"
    yield (
        f"a module has {mean(lengths):.0f} lines on average; 95 % have at most"
        f" {quantiles(lengths, n=20)[-1]:.0f}"
    )
    longest = max(found, key=length)
    yield f"the longest is {name(longest)}: {length(longest)} (at most {LONG_FILE})"
    fullest = sorted(folders(found).items(), key=lambda each: -each[1])[:3]
    yield f"fullest folders (at most {FULL_FOLDER}): " + ", ".join(f"{f} {n}" for f, n in fullest)
    defined = classes(found)
    twice = {word: places for word, places in defined.items() if len(places) > 1}
    yield f"{len(twice)} of {len(defined)} public class names have two meanings"
    yield from (f"    {word}: {', '.join(places)}" for word, places in sorted(twice.items()))
    yield "modules that share a name (well where one subject stands on several floors):"
    yield from (f"    {stem}: {', '.join(p)}" for stem, p in sorted(shared_stems(found).items()))
    long = long_functions(found)
    yield f"{len(long)} functions over {LONG_FUNCTION} lines"
    yield from (f"    {size} {place}" for size, place in long)


if __name__ == "__main__":
    sys.stdout.write("\n".join(report()) + "\n")
