"""Features that are not written out as source: any kind, any windows (5.3, 5.4, 9.5)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any, Dict, List, Optional, Sequence, Tuple

from ..base.days import Zone, period_of_day
from ..base.instants import DAY
from ..base.numbers import LARGEST, held
from ..base.text import lower
from ..read.facts import AT, Event
from .selects import Selects
from .state import State

MOST = 1_000_000

Events = Sequence[Event]


class Feature:
    """One feature. Called with the state and the bounds of its windows, which the caller evaluates."""

    __slots__ = ("kind", "selects", "edge", "windows", "zone", "ages", "points", "every", "limits")

    def __init__(
        self,
        feature: Dict[str, Any],
        selects: Selects,
        others: Dict[int, Selects],
        zone: Zone,
        firsts: List[Optional[int]],
    ) -> None:
        self.kind: str = feature["kind"]
        self.selects = selects
        self.edge: Optional[str] = feature.get("edge")
        #: Of each window its kind, its length, its selection (or status and value), and the place of its bound.
        self.windows: List[Tuple[str, int, Any, int]] = []
        bounds = 0
        for place, window in enumerate(feature["windows"]):
            name = "open" if "open" in window else window["window"]
            other: Any = others.get(place)
            if name == "while":
                other = (window["status"], window["value"], firsts[window["status"]])
            self.windows.append((name, window.get("ms", 0), other, bounds))
            bounds += "of" in window
        self.zone = zone
        table = feature.get("table") or [[0, 0]]
        self.ages: List[int] = [row[0] for row in table]
        self.points: List[int] = [row[1] for row in table]
        self.every: Optional[int] = feature.get("every")
        self.limits: List[Dict[str, Any]] = feature.get("limits") or []

    def __call__(self, state: State, bounds: Tuple[Any, ...] = ()) -> Any:
        """The value; the boundaries go into the state."""
        events = self.selects.admitted(state)
        if self.edge:
            events = self._edge(events, bounds)
        self._boundaries(events, state)
        passed = self.passed(events, state, bounds)
        return None if passed is None else self._value(passed, state)

    def counted(self, state: State, bounds: Tuple[Any, ...]) -> Optional[List[Tuple[Event, int]]]:
        """The events that earn points, each with what it earns: for explanations."""
        events = self.selects.admitted(state)
        if self.edge:
            events = self._edge(events, bounds)
        passed = self.passed(events, state, bounds)
        kept = None if passed is None else self._limited(passed)
        if kept is None:
            return None
        now = state.T
        return [(event, self.points[bisect_right(self.ages, (now - event[AT]) // DAY) - 1]) for event in kept]

    def _edge(self, events: Events, bounds: Tuple[Any, ...]) -> Events:
        """The first or last of the admitted events; only an open window `after` looks before it."""
        for name, _, _, place in self.windows:
            if name == "open" and bounds[place] is not None:
                events = events[bisect_left(events, (bounds[place] + 1,)) :]
        return events[-1:] if self.edge == "last" else events[:1]

    def _boundaries(self, events: Events, state: State) -> None:
        now = state.T
        for name, ms, _, _ in self.windows:
            if name in ("last", "older"):
                place = bisect_left(events, (now - ms,))
                if place < len(events):
                    state.next = min(state.next, events[place][AT] + ms + 1)
        if len(self.ages) > 1:
            state.next = next_age(events, now, self.ages, state.next)

    def passed(self, events: Events, state: State, bounds: Tuple[Any, ...]) -> Optional[Events]:
        """The events that pass all windows; `None` if the bound of one is unknown."""
        now = state.T
        for name, ms, other, place in self.windows:
            if name == "last":
                events = events[bisect_left(events, (now - ms,)) :]
            elif name == "older":
                events = events[: bisect_left(events, (now - ms,))]
            elif name == "while":
                runs = state.runs[other[0]]
                events = [event for event in events if value_before(runs, event[AT], other[2]) == other[1]]
            elif other is not None:
                instants = [event[AT] for event in other.admitted(state)]
                near = _after_one if name == "within_after" else _before_one
                events = [event for event in events if near(instants, event[AT], ms)]
            else:
                bound = bounds[place]
                if bound is None:
                    if name == "open":
                        continue
                    return None
                if name == "before":
                    events = events[: bisect_left(events, (bound,))]
                else:
                    first = bound if name == "from" else bound + 1
                    events = events[bisect_left(events, (first,)) :]
        return events

    def _value(self, events: Events, state: State) -> Any:
        kind = self.kind
        if kind == "count":
            return min(len(events), MOST)
        if kind == "points":
            return self._points(events, state)
        if kind == "last_at":
            return events[-1][AT] if events else None
        if kind == "first_at":
            return events[0][AT] if events else None
        if kind == "days":
            days = {self.zone.day(event[AT]) for event in events}
            return None if None in days else min(len(days), MOST)
        value = self.selects.value
        if kind in ("latest", "earliest"):
            for event in reversed(events) if kind == "latest" else events:
                one = value(event, state)
                if one is not None:
                    return one
            return None
        known = [one for one in (value(event, state) for event in events) if one is not None]
        if kind == "different":
            return min(len({(one.__class__, lower(one) if one.__class__ is str else one) for one in known}), MOST)
        numbers = [one for one in known if one.__class__ is int]
        if kind == "total":
            return held(sum(numbers), LARGEST)
        return (max(numbers) if kind == "highest" else min(numbers)) if numbers else None

    def _points(self, events: Events, state: State) -> Optional[int]:
        kept = self._limited(events)
        if kept is None:
            return None
        if len(self.ages) == 1:
            return held(len(kept) * self.points[0], LARGEST)
        return decayed(kept, state.T, self.ages, self.points)

    def _limited(self, events: Events) -> Optional[Events]:
        """What the limits on how often leave (6.4)."""
        if self.every is not None:
            kept: List[Event] = []
            for event in events:
                if not kept or event[AT] >= kept[-1][AT] + self.every:
                    kept.append(event)
            events = kept
        for limit in self.limits:
            times, per = limit["times"], limit["per"]
            if per is None:
                events = events[max(len(events) - times, 0) :]
                continue
            counts: Dict[int, int] = {}
            latest: List[Event] = []
            for event in reversed(events):
                day = self.zone.day(event[AT])
                if day is None:
                    return None
                period = period_of_day(day, per)
                counts[period] = counts.get(period, 0) + 1
                if counts[period] <= times:
                    latest.append(event)
            latest.reverse()
            events = latest
        return events


def decayed(events: Events, now: int, ages: List[int], points: List[int]) -> int:
    """The points of events by their age in whole days."""
    total = 0
    for event in events:
        total += points[bisect_right(ages, (now - event[AT]) // DAY) - 1]
    return held(total, LARGEST)


def next_age(events: Events, now: int, ages: List[int], before: int) -> int:
    """The earliest instant after now, if there is one before `before`, at which an event earns something else."""
    last = ages[-1]
    for event in events[bisect_left(events, (now - last * DAY + 1,)) :]:
        at = event[AT]
        row = bisect_right(ages, (now - at) // DAY)
        if row < len(ages):
            before = min(before, at + ages[row] * DAY)
    return before


def value_before(runs: List[Tuple[int, int]], instant: int, first: Optional[int]) -> Optional[int]:
    """The value of a status just before an instant."""
    place = bisect_left(runs, (instant,))
    return runs[place - 1][1] if place else first


def _after_one(instants: List[int], at: int, ms: int) -> bool:
    """Some of the instants lies before, at most so long."""
    place = bisect_left(instants, at)
    return place > 0 and at - instants[place - 1] <= ms


def _before_one(instants: List[int], at: int, ms: int) -> bool:
    """Some of the instants lies after, at most so long."""
    place = bisect_right(instants, at)
    return place < len(instants) and instants[place] - at <= ms
