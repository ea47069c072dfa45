"""What is known of a lead at one instant, while it is decided."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Tuple

from ..base.instants import LAST
from ..read.facts import Event, Facts

#: No boundary lies so late: instants end before.
NEVER = LAST + 1

#: A run of a status: since when, and its value.
Run = Tuple[int, int]


class State:
    """Inputs at the top, then what is found in the order of 10.4."""

    T: int
    facts: Facts
    #: The day of T; unknown past the horizon.
    day: Optional[int]
    fields: List[Any]
    dates: Optional[List[Optional[int]]]
    #: Events that exist, by name; of the log those strictly before T.
    by: Sequence[Sequence[Event]]
    #: Entries of the log at T itself.
    entries: Sequence[Event] = ()
    #: `log`, `none` or `replay`.
    history = "none"
    runs: Sequence[List[Run]] = ()
    #: Of each permission the instants at which it was given and withdrawn, once they were asked for.
    permits: Dict[int, Any]
    #: Features, rules, and whether each stage is met.
    V: List[Any]
    R: List[Any]
    M: Sequence[bool]
    #: Of each stage whether its own criteria are met.
    criteria: Sequence[bool]
    #: Of each rule of an outcome whether its condition is met.
    ends: Sequence[bool]
    #: Why a score is unknown.
    status_of: Dict[int, str]
    #: The earliest boundary after T so far.
    next = NEVER
    stage = 0
    outcome = -1
    reason: Optional[str] = None
    stage_since: Optional[int] = None
    reached = 0
    handoff: Optional[Dict[str, Any]] = None

    def __init__(self, instant: int, facts: Facts, day: Optional[int]) -> None:
        self.T = instant
        self.facts = facts
        self.day = day
        self.fields = facts.fields
        self.dates = facts.dates
        self.by = facts.by
        self.permits = {}
        self.status_of = {}
