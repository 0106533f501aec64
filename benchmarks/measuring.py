"""Timing and telling: the same for every benchmark."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def median(work: Callable[[], float], runs: int) -> float:
    return statistics.median(work() for _ in range(runs))


def percentile(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def peak_megabytes(*words: str) -> float:
    """The most memory that a command of the program takes, as Linux counts it."""
    code = (
        "import sys; from briefing_app.cli import main; main(sys.argv[1:]);"
        "peak = [line for line in open('/proc/self/status') if 'VmHWM' in line];"
        "print(peak[0].split()[1], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return int(done.stderr.split()[-1]) / 1024


def tell(what: str, value: float, bound: float, unit: str = "×") -> None:
    verdict = "ok" if value <= bound else "OVER"
    print(f"{what:<62} {value:9.2f} {unit:<3} (bound {bound:g}) {verdict}", flush=True)
