"""Rule sets that are broken in any way: they are refused with a place and a reason, or they decide."""

from __future__ import annotations

import itertools
import json
import os
import time
import unittest
from typing import Any, Dict, Iterator, List

from mutants import JSON_VALUES, OTHER_VALUES, Mutants, signed, truncated
from support import AS_OF, Leads, all_documents, document

import leadlang
from leadlang.base.instants import as_instant

COUNT = int(os.environ.get("MUTANTS", "120"))
SEED = int(os.environ.get("SEED", "1"))
KNOWN = {"op": "known", "of": {"op": "field", "field": 0}}
SECONDS = 20


def people(one: Dict[str, Any], hostile: float) -> Iterator[Any]:
    """Leads without end."""
    made = Leads(one, SEED, as_instant(AS_OF), hostile)
    while True:
        yield made.one()


def decided(rules: leadlang.RuleSet, leads: List[Any]) -> None:
    """Asks everything."""
    for lead in leads:
        rules.explain_json(lead, AS_OF).encode("utf-8")
        rules.decide_json(lead, 0, "none").encode("utf-8")
        rules.stage(lead, AS_OF)
        rules.scores(lead, AS_OF)
        try:
            rules.replay_json(lead, AS_OF)
        except leadlang.ReplayError:
            pass


class Hostile(unittest.TestCase):
    def tried(self, source: Any, leads: List[Any]) -> bool:
        """Whether it was loaded."""
        started = time.process_time()
        try:
            rules = leadlang.load(source)
        except leadlang.RuleSetError as error:
            self.assertTrue(error.reason)
            self.assertTrue(error.path == "" or error.path.startswith("/"), error.path)
            return False
        finally:
            self.assertLess(time.process_time() - started, SECONDS)
        decided(rules, leads)
        self.assertLess(time.process_time() - started, SECONDS)
        return True

    def test_mutants(self) -> None:
        loaded = count = 0
        for name, one in all_documents():
            leads = list(itertools.islice(people(one, 0.2), 3))
            for number, values in enumerate((JSON_VALUES, JSON_VALUES + OTHER_VALUES)):
                for what, mutant in Mutants(one, SEED + number, values).some(COUNT):
                    with self.subTest(name, what=what):
                        count += 1
                        loaded += self.tried(mutant, leads)
        # Both ways have been gone often.
        self.assertGreater(loaded, count // 20)
        self.assertGreater(count - loaded, count // 5)

    def test_truncated_text(self) -> None:
        for name, one in all_documents():
            for text in truncated(one, SEED, COUNT):
                with self.subTest(name):
                    self.tried(text, [{}])

    def test_what_is_no_document(self) -> None:
        sources: List[Any] = [value for value in JSON_VALUES + OTHER_VALUES if issubclass(type(value), (dict, bytes))]
        for source in sources + [
            b"",
            b"{",
            b"\xff",
            b"[]",
            "{" * 100_000,
            b'{"a":' * 100_000,
            '{"ruleset":' + "9" * 10_000 + "}",
        ]:
            with self.assertRaises(leadlang.RuleSetError):
                leadlang.load(source)
        for text in ("\x00", "\ud800"):
            with self.assertRaises(leadlang.RuleSetError):
                leadlang.load(text)

    def test_text_that_is_nearly_json(self) -> None:
        text = json.dumps(document("numbers"))
        for wrong in ("NaN", "Infinity", "-Infinity", "1.0", "1e0", "01", "'1'", "true", "null", "2", "1" * 5_000):
            with self.assertRaises(leadlang.RuleSetError):
                leadlang.load(text.replace('"ruleset": 1', f'"ruleset": {wrong}'))
        # Of two keys that are the same the last counts, as JSON readers do.
        leadlang.load(text.replace('"ruleset": 1', '"ruleset": 2, "ruleset": 1'))
        with self.assertRaises(leadlang.RuleSetError):
            leadlang.load(text.replace('"ruleset": 1', '"ruleset": 1, "ruleset": 2'))

    def test_depth(self) -> None:
        deep: Any = KNOWN
        for _ in range(100_000):
            deep = {"op": "not", "of": deep}
        for place in ("fields", "rules", "later"):
            one = document("numbers")
            one[place] = deep
            if place == "later":
                leadlang.load(one)
            else:
                with self.assertRaises(leadlang.RuleSetError):
                    leadlang.load(one)
        one = document("numbers")
        one["rules"][0]["when"] = deep
        with self.assertRaises(leadlang.RuleSetError) as caught:
            leadlang.load(one)
        self.assertIn("too deep", caught.exception.reason)

    def test_as_deep_as_may_be(self) -> None:
        """Python's own compiler takes what the checks let through."""
        for kind in ("not", "all", "any", "at_least", "wide", "times"):
            one = document("numbers")
            place = next(place for place, field in enumerate(one["fields"]) if field["value"]["type"] == "number")
            node: Dict[str, Any] = {"op": "field", "field": place}
            for depth in range(60):
                if depth == 0 and kind in ("not", "all", "any", "at_least", "wide"):
                    node = {"op": "known", "of": node}
                elif kind == "not":
                    node = {"op": "not", "of": node}
                elif kind == "wide":
                    node = {"op": "at_least", "n": 1, "of": [node] + [{"op": "any", "of": []}] * 50}
                elif kind in ("all", "any", "at_least"):
                    node = {
                        "op": kind,
                        "of": [node, {"op": "any", "of": []}],
                        **({"n": 1} if kind == "at_least" else {}),
                    }
                else:
                    node = {"op": kind, "of": node, "by": 1}
            when = (
                node if kind in ("not", "all", "any", "at_least", "wide") else {"op": "eq", "left": node, "right": node}
            )
            one["rules"].append({"id": "define zz", "name": "zz", "rule": "define", "when": when})
            with self.subTest(kind):
                self.assertTrue(self.tried(signed(one), [{"id": "a", "fields": {one["fields"][place]["name"]: 3}}]))

    def test_size(self) -> None:
        for condition in ({"op": "all"}, {"op": "any"}, {"op": "at_least", "n": 9}):
            one = document("numbers")
            when = {**condition, "of": [KNOWN] * 30_000}
            one["rules"].append({"id": "define zz", "name": "zz", "rule": "define", "when": when})
            self.assertTrue(self.tried(signed(one), [{}]))

    def test_many_kinds_of_events_in_one_feature(self) -> None:
        one = document("numbers")
        first = len(one["events"])
        plain = {"interest": True, "hand_raise": False, "properties": [], "entry": None}
        one["events"] += [{"name": f"event {number}", **plain} for number in range(3_000)]
        select = [{"event": first + number} for number in range(3_000)]
        windows: List[List[Dict[str, Any]]] = [[], [{"window": "last", "ms": 1}]]
        for kind in ("count", "last_at"):
            for window in windows:
                identity = f"feature {kind} {len(window)}"
                one["features"].append({"id": identity, "kind": kind, "select": select, "windows": window})
        self.assertTrue(
            self.tried(signed(one), [{"id": "a", "events": [{"event": "event 2999", "at": "2026-01-01T00:00Z"}]}])
        )

    def test_a_long_chain_of_definitions(self) -> None:
        """Also where it is explained what is missing at its end."""
        one = document("everything")
        first = len(one["rules"])
        for number in range(5_000):
            when = {"op": "rule", "rule": first + number - 1} if number else KNOWN
            one["rules"].append({"id": f"define z{number}", "name": f"z{number}", "rule": "define", "when": when})
        criteria = {"id": "last", "for": None, "when": {"op": "rule", "rule": first + 4_999}}
        one["stages"]["list"][1]["criteria"] = [criteria]
        decision = leadlang.load(signed(one)).explain({"id": "a"}, AS_OF)
        self.assertEqual(["define z0"], decision["why"]["missing"]["not_met"])

    def test_open_hours_of_a_hundred_thousand_years(self) -> None:
        one = document("everything")
        for calendar in one["calendars"]:
            calendar["from"], calendar["until"] = -(2**52), 2**52
            for zone in calendar["zones"]:
                zone["open"] = [[-(2**52), 2**52]]
        for sla in one["slas"]:
            if sla["calendar"] is not None:
                sla["within"] = {"unit": "working_days", "days": 2**50}
        leads = list(itertools.islice(people(one, 0.1), 50))
        self.assertTrue(self.tried(json.dumps(signed(one)), leads))


if __name__ == "__main__":
    unittest.main()
