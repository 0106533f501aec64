"""The command line: the same use cases as the window, for scripts and tests. Imports no Qt."""

import argparse
import json
import os
import sys
from collections.abc import Sequence

from briefing_app import __version__
from briefing_app.commands.command import COMMON, CommandReply
from briefing_app.commands.every import COMMANDS
from briefing_app.errors import UserError


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        if options.run is None:
            return _window(options)
        answer: CommandReply = options.run(options)
    except Exception as error:
        refusal = _sentence(error)
        if refusal is None:
            raise
        print(refusal, file=sys.stderr)
        return 1
    _print(answer, as_json="json" in options)
    return answer.code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing-app", description="Prépare les dossiers de rencontre. Sans mot : la fenêtre."
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--demo", action="store_true", help="ouvrir la démonstration")
    for add in COMMON:
        add(parser)
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="commandes", metavar="COMMANDE")
    for each in COMMANDS:
        each.add_to(commands)
    return parser


def _window(options: argparse.Namespace) -> int:
    from briefing_app.app import run

    return run(getattr(options, "store", None), demonstration=options.demo)


def _print(answer: CommandReply, *, as_json: bool) -> None:
    if answer.aside:
        print(answer.aside, file=sys.stderr)
    text = json.dumps(answer.content, ensure_ascii=False) if as_json else answer.sentence
    try:
        print(text, flush=True)
    except BrokenPipeError:  # who reads it has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sentence(error: Exception) -> UserError | None:
    """The sentence for a refusal or a failure of the disk; None for a bug."""
    from briefing_app.storage.connection import sentence_for

    return error if isinstance(error, UserError) else sentence_for(error)
