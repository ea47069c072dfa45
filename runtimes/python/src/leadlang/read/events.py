"""Reading the events of a lead."""

from __future__ import annotations

from operator import itemgetter
from typing import Any, Dict, List, Optional, Set, Tuple

from ..base.canonical import canonical
from ..base.instants import DAYS, HOURS, RESTS
from ..base.names import Names
from ..base.text import plain, trimmed
from .facts import AT, KIND, PASSED, SEEN, SKIPPED, Event, Facts
from .problems import Bad, Problems, found, note
from .values import Reader, plain_text, read_time, read_yes_no

KEYS = ("event", "at", "received", "id", "with", "properties", "passed", "skipped")
_SPELT = ("event", "at", "received", "id", "with", "passed", "skipped")
_EVENT, _AT, _RECEIVED, _ID, _WITH, _PROPERTIES, _PASSED, _SKIPPED = range(8)

#: Spellings that are remembered.
_REMEMBERED = 1000
_time_of = itemgetter(AT)


def order_of(event: Event) -> Tuple[Any, ...]:
    """The place of an event among those of its name (5.2)."""
    at, properties, mark, identity, _, _ = event
    return at, canonical(properties), mark, identity is not None, identity or ""


class Kind:
    """One declared event."""

    __slots__ = ("name", "names", "readers", "required", "default", "log", "unknown", "single")

    def __init__(self, event: Dict[str, Any], readers: List[Reader]) -> None:
        self.name: str = event["name"]
        properties = event["properties"]
        self.names = Names(part["name"] for part in properties)
        self.readers = readers
        #: Properties that must be known, and those for which a value stands in.
        self.required = [place for place, part in enumerate(properties) if part["required"]]
        self.default = [
            (place, tuple(part["if_unknown"]) if isinstance(part["if_unknown"], list) else part["if_unknown"])
            for place, part in enumerate(properties)
            if part["if_unknown"] is not None
        ]
        entry = event["entry"]
        #: It is an entry of the transition log.
        self.log = entry is not None and entry["entry"] != "changed"
        values: List[Any] = [None] * len(properties)
        for place, value in self.default:
            values[place] = value
        #: The properties of an event that tells none.
        self.unknown: Optional[Tuple[Any, ...]] = None if self.required or self.log else tuple(values)
        #: The reader of its only property, by the spellings of its name that were met.
        self.single: Dict[str, Reader] = {}


class EventReader:
    """Reads the `events` of a lead into its facts."""

    __slots__ = ("kinds", "names", "keys")

    def __init__(self, kinds: List[Kind]) -> None:
        self.kinds = kinds
        self.names = Names(kind.name for kind in kinds)
        self.keys = Names(KEYS)

    def read(self, raw: Any, facts: Facts) -> None:
        """Adds all events that can be read; the others are problems."""
        kinds, known, by = self.kinds, self.names.known, facts.by
        latest, unsorted = facts.seen, set()
        at = place = 0
        # Common shapes are read here, in one pass without a call; whatever is out of the ordinary by `_read`: a name
        # or a part of an instant that is met for the first time is a KeyError, what is of another type a TypeError.
        for one in raw:
            event: Optional[Event] = None
            if one.__class__ is dict:
                try:
                    place, time = known[one["event"]], one["at"]
                    at = DAYS[time[:10]] + HOURS[time[10:16]] + RESTS[time[16:]]
                    kind = kinds[place]
                    if len(one) == 2:
                        values = kind.unknown
                    elif len(one) == 3:
                        told = one["with"]
                        (key,) = told
                        value = kind.single[key](told[key])
                        values = None if value is None or value.__class__ is Bad else (value,)
                    else:
                        values = None
                    if values is not None:
                        event = (at, values, 0, None, place, at)
                except (KeyError, TypeError, ValueError):
                    pass
            if event is None:
                event = self._read(one, facts)
                if event is None:
                    continue
                at, place = event[AT], event[KIND]
            if event[SEEN] > latest:
                latest = event[SEEN]
            others = by[place]
            if others:
                if at <= others[-1][AT]:
                    unsorted.add(place)
                others.append(event)  # type: ignore[attr-defined]
            else:
                by[place] = [event]
        facts.seen = latest
        for place in unsorted:
            _sort(by[place])  # type: ignore[arg-type]

    def _read(self, one: Any, facts: Facts) -> Optional[Event]:
        """One event, however it is written; `None` if it does not exist."""
        problems = facts.problems
        if not isinstance(one, dict):
            note(problems, "not_an_object", "events", found(one))
            return None
        name, time, received, identity, told, passed, skipped = self._by_keys(one, problems)
        place = self._kind(name, problems)
        if place is None:
            return None
        kind = self.kinds[place]
        at = read_time(time)
        if at.__class__ is not int:
            if at is None:
                note(problems, "event_without_time", kind.name)
            else:
                note(problems, at.problem, f"{kind.name}/at", found(time))
            # It does not exist, so nothing else of it is looked at.
            return None
        seen = at
        if received is not None:
            moment = read_time(received)
            if moment.__class__ is Bad:
                note(problems, moment.problem, f"{kind.name}/received", found(received))
            elif moment is not None and moment > at:
                seen = moment
        values = self._properties(kind, told, problems)
        if values is None:
            return None
        mark = 0
        if kind.log:
            facts.special = True
            if passed is not None or skipped is not None:
                mark = _mark(passed, skipped)
        if identity is not None:
            identity = plain_text(identity) or None
            if identity is not None:
                if facts.ids is None:
                    facts.ids = set()
                if identity in facts.ids:
                    facts.special = True
                facts.ids.add(identity)
        return at, values, mark, identity, place, seen

    def _kind(self, name: Any, problems: Problems) -> Optional[int]:
        """The place of an event's name."""
        if not isinstance(name, str) or not plain(name):
            note(problems, "event_without_name", None)
            return None
        place = self.names.find(name)
        if place is None:
            note(problems, "event_not_declared", trimmed(name))
        return place

    def _by_keys(self, one: Dict[Any, Any], problems: Problems) -> Tuple[Any, ...]:
        """The values of an event's keys, however they are spelt."""
        count = len(one)
        for key in _SPELT:
            if key in one:
                count -= 1
        if not count:
            get = one.get
            return (get("event"), get("at"), get("received"), get("id"), get("with"), get("passed"), get("skipped"))
        values: List[Any] = [None] * len(KEYS)
        there: Set[int] = set()
        for key in sorted_keys(one):
            place = self.keys.find(key)
            if place is None:
                note(problems, "key_not_declared", f"events/{key}")
                continue
            place = _WITH if place == _PROPERTIES else place
            if place in there:
                note(problems, "duplicate_key", f"events/{key}")
                continue
            there.add(place)
            values[place] = one[key]
        return (
            values[_EVENT],
            values[_AT],
            values[_RECEIVED],
            values[_ID],
            values[_WITH],
            values[_PASSED],
            values[_SKIPPED],
        )

    def _properties(self, kind: Kind, told: Any, problems: Problems) -> Optional[Tuple[Any, ...]]:
        """The values of an event's properties; `None` if a required one is unknown."""
        readers = kind.readers
        values: List[Any] = [None] * len(readers)
        if told is not None and not isinstance(told, dict):
            note(problems, "not_an_object", f"{kind.name}/with", found(told))
        elif told:
            there: Set[int] = set()
            for key in sorted_keys(told):
                raw = told[key]
                place = kind.names.find(key)
                if place is None:
                    note(problems, "property_not_declared", f"{kind.name}/{key}")
                    continue
                if place in there:
                    note(problems, "duplicate_key", f"{kind.name}/{key}")
                    continue
                there.add(place)
                if len(readers) == 1 and not kind.log and key.__class__ is str and len(kind.single) < _REMEMBERED:
                    kind.single[key] = readers[0]
                value = readers[place](raw)
                if value.__class__ is Bad:
                    note(problems, value.problem, f"{kind.name}/{kind_property(kind, place)}", found(raw))
                    value = None
                values[place] = value
        for place, value in kind.default:
            if values[place] is None:
                values[place] = value
        complete = True
        for place in kind.required:
            if values[place] is None:
                note(problems, "event_without_required", f"{kind.name}/{kind_property(kind, place)}")
                complete = False
        return tuple(values) if complete else None


def kind_property(kind: Kind, place: int) -> str:
    """The name of a property."""
    for name, at in kind.names.exact.items():
        if at == place:
            return name
    return ""


def sorted_keys(one: Dict[Any, Any]) -> List[Any]:
    """Keys in the order of their code points. A key that is no text cannot come from JSON; it is left out."""
    return sorted(key for key in one if isinstance(key, str))


def _mark(passed: Any, skipped: Any) -> int:
    if read_yes_no(skipped) is True:
        return SKIPPED
    return PASSED if read_yes_no(passed) is True else 0


def _sort(events: List[Event]) -> None:
    """Puts events of one name in order. Ties are rare, so their full order is looked at only where there are some."""
    if len(events) == 2 and events[0][AT] != events[1][AT]:
        events.reverse()
        return
    events.sort(key=_time_of)
    before = None
    for event in events:
        if event[AT] == before:
            events.sort(key=order_of)
            return
        before = event[AT]
