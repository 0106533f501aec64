"""One way to declare a command: its name, its arguments and what it does, side by side."""

import argparse
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[ArgumentParser]

Json = dict[str, Any]
Argument = Callable[[ArgumentParser], object]


class CommandReply(NamedTuple):
    """What a command has to say: to a script, to a person, and aside, where errors are told."""

    content: Json
    sentence: str
    aside: str = ""
    code: int = 0


Run = Callable[[Namespace], CommandReply]


class Command(NamedTuple):
    name: str
    help: str
    arguments: tuple[Argument, ...]
    run: Run

    def add_to(self, parsers: "Subparsers") -> None:
        parser = parsers.add_parser(self.name, help=self.help, description=self.help)
        for add in (*COMMON, *self.arguments):
            add(parser)
        parser.set_defaults(run=self.run)


class CommandGroup(NamedTuple):
    """Commands that share their first word."""

    name: str
    help: str
    commands: tuple[Command, ...]

    def add_to(self, parsers: "Subparsers") -> None:
        parser = parsers.add_parser(self.name, help=self.help)
        within = parser.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
        for each in self.commands:
            each.add_to(within)


def command(name: str, help_: str, *arguments: Argument) -> Callable[[Run], Command]:
    """Makes a command of the function below."""
    return lambda run: Command(name, help_, arguments, run)


def argument(*names: str, **how: Any) -> Argument:
    return lambda parser: parser.add_argument(*names, **how)


# Accepted before and after the command's name: the later one wins.
COMMON = (
    argument("--store", type=Path, default=argparse.SUPPRESS, help="fichier .plaidoyer"),
    argument("--json", action="store_true", default=argparse.SUPPRESS, help="répondre en JSON"),
)
