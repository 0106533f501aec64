"""The schema in one file, for reading: `python -m briefing_app.storage.file.schema` writes it."""

from briefing_app.paths import shipped
from briefing_app.storage.file.opening import memory_store

_HEAD = (
    "-- Made from db/migrations/ by `python -m briefing_app.storage.file.schema`, for reading only."
)


def schema_text() -> str:
    store = memory_store()
    sql = (
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name NOT LIKE '%\\_sqlite\\_migrations%' ESCAPE '\\'"
        " ORDER BY type = 'index', rowid"
    )
    statements = [row[0] for row in store.db.execute(sql)]
    store.close()
    return "\n\n".join([_HEAD, *(f"{each};" for each in statements)]) + "\n"


if __name__ == "__main__":
    (shipped("db/migrations").parent / "schema.sql").write_text(schema_text(), "utf-8")
