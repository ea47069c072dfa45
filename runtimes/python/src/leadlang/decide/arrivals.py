"""The events of a lead as they begin to exist, one instant after the other: for a replay."""

from __future__ import annotations

from bisect import bisect_left
from typing import Dict, List, Tuple

from ..read.facts import ID, KIND, SEEN, Event, Facts
from .view import is_before


class Arrivals:
    """Events that exist, by name and in order; they change as time goes on."""

    __slots__ = ("by", "instants", "_coming", "_next", "_ranks", "_first")

    def __init__(self, facts: Facts) -> None:
        self.by: List[List[Event]] = [[] for _ in facts.by]
        coming = [(event[SEEN], rank, event) for events in facts.by for rank, event in enumerate(events)]
        coming.sort(key=lambda one: one[0])
        self._coming: List[Tuple[int, int, Event]] = coming
        self._next = 0
        #: The instants at which some begin to exist.
        self.instants: List[int] = sorted({one[0] for one in coming})
        #: Beside `by`, the places of the events among all of their name.
        self._ranks: List[List[int]] = [[] for _ in facts.by]
        #: Of each id the event that stands, and its place.
        self._first: Dict[str, Tuple[Event, int]] = {}

    def up_to(self, now: int) -> None:
        """Adds those that begin to exist by an instant, which must not be before the last one."""
        coming = self._coming
        while self._next < len(coming) and coming[self._next][0] <= now:
            _, rank, event = coming[self._next]
            self._next += 1
            self._add(event, rank)

    def _add(self, event: Event, rank: int) -> None:
        if event[ID] is not None:
            # Of the events with one id only the first stands.
            other = self._first.get(event[ID])
            if other is not None:
                if not is_before(event, other[0]):
                    return
                kind = other[0][KIND]
                place = bisect_left(self._ranks[kind], other[1])
                del self._ranks[kind][place], self.by[kind][place]
            self._first[event[ID]] = (event, rank)
        ranks, events = self._ranks[event[KIND]], self.by[event[KIND]]
        if not ranks or rank > ranks[-1]:
            ranks.append(rank)
            events.append(event)
        else:
            place = bisect_left(ranks, rank)
            ranks.insert(place, rank)
            events.insert(place, event)
