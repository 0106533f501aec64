"""How a file leaves the store: whole, or not at all; and for an audience, looked through first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing_app.domain.audience import ToldText, told
from briefing_app.domain.choices import Diffusion
from briefing_app.domain.shape import SHAPES
from briefing_app.exports.files import written_beside
from briefing_app.exports.release import check_release
from briefing_app.storage.file.unfinished import noted
from briefing_app.storage.store import Store


@contextmanager
def written(store: Store, path: Path) -> Iterator[Path]:
    """A place to write to, which takes the name `path` once everything is on the disk."""
    with noted(store.db, [path]), written_beside(path) as place:
        yield place


@contextmanager
def released(
    store: Store, path: Path, audience: Diffusion, *, revisions: bool = False
) -> Iterator[Path]:
    """The same for what an audience gets: it has its name once nothing in it must not leave."""
    with written(store, path) as place:
        yield place
        check_release(place, path, texts_for(store, audience), revisions=revisions)


def texts_for(store: Store, audience: Diffusion) -> Iterator[ToldText]:
    """Every text of the store, with what that audience may see of it."""
    for kind in SHAPES:
        for record in store.records(kind):
            yield from told(kind, record, audience)
