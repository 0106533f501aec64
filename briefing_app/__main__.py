"""`python -m briefing_app`, and what the frozen program starts."""

import sys

from briefing_app.imports.sandbox import READER


def main() -> int:
    """The program, or the process in which it reads a document."""
    if sys.argv[1:] == [READER]:
        from briefing_app.imports.worker import main as read

        return read()
    from briefing_app.cli import main as answer

    return answer()


if __name__ == "__main__":
    sys.exit(main())
