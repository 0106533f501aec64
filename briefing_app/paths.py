"""Where shipped and user files lie, in a checkout, in a wheel, in a frozen program."""

from pathlib import Path

APP_NAME = "Plaidoyer"
EXTENSION = ".plaidoyer"

_PACKAGE = Path(__file__).resolve().parent


def shipped(relative: str) -> Path:
    """A file of `resources/` or `db/`.

    A wheel and a frozen program carry both folders inside the package; a checkout beside it.
    """
    inside = _PACKAGE / relative
    return inside if inside.exists() else _PACKAGE.parent / relative


def user_folder() -> Path:
    """Where the program keeps the user's store when she does not choose a place herself."""
    import platformdirs  # 5 ms: the store that was open last is known without it

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def opened_folder() -> Path:
    """Where a joined file is copied to be looked at in another program."""
    import platformdirs

    return Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False)) / "Fichiers ouverts"


def default_store() -> Path:
    return user_folder() / f"Collectif{EXTENSION}"


def demonstration_store() -> Path:
    return user_folder() / f"Démonstration{EXTENSION}"
