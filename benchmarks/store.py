"""The store against bare SQLite: load, search, open, undo, growth, memory."""

import argparse
import json
import random
import sqlite3
import statistics
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.measuring import median, peak_megabytes, percentile, seconds, tell
from benchmarks.words import constats
from briefing_app.domain.model import Constat
from briefing_app.domain.shape import SHAPES, texts
from briefing_app.paths import shipped
from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.storage.filters import Filter
from briefing_app.storage.resemblance import resembling
from briefing_app.storage.search import match_expression
from briefing_app.storage.store import Store
from briefing_app.usecases.store.exchange import load

_THEMES = ("sejour", "mineurs", "hebergement", "justice", "asile", "formation")
_QUERIES = (
    *("hebergement", "mineurs", "plaintes", "prefecture titre", "interprete", "glossaire"),
    *("apatrides", "carcéral", "delai reflexion", "formation police", "mendicite", "parquet"),
)


def exchange(count: int) -> bytes:
    content = {
        "format": "briefing-app/1",
        "themes": [{"key": key, "label": key} for key in _THEMES],
        "organisations": [{"key": f"a{n}", "name": f"Association {n}"} for n in range(25)],
        "constats": list(constats(count)),
    }
    return json.dumps(content, ensure_ascii=False).encode()


def raw_load(path: Path, data: bytes) -> None:
    """The same content rows and index, written by executemany in one transaction."""
    rows = json.loads(data)["constats"]
    db = sqlite3.connect(path)
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        db.execute(f"PRAGMA {pragma}")
    db.executescript(shipped("db/migrations/0001_initial.sql").read_text("utf-8"))
    shape = SHAPES["constats"]
    numbered = list(enumerate(rows, start=1))
    with db:
        db.executemany(
            "INSERT INTO items VALUES (?, 'constats', ?)", [(n, r["key"]) for n, r in numbered]
        )
        db.executemany(
            "INSERT INTO refs VALUES (?, 'constats', ?, ?)",
            [(f"C-{n:04d}", r["key"], n) for n, r in numbered],
        )
        db.executemany(
            "INSERT INTO constats (id, key, ref, text, heading, cite_sources, territory, status,"
            " validation, diffusion) VALUES (?, ?, ?, ?, ?, 0, ?, 'actuel', 'brouillon', ?)",
            [
                (n, r["key"], f"C-{n:04d}", r["text"], r["heading"], r["territory"], r["diffusion"])
                for n, r in numbered
            ],
        )
        for name in ("themes", "organisations"):
            db.executemany(
                f"INSERT INTO constats_{name} VALUES (?, ?, ?)",
                [(n, rank, key) for n, r in numbered for rank, key in enumerate(r[name])],
            )
        db.executemany(
            "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)",
            [(n, r["heading"], "\n".join(texts(shape, r))) for n, r in numbered],
        )
    db.close()


def loaded(path: Path, data: bytes) -> Store:
    store = create_store(path)
    load(store, data)
    return store


def compare_load(folder: Path, data: bytes, runs: int) -> None:
    ours, bare = [], []
    for run in range(runs):
        raw, path = folder / f"raw{run}", folder / f"ours{run}.plaidoyer"
        bare.append(seconds(partial(raw_load, raw, data)))
        ours.append(seconds(partial(lambda p: loaded(p, data).close(), path)))
    ratio = statistics.median(a / b for a, b in zip(ours, bare, strict=True))
    print(f"load {statistics.median(ours):.1f} s, raw {statistics.median(bare):.1f} s")
    tell("load / raw executemany with the same index", ratio, 3)


def compare_search(store: Store, runs: int) -> None:
    ours, bare = [], []
    sql = (
        "SELECT rowid, snippet(search, 1, '', '', '…', 24) FROM search WHERE search MATCH ?"
        " ORDER BY rank LIMIT 50"
    )
    for words in _QUERIES * runs:
        expression = match_expression(words)
        bare.append(seconds(partial(lambda e: store.db.execute(sql, [e]).fetchall(), expression)))
        ours.append(seconds(partial(store.index.find, Filter(words))))
    tell("search / bare MATCH, 95th percentile", percentile(ours, 0.95) / percentile(bare, 0.95), 2)
    print(f"    95th percentile: {percentile(ours, 0.95) * 1000:.0f} ms")


def compare_opening(folder: Path, full: Path, runs: int) -> None:
    empty = folder / "empty.plaidoyer"
    create_store(empty).close()
    times = {
        path: median(lambda p=path: seconds(lambda: open_store(p).close()), 5 * runs)
        for path in (empty, full)
    }
    tell("opening a full store / an empty one", times[full] / times[empty], 1.5)


def compare_resemblance(store: Store, runs: int) -> None:
    chance = random.Random(7)
    asked = store.find(Constat, chance.sample(store.keys("constats"), 20 * runs))
    times, missed = [], 0
    for each in asked:
        words = each.text.split()
        del words[5:9]
        started = time.perf_counter()
        found = resembling(store, " ".join(words), "constats")
        times.append((time.perf_counter() - started) * 1000)
        missed += not found or found[0].key != each.key
    tell("finding a resembling item, 95th percentile", percentile(times, 0.95), 50, "ms")
    print(f"    not found: {missed} of {len(asked)}")


def compare_undo(store: Store, count: int) -> None:
    chance = random.Random(5)
    chosen = store.find(Constat, chance.sample(store.keys("constats"), count))
    changed = [replace(each, note="relu", themes=each.themes[:1]) for each in chosen]

    def do() -> None:
        with store.operation("Changer"):
            store.save_all(changed)

    doing, undoing = seconds(do), seconds(store.undo)
    tell(f"undo of {count} rows / doing it", undoing / doing, 3)


def compare_memory(folder: Path, data: bytes) -> None:
    file, store = folder / "memory.json", folder / "memory.plaidoyer"
    file.write_bytes(data)
    tell("peak memory of load", peak_megabytes("load", str(file), "--store", str(store)), 600, "MB")
    tell("peak memory of dump", peak_megabytes("dump", str(file), "--store", str(store)), 600, "MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    data = exchange(options.size)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compare_load(folder, data, options.runs)
        tenth = exchange(options.size // 10)
        small = seconds(lambda: loaded(folder / "tenth.plaidoyer", tenth).close())
        path = folder / "full.plaidoyer"
        large = seconds(lambda: loaded(path, data).close())
        tell(f"load of {options.size} / of {options.size // 10}", large / small, 12)
        compare_opening(folder, path, options.runs)
        store = open_store(path)
        compare_search(store, options.runs)
        compare_resemblance(store, options.runs)
        compare_undo(store, min(5000, options.size))
        store.close()
        compare_memory(folder, data)


if __name__ == "__main__":
    main()
