"""The conformance suite: every case to the byte, every refused document refused."""

from __future__ import annotations

import json
import unittest
from typing import Any, Dict

from support import ROOT

import leadlang

SUITE = ROOT / "spec" / "conformance"


def decided(rules: leadlang.RuleSet, case: Dict[str, Any]) -> str:
    """What this runtime answers."""
    lead, as_of, history = case["lead"], case["as_of"], case["history"]
    try:
        if case["explain"]:
            return rules.explain_json(lead, as_of, history)
        return rules.replay_json(lead, as_of) if history == "replay" else rules.decide_json(lead, as_of, history)
    except leadlang.ReplayError:
        return "null"


class Conformance(unittest.TestCase):
    def test_cases(self) -> None:
        loaded: Dict[str, leadlang.RuleSet] = {}
        count = 0
        for path in sorted(SUITE.glob("*.ndjson")):
            with self.subTest(path.name):
                wrong = []
                for line in path.read_text("utf-8").rstrip("\n").split("\n"):
                    case = json.loads(line)
                    mark = ',"decision":'
                    wanted = line[line.rindex(mark) + len(mark) : -1]
                    name = case["ruleset"]
                    if name not in loaded:
                        loaded[name] = leadlang.load(SUITE / name)
                    count += 1
                    got = decided(loaded[name], case)
                    if got != wanted:
                        wrong.append(f"{case['name']}\n  wanted {wanted}\n  got    {got}")
                self.assertFalse(wrong, f"{len(wrong)} cases differ, the first:\n{wrong[0] if wrong else ''}")
        if not count:
            self.skipTest("the suite is not here")

    def test_refused(self) -> None:
        refused = sorted(SUITE.glob("refused/*.json"))
        if not refused:
            self.skipTest("the suite is not here")
        for path in refused:
            case = json.loads(path.read_text("utf-8"))
            with self.subTest(case["name"]), self.assertRaises(leadlang.RuleSetError):
                leadlang.load(case["document"] if "document" in case else case["text"].encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    unittest.main()
