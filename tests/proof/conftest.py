"""The documents that are proved: made once, from the demonstration and from the corpus."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from briefing_app.storage.file.opening import memory_store
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.packs import request_for
from briefing_app.usecases.documents.selection import Request
from briefing_app.usecases.items.workspace import themes
from briefing_app.usecases.store.demonstration import MEETING
from briefing_app.usecases.store.exchange import load
from tests.conftest import TickingClock
from tests.proof.cases import Case, cases, simple_cases
from tests.proof.extremes import EXTREMES


@contextmanager
def _holding(exchange: bytes) -> Iterator[Store]:
    store = memory_store(TickingClock())
    load(store, exchange)
    yield store
    store.close()


@pytest.fixture(scope="session")
def demonstration_cases(demonstration_file) -> list[Case]:
    with _holding(demonstration_file) as store:
        return cases(store, request_for(store, MEETING, None, None))


@pytest.fixture(scope="session")
def corpus_cases(corpus_file) -> list[Case]:
    with _holding(corpus_file) as store:
        return cases(store, _everything(store))


@pytest.fixture(scope="session")
def extreme_cases(demonstration_file) -> list[Case]:
    found = []
    for name, make in EXTREMES.items():
        with _holding(make(demonstration_file)) as store:
            found += simple_cases(store, request_for(store, MEETING, None, None), name)
    return found


def _everything(store: Store) -> Request:
    """The first meeting of the corpus, with all its themes."""
    chosen = tuple(theme.key for theme in themes(store))
    return Request(next(iter(store.keys("meetings"))), chosen)


@pytest.fixture(autouse=True)
def screen(qapp):
    """Pages are drawn with the fonts of an application: the one that the window's tests have too."""
