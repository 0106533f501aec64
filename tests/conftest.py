"""What every test may ask for: a store, a fixed day, the demonstration, the shared corpus."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from briefing_app.storage.file.opening import memory_store
from briefing_app.storage.store import Store
from briefing_app.usecases.store.demonstration import demonstration
from briefing_app.usecases.store.exchange import load

# Machines differ too much for a time limit per example; a hang is caught by pytest-timeout.
settings.register_profile("plaidoyer", deadline=None)
settings.load_profile("plaidoyer")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TODAY = date(2026, 11, 21)
# No window is larger than its screen: this one is as large as that of most desks.
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={ROOT / 'tests' / 'screen.json'}")


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch) -> Path:
    """No test reads or writes the home of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    return home


class TickingClock:
    """A clock that advances by a minute each time it is read."""

    def __init__(self, now: datetime = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


class Image(NamedTuple):
    """A store as it was once made: tests begin with copies of it, a hundred times sooner."""

    content: bytes
    at: datetime

    @classmethod
    def of(cls, *files: bytes) -> "Image":
        """A new store, with what those exchange files hold."""
        clock = TickingClock()
        store = memory_store(clock)
        for each in files:
            load(store, each)
        image = cls(store.db.conn.serialize(), clock.now)
        store.close()
        return image

    def copy(self) -> Store:
        return memory_store(TickingClock(self.at), self.content)


@pytest.fixture(scope="session")
def blank() -> Image:
    return Image.of()


@pytest.fixture
def store(blank) -> Store:
    store = blank.copy()
    yield store
    store.close()


@pytest.fixture(scope="session")
def demonstration_file() -> bytes:
    return demonstration(TODAY)


@pytest.fixture(scope="session")
def demonstrated(demonstration_file) -> Image:
    return Image.of(demonstration_file)


@pytest.fixture
def demo(demonstrated) -> Store:
    """A store that holds the demonstration."""
    store = demonstrated.copy()
    yield store
    store.close()


@pytest.fixture(scope="session")
def corpus_file() -> bytes:
    """The exchange file of the annotated corpus; skips where the corpus is not at hand."""
    gold = sorted((SHARED / "corpus" / "gold").glob("*.json"))
    if not gold:
        pytest.skip("the shared corpus is not beside this checkout")
    command = [sys.executable, str(SHARED / "tools" / "gold_to_exchange.py"), *map(str, gold)]
    return subprocess.run(command, capture_output=True, check=True).stdout


@pytest.fixture
def corpus(store, corpus_file) -> Store:
    load(store, corpus_file)
    return store
