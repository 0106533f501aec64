"""How a file leaves the store: whole, or not at all, whatever happens to the program meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing_app.exports.files import written_beside
from briefing_app.storage.store import Store
from briefing_app.storage.unfinished import noted


@contextmanager
def leaving(store: Store, path: Path) -> Iterator[Path]:
    """A place to write to, which takes the name `path` once everything is on the disk."""
    with noted(store.db, [path]), written_beside(path) as place:
        yield place
