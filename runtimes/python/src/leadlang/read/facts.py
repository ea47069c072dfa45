"""What is known of one lead: the normaliser's result, the same for every instant that it is asked about."""

from __future__ import annotations

from typing import Any, Final, List, Optional, Sequence, Set, Tuple

from ..base.instants import FIRST
from .problems import Problems

#: An event. A plain tuple is made five times as fast as a class with names, and it is looked up by `bisect`.
Event = Tuple[int, Tuple[Any, ...], int, Optional[str], int, int]
#: Its time.
AT: Final = 0
#: Its properties, in the order of declaration.
PROPERTIES: Final = 1
#: Its mark in the log: 0, or `PASSED`, or `SKIPPED`.
MARK: Final = 2
#: Its id.
ID: Final = 3
#: The place of its name among the declared events.
KIND: Final = 4
#: The instant from which it exists.
SEEN: Final = 5

PASSED, SKIPPED = 1, 2

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
