"""Open hours (8.1)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any, Dict, List, Optional, Tuple

from ..base.days import Zone
from ..base.instants import DAY, LAST


class Always:
    """No calendar: all time is open."""

    __slots__ = ()

    def open(self, a: int, b: int) -> Optional[int]:
        """How much of [a, b) is open."""
        return b - a

    def after(self, a: int, length: int) -> Optional[int]:
        """The earliest instant by which so much has been open."""
        return a + length if a + length <= LAST else None

    def working_days(self, a: int, count: int) -> Optional[int]:
        """There are none without a calendar."""
        return None

    def within(self, instant: int) -> bool:
        """Whether the horizon holds the instant."""
        return True


class Calendar:
    """The open hours of a calendar in one of its zones."""

    __slots__ = ("first", "until", "zone", "opens", "closes", "before", "_dates", "_last")

    def __init__(self, first: int, until: int, zone: Dict[str, Any]) -> None:
        self.first = first
        self.until = until
        self.zone = Zone(zone["offsets"])
        self.opens: List[int] = [interval[0] for interval in zone["open"]]
        self.closes: List[int] = [interval[1] for interval in zone["open"]]
        #: How much is open before each interval, and in all.
        self.before: List[int] = [0]
        for opens, closes in zone["open"]:
            self.before.append(self.before[-1] + closes - opens)
        self._dates: Optional[_Dates] = None

    def within(self, instant: int) -> bool:
        """Whether the horizon holds the instant."""
        return self.first <= instant <= self.until

    def _open_before(self, instant: int) -> int:
        place = bisect_right(self.opens, instant) - 1
        if place < 0:
            return 0
        return self.before[place] + min(instant, self.closes[place]) - self.opens[place]

    def open(self, a: int, b: int) -> Optional[int]:
        """How much of [a, b) is open; unknown outside the horizon."""
        if a < self.first or b > self.until:
            return None
        return self._open_before(b) - self._open_before(a)

    def after(self, a: int, length: int) -> Optional[int]:
        """The earliest instant by which so much has been open."""
        if a < self.first or a > self.until:
            return None
        if not length:
            return a
        wanted = self._open_before(a) + length
        place = bisect_left(self.before, wanted) - 1
        if place >= len(self.opens):
            return None
        return self.opens[place] + wanted - self.before[place]

    def _is_open(self, instant: int) -> bool:
        place = bisect_right(self.opens, instant) - 1
        return place >= 0 and instant < self.closes[place]

    def _next_opening(self, instant: int) -> Optional[int]:
        place = bisect_left(self.opens, instant)
        return self.opens[place] if place < len(self.opens) else None

    def working_days(self, a: int, count: int) -> Optional[int]:
        """`count` working days after a."""
        if a < self.first or a > self.until:
            return None
        s = a if self._is_open(a) else self._next_opening(a)
        local = None if s is None else self.zone.local(s)
        if local is None:
            return None
        day, clock = divmod(local, DAY)
        dates = self._open_dates()
        d = dates.at(dates.up_to(day) + count - 1 if count else dates.up_to(day - 1))
        if d is None:
            return None
        end = self.zone.start(d + 1)
        u = self.zone.instant(d * DAY + clock)
        if end is None or end > self.until or u is None:
            return None
        last = self._last_closing(d, end)
        if u >= last:
            return last
        return u if self._is_open(u) else self._next_opening(u)

    def _open_dates(self) -> "_Dates":
        """The local dates on which there is open time."""
        if self._dates is None:
            self._dates = _Dates([self._days_of(opens, closes) for opens, closes in zip(self.opens, self.closes)])
        return self._dates

    def _days_of(self, opens: int, closes: int) -> Tuple[int, int]:
        """The first and the last date of an interval; the last is before the first where they are unknown."""
        first, last = self.zone.day(opens), self.zone.day(closes - 1)
        if first is None:
            return 0, -1
        if last is None:
            last = self.zone.day(self.zone.until - 1)
        return first, first if last is None else last

    def _last_closing(self, day: int, end: int) -> int:
        """When it closes for the last time on a date that ends at `end`."""
        # Offsets differ by four days at most, so no later interval has this date.
        place = bisect_right(self.opens, end + 4 * DAY) - 1
        while place > 0:
            first, last = self._days_of(self.opens[place], self.closes[place])
            if first <= day <= last:
                break
            place -= 1
        return min(self.closes[place], end)


class _Dates:
    """Dates as runs: an interval may be as long as it likes."""

    __slots__ = ("first", "last", "before")

    def __init__(self, spans: List[Tuple[int, int]]) -> None:
        self.first: List[int] = []
        self.last: List[int] = []
        #: How many dates are before each run, and in all.
        self.before: List[int] = [0]
        for first, last in sorted(spans):
            if self.last:
                first = max(first, self.last[-1] + 1)
            if first <= last:
                self.first.append(first)
                self.last.append(last)
                self.before.append(self.before[-1] + last - first + 1)

    def up_to(self, day: int) -> int:
        """How many are not after a day."""
        place = bisect_right(self.first, day) - 1
        return 0 if place < 0 else self.before[place] + min(day, self.last[place]) - self.first[place] + 1

    def at(self, place: int) -> Optional[int]:
        """The date of a place among all."""
        if place >= self.before[-1]:
            return None
        run = bisect_right(self.before, place) - 1
        return self.first[run] + place - self.before[run]
