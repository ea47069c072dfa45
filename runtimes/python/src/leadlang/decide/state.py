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

    __slots__ = (
        "T",
        "day",
        "fields",
        "dates",
        "by",
        "entries",
        "history",
        "facts",
        "runs",
        "permits",
        "V",
        "R",
        "M",
        "criteria",
        "ends",
        "status_of",
        "next",
        "stage",
        "outcome",
        "reason",
        "stage_since",
        "reached",
        "transitions",
        "handoff",
        "log",
        "all_by",
    )

    def __init__(self, instant: int, facts: Facts) -> None:
        self.T = instant
        self.facts = facts
        self.day: Optional[int] = None
        self.fields: List[Any] = facts.fields
        self.dates: Optional[List[Optional[int]]] = facts.dates
        #: Events that exist, by name; of the log those strictly before T.
        self.by: Sequence[Sequence[Event]] = facts.by
        #: Entries of the log at T itself.
        self.entries: Sequence[Event] = ()
        #: `log`, `none` or `replay`.
        self.history = "none"
        self.runs: List[List[Run]] = []
        #: Of each permission the instants at which it was given and withdrawn, once they were asked for.
        self.permits: Dict[int, Any] = {}
        #: Features, rules, and whether the criteria of each stage are met.
        self.V: List[Any] = []
        self.R: List[Any] = []
        self.M: Sequence[bool] = ()
        #: Of each stage whether its own criteria are met.
        self.criteria: Sequence[bool] = ()
        #: Of each rule of an outcome whether its condition is met.
        self.ends: Sequence[bool] = ()
        #: Why a score is unknown.
        self.status_of: Dict[int, str] = {}
        #: The earliest boundary after T so far.
        self.next = NEVER
        self.stage = 0
        self.outcome = -1
        self.reason: Optional[str] = None
        self.stage_since: Optional[int] = None
        self.reached = 0
        self.transitions: List[Dict[str, Any]] = []
        self.handoff: Optional[Dict[str, Any]] = None
        self.log: Any = None
        self.all_by: Optional[Sequence[Sequence[Event]]] = None
