"""What is known of one lead: the normaliser's result, the same for every instant that it is asked about."""

from __future__ import annotations

from typing import Any, List, Optional, Sequence, Set, Tuple

from ..base.instants import FIRST
from .problems import Problems

#: An event: its time, its properties in the order of declaration, its mark in the log (0 none, 1 passed, 2 skipped),
#: its id, the place of its name, and the instant from which it exists.
Event = Tuple[int, Tuple[Any, ...], int, Optional[str], int, int]
AT, PROPERTIES, MARK, ID, KIND, SEEN = range(6)

NONE: Tuple[Event, ...] = ()


class Facts:
    """Facts of one lead. Made by `RuleSet.read`; opaque but for `id`."""

    __slots__ = ("reader", "id", "log", "fields", "dates", "by", "seen", "special", "ids", "problems")

    def __init__(self, fields: List[Any], kinds: int) -> None:
        #: What has read them: another rule set can make nothing of them.
        self.reader: Any = None
        self.id: Optional[str] = None
        #: It says `"history": "log"`.
        self.log = False
        #: Values before freshness and `if unknown`.
        self.fields = fields
        #: Instants of the values, where any is given.
        self.dates: Optional[List[Optional[int]]] = None
        #: Of each name of events, its events in order.
        self.by: List[Sequence[Event]] = [NONE] * kinds
        #: From this instant on all events exist.
        self.seen = FIRST
        #: There are entries of the log, or events with one id: which events count depends on more than the instant.
        self.special = False
        #: The ids of its events, where any has one.
        self.ids: Optional[Set[str]] = None
        self.problems: Problems = {}
