"""What is no rule set is refused, and where it is wrong is said."""

from __future__ import annotations

import json
import pathlib
import tempfile
import unittest
from typing import Any, Callable, Dict

from support import RULESETS, document

import leadlang
from leadlang.check.fingerprint import fingerprint

Change = Callable[[Dict[str, Any]], Any]


def changed(change: Change, name: str = "everything", sign: bool = True) -> Dict[str, Any]:
    """A rule set with a fault, its fingerprint made to fit where it has a shape that can be told."""
    one = document(name)
    change(one)
    if sign:
        try:
            one["fingerprint"] = fingerprint(one)
        except (KeyError, TypeError, AttributeError):
            pass
    return one


def put(path: str, value: Any) -> Change:
    """A change of one place."""

    def change(one: Any) -> None:
        *steps, last = path.strip("/").split("/")
        for step in steps:
            one = one[int(step) if isinstance(one, list) else step]
        one[int(last) if isinstance(one, list) else last] = value

    return change


def drop(path: str) -> Change:
    """A key that is missing."""

    def change(one: Any) -> None:
        *steps, last = path.strip("/").split("/")
        for step in steps:
            one = one[int(step) if isinstance(one, list) else step]
        del one[last]

    return change


class Load(unittest.TestCase):
    def refused(self, change: Change, path: str, sign: bool = True) -> None:
        with self.assertRaises(leadlang.RuleSetError) as caught:
            leadlang.load(changed(change, sign=sign))
        self.assertEqual(path, caught.exception.path, str(caught.exception))
        self.assertIn(path, str(caught.exception))

    def test_shapes(self) -> None:
        self.refused(put("/ruleset", 2), "/ruleset")
        self.refused(put("/ruleset", True), "/ruleset")
        self.refused(put("/ruleset", 1.0), "/ruleset")
        self.refused(drop("/fields"), "/fields")
        self.refused(put("/fields", None), "/fields")
        self.refused(put("/fields/0/name", 7), "/fields/0/name")
        self.refused(put("/fields/0/name", "\ud800"), "/fields/0/name")
        self.refused(put("/features/0/kind", "median"), "/features/0/kind")
        self.refused(put("/features/0/windows", [{"window": "next", "ms": 1}]), "/features/0/windows/0/window")
        self.refused(put("/days/until", 2**53), "/days/until")
        self.refused(put("/days/until", 1.5), "/days/until")
        self.refused(put("/stages/list/0/keep", {"kept": "longer"}), "/stages/list/0/keep/kept")

    def test_links(self) -> None:
        self.refused(put("/features/0/select/0/event", 9999), "/features/0/select/0/event")
        self.refused(put("/words/lead/stage", 99), "/words/lead/stage")
        self.refused(put("/stages/list/1/name", "suspect"), "/stages/list/1/name")
        self.refused(put("/fingerprint", "sha256:" + "0" * 64), "/fingerprint", sign=False)
        self.refused(put("/days/first", 60_000), "/fingerprint", sign=False)
        self.refused(put("/days/first", 26 * 3_600_000 + 1), "/days/first")
        criteria = {"id": "x", "for": None, "when": {"op": "stage"}}
        self.refused(put("/stages/list/1/criteria", [criteria]), "/stages/list/1/criteria/0/when")
        read = {"op": "eq", "left": {"op": "stage"}, "right": {"op": "const", "value": 1}}
        path = "/stages/list/1/criteria/0/when"
        self.refused(put("/stages/list/1/criteria", [{**criteria, "when": read}]), path + "/left")
        circle = {"op": "meets", "stage": 1}
        self.refused(put("/stages/list/1/criteria", [{**criteria, "when": circle}]), "/stages/list/1")
        deep: Dict[str, Any] = {"op": "all", "of": []}
        for _ in range(70):
            deep = {"op": "not", "of": deep}
        with self.assertRaises(leadlang.RuleSetError):
            leadlang.load(changed(put("/stages/list/1/criteria", [{**criteria, "when": deep}])))

    def test_what_is_not_known_is_ignored(self) -> None:
        one = document("everything")
        one["later"] = {"id": 7}
        one["fields"][0]["colour"] = "red"
        one["compiler"]["name"] = "another"
        one["stages"]["list"][0]["title"] = "Another"
        rules = leadlang.load(one)
        self.assertEqual(document("everything")["fingerprint"], rules.fingerprint)

    def test_ways_to_load(self) -> None:
        path = RULESETS / "benchmark.json"
        text = path.read_text("utf-8")
        for source in (
            path,
            str(path),
            text,
            "\ufeff" + text,
            text.encode(),
            b"\xef\xbb\xbf" + text.encode(),
            json.loads(text),
        ):
            self.assertEqual("Benchmark", leadlang.load(source).name)
        for bad in ("{", b"{", b"\xff{", b"", b"[]", "{" * 100_000):
            with self.assertRaises(leadlang.RuleSetError):
                leadlang.load(bad)
        with self.assertRaises(OSError):
            leadlang.load("nowhere.json")
        with self.assertRaises(TypeError):
            leadlang.load(7)  # type: ignore[arg-type]

    def test_no_text_of_a_rule_set_is_executed(self) -> None:
        hostile = "__import__('os').abort()"
        one = json.loads(json.dumps(document("numbers")).replace('"CEO"', json.dumps(f"'{hostile}'")))
        for part in one["fields"] + one["events"] + one["rules"]:
            part["name"] += f"\n{hostile}\n\"'''"
        one["fingerprint"] = fingerprint(one)
        leadlang.load(one).explain({"id": "a"}, 0)

    def test_a_large_one(self) -> None:
        one = document("numbers")
        condition = {"op": "known", "of": {"op": "field", "field": 0}}
        one["rules"] = [
            {
                "id": f"define {n}",
                "name": f"d{n}",
                "rule": "define",
                "when": {"op": "rule", "rule": n - 1} if n else condition,
            }
            for n in range(5_000)
        ]
        rows = [{"id": f"row {n}", "value": n % 2, "when": condition} for n in range(3_000)]
        one["rules"].append(
            {
                "id": "class c",
                "name": "c",
                "rule": "class",
                "values": ["a", "b"],
                "ordered": False,
                "rows": rows,
                "otherwise": 0,
            }
        )
        many = {"op": "at_least", "n": 2, "of": [condition] * 3_000}
        one["rules"].append({"id": "define last", "name": "last", "rule": "define", "when": many})
        for part in ("nurtures", "routes", "targets"):
            one[part] = []
        one["stages"]["list"], one["outcomes"], one["words"]["lead"] = [], [], None
        one["events"] = [event for event in one["events"] if event["entry"] is None]
        one["fingerprint"] = fingerprint(one)
        rules = leadlang.load(one)
        self.assertEqual({"c": "a"}, rules.decide({"id": "x"}, 0)["classes"])

    def test_errors_pickle_their_place(self) -> None:
        error = leadlang.RuleSetError("", "it is no JSON object")
        self.assertEqual("/: it is no JSON object", str(error))


class Folder(unittest.TestCase):
    def test_a_path_like(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "{odd}.json"
            path.write_text((RULESETS / "numbers.json").read_text("utf-8"), "utf-8")
            self.assertEqual("numbers", leadlang.load(path).name)


if __name__ == "__main__":
    unittest.main()
