"""Instants and dates: milliseconds and days since 1970-01-01, within the years 0 to 9999."""

from __future__ import annotations

import datetime
import re
from typing import Dict, Optional, Tuple, Union

from ..errors import InstantError
from .text import plain

DAY = 86_400_000
FIRST_DAY = -719_528  # 0000-01-01
LAST_DAY = 2_932_896  # 9999-12-31
FIRST = FIRST_DAY * DAY
LAST = (LAST_DAY + 1) * DAY - 1

_WRITTEN = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?"
    r"( ?(?:[Zz]|UTC|[+-][0-9]{2}(?::?[0-9]{2})?))?)?\Z"
)

_Parts = Tuple[int, Optional[int], Optional[int]]

# The three parts of an instant as text, in ms: `2026-03-10`, `T09:00`, `:00Z`. What has been read once is looked up;
# hot loops do so themselves.
DAYS: Dict[str, int] = {}
HOURS: Dict[str, int] = {}
RESTS: Dict[str, int] = {}
_REMEMBERED = 20_000


def day_of_civil(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 of a date of the proleptic Gregorian calendar."""
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


def civil_of_day(day: int) -> Tuple[int, int, int]:
    """Year, month and day of a number of days since 1970-01-01."""
    day += 719_468
    era = day // 146_097
    of_era = day - era * 146_097
    year = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    date = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return year + era * 400 + (month <= 2), month, date


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def read_parts(text: str) -> Optional[_Parts]:
    """Day, milliseconds into it and offset of a written date or time; what is not written is `None`."""
    found = _WRITTEN.match(text)
    if found is None:
        return None
    year, month, date, hour, minute, second, fraction, offset = found.groups()
    y, m, d = int(year), int(month), int(date)
    if not 1 <= m <= 12 or not 1 <= d <= _days_in(y, m):
        return None
    day = day_of_civil(y, m, d)
    if hour is None:
        return day, None, None
    into = _clock(int(hour), int(minute), int(second or 0))
    if into is None:
        return None
    if fraction:
        into += int((fraction + "00")[:3])
    if offset is None:
        return day, into, None
    east = _offset(offset.lstrip(" "))
    return None if east is None else (day, into, east)


def _clock(hour: int, minute: int, second: int) -> Optional[int]:
    if hour > 23 or minute > 59 or second > 59:
        return None
    return hour * 3_600_000 + minute * 60_000 + second * 1000


def _offset(written: str) -> Optional[int]:
    if written in ("Z", "z", "UTC"):
        return 0
    minutes = written[3:].lstrip(":")
    east = _clock(int(written[1:3]), int(minutes or 0), 0)
    return None if east is None else -east if written[0] == "-" else east


def read_instant(text: str) -> Optional[int]:
    """The instant that a time with an offset names; `None` if it is none."""
    try:
        return DAYS[text[:10]] + HOURS[text[10:16]] + RESTS[text[16:]]
    except KeyError:
        pass
    parts = read_parts(plain(text))
    if parts is None:
        return None
    day, into, east = parts
    if into is None or east is None:
        return None
    instant = day * DAY + into - east
    if not FIRST <= instant <= LAST:
        return None
    if (
        text.__class__ is str
        and len(text) < 40
        and FIRST_DAY + 366 < day < LAST_DAY - 366
        and text[:4].isdigit()
        and text[13] == ":"
    ):
        _remember(text, day, into, east)
    return instant


def _remember(text: str, day: int, into: int, east: int) -> None:
    """Keeps the parts of an instant that has been read. Each part means the same beside any others."""
    hours = into - into % 60_000
    for parts, written, ms in (
        (DAYS, text[:10], day * DAY),
        (HOURS, text[10:16], hours),
        (RESTS, text[16:], into - hours - east),
    ):
        if len(parts) < _REMEMBERED:
            parts[written] = ms


_WRITTEN_DAYS: Dict[int, str] = {}
_TWO = [f"{number:02}" for number in range(60)]


_LAST_WRITTEN = (0, "1970-01-01T00:00:00Z")


def write_instant(instant: int) -> str:
    """`2026-03-10T09:00:00Z`, with `.001` after the seconds only if there are milliseconds."""
    global _LAST_WRITTEN
    # Of many leads that are decided as of one instant, each says it again.
    last = _LAST_WRITTEN
    if last[0] == instant:
        return last[1]
    text = _written(instant)
    _LAST_WRITTEN = (instant, text)
    return text


def _written(instant: int) -> str:
    day, into = divmod(instant, DAY)
    date = _WRITTEN_DAYS.get(day)
    if date is None:
        date = write_date(day)
        if len(_WRITTEN_DAYS) < _REMEMBERED:
            _WRITTEN_DAYS[day] = date
    seconds, ms = divmod(into, 1000)
    minutes, second = divmod(seconds, 60)
    two = _TWO
    text = f"{date}T{two[minutes // 60]}:{two[minutes % 60]}:{two[second]}"
    return f"{text}.{ms:03}Z" if ms else text + "Z"


def write_date(day: int) -> str:
    """`2026-03-10`."""
    year, month, date = civil_of_day(day)
    return f"{year:04}-{month:02}-{date:02}"


_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
_MS = datetime.timedelta(milliseconds=1)

AsOf = Union[str, int, datetime.datetime]


def as_instant(as_of: AsOf) -> int:
    """The instant `as_of`: RFC 3339 text, a datetime with a zone, or milliseconds since 1970."""
    instant: Optional[int] = None
    if type(as_of) is int:
        instant = as_of
    elif issubclass(type(as_of), str):
        text = str.__str__(as_of)  # pyright: ignore[reportArgumentType]
        instant = read_instant(text)
        if instant is None:
            raise InstantError(f"{text[:60]!r} is no instant: write it like 2026-03-10T09:00:00Z")
    elif issubclass(type(as_of), datetime.datetime):
        instant = _of_datetime(as_of)  # type: ignore[arg-type]
    if instant is None:
        raise InstantError("as_of must be RFC 3339 text, a datetime with a zone, or milliseconds since 1970 as an int")
    return min(max(instant, FIRST), LAST)


def _of_datetime(time: datetime.datetime) -> int:
    try:
        if time.tzinfo is not None and time.utcoffset() is not None:
            return (time - _EPOCH) // _MS
    except Exception as error:
        raise InstantError("this datetime has no offset from UTC that can be found out") from error
    raise InstantError("a datetime without a zone names no instant: give it a tzinfo")
