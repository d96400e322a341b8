"""A screening for the phone's own calendar: nothing of the person is in it."""

from __future__ import annotations

from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from kiosk.cinema.model import Standing, Ticket
from kiosk.wording import web as words

BEFORE = timedelta(hours=1)
"""How long before the start the phone rings."""


def calendar_file(ticket: Ticket, where: str, now: datetime) -> bytes:
    """iCalendar (RFC 5545), the zone's rules in it. The same event at every download (its UID is
    the screening's), so that a moved or called off one replaces the old."""
    screening = ticket.screening
    off = screening.called_off or ticket.standing is Standing.CANCELLED
    event = Event()
    event.add("uid", f"screening-{screening.id}@sushe-kiosk")
    event.add("dtstamp", now)
    # Grows with time, so that phones take a later file for the newer one (RFC 5545, 3.8.7.4).
    event.add("sequence", int(now.timestamp()) // 60 % 2**31)
    event.add("dtstart", screening.start)
    event.add("dtend", screening.end)
    event.add("summary", words.CALENDAR_SUMMARY.format(film=screening.film))
    event.add("location", where)
    seated = "CONFIRMED" if ticket.standing is Standing.SEATED else "TENTATIVE"
    event.add("status", "CANCELLED" if off else seated)
    if not off:
        event.add("description", words.CALENDAR_NOTE)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", words.CALENDAR_ALARM.format(film=screening.film))
        alarm.add("trigger", -BEFORE)
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//sushe-kiosk//cinema//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if off else "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written
