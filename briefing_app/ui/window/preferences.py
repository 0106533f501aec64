"""What this computer remembers, apart from any store: recent files, and the second place."""

from pathlib import Path

from PySide6.QtCore import QSettings

_RECENT = "files/recent"
_SECOND = "backups/second"
_MOST = 6


def recent_files() -> list[Path]:
    """Latest first, those that are still there."""
    kept = QSettings().value(_RECENT) or []
    paths = [kept] if isinstance(kept, str) else list(kept)
    return [path for path in map(Path, paths) if path.exists()]


def remember_file(path: Path) -> None:
    others = [each for each in recent_files() if each != path]
    QSettings().setValue(_RECENT, [str(each) for each in [path, *others][:_MOST]])


def second_place() -> Path | None:
    kept = QSettings().value(_SECOND)
    return Path(str(kept)) if kept else None


def set_second_place(place: Path | None) -> None:
    QSettings().setValue(_SECOND, str(place) if place else None)
