"""kill -9 in the middle of a load: everything of it is there, or nothing."""

import random
import signal
import subprocess
import sys
import time
import zipfile

import pytest

from briefing_app.storage.file.opening import create_store, open_store
from briefing_app.storage.file.upkeep import check
from briefing_app.usecases.store.exchange import load
from tests.builders import dumped, exchange_file, with_constat
from tests.conftest import ROOT

POINTS = 300
LOADER = """
import sys
from pathlib import Path
from briefing_app.storage.file.opening import open_store
from briefing_app.usecases.store.exchange import load
store, data = open_store(Path(sys.argv[1])), Path(sys.argv[2]).read_bytes()
print("ready", flush=True)
load(store, data)
print("done", flush=True)
store.close()
"""


SAVER = """
import sys
from pathlib import Path
from briefing_app.domain.model import Constat
from briefing_app.storage.file.opening import open_store
store = open_store(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(100_000):
    with store.operation("Ajouter"):
        saved = store.save(Constat(text=f"Constat {number}"))
    print(saved.ref, flush=True)
"""


WRITER = """
import itertools, sys
from datetime import date
from pathlib import Path
from briefing_app.storage.file.opening import open_store
from briefing_app.usecases.store.exchange import dump_file
from briefing_app.usecases.grids.sending import GridRequest, send
from briefing_app.usecases.documents.packs import produce_pack, request_for
from briefing_app.usecases.store.safekeeping import back_up_now, back_up_to, double
store, out, today = open_store(Path(sys.argv[1])), Path(sys.argv[2]), date(2026, 11, 21)
print("ready", flush=True)
for number in itertools.count():
    folder = out / str(number)
    folder.mkdir(parents=True)
    {work}
"""
WRITINGS = {
    "documents": "produce_pack(store, request_for(store, 'interieur-2027', None, None), folder, today)",
    "grids": "send(store, GridRequest(each=True), folder, today)",
    "exchange": "dump_file(store, folder / 'Tout.json')",
    "backup": "back_up_to(store, folder / 'Copie.plaidoyer')",
    "second place": "double(store, back_up_now(store), folder)",
}


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("work", WRITINGS.values(), ids=WRITINGS)
def test_what_a_killed_writer_leaves_is_gone_at_the_next_start(tmp_path, demonstration_file, work):
    path, out = tmp_path / "Collectif.plaidoyer", tmp_path / "Documents"
    store = create_store(path)
    load(store, demonstration_file)
    store.close()
    left = set()
    for attempt in range(20):
        left = killed_writer(path, out / str(attempt), WRITER.format(work=work))
        store = open_store(path)
        assert partial(tmp_path) == set()
        assert store.db.utils.table("unfinished").count == 0
        store.close()
        if left:
            break
    assert left, "no kill came in the middle of a file"
    whole = [each for each in out.rglob("*") if each.suffix in (".docx", ".xlsx")]
    assert all(zipfile.is_zipfile(each) for each in whole)


def killed_writer(path, out, code):
    """What a writer leaves that is killed as soon as a file of its takes shape."""
    command = [sys.executable, "-c", code, str(path), str(out)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert child.stdout.readline() == b"ready\n"
    while not partial(out):
        assert child.poll() is None
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    return partial(out)


def partial(folder):
    return {each for each in folder.rglob("*") if ".partiel" in each.name}


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_what_was_acknowledged_is_there_after_a_kill(tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    create_store(path).close()
    chance = random.Random(7)
    said = 0
    for _ in range(25):
        command = [sys.executable, "-c", SAVER, str(path)]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert child.stdout.readline() == "ready\n"
        acknowledged = [child.stdout.readline().strip() for _ in range(chance.randint(1, 40))]
        child.send_signal(signal.SIGKILL)
        child.wait()
        acknowledged += child.stdout.read().split("\n")[:-1]
        child.stdout.close()
        store = open_store(path)
        kept = {record["ref"] for record in store.records("constats")}
        assert kept >= set(acknowledged)
        assert check(store).problems == []
        said += len(acknowledged)
        store.close()
    assert said > 100


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_killed_load_leaves_the_store_whole(tmp_path, demonstration_file):
    data = tmp_path / "demonstration.json"
    data.write_bytes(demonstration_file)
    path = tmp_path / "Collectif.plaidoyer"
    store = create_store(path)
    with_constat(store, "Ce qui était là avant.")
    before = dumped(store)
    started = time.monotonic()
    load(store, demonstration_file)
    duration = time.monotonic() - started
    after = dumped(store)
    store.undo()
    store.close()
    whole = path.read_bytes()
    chance = random.Random(20261121)
    seen = set()
    for _ in range(POINTS):
        killed_load(path, data, chance.uniform(0, duration * 1.2))
        store = open_store(path)
        assert check(store).problems == []
        content = dumped(store)
        assert content in (before, after)
        seen.add(content)
        store.close()
        path.write_bytes(whole)
    assert before in seen, "no kill came in the middle of the load"


def killed_load(path, data, delay):
    command = [sys.executable, "-c", LOADER, str(path), str(data)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert child.stdout.readline() == b"ready\n"
    try:
        child.wait(timeout=delay)
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
        child.wait()
    child.stdout.close()


def test_a_refused_load_leaves_the_store_as_it_was(store):
    with_constat(store)
    before = dumped(store)
    rows = [{"key": f"c{i}", "text": "x"} for i in range(3000)] + [{"key": "bad"}]
    with pytest.raises(Exception, match=r"constats\[3000\].text"):
        load(store, exchange_file(constats=rows))
    assert dumped(store) == before
