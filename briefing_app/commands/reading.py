"""Saying what a document holds."""

from argparse import Namespace
from datetime import date

from briefing_app.commands.command import CommandReply, command
from briefing_app.commands.options import FILE


@command("read", "dire ce qu’un document contient, sans rien garder", FILE)
def read(options: Namespace) -> CommandReply:
    from briefing_app.usecases.reading.reading import as_json, read_document, summary

    found = read_document(options.file, date.today())
    return CommandReply(as_json(found), summary(found))
