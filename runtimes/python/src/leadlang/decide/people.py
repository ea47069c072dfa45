"""What people set: statuses and permissions (5.5, 5.6)."""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import Any, Dict, List, Optional, Tuple

from ..read.facts import AT
from .selects import Selects
from .state import Run, State


class Status:
    """A status."""

    __slots__ = ("first", "rows")

    def __init__(self, first: Optional[int], rows: List[Tuple[int, Selects]]) -> None:
        self.first = first
        self.rows = rows

    def runs(self, state: State) -> List[Run]:
        """Since when it had which value, from the first change on."""
        rows: Dict[int, int] = {}
        for row, (_, selects) in enumerate(self.rows):
            for event in selects.admitted(state):
                # Rows are looked at from the first down, so the lowest of one instant stays.
                rows[event[AT]] = row
        runs: List[Run] = []
        value = self.first
        for instant in sorted(rows):
            now = self.rows[rows[instant]][0]
            if now != value:
                runs.append((instant, now))
                value = now
        return runs


def value_of(runs: List[Run], first: Optional[int]) -> Optional[int]:
    """The value of a status."""
    return runs[-1][1] if runs else first


def since_of(runs: List[Run]) -> Optional[int]:
    """The instant from which it has had it."""
    return runs[-1][0] if runs else None


def was_ever(runs: List[Run], value: int) -> bool:
    """Whether some run had the value."""
    return any(run[1] == value for run in runs)


class Permission:
    """A permission."""

    __slots__ = ("place", "given", "withdrawn", "field", "expires")

    def __init__(self, place: int, permission: Dict[str, Any], given: Selects, withdrawn: Selects) -> None:
        self.place = place
        self.given = given
        self.withdrawn = withdrawn
        self.field: Optional[int] = permission["given_field"]
        self.expires: Optional[int] = permission["expires"]

    def _instants(self, state: State) -> Tuple[List[int], List[int], bool]:
        """When it was given, when withdrawn, and whether a field gives it without a date."""
        known = state.permits.get(self.place)
        if known is None:
            given = [event[AT] for event in self.given.admitted(state)]
            withdrawn = [event[AT] for event in self.withdrawn.admitted(state)]
            undated = False
            if self.field is not None and state.fields[self.field] is True:
                date = state.dates[self.field] if state.dates else None
                if date is None:
                    undated = True
                else:
                    insort(given, date)
            known = state.permits[self.place] = (given, withdrawn, undated)
        return known

    def at(self, state: State, instant: int) -> bool:
        """Whether it is given at an instant."""
        given, withdrawn, undated = self._instants(state)
        g, w = bisect_right(given, instant), bisect_right(withdrawn, instant)
        if g:
            latest = given[g - 1]
            if w and withdrawn[w - 1] >= latest:
                return False
            return self.expires is None or instant - latest <= self.expires
        return undated and not w and self.expires is None

    def boundaries(self, state: State) -> List[int]:
        """When it is no longer given; and the date of the field that gives it, if that is still to come."""
        given = self._instants(state)[0]
        found: List[int] = []
        if self.field is not None and state.dates:
            date = state.dates[self.field]
            if date is not None:
                found.append(date)
        g = bisect_right(given, state.T)
        if g and self.expires is not None:
            found.append(given[g - 1] + self.expires + 1)
        return found
