"""Lists as tables, meetings and due dates as a calendar: complete for who may see them, no more."""

import csv
from datetime import date

import pytest
from icalendar import Calendar

from briefing_app.domain.choices import Diffusion
from briefing_app.domain.model import Commitment, Constat, Meeting
from briefing_app.domain.shape import SHAPES
from briefing_app.usecases.agenda import write_agenda
from briefing_app.usecases.items.tables import write_list
from tests.builders import with_constat, with_organisation
from tests.conftest import TODAY


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.mark.parametrize("kind", list(SHAPES))
@pytest.mark.parametrize("audience", list(Diffusion))
def test_any_list_can_be_written_for_anybody(demo, tmp_path, kind, audience):
    written = write_list(demo, kind, tmp_path / "liste.csv", audience)
    assert len(table(written.path)) == written.rows
    assert written.rows + written.withheld == len(demo.keys(kind))


def test_a_table_opens_in_a_french_spreadsheet_and_reckons_nothing(store, tmp_path):
    with_constat(store, text="=HYPERLINK(A1) ; « refus »\nsuite", diffusion=Diffusion.COLLECTIF)
    path = write_list(store, "constats", tmp_path / "c.csv", Diffusion.COLLECTIF).path
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    (row,) = table(path)
    assert row["Texte"] == "'=HYPERLINK(A1) ; « refus »\nsuite"


def test_a_source_that_must_not_be_named_is_not(store, tmp_path):
    with_organisation(store, "afj", "Foyer Jorbalan")
    fields = {"organisations": ("afj",), "cite_sources": False, "note": "à nous seuls"}
    with_constat(store, diffusion=Diffusion.TRANSMISSIBLE, **fields)
    for audience, named in ((Diffusion.COLLECTIF, True), (Diffusion.TRANSMISSIBLE, False)):
        path = write_list(store, "constats", tmp_path / "c.csv", audience).path
        text = path.read_text("utf-8-sig")
        assert ("Foyer Jorbalan" in text) is named
        assert "à nous seuls" not in text


def test_a_list_as_it_stands_on_the_screen(demo, tmp_path):
    shown = [c for c in demo.find(Constat) if "mineurs" in c.themes][::-1]
    keys = [c.key for c in shown]
    written = write_list(demo, "constats", tmp_path / "c.csv", Diffusion.INTERNE, keys)
    assert [row["Référence"] for row in table(written.path)] == [c.ref for c in shown]


def test_meetings_and_due_dates_are_in_the_calendar(store, tmp_path):
    with store.operation("Préparer"):
        meeting = Meeting(
            title="Rencontre au ministère",
            date=date(2027, 1, 12),
            start="09:30",
            end="11:00",
            place="Beauvau",
        )
        store.save(meeting)
        due = date(2027, 6, 30)
        store.save(Commitment(text="Publier la circulaire.", due=due))
    path = tmp_path / "jours.ics"
    assert write_agenda(store, path, Diffusion.INTERNE, TODAY) == 2
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    met, promised = events
    assert (str(met["summary"]), str(met["location"])) == ("Rencontre au ministère", "Beauvau")
    assert met["dtstart"].dt.isoformat() == "2027-01-12T09:30:00+01:00"
    assert met["dtend"].dt.isoformat() == "2027-01-12T11:00:00+01:00"
    assert promised["dtstart"].dt == due
    first = path.read_bytes()
    write_agenda(store, path, Diffusion.INTERNE, TODAY)
    assert path.read_bytes() == first


def test_a_calendar_for_others_holds_only_what_they_may_know(demo, tmp_path):
    mine = write_agenda(demo, tmp_path / "a.ics", Diffusion.INTERNE, TODAY)
    theirs = write_agenda(demo, tmp_path / "b.ics", Diffusion.TRANSMISSIBLE, TODAY)
    assert 0 < theirs < mine
