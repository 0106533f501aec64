"""Days and hours as a calendar file, which any agenda takes in."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from briefing_app.documents.content import Day

_ZONE = ZoneInfo("Europe/Paris")
_AN_HOUR = timedelta(hours=1)


def write_calendar(title: str, days: Iterable[Day], produced: date, path: Path) -> None:
    """Write the days; the same days on the same date give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Plaidoyer//FR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    stamp = datetime.combine(produced, time(), UTC)
    for day in days:
        calendar.add_component(_event(day, stamp))
    calendar.add_missing_timezones(first_date=date(2000, 1, 1))
    path.write_bytes(calendar.to_ical())


def _event(day: Day, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{day.key}@plaidoyer")
    event.add("dtstamp", stamp)
    event.add("summary", day.title)
    for name, value in (("location", day.place), ("description", day.description)):
        if value:
            event.add(name, value)
    if day.start:
        start = _at(day.day, day.start)
        end = _at(day.day, day.end) if day.end > day.start else start + _AN_HOUR
        event.add("dtstart", start)
        event.add("dtend", end)
    else:
        event.add("dtstart", day.day)
        event.add("dtend", day.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # a due date takes nobody's time
    return event


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), _ZONE)
