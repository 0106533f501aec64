"""The copies of joined files that were made to be looked at: they do not outlive the window."""

from contextlib import suppress

from briefing_app.paths import opened_folder

_OWN = 0o600


def forget_copies() -> None:
    """Take them away; one that is still open in another program goes the next time."""
    for path in sorted(opened_folder().rglob("*"), reverse=True):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.chmod(_OWN)  # some systems keep what may not be written
                path.unlink()
