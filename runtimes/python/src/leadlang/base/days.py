"""A zone as its offsets, and the calendar days in it (5.1)."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, Dict, List, Optional

from .instants import DAY, civil_of_day


class Zone:
    """Offsets from UTC over a horizon."""

    __slots__ = ("changes", "offsets", "until", "_starts")

    def __init__(self, offsets: Dict[str, Any]) -> None:
        self.changes: List[int] = [change[0] for change in offsets["changes"]]
        self.offsets: List[int] = [offsets["first"]] + [change[1] for change in offsets["changes"]]
        self.until: int = offsets["until"]
        self._starts: Dict[int, Optional[int]] = {}

    def local(self, instant: int) -> Optional[int]:
        """The local time of an instant; unknown from the end of the horizon on."""
        if instant >= self.until:
            return None
        return instant + self.offsets[bisect_right(self.changes, instant)]

    def day(self, instant: int) -> Optional[int]:
        """The day of an instant."""
        if instant >= self.until:
            return None
        return (instant + self.offsets[bisect_right(self.changes, instant)]) // DAY

    def instant(self, local: int) -> Optional[int]:
        """The earliest instant whose local time is not before this one."""
        changes = self.changes
        # No offset is more than two days, so nothing before this place can be the answer.
        place = bisect_right(changes, local - 2 * DAY)
        while True:
            instant = local - self.offsets[place]
            if place and instant < changes[place - 1]:
                instant = changes[place - 1]
            if place == len(changes) or instant < changes[place]:
                return instant if instant <= self.until else None
            place += 1

    def start(self, day: int) -> Optional[int]:
        """The first instant of a day."""
        try:
            return self._starts[day]
        except KeyError:
            start = self.instant(day * DAY)
            if len(self._starts) < 20_000:
                self._starts[day] = start
            return start


def period_of_day(day: int, per: str) -> int:
    """A number for the calendar period that a day lies in: days of one period have one number."""
    if per == "day":
        return day
    if per == "week":
        return (day + 3) // 7
    year, month, _ = civil_of_day(day)
    if per == "month":
        return year * 12 + month
    if per == "quarter":
        return year * 4 + (month - 1) // 3
    return year
