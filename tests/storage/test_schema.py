"""The schema: generated from the steps, and in agreement with the model."""

import re

from briefing_app.domain.shape import SHAPES
from briefing_app.paths import shipped
from briefing_app.storage.file.migrations import steps
from briefing_app.storage.file.schema import schema_text
from tests.conftest import ROOT


def test_schema_sql_is_what_the_steps_make():
    assert shipped("db/schema.sql").read_text("utf-8") == schema_text()


def test_every_field_of_the_model_has_its_column(store):
    for kind, shape in SHAPES.items():
        columns = set(store.db.utils.table(kind).columns_dict)
        tables = set(store.db.utils.table_names())
        for slot in shape.slots:
            if slot.many:
                assert f"{kind}_{slot.name}" in tables
            elif slot.shape:
                assert {f"{slot.name}_{inner.name}" for inner in slot.shape.slots} <= columns
            else:
                assert slot.name in columns


def test_every_link_is_restricted_and_indexed(store):
    for table in store.db.utils.tables:
        indexed = {next(iter(index.columns)) for index in table.indexes} | set(table.pks[:1])
        for key in table.foreign_keys:
            assert key.on_delete == "RESTRICT", (table.name, key)
            column = key.columns[0] if hasattr(key, "columns") else key.column
            assert column in indexed or table.name == "changes", (table.name, column)


def test_steps_are_numbered_without_a_gap():
    assert [int(step.name[:4]) for step in steps()] == list(range(1, len(steps()) + 1))


def test_nothing_goes_past_the_connection_that_says_what_the_disk_does():
    for path in (ROOT / "briefing_app").rglob("*.py"):
        if path.name != "connection.py":
            assert not re.search(
                r"\.conn\.(execute|executemany|cursor)", path.read_text("utf-8")
            ), path
