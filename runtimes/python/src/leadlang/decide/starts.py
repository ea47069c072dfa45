"""What opens a clock (8.2)."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from ..read.facts import AT, Event
from .selects import Selects
from .state import State

#: A start: its instant, and the events that name the zone of its calendar, the one that counts most first.
Start = Tuple[int, Tuple[Event, ...]]


class Starts:
    """The starts of one SLA, compiled."""

    __slots__ = ("kind", "selects", "entry", "field", "parts")

    def __init__(
        self,
        start: Dict[str, Any],
        selects: Callable[[List[Dict[str, Any]]], Selects],
        reached: List[Optional[int]],
        handed_over: List[Optional[int]],
    ) -> None:
        self.kind: str = start["start"]
        self.selects: Optional[Selects] = None
        self.entry: Optional[int] = None
        self.field: int = start.get("field", 0)
        self.parts: List[Starts] = []
        if self.kind == "events":
            self.selects = selects(start["select"])
        elif self.kind == "reaching":
            self.entry = (handed_over if start["handed_over"] else reached)[start["stage"]]
        elif self.kind == "later_of":
            self.parts = [Starts(start[key], selects, reached, handed_over) for key in ("a", "b")]

    def stage_reached(self, start: Dict[str, Any]) -> Optional[int]:
        """The stage whose being left cancels a clock."""
        return start["stage"] if self.kind == "reaching" else None

    def open(self, state: State, by: Sequence[Sequence[Event]]) -> "Opened":
        """The starts of one lead."""
        if self.kind == "events":
            assert self.selects is not None
            return Opened([(event[AT], (event,)) for event in self.selects.admitted(state, by)])
        if self.kind == "reaching":
            events = by[self.entry] if self.entry is not None else ()
            return Opened([(event[AT], (event,)) for event in events])
        if self.kind == "field":
            at = state.fields[self.field]
            return Opened([(at, ())] if at.__class__ is int and at <= state.T else [])
        return Both([part.open(state, by) for part in self.parts])

    def fields(self) -> List[int]:
        """The time fields among the starts."""
        if self.kind == "field":
            return [self.field]
        return [field for part in self.parts for field in part.fields()]


class Opened:
    """Starts in order."""

    __slots__ = ("starts", "instants")

    def __init__(self, starts: List[Start]) -> None:
        self.starts = starts
        self.instants = [start[0] for start in starts]

    def after(self, end: Optional[int], asked: Optional[int]) -> Optional[Start]:
        """The first start later than `end`, that of the clock before, and than `asked`, the last that opened none."""
        place = 0
        for bound in (end, asked):
            if bound is not None:
                place = max(place, bisect_right(self.instants, bound))
        return self.starts[place] if place < len(self.starts) else None

    def events(self) -> List[Event]:
        """All events that are starts."""
        return [event for start in self.starts for event in start[1]]


class Both(Opened):
    """The later of two: once both have come since the clock before."""

    __slots__ = ("parts",)

    def __init__(self, parts: List[Opened]) -> None:
        super().__init__([])
        self.parts = parts

    def after(self, end: Optional[int], asked: Optional[int]) -> Optional[Start]:
        a, b = (part.after(end, asked) for part in self.parts)
        if a is None or b is None:
            return None
        later, earlier = (a, b) if a[0] >= b[0] else (b, a)
        return later[0], later[1] + earlier[1] if later[0] == earlier[0] else later[1]

    def events(self) -> List[Event]:
        return [event for part in self.parts for event in part.events()]
