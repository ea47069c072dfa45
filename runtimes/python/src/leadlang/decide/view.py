"""What of a lead exists at an instant (5.2)."""

from __future__ import annotations

from typing import Dict, List, Optional, Sequence

from ..read.events import order_of
from ..read.facts import AT, ID, KIND, MARK, NONE, SEEN, Event, Facts
from .state import State


def events_at(state: State, facts: Facts, log: Sequence[bool]) -> None:
    """Puts the events that exist into the state; `log` says which names are entries of the transition log."""
    now = state.T
    if facts.seen <= now and not facts.special:
        state.history = "log" if facts.log else "none"
        return
    by: List[Sequence[Event]] = list(facts.by)
    if facts.seen > now:
        for kind, events in enumerate(by):
            if events:
                by[kind] = [event for event in events if event[SEEN] <= now]
    state.by = by
    if not facts.special:
        state.history = "log" if facts.log else "none"
        return
    _one_of_each_id(by)
    at_now: List[Event] = []
    entries = False
    for kind, events in enumerate(by):
        if events and log[kind]:
            entries = True
            merged = one_of_each_instant(events)
            if merged[-1][AT] == now:
                at_now.append(merged.pop())
            by[kind] = merged
    state.entries = at_now
    state.history = "log" if entries or facts.log else "none"


def _one_of_each_id(by: List[Sequence[Event]]) -> None:
    """Of the events with one id only the first stands."""
    first: Dict[Optional[str], Event] = {}
    doubled = False
    for events in by:
        for event in events:
            if event[ID] is None:
                continue
            other = first.setdefault(event[ID], event)
            if other is not event:
                doubled = True
                if is_before(event, other):
                    first[event[ID]] = event
    if doubled:
        for kind, events in enumerate(by):
            if events:
                by[kind] = [event for event in events if event[ID] is None or first[event[ID]] is event]


def is_before(event: Event, other: Event) -> bool:
    """The order of 5.2; what costs most is looked at last."""
    if event[AT] != other[AT]:
        return event[AT] < other[AT]
    if event[KIND] != other[KIND]:
        return event[KIND] < other[KIND]
    return order_of(event) < order_of(other)


def one_of_each_instant(events: Sequence[Event]) -> List[Event]:
    """Entries of one name at one instant are one: the one that is not marked, else the one marked `passed`."""
    merged: List[Event] = []
    for event in events:
        if merged and merged[-1][AT] == event[AT]:
            if event[MARK] < merged[-1][MARK]:
                merged[-1] = event
        else:
            merged.append(event)
    return merged


def without_log(facts: Facts, is_log: Sequence[bool]) -> Facts:
    """The facts of a lead as if it carried no log."""
    if not any(log and events for events, log in zip(facts.by, is_log)):
        if not facts.log:
            return facts
    rest = Facts(facts.fields, 0)
    rest.id, rest.dates, rest.seen, rest.problems = facts.id, facts.dates, facts.seen, facts.problems
    rest.by = [NONE if log else events for events, log in zip(facts.by, is_log)]
    ids = [event[ID] for events in rest.by for event in events if event[ID] is not None]
    rest.special = len(set(ids)) != len(ids)
    return rest
