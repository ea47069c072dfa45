"""The leads and decisions that stand in the chapters of the standard."""

from __future__ import annotations

import json
import pathlib
import re
import tempfile
import unittest
from typing import Any, Dict, Iterator, List, Optional, Tuple

from support import ROOT, reference, run_reference

import leadlang

_FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```", re.S | re.M)

#: A definition, a lead, an instant, and what must be part of the decision.
Shown = Tuple[str, str, str, Dict[str, Any]]


def shown_in(text: str) -> Iterator[Shown]:
    """All leads with their decisions in a chapter."""
    preludes: Dict[str, str] = {}
    definition = ""
    lead: Optional[Tuple[str, str]] = None
    for head, body in _FENCE.findall(text):
        words = head.split()
        marks = dict(word.split("=", 1) for word in words if "=" in word)
        if words[:1] == ["lead"]:
            if "prelude" in marks:
                preludes[marks["prelude"]] = body
            definition = preludes[marks["with"]] + "\n" + body if "with" in marks else body
        elif words[:2] == ["json", "lead"]:
            lead = (body, marks["as_of"])
        elif words[:2] == ["json", "decision"] and lead is not None:
            yield definition, lead[0], lead[1], json.loads(body)


def compiled(definition: str) -> leadlang.RuleSet:
    """A definition as a rule set."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "definition.lead"
        source.write_text(definition, "utf-8")
        done = run_reference("compile", "--compact", "--no-origins", str(source))
    if done.returncode:
        raise AssertionError(done.stderr)
    return leadlang.load(done.stdout)


@unittest.skipUnless(reference(), "the lead command is not here")
class Fences(unittest.TestCase):
    def test_chapters(self) -> None:
        count = 0
        for path in sorted((ROOT / "spec").glob("*.md")):
            for definition, lead, as_of, wanted in shown_in(path.read_text("utf-8")):
                count += 1
                with self.subTest(f"{path.name} {as_of}"):
                    rules = compiled(definition)
                    decision = json.loads(rules.explain_json(json.loads(lead), as_of))
                    self.assertEqual(wanted, {key: decision[key] for key in wanted})
        self.assertGreater(count, 5)


ALL: List[str] = ["Fences"]

if __name__ == "__main__":
    unittest.main()
