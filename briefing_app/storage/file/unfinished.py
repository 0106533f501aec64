"""Files being written elsewhere: noted meanwhile, so that no crash leaves half of one behind.

Who writes a file has the store open, and nobody else can: what is still noted when a store is
opened was given up, wherever it lies. A store may come from anybody: `sweep` says what may go.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing_app.files import place_beside, sweep
from briefing_app.storage.connection import DiskError, StoreConnection


@contextmanager
def noted(db: StoreConnection, paths: Iterable[Path]) -> Iterator[None]:
    """While files take shape, the store knows where; not inside an operation, which may fail."""
    if db.conn.in_transaction:
        raise RuntimeError("a note that a crash would take back")
    # As bytes: the name of a folder on an old disk may be no text.
    places = [os.fsencode(_real(place_beside(path))) for path in paths]
    # A full disk must not keep her from taking her work out of it.
    with suppress(DiskError):
        rows = ", ".join(["(?)"] * len(places))
        db.execute(f"INSERT OR IGNORE INTO unfinished VALUES {rows}", places)
    try:
        yield
    finally:
        with suppress(DiskError):
            _forget(db, places)


def sweep_unfinished(db: StoreConnection) -> None:
    """Remove what a crash left; what lies on a stick that is away waits for its return."""
    places = [place for (place,) in db.execute("SELECT CAST(place AS BLOB) FROM unfinished")]
    within_reach = [each for each in places if Path(os.fsdecode(each)).parent.is_dir()]
    for each in within_reach:
        sweep(Path(os.fsdecode(each)))
    if within_reach:
        _forget(db, within_reach)


def _real(place: Path) -> Path:
    """With no link on the way: the one form that sweeping believes."""
    return place.parent.resolve() / place.name


def _forget(db: StoreConnection, places: Sequence[bytes]) -> None:
    if places:
        marks = ", ".join("?" * len(places))
        db.execute(f"DELETE FROM unfinished WHERE place IN ({marks})", places)
