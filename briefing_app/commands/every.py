"""All the commands, in the order of the help."""

from briefing_app.commands import (
    documents,
    exchange,
    finding,
    grids,
    lists,
    produced,
    reading,
    upkeep,
)

COMMANDS = (
    exchange.load,
    exchange.dump,
    finding.search,
    documents.document,
    documents.pack,
    produced.produced,
    produced.produce_again,
    produced.attach,
    documents.demo,
    grids.GRID,
    lists.csv,
    lists.calendar,
    reading.read,
    upkeep.check,
    upkeep.backup,
    upkeep.restore,
)
