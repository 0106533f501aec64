"""Meetings and due dates, for the coordinator's own agenda."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from briefing_app.documents.content import Day
from briefing_app.domain.audience import allows
from briefing_app.domain.choices import Diffusion
from briefing_app.domain.lateness import CLOSED
from briefing_app.domain.model import Commitment, Meeting, Organisation, Round
from briefing_app.domain.text.text import headline
from briefing_app.paths import APP_NAME
from briefing_app.storage.store import Store
from briefing_app.usecases.documents.writing import released
from briefing_app.usecases.items.naming import collective


def write_agenda(store: Store, path: Path, audience: Diffusion, today: date) -> int:
    """Write the days as a calendar file; how many there are."""
    from briefing_app.exports.calendar import write_calendar

    days = sorted(_days(store, audience), key=lambda day: (day.day, day.start, day.key))
    ours = collective(store)
    title = ours.short or ours.name or APP_NAME
    with released(store, path, audience) as place:
        write_calendar(title, days, today, place)
    return len(days)


def _days(store: Store, audience: Diffusion) -> Iterator[Day]:
    names = {each.key: each.name for each in store.find(Organisation)}
    for meeting in store.find(Meeting):
        if allows(meeting.diffusion, audience):
            yield from _of_meeting(meeting)
    for item in store.find(Commitment):
        if item.due and item.status not in CLOSED and allows(item.diffusion, audience):
            who = names.get(item.institution or "", "")
            yield Day(
                key=f"{item.KIND}-{item.key}",
                day=item.due,
                title=f"Échéance {item.ref} : {headline(item.text, 60)}",
                description="\n\n".join(filter(None, (who, item.text))),
            )
    for round_ in store.find(Round):
        if round_.reply_by:
            title = f"Retours attendus : {round_.title}"
            yield Day(key=f"{round_.KIND}-{round_.key}", day=round_.reply_by, title=title)


def _of_meeting(meeting: Meeting) -> Iterator[Day]:
    key = f"{meeting.KIND}-{meeting.key}"
    if meeting.date:
        yield Day(
            key=key,
            day=meeting.date,
            title=meeting.title,
            start=meeting.start,
            end=meeting.end,
            place=meeting.place,
            description="\n".join(meeting.agenda),
        )
    for number, each in enumerate(meeting.upcoming, start=1):
        if each.date:
            yield Day(key=f"{key}-{number}", day=each.date, title=each.text)
