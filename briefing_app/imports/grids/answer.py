"""A returned grid as plain JSON: how it crosses from the reading process to the program."""

from briefing_app.domain.grids.review import ItemId, Returned, ReturnedRow, ReturnedSheet, SetAside
from briefing_app.domain.shape import Json


def to_json(read: Returned) -> Json:
    return {
        "document": read.document,
        "grid": read.grid,
        "organisation": read.organisation,
        "sheets": [
            [sheet.kind, sheet.title, sorted(sheet.columns), sheet.rows] for sheet in read.sheets
        ],
        "sent": [[*item, cells] for item, cells in read.sent.items()],
        "set_aside": read.set_aside,
    }


def from_json(plain: Json) -> Returned:
    return Returned(
        document=plain["document"],
        grid=plain["grid"],
        organisation=plain["organisation"],
        sheets=tuple(
            ReturnedSheet(kind, title, frozenset(columns), tuple(ReturnedRow(*row) for row in rows))
            for kind, title, columns, rows in plain["sheets"]
        ),
        sent={ItemId(kind, key): cells for kind, key, cells in plain["sent"]},
        set_aside=tuple(SetAside(*each) for each in plain["set_aside"]),
    )
