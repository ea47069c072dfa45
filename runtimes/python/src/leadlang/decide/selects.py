"""Which events count (5.3): selections of events, compiled."""

from __future__ import annotations

from operator import itemgetter
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from ..read.facts import AT, KIND, PROPERTIES, Event
from .state import State

#: A filter: the event's properties, the state, the instant and its day.
Where = Callable[[Sequence[Any], State], bool]

in_time = itemgetter(AT, KIND)


class Selects:
    """Events that at least one of some selections admits, each once."""

    __slots__ = ("kinds", "filters", "plain")

    def __init__(self, selects: List[Dict[str, Any]], where: Callable[[Dict[str, Any]], Optional[Where]]) -> None:
        #: Of each kind of event, its filters in the order of the rule set, each with the property that is asked for.
        self.filters: Dict[int, List[Tuple[Optional[Where], Optional[int]]]] = {}
        for select in selects:
            filters = self.filters.setdefault(select["event"], [])
            filters.append((where(select), select.get("property")))
        self.kinds = sorted(self.filters)
        #: Kinds of which every event is admitted.
        self.plain = [kind for kind in self.kinds if any(where is None for where, _ in self.filters[kind])]

    def admitted(self, state: State, by: Optional[Sequence[Sequence[Event]]] = None) -> Sequence[Event]:
        """The events in order. The answer is not to be changed."""
        events = state.by if by is None else by
        if len(self.kinds) == 1:
            kind = self.kinds[0]
            return self._of_kind(events[kind], kind, state)
        found: List[Event] = []
        parts = 0
        for kind in self.kinds:
            one = events[kind]
            if one:
                parts += 1
                found.extend(self._of_kind(one, kind, state))
        if parts > 1:
            found.sort(key=in_time)
        return found

    def _of_kind(self, events: Sequence[Event], kind: int, state: State) -> Sequence[Event]:
        if not events or kind in self.plain:
            return events
        filters = self.filters[kind]
        if len(filters) == 1:
            where = filters[0][0]
            return [event for event in events if where(event[PROPERTIES], state)]  # type: ignore[misc]
        wheres = [where for where, _ in filters if where is not None]
        return [event for event in events if any(where(event[PROPERTIES], state) for where in wheres)]

    def value(self, event: Event, state: State) -> Any:
        """The property that is asked for: of the first selection that admits the event."""
        for where, place in self.filters[event[KIND]]:
            if where is None or where(event[PROPERTIES], state):
                return None if place is None else event[PROPERTIES][place]
        return None
