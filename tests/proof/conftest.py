"""The documents that are proved: made once, from the demonstration and from the corpus."""

import pytest

from briefing_app.storage.opening import memory_store
from briefing_app.storage.store import Store
from briefing_app.usecases.demonstration import MEETING
from briefing_app.usecases.exchange import load
from briefing_app.usecases.packs import request_for
from briefing_app.usecases.selection import Request
from briefing_app.usecases.workspace import themes
from tests.conftest import TickingClock
from tests.proof.cases import Case, cases


@pytest.fixture(scope="session")
def demonstration_cases(demonstration_file) -> list[Case]:
    store = memory_store(TickingClock())
    load(store, demonstration_file)
    found = cases(store, request_for(store, MEETING, None, None))
    store.close()
    return found


@pytest.fixture(scope="session")
def corpus_cases(corpus_file) -> list[Case]:
    store = memory_store(TickingClock())
    load(store, corpus_file)
    found = cases(store, _everything(store))
    store.close()
    return found


def _everything(store: Store) -> Request:
    """The first meeting of the corpus, with all its themes."""
    chosen = tuple(theme.key for theme in themes(store))
    return Request(next(iter(store.keys("meetings"))), chosen)


@pytest.fixture(autouse=True)
def screen(qapp):
    """Pages are drawn with the fonts of an application: the one that the window's tests have too."""
