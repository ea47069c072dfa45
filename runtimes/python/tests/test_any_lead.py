"""What holds for any lead at all, however hostile."""

from __future__ import annotations

import concurrent.futures
import copy
import itertools
import json
import random
import time
import unittest
from typing import Any

from support import AS_OF, JUNK, Leads, all_documents, is_json, ruleset

import leadlang
from leadlang.base.instants import as_instant
from leadlang.why.nodes import Nodes

NOW = as_instant(AS_OF)
VOLATILE = ("as_of", "recheck_at", "slas", "problems")


def lasting(decision: Any) -> Any:
    """What of a decision stays the same until it says to ask again."""
    rest = {key: value for key, value in decision.items() if key not in VOLATILE}
    rest["transitions"] = [{**entry, "at": None} for entry in decision["transitions"]]
    rest["slas"] = [{**clock, "open_ms": None, "elapsed_ms": None} for clock in decision["slas"]]
    return rest


class AnyLead(unittest.TestCase):
    def test_nothing_is_raised(self) -> None:
        for name, document in all_documents():
            rules = ruleset(name)
            leads = Leads(document, 7, NOW, hostile=0.5)
            for number in range(300):
                lead = leads.one()
                with self.subTest(name, number=number):
                    text = rules.decide_json(lead, AS_OF)
                    text.encode("utf-8")
                    decision = json.loads(text)
                    self.assertEqual(list(rules.decide(lead, AS_OF)), list(decision))
                    json.loads(rules.explain_json(lead, AS_OF))
                    rules.decide(lead, AS_OF, history="none")
                    try:
                        rules.replay(lead, AS_OF)
                    except leadlang.ReplayError:
                        pass

    def test_junk_itself(self) -> None:
        rules = ruleset("everything")
        for junk in JUNK:
            for lead in (
                junk,
                {"fields": junk},
                {"events": junk},
                {"events": [junk]},
                {"fields_at": junk},
                {"id": junk},
            ):
                rules.decide_json(lead, AS_OF).encode("utf-8")

    def test_a_lead_is_not_changed(self) -> None:
        for name, document in all_documents():
            rules = ruleset(name)
            for lead in (lead for lead in _json_leads(document, 3)):
                before = copy.deepcopy(lead)
                rules.explain(lead, AS_OF)
                self.assertEqual(before, lead)

    def test_arrival_order_never_counts(self) -> None:
        for name, document in all_documents():
            rules = ruleset(name)
            for number, lead in enumerate(_json_leads(document, 5)):
                once = rules.decide_json(lead, AS_OF)
                shuffled = copy.deepcopy(lead)
                random.Random(number).shuffle(shuffled["events"])
                shuffled["fields"] = dict(reversed(list(shuffled["fields"].items())))
                self.assertEqual(once, rules.decide_json(shuffled, AS_OF))

    def test_before_recheck_nothing_changes(self) -> None:
        for name, document in all_documents():
            rules = ruleset(name)
            for lead in _json_leads(document, 11):
                # Events that come later are new data, and so are entries of the log that others made at T.
                lead["events"] = [event for event in lead["events"] if event.get("at") != AS_OF]
                decision = rules.decide(lead, AS_OF)
                coming = [event[5] for events in rules.read(lead).by for event in events if event[5] > NOW]
                again = decision["recheck_at"]
                until = min([NOW + 10**10] + coming + ([as_instant(again)] if again else []))
                for later in (NOW + 1, (NOW + until) // 2, until - 1):
                    if NOW < later < until and rules.decide(lead, later)["history"] == decision["history"]:
                        self.assertEqual(lasting(decision), lasting(rules.decide(lead, later)), json.dumps(lead))

    def test_doors_say_what_decide_says(self) -> None:
        for name, document in all_documents():
            rules = ruleset(name)
            for lead in _json_leads(document, 13):
                decision = rules.decide(lead, AS_OF)
                facts = rules.read(lead)
                self.assertEqual(decision["stage"], rules.stage(facts, AS_OF))
                self.assertEqual(decision["stage"], rules.stage(lead, NOW))
                self.assertEqual(decision["scores"], rules.scores(facts, AS_OF))
                self.assertEqual(decision, rules.decide(facts, NOW))

    def test_two_evaluators_agree(self) -> None:
        """Generated functions, and the walk over expressions that explains them."""
        for name, document in all_documents():
            rules = ruleset(name)
            decider = rules._decider
            for lead in _json_leads(document, 17):
                _, state = decider.begin(rules.read(lead), NOW)
                decider.transit(state)
                nodes = Nodes(decider, state)
                for place, rule in enumerate(rules.document["rules"]):
                    if rule["rule"] == "define":
                        self.assertEqual(nodes.met(rule["when"]), state.R[place], rule["name"])
                ends = [rule["when"] for outcome in rules.document["outcomes"] for rule in outcome["rules"]]
                self.assertEqual([nodes.met(when) for when in ends], list(state.ends))

    def test_many_leads_are_decided_one_by_one(self) -> None:
        rules = ruleset("acme")
        endless = ({"id": str(number), "events": []} for number in itertools.count())
        decisions = rules.decide_many(endless, AS_OF)
        self.assertEqual(["0", "1", "2"], [decision["id"] for decision in itertools.islice(decisions, 3)])
        self.assertEqual({"id": "3", "events": []}, next(endless))
        with self.assertRaises(leadlang.InstantError):
            rules.decide_many([], "yesterday")

    def test_threads_share_a_rule_set(self) -> None:
        rules, document = ruleset("everything"), dict(all_documents())["everything"]
        leads = list(_json_leads(document, 29)) * 3
        wanted = [ruleset("everything").explain_json(lead, AS_OF) for lead in leads]
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            self.assertEqual(wanted, list(pool.map(lambda lead: rules.explain_json(lead, AS_OF), leads)))

    def test_depth_and_size(self) -> None:
        rules = ruleset("everything")
        deep: Any = []
        for _ in range(100_000):
            deep = [deep]
        started = time.process_time()
        rules.decide_json(
            {"id": "a", "fields": {"email": deep, "tags": deep}, "events": [deep, {"event": deep}]}, AS_OF
        )
        marks = "\u0301\u0323" * 100_000
        rules.decide_json({"id": marks, "fields": {"email": marks, marks: marks}}, AS_OF)
        self.assertLess(time.process_time() - started, 20)

    def test_many_events(self) -> None:
        rules = ruleset("everything")
        names = ["visited page", "called", "requested demo", "asked to wait", "wrote again", "responded"]
        events = [
            {"event": names[number % 6], "at": NOW_TEXTS[number % len(NOW_TEXTS)], "with": {"minutes": 5}}
            for number in range(100_000)
        ]
        started = time.process_time()
        decision = rules.decide({"id": "many", "events": events}, AS_OF)
        self.assertLess(time.process_time() - started, 60)
        self.assertEqual("many", decision["id"])


NOW_TEXTS = [f"2026-0{1 + n % 3}-{1 + n % 28:02}T{n % 24:02}:{n % 60:02}:00Z" for n in range(5_000)]


def _json_leads(document: Any, seed: int) -> Any:
    leads = Leads(document, seed, NOW, hostile=0.02)
    for _ in range(60):
        lead = leads.one()
        if isinstance(lead, dict) and isinstance(lead.get("events"), list) and isinstance(lead.get("fields"), dict):
            if is_json(lead) and all(isinstance(event, dict) for event in lead["events"]):
                yield lead


if __name__ == "__main__":
    unittest.main()
