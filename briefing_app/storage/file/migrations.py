"""The steps that bring a store to the present schema: one SQL file each, in db/migrations/."""

from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.paths import shipped
from briefing_app.storage.connection import StoreConnection

if TYPE_CHECKING:
    from sqlite_utils import Database


def steps() -> list[Path]:
    return sorted(shipped("db/migrations").glob("[0-9]*.sql"))


def schema_version() -> int:
    return len(steps())


def migrate(db: StoreConnection) -> None:
    """Apply the missing steps; each is one transaction with its record and its version."""
    from sqlite_utils import Migrations

    migrations = Migrations("plaidoyer")
    for number, path in enumerate(steps(), start=1):
        migrations(name=path.stem)(_step(path, number))
    migrations.apply(db.utils)


class _step:  # noqa: N801 - a function with a memory
    def __init__(self, path: Path, number: int) -> None:
        self.__name__ = path.stem
        self._path, self._number = path, number

    def __call__(self, db: "Database") -> None:
        db.executescript(self._path.read_text("utf-8"))
        db.execute(f"PRAGMA user_version = {self._number}")
