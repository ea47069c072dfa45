"""Reading a lead: its keys, its fields and their dates; events are read beside."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Set, Tuple

from ..base.days import Zone
from ..base.names import Names
from ..base.text import fold, plain
from .events import EventReader, Kind, sorted_keys
from .facts import Facts
from .problems import MASKED, Bad, Problems, found, note
from .tame import tame
from .values import Reader, plain_text, read_date_of_value, reader_of

_Plan = List[Tuple[int, Reader]]
_SPELT = frozenset(("id", "history", "fields", "fields_at", "events"))
#: Orders of keys that are remembered.
_PLANS = 1000
_KEYS = ("id", "history", "fields", "fields_at", "events")


class LeadReader:
    """Reads leads for one rule set."""

    __slots__ = ("zone", "fields", "names", "readers", "masked", "events", "keys", "kinds", "plans")

    def __init__(self, document: Dict[str, Any], zone: Zone) -> None:
        currency = document["definition"]["currency"]
        self.zone = zone
        self.fields: List[str] = [field["name"] for field in document["fields"]]
        self.names = Names(self.fields)
        self.readers: List[Reader] = [reader_of(field["value"], zone, currency) for field in document["fields"]]
        self.masked: List[bool] = [field["personal"] for field in document["fields"]]
        self.plans: Dict[Tuple[Any, ...], _Plan] = {}
        self.keys = Names(_KEYS)
        self.kinds = len(document["events"])
        self.events = EventReader(
            [
                Kind(event, [reader_of(part["value"], zone, currency) for part in event["properties"]])
                for event in document["events"]
            ]
        )

    def read(self, lead: Any) -> Facts:
        """The facts of a lead."""
        try:
            return self._read(lead)
        except Exception:
            # Plain data never raises. What does has methods of its own: it is read again without them.
            return self._read(tame(lead))

    def _read(self, lead: Any) -> Facts:
        facts = Facts([None] * len(self.fields), self.kinds)
        facts.reader = self
        problems = facts.problems
        if lead.__class__ is not dict:
            if not isinstance(lead, dict):
                note(problems, "not_an_object", None, found(lead))
                note(problems, "lead_without_id", None)
                return facts
            lead = dict(lead)
        if not _SPELT.issuperset(lead):
            lead = self._by_keys(lead, problems)
        self._id(lead.get("id"), facts)
        history = lead.get("history")
        if history is not None:
            self._history(history, facts)
        fields = lead.get("fields")
        if fields is not None:
            self._fields(fields, facts)
        dates = lead.get("fields_at")
        if dates is not None:
            self._dates(dates, facts)
        events = lead.get("events")
        if events is not None:
            if isinstance(events, (list, tuple)):
                self.events.read(events, facts)
            else:
                note(problems, "not_an_object", "events", found(events))
        return facts

    def _by_keys(self, lead: Dict[Any, Any], problems: Problems) -> Dict[str, Any]:
        """The lead with its keys as the standard spells them."""
        spelt: Dict[str, Any] = {}
        for key in sorted_keys(lead):
            place = self.keys.find(key)
            if place is None:
                note(problems, "key_not_declared", key)
            elif _KEYS[place] in spelt:
                note(problems, "duplicate_key", key)
            else:
                spelt[_KEYS[place]] = lead[key]
        return spelt

    def _id(self, raw: Any, facts: Facts) -> None:
        facts.id = raw if raw.__class__ is str and raw.isalnum() and raw.isascii() else plain_text(raw) or None
        if facts.id is None:
            note(facts.problems, "lead_without_id", None)

    def _history(self, raw: Any, facts: Facts) -> None:
        text = plain_text(raw)
        if text == "":
            return
        if text is not None and fold(text) == "log":
            facts.log = True
        elif text is None or fold(text) != "none":
            note(facts.problems, "not_a_choice", "history", found(raw))

    def _fields(self, raw: Any, facts: Facts) -> None:
        problems = facts.problems
        if not isinstance(raw, dict):
            note(problems, "not_an_object", "fields", found(raw))
            return
        values = facts.fields
        plan = self.plans.get(tuple(raw)) if raw.__class__ is dict else None
        if plan is None:
            plan = self._plan(raw)
            if plan is None:
                self._fields_by_keys(raw, facts)
                return
        for (place, reader), one in zip(plan, raw.values()):
            value = reader(one)
            if value.__class__ is Bad:
                self._bad(value, place, one, problems)
            else:
                values[place] = value

    def _plan(self, raw: Dict[Any, Any]) -> Optional[_Plan]:
        """Fields and readers for keys that are all declared, each once; most leads have the same keys in one order."""
        places = [self.names.find(key) if isinstance(key, str) else None for key in raw]
        if None in places or len(set(places)) != len(places):
            return None
        plan = [(place, self.readers[place]) for place in places if place is not None]
        if len(self.plans) < _PLANS and len(raw) < 500 and all(key.__class__ is str for key in raw):
            self.plans[tuple(raw)] = plan
        return plan

    def _fields_by_keys(self, raw: Dict[Any, Any], facts: Facts) -> None:
        """The same where a key is met for the first time, or is none, or two name one field."""
        problems = facts.problems
        there: Set[int] = set()
        for key in sorted_keys(raw):
            place = self.names.find(key)
            if place is None:
                note(problems, "field_not_declared", key)
                continue
            if place in there:
                note(problems, "duplicate_key", key)
                continue
            there.add(place)
            value = self.readers[place](raw[key])
            if value.__class__ is Bad:
                self._bad(value, place, raw[key], problems)
            else:
                facts.fields[place] = value

    def _bad(self, bad: Bad, place: int, raw: Any, problems: Problems) -> None:
        note(problems, bad.problem, self.fields[place], MASKED if self.masked[place] else found(raw))

    def _dates(self, raw: Any, facts: Facts) -> None:
        problems = facts.problems
        if not isinstance(raw, dict):
            note(problems, "not_an_object", "fields_at", found(raw))
            return
        dates: List[Optional[int]] = [None] * len(self.fields)
        there: Set[int] = set()
        for key in sorted_keys(raw):
            place = self.names.find(key)
            if place is None:
                note(problems, "field_not_declared", key)
                continue
            if place in there:
                note(problems, "duplicate_key", key)
                continue
            there.add(place)
            value = read_date_of_value(raw[key], self.zone)
            if value.__class__ is Bad:
                note(problems, value.problem, f"fields_at/{key}", found(raw[key]))
            else:
                dates[place] = value
        facts.dates = dates


__all__ = ["LeadReader", "plain"]
