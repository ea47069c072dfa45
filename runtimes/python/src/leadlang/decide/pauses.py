"""Pauses of a clock (8.3)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import List, Optional, Tuple, Union

from .calendars import Always, Calendar

Hours = Union[Always, Calendar]

#: A pause [p, q); q is `None` while it lasts.
Pause = Tuple[int, Optional[int]]


def pauses_of(starts: List[int], ends: List[int]) -> List[Pause]:
    """The pauses of one kind: from a start while none lasts to the first end at that instant or later."""
    found: List[Pause] = []
    for start in starts:
        if found and (found[-1][1] is None or start < found[-1][1]):
            continue
        place = bisect_left(ends, start)
        if place == len(ends):
            found.append((start, None))
        elif ends[place] > start:
            found.append((start, ends[place]))
    return found


def together(kinds: List[List[Pause]]) -> List[Pause]:
    """Several kinds of pauses as one."""
    if len(kinds) == 1:
        return kinds[0]
    found: List[Pause] = []
    for start, end in sorted((pause for kind in kinds for pause in kind), key=lambda pause: pause[0]):
        last = found[-1] if found else None
        if last is None or (last[1] is not None and start > last[1]):
            found.append((start, end))
        elif last[1] is not None and (end is None or end > last[1]):
            found[-1] = (last[0], end)
    return found


def that_matter(pauses: List[Pause], start: int, end: Optional[int]) -> List[Pause]:
    """The pauses that do not end before a clock starts; of a clock that has ended they are cut at its end."""
    if not pauses:
        return pauses
    first = bisect_right(pauses, (start,)) - 1
    if end is None:
        return pauses[max(first, 0) :]
    found: List[Pause] = []
    for place in range(max(first, 0), len(pauses)):
        p, q = pauses[place]
        if p >= end:
            break
        found.append((p, end if q is None or q > end else q))
    return found


def moved(u: Optional[int], since: int, pauses: List[Pause], hours: Hours) -> Optional[int]:
    """An instant on a clock, moved by the pauses since another; `None` where one that lasts makes it unknown."""
    for p, q in pauses:
        if u is None:
            return None
        if q is not None and q <= since:
            continue
        p = max(p, since)
        if p >= u:
            break
        if q is None:
            return None
        length = hours.open(p, q)
        u = None if length is None else hours.after(u, length)
    return u


def paused_within(start: int, end: int, pauses: List[Pause], hours: Hours) -> Optional[int]:
    """The open time of pauses within a clock."""
    total = 0
    for p, q in pauses:
        p, q = max(p, start), end if q is None or q > end else q
        if p < q:
            length = hours.open(p, q)
            if length is None:
                return None
            total += length
    return total
