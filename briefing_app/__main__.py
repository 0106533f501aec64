"""The door: `briefing-app`, `python -m briefing_app`, and what the frozen program starts."""

import gc
import sys

from briefing_app.files import private_mask
from briefing_app.imports import READER

# What starting makes is there to stay: looking for garbage in it every 700 objects costs 4 %.
gc.set_threshold(20_000)


def main() -> int:
    """The program, or the process in which it reads a document.

    Without a word it is the window, which does not wait for the description of the commands.
    """
    private_mask()
    if sys.argv[1:] == [READER]:
        from briefing_app.imports.worker import main as read

        return read()
    if not sys.argv[1:]:
        from briefing_app.app import run

        return run(None)
    from briefing_app.cli import main as answer

    return answer()


if __name__ == "__main__":
    sys.exit(main())
