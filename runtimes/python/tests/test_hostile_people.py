"""Leads that only a program can hand over: subclasses, objects that raise, and what else is no JSON."""

from __future__ import annotations

import collections
import datetime
import decimal
import enum
import fractions
import itertools
import json
import time
import types
import unittest
from typing import Any, Callable, Dict, Iterator, List

from mutants import Hostile
from support import AS_OF, Leads, all_documents, is_json, ruleset

import leadlang
from leadlang.base.instants import as_instant

NOW = as_instant(AS_OF)


class Text(str):
    pass


class Object(Dict[str, Any]):
    pass


class Array(List[Any]):
    pass


class Whole(int):
    pass


class Real(float):
    pass


def _refuse(*_: Any, **__: Any) -> Any:
    raise RuntimeError("hostile")


def hostile(kind: Any) -> Any:
    """A subclass of a type of which every method raises, but for those that make it and hash it."""
    kept = ("__new__", "__init__", "__hash__", "__class__", "__getattribute__", "__init_subclass__", "__subclasshook__")
    methods = {name: _refuse for name in dir(kind) if name not in kept and callable(getattr(kind, name))}
    return type(f"Hostile{kind.__name__}", (kind,), {**methods, "__hash__": lambda self: kind.__hash__(self)})


RAISING = {kind: hostile(kind) for kind in (str, list, int, float)}


class HostileDict(Dict[str, Any]):
    __getitem__ = __iter__ = __len__ = __contains__ = __eq__ = __bool__ = __repr__ = _refuse
    get = items = keys = values = copy = _refuse


class Liar(str):
    """A text that says that it is the same as any other with its hash."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash("email")


def rebuilt(part: Any, types_of: Dict[Any, Callable[[Any], Any]]) -> Any:
    """A copy of JSON made of other types."""
    if isinstance(part, dict):
        inside: Any = {rebuilt(key, types_of): rebuilt(one, types_of) for key, one in part.items()}
    elif isinstance(part, list):
        inside = [rebuilt(one, types_of) for one in part]
    else:
        inside = part
    make = types_of.get(type(part))
    return inside if make is None else make(inside)


class Colour(str, enum.Enum):
    RED = "red"


Point = collections.namedtuple("Point", "x y")
CYCLE: List[Any] = []
CYCLE.append(CYCLE)
KNOT: Dict[str, Any] = {}
KNOT["fields"] = KNOT["events"] = KNOT["with"] = KNOT

ODD: List[Any] = [
    *(
        10**10_000,
        -(10**10_000),
        2**63,
        1 - 2**63,
        float("nan"),
        float("inf"),
        -0.0,
        5e-324,
        1.7976931348623157e308,
        1j,
    ),
    *(
        decimal.Decimal(text)
        for text in ("1.50", "NaN", "sNaN", "Infinity", "1E+999999", "-0", "1e-999999", "9" * 9_000)
    ),
    *(b"bytes", bytearray(b"x"), memoryview(b"x"), {1, 2}, frozenset("a"), range(3), (i for i in "ab"), Point(1, 2)),
    *(datetime.datetime(2026, 3, 1), datetime.date(2026, 3, 1), datetime.datetime.now(datetime.timezone.utc)),
    *(datetime.timedelta(1), fractions.Fraction(1, 3), Colour.RED, enum.IntEnum("One", "ONE").ONE),  # type: ignore[attr-defined]
    *(collections.OrderedDict(a=1), collections.defaultdict(list), collections.UserDict(a=1), collections.deque([1])),
    *(
        types.MappingProxyType({"a": 1}),
        collections.Counter("ab"),
        object(),
        Hostile(),
        Hostile,
        type,
        len,
        ...,
        NotImplemented,
    ),
    *(CYCLE, KNOT, {1: 2, None: 3, (): 4, b"x": 5}, {Hostile(): 1}, "\udc80", {"\ud800": "\udfff"}, "\x00", "a\u0000b"),
    *(
        {"__class__": "x", "__proto__": {"polluted": 1}, "__dict__": {}, "constructor": {}},
        Text("x"),
        Whole(3),
        Real(2.5),
    ),
    *(RAISING[str]("de"), RAISING[int](3), RAISING[float](2.5), RAISING[list]([1]), HostileDict(a=1), Liar("country")),
]


def leads_of(document: Any, count: int) -> Iterator[Dict[str, Any]]:
    """Leads that are JSON objects."""
    made = Leads(document, 23, NOW, hostile=0.1)
    sound = (lead for lead in iter(made.one, ...) if isinstance(lead, dict) and is_json(lead))
    return itertools.islice(sound, count)


class People(unittest.TestCase):
    def test_subclasses_decide_as_what_they_are(self) -> None:
        plain: Dict[Any, Callable[[Any], Any]] = {str: Text, dict: Object, list: Array, int: Whole, float: Real}
        raising: Dict[Any, Callable[[Any], Any]] = {
            str: RAISING[str],
            dict: HostileDict,
            list: RAISING[list],
            int: RAISING[int],
            float: RAISING[float],
        }
        mixed: Dict[Any, Callable[[Any], Any]] = {
            str: Text,
            dict: collections.OrderedDict,
            list: tuple,
            float: lambda one: decimal.Decimal(repr(one)),
        }
        for name, document in all_documents():
            rules = ruleset(name)
            for lead in leads_of(document, 60):
                wanted = rules.explain_json(lead, AS_OF)
                for types_of in (plain, raising, mixed):
                    other = rebuilt(lead, types_of)
                    with self.subTest(name, lead=json.dumps(lead)[:500]):
                        self.assertEqual(wanted, rules.explain_json(other, AS_OF))
                        self.assertEqual(json.loads(wanted)["stage"], rules.stage(other, AS_OF))

    def test_anything_anywhere(self) -> None:
        documents = dict(all_documents())
        for name in ("everything", "numbers"):
            document, rules = documents[name], ruleset(name)
            lead = next(lead for lead in leads_of(document, 100) if len(lead.get("events", ())) > 2)
            field = document["fields"][0]["name"]
            for number, odd in enumerate(ODD):
                event = {"event": document["events"][0]["name"], "at": "2026-03-01T09:00:00Z"}
                with self.subTest(name, number=number):
                    for one in (
                        odd,
                        *({**lead, key: odd} for key in ("id", "history", "fields", "fields_at", "events", "else")),
                        *({**lead, "fields": {key["name"]: odd}} for key in document["fields"]),
                        {**lead, "fields": {field: [odd, odd]}, "fields_at": {field: odd, "else": odd}},
                        {**lead, "events": [odd, {**event, "with": {"else": odd}}]},
                        *(
                            {**lead, "events": [{**event, key: odd}]}
                            for key in ("event", "at", "received", "id", "with")
                        ),
                        *({**lead, "events": [{**event, key: odd}]} for key in ("passed", "skipped", "else")),
                        *({**lead, "events": [_filled(kind, odd)]} for kind in document["events"]),
                    ):
                        rules.decide_json(one, AS_OF).encode("utf-8")
                        json.loads(rules.explain_json(one, AS_OF, "none"))
                        rules.stage(one, AS_OF)
                        rules.scores(one, AS_OF)

    def test_nothing_of_them_stays(self) -> None:
        """Spellings are remembered from lead to lead; those of a liar must not be."""
        for name, document in all_documents():
            rules, other = ruleset(name), ruleset(name)
            for lead in itertools.islice(leads_of(document, 100), 100):
                fields = {Liar(field["name"]): Liar("US") for field in document["fields"]}
                events = [{Liar("event"): Liar(kind["name"]), Liar("at"): Liar(AS_OF)} for kind in document["events"]]
                rules.decide({"id": Liar("x"), "fields": fields, "fields_at": fields, "events": events}, AS_OF)
                self.assertEqual(other.decide_json(lead, AS_OF), rules.decide_json(lead, AS_OF))

    def test_a_lead_is_not_changed(self) -> None:
        for name, document in all_documents():
            rules = ruleset(name)
            for lead in leads_of(document, 20):
                before = json.dumps(lead)
                rules.explain(lead, AS_OF)
                rules.scores(lead, AS_OF)
                self.assertEqual(before, json.dumps(lead))

    def test_a_million_events(self) -> None:
        rules = ruleset("everything")
        times = [f"2026-0{1 + n % 3}-{1 + n % 28:02}T{n % 24:02}:{n % 60:02}:00Z" for n in range(9_000)]
        one = {"event": "visited page", "with": {"minutes": 5}}
        events = [{**one, "at": times[number % len(times)]} for number in range(1_000_000)]
        started = time.process_time()
        decision = rules.decide({"id": "many", "events": events}, AS_OF)
        self.assertLess(time.process_time() - started, 120)
        self.assertEqual("many", decision["id"])

    def test_facts_of_another_rule_set(self) -> None:
        facts = ruleset("acme").read({"id": "a"})
        for ask in ("decide", "explain", "stage", "scores", "replay", "decide_json"):
            with self.assertRaises(ValueError):
                getattr(ruleset("everything"), ask)(facts, AS_OF)

    def test_instants_that_are_none(self) -> None:
        rules = ruleset("acme")
        for odd in ODD:
            if type(odd) in (int, datetime.datetime) and (type(odd) is int or odd.tzinfo is not None):
                rules.decide_json({}, odd).encode("utf-8")
                rules.stage({}, odd)
            else:
                for ask in (rules.decide, rules.stage, rules.scores, rules.replay):
                    with self.assertRaises(leadlang.InstantError):
                        ask({}, odd)


def _filled(kind: Dict[str, Any], odd: Any) -> Dict[str, Any]:
    told = {part["name"]: odd for part in kind["properties"]}
    return {"event": kind["name"], "at": "2026-03-01T09:00:00Z", "with": told}


if __name__ == "__main__":
    unittest.main()
